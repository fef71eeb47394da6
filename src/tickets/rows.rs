//! What is kept of the rows that were read, from which tallies are made by any dimension and for any targets.
//!
//! 40 bytes a row: 3 durations, 3 counts, 3 scores, the time of creation and the numbers of 4 names. Values that are too
//! large for their place stand in a list beside it. Rows lie in chunks, so that no growth moves them.

use super::breakdown::{By, Tallies};
use super::service_levels::Terms;
use super::tally::{Due, MAX_DAYS, MAX_GROUPS, Tally, Ticket, in_pieces, local_day};
use super::times::{day_name, month_name};
use std::collections::BTreeMap;
use std::mem::take;

/// How many rows a chunk holds at most.
pub(super) const CHUNK_ROWS: usize = 1 << 14;
/// How many large values: their places must fit beside small counts.
pub(super) const CHUNK_LARGE: usize = (NO_COUNT - LARGE_COUNT) as usize;

const NO_TIME: i64 = i64::MIN;
const NO_DURATION: u32 = u32::MAX;
/// From here on it is a place in the list of large values.
const LARGE_DURATION: u32 = 0xFFFF_0000;
const NO_COUNT: u16 = u16::MAX;
const LARGE_COUNT: u16 = 0x8000;
const NO_SCORE: u8 = u8::MAX;
/// The file has no such column.
pub(super) const NO_NAME: u16 = u16::MAX;
/// One of the names that are not told apart.
pub(super) const OTHER_NAME: u16 = u16::MAX - 1;

/// The tickets that were read.
#[derive(Default)]
pub(super) struct Tickets {
    chunks: Vec<Chunk>,
    names: [Names; 4],
}

#[derive(Default)]
pub(super) struct Chunk {
    rows: Vec<Packed>,
    large: Vec<u64>,
    /// The latest time in the rows, in milliseconds since 1970.
    latest: Option<i64>,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    created: i64,
    durations: [u32; 3],
    counts: [u16; 3],
    pub names: [u16; 4],
    scores: [u8; 3],
    resolved: bool,
}

impl Packed {
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

    /// A row that was written with so many large values beside it.
    pub fn from_bytes(bytes: &[u8; Self::BYTES], large: usize) -> Option<Self> {
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
        let in_list = |place: usize| place < large;
        let is_valid = (row.created == NO_TIME || row.created.unsigned_abs() <= FARTHEST)
            && bytes[37] <= 1
            && row.durations.iter().all(|it| {
                *it < LARGE_DURATION
                    || *it == NO_DURATION
                    || in_list((*it - LARGE_DURATION) as usize)
            })
            && row.counts.iter().all(|it| {
                *it < LARGE_COUNT || *it == NO_COUNT || in_list((*it - LARGE_COUNT) as usize)
            });
        is_valid.then_some(row)
    }

    /// The positions on their scales of the scores for satisfaction, recommendation and ease.
    pub fn scores(self) -> [Option<u8>; 3] {
        self.scores.map(|it| (it != NO_SCORE).then_some(it))
    }
}

impl Chunk {
    /// Rows with the large values that stand beside them.
    pub fn new(rows: Vec<Packed>, large: Vec<u64>) -> Self {
        let mut chunk = Self {
            rows,
            large,
            latest: None,
        };
        let ends = chunk.rows.iter().map(|row| chunk.ticket(row).end());
        chunk.latest = ends.max().flatten();
        chunk
    }

    pub fn rows(&self) -> &[Packed] {
        &self.rows
    }

    pub fn large(&self) -> &[u64] {
        &self.large
    }

    fn is_full(&self) -> bool {
        self.rows.len() >= CHUNK_ROWS || self.large.len() + 6 > CHUNK_LARGE
    }

    #[inline]
    fn add(&mut self, ticket: &Ticket, names: [u16; 4]) {
        self.latest = self.latest.max(ticket.end());
        let large = &mut self.large;
        let mut beside = |value: u64| {
            large.push(value);
            large.len() - 1
        };
        let durations =
            [ticket.first_response, ticket.resolution, ticket.handle].map(|value| match value {
                None => NO_DURATION,
                Some(value) if value < u64::from(LARGE_DURATION) => value as u32,
                Some(value) => LARGE_DURATION + beside(value) as u32,
            });
        let counts =
            [ticket.reopens, ticket.reassignments, ticket.contacts].map(|value| match value {
                None => NO_COUNT,
                Some(value) if value < u64::from(LARGE_COUNT) => value as u16,
                Some(value) => LARGE_COUNT + beside(value) as u16,
            });
        self.rows.push(Packed {
            created: ticket.created.unwrap_or(NO_TIME),
            durations,
            counts,
            names,
            scores: [ticket.csat, ticket.nps, ticket.ces].map(|it| it.unwrap_or(NO_SCORE)),
            resolved: ticket.resolved,
        });
    }

