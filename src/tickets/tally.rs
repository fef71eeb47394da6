//! Integer tallies of tickets. They add up and merge in any order; division comes last.

use super::columns::Field;
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

/// What a tally takes from one row.
#[derive(Default)]
pub(super) struct Ticket {
    /// Milliseconds since 1970.
    pub created: Option<i64>,
    pub resolved: bool,
    /// Durations in milliseconds.
    pub first_response: Option<u64>,
    pub resolution: Option<u64>,
    pub handle: Option<u64>,
    pub reopens: Option<u64>,
    pub reassignments: Option<u64>,
    pub contacts: Option<u64>,
    pub csat: Option<u8>,
    pub nps: Option<u8>,
    pub ces: Option<u8>,
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
    #[inline]
    fn add(&mut self, ms: u64) {
        match u32::try_from(ms) {
            Ok(ms) => self.short.push(ms),
            Err(_) => self.long.push(ms),
        }
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
        let (mut sum, mut low, mut high) = (0, 0, 0);
        for ms in &self.short {
            let ms = u64::from(*ms);
            let square = ms * ms;
            sum += ms;
            low += square & u64::from(u32::MAX);
            high += square >> 32;
        }
        let mut sums = Sums {
            n: self.short.len() as u64,
            sum: u128::from(sum),
            squares: u128::from(low) + (u128::from(high) << 32),
        };
        for ms in &self.long {
            sums.add(*ms);
        }
        sums
    }

    /// The values at these places, counted from 0 and rising, of all sorted upwards; the order of the values changes.
    pub fn ranked(&mut self, places: &[usize]) -> Vec<u64> {
        let (mut short, mut long) = (self.short.as_mut_slice(), self.long.as_mut_slice());
        let (mut before, mut last) = (0, None);
        let mut found = Vec::with_capacity(places.len());
        for place in places {
            if let Some((same, value)) = last
                && same == *place
            {
                found.push(value);
                continue;
            }
            let at = place - before;
            let value = if at < short.len() {
                let (_, value, rest) = short.select_nth_unstable(at);
                short = rest;
                u64::from(*value)
            } else if at - short.len() < long.len() {
                let (_, value, rest) = long.select_nth_unstable(at - short.len());
                (short, long) = (&mut [], rest);
                *value
            } else {
                break;
            };
            before = place + 1;
            last = Some((*place, value));
            found.push(value);
        }
        found
    }

    /// How many are above one of these ends and not above the next, from none to the last, and how many above it.
    pub fn histogram(&self, ends: &[u64]) -> Vec<u64> {
        let mut counts = vec![0; ends.len() + 1];
        let short = self.short.iter().map(|ms| u64::from(*ms));
        for ms in short.chain(self.long.iter().copied()) {
            counts[ends.partition_point(|end| *end < ms)] += 1;
        }
        counts
    }
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

/// The levels of service: P1 to P4.
pub(super) const LEVELS: usize = 4;

/// What a ticket's priority promises.
#[derive(Clone, Copy)]
pub(super) struct Due {
    /// The level's position.
    pub level: usize,
    /// The longest that meets the target, in milliseconds.
    pub first_response: Option<u64>,
    pub resolution: Option<u64>,
    /// The longest that costs no credit.
    pub credit_after: Option<u64>,
    /// When what is still open was looked at, in milliseconds since 1970.
    pub as_of: Option<i64>,
}

/// How targets were met.
#[derive(Clone, Copy, Default)]
pub(super) struct Outcomes {
    pub met: u64,
    pub missed: u64,
    /// Those of the missed that were not over by the end of the data.
    pub missed_open: u64,
    /// Neither over nor past the target by the end of the data.
    pub not_yet_due: u64,
    /// Over, but not when.
    pub unknown: u64,
}

impl Outcomes {
    /// Counts a ticket without a branch that its figures decide: they are as good as random.
    #[inline]
    fn add(&mut self, target: Option<u64>, lasted: Option<u64>, waited: Option<u64>) {
        let Some(target) = target else {
            return;
        };
        let (over, waits) = (lasted.is_some(), lasted.is_none() & waited.is_some());
        let late = lasted.or(waited).unwrap_or(0) > target;
        self.met += u64::from(over & !late);
        self.missed += u64::from(late);
        self.missed_open += u64::from(waits & late);
        self.not_yet_due += u64::from(waits & !late);
        self.unknown += u64::from(!over & !waits);
    }

