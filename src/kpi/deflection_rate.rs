//! Deflection rate: the share of requests that self-service settled without an agent.

use super::{CONFIDENCE, FEW, HIGH_END, INTERVAL_CHART, LOW_END, count, interval_columns};
use super::{interval_table, one_interval, share};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

calculator! {
    inputs {
        number self_served = count("Self-served", 1_200.0)
            .help("Requests settled in self-service: help pages, bots, forms. Count visits that ended without a contact soon after, not page views.");
        number assisted = count("Assisted", 2_800.0)
            .help("Requests on the same matters that an agent settled, those that began in self-service included.");
        number confidence = CONFIDENCE;
    }
    outputs {
        deflection_rate = Output::new("Deflection rate", Unit::Share,
            "Self-served ÷ (self-served + assisted).")
            .target(&facts::DEFLECTION_TARGET);
        low_end = LOW_END;
        high_end = HIGH_END;
        requests = Output::new("Requests", Unit::Count,
            "Self-served and assisted together.").neither();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let requests = x.self_served + x.assisted;
    let found = share(x.self_served, requests, x.confidence);
    Outputs {
        deflection_rate: found.value,
        low_end: found.low,
        high_end: found.high,
        requests: requests.into(),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(_: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.requests.value < FEW {
        vec!["fewRequests"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.deflection_rate.defined {
        "{deflectionRate} of {requests} requests needed no agent; with {confidence} confidence the true share lies between {lowEnd} and {highEnd}."
    } else {
        "No requests, no share."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Deflection rate",
        [y.low_end, y.deflection_rate, y.high_end],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(self_served),
        output: key!(deflection_rate),
        answer: "A rate of {target} takes {value} self-served requests beside the assisted ones.",
        none: "No number of self-served requests brings the rate to {target}.",
        always: "The rate is above {target} whatever the number of self-served requests.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "deflection-rate",
    title: "Deflection rate",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "A rule for what counts as self-served, and a way to see whether the same customer made contact afterwards.",
        shows: "How much of the work self-service takes off agents.",
        hides: "Customers who found nothing and gave up: they count as served. Requests that would never have become a contact are no saving.",
    }),
    short_title: "Deflection",
    summary: "Which share of requests self-service settles without an agent, and how sure that is.",
    when_to_use: "Use it for matters that self-service covers, before and after a change to it.",
    when_not: "Do not turn it into money one to one: agents are left with the harder matters, which take longer.",
    related: &["average-handle-time", "customer-effort-score"],
    headline: key!(deflection_rate),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewRequests",
        text: "{requests} requests are few: the share may be anywhere in its interval. Take a longer period.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Rate to reach",
        target: 0.4,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "1,200 self-served, 2,800 assisted",
            inputs: &[],
            expected: &[
                ("deflectionRate", Some(0.3)),
                ("lowEnd", Some(0.285_996_117_735_078_9)),
                ("highEnd", Some(0.314_387_659_580_801_7)),
                ("requests", Some(4_000.0)),
            ],
            source: "By hand: 1,200 ÷ 4,000; Wilson's interval in 60-digit arithmetic.",
        },
        Example {
            title: "No requests",
            inputs: &[
                ("selfServed", Default::Number(0.0)),
                ("assisted", Default::Number(0.0)),
            ],
            expected: &[("deflectionRate", None), ("requests", Some(0.0))],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
