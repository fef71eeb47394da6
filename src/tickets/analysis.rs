//! From bytes to a report.

use super::columns::{Field, Kind};
use super::parts::{Part, Place};
use super::questions::Questions;
use super::reader::{Dialect, Trouble};
use super::report::{By, Report, Tallies};
use super::rows::{NO_NAME, Tickets};
use super::scanner::Row;
use super::service_levels::Terms;
use super::tally::{GROUP_FIELDS, Scale, Ticket};
use super::times::{DurationFormat, TimeFormat, parse_duration, parse_time, short_number};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use tsify::Tsify;

/// How many rows that cannot be read are shown.
pub(super) const SHOWN: usize = 20;
/// How many characters of a name or of a value are kept.
pub(super) const NAME_LENGTH: usize = 100;
/// The largest number that JavaScript holds exactly: enough for a count or a line.
pub(super) const LARGEST: u64 = (1 << 53) - 1;

/// The column of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[tsify(rename = "TicketColumn")]
pub struct Column {
    /// Its position, from 0.
    pub index: usize,
    /// The format of a field of [`Kind::Time`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeFormat>,
    /// The format of a field of [`Kind::Duration`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<DurationFormat>,
}

/// Where a part of a file begins and ends; by default it is all of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(default)]
pub struct Start {
    /// In which of several files, from 0.
    pub file: u32,
    /// Which of its bytes comes first, from 0. A part begins with a row.
    pub offset: u64,
    /// The part ends behind the first line end, outside of quotes, at or after this byte; without it, with the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u64>,
    /// Whether the first row is the header.
    pub header: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            file: 0,
            offset: 0,
            end: None,
            header: true,
        }
    }
}

/// How an export is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// How it is written.
    pub dialect: Dialect,
    /// How many columns it has. A row with more or fewer is not read: its fields may have moved.
    pub width: usize,
    /// The columns that are used.
    #[tsify(type = "Partial<Record<Field, TicketColumn>>")]
    pub columns: BTreeMap<Field, Column>,
    /// The time zone of days, and of times without a zone, in minutes east of UTC.
    pub offset_minutes: i32,
    /// The scale of the satisfaction scores.
    pub csat: Scale,
    /// Which part of which file is read.
    #[serde(default)]
    pub start: Start,
}

/// What is wrong with the options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[tsify(rename = "TicketProblem")]
pub struct Problem {
    /// The option; for a field's column `columns.created`.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Options {
    /// Whether tallies by these options and by others add up.
    pub(super) fn adds_up_with(&self, offset_minutes: i32, csat: Scale) -> Result<(), Problem> {
        let (field, what) = if self.offset_minutes != offset_minutes {
            ("offsetMinutes", "time zones")
        } else if self.csat != csat {
            ("csat", "satisfaction scales")
        } else {
            return Ok(());
        };
        Err(Problem {
            field: field.to_owned(),
            message: format!("Analyses in different {what} do not add up. Read both in the same."),
        })
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut refuse = |field: &str, message: &str| {
            problems.push(Problem {
                field: field.to_owned(),
                message: message.to_owned(),
            });
        };
        if self.columns.is_empty() {
            refuse("columns", "No column is used. Say which column holds what.");
        }
        for (field, column) in &self.columns {
            let label = field.label();
            let name = serde_name(field);
            let name = format!("columns.{name}");
            if column.index >= self.width {
                let (index, width) = (column.index, self.width);
                let message = format!(
                    "The column of “{label}” is number {index} counted from 0, and there are {width}. Choose another."
                );
                refuse(&name, &message);
            }
            let open = match field.kind() {
                Kind::Time => column.time.is_none(),
                Kind::Duration => column.duration.is_none(),
                _ => false,
            };
            if open {
                let message = format!(
                    "How “{label}” is written cannot be told from its values alone. Choose its format, or do not use the column."
                );
                refuse(&name, &message);
            }
        }
        let scale = self.csat;
        if !(scale.low < scale.satisfied_from && scale.satisfied_from <= scale.high)
            || scale.high > 100
        {
            refuse(
                "csat",
                "The satisfaction scale must rise to at most 100, with the lowest satisfied score above its low end. Set its ends and the threshold.",
            );
        }
        // The zones in use reach from −12 to +14 hours.
        if !(-720..=840).contains(&self.offset_minutes) {
            refuse(
                "offsetMinutes",
                "The time zone must be between 720 minutes west (−720) and 840 minutes east of UTC. Set its offset.",
            );
        }
        if self.start.offset > LARGEST {
            refuse(
                "start.offset",
                "No file is as long. Set the first byte, counted from 0.",
            );
        }
        problems
    }
}

