//! From rows to tickets: what is taken in, and what is refused.

use super::breakdown::{By, Tallies};
use super::columns::Field;
use super::options::{Column, LARGEST, Options};
use super::parts::Place;
use super::reader::Trouble;
use super::refused::{BadRow, Reason, Rows, SHOWN};
use super::rows::{NO_NAME, Tickets};
use super::scanner::Row;
use super::service_levels::Terms;
use super::tally::{GROUP_FIELDS, Scale, Ticket};
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
            is_handed_over: false,
            options,
        }
    }

    #[inline]
    pub fn take(&mut self, row: Row<'_>) {
        if std::mem::take(&mut self.header) {
            return;
        }
        match self.ticket(&row) {
            Ok(ticket) => {
                let encoding = self.options.dialect.encoding;
                let mut names = [NO_NAME; 4];
                for (place, field) in GROUP_FIELDS.into_iter().enumerate() {
                    if let Some((text, _)) = self.value(&row, field) {
                        names[place] = self.tickets.name(place, text.trim_ascii(), |text| {
                            cut_short(encoding.text(text))
                        });
                    }
                }
                self.tickets.add(&ticket, names);
            }
            Err(refusal) => self.refuse(row, refusal),
        }
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

    #[inline]
    fn value<'a>(&self, row: &Row<'a>, field: Field) -> Option<(Cow<'a, [u8]>, Column)> {
        let column = self.columns[field as usize]?;
        Some((row.field(column.index)?, column))
    }

    #[inline]
    fn ticket(&self, row: &Row<'_>) -> Result<Ticket, Refusal> {
        if let Some(trouble) = row.trouble {
            let reason = match trouble {
                Trouble::TooLong => Reason::TooLong,
                Trouble::TooManyColumns => Reason::TooManyColumns,
                Trouble::UnclosedQuote => Reason::UnclosedQuote,
            };
            return Err((None, reason));
        }
        if row.len() != self.options.width {
            return Err((None, Reason::FieldCount));
        }
        let mut ticket = Ticket::default();
        let (mut status, mut ended) = (None, false);
        // One place that reads a field, whichever it is: a browser is slow to compile what is long.
        for (field, column) in &self.read {
            let text = row.field(column.index).unwrap_or_default();
            let text = text.trim_ascii();
            if is_missing(text) {
                if *field == Field::Created {
                    return Err((Some(Field::Created), Reason::NoCreation));
                }
                continue;
            }
            let or = |reason| (Some(*field), reason);
            let time = || {
                let time = parse_time(text, column.time?, self.options.offset_minutes);
                time.map(|time| (time, ticket.created))
            };
            let duration = || {
                let duration = column.duration.and_then(|it| parse_duration(text, it));
                duration.ok_or(or(Reason::NotADuration)).map(Some)
            };
            let count = || count(text).ok_or(or(Reason::NotACount)).map(Some);
            let score = |scale| score(text, scale).ok_or(or(Reason::NotAScore)).map(Some);
            match field {
                Field::Created | Field::FirstResponse | Field::Resolved => {
                    let (time, created) = time().ok_or(or(Reason::NotATime))?;
                    let since = created.map(|created| u64::try_from(time - created));
                    let lasted = since
                        .transpose()
                        .map_err(|_| or(Reason::EndsBeforeItBegins))?;
                    match field {
                        Field::Created => ticket.created = Some(time),
                        Field::FirstResponse => ticket.first_response = lasted,
                        _ => (ended, ticket.resolution) = (true, lasted),
                    }
                }
                Field::FirstResponseTime => ticket.first_response = duration()?,
                Field::ResolutionTime => ticket.resolution = duration()?,
                Field::HandleTime => ticket.handle = duration()?,
                Field::Status => status = is_closed(text),
                Field::Reopens => ticket.reopens = count()?,
                Field::Reassignments => ticket.reassignments = count()?,
                Field::Contacts => ticket.contacts = count()?,
                Field::Csat => ticket.csat = score(self.options.csat)?,
                Field::Nps => ticket.nps = score(Scale::NPS)?,
                Field::Ces => ticket.ces = score(Scale::CES)?,
                Field::Channel
                | Field::Priority
                | Field::Group
                | Field::Agent
                | Field::TicketId => {}
            }
        }
        ticket.resolved = status.unwrap_or(ended || ticket.resolution.is_some());
        ticket.resolution = ticket.resolution.filter(|_| ticket.resolved);
        Ok(ticket)
    }

    fn bad_row(&self, row: &Row<'_>, field: Option<Field>, reason: Reason) -> BadRow {
        let text = field.and_then(|field| self.value(row, field));
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

    /// The tallies of all tickets by what they have in common, judged by these terms.
    pub fn tallies(&self, by: By, terms: &Terms) -> Tallies {
        self.tickets.tallies(by, terms, self.options.offset_minutes)
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
