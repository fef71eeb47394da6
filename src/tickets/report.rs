//! What is reported of an export: one tally after the other, so that not all are in memory together.

use super::baselines::{Baseline, baselines};
use super::breakdown::{Breakdown, By, FirstContactBy, Group, Tallies};
use super::charts::{ControlChart, charts};
use super::columns::Field;
use super::comparison::{Scorecard, TargetComparison, targets};
use super::distributions::{Bin, bins};
use super::intake::Intake;
use super::kpis::{Definition, Kpis, Reading};
use super::options::Problem;
use super::questions::{Dimension, Questions};
use super::refused::{Reason, Rows};
use super::rolling::{Rolling, rolling};
use super::service_levels::{ServiceLevels, Terms};
use super::tally::{Scale, local_day};
use super::times::{day_of, month_name, week_name};
use crate::calculator::template;
use crate::describe::Token;
use crate::number::Unit;
use crate::statistics::Confidence;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use tsify::Tsify;

/// What must be known to read a figure.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Note {
    /// The key of the KPI.
    pub about: &'static str,
    /// One or two sentences.
    pub text: Vec<Token>,
}

/// Rows that are not read for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct Refused {
    /// The reason.
    pub reason: Reason,
    /// In a few words.
    pub label: &'static str,
    /// How many rows.
    pub count: u64,
}

/// How durations are spread.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Distributions {
    /// Of the first response.
    pub first_response: Vec<Bin>,
    /// Of the resolution.
    pub resolution: Vec<Bin>,
}

/// Every KPI that the columns allow.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Report {
    /// What was read.
    pub rows: Rows,
    /// The rows that were not, by reason, the most frequent first.
    pub refused: Vec<Refused>,
    /// The fields that the export has columns for.
    pub fields: BTreeSet<Field>,
    /// The time zone of the days, in minutes east of UTC.
    pub offset_minutes: i32,
    /// The scale of the satisfaction scores.
    pub csat: Scale,
    /// How often an interval holds the true value.
    pub confidence: f64,
    /// The latest time in the export, in milliseconds since 1970: what is still open was looked at then.
    pub as_of: Option<i64>,
    /// How first-contact resolution is counted; nothing where no column tells.
    pub first_contact: Option<FirstContactBy>,
    /// What must be known to read the figures.
    pub notes: Vec<Note>,
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
    /// How times are spread.
    pub distributions: Distributions,
    /// Of the last 30 and the last 90 days, day after day.
    pub rolling: Vec<Rolling>,
    /// How service levels were kept.
    pub service_levels: ServiceLevels,
    /// Which periods are more than the usual variation.
    pub charts: Vec<ControlChart>,
    /// The KPIs as one figure, by chosen ends and weights.
    pub scorecard: Scorecard,
    /// The figures beside published targets.
    pub targets: Vec<TargetComparison>,
    /// What was measured as inputs of the calculators.
    pub baselines: Vec<Baseline>,
}

impl Report {
    /// What is asked of what was read.
    ///
    /// # Errors
    /// All problems with the questions together.
    pub(super) fn of(intake: &Intake, questions: &Questions) -> Result<Self, Vec<Problem>> {
        let problems = questions.problems();
        match Confidence::new(questions.confidence) {
            Some(confidence) if problems.is_empty() => {
                Ok(Self::made(intake, questions, confidence))
            }
            _ => Err(problems),
        }
    }

    /// What is asked by default.
    pub(super) fn by_default(intake: &Intake) -> Self {
        Self::made(intake, &Questions::default(), Confidence::NINETY_FIVE)
    }