/// The field's key, as it crosses the boundary.
fn serde_name(field: &Field) -> String {
    let label = field.label().to_lowercase();
    let mut words = label.split(' ');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |key, word| {
        let (initial, rest) = word.split_at(1);
        key + &initial.to_uppercase() + rest
    })
}

/// Why a row is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// It is longer than [`MAX_RECORD_BYTES`](super::MAX_RECORD_BYTES).
    TooLong,
    /// It has more columns than [`MAX_COLUMNS`](super::MAX_COLUMNS).
    TooManyColumns,
    /// It has a quote that is never closed.
    UnclosedQuote,
    /// It has more or fewer fields than the header.
    FieldCount,
    /// It does not say when the ticket was created.
    NoCreation,
    /// A time is not written in its column's format, or there is no such time.
    NotATime,
    /// A duration is not written in its column's format.
    NotADuration,
    /// A count is no whole number.
    NotACount,
    /// A score is no whole number on its scale.
    NotAScore,
    /// The ticket was answered or resolved before it was created.
    EndsBeforeItBegins,
}

impl Reason {
    /// All of them.
    pub(super) const ALL: [Self; 10] = [
        Self::TooLong,
        Self::TooManyColumns,
        Self::UnclosedQuote,
        Self::FieldCount,
        Self::NoCreation,
        Self::NotATime,
        Self::NotADuration,
        Self::NotACount,
        Self::NotAScore,
        Self::EndsBeforeItBegins,
    ];
}

impl Reason {
    /// In a few words.
    pub fn label(self) -> &'static str {
        match self {
            Self::TooLong => "longer than 1 MiB",
            Self::TooManyColumns => "more than 16,384 columns",
            Self::UnclosedQuote => "a quote that is never closed",
            Self::FieldCount => "more or fewer fields than the header",
            Self::NoCreation => "no time of creation",
            Self::NotATime => "no time in the column's format",
            Self::NotADuration => "no duration in the column's format",
            Self::NotACount => "no whole number",
            Self::NotAScore => "no whole number on the scale",
            Self::EndsBeforeItBegins => "an end before the creation",
        }
    }
}

/// A row that is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct BadRow {
    /// In which file, from 0.
    pub file: u32,
    /// The line it begins in, from 1.
    pub line: u64,
    /// The line it ends in.
    pub last_line: u64,
    /// The column at fault, from 1; none where it is the whole row.
    pub column: Option<usize>,
    /// Its field.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
    /// What stands there, cut short.
    pub value: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.last_line > self.line {
            write!(formatter, "Lines {} to {}", self.line, self.last_line)?;
        } else {
            write!(formatter, "Line {}", self.line)?;
        }
        if let (Some(column), Some(field)) = (self.column, self.field) {
            write!(formatter, ", column {column} ({})", field.label())?;
        }
        let value = &self.value;
        match self.reason {
            Reason::TooLong => write!(formatter, ": longer than 1 MiB. Look for a quote too many."),
            Reason::TooManyColumns => write!(formatter, ": more than 16,384 columns."),
            Reason::UnclosedQuote => {
                write!(formatter, ": a quote is never closed. Close or remove it.")
            }
            Reason::FieldCount => write!(
                formatter,
                ": {value} fields, unlike the header. Look for a delimiter or quote too many or too few."
            ),
            Reason::NoCreation => write!(
                formatter,
                ": empty. A ticket needs the time it was created."
            ),
            Reason::NotATime => write!(
                formatter,
                ": “{value}” is no time in this column's format. Correct it or choose another format."
            ),
            Reason::NotADuration => write!(
                formatter,
                ": “{value}” is no duration in this column's format. Correct it or choose another format."
            ),
            Reason::NotACount => write!(formatter, ": “{value}” is no whole number."),
            Reason::NotAScore => write!(
                formatter,
                ": “{value}” is no whole number on the scale. Correct it or choose another scale."
            ),
            Reason::EndsBeforeItBegins => {
                write!(formatter, ": “{value}” is before the ticket was created.")
            }
        }
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Rows {
    /// How many rows are in the KPIs. Empty lines and the header are no rows.
    pub read: u64,
    /// How many are not.
    pub refused: u64,
    /// How many of these for which reason.
    #[tsify(type = "Partial<Record<Reason, number>>")]
    pub reasons: BTreeMap<Reason, u64>,
    /// The first of these, each with its sentence as `text`.
    #[serde(serialize_with = "with_text")]
    #[tsify(type = "(BadRow & { text: string })[]")]
    pub first: Vec<BadRow>,
}

