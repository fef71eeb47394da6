//! Rows, counted: what a tally is made from once all have been seen.
//!
//! What differs from row to row is as good as random, so nothing is counted by a branch that it decides: it is the place
//! in a list of counts.

use super::outcomes::{Judgement, LevelTally};
use super::packed::{LARGE_DURATION, NO_COUNT, NO_DURATION, Packed};
use super::tally::{Durations, SmallSums, Sums, Tally, add_scores};
use super::times::DAY;

/// Counts from here on are added up one by one.
const MANY: u16 = 15;

/// Rows of one set.
#[derive(Clone)]
pub(super) struct Counter {
    kinds: [u32; Kind::COUNT],
    judgements: [u32; Judgement::COUNT],
    /// By score; the last place is for those without one. A scale ends at 100 at most.
    csat: [u32; 128],
    nps: [u32; 16],
    ces: [u32; 16],
    /// By number, up to [`MANY`]; the last place is for all others.
    contacts: [u32; MANY as usize + 1],
    reassignments: [u32; MANY as usize + 1],
    handle: SmallSums,
    first_response: Durations,
    resolution: Durations,
    /// Of what is too large for the above.
    large_handle: Sums,
    many_contacts: Sums,
    many_reassignments: Sums,
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            kinds: [0; Kind::COUNT],
            judgements: [0; Judgement::COUNT],
            csat: [0; 128],
            nps: [0; 16],
            ces: [0; 16],
            contacts: [0; MANY as usize + 1],
            reassignments: [0; MANY as usize + 1],
            handle: SmallSums::default(),
            first_response: Durations::default(),
            resolution: Durations::default(),
            large_handle: Sums::default(),
            many_contacts: Sums::default(),
            many_reassignments: Sums::default(),
        }
    }
}

impl Counter {
    /// Adds a row beside these large values.
    #[inline(always)]
    pub fn add(&mut self, row: &Packed, large: &[u64], judgement: Judgement) {
        fn count(counts: &mut [u32], place: usize) {
            let last = counts.len() - 1;
            counts[place.min(last)] += 1;
        }
        count(&mut self.kinds, Kind::of(row).0);
        count(&mut self.judgements, judgement.number());
        let [csat, nps, ces] = row.scores.map(usize::from);
        count(&mut self.csat, csat);
        count(&mut self.nps, nps);
        count(&mut self.ces, ces);
        let [_, reassignments, contacts] = row.counts;
        count(&mut self.contacts, usize::from(contacts));
        count(&mut self.reassignments, usize::from(reassignments));
        if (MANY..NO_COUNT).contains(&contacts) || (MANY..NO_COUNT).contains(&reassignments) {
            self.add_many(row, large);
        }
        let [first_response, resolution, handle] = row.durations;
        if first_response < LARGE_DURATION {
            self.first_response.add_short(first_response);
        }
        if resolution < LARGE_DURATION {
            self.resolution.add_short(resolution);
        }
        let is_short = handle < LARGE_DURATION;
        (self.handle).add(if is_short { handle } else { 0 }, is_short);
        let is_large = |ms| (LARGE_DURATION..NO_DURATION).contains(&ms);
        if is_large(first_response) || is_large(resolution) || is_large(handle) {
            self.add_large(row, large);
        }
    }

