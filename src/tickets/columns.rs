//! From the headers of an export to the fields of a ticket.

use super::times::DurationFormat;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// When the ticket was opened.
    Created,
    /// When it was first answered.
    FirstResponse,
    /// When it was resolved; empty while it is open.
    Resolved,
    /// How long the first answer took, where there is no time of it.
    FirstResponseTime,
    /// How long the resolution took, where there is no time of it.
    ResolutionTime,
    /// How long agents worked on it.
    HandleTime,
    /// By which channel it came.
    Channel,
    /// How urgent it is.
    Priority,
    /// The team that has it.
    Group,
    /// The person who has it.
    Agent,
    /// Whether it is open or closed, in words.
    Status,
    /// How often it was opened again.
    Reopens,
    /// How often it was handed on.
    Reassignments,
    /// How often it was answered, or how many contacts it took.
    Contacts,
    /// The customer's satisfaction.
    Csat,
    /// The customer's willingness to recommend, 0 to 10.
    Nps,
    /// The customer's ease, 1 to 7.
    Ces,
    /// The ticket's number or name.
    TicketId,
}

/// How a field's text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// As a point in time.
    Time,
    /// As a duration.
    Duration,
    /// As the name of a group of tickets.
    Group,
    /// As a count.
    Count,
    /// As a score.
    Score,
    /// As it is.
    Text,
}

impl Field {
    /// How many fields there are.
    pub(super) const COUNT: usize = 18;

    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Created,
        Self::FirstResponse,
        Self::Resolved,
        Self::FirstResponseTime,
        Self::ResolutionTime,
        Self::HandleTime,
        Self::Channel,
        Self::Priority,
        Self::Group,
        Self::Agent,
        Self::Status,
        Self::Reopens,
        Self::Reassignments,
        Self::Contacts,
        Self::Csat,
        Self::Nps,
        Self::Ces,
        Self::TicketId,
    ];

    /// How its text is read.
    pub fn kind(self) -> Kind {
        match self {
            Self::Created | Self::FirstResponse | Self::Resolved => Kind::Time,
            Self::FirstResponseTime | Self::ResolutionTime | Self::HandleTime => Kind::Duration,
            Self::Channel | Self::Priority | Self::Group | Self::Agent => Kind::Group,
            Self::Reopens | Self::Reassignments | Self::Contacts => Kind::Count,
            Self::Csat | Self::Nps | Self::Ces => Kind::Score,
            Self::Status | Self::TicketId => Kind::Text,
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::FirstResponse => "first response",
            Self::Resolved => "resolved",
            Self::FirstResponseTime => "first response time",
            Self::ResolutionTime => "resolution time",
            Self::HandleTime => "handle time",
            Self::Channel => "channel",
            Self::Priority => "priority",
            Self::Group => "group",
            Self::Agent => "agent",
            Self::Status => "status",
            Self::Reopens => "reopens",
            Self::Reassignments => "reassignments",
            Self::Contacts => "contacts",
            Self::Csat => "CSAT",
            Self::Nps => "NPS",
            Self::Ces => "CES",
            Self::TicketId => "ticket id",
        }
    }
}

/// Headers as common helpdesks write them, without case, punctuation and unit. A field's later line is a second choice:
/// it counts only where no header fits an earlier one.
const ALIASES: &[(Field, &str)] = &[
    (
        Field::Created,
        "created, created at, created time, created date, create date, creation date, date created, opened \
         at, conversation started at, conversation created at",
    ),
    (
        Field::FirstResponse,
        "first response, first response at, first responded at, first response date, first reply at, first \
         replied at, initial response time, conversation first replied at, conversation first response at, \
         first agent response date",
    ),
    (
        Field::Resolved,
        "resolved, resolved at, resolved time, resolved date, solved, solved at",
    ),
    (
        Field::Resolved,
        "closed, closed at, closed time, close date, closed date, conversation closed at, conversation last \
         closed at",
    ),
    (
        Field::FirstResponseTime,
        "first response time, first reply time, time to first response, time to first agent reply, time to \
         first reply",
    ),
    (Field::ResolutionTime, "full resolution time"),
    (
        Field::ResolutionTime,
        "resolution time, time to close, time to resolution",
    ),
    (
        Field::HandleTime,
        "handle time, handling time, conversation handling time, average handle time, aht, time tracked",
    ),
    (Field::Channel, "channel, via, source, conversation channel"),
    (Field::Priority, "priority, ticket priority"),
    (
        Field::Group,
        "group, group name, team, team assigned, team currently assigned",
    ),
    (
        Field::Agent,
        "agent, agent name, assignee, ticket owner, teammate assigned, teammate currently assigned",
    ),
    (
        Field::Status,
        "status, ticket status, state, conversation state",
    ),
    (
        Field::Reopens,
        "reopens, reopened, reopen count, number of reopens, count reopens",
    ),
    (
        Field::Reassignments,
        "reassignments, reassigns, reassigned, transfers, number of reassignments",
    ),
    (
        Field::Contacts,
        "contacts, interactions, replies, agent interactions, agent replies",
    ),
    (
        Field::Csat,
        "csat, csat score, satisfaction score, survey results, conversation rating, last csat survey rating",
    ),
    (
        Field::Nps,
        "nps, nps score, nps rating, last nps survey rating",
    ),
    (
        Field::Ces,
        "ces, ces score, ces rating, last ces survey rating",
    ),
    (
        Field::TicketId,
        "id, ticket, ticket id, ticket number, conversation id",
    ),
];

