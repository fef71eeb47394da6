//! What is kept of the rows that were read, from which tallies are made by any dimension and for any targets.
//!
//! Rows lie in chunks, so that no growth moves them, with the large values of each beside it.

use super::breakdown::{By, Tallies};
use super::counter::{Counter, Places};
use super::durations::in_pieces;
use super::outcomes::Due;
use super::packed::{
    LARGE_COUNT, LARGE_DURATION, MOST_LARGE, NO_COUNT, NO_DURATION, NO_NAME, OTHER_NAME, Packed,
    RESOLUTION,
};
use super::scanner::{Batch, Raw};
use super::service_levels::Terms;
use super::tally::{MAX_DAYS, MAX_GROUPS, local_day};
use super::times::{DAY, day_name, month_name};
use std::cell::Cell;
use std::mem::take;
use std::num::TryFromIntError;

/// How many rows a chunk holds at most.
pub(super) const CHUNK_ROWS: usize = 1 << 14;
/// The tickets that were read.
#[derive(Default)]
pub(super) struct Tickets {
    chunks: Vec<Chunk>,
    names: [Names; 4],
    /// How many rows and large values of the last chunk come before the rows that are being read.
    settled: (usize, usize),
}

#[derive(Default)]
pub(super) struct Chunk {
    rows: Vec<Packed>,
    large: Vec<u64>,
    /// The first and the last time of creation in the rows, in milliseconds since 1970.
    created: Option<(i64, i64)>,
    /// The latest time of all.
    latest: Option<i64>,
}

impl Chunk {
    /// Rows with the large values that stand beside them.
    pub fn new(rows: Vec<Packed>, large: Vec<u64>) -> Self {
        let mut chunk = Self {
            rows,
            large,
            created: None,
            latest: None,
        };
        chunk.see(0);
        chunk
    }

    pub fn rows(&self) -> &[Packed] {
        &self.rows
    }

    pub fn large(&self) -> &[u64] {
        &self.large
    }

    /// Whether so many rows find room in it, whatever is in them.
    fn has_room_for(&self, rows: usize) -> bool {
        self.rows.len() + rows <= CHUNK_ROWS && self.large.len() + 6 * rows <= MOST_LARGE
    }

    /// Gives the names of its rows other numbers.
    #[inline(never)]
    fn renumber(&mut self, numbers: &[Vec<u16>; 4]) {
        for row in &mut self.rows {
            row.renumber(numbers);
        }
    }

    /// Takes the times of rows from this one on into account.
    #[inline(never)]
    fn see(&mut self, first: usize) {
        let rows = self.rows.get(first..).unwrap_or_default();
        let mut times: Option<[i64; 3]> = None;
        for row in rows {
            if let (Some(created), Some(end)) = (row.created(), row.end(&self.large)) {
                let [first, last, latest] = times.unwrap_or([created, created, end]);
                times = Some([first.min(created), last.max(created), latest.max(end)]);
            }
        }
        if let Some([first, last, latest]) = times {
            let before = self.created.unwrap_or((first, last));
            self.created = Some((before.0.min(first), before.1.max(last)));
            self.latest = self.latest.max(Some(latest));
        }
    }

    fn begun_row(&mut self, row: usize) -> Option<BegunRow<'_>> {
        let row = self.rows.get_mut(row)?;
        let large = &mut self.large;
        Some(BegunRow { row, large })
    }

    /// Keeps of the rows from `first` on those that are wanted, and of the large values from `first_large` on theirs.
    #[inline(never)]
    fn keep(&mut self, first: usize, first_large: usize, is_wanted: impl Fn(usize) -> bool) {
        let rows = self.rows.iter().skip(first).enumerate();
        let wanted = rows.filter(|(position, _)| is_wanted(*position));
        let wanted: Vec<_> = wanted
            .map(|(_, row)| (*row, row.values(&self.large)))
            .collect();
        self.rows.truncate(first);
        self.large.truncate(first_large);
        for (row, values) in wanted {
            self.rows.push(row);
            if let Some(mut row) = self.begun_row(self.rows.len() - 1) {
                row.set(values);
            }
        }
    }
}

