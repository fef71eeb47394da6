//! Integer tallies of tickets. They add up and merge in any order; division comes last.

use super::columns::Field;
use super::times::DAY;
use crate::statistics::{Confidence, Nps, Sample, Share, quantile, quantile_interval};
use serde::{Deserialize, Serialize};
use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
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
pub(super) struct Ticket<'a> {
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
    pub groups: [Option<Cow<'a, str>>; 4],
}

/// Durations in milliseconds: their sum, and every one of them for exact quantiles.
#[derive(Clone, Default)]
struct Durations {
    sum: u128,
    /// Those of less than 49.7 days take half the memory.
    short: Vec<u32>,
    long: Vec<u64>,
}

impl Durations {
    fn add(&mut self, ms: u64) {
        self.sum += u128::from(ms);
        match u32::try_from(ms) {
            Ok(ms) => self.short.push(ms),
            Err(_) => self.long.push(ms),
        }
    }

    fn merge(&mut self, other: &Self) {
        self.sum += other.sum;
        self.short.extend_from_slice(&other.short);
        self.long.extend_from_slice(&other.long);
    }

    fn finish(&self) -> Times {
        let (mut short, mut long) = (self.short.clone(), self.long.clone());
        short.sort_unstable();
        long.sort_unstable();
        let short = short.into_iter().map(f64::from);
        let ms: Vec<f64> = short.chain(long.into_iter().map(|ms| ms as f64)).collect();
        let seconds = |q| quantile(&ms, q).map(|ms| ms / 1_000.0);
        let interval = quantile_interval(&ms, 0.5, Confidence::NINETY_FIVE);
        Times {
            count: ms.len() as u64,
            mean_seconds: mean(self.sum, ms.len() as u64).map(|ms| ms / 1_000.0),
            standard_deviation_seconds: Sample::of(&ms)
                .map(|sample| sample.standard_deviation / 1_000.0),
            median_seconds: seconds(0.5),
            median_interval_seconds: interval.map(|it| [it.low / 1_000.0, it.high / 1_000.0]),
            p90_seconds: seconds(0.9),
            p95_seconds: seconds(0.95),
        }
    }
}

/// How many tickets meet a definition of first-contact resolution, of those for which it can be told.
#[derive(Clone, Copy, Default)]
struct FirstContacts {
    met: u64,
    resolved: u64,
    all: u64,
}

/// The definitions of first-contact resolution, as [`FirstContact`] has them.
const DEFINITIONS: usize = 5;

/// What is counted of a set of tickets.
#[derive(Clone, Default)]
pub(super) struct Tally {
    pub tickets: u64,
    resolved: u64,
    first_contacts: [FirstContacts; DEFINITIONS],
    /// By score, from the lowest.
    csat: Vec<u64>,
    nps: Vec<u64>,
    ces: Vec<u64>,
    handled: u64,
    handle_sum: u128,
    with_reassignments: u64,
    reassigned: u64,
    reassignments: u128,
    first_response: Durations,
    resolution: Durations,
}

