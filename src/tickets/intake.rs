//! From rows to tickets: what is taken in, and what is refused.

use super::breakdown::{By, Tallies};
use super::columns::Field;
use super::columnwise;
use super::options::{Column, LARGEST, Options};
use super::packed::{
    CES, CONTACTS, CSAT, FIRST_RESPONSE, HANDLING, NPS, REASSIGNMENTS, REOPENS, RESOLUTION,
};
use super::parts::Place;
use super::reader::Trouble;
use super::refused::{BadRow, Reason, Rows, SHOWN};
use super::rows::{BegunRow, Placed, Tickets};
use super::scanner::{Batch, Row};
use super::service_levels::Terms;
use super::tally::{GROUP_FIELDS, Scale};
use super::times::{parse_duration, parse_time, short_number};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How many characters of a name or of a value are kept.
pub(super) const NAME_LENGTH: usize = 100;

/// The fields of a ticket's figures: what is measured from its creation comes behind it.
const FIGURES: [Field; 13] = [
    Field::Created,
    Field::FirstResponse,
    Field::FirstResponseTime,
    Field::Resolved,
    Field::ResolutionTime,
    Field::Status,
    Field::HandleTime,
    Field::Reopens,
    Field::Reassignments,
    Field::Contacts,
    Field::Csat,
    Field::Nps,
    Field::Ces,
];

/// How many rows are read together: few enough to stay close.
const BATCH_ROWS: usize = 256;

/// What keeps a row from being read: the field at fault, if it is one, and why.
type Refusal = (Option<Field>, Reason);

/// What is kept of the rows.
pub(super) struct Intake {
    pub options: Options,
    columns: [Option<Column>; Field::COUNT],
    /// The columns that a ticket's figures are read from, in the order in which a bad one is told.
    read: Vec<(Field, Column)>,
    /// Whether the header is still to come.
    header: bool,
    /// Where the part begins.
    place: Place,
    /// How many lines each part has: lines of bad rows are counted from the beginning of theirs.
    pub lines: BTreeMap<Place, u64>,
    pub reasons: BTreeMap<Reason, u64>,
    /// The first bad rows, with the beginnings of their parts.
    pub first: Vec<(Place, BadRow)>,
    /// The fields that have a column in one of the files.
    pub fields: BTreeSet<Field>,
    pub tickets: Tickets,
    /// Of the rows that are being read, what keeps each from it.
    refusals: Vec<Option<Refusal>>,
    /// The positions among these of those whose field is still to be read.
    left: Vec<usize>,
    /// Whether all of it has been taken over by others.
    pub is_handed_over: bool,
}

impl Intake {
    /// Nothing yet; the options have no problems.
    pub fn new(options: Options) -> Self {
        let mut columns = [None; Field::COUNT];
        for (field, column) in &options.columns {
            columns[*field as usize] = Some(*column);
        }
        let is_there = |field: Field| columns[field as usize].is_some();
        // Measured by times where the file has them, else as the file says.
        let is_measured = |field| {
            let times = match field {
                Field::FirstResponseTime => Field::FirstResponse,
                Field::ResolutionTime => Field::Resolved,
                _ => return false,
            };
            is_there(Field::Created) && is_there(times)
        };
        let read = FIGURES.into_iter().filter(|field| !is_measured(*field));
        let read = read.filter_map(|field| Some((field, columns[field as usize]?)));
        let start = options.start;
        Self {
            read: read.collect(),
            columns,
            header: start.header,
            place: Place {
                file: start.file,
                offset: start.offset,
            },
            lines: BTreeMap::new(),
            reasons: BTreeMap::new(),
            first: Vec::new(),
            fields: options.columns.keys().copied().collect(),
            tickets: Tickets::default(),
            refusals: Vec::new(),
            left: Vec::new(),
            is_handed_over: false,
            options,
        }
    }

