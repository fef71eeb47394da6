//! Integer tallies of tickets. They add up and merge in any order; division comes last.

use super::columns::Field;
use super::outcomes::{LEVELS, LevelTally};
use super::times::DAY;
use crate::statistics::Sample;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// The most groups that a breakdown tells apart; the rest are counted together.
pub const MAX_GROUPS: usize = 1_000;

/// The most days that are told apart, 27 years; the earlier are counted together.
pub const MAX_DAYS: usize = 10_000;

/// The fields by which tickets are broken down.
pub(super) const GROUP_FIELDS: [Field; 4] =
    [Field::Channel, Field::Priority, Field::Group, Field::Agent];

/// The scores that a question may be answered with, in whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Scale {
    /// The lowest.
    pub low: u8,
    /// The highest.
    pub high: u8,
    /// The lowest that counts as satisfied.
    pub satisfied_from: u8,
}

impl Scale {
    /// 1 to 5, satisfied from 4.
    pub const ONE_TO_FIVE: Self = Self::new(1, 5, 4);
    /// 1 to 10, satisfied from 8.
    pub const ONE_TO_TEN: Self = Self::new(1, 10, 8);
    /// Bad or good.
    pub const BAD_OR_GOOD: Self = Self::new(0, 1, 1);
    pub(super) const NPS: Self = Self::new(0, 10, 9);
    pub(super) const CES: Self = Self::new(1, 7, 5);

    const fn new(low: u8, high: u8, satisfied_from: u8) -> Self {
        Self {
            low,
            high,
            satisfied_from,
        }
    }
}

/// Whole numbers: how many, their sum and the sum of their squares.
#[derive(Clone, Copy, Default)]
pub(super) struct Sums {
    pub n: u64,
    pub sum: u128,
    squares: u128,
}

impl Sums {
    #[inline]
    pub fn add(&mut self, value: u64) {
        self.n += 1;
        self.sum += u128::from(value);
        // A product of two words is slow in the browser, and few values need it.
        let square = if value <= u64::from(u32::MAX) {
            u128::from(value * value)
        } else {
            u128::from(value) * u128::from(value)
        };
        self.squares = self.squares.saturating_add(square);
    }

    /// Adds a value as often as `times` says.
    pub fn add_times(&mut self, value: u64, times: u64) {
        let (value, n) = (u128::from(value), u128::from(times));
        self.n += times;
        self.sum += value * n;
        self.squares = (self.squares).saturating_add((value * value).saturating_mul(n));
    }

    pub fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.squares = self.squares.saturating_add(other.squares);
    }

    pub fn subtract(&mut self, other: &Self) {
        self.n -= other.n;
        self.sum -= other.sum;
        self.squares = self.squares.saturating_sub(other.squares);
    }

    /// Their mean and standard deviation with `unit` of them to one. Whole numbers up to the last division: no digits
    /// cancel, and no order of adding changes a bit.
    pub fn sample(&self, unit: f64) -> Option<Sample> {
        if self.n == 0 {
            return None;
        }
        let n = u128::from(self.n);
        let (whole, rest) = (self.sum / n, self.sum % n);
        // The squares of what is left above the whole part of the mean.
        let squares = self.squares.saturating_add(whole * whole * n);
        let squares = squares.saturating_sub(2 * whole * self.sum);
        let spread = match n.checked_mul(squares) {
            Some(product) => product.saturating_sub(rest * rest) as f64,
            None => n as f64 * squares as f64,
        };
        let pairs = n as f64 * (n as f64 - 1.0);
        let deviation = if n > 1 { (spread / pairs).sqrt() } else { 0.0 };
        Some(Sample {
            n: n as f64,
            mean: self.sum as f64 / (self.n as f64 * unit),
            standard_deviation: deviation / unit,
        })
    }
}

/// Durations in milliseconds, every one of them for exact quantiles.
#[derive(Clone, Default)]
pub(super) struct Durations {
    /// Those of less than 49.7 days take half the memory.
    short: Vec<u32>,
    long: Vec<u64>,
}

impl Durations {
    pub fn add(&mut self, ms: u64) {
        match u32::try_from(ms) {
            Ok(ms) => self.add_short(ms),
            Err(_) => self.long.push(ms),
        }
    }

    #[inline(always)]
    pub fn add_short(&mut self, ms: u32) {
        self.short.push(ms);
    }

    fn merge(&mut self, other: &Self) {
        self.short.extend_from_slice(&other.short);
        self.long.extend_from_slice(&other.long);
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        (self.short.len() + self.long.len()) as u64
    }