    fn made(intake: &Intake, questions: &Questions, confidence: Confidence) -> Self {
        let options = intake.options();
        let fields = intake.fields();
        let has = |any: &[Field]| any.iter().any(|field| fields.contains(field));
        let as_of = intake.latest();
        let terms = Terms::new(
            &questions.service_levels,
            as_of,
            has(&[Field::FirstResponse, Field::FirstResponseTime]),
            has(&[Field::Resolved, Field::ResolutionTime]),
        );
        let placed = intake.placed(&terms);
        let needs_days = questions.wants(Dimension::Day) || questions.wants(Dimension::Week);
        let days = intake.tallies(if needs_days { By::Day } else { By::Month }, &placed);
        let overall = days.sum();
        let overall = if overall.tickets == intake.rows().read {
            overall
        } else {
            // Tickets of files that have no column for their creation are in no day.
            intake.tallies(By::Overall, &placed).sum()
        };
        let mut told = Definition::ALL.into_iter().zip(&overall.first_contacts);
        let told = told.find(|(_, counts)| counts.all > 0);
        let told = told.map(|(definition, _)| definition);
        let reading = Reading {
            csat: options.csat,
            confidence,
            definition: questions
                .first_contact
                .or(told)
                .unwrap_or(Definition::NotReopened),
            base: questions.first_contact_of,
        };
        let finished = |Tallies { groups, other }: Tallies| {
            let groups = groups.into_iter();
            Breakdown {
                groups: groups
                    .map(|(name, tally)| Group {
                        name,
                        kpis: tally.kpis(&reading),
                    })
                    .collect(),
                other: (other.tickets > 0).then(|| other.kpis(&reading)),
            }
        };
        let wanted = |dimension, tallies: &dyn Fn() -> Tallies| {
            if questions.wants(dimension) {
                finished(tallies())
            } else {
                Breakdown::default()
            }
        };
        let breakdown = |by, dimension| wanted(dimension, &|| intake.tallies(by, &placed));
        let by_priority = breakdown(By::Priority, Dimension::Priority);
        let service_levels = ServiceLevels::new(
            &questions.service_levels,
            &overall,
            &by_priority,
            confidence,
        );
        let distributions = Distributions {
            first_response: bins(&overall.first_response),
            resolution: bins(&overall.resolution),
        };
        let overall = overall.kpis(&reading);
        let rolled = if questions.wants(Dimension::Day) {
            &days.groups[..]
        } else {
            &[]
        };
        let numbered = (rolled.iter()).filter_map(|(name, tally)| Some((day_of(name)?, tally)));
        let rolling = rolling(numbered, &reading);
        let by_week = wanted(Dimension::Week, &|| days.periods(week_name));
        let (mut by_day, mut by_month) = (Breakdown::default(), Breakdown::default());
        if needs_days {
            by_month = wanted(Dimension::Month, &|| days.periods(month_name));
        }
        if questions.wants(Dimension::Day) {
            by_day = finished(days);
        } else if !needs_days && questions.wants(Dimension::Month) {
            by_month = finished(days);
        }
        let charts = charts(
            &by_day.groups,
            &by_week.groups,
            questions.chart_period,
            questions.chart_rules,
        );
        let first_contact = told.map(|_| FirstContactBy {
            definition: reading.definition,
            label: reading.definition.label(),
            help: reading.definition.help(),
            of: reading.base,
        });
        let baselines = baselines(
            &overall,
            options.csat,
            first_contact.as_ref(),
            (&by_day, &by_month),
            as_of.map(|ms| local_day(ms, options.offset_minutes)),
        );
        let rows = intake.rows();
        let mut refused: Vec<Refused> = (rows.reasons.iter())
            .map(|(reason, count)| Refused {
                reason: *reason,
                label: reason.label(),
                count: *count,
            })
            .collect();
        refused.sort_by_key(|refused| Reverse(refused.count));
        Self {
            rows,
            refused,
            fields: fields.clone(),
            offset_minutes: options.offset_minutes,
            csat: options.csat,
            confidence: confidence.level(),
            as_of,
            first_contact,
            notes: notes(&overall),
            scorecard: Scorecard::new(&overall, questions),
            targets: targets(&overall, options.csat),
            baselines,
            overall,
            by_channel: breakdown(By::Channel, Dimension::Channel),
            by_priority,
            by_group: breakdown(By::Group, Dimension::Group),
            by_agent: breakdown(By::Agent, Dimension::Agent),
            by_day,
            by_week,
            by_month,
            distributions,
            rolling,
            service_levels,
            charts,
        }
    }
}

fn notes(kpis: &Kpis) -> Vec<Note> {
    let mut notes = Vec::new();
    if kpis.open > 0 && kpis.resolution.n > 0 {
        notes.push(Note {
            about: "resolution",
            text: template(
                "{open} of {tickets} tickets are still open. Their time is not over and in neither the mean nor the quantiles, which are therefore too low.",
                |key| {
                    let count = match key {
                        "open" => kpis.open,
                        "tickets" => kpis.tickets,
                        _ => return None,
                    };
                    Some(Token::value(count as f64, Unit::Count, None))
                },
            ),
        });
    }
    let untimed = kpis.resolved - kpis.resolution.n.min(kpis.resolved);
    if untimed > 0 && kpis.resolution.n > 0 {
        notes.push(Note {
            about: "resolution",
            text: template(
                "Of {untimed} resolved tickets the export does not say when they were resolved. They are in no resolution time.",
                |key| {
                    (key == "untimed").then(|| Token::value(untimed as f64, Unit::Count, None))
                },
            ),
        });
    }
    notes
}