    #[inline(always)]
    fn ticket(&self, row: &Packed) -> Ticket {
        let beside = |place: usize| self.large.get(place).copied();
        let [first_response, resolution, handle] = row.durations.map(|value| match value {
            NO_DURATION => None,
            LARGE_DURATION.. => beside((value - LARGE_DURATION) as usize),
            _ => Some(u64::from(value)),
        });
        let [reopens, reassignments, contacts] = row.counts.map(|value| match value {
            NO_COUNT => None,
            LARGE_COUNT.. => beside((value - LARGE_COUNT) as usize),
            _ => Some(u64::from(value)),
        });
        let [csat, nps, ces] = row.scores();
        Ticket {
            created: (row.created != NO_TIME).then_some(row.created),
            resolved: row.resolved,
            first_response,
            resolution,
            handle,
            reopens,
            reassignments,
            contacts,
            csat,
            nps,
            ces,
        }
    }
}

impl Tickets {
    pub fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.rows.len()).sum()
    }

    /// The number of the name that a field's text stands for; `name` reads it.
    #[inline]
    pub fn name<'a>(
        &mut self,
        field: usize,
        text: &'a [u8],
        name: impl FnOnce(&'a [u8]) -> std::borrow::Cow<'a, str>,
    ) -> u16 {
        let Some(names) = self.names.get_mut(field) else {
            return NO_NAME;
        };
        let key = Key::of(text);
        if let Some(number) = names.seen.get(key, text) {
            return number;
        }
        self.new_name(field, key, text, &name(text))
    }

    #[cold]
    #[inline(never)]
    fn new_name(&mut self, field: usize, key: Key, text: &[u8], name: &str) -> u16 {
        let number = self.number(field, name);
        // Names that are not told apart are too many to be remembered.
        if number != OTHER_NAME {
            self.names[field].seen.put(key, text, number);
        }
        number
    }

    /// The number of a name.
    pub fn number(&mut self, field: usize, name: &str) -> u16 {
        if self.names[field].next == OTHER_NAME {
            self.renumber(field);
        }
        self.names[field].number(name)
    }

    /// Counts again from 0, once all numbers have been given: those of names that were dropped are free.
    fn renumber(&mut self, field: usize) {
        let names = &mut self.names[field];
        let mut numbers = vec![OTHER_NAME; usize::from(names.next)];
        names.next = 0;
        names.seen = Seen::default();
        for number in names.kept.values_mut() {
            numbers[usize::from(*number)] = names.next;
            *number = names.next;
            names.next += 1;
        }
        for row in self.chunks.iter_mut().flat_map(|chunk| &mut chunk.rows) {
            if let Some(number) = numbers.get(usize::from(row.names[field])) {
                row.names[field] = *number;
            }
        }
    }

    #[inline]
    pub fn add(&mut self, ticket: &Ticket, names: [u16; 4]) {
        match self.chunks.last_mut() {
            Some(chunk) if !chunk.is_full() => chunk.add(ticket, names),
            last => {
                // Only the first one grows: few files are smaller than a chunk, and many analyses are.
                let room = if last.is_some() { CHUNK_ROWS } else { 0 };
                let mut chunk = Chunk::new(Vec::with_capacity(room), Vec::new());
                chunk.add(ticket, names);
                self.chunks.push(chunk);
            }
        }
    }

    pub fn merge(&mut self, other: &mut Self) {
        for chunk in take(&mut other.chunks) {
            self.take(chunk, |field| other.names[field].list());
        }
        // Also those that no row has any more: they keep others from being told apart.
        for field in 0..4 {
            for name in other.names[field].kept.keys() {
                self.number(field, name);
            }
        }
    }

    /// Adds the rows of a chunk in which names have these numbers.
    pub fn take<'a>(&mut self, mut chunk: Chunk, names: impl Fn(usize) -> Vec<Option<&'a str>>) {
        for field in 0..4 {
            let names = names(field);
            // New numbers are given out before any is used: giving out may change those that are.
            for name in names.iter().flatten() {
                self.number(field, name);
            }
            let number = |name: &Option<&str>| {
                let kept = &self.names[field].kept;
                let number = name.and_then(|name| kept.get(name));
                number.copied().unwrap_or(OTHER_NAME)
            };
            let numbers: Vec<u16> = names.iter().map(number).collect();
            for row in &mut chunk.rows {
                let name = &mut row.names[field];
                if *name != NO_NAME {
                    let number = numbers.get(usize::from(*name));
                    *name = number.copied().unwrap_or(OTHER_NAME);
                }
            }
        }
        // The last one goes on being filled.
        let place = self.chunks.len().saturating_sub(1);
        self.chunks.insert(place, chunk);
    }

    /// Gives away a chunk of rows.
    pub fn give(&mut self) -> Option<Chunk> {
        self.chunks.pop()
    }

    /// The names that are told apart, by their numbers.
    pub fn names(&self, field: usize) -> Vec<Option<&str>> {
        self.names[field].list()
    }

    /// The latest time in the rows, in milliseconds since 1970.
    pub fn latest(&self) -> Option<i64> {
        self.chunks.iter().filter_map(|chunk| chunk.latest).max()
    }

    /// The tallies of all tickets by what they have in common, judged by these terms.
    pub fn tallies(&self, by: By, terms: &Terms, offset_minutes: i32) -> Tallies {
        match by {
            By::Overall => self.tally(terms, vec![String::new()], |_| Some(0)),
            By::Channel => self.named(0, terms),
            By::Priority => self.named(1, terms),
            By::Group => self.named(2, terms),
            By::Agent => self.named(3, terms),
            By::Day => self.periods(terms, offset_minutes, day_name),
            By::Month => self.periods(terms, offset_minutes, month_name),
        }
    }

    fn named(&self, field: usize, terms: &Terms) -> Tallies {
        let kept = &self.names[field].kept;
        let mut slots = vec![usize::MAX; usize::from(self.names[field].next)];
        for (slot, number) in kept.values().enumerate() {
            slots[usize::from(*number)] = slot;
        }
        self.tally(terms, kept.keys().cloned().collect(), |row| {
            let name = row.names[field];
            let slot = slots.get(usize::from(name)).copied();
            (name != NO_NAME).then(|| slot.unwrap_or(usize::MAX))
        })
    }

    fn periods(&self, terms: &Terms, offset_minutes: i32, name: fn(i64) -> String) -> Tallies {
        let day =
            |row: &Packed| (row.created != NO_TIME).then(|| local_day(row.created, offset_minutes));
        let mut ends: Option<(i64, i64)> = None;
        for chunk in &self.chunks {
            in_pieces(&chunk.rows, &mut ends, |rows, ends| {
                for day in rows.iter().filter_map(day) {
                    let (first, last) = ends.unwrap_or((day, day));
                    *ends = Some((first.min(day), last.max(day)));
                }
            });
        }
        let Some((first, last)) = ends else {
            return self.tally(terms, Vec::new(), |_| None);
        };
        let place = |day: i64| (day - first) as usize;
        // At most one for each day of the years 1 to 9999 and a few more.
        let mut slots: Vec<u32> = vec![0; place(last) + 1];
        for chunk in &self.chunks {
            in_pieces(&chunk.rows, &mut slots, |rows, slots| {
                for day in rows.iter().filter_map(day) {
                    slots[place(day)] = 1;
                }
            });
        }
        let days: Vec<usize> = (slots.iter().enumerate())
            .filter_map(|(place, there)| (*there > 0).then_some(place))
            .collect();
        slots.fill(u32::MAX);
        let mut names: Vec<String> = Vec::new();
        for place in days.iter().skip(days.len().saturating_sub(MAX_DAYS)) {
            let name = name(first + *place as i64);
            if names.last() != Some(&name) {
                names.push(name);
            }
            slots[*place] = names.len() as u32 - 1;
        }
        self.tally(terms, names, |row| {
            let slot = slots.get(place(day(row)?))?;
            Some(*slot as usize)
        })
    }

    fn tally(
        &self,
        terms: &Terms,
        names: Vec<String>,
        slot: impl Fn(&Packed) -> Option<usize>,
    ) -> Tallies {
        let due = |name: &Option<&str>| name.and_then(|name| terms.of(name));
        let dues: Vec<Option<Due>> = self.names[1].list().iter().map(due).collect();
        let without = terms.of("");
        let tallies = vec![Tally::default(); names.len()];
        let due = |name: u16| match name {
            NO_NAME => without.as_ref(),
            name => dues.get(usize::from(name)).and_then(Option::as_ref),
        };
        let mut sums = (tallies, Tally::default());
        for chunk in &self.chunks {
            in_pieces(&chunk.rows, &mut sums, |rows, (tallies, other)| {
                for row in rows {
                    if let Some(slot) = slot(row) {
                        let tally = tallies.get_mut(slot).unwrap_or(other);
                        tally.add(&chunk.ticket(row), due(row.names[1]));
                    }
                }
            });
        }
        let (mut tallies, mut other) = sums;
        tallies.iter_mut().for_each(Tally::settle);
        other.settle();
        Tallies {
            groups: names.into_iter().zip(tallies).collect(),
            other,
        }
    }
}

