//! Quality audit pass rate: the share of audited contacts that meet the standard, and its margin of error, which shrinks
//! where the audit covers much of all contacts.

use super::{CONFIDENCE, FEW, HIGH_END, INTERVAL_CHART, LOW_END, count, interval_columns};
use super::{interval_table, one_interval, part_of_whole, share};
use crate::calculator::{Choice, Question, calculator, choice, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};
use crate::statistics::{Confidence, margin_of_error};

/// Whether it is known how many contacts the audited ones were drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Population {
    /// It is not; the audited ones are few among them.
    Unknown,
    /// It is.
    Known,
}

choice! { Population {
    Unknown = "unknown", "Not known", "The audited contacts are a small part of all.";
    Known = "known", "Known", "The number of all contacts is known: the larger the audited part, the smaller the margin.";
}}

calculator! {
    inputs {
        number audited_contacts = count("Audited contacts", 200.0)
            .help("Contacts drawn at random and checked against the standard.")
            .from("200 e-mails a quarter, as in the guide “Customer Service Values”.");
        number passed_contacts = count("Passed contacts", 191.0)
            .help("Those of them that met the standard. Its threshold belongs to the result: name it with the figure.");
        choice population: Population = Input::choice("All contacts are", Population::OPTIONS, "unknown");
        number population_size = count("Contacts in all", 8_000.0)
            .help("All contacts of the period from which the audited ones were drawn.")
            .between(1.0, 1e12)
            .used_when(key!(population), "known");
        number confidence = CONFIDENCE;
    }
    outputs {
        audit_pass_rate = Output::new("Audit pass rate", Unit::Share,
            "Passed contacts ÷ audited contacts.")
            .target(&facts::AUDIT_PASS_TARGET);
        low_end = LOW_END;
        high_end = HIGH_END;
        margin_of_error = Output::new("Margin of error", Unit::Points,
            "Half the width of the simple interval around the rate, for planning. It is 0 where all contacts are audited. To judge a result use the low and high end.").neither();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn margin(x: &[f64], population: Option<f64>) -> f64 {
        Confidence::new(x[1])
            .and_then(|confidence| margin_of_error(x[2], x[0], population, confidence))
            .unwrap_or(f64::NAN)
    }
    const NAME: &str = "margin of error";
    let found = share(x.passed_contacts, x.audited_contacts, x.confidence);
    let (audited, rate) = (x.audited_contacts, found.value.value);
    let (margin, all_audited) = match x.population {
        Population::Unknown => (
            N::call(NAME, &[audited, x.confidence, rate], |x| margin(x, None)),
            None,
        ),
        Population::Known => (
            N::call(
                NAME,
                &[audited, x.confidence, rate, x.population_size],
                |x| margin(x, Some(x[3])),
            ),
            Some(x.population_size.at_most(audited)),
        ),
    };
    // A sample in which all passed has a simple margin of 0, which is wrong unless it is everything.
    let some = N::constant(0.0).less(margin);
    Outputs {
        audit_pass_rate: found.value,
        low_end: found.low,
        high_end: found.high,
        margin_of_error: margin.defined_when(
            all_audited.map_or(some, |all| N::either(some, all)),
            "It says nothing where all passed, none passed or none was audited. See the low and high end.",
        ),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let passed = part_of_whole(
        key!(passed_contacts),
        ("Passed contacts", x.passed_contacts),
        ("audited contacts", x.audited_contacts),
    );
    let audited = part_of_whole(
        key!(audited_contacts),
        ("Audited contacts", x.audited_contacts),
        ("contacts in all", x.population_size),
    )
    .filter(|_| x.population == Population::Known);
    passed.into_iter().chain(audited).collect()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    if x.audited_contacts < FEW {
        vec!["fewAudits"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.audit_pass_rate.defined {
        "{auditPassRate} of {auditedContacts} audited contacts pass; with {confidence} confidence the true share lies between {lowEnd} and {highEnd}."
    } else {
        "No audited contacts, no share."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Audit pass rate",
        [y.low_end, y.audit_pass_rate, y.high_end],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(passed_contacts),
        output: key!(audit_pass_rate),
        answer: "A rate of {target} takes {value} passed of {auditedContacts} audited contacts.",
        none: "No number of passed contacts brings the rate to {target}.",
        always: "The rate is above {target} whatever the number of passed contacts.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "quality-audit-pass-rate",
    title: "Quality audit pass rate",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Some minutes of a trained auditor for each contact, and regular calibration so that auditors agree.",
        shows: "Whether contacts meet your own standard: clear, correct, complete.",
        hides: "Whether customers agree with the standard. Contacts picked by hand say nothing about the rest.",
    }),
    short_title: "Audits",
    summary: "Which share of audited contacts meets the standard, and how sure that is for all contacts.",
    when_to_use: "Use it each quarter on contacts drawn at random, for a team or a channel.",
    when_not: "Do not use it to rank agents on a handful of contacts each: their intervals overlap.",
    related: &["csat", "average-handle-time"],
    headline: key!(audit_pass_rate),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewAudits",
        text: "{auditedContacts} audited contacts are few: the share may be anywhere in its interval. Audit more before you act on it.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Rate to reach",
        target: 0.98,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "191 of 200",
            inputs: &[],
            expected: &[
                ("auditPassRate", Some(0.955)),
                ("lowEnd", Some(0.916_703_295_998_180_5)),
                ("highEnd", Some(0.976_147_456_998_507)),
                ("marginOfError", Some(0.028_730_357_883_198_224)),
            ],
            source: "By hand: 191 ÷ 200; Wilson's interval and z√(p(1 − p)÷n) in 60-digit arithmetic.",
        },
        Example {
            title: "A fifth of 1,000 contacts audited",
            inputs: &[
                ("population", Default::Option("known")),
                ("populationSize", Default::Number(1_000.0)),
            ],
            expected: &[("marginOfError", Some(0.025_710_071_549_032_622))],
            source: "The same × √(800 ÷ 999), in 60-digit arithmetic.",
        },
        Example {
            title: "All contacts audited: nothing is left to chance",
            inputs: &[
                ("population", Default::Option("known")),
                ("populationSize", Default::Number(200.0)),
            ],
            expected: &[("marginOfError", Some(0.0))],
            source: "By hand.",
        },
        Example {
            title: "All passed: the margin says nothing, the interval does",
            inputs: &[
                ("auditedContacts", Default::Number(38.0)),
                ("passedContacts", Default::Number(38.0)),
            ],
            expected: &[
                ("auditPassRate", Some(1.0)),
                ("lowEnd", Some(0.908_190_131_774_416)),
                ("highEnd", Some(1.0)),
                ("marginOfError", None),
            ],
            source: "Wilson's interval in 60-digit arithmetic; the same case in the tests of statsmodels.",
        },
    ],
    fact_product: None,
};
