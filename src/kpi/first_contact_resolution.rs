//! First contact resolution: a share whose meaning hangs on its definition, which is chosen and told with the result.

use super::{CONFIDENCE, FEW, HIGH_END, INTERVAL_CHART, LOW_END, count, interval_columns};
use super::{interval_table, one_interval, part_of_whole, share};
use crate::calculator::{Choice, Question, calculator, choice, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

/// What counts as resolved on first contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definition {
    /// Not opened again.
    NoReopen,
    /// On the first contact, passed on to nobody.
    FirstContactWithoutTransfer,
    /// Within two interactions.
    WithinTwoInteractions,
}

choice! { Definition {
    NoReopen = "noReopen", "Not re-opened", "Resolved tickets that were not opened again. Easy to count, and the kindest: a second ticket about the same matter goes unseen.";
    FirstContactWithoutTransfer = "firstContactWithoutTransfer", "First contact, no transfer", "Resolved in the first contact, by the first agent. The strictest.";
    WithinTwoInteractions = "withinTwoInteractions", "Within two", "Resolved within two interactions. One more question is allowed.";
}}

calculator! {
    inputs {
        choice definition: Definition = Input::choice("Counts as first contact", Definition::OPTIONS, "noReopen");
        number resolved_at_first = count("Resolved at first contact", 1_480.0)
            .help("Resolved tickets of the period that meet the definition chosen.");
        number resolved = count("Resolved tickets", 2_000.0)
            .help("All resolved tickets of the period. Open ones are in neither figure.");
        number confidence = CONFIDENCE;
    }
    outputs {
        first_contact_resolution = Output::new("First contact resolution", Unit::Share,
            "Share of resolved tickets that meet the definition chosen.")
            .target(&facts::FIRST_CONTACT_RESOLUTION_TARGET);
        low_end = LOW_END;
        high_end = HIGH_END;
        contacts_per_issue = Output::new("Contacts per issue", Unit::Plain,
            "1 ÷ first contact resolution, if every further try succeeds as often as the first.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let found = share(x.resolved_at_first, x.resolved, x.confidence);
    Outputs {
        first_contact_resolution: found.value,
        low_end: found.low,
        high_end: found.high,
        contacts_per_issue: (x.resolved / x.resolved_at_first).defined_when(
            N::constant(0.0).less(x.resolved_at_first),
            "Nothing is resolved at first contact.",
        ),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    part_of_whole(
        key!(resolved_at_first),
        ("Resolved at first contact", x.resolved_at_first),
        ("resolved tickets", x.resolved),
    )
    .into_iter()
    .collect()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    if x.resolved < FEW {
        vec!["fewTickets"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.first_contact_resolution.defined {
        "{firstContactResolution} of {resolved} resolved tickets ({definition}); with {confidence} confidence between {lowEnd} and {highEnd}."
    } else {
        "No resolved tickets, no share."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "First contact resolution",
        [y.low_end, y.first_contact_resolution, y.high_end],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(resolved_at_first),
        output: key!(first_contact_resolution),
        answer: "{target} takes {value} of {resolved} tickets resolved at first contact.",
        none: "No number of tickets reaches {target}.",
        always: "First contact resolution is above {target} whatever the number.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "first-contact-resolution",
    title: "First contact resolution",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the ticket system, for “not re-opened”; a tag or a survey for the stricter definitions.",
        shows: "How often customers need not come back, which is what saves contacts.",
        hides: "Customers who gave up, or came back by another channel. Three definitions in use differ by up to a third on the same tickets.",
    }),
    short_title: "First contact resolution",
    summary: "Which share of tickets is resolved at first contact, by which definition, and how sure that is.",
    when_to_use: "Use it beside handle time: calls that end sooner and come back save nothing.",
    when_not: "Do not compare with a figure whose definition you do not know.",
    related: &["aht-savings", "csat"],
    headline: key!(first_contact_resolution),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewTickets",
        text: "{resolved} tickets are few: the share may be anywhere in its interval. Take a longer period.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Share to reach",
        target: 0.8,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "1,480 of 2,000",
            inputs: &[],
            expected: &[
                ("firstContactResolution", Some(0.74)),
                ("contactsPerIssue", Some(2_000.0 / 1_480.0)),
            ],
            source: "By hand: 1,480 ÷ 2,000 and its reciprocal.",
        },
        Example {
            title: "6 of 32",
            inputs: &[
                ("resolvedAtFirst", Default::Number(6.0)),
                ("resolved", Default::Number(32.0)),
            ],
            expected: &[
                ("lowEnd", Some(0.088_895_446_895_659_54)),
                ("highEnd", Some(0.353_091_552_013_759_64)),
            ],
            source: "Wilson's interval in 60-digit arithmetic, also printed by a public R package.",
        },
    ],
    fact_product: None,
};