/// The lowest [`MAX_GROUPS`] names with their numbers. Of names that were dropped for a lower one, the number stays in
/// rows and stands for "other": a rule that no order of rows, no cut and no merge can change.
#[derive(Default)]
struct Names {
    kept: BTreeMap<String, u16>,
    next: u16,
    seen: Seen,
}

impl Names {
    fn number(&mut self, name: &str) -> u16 {
        if let Some(number) = self.kept.get(name) {
            return *number;
        }
        if self.kept.len() >= MAX_GROUPS {
            let highest = self.kept.last_key_value();
            if highest.is_none_or(|(highest, _)| highest.as_str() < name) {
                return OTHER_NAME;
            }
            self.kept.pop_last();
        }
        let number = self.next;
        self.kept.insert(name.to_owned(), number);
        self.next += 1;
        number
    }

    fn list(&self) -> Vec<Option<&str>> {
        let mut list = vec![None; usize::from(self.next)];
        for (name, number) in &self.kept {
            list[usize::from(*number)] = Some(name.as_str());
        }
        list
    }
}

/// The texts met lately, with the numbers of the names that they stand for.
#[derive(Default)]
struct Seen {
    entries: Vec<Entry>,
}

#[derive(Clone, Default)]
struct Entry {
    key: Key,
    /// What the key does not hold of a longer text.
    middle: Box<[u8]>,
    number: u16,
}

