//! Rows, counted: what a tally is made from once all have been seen.
//!
//! What differs from row to row is as good as random, so nothing is counted by a branch that it decides: it is the place
//! in a list of counts. The places of a row are worked out once, whatever it is then counted by.

use super::durations::Counted;
use super::outcomes::{Due, Judgement, LevelTally};
use super::packed::{
    CONTACTS, FIRST_RESPONSE, HANDLING, LARGE_DURATION, Packed, REASSIGNMENTS, RESOLUTION, is_large,
};
use super::sums::{SmallSums, Sums};
use super::tally::{Tally, add_scores};
use super::times::DAY;

/// Contacts and reassignments from here on are added up one by one.
const MANY: u16 = 6;
/// None is known; each number below [`MANY`]; all others.
const NUMBERS: usize = MANY as usize + 2;
/// Whether a ticket is resolved, and whether it was opened again, not so, or this is not known.
const STATES: usize = 2 * 3;
/// For those without a score and for each score: a scale ends at 100 at most.
const CSAT_PLACES: usize = 102;
const NPS_PLACES: usize = 12;
const CES_PLACES: usize = 8;

/// Where a row is counted in each list of a [`Counter`].
#[derive(Clone, Copy)]
pub(super) struct Places {
    judgement: u16,
    counts: u16,
    csat: u8,
    nps_ces: u8,
    /// Whether something of it is too large for the lists.
    is_large: bool,
}

impl Places {
    /// Of a row beside these large values, to which this was promised.
    #[inline(always)]
    pub fn of(row: &Packed, large: &[u64], due: &Due) -> Self {
        // 0 where it is not known, else one more than it is, up to a limit.
        let known = |count: u16, most: u16| usize::from(count.wrapping_add(1).min(most));
        let [reopens, reassignments, contacts] = row.counts;
        let state = usize::from(row.resolved) * 3 + known(reopens, 2);
        let reassignments = known(reassignments, MANY + 1);
        let contacts = known(contacts, MANY + 1);
        let is_many = |number: usize| number > usize::from(MANY);
        let [first_response, resolution, handle] = row.durations.map(is_large);
        let [csat, nps, ces] = row.scores.map(|score| score.wrapping_add(1));
        Self {
            judgement: Judgement::of(row, large, due).number(),
            counts: ((state * NUMBERS + reassignments) * NUMBERS + contacts) as u16,
            csat,
            nps_ces: nps * CES_PLACES as u8 + ces,
            is_large: is_many(reassignments)
                | is_many(contacts)
                | first_response
                | resolution
                | handle,
        }
    }
}

/// Rows of one set.
#[derive(Clone)]
pub(super) struct Counter {
    judgements: [u32; Judgement::COUNT],
    counts: [u32; STATES * NUMBERS * NUMBERS],
    csat: [u32; CSAT_PLACES],
    nps_ces: [u32; NPS_PLACES * CES_PLACES],
    handle: SmallSums,
    first_response: Counted,
    resolution: Counted,
    /// Of what is too large for the above.
    large_handle: Sums,
    many_contacts: Sums,
    many_reassignments: Sums,
}

impl Default for Counter {
    fn default() -> Self {
        Self {
            judgements: [0; Judgement::COUNT],
            counts: [0; STATES * NUMBERS * NUMBERS],
            csat: [0; CSAT_PLACES],
            nps_ces: [0; NPS_PLACES * CES_PLACES],
            handle: SmallSums::default(),
            first_response: Counted::default(),
            resolution: Counted::default(),
            large_handle: Sums::default(),
            many_contacts: Sums::default(),
            many_reassignments: Sums::default(),
        }
    }
}