impl Tally {
    pub fn add(&mut self, ticket: &Ticket<'_>) {
        self.tickets += 1;
        self.resolved += u64::from(ticket.resolved);
        let once = ticket.contacts.map(|contacts| contacts <= 1);
        let not_reopened = ticket.reopens.map(|reopens| reopens == 0);
        let not_reassigned = ticket.reassignments.map(|count| count == 0);
        // Told only where both are known: rows that can fail but not pass would draw the share down.
        let both = |one: Option<bool>, other| one.zip(other).map(|(one, other)| one && other);
        let definitions = [
            not_reopened,
            once,
            both(once, not_reopened),
            both(once, not_reassigned),
            ticket.contacts.map(|contacts| contacts <= 2),
        ];
        for (counts, met) in self.first_contacts.iter_mut().zip(definitions) {
            if let Some(met) = met {
                counts.all += 1;
                counts.resolved += u64::from(ticket.resolved);
                counts.met += u64::from(ticket.resolved && met);
            }
        }
        for (counts, score) in [
            (&mut self.csat, ticket.csat),
            (&mut self.nps, ticket.nps),
            (&mut self.ces, ticket.ces),
        ] {
            if let Some(score) = score {
                count_score(counts, usize::from(score), 1);
            }
        }
        if let Some(ms) = ticket.handle {
            self.handled += 1;
            self.handle_sum += u128::from(ms);
        }
        if let Some(count) = ticket.reassignments {
            self.with_reassignments += 1;
            self.reassigned += u64::from(count > 0);
            self.reassignments += u128::from(count);
        }
        if let Some(ms) = ticket.first_response {
            self.first_response.add(ms);
        }
        if let Some(ms) = ticket.resolution {
            self.resolution.add(ms);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.tickets += other.tickets;
        self.resolved += other.resolved;
        for (counts, more) in self.first_contacts.iter_mut().zip(other.first_contacts) {
            counts.met += more.met;
            counts.resolved += more.resolved;
            counts.all += more.all;
        }
        for (counts, more) in [
            (&mut self.csat, &other.csat),
            (&mut self.nps, &other.nps),
            (&mut self.ces, &other.ces),
        ] {
            for (score, count) in more.iter().enumerate() {
                count_score(counts, score, *count);
            }
        }
        self.handled += other.handled;
        self.handle_sum += other.handle_sum;
        self.with_reassignments += other.with_reassignments;
        self.reassigned += other.reassigned;
        self.reassignments += other.reassignments;
        self.first_response.merge(&other.first_response);
        self.resolution.merge(&other.resolution);
    }

    pub fn finish(&self, csat: Scale) -> Kpis {
        let [
            not_reopened,
            one_contact,
            one_contact_not_reopened,
            one_contact_not_reassigned,
            two_contacts,
        ] = self.first_contacts.map(|counts| FirstContact {
            of_resolved: Ratio::new(counts.met, counts.resolved),
            of_all: Ratio::new(counts.met, counts.all),
        });
        Kpis {
            tickets: self.tickets,
            resolved: self.resolved,
            open: self.tickets - self.resolved,
            not_reopened,
            one_contact,
            one_contact_not_reopened,
            one_contact_not_reassigned,
            two_contacts,
            csat: Scores::new(&self.csat, csat),
            nps: Promoters::new(&self.nps),
            ces: Scores::new(&self.ces, Scale::CES),
            handled: self.handled,
            handle_time_seconds: mean(self.handle_sum, self.handled).map(|ms| ms / 1_000.0),
            reassigned: Ratio::new(self.reassigned, self.with_reassignments),
            reassignments_per_ticket: mean(self.reassignments, self.with_reassignments),
            first_response: self.first_response.finish(),
            resolution: self.resolution.finish(),
        }
    }
}

fn count_score(counts: &mut Vec<u64>, position: usize, more: u64) {
    if counts.len() <= position {
        counts.resize(position + 1, 0);
    }
    counts[position] += more;
}

fn mean(sum: u128, count: u64) -> Option<f64> {
    (count > 0).then(|| sum as f64 / count as f64)
}

/// A count of a number of tickets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// How many are so.
    pub count: u64,
    /// Of how many.
    pub n: u64,
    /// The share as a fraction; nothing of none.
    pub value: Option<f64>,
}

impl Ratio {
    fn new(count: u64, n: u64) -> Self {
        let share = Share {
            count: count as f64,
            n: n as f64,
        };
        Self {
            count,
            n,
            value: share.value(),
        }
    }
}

/// First-contact resolution by one definition: resolved tickets that meet it, of those for which it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FirstContact {
    /// Of the resolved tickets.
    pub of_resolved: Ratio,
    /// Of all tickets, open ones too.
    pub of_all: Ratio,
}

/// Answers on a scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scores {
    /// How many gave each score, from the lowest.
    pub counts: Vec<u64>,
    /// How many are satisfied, of those who answered.
    pub satisfied: Ratio,
    /// The mean score.
    pub mean: Option<f64>,
}

impl Scores {
    fn new(counts: &[u64], scale: Scale) -> Self {
        let scores = usize::from(scale.low)..=usize::from(scale.high);
        let mut all = Vec::new();
        let (mut n, mut satisfied, mut sum) = (0, 0, 0_u128);
        for (position, score) in scores.enumerate() {
            let count = counts.get(position).copied().unwrap_or(0);
            all.push(count);
            n += count;
            sum += u128::from(count) * score as u128;
            if score >= usize::from(scale.satisfied_from) {
                satisfied += count;
            }
        }
        Self {
            counts: all,
            satisfied: Ratio::new(satisfied, n),
            mean: mean(sum, n),
        }
    }
}

/// Answers to "how likely are you to recommend us".
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Promoters {
    /// 9 or 10.
    pub promoters: u64,
    /// 7 or 8.
    pub passives: u64,
    /// 0 to 6.
    pub detractors: u64,
    /// The net promoter score, −100 to 100 points.
    pub score: Option<f64>,
}

impl Promoters {
    fn new(counts: &[u64]) -> Self {
        let sum = |scores: std::ops::Range<usize>| -> u64 {
            scores.filter_map(|score| counts.get(score)).sum()
        };
        let (promoters, passives, detractors) = (sum(9..11), sum(7..9), sum(0..7));
        let answers = Nps {
            promoters: promoters as f64,
            passives: passives as f64,
            detractors: detractors as f64,
        };
        Self {
            promoters,
            passives,
            detractors,
            score: answers.score(),
        }
    }
}

