//! What is reported of the tallies.

use super::analysis::{Intake, Rows};
use super::tally::{Kpis, Scale, Tally};
use serde::Serialize;

/// By what tickets are told apart.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum By {
    /// Not at all: one tally.
    Overall,
    Channel,
    Priority,
    Group,
    Agent,
    /// By the day of creation.
    Day,
    /// By the week of creation, named by its Monday.
    Week,
    /// By the month of creation.
    Month,
}

/// The tallies of all tickets by what they have in common.
pub(super) struct Tallies {
    /// The first [`MAX_GROUPS`](super::MAX_GROUPS) by name, or the last [`MAX_DAYS`](super::MAX_DAYS) days, in order.
    pub groups: Vec<(String, Tally)>,
    /// The rest together.
    pub other: Tally,
}

/// The KPIs of some tickets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// What they have in common; of a period its first day or its month; empty where the field is.
    pub name: String,
    /// Their KPIs.
    pub kpis: Kpis,
}

/// The KPIs of all tickets by what they have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Breakdown {
    /// The first [`MAX_GROUPS`](super::MAX_GROUPS) by name, or the last [`MAX_DAYS`](super::MAX_DAYS) days.
    pub groups: Vec<Group>,
    /// The rest together, if there are more.
    pub other: Option<Kpis>,
}

/// Every KPI that the columns allow.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// What was read.
    pub rows: Rows,
    /// The time zone of the days, in minutes east of UTC.
    pub offset_minutes: i32,
    /// The scale of the satisfaction scores.
    pub csat: Scale,
    /// Of all tickets.
    pub overall: Kpis,
    /// By channel.
    pub by_channel: Breakdown,
    /// By priority.
    pub by_priority: Breakdown,
    /// By group.
    pub by_group: Breakdown,
    /// By agent.
    pub by_agent: Breakdown,
    /// By the day of creation.
    pub by_day: Breakdown,
    /// By the week of creation, named by its Monday.
    pub by_week: Breakdown,
    /// By the month of creation.
    pub by_month: Breakdown,
}

impl Report {
    pub(super) fn of(intake: &Intake) -> Self {
        let options = intake.options();
        let csat = options.csat;
        let breakdown = |by| {
            let Tallies { groups, other } = intake.tallies(by);
            let groups = groups.into_iter();
            Breakdown {
                groups: groups
                    .map(|(name, tally)| Group {
                        name,
                        kpis: tally.finish(csat),
                    })
                    .collect(),
                other: (other.tickets > 0).then(|| other.finish(csat)),
            }
        };
        let overall = intake.tallies(By::Overall).groups;
        let overall = overall.into_iter().map(|(_, tally)| tally).next();
        Self {
            rows: intake.rows(),
            offset_minutes: options.offset_minutes,
            csat,
            overall: overall.unwrap_or_default().finish(csat),
            by_channel: breakdown(By::Channel),
            by_priority: breakdown(By::Priority),
            by_group: breakdown(By::Group),
            by_agent: breakdown(By::Agent),
            by_day: breakdown(By::Day),
            by_week: breakdown(By::Week),
            by_month: breakdown(By::Month),
        }
    }
}
