//! What was measured as inputs: client facts, and what the calculators and KPIs from counts ask for.

use super::breakdown::{Breakdown, FirstContactBy};
use super::kpis::Kpis;
use super::tally::Scale;
use super::times::{day_of, month_name};
use serde::Serialize;
use std::borrow::Cow;
use tsify::Tsify;

const SECONDS_PER_MINUTE: f64 = 60.0;
const SECONDS_PER_HOUR: f64 = 3_600.0;

/// What an input is set to.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(untagged)]
pub enum BaselineValue {
    /// A number.
    Number(f64),
    /// The key of an option.
    Option(&'static str),
}

/// A measured value for an input.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Baseline {
    /// The calculator's id; nothing for a fact of the client, which several share.
    pub calculator: Option<&'static str>,
    /// The input's key.
    pub input: Cow<'static, str>,
    /// What it is set to.
    pub value: BaselineValue,
    /// What was measured, in a few words.
    pub label: &'static str,
    /// How, and what it leaves out.
    pub note: &'static str,
}

/// The baselines of one calculator.
struct Of<'a> {
    calculator: Option<&'static str>,
    note: &'static str,
    list: &'a mut Vec<Baseline>,
}

impl Of<'_> {
    fn set(&mut self, input: impl Into<Cow<'static, str>>, value: f64, label: &'static str) {
        self.push(input.into(), BaselineValue::Number(value), label);
    }

    fn choose(&mut self, input: &'static str, option: &'static str, label: &'static str) {
        self.push(input.into(), BaselineValue::Option(option), label);
    }

    fn push(&mut self, input: Cow<'static, str>, value: BaselineValue, label: &'static str) {
        self.list.push(Baseline {
            calculator: self.calculator,
            input,
            value,
            label,
            note: self.note,
        });
    }
}