    pub fn take(&mut self, batch: Batch<'_>) {
        let header = usize::from(std::mem::take(&mut self.header));
        for part in batch.behind(header).parts(BATCH_ROWS) {
            self.read_batch(part);
        }
    }

    fn read_batch(&mut self, batch: Batch<'_>) {
        self.look_for_trouble(batch);
        self.tickets.begin(batch.len());
        for place in 0..self.read.len() {
            let read = self.read[place];
            let rows = self.tickets.begun();
            columnwise::read(read, &self.options, batch, rows, &mut self.left);
            self.read_left(read, batch);
        }
        for (place, field) in GROUP_FIELDS.into_iter().enumerate() {
            if let Some(column) = self.columns[field as usize] {
                let encoding = self.options.dialect.encoding;
                let refusals = &self.refusals;
                self.tickets
                    .name_begun(place, batch, column.index, |position| {
                        let row = batch
                            .get(position)
                            .filter(|_| refusals[position].is_none())?;
                        let text = row.field(column.index)?;
                        Some(cut_short(encoding.text(text.trim_ascii())).into_owned())
                    });
            }
        }
        self.tickets
            .settle(|position| self.refusals[position].is_none());
        self.tell_refusals(batch);
    }

    #[inline(never)]
    fn look_for_trouble(&mut self, batch: Batch<'_>) {
        let width = self.options.width;
        let troubles = batch.rows().map(|row| trouble(&row, width));
        self.refusals.clear();
        self.refusals.extend(troubles);
    }

    #[inline(never)]
    fn tell_refusals(&mut self, batch: Batch<'_>) {
        for position in 0..self.refusals.len() {
            if let Some(refusal) = self.refusals[position]
                && let Some(row) = batch.get(position)
            {
                self.refuse(row, refusal);
            }
        }
    }

    /// Reads the fields that are left of a column, one by one.
    fn read_left(&mut self, (field, column): (Field, Column), batch: Batch<'_>) {
        let mut left = std::mem::take(&mut self.left);
        for position in left.drain(..) {
            if self.refusals[position].is_none()
                && let Some(row) = batch.get(position)
            {
                let refused = self.read_field(position, &row, field, column).err();
                self.refusals[position] = refused.map(|reason| (Some(field), reason));
            }
        }
        self.left = left;
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, row: Row<'_>, (field, reason): Refusal) {
        *self.reasons.entry(reason).or_default() += 1;
        let place = (self.place, row.line);
        let last = self.first.last().map(|(part, row)| (*part, row.line));
        if self.first.len() < SHOWN || last.is_some_and(|last| place < last) {
            self.first
                .push((self.place, self.bad_row(&row, field, reason)));
            self.show_first();
        }
    }

