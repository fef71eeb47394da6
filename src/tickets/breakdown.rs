//! Tickets told apart by what they have in common.

use super::kpis::{Base, Definition, Kpis};
use super::tally::Tally;
use super::times::day_of;
use serde::Serialize;
use tsify::Tsify;

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
    /// By the month of creation, of the same days.
    Month,
}

/// The tallies of all tickets by what they have in common.
pub(super) struct Tallies {
    /// The first [`MAX_GROUPS`](super::MAX_GROUPS) by name, or the last [`MAX_DAYS`](super::MAX_DAYS) days, in order.
    pub groups: Vec<(String, Tally)>,
    /// The rest together.
    pub other: Tally,
}

impl Tallies {
    /// That of all of them.
    pub fn sum(&self) -> Tally {
        let mut sum = Tally::default();
        let tallies = self.groups.iter().map(|(_, tally)| tally);
        let tallies = tallies.chain([&self.other]);
        tallies.for_each(|tally| sum.merge(tally));
        sum
    }

    /// Those of days by periods of a name each.
    pub fn periods(&self, name: fn(i64) -> String) -> Self {
        let mut groups: Vec<(String, Tally)> = Vec::new();
        for (day, tally) in &self.groups {
            // In a zone a few days may lie outside the years 1 to 9999, which names are read of: each for itself.
            let name = day_of(day).map_or_else(|| day.clone(), name);
            match groups.last_mut() {
                Some((last, sum)) if *last == name => sum.merge(tally),
                _ => groups.push((name, tally.clone())),
            }
        }
        Self {
            groups,
            other: self.other.clone(),
        }
    }
}

/// The KPIs of some tickets.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Group {
    /// What they have in common; of a period its first day or its month; empty where the field is.
    pub name: String,
    /// Their KPIs.
    pub kpis: Kpis,
}

/// The KPIs of all tickets by what they have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Breakdown {
    /// The first [`MAX_GROUPS`](super::MAX_GROUPS) by name, or the last [`MAX_DAYS`](super::MAX_DAYS) days.
    pub groups: Vec<Group>,
    /// The rest together, if there are more.
    pub other: Option<Kpis>,
}

/// How first-contact resolution is counted in a report.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct FirstContactBy {
    /// The definition.
    pub definition: Definition,
    /// In a few words, to print beside the figure.
    pub label: &'static str,
    /// What it counts.
    pub help: &'static str,
    /// Of what it is a share.
    pub of: Base,
}