/// A text's length, plus 1, and its first and last bytes: all of it up to 16.
#[derive(Clone, Copy, Default, PartialEq)]
struct Key {
    length: u64,
    first: u64,
    last: u64,
}

impl Key {
    #[inline]
    fn of(text: &[u8]) -> Self {
        let (first, last) = match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (text.first_chunk(), text.last_chunk()) {
                (Some(first), Some(last)) => (
                    u64::from(u32::from_le_bytes(*first)),
                    u64::from(u32::from_le_bytes(*last)),
                ),
                _ => (text.iter().fold(0, |sum, it| sum << 8 | u64::from(*it)), 0),
            },
        };
        Self {
            length: text.len() as u64 + 1,
            first,
            last,
        }
    }
}

impl Seen {
    const BITS: u32 = 11;

    /// Two neighbours.
    #[inline]
    fn places(key: Key) -> [usize; 2] {
        let mixed = (key.first ^ key.length).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ (mixed >> 32) ^ key.last).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let place = (mixed >> (64 - Self::BITS)) as usize;
        [place, place ^ 1]
    }

    fn middle(text: &[u8]) -> &[u8] {
        text.get(8..text.len().saturating_sub(8))
            .unwrap_or_default()
    }

    #[inline]
    fn get(&self, key: Key, text: &[u8]) -> Option<u16> {
        Self::places(key).into_iter().find_map(|place| {
            let entry = self.entries.get(place)?;
            let same =
                entry.key == key && (text.len() <= 16 || *entry.middle == *Self::middle(text));
            same.then_some(entry.number)
        })
    }

    fn put(&mut self, key: Key, text: &[u8], number: u16) {
        self.entries.resize(1 << Self::BITS, Entry::default());
        let [place, neighbour] = Self::places(key);
        if let Some(moved) = self.entries.get(place).cloned() {
            self.entries[neighbour] = moved;
            self.entries[place] = Entry {
                key,
                middle: Self::middle(text).into(),
                number,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn add(tickets: &mut Tickets, name: &str) {
        let read = |text| Cow::Borrowed(str::from_utf8(text).unwrap());
        let number = tickets.name(0, name.as_bytes(), read);
        tickets.add(&Ticket::default(), [number, NO_NAME, NO_NAME, NO_NAME]);
    }

    fn counts(tickets: &Tickets) -> (Vec<(String, u64)>, u64) {
        let Tallies { groups, other } = tickets.tallies(By::Channel, &Terms::default(), 0);
        let groups = groups.into_iter();
        let groups = groups.map(|(name, tally)| (name, tally.tickets));
        (groups.collect(), other.tickets)
    }

    #[test]
    fn the_lowest_names_are_kept_whatever_the_order_and_the_cut() {
        let names: Vec<String> = (0..2 * MAX_GROUPS)
            .map(|name| format!("{:05}", name * 7_919 % 1_500))
            .collect();
        let mut sorted = BTreeMap::new();
        for name in &names {
            *sorted.entry(name.clone()).or_insert(0) += 1;
        }
        let kept: Vec<(String, u64)> = sorted.into_iter().take(MAX_GROUPS).collect();
        let rest = names.len() as u64 - kept.iter().map(|(_, count)| count).sum::<u64>();
        for cut in [0, 500, 1_700, names.len()] {
            let mut parts = [Tickets::default(), Tickets::default()];
            for (position, name) in names.iter().enumerate() {
                add(&mut parts[usize::from(position < cut)], name);
            }
            let [mut first, mut second] = parts;
            first.merge(&mut second);
            assert_eq!(counts(&first), (kept.clone(), rest));
        }
    }

    #[test]
    fn the_last_days_are_kept_whatever_the_order_and_the_cut() {
        const DAYS: i64 = MAX_DAYS as i64 + 7;
        for cut in [0, 3, 5_000] {
            let mut parts = [Tickets::default(), Tickets::default()];
            for position in 0..DAYS {
                let day = position * 7_919 % DAYS;
                let ticket = Ticket {
                    created: Some(day * 86_400_000 + 1),
                    ..Ticket::default()
                };
                parts[usize::from(position < cut)].add(&ticket, [NO_NAME; 4]);
            }
            let [mut first, mut second] = parts;
            first.merge(&mut second);
            let Tallies { groups, other } = first.tallies(By::Day, &Terms::default(), 0);
            assert_eq!((groups.len(), other.tickets), (MAX_DAYS, 7));
            assert_eq!(groups[0].0, day_name(7));
            assert!(groups.iter().all(|(_, tally)| tally.tickets == 1));
        }
    }

    #[test]
    fn falling_names_do_not_run_out_of_numbers() {
        let mut tickets = Tickets::default();
        for name in (0..150_000).rev() {
            add(
                &mut tickets,
                &format!("a name of more than sixteen bytes, {name:06}"),
            );
        }
        let (kept, rest) = counts(&tickets);
        assert_eq!((kept.len(), rest), (MAX_GROUPS, 149_000));
        assert!(kept.iter().all(|(_, count)| *count == 1));
        assert!(kept[999].0.ends_with("000999"));
    }

    #[test]
    fn rows_come_back_as_they_were() {
        let mut tickets = Tickets::default();
        let values = [0, 1, 32_767, 32_768, 4_294_901_759, 4_294_901_760, 1 << 53];
        let option = |place: usize| values.get(place).copied();
        let ticket = |place: usize| Ticket {
            created: (!place.is_multiple_of(3)).then_some(place as i64 * 1_000_003 - 5_000_000),
            resolved: place.is_multiple_of(2),
            first_response: option(place % 8),
            resolution: option((place + 1) % 8),
            handle: option((place + 2) % 8),
            reopens: option((place + 3) % 8),
            reassignments: option((place + 4) % 8),
            contacts: option((place + 5) % 8),
            csat: (!place.is_multiple_of(6)).then_some(place as u8 % 6),
            ..Ticket::default()
        };
        for place in 0..50_000 {
            tickets.add(&ticket(place), [NO_NAME; 4]);
        }
        assert_eq!(tickets.len(), 50_000);
        let mut place = 0;
        for chunk in &tickets.chunks {
            assert!(chunk.large.len() <= CHUNK_LARGE);
            for row in &chunk.rows {
                let written = Packed::from_bytes(&row.to_bytes(), chunk.large.len()).unwrap();
                let (found, expected) = (chunk.ticket(&written), ticket(place));
                assert_eq!(found.created, expected.created);
                assert_eq!(found.resolved, expected.resolved);
                assert_eq!(found.first_response, expected.first_response);
                assert_eq!(found.resolution, expected.resolution);
                assert_eq!(found.handle, expected.handle);
                assert_eq!(found.reopens, expected.reopens);
                assert_eq!(found.reassignments, expected.reassignments);
                assert_eq!(found.contacts, expected.contacts);
                assert_eq!(found.csat, expected.csat);
                assert_eq!((found.nps, found.ces), (None, None));
                place += 1;
            }
        }
    }
}