    /// Reads a field in whatever way it is written into the row that was begun at this position.
    #[inline(never)]
    fn read_field(
        &mut self,
        position: usize,
        row: &Row<'_>,
        field: Field,
        column: Column,
    ) -> Result<(), Reason> {
        let text = row.field(column.index).unwrap_or_default();
        let text = text.trim_ascii();
        if is_missing(text) {
            return match field {
                Field::Created => Err(Reason::NoCreation),
                _ => Ok(()),
            };
        }
        let offset_minutes = self.options.offset_minutes;
        let time = || {
            let time = column
                .time
                .and_then(|it| parse_time(text, it, offset_minutes));
            time.ok_or(Reason::NotATime)
        };
        let duration = || {
            let duration = column.duration.and_then(|it| parse_duration(text, it));
            duration.ok_or(Reason::NotADuration)
        };
        let count = || count(text).ok_or(Reason::NotACount);
        let score = |scale| score(text, scale).ok_or(Reason::NotAScore);
        let scale = self.options.csat;
        let Some(mut row) = self.tickets.begun_row(position) else {
            return Ok(());
        };
        let since = |row: &BegunRow<'_>, time| {
            row.since_created(time)
                .map_err(|_| Reason::EndsBeforeItBegins)
        };
        match field {
            Field::Created => row.set_created(time()?),
            Field::FirstResponse => {
                let lasted = since(&row, time()?)?;
                row.set_duration(FIRST_RESPONSE, lasted);
            }
            Field::Resolved => {
                let lasted = since(&row, time()?)?;
                row.set_duration(RESOLUTION, lasted);
                row.set_resolved(true);
            }
            Field::FirstResponseTime => row.set_duration(FIRST_RESPONSE, Some(duration()?)),
            Field::ResolutionTime => {
                row.set_duration(RESOLUTION, Some(duration()?));
                row.set_resolved(true);
            }
            Field::HandleTime => row.set_duration(HANDLING, Some(duration()?)),
            Field::Status => {
                if let Some(is_closed) = is_closed(text) {
                    row.set_resolved(is_closed);
                }
            }
            Field::Reopens => row.set_count(REOPENS, Some(count()?)),
            Field::Reassignments => row.set_count(REASSIGNMENTS, Some(count()?)),
            Field::Contacts => row.set_count(CONTACTS, Some(count()?)),
            Field::Csat => row.set_score(CSAT, score(scale)?),
            Field::Nps => row.set_score(NPS, score(Scale::NPS)?),
            Field::Ces => row.set_score(CES, score(Scale::CES)?),
            Field::Channel | Field::Priority | Field::Group | Field::Agent | Field::TicketId => {}
        }
        Ok(())
    }

    fn bad_row(&self, row: &Row<'_>, field: Option<Field>, reason: Reason) -> BadRow {
        let text = field.and_then(|field| {
            let column = self.columns[field as usize]?;
            Some((row.field(column.index)?, column))
        });
        BadRow {
            file: self.place.file,
            line: row.line,
            last_line: row.last_line,
            column: text.as_ref().map(|(_, column)| column.index + 1),
            field,
            reason,
            value: match text {
                Some((text, _)) => {
                    let text = self.options.dialect.encoding.text(text.trim_ascii());
                    cut_short(text).into_owned()
                }
                None if reason == Reason::FieldCount => row.len().to_string(),
                None => String::new(),
            },
        }
    }

    pub fn count_lines(&mut self, lines: u64) {
        let known = self.lines.entry(self.place).or_default();
        *known = (*known).max(lines);
    }

    pub fn merge(&mut self, mut other: Self) {
        for (place, lines) in &other.lines {
            let known = self.lines.entry(*place).or_default();
            *known = (*known).max(*lines);
        }
        for (reason, count) in &other.reasons {
            *self.reasons.entry(*reason).or_default() += count;
        }
        self.first.append(&mut other.first);
        self.show_first();
        self.fields.extend(&other.fields);
        self.tickets.merge(&mut other.tickets);
    }

    pub fn show_first(&mut self) {
        self.first.sort();
        self.first.truncate(SHOWN);
    }

    /// Where each ticket is counted, with how it kept what these terms promise.
    pub fn placed(&self, terms: &Terms) -> Placed {
        self.tickets.placed(terms)
    }

    /// The tallies of all tickets by what they have in common, at their places.
    pub fn tallies(&self, by: By, placed: &Placed) -> Tallies {
        (self.tickets).tallies(by, placed, self.options.offset_minutes)
    }

    /// The latest time in the rows, in milliseconds since 1970.
    pub fn latest(&self) -> Option<i64> {
        self.tickets.latest()
    }

    /// The fields that have a column in one of the files.
    pub fn fields(&self) -> &BTreeSet<Field> {
        &self.fields
    }

    /// What was read.
    pub fn rows(&self) -> Rows {
        let in_file = |(place, row): &(Place, BadRow)| {
            let parts = self.lines.range(Place::start_of(place.file)..*place);
            let before = parts.fold(0_u64, |sum, (_, lines)| sum.saturating_add(*lines));
            BadRow {
                line: row.line.saturating_add(before),
                last_line: row.last_line.saturating_add(before),
                ..row.clone()
            }
        };
        Rows {
            read: self.tickets.len() as u64,
            refused: self.reasons.values().sum(),
            reasons: self.reasons.clone(),
            first: self.first.iter().map(in_file).collect(),
        }
    }

    /// How it was read.
    pub fn options(&self) -> &Options {
        &self.options
    }
}