    /// Their sums.
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        in_pieces(&self.short, &mut sums, |piece, sums| {
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

    /// The values at these places, counted from 0 and rising, of all sorted upwards; the order of the values changes.
    pub fn ranked(&mut self, places: &[usize]) -> Vec<u64> {
        let first_long = self.short.len();
        let in_short = places.partition_point(|place| *place < first_long);
        let (in_short, in_long) = places.split_at(in_short);
        let mut found = if first_long > MANY {
            by_buckets(&self.short, in_short)
        } else {
            selected(&mut self.short, in_short.iter().copied())
        };
        let in_long = in_long.iter().map(|place| place - first_long);
        found.extend(selected(&mut self.long, in_long));
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
        in_pieces(&self.short, &mut counts, |piece, counts| {
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
}

/// Goes through many values in calls for a piece of them each, which no compiler may dissolve: browsers replace slow code
/// by fast code when it is called again, not while it runs.
pub(super) fn in_pieces<T, S>(values: &[T], state: &mut S, each: impl Fn(&[T], &mut S)) {
    const PIECE: usize = 1 << 12;
    let each: &dyn Fn(&[T], &mut S) = &each;
    let each = std::hint::black_box(each);
    for piece in values.chunks(PIECE) {
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

/// From this many values on it pays to count them in buckets first.
const MANY: usize = 1 << 14;
/// Buckets for all values of 32 bits: 256 for each doubling, so that all their counts stay close.
const BUCKETS: usize = 25 << 8;

/// The bucket of a value: later for larger values, and narrow beside them.
fn bucket(value: u32) -> usize {
    let doublings = (value >> 8).checked_ilog2().map_or(0, |it| it + 1);
    let within = value >> doublings.saturating_sub(1);
    (doublings.saturating_sub(1) << 8) as usize + within as usize
}

/// As [`selected`], but each value is looked at twice only: all are counted in buckets, and then those of the buckets
/// in which the places lie are sorted.
#[inline(never)]
fn by_buckets(values: &[u32], places: &[usize]) -> Vec<u64> {
    let mut counts = vec![0_usize; BUCKETS];
    in_pieces(values, &mut counts, |piece, counts| {
        for value in piece {
            counts[bucket(*value)] += 1;
        }
    });
    // Of each wanted bucket how many values lie before it, and its own.
    let mut wanted: Vec<(usize, Vec<u32>)> = Vec::new();
    let mut slots = vec![0_u8; BUCKETS];
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
            wanted.push((before, Vec::with_capacity(*count)));
            *slot = u8::try_from(wanted.len()).unwrap_or(0);
        }
        before += count;
    }
    in_pieces(values, &mut wanted, |piece, wanted| {
        for value in piece {
            let slot = usize::from(slots[bucket(*value)]);
            if slot > 0 {
                wanted[slot - 1].1.push(*value);
            }
        }
    });
    for (_, values) in &mut wanted {
        values.sort_unstable();
    }
    let value = |place: &usize| {
        let after = wanted.partition_point(|(before, _)| before <= place);
        let (before, values) = wanted.get(after.checked_sub(1)?)?;
        values.get(place - before).map(|value| u64::from(*value))
    };
    places.iter().map_while(value).collect()
}

/// How many tickets meet a definition of first-contact resolution, of those for which it can be told.
#[derive(Clone, Copy, Default)]
pub(super) struct FirstContacts {
    pub met: u64,
    pub resolved: u64,
    pub all: u64,
}

impl FirstContacts {
    pub fn merge(&mut self, other: &Self) {
        self.met += other.met;
        self.resolved += other.resolved;
        self.all += other.all;
    }

    pub fn subtract(&mut self, other: &Self) {
        self.met -= other.met;
        self.resolved -= other.resolved;
        self.all -= other.all;
    }
}

/// The definitions of first-contact resolution, as [`Definition`](super::Definition) has them.
pub(super) const DEFINITIONS: usize = 5;

/// Sums of values of 32 bits, fewer than 2³² of them: in whole words, which are the fastest to add.
#[derive(Clone, Copy, Default)]
pub(super) struct SmallSums {
    n: u64,
    sum: u64,
    /// Of the squares, the lower and the upper halves.
    low: u64,
    high: u64,
}

impl SmallSums {
    /// Adds a value, or 0 that is not counted.
    #[inline(always)]
    pub fn add(&mut self, value: u32, is_counted: bool) {
        let number = u64::from(value);
        let square = number * number;
        self.n += u64::from(is_counted);
        self.sum += number;
        self.low += square & u64::from(u32::MAX);
        self.high += square >> 32;
    }

    pub fn sums(self) -> Sums {
        Sums {
            n: self.n,
            sum: u128::from(self.sum),
            squares: u128::from(self.low) + (u128::from(self.high) << 32),
        }
    }
}

/// What is counted of a set of tickets.
#[derive(Clone, Default)]
pub(super) struct Tally {
    pub tickets: u64,
    pub resolved: u64,
    pub first_contacts: [FirstContacts; DEFINITIONS],
    /// By score, from the lowest.
    pub csat: Vec<u64>,
    pub nps: Vec<u64>,
    pub ces: Vec<u64>,
    pub handle: Sums,
    pub contacts: Sums,
    pub reassigned: u64,
    pub reassignments: Sums,
    pub within_48_hours: u64,
    pub first_response: Durations,
    pub resolution: Durations,
    pub levels: [LevelTally; LEVELS],
}

impl Tally {
    /// Makes room for the durations of others, so that these need not be moved while they are merged.
    pub fn make_room<'a>(&mut self, others: impl Iterator<Item = &'a Self>) {
        let add = |(first, second): (usize, usize), other: &Self| {
            (
                first + other.first_response.short.len(),
                second + other.resolution.short.len(),
            )
        };
        let (first_response, resolution) = others.fold((0, 0), add);
        self.first_response.short.reserve(first_response);
        self.resolution.short.reserve(resolution);
    }

    pub fn merge(&mut self, other: &Self) {
        self.tickets += other.tickets;
        self.resolved += other.resolved;
        for (counts, more) in self.first_contacts.iter_mut().zip(&other.first_contacts) {
            counts.merge(more);
        }
        for (counts, more) in [
            (&mut self.csat, &other.csat),
            (&mut self.nps, &other.nps),
            (&mut self.ces, &other.ces),
        ] {
            add_scores(counts, more);
        }
        self.handle.merge(&other.handle);
        self.contacts.merge(&other.contacts);
        self.reassigned += other.reassigned;
        self.reassignments.merge(&other.reassignments);
        self.within_48_hours += other.within_48_hours;
        self.first_response.merge(&other.first_response);
        self.resolution.merge(&other.resolution);
        for (level, more) in self.levels.iter_mut().zip(&other.levels) {
            level.merge(more);
        }
    }
}

/// Adds how often each score was given.
pub(super) fn add_scores(counts: &mut Vec<u64>, more: &[u64]) {
    if counts.len() < more.len() {
        counts.resize(more.len(), 0);
    }
    counts.iter_mut().zip(more).for_each(|(sum, it)| *sum += it);
}

/// The day since 1970, at this offset, that a time in milliseconds since 1970 falls on.
pub(super) fn local_day(ms: i64, offset_minutes: i32) -> i64 {
    let local = ms + i64::from(offset_minutes) * 60_000;
    // A browser divides these much faster than whole numbers, and what is rounded is far smaller than a millisecond.
    (local as f64 / DAY as f64).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_at_midnight_to_the_millisecond() {
        for day in (-719_162..2_932_897).step_by(97) {
            let midnight = day * DAY as i64;
            assert_eq!(local_day(midnight, 0), day);
            assert_eq!(local_day(midnight - 1, 0), day - 1);
            assert_eq!(local_day(midnight - 3_600_000, 60), day);
            assert_eq!(local_day(midnight + 3_599_999, -60), day - 1);
        }
    }

    #[test]
    fn whole_numbers_have_the_deviation_of_their_values() {
        for values in [
            vec![7],
            vec![3, 3, 3],
            vec![0, 1],
            vec![10_000_000_007, 10_000_000_009, 10_000_000_012],
        ] {
            let mut sums = Sums::default();
            for value in &values {
                sums.add(*value);
            }
            let least = values[0];
            let offsets: Vec<f64> = values.iter().map(|value| (value - least) as f64).collect();
            let expected = Sample::of(&offsets).unwrap().standard_deviation;
            let found = sums.sample(1.0).unwrap().standard_deviation;
            assert!(
                (found - expected).abs() <= 1e-15 * expected,
                "{values:?}: {found}"
            );
        }
    }

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
                let mut durations = Durations::default();
                values.iter().for_each(|ms| durations.add(*ms));
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
        assert_eq!((buckets[0], bucket(511), bucket(512)), (0, 511, 512));
        assert_eq!(bucket(u32::MAX), BUCKETS - 1);
    }
}
