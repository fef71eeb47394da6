//! One row, as it is kept: 40 bytes.
//!
//! 3 durations, 3 counts, 3 scores, the time of creation and the numbers of 4 names. Values that are too large for their
//! place stand in a list beside the rows.

pub(super) const NO_TIME: i64 = i64::MIN;
pub(super) const NO_DURATION: u32 = u32::MAX;
/// From here on it is a place in the list of large values.
pub(super) const LARGE_DURATION: u32 = 0xFFFF_0000;
pub(super) const NO_COUNT: u16 = u16::MAX;
pub(super) const LARGE_COUNT: u16 = 0x8000;
pub(super) const NO_SCORE: u8 = u8::MAX;
/// The file has no such column.
pub(super) const NO_NAME: u16 = u16::MAX;
/// One of the names that are not told apart.
pub(super) const OTHER_NAME: u16 = u16::MAX - 1;
/// The most values that a list may hold: their places must fit beside small counts.
pub(super) const MOST_LARGE: usize = (NO_COUNT - LARGE_COUNT) as usize;

/// The places of durations.
pub(super) const FIRST_RESPONSE: usize = 0;
pub(super) const RESOLUTION: usize = 1;
pub(super) const HANDLING: usize = 2;
/// The places of counts.
pub(super) const REOPENS: usize = 0;
pub(super) const REASSIGNMENTS: usize = 1;
pub(super) const CONTACTS: usize = 2;
/// The places of scores.
pub(super) const CSAT: usize = 0;
pub(super) const NPS: usize = 1;
pub(super) const CES: usize = 2;

/// Whether a duration stands in the list of large values.
#[inline(always)]
pub(super) fn is_large(duration: u32) -> bool {
    (LARGE_DURATION..NO_DURATION).contains(&duration)
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    /// Milliseconds since 1970.
    pub created: i64,
    /// In milliseconds.
    pub durations: [u32; 3],
    pub counts: [u16; 3],
    pub names: [u16; 4],
    /// As positions on their scales.
    pub scores: [u8; 3],
    pub resolved: bool,
}

impl Packed {
    /// A row of which nothing is known.
    pub const EMPTY: Self = Self {
        created: NO_TIME,
        durations: [NO_DURATION; 3],
        counts: [NO_COUNT; 3],
        names: [NO_NAME; 4],
        scores: [NO_SCORE; 3],
        resolved: false,
    };

    /// How many bytes it is written in.
    pub const BYTES: usize = 38;

    pub fn to_bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.created.to_le_bytes());
        for (place, value) in self.durations.iter().enumerate() {
            bytes[8 + 4 * place..][..4].copy_from_slice(&value.to_le_bytes());
        }
        for (place, value) in self.counts.iter().chain(&self.names).enumerate() {
            bytes[20 + 2 * place..][..2].copy_from_slice(&value.to_le_bytes());
        }
        bytes[34..37].copy_from_slice(&self.scores);
        bytes[37] = u8::from(self.resolved);
        bytes
    }

    /// A row that was written with so many large values beside it, and whether it adds up. As nearly all do, all of it is
    /// checked without a branch.
    #[inline(always)]
    pub fn from_bytes(bytes: &[u8; Self::BYTES], large: usize) -> (Self, bool) {
        /// Times that are written in any format lie within 12,000 years.
        const FARTHEST: u64 = 400_000_000_000_000;
        let two = |place: usize| u16::from_le_bytes([bytes[place], bytes[place + 1]]);
        let four = |place: usize| u32::from(two(place)) | u32::from(two(place + 2)) << 16;
        let eight = u64::from(four(0)) | u64::from(four(4)) << 32;
        let row = Self {
            created: eight as i64,
            durations: [8, 12, 16].map(four),
            counts: [20, 22, 24].map(two),
            names: [26, 28, 30, 32].map(two),
            scores: [bytes[34], bytes[35], bytes[36]],
            resolved: bytes[37] == 1,
        };
        let is_time = (row.created == NO_TIME) | (row.created.unsigned_abs() <= FARTHEST);
        let mut adds_up = is_time & (bytes[37] <= 1);
        for it in row.durations {
            let is_listed = (it.wrapping_sub(LARGE_DURATION) as usize) < large;
            adds_up &= (it < LARGE_DURATION) | (it == NO_DURATION) | is_listed;
        }
        for it in row.counts {
            let is_listed = usize::from(it.wrapping_sub(LARGE_COUNT)) < large;
            adds_up &= (it < LARGE_COUNT) | (it == NO_COUNT) | is_listed;
        }
        (row, adds_up)
    }

    /// Gives the names other numbers; names without one are no longer told apart.
    #[inline(always)]
    pub fn renumber(&mut self, numbers: &[Vec<u16>; 4]) {
        for (name, numbers) in self.names.iter_mut().zip(numbers) {
            if *name != NO_NAME {
                let number = numbers.get(usize::from(*name));
                *name = number.copied().unwrap_or(OTHER_NAME);
            }
        }
    }

    /// When the ticket was created, if that is known.
    #[inline(always)]
    pub fn created(&self) -> Option<i64> {
        (self.created != NO_TIME).then_some(self.created)
    }

    /// A duration, with the list of large values.
    #[inline(always)]
    pub fn duration(&self, place: usize, large: &[u64]) -> Option<u64> {
        match *self.durations.get(place)? {
            NO_DURATION => None,
            value @ LARGE_DURATION.. => large.get((value - LARGE_DURATION) as usize).copied(),
            value => Some(u64::from(value)),
        }
    }

    /// A count, with the list of large values.
    #[inline(always)]
    pub fn count(&self, place: usize, large: &[u64]) -> Option<u64> {
        match *self.counts.get(place)? {
            NO_COUNT => None,
            value @ LARGE_COUNT.. => large.get((value - LARGE_COUNT) as usize).copied(),
            value => Some(u64::from(value)),
        }
    }

    /// All durations and counts, with the list of large values.
    pub fn values(&self, large: &[u64]) -> [[Option<u64>; 3]; 2] {
        let places = [0, 1, 2];
        [
            places.map(|place| self.duration(place, large)),
            places.map(|place| self.count(place, large)),
        ]
    }

    /// When the last thing happened to the ticket that is known.
    #[inline(always)]
    pub fn end(&self, large: &[u64]) -> Option<i64> {
        let lasted = self.duration(FIRST_RESPONSE, large);
        let lasted = lasted.max(self.duration(RESOLUTION, large));
        self.created()
            .map(|created| created + lasted.unwrap_or(0) as i64)
    }
}
