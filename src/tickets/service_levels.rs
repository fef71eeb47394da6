//! Service levels: what priorities promise, how it was kept, and the goodwill credits that misses cost.

use super::breakdown::Breakdown;
use super::kpis::Attainment;
use super::outcomes::{Due, LEVELS, LevelTally, Outcomes};
use super::tally::Tally;
use crate::describe::Source;
use crate::facts;
use crate::statistics::Confidence;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

const MS_PER_HOUR: f64 = 3_600_000.0;

/// A level of service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// The most urgent.
    P1,
    /// Urgent.
    P2,
    /// Usual.
    P3,
    /// The least urgent.
    P4,
}

/// What a level promises, by the clock: nights and weekends count.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Target {
    /// The longest first response that meets it, in hours; without it none is judged.
    #[serde(default)]
    pub first_response_hours: Option<f64>,
    /// The longest resolution that meets it, in hours.
    #[serde(default)]
    pub resolution_hours: Option<f64>,
    /// The longest resolution that costs no credit, in hours.
    #[serde(default)]
    pub credit_after_hours: Option<f64>,
    /// The credit for each ticket that takes longer, in the reader's money.
    #[serde(default)]
    pub credit: f64,
}

impl Level {
    /// Every level, the most urgent first.
    pub const ALL: [Self; LEVELS] = [Self::P1, Self::P2, Self::P3, Self::P4];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
            Self::P4 => "P4",
        }
    }

    /// Its targets until others are chosen.
    pub fn target(self) -> Target {
        let target = |first_response_hours, resolution_hours| Target {
            first_response_hours: Some(first_response_hours),
            resolution_hours: Some(resolution_hours),
            credit_after_hours: None,
            credit: 0.0,
        };
        match self {
            Self::P1 => Target {
                credit_after_hours: Some(48.0),
                credit: 25.0,
                ..target(2.0, 24.0)
            },
            Self::P2 => target(4.0, 72.0),
            Self::P3 => target(24.0, 120.0),
            Self::P4 => target(168.0, 336.0),
        }
    }

    /// Where its default targets come from.
    fn origin(self) -> &'static str {
        match self {
            Self::P1 => {
                "First response, resolution and credit as the guide says: “P1 misses over 48 hours”, in dollars."
            }
            Self::P2 => "First response and resolution as the guide says.",
            Self::P3 => "First response as the guide says; the resolution is an example.",
            Self::P4 => {
                "First response as the guide says, its 5 business days as 7 by the clock; the resolution is an example."
            }
        }
    }

    /// The level that a priority's name most likely means.
    ///
    /// ```
    /// use service_roi::tickets::Level;
    /// assert_eq!(Level::of_name("1 - Critical"), Some(Level::P1));
    /// assert_eq!(Level::of_name("Normal"), Some(Level::P3));
    /// assert_eq!(Level::of_name("whenever"), None);
    /// ```
    pub fn of_name(name: &str) -> Option<Self> {
        const WORDS: [(Level, &str); LEVELS] = [
            (
                Level::P1,
                "critical, urgent, highest, blocker, emergency, immediate, p1, prio1, priority1, sev1",
            ),
            (
                Level::P2,
                "high, major, important, p2, prio2, priority2, sev2",
            ),
            (
                Level::P3,
                "normal, medium, moderate, standard, p3, prio3, priority3, sev3",
            ),
            (
                Level::P4,
                "low, lowest, minor, trivial, p4, prio4, priority4, sev4",
            ),
        ];
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let by_word = words.iter().find_map(|word| {
            let named = WORDS
                .iter()
                .find(|(_, known)| known.split(", ").any(|known| known == *word))?;
            Some(named.0)
        });
        // A number only where no word speaks: helpdesks count from either end.
        let by_number = || {
            let numbers: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
            match numbers.as_slice() {
                [number] => Self::ALL.get(number.checked_sub(1)?).copied(),
                _ => None,
            }
        };
        by_word.or_else(by_number)
    }
}

/// What the reader chose about service levels.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default)]
#[tsify(hashmap_as_object, missing_as_null)]
pub struct Promises {
    /// The level of a priority, by its name in the export, where it is not the likely one; `null` for none.
    pub priorities: BTreeMap<String, Option<Level>>,
    /// The targets of a level, where they are not the default ones.
    #[tsify(type = "Partial<Record<Level, Target>>")]
    pub targets: BTreeMap<Level, Target>,
}

impl Promises {
    fn level(&self, name: &str) -> Option<Level> {
        let chosen = self.priorities.get(name).copied();
        chosen.unwrap_or_else(|| Level::of_name(name))
    }