/// A row that is being read.
pub(super) struct BegunRow<'a> {
    row: &'a mut Packed,
    large: &'a mut Vec<u64>,
}

impl BegunRow<'_> {
    pub fn set_created(&mut self, time: i64) {
        self.row.created = time;
    }

    /// How long after its creation that was, if this is known; an error if it was before.
    pub fn since_created(&self, time: i64) -> Result<Option<u64>, TryFromIntError> {
        let since = self
            .row
            .created()
            .map(|created| u64::try_from(time - created));
        since.transpose()
    }

    pub fn set_resolved(&mut self, is_resolved: bool) {
        self.row.resolved = is_resolved;
    }

    pub fn set_duration(&mut self, place: usize, value: Option<u64>) {
        self.row.durations[place] = match value {
            None => NO_DURATION,
            Some(value) if value < u64::from(LARGE_DURATION) => value as u32,
            Some(value) => LARGE_DURATION + self.beside(value) as u32,
        };
    }

    pub fn set_count(&mut self, place: usize, value: Option<u64>) {
        self.row.counts[place] = match value {
            None => NO_COUNT,
            Some(value) if value < u64::from(LARGE_COUNT) => value as u16,
            Some(value) => LARGE_COUNT + self.beside(value) as u16,
        };
    }

    pub fn set_score(&mut self, place: usize, score: u8) {
        self.row.scores[place] = score;
    }

    fn beside(&mut self, value: u64) -> usize {
        self.large.push(value);
        self.large.len() - 1
    }

    /// All durations and counts.
    fn set(&mut self, [durations, counts]: [[Option<u64>; 3]; 2]) {
        for (place, value) in durations.into_iter().enumerate() {
            self.set_duration(place, value);
        }
        for (place, value) in counts.into_iter().enumerate() {
            self.set_count(place, value);
        }
    }
}

