//! How an export is to be read.

use super::columns::{Field, Kind};
use super::reader::Dialect;
use super::tally::Scale;
use super::times::{DurationFormat, TimeFormat};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

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

    /// All problems together.
    pub(super) fn problems(&self) -> Vec<Problem> {
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