    fn target(&self, level: Level) -> Target {
        let chosen = self.targets.get(&level).copied();
        chosen.unwrap_or_else(|| level.target())
    }
}

/// By what each ticket is judged.
#[derive(Default)]
pub(super) struct Terms {
    promises: Promises,
    first_response: bool,
    resolution: bool,
    as_of: Option<i64>,
}

impl Terms {
    /// The terms of these promises at a time, for an export that tells first responses and resolutions or not.
    pub fn new(
        promises: &Promises,
        as_of: Option<i64>,
        first_response: bool,
        resolution: bool,
    ) -> Self {
        Self {
            promises: promises.clone(),
            first_response,
            resolution,
            as_of,
        }
    }

    /// When a ticket of this priority is due; nothing without a level.
    pub fn of(&self, priority: &str) -> Option<Due> {
        let level = self.promises.level(priority)?;
        let target = self.promises.target(level);
        let ms = |told: bool, hours: Option<f64>| {
            let hours = hours.filter(|_| told)?;
            Some((hours * MS_PER_HOUR).round() as u64)
        };
        let targets = [
            ms(self.first_response, target.first_response_hours),
            ms(self.resolution, target.resolution_hours),
            ms(self.resolution, target.credit_after_hours),
        ];
        Some(Due::new(level as usize, targets, self.as_of))
    }
}

/// A priority of the export.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Priority {
    /// As the export names it.
    pub name: String,
    /// How many tickets have it.
    pub tickets: u64,
    /// What it is taken for.
    pub level: Option<Level>,
    /// What it is taken for unless chosen otherwise.
    pub by_default: Option<Level>,
}

/// A level, and how it was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct LevelReport {
    /// The level.
    pub level: Level,
    /// Its name.
    pub label: &'static str,
    /// Its tickets.
    pub tickets: u64,
    /// What it promises.
    pub target: Target,
    /// Where that comes from.
    pub origin: &'static str,
    /// How the first response was kept.
    pub first_response: Attainment,
    /// How the resolution was kept.
    pub resolution: Attainment,
    /// Tickets that took longer than what costs no credit, open ones too.
    pub credited: u64,
    /// What their credits cost.
    pub credit_cost: f64,
}

/// How service levels were kept.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ServiceLevels {
    /// The priorities of the export.
    pub priorities: Vec<Priority>,
    /// The levels, the most urgent first.
    pub levels: Vec<LevelReport>,
    /// Tickets without a level.
    pub unmapped: u64,
    /// The first response at all levels together.
    pub first_response: Attainment,
    /// The resolution at all levels together.
    pub resolution: Attainment,
    /// What the credits of all levels cost.
    pub credit_cost: f64,
    /// The document that the default targets and the credit were read in.
    pub sources: &'static [Source],
}

impl ServiceLevels {
    /// Of the tallies of all tickets and of those of each priority.
    pub(super) fn new(
        promises: &Promises,
        overall: &Tally,
        by_priority: &Breakdown,
        confidence: Confidence,
    ) -> Self {
        let priority = |name: &str, tickets| Priority {
            name: name.to_owned(),
            tickets,
            level: promises.level(name),
            by_default: Level::of_name(name),
        };
        let groups = by_priority.groups.iter();
        let mut priorities: Vec<Priority> = groups
            .map(|group| priority(&group.name, group.kpis.tickets))
            .collect();
        if priorities.is_empty() {
            // Without a column of priorities all tickets may be given one level.
            priorities.push(priority("", overall.tickets));
        }
        let mut all = LevelTally::default();
        let mut levels = Vec::new();
        for (level, tally) in Level::ALL.into_iter().zip(&overall.levels) {
            let target = promises.target(level);
            all.merge(tally);
            levels.push(LevelReport {
                level,
                label: level.label(),
                tickets: tally.tickets,
                target,
                origin: match promises.targets.get(&level) {
                    Some(chosen) if *chosen != level.target() => "As chosen.",
                    _ => level.origin(),
                },
                first_response: Attainment::new(&tally.first_response, confidence),
                resolution: Attainment::new(&tally.resolution, confidence),
                credited: tally.credited,
                credit_cost: tally.credited as f64 * target.credit,
            });
        }
        let attainment = |outcomes: &Outcomes| Attainment::new(outcomes, confidence);
        Self {
            priorities,
            unmapped: overall.tickets - all.tickets,
            first_response: attainment(&all.first_response),
            resolution: attainment(&all.resolution),
            credit_cost: crate::math::sum(levels.iter().map(|level| level.credit_cost)),
            levels,
            sources: facts::SERVICE_LEVELS,
        }
    }
}
