//! Abandonment rate: the share of contacts that gave up waiting, with or without those that did so at once.

use super::{CONFIDENCE, FEW, HIGH_END, INTERVAL_CHART, LOW_END, count, interval_columns};
use super::{interval_table, one_interval, part_of_whole, share};
use crate::calculator::{Choice, Question, calculator, choice, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

/// What becomes of contacts that gave up at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortAbandonsAre {
    /// In neither figure.
    Excluded,
    /// Abandoned like the others.
    Included,
}

choice! { ShortAbandonsAre {
    Excluded = "excluded", "Excluded", "They count neither as offered nor as abandoned: wrong numbers and second thoughts.";
    Included = "included", "Included", "They count as abandoned like the others. The rate is higher.";
}}

calculator! {
    inputs {
        number contacts_offered = count("Contacts offered", 12_000.0)
            .help("Contacts that reached the queue, answered or not.");
        number contacts_abandoned = count("Contacts abandoned", 540.0)
            .help("Those of them that left before an agent answered, the short ones included.");
        choice short_abandons_are: ShortAbandonsAre = Input::choice("Short abandons are", ShortAbandonsAre::OPTIONS, "excluded");
        number short_abandons = count("Short abandons", 90.0)
            .help("Those of the abandoned that left within a limit of some seconds. The limit belongs to the result: name it with the figure.")
            .used_when(key!(short_abandons_are), "excluded");
        number confidence = CONFIDENCE;
    }
    outputs {
        abandonment_rate = Output::new("Abandonment rate", Unit::Share,
            "Contacts abandoned ÷ contacts offered; short abandons are taken out of both where they are excluded.")
            .lower().target(&facts::ABANDONMENT_TARGET);
        low_end = LOW_END;
        high_end = HIGH_END;
        abandons_counted = Output::new("Abandons counted", Unit::Count,
            "What the rate is taken of: abandoned contacts less what is excluded.").lower();
        contacts_counted = Output::new("Contacts counted", Unit::Count,
            "What it is divided by: offered contacts less what is excluded.").neither();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let (abandoned, offered) = match x.short_abandons_are {
        ShortAbandonsAre::Excluded => (
            x.contacts_abandoned - x.short_abandons,
            x.contacts_offered - x.short_abandons,
        ),
        ShortAbandonsAre::Included => (x.contacts_abandoned, x.contacts_offered),
    };
    let found = share(abandoned, offered, x.confidence);
    Outputs {
        abandonment_rate: found.value,
        low_end: found.low,
        high_end: found.high,
        abandons_counted: abandoned.into(),
        contacts_counted: offered.into(),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let abandoned = part_of_whole(
        key!(contacts_abandoned),
        ("Contacts abandoned", x.contacts_abandoned),
        ("contacts offered", x.contacts_offered),
    );
    let short = part_of_whole(
        key!(short_abandons),
        ("Short abandons", x.short_abandons),
        ("contacts abandoned", x.contacts_abandoned),
    )
    .filter(|_| x.short_abandons_are == ShortAbandonsAre::Excluded);
    abandoned.into_iter().chain(short).collect()
}

fn warnings(_: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.contacts_counted.value < FEW {
        vec!["fewContacts"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.abandonment_rate.defined {
        "{abandonmentRate} of {contactsCounted} contacts gave up waiting; with {confidence} confidence the true share lies between {lowEnd} and {highEnd}."
    } else {
        "No contacts, no share."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Abandonment rate",
        [y.low_end, y.abandonment_rate, y.high_end],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(contacts_abandoned),
        output: key!(abandonment_rate),
        answer: "A rate of {target} allows {value} abandoned of {contactsOffered} contacts offered.",
        none: "No number of abandoned contacts brings the rate to {target}.",
        always: "The rate is below {target} whatever the number of abandoned contacts.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "abandonment-rate",
    title: "Abandonment rate",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the telephone or chat system.",
        shows: "How many customers the queue is too long for.",
        hides: "Those who call again, counted once each time, and those whom an announcement or a busy line sent away before the queue.",
    }),
    short_title: "Abandonment",
    summary: "Which share of contacts gave up waiting, and how sure that is.",
    when_to_use: "Use it by half hour or by day for telephone and chat, beside the waiting time.",
    when_not: "Do not use it for e-mail, where nobody waits in a queue, or to compare with a figure whose limit for short abandons you do not know.",
    related: &["first-response-time", "average-handle-time"],
    headline: key!(abandonment_rate),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewContacts",
        text: "{contactsCounted} contacts are few: the share may be anywhere in its interval. Take a longer period.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Rate to reach",
        target: 0.03,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "540 of 12,000, 90 of them short",
            inputs: &[],
            expected: &[
                ("abandonmentRate", Some(0.037_783_375_314_861_464)),
                ("lowEnd", Some(0.034_505_363_991_259_41)),
                ("highEnd", Some(0.041_359_457_774_646_65)),
                ("contactsCounted", Some(11_910.0)),
            ],
            source: "By hand: (540 − 90) ÷ (12,000 − 90); Wilson's interval in 60-digit arithmetic.",
        },
        Example {
            title: "Short ones included",
            inputs: &[("shortAbandonsAre", Default::Option("included"))],
            expected: &[("abandonmentRate", Some(0.045))],
            source: "By hand: 540 ÷ 12,000.",
        },
        Example {
            title: "All hung up at once",
            inputs: &[
                ("contactsOffered", Default::Number(90.0)),
                ("contactsAbandoned", Default::Number(90.0)),
            ],
            expected: &[("abandonmentRate", None), ("contactsCounted", Some(0.0))],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
