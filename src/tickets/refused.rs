//! The rows that are not read, and why.

use super::columns::Field;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use tsify::Tsify;

/// How many rows that cannot be read are shown.
pub(super) const SHOWN: usize = 20;

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