/// Durations of tickets, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Times {
    /// How many there are.
    pub count: u64,
    /// Their mean.
    pub mean_seconds: Option<f64>,
    /// Their sample standard deviation.
    pub standard_deviation_seconds: Option<f64>,
    /// Their median; quantiles are by type 7, as Excel's PERCENTILE.INC.
    pub median_seconds: Option<f64>,
    /// Where the median lies with a confidence of 95 %.
    pub median_interval_seconds: Option<[f64; 2]>,
    /// The 90th percentile.
    pub p90_seconds: Option<f64>,
    /// The 95th percentile.
    pub p95_seconds: Option<f64>,
}

/// Every KPI that the columns allow. One without data has counts of 0 and no value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kpis {
    /// Tickets opened.
    pub tickets: u64,
    /// Those of them that are resolved.
    pub resolved: u64,
    /// Those that are not. They have no resolution time yet, so its mean and quantiles are low.
    pub open: u64,
    /// First-contact resolution as: not opened again.
    pub not_reopened: FirstContact,
    /// As: at most one contact.
    pub one_contact: FirstContact,
    /// As: at most one contact and not opened again.
    pub one_contact_not_reopened: FirstContact,
    /// As: at most one contact and never handed on.
    pub one_contact_not_reassigned: FirstContact,
    /// As: at most two contacts.
    pub two_contacts: FirstContact,
    /// Customer satisfaction, by the scale in the options.
    pub csat: Scores,
    /// Net promoter score.
    pub nps: Promoters,
    /// Customer effort: 1 to 7, of which 5 and more is easy.
    pub ces: Scores,
    /// Tickets with a handle time.
    pub handled: u64,
    /// Its mean in seconds.
    pub handle_time_seconds: Option<f64>,
    /// Tickets handed on at least once, of those for which it is known.
    pub reassigned: Ratio,
    /// How often a ticket is handed on, on average.
    pub reassignments_per_ticket: Option<f64>,
    /// From opening to the first answer.
    pub first_response: Times,
    /// From opening to resolution, of resolved tickets.
    pub resolution: Times,
}

/// Tallies by key. Of more keys than the limit the lowest are told apart: a rule that no order of rows, no cut and no
/// merge can change.
pub(super) struct Groups<K> {
    limit: usize,
    pub kept: BTreeMap<K, Tally>,
    pub other: Tally,
}

impl<K: Ord> Groups<K> {
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            kept: BTreeMap::new(),
            other: Tally::default(),
        }
    }

    pub fn at<Q>(&mut self, key: &Q) -> &mut Tally
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        if !self.kept.contains_key(key) {
            if self.kept.len() >= self.limit {
                let highest = self.kept.last_key_value();
                if highest.is_none_or(|(highest, _)| highest.borrow() < key) {
                    return &mut self.other;
                }
                if let Some((_, tally)) = self.kept.pop_last() {
                    self.other.merge(&tally);
                }
            }
            self.kept.insert(key.to_owned(), Tally::default());
        }
        self.kept.get_mut(key).unwrap_or(&mut self.other)
    }

    pub fn merge<Q>(&mut self, other: &Self)
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        for (key, tally) in &other.kept {
            self.at(key.borrow()).merge(tally);
        }
        self.other.merge(&other.other);
    }
}

/// The day since 1970, at this offset, that a time in milliseconds since 1970 falls on.
pub(super) fn local_day(ms: i64, offset_minutes: i32) -> i64 {
    (ms + i64::from(offset_minutes) * 60_000).div_euclid(DAY as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_keys_are_kept_whatever_the_order_and_the_cut() {
        let one = Ticket::default();
        let counts = |groups: &Groups<String>| -> (Vec<(String, u64)>, u64) {
            let kept = groups
                .kept
                .iter()
                .map(|(key, it)| (key.clone(), it.tickets));
            (kept.collect(), groups.other.tickets)
        };
        let keys = ["d", "b", "e", "a", "b", "c", "a", "f", "c", "b"];
        let expected = (vec![("a".to_owned(), 2), ("b".to_owned(), 3)], 5);
        for cut in 0..keys.len() {
            let mut parts = [Groups::new(2), Groups::new(2)];
            for (position, key) in keys.iter().enumerate() {
                parts[usize::from(position < cut)].at(*key).add(&one);
            }
            let [mut first, second] = parts;
            first.merge::<str>(&second);
            assert_eq!(counts(&first), expected);
        }
    }
}