/// Endings that name a unit.
const UNITS: &[(DurationFormat, &str)] = &[
    (DurationFormat::Seconds, "s, sec, secs, seconds"),
    (DurationFormat::Minutes, "min, mins, minutes"),
    (DurationFormat::Hours, "h, hr, hrs, hours"),
    (DurationFormat::Milliseconds, "ms, milliseconds"),
    (DurationFormat::HoursMinutes, "hh mm ss, h mm ss, hh mm"),
];

/// The column of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Matched {
    /// Its position, from 0.
    pub index: usize,
    /// The unit of its durations, where the header names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<DurationFormat>,
}

/// Several columns that look like the same field: which one is meant must be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Duplicate {
    /// The field.
    pub field: Field,
    /// The columns' positions, from 0.
    pub columns: Vec<usize>,
}

/// What the headers say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Matches {
    /// The fields that one column has.
    pub fields: BTreeMap<Field, Matched>,
    /// The fields that several have.
    pub duplicates: Vec<Duplicate>,
    /// The positions, from 0, of columns that have none, or only a second choice.
    pub unknown: Vec<usize>,
}

/// Which fields these headers name.
///
/// ```
/// use service_roi::tickets::{Field, match_headers};
/// let matches = match_headers(&["Created At", "Colour", "handle_time_s"]);
/// assert_eq!(matches.fields[&Field::Created].index, 0);
/// assert_eq!(matches.fields[&Field::HandleTime].index, 2);
/// assert_eq!(matches.unknown, [1]);
/// ```
pub fn match_headers(headers: &[impl AsRef<str>]) -> Matches {
    let names: Vec<String> = headers.iter().map(|it| normalised(it.as_ref())).collect();
    let mut matches = Matches::default();
    for (field, aliases) in ALIASES {
        let is_settled = matches.fields.contains_key(field)
            || matches.duplicates.iter().any(|it| it.field == *field);
        if is_settled {
            continue;
        }
        let found: Vec<Matched> = names
            .iter()
            .enumerate()
            .filter_map(|(index, name)| {
                let (name, unit) = without_unit(name, *field);
                let is_it = aliases.split(", ").any(|alias| alias == name);
                is_it.then_some(Matched { index, unit })
            })
            .collect();
        match found.as_slice() {
            [] => {}
            [one] => {
                matches.fields.insert(*field, *one);
            }
            several => matches.duplicates.push(Duplicate {
                field: *field,
                columns: several.iter().map(|it| it.index).collect(),
            }),
        }
    }
    matches.unknown = (0..names.len())
        .filter(|index| {
            let named = matches.fields.values().any(|it| it.index == *index);
            let twice = |it: &Duplicate| it.columns.contains(index);
            !named && !matches.duplicates.iter().any(twice)
        })
        .collect();
    matches
}

/// Letters and digits in lower case, with one space for whatever stands between them.
fn normalised(header: &str) -> String {
    let words = header
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    words.collect::<Vec<_>>().join(" ")
}

/// The unit that a header ends with.
pub(super) fn unit_of(header: &str) -> Option<DurationFormat> {
    without_unit(&normalised(header), Field::HandleTime).1
}

fn without_unit(name: &str, field: Field) -> (&str, Option<DurationFormat>) {
    match field.kind() {
        Kind::Time => (name.strip_suffix(" utc").unwrap_or(name), None),
        Kind::Duration => {
            let base = |ending: &str| name.strip_suffix(ending)?.strip_suffix(' ');
            let found = UNITS.iter().find_map(|(unit, endings)| {
                let base = endings.split(", ").find_map(base)?;
                Some((base.strip_suffix(" in").unwrap_or(base), Some(*unit)))
            });
            found.unwrap_or((name, None))
        }
        _ => (name, None),
    }
}