impl Tickets {
    pub fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.rows.len()).sum()
    }

    /// Adds so many rows, few against [`CHUNK_ROWS`], of which nothing is known yet. They are there once they are
    /// [settled](Self::settle).
    pub fn begin(&mut self, rows: usize) {
        let last = self.chunks.last();
        if !last.is_some_and(|chunk| chunk.has_room_for(rows)) {
            // What is small has room for no more than it needs: few files are, and many analyses.
            let room = if last.is_some() { CHUNK_ROWS } else { rows };
            let chunk = Chunk::new(Vec::with_capacity(room), Vec::new());
            self.chunks.push(chunk);
        }
        if let Some(chunk) = self.chunks.last_mut() {
            let first = chunk.rows.len();
            self.settled = (first, chunk.large.len());
            if first + rows > chunk.rows.capacity() {
                chunk.rows.reserve_exact(CHUNK_ROWS - first);
            }
            chunk.rows.resize(first + rows, Packed::EMPTY);
        }
    }

    /// The rows that were begun.
    pub fn begun(&mut self) -> &mut [Packed] {
        let (first, _) = self.settled;
        let rows = self.chunks.last_mut().map(|chunk| &mut chunk.rows);
        rows.and_then(|rows| rows.get_mut(first..))
            .unwrap_or_default()
    }

    /// The one at this position among them.
    pub fn begun_row(&mut self, position: usize) -> Option<BegunRow<'_>> {
        let (first, _) = self.settled;
        self.chunks.last_mut()?.begun_row(first + position)
    }

    /// Numbers the names in a column of the rows that were begun. Where a text is met for the first time, `name` reads
    /// the name that it stands for in the row at that position, if it counts.
    pub fn name_begun(
        &mut self,
        field: usize,
        batch: Batch<'_>,
        column: usize,
        name: impl Fn(usize) -> Option<String>,
    ) {
        let mut from = 0;
        while let Some((position, raw)) = self.name_known(field, batch, column, from) {
            if let Some(name) = name(position) {
                let number = self.new_name(field, raw, &name);
                if let Some(row) = self.begun().get_mut(position) {
                    row.names[field] = number;
                }
            }
            from = position + 1;
        }
    }

    /// Numbers the names whose texts have been met, up to the first other one.
    #[inline(never)]
    fn name_known<'a>(
        &mut self,
        field: usize,
        batch: Batch<'a>,
        column: usize,
        from: usize,
    ) -> Option<(usize, Raw<'a>)> {
        let (first, _) = self.settled;
        let seen = &self.names.get(field)?.seen;
        let rows = self.chunks.last_mut()?.rows.get_mut(first + from..)?;
        let texts = batch.behind(from).column(column);
        for (position, (row, raw)) in rows.iter_mut().zip(texts).enumerate() {
            let number = seen.get(Key::of(raw), raw);
            match (number, row.names.get_mut(field)) {
                (Some(number), Some(place)) => *place = number,
                _ => return Some((from + position, raw)),
            }
        }
        None
    }

    #[cold]
    #[inline(never)]
    fn new_name(&mut self, field: usize, raw: Raw<'_>, name: &str) -> u16 {
        let number = self.number(field, name);
        // Names that are not told apart are too many to be remembered.
        if number != OTHER_NAME {
            self.names[field].seen.put(Key::of(raw), raw, number);
        }
        number
    }

    /// Ends the reading of the rows that were begun; those that are not wanted are dropped.
    #[inline(never)]
    pub fn settle(&mut self, is_wanted: impl Fn(usize) -> bool) {
        let (first, first_large) = self.settled;
        let rows = self.begun();
        let count = rows.len();
        for row in rows {
            if !row.resolved {
                row.durations[RESOLUTION] = NO_DURATION;
            }
        }
        if let Some(chunk) = self.chunks.last_mut() {
            if !(0..count).all(&is_wanted) {
                chunk.keep(first, first_large, is_wanted);
            }
            chunk.see(first);
        }
    }

    /// The number of a name.
    fn number(&mut self, field: usize, name: &str) -> u16 {
        if let Some(number) = self.names[field].known(name) {
            return number;
        }
        if self.names[field].next == OTHER_NAME {
            self.renumber(field);
        }
        self.names[field].add(name)
    }

    /// Counts again from 0, once all numbers have been given: those of names that were dropped are free.
    #[cold]
    #[inline(never)]
    fn renumber(&mut self, field: usize) {
        let names = &mut self.names[field];
        let mut numbers = vec![OTHER_NAME; usize::from(names.next)];
        names.next = 0;
        names.seen = Seen::default();
        for (_, number) in &mut names.kept {
            numbers[usize::from(*number)] = names.next;
            *number = names.next;
            names.next += 1;
        }
        let same = |field: usize| (0..self.names[field].next).collect();
        let mut all: [Vec<u16>; 4] = std::array::from_fn(same);
        all[field] = numbers;
        for chunk in &mut self.chunks {
            chunk.renumber(&all);
        }
    }

    pub fn merge(&mut self, other: &mut Self) {
        let names = other.names.each_ref().map(Names::list);
        self.take(take(&mut other.chunks), &names);
    }

    /// Adds chunks of rows in which names have these numbers.
    pub fn take(&mut self, chunks: Vec<Chunk>, names: &[Vec<Option<&str>>; 4]) {
        let mut numbers = [const { Vec::new() }; 4];
        for (field, names) in names.iter().enumerate() {
            // New numbers are given out before any is used: giving out may change those that are. Also to names that no
            // row has any more: they keep others from being told apart.
            for name in names.iter().flatten() {
                self.number(field, name);
            }
            let number = |name: &Option<&str>| {
                let number = name.and_then(|name| self.names[field].known(name));
                number.unwrap_or(OTHER_NAME)
            };
            numbers[field] = names.iter().map(number).collect();
        }
        for mut chunk in chunks {
            chunk.renumber(&numbers);
            // The last one goes on being filled.
            let place = self.chunks.len().saturating_sub(1);
            self.chunks.insert(place, chunk);
        }
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

    /// Where each ticket is counted, with how it kept what these terms promise.
    pub fn placed(&self, terms: &Terms) -> Placed {
        let due = |name: &str| terms.of(name).unwrap_or(Due::NONE);
        let names = self.names[1].list();
        let dues: Vec<Due> = (names.iter())
            .map(|name| name.map_or(Due::NONE, due))
            .collect();
        let without = due("");
        let mut places = Vec::with_capacity(self.len());
        for chunk in &self.chunks {
            in_pieces(&chunk.rows, &mut places, |rows, places| {
                places.extend(rows.iter().map(|row| {
                    let due = dues.get(usize::from(row.names[1]));
                    let other = match row.names[1] {
                        NO_NAME => &without,
                        _ => &Due::NONE,
                    };
                    Places::of(row, &chunk.large, due.unwrap_or(other))
                }));
            });
        }
        Placed(places)
    }

    /// The tallies of all tickets by what they have in common, at their places.
    pub fn tallies(&self, by: By, placed: &Placed, offset_minutes: i32) -> Tallies {
        match by {
            By::Overall => self.tally(placed, vec![String::new()], |_| Some(0)),
            By::Channel => self.named(0, placed),
            By::Priority => self.named(1, placed),
            By::Group => self.named(2, placed),
            By::Agent => self.named(3, placed),
            By::Day => self.periods(placed, offset_minutes, day_name),
            By::Month => self.periods(placed, offset_minutes, month_name),
        }
    }

    fn named(&self, field: usize, placed: &Placed) -> Tallies {
        let kept = &self.names[field].kept;
        let mut slots = vec![usize::MAX; usize::from(self.names[field].next)];
        for (slot, (_, number)) in kept.iter().enumerate() {
            slots[usize::from(*number)] = slot;
        }
        let names = kept.iter().map(|(name, _)| name.clone()).collect();
        self.tally(placed, names, |row| {
            let name = row.names[field];
            let slot = slots.get(usize::from(name)).copied();
            (name != NO_NAME).then(|| slot.unwrap_or(usize::MAX))
        })
    }

    fn periods(&self, placed: &Placed, offset_minutes: i32, name: fn(i64) -> String) -> Tallies {
        let created = self.chunks.iter().filter_map(|chunk| chunk.created);
        let ends = created.reduce(|(first, last), (other_first, other_last)| {
            (first.min(other_first), last.max(other_last))
        });
        let Some((first, last)) = ends else {
            return self.tally(placed, Vec::new(), |_| None);
        };
        let [first, last] = [first, last].map(|ms| local_day(ms, offset_minutes));
        let days = Days::new(offset_minutes);
        let place = |row: &Packed| Some((days.of(row)? - first) as usize);
        // At most one for each day of the years 1 to 9999 and a few more.
        let mut slots: Vec<u32> = vec![1; (last - first) as usize + 1];
        if slots.len() > MAX_DAYS {
            // Only days with tickets count.
            slots.fill(0);
            for chunk in &self.chunks {
                in_pieces(&chunk.rows, &mut slots, |rows, slots| {
                    for place in rows.iter().filter_map(place) {
                        slots[place] = 1;
                    }
                });
            }
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
        let mut tallies = self.tally(placed, names, |row| {
            let slot = slots.get(place(row)?)?;
            Some(*slot as usize)
        });
        tallies.groups.retain(|(_, tally)| tally.tickets > 0);
        tallies
    }

    fn tally(
        &self,
        placed: &Placed,
        names: Vec<String>,
        slot: impl Fn(&Packed) -> Option<usize>,
    ) -> Tallies {
        let mut counters = vec![Counter::default(); names.len()];
        let mut other = Counter::default();
        let mut state = (&mut counters, &mut other, &placed.0[..]);
        for chunk in &self.chunks {
            in_pieces(
                &chunk.rows,
                &mut state,
                |rows, (counters, other, places)| {
                    let (now, later) = places.split_at(rows.len().min(places.len()));
                    *places = later;
                    for (row, places) in rows.iter().zip(now) {
                        if let Some(slot) = slot(row) {
                            let counter = counters.get_mut(slot).unwrap_or(other);
                            counter.add(row, &chunk.large, *places);
                        }
                    }
                },
            );
        }
        let tallies = counters.into_iter().map(Counter::tally);
        Tallies {
            groups: names.into_iter().zip(tallies).collect(),
            other: other.tally(),
        }
    }
}

/// The days of rows, at an offset. Most are created on the same as the row before.
struct Days {
    offset_minutes: i32,
    /// The day of the last row, and when it began.
    last: Cell<(i64, i64)>,
}

impl Days {
    fn new(offset_minutes: i32) -> Self {
        let last = Cell::new((0, i64::MAX));
        Self {
            offset_minutes,
            last,
        }
    }

    #[inline(always)]
    fn of(&self, row: &Packed) -> Option<i64> {
        let created = row.created()?;
        let (day, began) = self.last.get();
        if (0..DAY as i64).contains(&created.wrapping_sub(began)) {
            return Some(day);
        }
        let day = local_day(created, self.offset_minutes);
        let began = day * DAY as i64 - i64::from(self.offset_minutes) * 60_000;
        self.last.set((day, began));
        Some(day)
    }
}

/// Where tickets are counted, one after the other.
pub(super) struct Placed(Vec<Places>);

/// The lowest [`MAX_GROUPS`] names with their numbers. Of names that were dropped for a lower one, the number stays in
/// rows and stands for "other": a rule that no order of rows, no cut and no merge can change.
#[derive(Default)]
struct Names {
    /// In order.
    kept: Vec<(String, u16)>,
    next: u16,
    seen: Seen,
}

impl Names {
    /// Where a name is, or where it would stand.
    #[inline(never)]
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.kept
            .binary_search_by(|(kept, _)| kept.as_str().cmp(name))
    }

    fn known(&self, name: &str) -> Option<u16> {
        self.kept
            .get(self.place(name).ok()?)
            .map(|(_, number)| *number)
    }

    /// Adds a name that is not known.
    fn add(&mut self, name: &str) -> u16 {
        let place = self.place(name).unwrap_or_else(|place| place);
        if place >= MAX_GROUPS {
            return OTHER_NAME;
        }
        self.kept.truncate(MAX_GROUPS - 1);
        let number = self.next;
        self.kept.insert(place, (name.to_owned(), number));
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
    rest: Box<[u8]>,
    number: u16,
}

/// A text's first 15 bytes, and its length plus 1 as the last one: that of nothing is none of any text.
#[derive(Clone, Copy, Default, PartialEq)]
struct Key(u64, u64);

impl Key {
    /// How many bytes of a text it holds.
    const BYTES: usize = 15;

    #[inline(always)]
    fn of(raw: Raw<'_>) -> Self {
        let bytes: [u8; 16] = match raw.onwards.first_chunk() {
            Some(bytes) => *bytes,
            None => padded(raw.onwards),
        };
        let both = u128::from_le_bytes(bytes);
        let [first, second] = [both as u64, (both >> 64) as u64];
        let length = raw.length.min(Self::BYTES + 1);
        // What lies beyond the text is shifted out: in two steps, as no shift is as wide as the word.
        let kept = |word: u64, bytes: usize| {
            let beyond = 4 * (8 - bytes as u32);
            word << beyond << beyond
        };
        let second = kept(second, length.saturating_sub(8).min(7)) >> 8;
        Self(
            kept(first, length.min(8)),
            second | (length as u64 + 1) << 56,
        )
    }
}

#[cold]
#[inline(never)]
fn padded(bytes: &[u8]) -> [u8; 16] {
    let mut padded = [0; 16];
    let places = padded.iter_mut().zip(bytes);
    places.for_each(|(place, byte)| *place = *byte);
    padded
}

impl Seen {
    const BITS: u32 = 11;

    /// Two neighbours.
    #[inline(always)]
    fn places(Key(first, second): Key) -> [usize; 2] {
        let mixed = (first ^ second.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let place = (mixed >> (64 - Self::BITS)) as usize;
        [place, place ^ 1]
    }

    /// What the key of a text does not hold of it.
    fn rest(raw: Raw<'_>) -> &[u8] {
        raw.text().get(Key::BYTES..).unwrap_or_default()
    }

    #[inline(always)]
    fn get(&self, key: Key, raw: Raw<'_>) -> Option<u16> {
        Self::places(key).into_iter().find_map(|place| {
            let entry = self.entries.get(place)?;
            let is_same =
                entry.key == key && (raw.length <= Key::BYTES || *entry.rest == *Self::rest(raw));
            is_same.then_some(entry.number)
        })
    }

    fn put(&mut self, key: Key, raw: Raw<'_>, number: u16) {
        self.entries.resize(1 << Self::BITS, Entry::default());
        let [place, neighbour] = Self::places(key);
        if let Some(moved) = self.entries.get(place).cloned() {
            self.entries[neighbour] = moved;
            self.entries[place] = Entry {
                key,
                rest: Self::rest(raw).into(),
                number,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tickets::packed::{
        CONTACTS, CSAT, FIRST_RESPONSE, HANDLING, NO_SCORE, REASSIGNMENTS,
    };
    use crate::tickets::{Dialect, Scanner};
    use std::collections::BTreeMap;

    /// Adds a ticket of which only the channel is known.
    fn add(tickets: &mut Tickets, name: &str) {
        let text = format!("{name}\n");
        Scanner::new(Dialect::detect(b""), true).push_batches(text.as_bytes(), |batch| {
            tickets.begin(batch.len());
            tickets.name_begun(0, batch, 0, |_| Some(name.to_owned()));
            tickets.settle(|_| true);
        });
    }

    fn counts(tickets: &Tickets) -> (Vec<(String, u64)>, u64) {
        let Tallies { groups, other } =
            tickets.tallies(By::Channel, &tickets.placed(&Terms::default()), 0);
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
                let part = &mut parts[usize::from(position < cut)];
                part.begin(1);
                part.begun_row(0).unwrap().set_created(day * 86_400_000 + 1);
                part.settle(|_| true);
            }
            let [mut first, mut second] = parts;
            first.merge(&mut second);
            let Tallies { groups, other } =
                first.tallies(By::Day, &first.placed(&Terms::default()), 0);
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
                &format!("a name of more than sixteen bytes: {name:06}"),
            );
        }
        let (kept, rest) = counts(&tickets);
        assert_eq!((kept.len(), rest), (MAX_GROUPS, 149_000));
        assert!(kept.iter().all(|(_, count)| *count == 1));
        assert!(kept[999].0.ends_with("000999"));
    }

    #[test]
    fn counts_and_durations_of_any_size_add_up() {
        let sizes = [0, 1, 2, 5, 6, 7, 15, 32_767, 32_768, 4_294_901_760, 1 << 40].map(Some);
        let sizes = || sizes.into_iter().chain([None]);
        let mut tickets = Tickets::default();
        let mut all = Vec::new();
        for reopens in sizes() {
            for reassignments in sizes() {
                for contacts in sizes() {
                    let is_resolved = all.len() % 3 > 0;
                    let durations = [contacts, reopens.filter(|_| is_resolved), reassignments];
                    let counts = [reopens, reassignments, contacts];
                    tickets.begin(1);
                    let mut row = tickets.begun_row(0).unwrap();
                    row.set([durations, counts]);
                    row.set_resolved(is_resolved);
                    tickets.settle(|_| true);
                    all.push((is_resolved, durations, counts));
                }
            }
        }
        let tally = tickets.tallies(By::Overall, &tickets.placed(&Terms::default()), 0);
        let tally = tally.sum();
        type Ticket = (bool, [Option<u64>; 3], [Option<u64>; 3]);
        let known = |of: fn(&Ticket) -> Option<u64>| {
            let known: Vec<u64> = all.iter().filter_map(of).collect();
            (
                known.len() as u64,
                known.iter().map(|it| u128::from(*it)).sum(),
            )
        };
        let found = [
            tally.reassignments,
            tally.contacts,
            tally.handle,
            tally.first_response.sums(),
            tally.resolution.sums(),
        ];
        assert_eq!(
            found.map(|sums| (sums.n, sums.sum)),
            [
                known(|(_, _, counts)| counts[REASSIGNMENTS]),
                known(|(_, _, counts)| counts[CONTACTS]),
                known(|(_, durations, _)| durations[HANDLING]),
                known(|(_, durations, _)| durations[FIRST_RESPONSE]),
                known(|(_, durations, _)| durations[RESOLUTION]),
            ]
        );
        let (reassigned, _) =
            known(|(_, _, counts)| counts[REASSIGNMENTS].filter(|count| *count > 0));
        let (twice, _) = known(|(is_resolved, _, counts)| {
            counts[CONTACTS].filter(|it| *is_resolved && *it <= 2)
        });
        let two_contacts = tally.first_contacts[4];
        assert_eq!((tally.reassigned, two_contacts.met), (reassigned, twice));
        assert_eq!(two_contacts.all, tally.contacts.n);
    }

    #[test]
    fn rows_come_back_as_they_were() {
        let mut tickets = Tickets::default();
        let values = [0, 1, 32_767, 32_768, 4_294_901_759, 4_294_901_760, 1 << 53];
        let option = |place: usize| values.get(place).copied();
        let created = |place: usize| {
            (!place.is_multiple_of(3)).then_some(place as i64 * 1_000_003 - 5_000_000)
        };
        let is_resolved = |place: usize| place.is_multiple_of(2);
        let csat = |place: usize| (!place.is_multiple_of(6)).then_some(place as u8 % 6);
        let some = |place: usize, first: usize| {
            [first, first + 1, first + 2].map(|shift| option((place + shift) % 8))
        };
        // Every seventh of each hundred is not wanted.
        let is_wanted = |position: usize| position % 7 != 3;
        for hundred in 0..500 {
            tickets.begin(100);
            for position in 0..100 {
                let place = hundred * 100 + position;
                let mut row = tickets.begun_row(position).unwrap();
                if let Some(created) = created(place) {
                    row.set_created(created);
                }
                row.set([some(place, 0), some(place, 3)]);
                row.set_resolved(is_resolved(place));
                if let Some(score) = csat(place) {
                    row.set_score(CSAT, score);
                }
            }
            tickets.settle(is_wanted);
        }
        let mut wanted = (0..50_000).filter(|place| is_wanted(place % 100));
        assert_eq!(tickets.len(), wanted.clone().count());
        for chunk in &tickets.chunks {
            assert!(chunk.rows.len() <= CHUNK_ROWS && chunk.large.len() <= MOST_LARGE);
            for row in &chunk.rows {
                let place = wanted.next().unwrap();
                let (found, adds_up) = Packed::from_bytes(&row.to_bytes(), chunk.large.len());
                assert!(adds_up);
                let [mut durations, counts] = [some(place, 0), some(place, 3)];
                durations[RESOLUTION] = durations[RESOLUTION].filter(|_| is_resolved(place));
                assert_eq!(found.values(&chunk.large), [durations, counts]);
                assert_eq!(found.created(), created(place));
                assert_eq!(found.resolved, is_resolved(place));
                let score = csat(place).unwrap_or(NO_SCORE);
                assert_eq!(found.scores, [score, NO_SCORE, NO_SCORE]);
            }
        }
        assert_eq!(wanted.next(), None);
    }
}
