//! Durations in milliseconds, every one of them for exact quantiles.

use super::sums::{SmallSums, Sums};
use std::rc::Rc;

/// Durations while they are counted.
#[derive(Clone, Default)]
pub(super) struct Counted {
    full: Vec<Rc<Vec<u32>>>,
    last: Vec<u32>,
    long: Vec<u64>,
}

impl Counted {
    pub fn add(&mut self, ms: u64) {
        match u32::try_from(ms) {
            Ok(ms) => self.add_short(ms),
            Err(_) => self.long.push(ms),
        }
    }

    #[inline(always)]
    pub fn add_short(&mut self, ms: u32) {
        if self.last.len() == self.last.capacity() {
            self.make_room();
        }
        self.last.push(ms);
    }

    /// Only a piece that is not long grows: nothing large is ever moved.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self) {
        if self.last.len() < PIECE {
            self.last.reserve(1);
        } else {
            let full = std::mem::replace(&mut self.last, Vec::with_capacity(PIECE));
            self.full.push(Rc::new(full));
        }
    }

    /// All of them.
    pub fn durations(mut self) -> Durations {
        if !self.last.is_empty() {
            self.full.push(Rc::new(self.last));
        }
        Durations {
            short: self.full,
            long: self.long,
        }
    }
}

/// Durations that were counted.
#[derive(Clone, Default)]
pub(super) struct Durations {
    /// Those of less than 49.7 days take half the memory. They lie in pieces, which tallies of the same tickets share.
    short: Vec<Rc<Vec<u32>>>,
    long: Vec<u64>,
}

impl Durations {
    pub fn merge(&mut self, other: &Self) {
        self.short.extend_from_slice(&other.short);
        self.long.extend_from_slice(&other.long);
    }

    fn pieces(&self) -> impl Iterator<Item = &[u32]> {
        self.short.iter().map(|piece| piece.as_slice())
    }

    #[inline(never)]
    fn short_values(&self) -> Vec<u32> {
        self.pieces().flatten().copied().collect()
    }

    fn short_len(&self) -> usize {
        self.pieces().map(<[u32]>::len).sum()
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        (self.short_len() + self.long.len()) as u64
    }

    /// Their sums.
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        in_calls(self.pieces(), &mut sums, |piece, sums| {
            let mut small = SmallSums::default();
            for ms in piece {
                small.add(*ms, true);
            }
            sums.merge(&small.sums());
        });
        for ms in &self.long {
            sums.add(*ms);
        }
        sums
    }

    /// The values at these places, counted from 0 and rising, of all sorted upwards.
    pub fn ranked(&self, places: &[usize]) -> Vec<u64> {
        let first_long = self.short_len();
        let in_short = places.partition_point(|place| *place < first_long);
        let (in_short, in_long) = places.split_at(in_short);
        let mut found = if first_long > MANY {
            self.by_buckets(in_short)
        } else {
            selected(&mut self.short_values(), in_short.iter().copied())
        };
        let in_long = in_long.iter().map(|place| place - first_long);
        found.extend(selected(&mut self.long.clone(), in_long));
        found
    }

    /// How many are above one of these ends and not above the next, from none to the last, and how many above it.
    pub fn histogram(&self, ends: &[u64]) -> Vec<u64> {
        let mut counts = self.up_to(ends);
        counts.push(self.len());
        let before = [0].into_iter().chain(counts.clone());
        counts
            .iter()
            .zip(before)
            .map(|(up_to, before)| up_to - before)
            .collect()
    }

    /// How many are not above each of these ends.
    pub fn up_to(&self, ends: &[u64]) -> Vec<u64> {
        let mut counts = vec![0; ends.len()];
        // To compare each with all ends takes no branch, and many at once.
        in_calls(self.pieces(), &mut counts, |piece, counts| {
            for (end, count) in ends.iter().zip(counts) {
                let end = u32::try_from(*end).unwrap_or(u32::MAX);
                let within = piece.iter().map(|ms| u32::from(*ms <= end));
                *count += u64::from(within.sum::<u32>());
            }
        });
        for (end, count) in ends.iter().zip(&mut counts) {
            *count += self.long.iter().filter(|ms| **ms <= *end).count() as u64;
        }
        counts
    }

    /// As [`selected`] of the short ones, but each is looked at twice only: all are counted in buckets, and then those of
    /// the buckets in which the places lie are sorted.
    #[inline(never)]
    fn by_buckets(&self, places: &[usize]) -> Vec<u64> {
        let mut counts = vec![0_usize; BUCKETS];
        in_calls(self.pieces(), &mut counts, |piece, counts| {
            for value in piece {
                counts[bucket(*value)] += 1;
            }
        });
        let (mut wanted, slots) = wanted(&counts, places);
        in_calls(self.pieces(), &mut wanted, |piece, wanted| {
            for value in piece {
                let slot = usize::from(slots[bucket(*value)]);
                if slot > 0 {
                    wanted[slot - 1].values.push(*value);
                }
            }
        });
        for bucket in &mut wanted {
            bucket.values.sort_unstable();
        }
        let value = |place: &usize| {
            let after = wanted.partition_point(|bucket| bucket.before <= *place);
            let bucket = wanted.get(after.checked_sub(1)?)?;
            let value = bucket.values.get(place - bucket.before);
            value.map(|value| u64::from(*value))
        };
        places.iter().map_while(value).collect()
    }
}

