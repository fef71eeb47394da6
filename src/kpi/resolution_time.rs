//! Resolution time: the mean of the tickets that are resolved, and how many are not, which that mean leaves out.

use super::{CONFIDENCE, FEW, INTERVAL_CHART, count, interval_columns, interval_table};
use super::{mean, one_interval, share};
use crate::calculator::{Question, calculator, defined, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

calculator! {
    inputs {
        number resolved_tickets = count("Resolved tickets", 500.0)
            .help("Tickets opened in the period and resolved by now.");
        number total_resolution_hours = Input::number("Total resolution time", Unit::Hours, 9_000.0)
            .help("Hours from opening to the final resolution, added up over the resolved tickets. By the clock or in business hours: say which with the figure.")
            .between(0.0, 1e12);
        number standard_deviation_hours = Input::number("Standard deviation", Unit::Hours, 24.0)
            .help("Of the resolution times; STDEV.S in a spreadsheet.")
            .between(0.0, 1e9);
        number resolved_within_48_hours = count("Resolved within 48 hours", 450.0)
            .help("Those of the resolved tickets that took at most 48 hours.");
        number open_tickets = count("Open tickets", 40.0)
            .help("Tickets opened in the period and still open.");
        number confidence = CONFIDENCE;
    }
    outputs {
        mean_time_to_resolution = Output::new("Mean time to resolution", Unit::Hours,
            "Total resolution time ÷ resolved tickets. Open tickets are not in it: while there are any, the true mean is higher.").lower();
        mean_low = Output::new("Mean, low end", Unit::Hours,
            "The true mean of resolved tickets is at least this, as often as the confidence says.").neither();
        mean_high = Output::new("Mean, high end", Unit::Hours,
            "The true mean of resolved tickets is at most this, as often as the confidence says.").neither();
        share_within_48_hours = Output::new("Share within 48 hours", Unit::Share,
            "Share of resolved tickets that took at most 48 hours. A few slow ones do not move it as they move the mean.")
            .target(&facts::RESOLVED_WITHIN_48_HOURS_TARGET);
        open_share = Output::new("Share still open", Unit::Share,
            "Open tickets ÷ all tickets opened in the period.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let resolved = x.resolved_tickets;
    let found = mean(
        x.total_resolution_hours / resolved,
        x.standard_deviation_hours,
        resolved,
        x.confidence,
    )
    .at_least(0.0);
    let all = (resolved + x.open_tickets).named("Tickets opened", Unit::Count);
    Outputs {
        mean_time_to_resolution: found.value,
        mean_low: found.low,
        mean_high: found.high,
        share_within_48_hours: share(x.resolved_within_48_hours, resolved, x.confidence).value,
        open_share: share(x.open_tickets, all, x.confidence).value,
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    super::part_of_whole(
        key!(resolved_within_48_hours),
        ("Resolved within 48 hours", x.resolved_within_48_hours),
        ("resolved tickets", x.resolved_tickets),
    )
    .into_iter()
    .collect()
}

fn warnings(x: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if y.mean_time_to_resolution.defined && y.open_share.value > 0.1 {
        keys.push("openAbove10Percent");
    }
    if x.resolved_tickets < FEW {
        keys.push("fewTickets");
    }
    keys
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if defined(&y.mean_low).is_some() {
        "Resolved tickets took {meanTimeToResolution} on average, with {confidence} confidence between {meanLow} and {meanHigh}. {openShare} of all tickets are still open."
    } else if y.mean_time_to_resolution.defined {
        "Resolved tickets took {meanTimeToResolution} on average. {openShare} of all tickets are still open."
    } else {
        "No resolved tickets, no mean."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Mean time to resolution",
        [y.mean_low, y.mean_time_to_resolution, y.mean_high],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(total_resolution_hours),
        output: key!(mean_time_to_resolution),
        answer: "A mean of {target} allows {value} in all for {resolvedTickets} tickets.",
        none: "No total brings the mean to {target}.",
        always: "The mean is below {target} whatever the total.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "resolution-time",
    title: "Resolution time",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the ticket system, if the time of the final resolution is kept when a ticket is opened again.",
        shows: "How long customers wait until their matter is settled.",
        hides: "The tickets still open, often the worst ones. A few very long ones carry the mean, and waiting for the customer counts unless it is taken out.",
    }),
    short_title: "Resolution time",
    summary: "How long it takes on average to resolve a ticket, how sure that is, and how many are still open.",
    when_to_use: "Use it by kind of matter, for tickets opened long enough ago that nearly all are resolved.",
    when_not: "Do not use it on its own for the current week: only the fast tickets are resolved yet.",
    related: &[
        "first-response-time",
        "first-contact-resolution",
        "reassignment-rate",
    ],
    headline: key!(mean_time_to_resolution),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Hours))],
    chart: INTERVAL_CHART,
    warnings: &[
        WarningDescription {
            key: "openAbove10Percent",
            text: "{openShare} of the tickets are still open. Their time is not over and not in the mean, so the true mean is above {meanTimeToResolution}. Wait for them, or name the share with the mean.",
        },
        WarningDescription {
            key: "fewTickets",
            text: "{resolvedTickets} resolved tickets are few: one slow ticket moves the mean. Take a longer period.",
        },
    ],
    break_even: BreakEvenDescription {
        target_label: "Mean to reach",
        target: 16.0,
        target_unit: Unit::Hours,
    },
    examples: &[
        Example {
            title: "500 tickets in 9,000 hours",
            inputs: &[],
            expected: &[
                ("meanTimeToResolution", Some(18.0)),
                ("meanLow", Some(15.891_231_131_692_686)),
                ("meanHigh", Some(20.108_768_868_307_312)),
                ("shareWithin48Hours", Some(0.9)),
                ("openShare", Some(40.0 / 540.0)),
            ],
            source: "By hand: 9,000 ÷ 500, 450 ÷ 500 and 40 ÷ 540; Student's interval in 60-digit arithmetic.",
        },
        Example {
            title: "Nine resolved, one open: the interval ends at 0",
            inputs: &[
                ("resolvedTickets", Default::Number(9.0)),
                ("totalResolutionHours", Default::Number(47.75)),
                (
                    "standardDeviationHours",
                    Default::Number(7.942_938_862_774_771_5),
                ),
                ("resolvedWithin48Hours", Default::Number(9.0)),
                ("openTickets", Default::Number(1.0)),
            ],
            expected: &[
                ("meanTimeToResolution", Some(5.305_555_555_555_555)),
                ("meanLow", Some(0.0)),
                ("meanHigh", Some(11.411_038_843_299_723)),
                ("openShare", Some(0.1)),
            ],
            source: "Times of 30, 45, 60, 90, 120, 180, 240, 600 and 1,500 minutes in 60-digit arithmetic; the low end of −0.8 drawn in to 0.",
        },
        Example {
            title: "Nothing resolved yet",
            inputs: &[
                ("resolvedTickets", Default::Number(0.0)),
                ("resolvedWithin48Hours", Default::Number(0.0)),
            ],
            expected: &[("meanTimeToResolution", None), ("openShare", Some(1.0))],
            source: "Something ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
