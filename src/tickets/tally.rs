//! Integer tallies of tickets. They add up and merge in any order; division comes last.

use super::columns::Field;
use super::durations::Durations;
use super::outcomes::{LEVELS, LevelTally};
use super::sums::Sums;
use super::times::DAY;
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
}