/// Why a row has no ticket in it, whatever its fields say.
fn trouble(row: &Row<'_>, width: usize) -> Option<Refusal> {
    let reason = match row.trouble {
        Some(Trouble::TooLong) => Reason::TooLong,
        Some(Trouble::TooManyColumns) => Reason::TooManyColumns,
        Some(Trouble::UnclosedQuote) => Reason::UnclosedQuote,
        None if row.len() != width => Reason::FieldCount,
        None => return None,
    };
    Some((None, reason))
}

/// Whether a number, time or score stands for none.
#[inline]
pub(super) fn is_missing(text: &[u8]) -> bool {
    // Most are numbers.
    match text {
        [] => true,
        [b'0'..=b'9', ..] => false,
        _ => is_word_for_none(text),
    }
}

#[inline(never)]
fn is_word_for_none(text: &[u8]) -> bool {
    const NONE: [&str; 11] = [
        "",
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "null",
        "none",
        "nan",
        "offered",
        "unoffered",
    ];
    let text = text.trim_ascii();
    text.len() < 10
        && NONE
            .iter()
            .any(|none| text.eq_ignore_ascii_case(none.as_bytes()))
}

/// A whole number, or yes and no.
fn count(text: &[u8]) -> Option<u64> {
    let is = |word: &[u8]| text.eq_ignore_ascii_case(word);
    match whole_number(text) {
        None if is(b"true") || is(b"yes") => Some(1),
        None if is(b"false") || is(b"no") => Some(0),
        number => number,
    }
}

/// A whole number, perhaps written as 2.0.
#[inline]
fn whole_number(text: &[u8]) -> Option<u64> {
    short_number(text).or_else(|| any_whole_number(text))
}

#[inline(never)]
fn any_whole_number(text: &[u8]) -> Option<u64> {
    let text = str::from_utf8(text).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_whole = whole.bytes().all(|byte| byte.is_ascii_digit())
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte == b'0');
    let number: u64 = whole.parse().ok().filter(|_| is_whole)?;
    (number <= LARGEST).then_some(number)
}

/// A score's position on its scale, from the lowest.
fn score(text: &[u8], scale: Scale) -> Option<u8> {
    let number = match whole_number(text) {
        _ if scale.high == 1 && text.eq_ignore_ascii_case(b"good") => 1,
        _ if scale.high == 1 && text.eq_ignore_ascii_case(b"bad") => 0,
        number => u8::try_from(number?).ok()?,
    };
    let on_scale = (scale.low..=scale.high).contains(&number);
    on_scale.then(|| number - scale.low)
}

/// Whether a status says that the ticket is closed or open, if it is a word that does.
#[inline(never)]
fn is_closed(status: &[u8]) -> Option<bool> {
    const CLOSED: [&str; 6] = [
        "closed",
        "solved",
        "resolved",
        "done",
        "completed",
        "complete",
    ];
    const OPEN: [&str; 9] = [
        "open",
        "new",
        "pending",
        "hold",
        "on-hold",
        "on hold",
        "in progress",
        "reopened",
        "snoozed",
    ];
    let is = |word: &&str| status.eq_ignore_ascii_case(word.as_bytes());
    let waiting = status.len() > 7 && status[..7].eq_ignore_ascii_case(b"waiting");
    if CLOSED.iter().any(is) {
        Some(true)
    } else {
        (waiting || OPEN.iter().any(is)).then_some(false)
    }
}

#[inline(never)]
fn cut_short(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.char_indices().nth(NAME_LENGTH) {
        None => text,
        Some((end, _)) => Cow::Owned(text[..end].to_owned()),
    }
}
