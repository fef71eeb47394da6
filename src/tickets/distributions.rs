//! How durations are spread: counts between round figures.

use super::durations::Durations;
use serde::Serialize;
use tsify::Tsify;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Round figures from a minute to a quarter, each about twice or three times the one before, in seconds.
const ENDS: [u64; 18] = [
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    4 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
];

/// A bin of a histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Bin {
    /// What is longer than this is in it; in the first also what is exactly 0.
    pub from_seconds: u64,
    /// What is as long as this is in it too; in the last whatever is longer.
    pub to_seconds: Option<u64>,
    /// How many there are.
    pub count: u64,
}

/// Counts of durations between round figures; none of no durations.
pub(super) fn bins(durations: &Durations) -> Vec<Bin> {
    if durations.len() == 0 {
        return Vec::new();
    }
    let counts = durations.histogram(&ENDS.map(|seconds| seconds * 1_000));
    let starts = [0].into_iter().chain(ENDS);
    let ends = ENDS.into_iter().map(Some).chain([None]);
    let bins = starts.zip(ends).zip(counts);
    bins.map(|((from_seconds, to_seconds), count)| Bin {
        from_seconds,
        to_seconds,
        count,
    })
    .collect()
}
