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

/// What keeps a row from being read: the field at fault, if it is one, and why.
type Refusal = (Option<Field>, Reason);

/// What is kept of the rows.
pub(super) struct Intake {
    pub options: Options,
    columns: [Option<Column>; Field::COUNT],
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
        let start = options.start;
        Self {
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

    /// The field's text, read; nothing where there is none.
    #[inline]
    fn parse<T>(
        &self,
        row: &Row<'_>,
        field: Field,
        reason: Reason,
        read: impl Fn(&[u8], Column) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        let Some((text, column)) = self.value(row, field) else {
            return Ok(None);
        };
        let text = text.trim_ascii();
        if is_missing(text) {
            return Ok(None);
        }
        match read(text, column) {
            Some(value) => Ok(Some(value)),
            None => Err((Some(field), reason)),
        }
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
        let time = |field| {
            self.parse(row, field, Reason::NotATime, |text, column| {
                parse_time(text, column.time?, self.options.offset_minutes)
            })
        };
        let duration = |field| {
            self.parse(row, field, Reason::NotADuration, |text, column| {
                parse_duration(text, column.duration?)
            })
        };
        let count = |field| self.parse(row, field, Reason::NotACount, |text, _| count(text));
        let score =
            |field, scale| self.parse(row, field, Reason::NotAScore, |text, _| score(text, scale));
        let created = time(Field::Created)?;
        if created.is_none() && self.columns[Field::Created as usize].is_some() {
            return Err((Some(Field::Created), Reason::NoCreation));
        }
        // Measured by times where the file has them, else as the file says.
        let since_created = |times: Field, durations: Field| -> Result<_, Refusal> {
            let end = time(times)?;
            if self.columns[times as usize].is_none() || created.is_none() {
                return Ok((end.is_some(), duration(durations)?));
            }
            let lasted = match (created, end) {
                (Some(created), Some(end)) => Some(
                    u64::try_from(end - created)
                        .map_err(|_| (Some(times), Reason::EndsBeforeItBegins))?,
                ),
                _ => None,
            };
            Ok((lasted.is_some(), lasted))
        };
        let (_, first_response) = since_created(Field::FirstResponse, Field::FirstResponseTime)?;
        let (ended, resolution) = since_created(Field::Resolved, Field::ResolutionTime)?;
        let status = self
            .value(row, Field::Status)
            .and_then(|(text, _)| is_closed(text.trim_ascii()));
        let resolved = status.unwrap_or(ended || resolution.is_some());
        Ok(Ticket {
            created,
            resolved,
            first_response,
            resolution: resolution.filter(|_| resolved),
            handle: duration(Field::HandleTime)?,
            reopens: count(Field::Reopens)?,
            reassignments: count(Field::Reassignments)?,
            contacts: count(Field::Contacts)?,
            csat: score(Field::Csat, self.options.csat)?,
            nps: score(Field::Nps, Scale::NPS)?,
            ces: score(Field::Ces, Scale::CES)?,
        })
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
fn whole_number(text: &[u8]) -> Option<u64> {
    if let Some(number) = short_number(text) {
        return Some(number);
    }
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

fn cut_short(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.char_indices().nth(NAME_LENGTH) {
        None => text,
        Some((end, _)) => Cow::Owned(text[..end].to_owned()),
    }
}