    pub fn merge(&mut self, other: &Self) {
        self.met += other.met;
        self.missed += other.missed;
        self.missed_open += other.missed_open;
        self.not_yet_due += other.not_yet_due;
        self.unknown += other.unknown;
    }
}

/// The tickets of one level of service.
#[derive(Clone, Copy, Default)]
pub(super) struct LevelTally {
    pub tickets: u64,
    pub first_response: Outcomes,
    pub resolution: Outcomes,
    /// Tickets that cost a credit.
    pub credited: u64,
}

impl LevelTally {
    #[inline]
    fn add(&mut self, ticket: &Ticket, due: &Due) {
        self.tickets += 1;
        let waited = || u64::try_from(due.as_of? - ticket.created?).ok();
        // A resolved ticket waits for nothing more, whatever was not written down.
        let waited = waited().filter(|_| !ticket.resolved);
        self.first_response
            .add(due.first_response, ticket.first_response, waited);
        self.resolution
            .add(due.resolution, ticket.resolution, waited);
        let lasted = ticket.resolution.or(waited);
        let late = due.credit_after.zip(lasted);
        self.credited += u64::from(late.is_some_and(|(limit, ms)| ms > limit));
    }

    pub fn merge(&mut self, other: &Self) {
        self.tickets += other.tickets;
        self.first_response.merge(&other.first_response);
        self.resolution.merge(&other.resolution);
        self.credited += other.credited;
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
    #[inline]
    pub fn add(&mut self, ticket: &Ticket, due: Option<&Due>) {
        let resolved = u64::from(ticket.resolved);
        self.tickets += 1;
        self.resolved += resolved;
        let known = [ticket.contacts, ticket.reopens, ticket.reassignments];
        let [contacts, reopens, reassignments] = known.map(|count| count.unwrap_or(0));
        let [contacts_known, reopens_known, reassignments_known] = known.map(|it| it.is_some());
        // Told only where both are known: rows that can fail but not pass would draw the share down.
        let definitions = [
            (reopens_known, reopens == 0),
            (contacts_known, contacts <= 1),
            (
                contacts_known & reopens_known,
                (contacts <= 1) & (reopens == 0),
            ),
            (
                contacts_known & reassignments_known,
                (contacts <= 1) & (reassignments == 0),
            ),
            (contacts_known, contacts <= 2),
        ];
        for (counts, (known, met)) in self.first_contacts.iter_mut().zip(definitions) {
            counts.all += u64::from(known);
            counts.resolved += u64::from(known) & resolved;
            counts.met += u64::from(known & met) & resolved;
        }
        for (counts, score) in [
            (&mut self.csat, ticket.csat),
            (&mut self.nps, ticket.nps),
            (&mut self.ces, ticket.ces),
        ] {
            if let Some(score) = score {
                count_score(counts, usize::from(score));
            }
        }
        if let Some(ms) = ticket.handle {
            self.handle.add(ms);
        }
        if contacts_known {
            self.contacts.add(contacts);
        }
        if reassignments_known {
            self.reassigned += u64::from(reassignments > 0);
            self.reassignments.add(reassignments);
        }
        if let Some(ms) = ticket.first_response {
            self.first_response.add(ms);
        }
        if let Some(ms) = ticket.resolution {
            self.within_48_hours += u64::from(ms <= 2 * DAY);
            self.resolution.add(ms);
        }
        if let Some(due) = due
            && let Some(level) = self.levels.get_mut(due.level)
        {
            level.add(ticket, due);
        }
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

#[inline]
fn count_score(counts: &mut Vec<u64>, position: usize) {
    if counts.len() <= position {
        counts.resize(position + 1, 0);
    }
    counts[position] += 1;
}

/// The day since 1970, at this offset, that a time in milliseconds since 1970 falls on.
pub(super) fn local_day(ms: i64, offset_minutes: i32) -> i64 {
    (ms + i64::from(offset_minutes) * 60_000).div_euclid(DAY as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let values: Vec<u64> = (0..500)
            .map(|_| {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                (random >> 33)
                    % (if random.is_multiple_of(3) {
                        10_000_000_000
                    } else {
                        100
                    })
            })
            .collect();
        let mut sorted = values.clone();
        sorted.sort_unstable();
        for places in [
            vec![0, 1, 2],
            vec![249, 249, 250, 499],
            vec![17, 300, 301, 450, 470],
        ] {
            let mut durations = Durations::default();
            values.iter().for_each(|ms| durations.add(*ms));
            let expected: Vec<u64> = places.iter().map(|place| sorted[*place]).collect();
            assert_eq!(durations.ranked(&places), expected);
        }
    }
}