/// How many values a call looks at.
const PIECE: usize = 1 << 12;

/// Goes through many values in calls for a piece of them each, which no compiler may dissolve: browsers replace slow code
/// by fast code when it is called again, not while it runs.
pub(super) fn in_pieces<T, S>(values: &[T], state: &mut S, each: impl Fn(&[T], &mut S)) {
    in_calls(values.chunks(PIECE), state, each);
}

fn in_calls<'a, T: 'a, S>(
    pieces: impl Iterator<Item = &'a [T]>,
    state: &mut S,
    each: impl Fn(&[T], &mut S),
) {
    let each: &dyn Fn(&[T], &mut S) = &each;
    let each = std::hint::black_box(each);
    for piece in pieces {
        each(piece, state);
    }
}

/// The values at these rising places of all sorted upwards.
#[inline(never)]
fn selected<T: Copy + Ord + Into<u64>>(
    mut values: &mut [T],
    places: impl Iterator<Item = usize>,
) -> Vec<u64> {
    let (mut before, mut last) = (0, None);
    let mut found = Vec::new();
    for place in places {
        let value = match last {
            Some((same, value)) if same == place => value,
            _ if place - before < values.len() => {
                let (_, value, rest) = values.select_nth_unstable(place - before);
                values = rest;
                before = place + 1;
                (*value).into()
            }
            _ => break,
        };
        last = Some((place, value));
        found.push(value);
    }
    found
}

/// A bucket in which some of the places lie.
struct Wanted {
    /// How many values lie before it.
    before: usize,
    /// Its own.
    values: Vec<u32>,
}

/// The buckets in which these places lie, of buckets with so many values each, still without their values; and of each
/// bucket the position among these, from 1.
#[inline(never)]
fn wanted(counts: &[usize], places: &[usize]) -> (Vec<Wanted>, Vec<u8>) {
    let mut wanted = Vec::new();
    let mut slots = vec![0; counts.len()];
    let (mut before, mut places_left) = (0, places.iter().peekable());
    for (count, slot) in counts.iter().zip(&mut slots) {
        let mut is_wanted = false;
        while places_left
            .next_if(|place| **place < before + count)
            .is_some()
        {
            is_wanted = true;
        }
        if is_wanted {
            wanted.push(Wanted {
                before,
                values: Vec::with_capacity(*count),
            });
            *slot = u8::try_from(wanted.len()).unwrap_or(0);
        }
        before += count;
    }
    (wanted, slots)
}

/// From this many values on it pays to count them in buckets first.
const MANY: usize = 1 << 14;
/// Buckets for all values of 32 bits: 128 for each doubling, so that all their counts stay close.
const BUCKETS: usize = bucket(u32::MAX) + 1;

/// The bucket of a value, never later for a smaller one: the exponent and the first digits of the nearest
/// floating-point number, which a machine finds in one step.
#[inline(always)]
const fn bucket(value: u32) -> usize {
    const SHIFT: u32 = 16;
    const BEFORE_ONE: u32 = (1_f32.to_bits() >> SHIFT) - 1;
    ((value as f32).to_bits() >> SHIFT).saturating_sub(BEFORE_ONE) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranked_values_are_those_of_a_sorted_list() {
        let mut random = 1_u64;
        let mut next = || {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let spread = [100, 3_000_000, 1 << 32, 10_000_000_000][(random % 4) as usize];
            (random >> 33) * 7 % spread
        };
        for n in [500, MANY + 2_000] {
            let values: Vec<u64> = (0..n).map(|_| next()).collect();
            let mut sorted = values.clone();
            sorted.sort_unstable();
            for places in [
                vec![0, 1, 2],
                vec![n / 2, n / 2, n / 2 + 1, n - 1],
                vec![17, n / 3, n / 3 + 1, n - n / 10, n - 20, n - 1],
            ] {
                let mut counted = Counted::default();
                values.iter().for_each(|ms| counted.add(*ms));
                let durations = counted.durations();
                let expected: Vec<u64> = places.iter().map(|place| sorted[*place]).collect();
                assert_eq!(durations.ranked(&places), expected);
            }
        }
    }

    #[test]
    fn buckets_rise_with_their_values() {
        let ends = (0..32).flat_map(|power| {
            let end = 1_u32 << power;
            [end - 1, end, end + 1, end + end / 3]
        });
        let mut values: Vec<u32> = ends.chain([u32::MAX]).collect();
        values.sort_unstable();
        let buckets: Vec<usize> = values.iter().map(|value| bucket(*value)).collect();
        assert!(buckets.is_sorted());
        assert_eq!([0, 1, 2, 4].map(bucket), [0, 1, 129, 257]);
    }
}