impl Counter {
    /// Adds a row beside these large values, at its places.
    #[inline(always)]
    pub fn add(&mut self, row: &Packed, large: &[u64], places: Places) {
        fn count(counts: &mut [u32], place: usize) {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        count(&mut self.judgements, usize::from(places.judgement));
        count(&mut self.counts, usize::from(places.counts));
        count(&mut self.csat, usize::from(places.csat));
        count(&mut self.nps_ces, usize::from(places.nps_ces));
        let [first_response, resolution, handle] = row.durations;
        if first_response < LARGE_DURATION {
            self.first_response.add_short(first_response);
        }
        if resolution < LARGE_DURATION {
            self.resolution.add_short(resolution);
        }
        let is_short = handle < LARGE_DURATION;
        (self.handle).add(if is_short { handle } else { 0 }, is_short);
        if places.is_large {
            self.add_large(row, large);
        }
    }

    #[cold]
    #[inline(never)]
    fn add_large(&mut self, row: &Packed, large: &[u64]) {
        for (sums, place) in [
            (&mut self.many_reassignments, REASSIGNMENTS),
            (&mut self.many_contacts, CONTACTS),
        ] {
            if let Some(count) = row.count(place, large)
                && count >= u64::from(MANY)
            {
                sums.add(count);
            }
        }
        let [first_response, resolution, handle] =
            [FIRST_RESPONSE, RESOLUTION, HANDLING].map(|place| {
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
        let resolution = self.resolution.durations();
        let mut tally = Tally {
            levels: LevelTally::of(&self.judgements),
            within_48_hours: resolution.up_to(&[2 * DAY]).iter().sum(),
            first_response: self.first_response.durations(),
            resolution,
            handle: self.large_handle,
            contacts: self.many_contacts,
            reassignments: self.many_reassignments,
            ..Tally::default()
        };
        tally.handle.merge(&self.handle.sums());
        for (place, tickets) in self.counts.into_iter().enumerate() {
            if tickets > 0 {
                count(&mut tally, place, u64::from(tickets));
            }
        }
        // The places of those who gave none are left out.
        add_scores(&mut tally.csat, &given(self.csat.into_iter().skip(1)));
        let (by_nps, _) = self.nps_ces.as_chunks::<CES_PLACES>();
        let nps = by_nps.iter().map(|by_ces| by_ces.iter().sum());
        add_scores(&mut tally.nps, &given(nps.skip(1)));
        let ces = (1..CES_PLACES).map(|ces| by_nps.iter().map(|by_ces| by_ces[ces]).sum());
        add_scores(&mut tally.ces, &given(ces));
        tally
    }
}

/// How often each score was given, up to the highest that was.
#[inline(never)]
fn given(counts: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut counts: Vec<u64> = counts.map(u64::from).collect();
    let last = counts.iter().rposition(|count| *count > 0);
    counts.truncate(last.map_or(0, |last| last + 1));
    counts
}

/// Counts tickets at a place in the list of counts.
#[inline(never)]
fn count(tally: &mut Tally, place: usize, tickets: u64) {
    let known = |place: usize| place.checked_sub(1);
    let contacts = known(place % NUMBERS);
    let reassignments = known(place / NUMBERS % NUMBERS);
    let state = place / NUMBERS / NUMBERS;
    let (is_resolved, reopens) = (state >= 3, known(state % 3));
    tally.tickets += tickets;
    tally.resolved += u64::from(is_resolved) * tickets;
    for (sums, number) in [
        (&mut tally.contacts, contacts),
        (&mut tally.reassignments, reassignments),
    ] {
        if let Some(number) = number.filter(|number| *number < usize::from(MANY)) {
            sums.add_times(number as u64, tickets);
        }
    }
    let not_reopened = reopens.map(|reopens| reopens == 0);
    let not_reassigned = reassignments.map(|count| count == 0);
    let once = contacts.map(|contacts| contacts <= 1);
    // Told only where both are known: rows that can fail but not pass would draw the share down.
    let both = |one: Option<bool>, other| one.zip(other).map(|(one, other)| one && other);
    let definitions = [
        not_reopened,
        once,
        both(once, not_reopened),
        both(once, not_reassigned),
        contacts.map(|contacts| contacts <= 2),
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