/// Every input that something measured fits.
pub(super) fn baselines(
    kpis: &Kpis,
    csat: Scale,
    first_contact: Option<&FirstContactBy>,
    (by_day, by_month): (&Breakdown, &Breakdown),
    as_of_day: Option<i64>,
) -> Vec<Baseline> {
    let mut list = Vec::new();
    let mut of = |calculator, note, fill: &dyn Fn(&mut Of<'_>)| {
        fill(&mut Of {
            calculator,
            note,
            list: &mut list,
        });
    };
    if let Some(contacts) = tickets_per_month(by_day, by_month, as_of_day) {
        of(
            None,
            "Tickets of the whole months in the export ÷ those months. A ticket of several contacts counts once.",
            &|it| it.set("contactsPerMonth", contacts, "Contacts a month"),
        );
    }
    if let Some(seconds) = kpis.handle_time.mean_seconds.value {
        of(
            Some("aht-savings"),
            "The mean of the tickets that say how long they were worked on.",
            &|it| it.set("ahtSeconds", seconds, "Average handle time"),
        );
        of(
            Some("average-handle-time"),
            "The export does not tell talk, hold and wrap-up apart: all of it stands as talk.",
            &|it| {
                let n = kpis.handle_time.n as f64;
                it.set(
                    "totalTalkHours",
                    seconds * n / SECONDS_PER_HOUR,
                    "Handle time in all",
                );
                it.set("totalHoldHours", 0.0, "Not told apart");
                it.set("totalWrapUpHours", 0.0, "Not told apart");
                it.set("contactsHandled", n, "Tickets with a handle time");
            },
        );
    }
    let scale = match (csat.low, csat.high) {
        (1, 5) => Some("oneToFive"),
        (1, 10) => Some("oneToTen"),
        _ => None,
    };
    if let Some(scale) = scale.filter(|_| kpis.csat.n > 0) {
        of(
            Some("csat"),
            "The answers in the export, all tickets together.",
            &|it| {
                it.choose("scale", scale, "Scale");
                it.set(
                    "satisfiedFrom",
                    f64::from(csat.satisfied_from),
                    "Satisfied from",
                );
                answers(it, &kpis.csat.counts);
            },
        );
    }
    if kpis.ces.n > 0 {
        of(
            Some("customer-effort-score"),
            "The answers in the export, all tickets together.",
            &|it| answers(it, &kpis.ces.counts),
        );
    }
    if kpis.nps.n > 0 {
        of(
            Some("nps"),
            "The answers in the export, all tickets together.",
            &|it| {
                it.set("promoters", kpis.nps.promoters as f64, "Answers of 9 or 10");
                it.set("passives", kpis.nps.passives as f64, "Answers of 7 or 8");
                it.set(
                    "detractors",
                    kpis.nps.detractors as f64,
                    "Answers of 0 to 6",
                );
            },
        );
    }
    if let Some(by) = first_contact {
        let ratio = kpis.first_contact_resolution;
        if let Some(definition) = by.definition.of_counts() {
            of(Some("first-contact-resolution"), by.help, &|it| {
                it.choose("definition", definition, by.label);
                it.set(
                    "resolvedAtFirst",
                    ratio.count as f64,
                    "Resolved at first contact",
                );
                it.set("resolved", ratio.n as f64, "Tickets that it is told of");
            });
        }
        if let Some(value) = ratio.value {
            of(Some("cost-per-contact"), by.help, &|it| {
                it.set("firstContactResolution", value, by.label);
            });
        }
    }
    if kpis.first_response.n > 0 {
        let times = &kpis.first_response;
        of(
            Some("first-response-time"),
            "By the clock, of the tickets with a first response.",
            &|it| {
                let n = times.n as f64;
                let minutes = |seconds: Option<f64>| seconds.map(|it| it / SECONDS_PER_MINUTE);
                it.set("answeredTickets", n, "Tickets with a first response");
                if let (Some(mean), Some(deviation), Some(median)) = (
                    minutes(times.mean_seconds.value),
                    minutes(times.standard_deviation_seconds),
                    minutes(times.median_seconds.value),
                ) {
                    it.set(
                        "totalResponseMinutes",
                        mean * n,
                        "First response times in all",
                    );
                    it.set(
                        "standardDeviationMinutes",
                        deviation,
                        "Their standard deviation",
                    );
                    it.set("medianResponseMinutes", median, "Their median");
                }
            },
        );
    }
    if kpis.resolution.n > 0 {
        let times = &kpis.resolution;
        of(
            Some("resolution-time"),
            "By the clock, of the tickets that are resolved; the open ones apart.",
            &|it| {
                let n = times.n as f64;
                let hours = |seconds: Option<f64>| seconds.map(|it| it / SECONDS_PER_HOUR);
                it.set("resolvedTickets", n, "Resolved tickets");
                if let (Some(mean), Some(deviation)) = (
                    hours(times.mean_seconds.value),
                    hours(times.standard_deviation_seconds),
                ) {
                    it.set("totalResolutionHours", mean * n, "Resolution times in all");
                    it.set(
                        "standardDeviationHours",
                        deviation,
                        "Their standard deviation",
                    );
                }
                let within = kpis.resolved_within_48_hours.count as f64;
                it.set("resolvedWithin48Hours", within, "Resolved within 48 hours");
                it.set("openTickets", kpis.open as f64, "Open tickets");
            },
        );
    }
    if let Some(transfers) = kpis.reassignments_per_ticket.value {
        of(
            Some("reassignment-rate"),
            "Of the tickets that say how often they were handed on.",
            &|it| {
                let n = kpis.reassigned.n as f64;
                it.set("tickets", n, "Tickets");
                it.set(
                    "reassignedTickets",
                    kpis.reassigned.count as f64,
                    "Handed on at least once",
                );
                it.set(
                    "transfers",
                    (transfers * n).round(),
                    "Times they were handed on",
                );
            },
        );
    }
    of(
        Some("scorecard"),
        "What was measured, all tickets together.",
        &|it| {
            let values = [
                ("csat", kpis.csat.satisfied.value, "CSAT"),
                (
                    "firstContactResolution",
                    kpis.first_contact_resolution.value,
                    "First contact resolution",
                ),
                (
                    "ahtSeconds",
                    kpis.handle_time.mean_seconds.value,
                    "Average handle time",
                ),
                ("nps", kpis.nps.score.value, "Net promoter score"),
            ];
            for (input, value, label) in values {
                if let Some(value) = value {
                    it.set(input, value, label);
                }
            }
        },
    );
    list
}

fn answers(of: &mut Of<'_>, counts: &[u64]) {
    for (count, score) in counts.iter().zip(1_u32..) {
        of.set(
            format!("answersAt{score}"),
            *count as f64,
            "Answers of this score",
        );
    }
}

/// Tickets of whole months ÷ these months. The first month is whole if a ticket was opened on its first day, the last
/// if the data reach its last day.
fn tickets_per_month(
    by_day: &Breakdown,
    by_month: &Breakdown,
    as_of_day: Option<i64>,
) -> Option<f64> {
    let first = day_of(&by_day.groups.first()?.name)?;
    let last = day_of(&by_day.groups.last()?.name)?;
    let reached = as_of_day?;
    let starts_late = month_name(first - 1) == month_name(first);
    let ends_early = month_name(reached + 1) == month_name(last);
    // Months without a ticket count too.
    let from = month_number(&month_name(first))? + i64::from(starts_late);
    let to = month_number(&month_name(last))? - i64::from(ends_early);
    let whole = by_month.groups.iter().filter(|group| {
        month_number(&group.name).is_some_and(|month| (from..=to).contains(&month))
    });
    let tickets: u64 = whole.map(|group| group.kpis.tickets).sum();
    (from <= to).then(|| tickets as f64 / (to - from + 1) as f64)
}

/// Months since the year 0.
fn month_number(name: &str) -> Option<i64> {
    let (year, month) = name.split_once('-')?;
    Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()?)
}