    #[cold]
    #[inline(never)]
    fn add_many(&mut self, row: &Packed, large: &[u64]) {
        for (sums, place) in [
            (&mut self.many_reassignments, 1),
            (&mut self.many_contacts, 2),
        ] {
            if let Some(count) = row.count(place, large)
                && count >= u64::from(MANY)
            {
                sums.add(count);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn add_large(&mut self, row: &Packed, large: &[u64]) {
        let [first_response, resolution, handle] = [0, 1, 2].map(|place| {
            let is_large = row.durations[place] >= LARGE_DURATION;
            row.duration(place, large).filter(|_| is_large)
        });
        if let Some(ms) = first_response {
            self.first_response.add(ms);
        }
        if let Some(ms) = resolution {
            self.resolution.add(ms);
        }
        if let Some(ms) = handle {
            self.large_handle.add(ms);
        }
    }

    /// What it comes to.
    pub fn tally(self) -> Tally {
        let mut tally = Tally {
            levels: LevelTally::of(&self.judgements),
            within_48_hours: self.resolution.up_to(&[2 * DAY]).iter().sum(),
            first_response: self.first_response,
            resolution: self.resolution,
            handle: self.large_handle,
            contacts: self.many_contacts,
            reassignments: self.many_reassignments,
            ..Tally::default()
        };
        for (kind, tickets) in self.kinds.into_iter().enumerate() {
            if tickets > 0 {
                Kind(kind).count(&mut tally, u64::from(tickets));
            }
        }
        tally.handle.merge(&self.handle.sums());
        for (sums, counts) in [
            (&mut tally.contacts, &self.contacts),
            (&mut tally.reassignments, &self.reassignments),
        ] {
            for (number, count) in counts.iter().take(usize::from(MANY)).enumerate() {
                sums.add_times(number as u64, u64::from(*count));
            }
        }
        for (scores, counts) in [
            (&mut tally.csat, &self.csat[..]),
            (&mut tally.nps, &self.nps[..]),
            (&mut tally.ces, &self.ces[..]),
        ] {
            let counts = &counts[..counts.len() - 1];
            let given = counts.iter().rposition(|count| *count > 0);
            let counts = counts.iter().take(given.map_or(0, |last| last + 1));
            add_scores(scores, &counts.map(|it| u64::from(*it)).collect::<Vec<_>>());
        }
        tally
    }
}

/// What first-contact resolution is counted by: tickets of one kind count the same.
#[derive(Clone, Copy)]
struct Kind(usize);

impl Kind {
    const COUNT: usize = 2 * 3 * 3 * 4;

    #[inline(always)]
    fn of(row: &Packed) -> Self {
        // 0 where the count is not known, else one more than it is, but no more than tells kinds apart. Large ones are
        // large enough as they are.
        let class = |count: u16, most: u16| {
            let more = usize::from(count.min(most)) + 1;
            if count == NO_COUNT { 0 } else { more }
        };
        let [reopens, reassignments, contacts] = row.counts;
        let counts = class(reopens, 1) * 3 + class(reassignments, 1);
        // One contact is as good as none.
        let further = match contacts {
            NO_COUNT => NO_COUNT,
            contacts => contacts.saturating_sub(1),
        };
        Self((usize::from(row.resolved) * 9 + counts) * 4 + class(further, 2))
    }

    /// Counts tickets of this kind.
    fn count(self, tally: &mut Tally, tickets: u64) {
        let (counts, further) = (self.0 / 4, (self.0 % 4).checked_sub(1));
        let is_resolved = counts >= 9;
        let not_reopened = (counts % 9 / 3).checked_sub(1).map(|reopens| reopens == 0);
        let not_reassigned = (counts % 3).checked_sub(1).map(|count| count == 0);
        let once = further.map(|further| further == 0);
        tally.tickets += tickets;
        tally.resolved += u64::from(is_resolved) * tickets;
        // Told only where both are known: rows that can fail but not pass would draw the share down.
        let both = |one: Option<bool>, other| one.zip(other).map(|(one, other)| one && other);
        let definitions = [
            not_reopened,
            once,
            both(once, not_reopened),
            both(once, not_reassigned),
            further.map(|further| further <= 1),
        ];
        for (counts, met) in tally.first_contacts.iter_mut().zip(definitions) {
            if let Some(met) = met {
                counts.all += tickets;
                counts.resolved += u64::from(is_resolved) * tickets;
                counts.met += u64::from(is_resolved && met) * tickets;
            }
        }
        tally.reassigned += u64::from(not_reassigned == Some(false)) * tickets;
    }
}