fn with_text<S: Serializer>(rows: &[BadRow], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct WithText<'a> {
        #[serde(flatten)]
        row: &'a BadRow,
        text: String,
    }
    serializer.collect_seq(rows.iter().map(|row| WithText {
        row,
        text: row.to_string(),
    }))
}

/// Takes an export in pieces of any size; see the [module](super) for an example.
pub struct Analysis {
    part: Part,
    pub(super) intake: Intake,
}

impl Analysis {
    /// An analysis of nothing yet.
    ///
    /// # Errors
    /// All problems with the options together.
    pub fn new(options: Options) -> Result<Self, Vec<Problem>> {
        let problems = options.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut columns = [None; Field::COUNT];
        for (field, column) in &options.columns {
            columns[*field as usize] = Some(*column);
        }
        let start = options.start;
        Ok(Self {
            part: Part::new(options.dialect, start),
            intake: Intake {
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
            },
        })
    }

    /// Reads on. What lies beyond the part's end is passed over.
    pub fn push(&mut self, bytes: &[u8]) {
        let intake = &mut self.intake;
        self.part.push(bytes, |row| intake.take(row));
        intake.count_lines(self.part.lines());
    }

    /// Where the part has ended, as a place in the file; nothing while it goes on, or to the end of the file.
    pub fn ended(&self) -> Option<u64> {
        self.part.ended()
    }

    /// How many rows have been looked at so far.
    pub fn rows(&self) -> u64 {
        self.intake.tickets.len() as u64 + self.intake.reasons.values().sum::<u64>()
    }

    /// Adds what another analysis has read, which thereby ends; the order of merging does not matter.
    ///
    /// # Errors
    /// If the two differ in the time zone or the satisfaction scale, whose tallies do not add up.
    pub fn merge(&mut self, mut other: Self) -> Result<(), Problem> {
        let options = &other.intake.options;
        (self.intake.options).adds_up_with(options.offset_minutes, options.csat)?;
        other.end();
        self.intake.merge(other.intake);
        Ok(())
    }

    /// What is asked of what has been read; see [`end`](Self::end) for a last row without a line break.
    ///
    /// # Errors
    /// All problems with the questions together.
    pub fn report(&self, questions: &Questions) -> Result<Report, Vec<Problem>> {
        Report::of(&self.intake, questions)
    }

    /// What is asked by default of all that has been pushed.
    pub fn finish(mut self) -> Report {
        self.end();
        Report::by_default(&self.intake)
    }

    /// Takes what is left as the last row: there is no more to push.
    pub fn end(&mut self) {
        let intake = &mut self.intake;
        self.part.end(|row| intake.take(row));
        intake.count_lines(self.part.lines());
    }
}

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
    #[inline]
    fn take(&mut self, row: Row<'_>) {
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

    fn count_lines(&mut self, lines: u64) {
        let known = self.lines.entry(self.place).or_default();
        *known = (*known).max(lines);
    }

    fn merge(&mut self, mut other: Self) {
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
