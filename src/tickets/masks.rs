//! Which of 64 bytes are quotes, delimiters and line ends, as bit masks: the one place that differs by machine.

/// A bit for each of 64 bytes, the lowest for the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Masks {
    pub quotes: u64,
    pub delimiters: u64,
    pub line_feeds: u64,
    pub carriage_returns: u64,
}

impl Masks {
    #[inline(always)]
    pub fn of(block: &[u8; 64], quote: u8, delimiter: u8) -> Self {
        let [quotes, delimiters, line_feeds, carriage_returns] =
            find(block, [quote, delimiter, b'\n', b'\r']);
        Self {
            quotes,
            delimiters,
            line_feeds,
            carriage_returns,
        }
    }
}

/// Of each byte the places.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn find(block: &[u8; 64], bytes: [u8; 4]) -> [u64; 4] {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_eq, u8x16_splat, u64x2};
    let (sixteens, _) = block.as_chunks::<16>();
    let mut found = [0; 4];
    for (position, sixteen) in sixteens.iter().enumerate() {
        let (eights, _) = sixteen.as_chunks::<8>();
        let [low, high] = [eights[0], eights[1]].map(u64::from_le_bytes);
        let text = u64x2(low, high);
        for (mask, byte) in found.iter_mut().zip(bytes) {
            let equal = i8x16_bitmask(i8x16_eq(text, u8x16_splat(byte)));
            *mask |= u64::from(equal) << (16 * position);
        }
    }
    found
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn find(block: &[u8; 64], bytes: [u8; 4]) -> [u64; 4] {
    use core::arch::x86_64::{_mm_cmpeq_epi8, _mm_movemask_epi8, _mm_set_epi64x, _mm_set1_epi8};
    let (sixteens, _) = block.as_chunks::<16>();
    let mut found = [0; 4];
    for (position, sixteen) in sixteens.iter().enumerate() {
        let (eights, _) = sixteen.as_chunks::<8>();
        let [low, high] = [eights[0], eights[1]].map(i64::from_le_bytes);
        for (mask, byte) in found.iter_mut().zip(bytes) {
            // SAFETY: SSE2, all that these need, is part of x86-64.
            let equal = unsafe {
                let text = _mm_set_epi64x(high, low);
                _mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8(byte as i8)))
            };
            *mask |= u64::from(equal as u16) << (16 * position);
        }
    }
    found
}

#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    target_arch = "x86_64"
)))]
fn find(block: &[u8; 64], bytes: [u8; 4]) -> [u64; 4] {
    find_in_words(block, bytes)
}

/// Eight bytes at a time, on any machine.
#[cfg(any(
    test,
    not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        target_arch = "x86_64"
    ))
))]
fn find_in_words(block: &[u8; 64], bytes: [u8; 4]) -> [u64; 4] {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const LOW: u64 = ONES * 0x7F;
    let (words, _) = block.as_chunks::<8>();
    bytes.map(|byte| {
        let words = words.iter().map(|word| u64::from_le_bytes(*word));
        words.rev().fold(0, |mask, word| {
            let differs = word ^ (ONES * u64::from(byte));
            // The high bit of each byte that is zero, and then all eight side by side.
            let equal = !(((differs & LOW) + LOW) | differs | LOW);
            mask << 8 | (equal >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
        })
    })
}

/// A bit for each place with an odd number of set bits up to and including it.
#[inline(always)]
pub(super) fn parity(mut bits: u64) -> u64 {
    for distance in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << distance;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_finds_the_same_bytes() {
        let mut state = 1_u64;
        for _ in 0..10_000 {
            let block: [u8; 64] = std::array::from_fn(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                b"\",;\n\r\0a\x8D\x8A\xA2\xAC\x7F\x80\xFF\x0B\x0C"[(state >> 60) as usize]
            });
            let bytes = [b'"', b',', b'\n', b'\r'];
            let expected = bytes.map(|byte| {
                let bit = |place: usize| u64::from(block[place] == byte) << place;
                (0..64).map(bit).sum()
            });
            assert_eq!(find(&block, bytes), expected);
            assert_eq!(find_in_words(&block, bytes), expected);
            let [quotes, ..] = expected;
            let odd = |place: u32| (quotes << (63 - place)).count_ones() % 2 == 1;
            let expected: u64 = (0..64).map(|place| u64::from(odd(place)) << place).sum();
            assert_eq!(parity(quotes), expected);
        }
    }
}
