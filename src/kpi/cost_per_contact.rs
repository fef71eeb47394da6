//! What a contact costs, and what a resolution costs once repeats are counted.

use crate::calculator::{Question, calculator, figure, key, model_of_formula, row};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

calculator! {
    inputs {
        number total_cost = Input::number("Cost of the period", Unit::Money, 300_000.0)
            .help("All that service cost in the period: staff with on-costs, tools, telephony, rooms and management. Staff alone makes the figure look low.")
            .between(0.0, 1e12);
        number contacts_handled = super::count("Contacts handled", 40_000.0)
            .help("Contacts of the same period that were dealt with, repeats included. Not contacts offered: those who hung up were not served.");
        number first_contact_resolution = Input::number("First contact resolution", Unit::Share, 0.74)
            .help("Share of issues resolved at the first contact. Say by which definition.")
            .from("The example of the KPI “First contact resolution”.")
            .between(0.0, 1.0)
            .slider(0.3, 1.0, 0.01);
    }
    outputs {
        cost_per_contact = Output::new("Cost per contact", Unit::Money,
            "Cost of the period ÷ contacts handled.")
            .lower()
            .target(&facts::COST_PER_CONTACT);
        cost_per_resolution = Output::new("Cost per resolution", Unit::Money,
            "Cost per contact ÷ first contact resolution, if every further try succeeds as often as the first.").lower();
        contacts_per_resolution = Output::new("Contacts per resolution", Unit::Plain,
            "1 ÷ first contact resolution, under the same condition.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let zero = N::constant(0.0);
    let cost_per_contact = x.total_cost / x.contacts_handled;
    Outputs {
        cost_per_contact: cost_per_contact
            .defined_when(zero.less(x.contacts_handled), super::NOTHING),
        cost_per_resolution: (cost_per_contact / x.first_contact_resolution).defined_when(
            zero.less(x.contacts_handled * x.first_contact_resolution),
            "Nothing is resolved at first contact.",
        ),
        contacts_per_resolution: (N::constant(1.0) / x.first_contact_resolution).defined_when(
            zero.less(x.first_contact_resolution),
            "Nothing is resolved at first contact.",
        ),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    if x.first_contact_resolution < 0.5 {
        vec!["resolutionBelowHalf"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    match (y.cost_per_contact.defined, y.cost_per_resolution.defined) {
        (true, true) => {
            "A contact costs {costPerContact}; a resolution costs {costPerResolution} once repeats are counted."
        }
        (true, false) => {
            "A contact costs {costPerContact}, and nothing is resolved at first contact."
        }
        (false, _) => "No contacts, no cost per contact.",
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let part = |name: &str, amount: f64| {
        row([
            ("part", Cell::Text(name.into())),
            ("amount", figure(amount)),
        ])
    };
    let parts = vec![
        part("First contact", y.cost_per_contact.value),
        part(
            "Repeats",
            y.cost_per_resolution.value - y.cost_per_contact.value,
        ),
    ];
    Keyed::from([("parts", parts)])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(first_contact_resolution),
        output: key!(cost_per_resolution),
        answer: "A resolution costs {target} if {value} are resolved at first contact.",
        none: "No first contact resolution brings a resolution down to {target}: a contact costs more.",
        always: "A resolution costs less than {target} whatever the first contact resolution.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "cost-per-contact",
    title: "Cost per contact",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing new: the cost centre's total and the contacts handled.",
        shows: "What service costs per unit of work, and what repeats add to it.",
        hides: "Whether the contact was needed, and how well it went. It falls when easy contacts rise.",
    }),
    short_title: "Cost per contact",
    summary: "What a contact costs, and what it costs to resolve an issue.",
    when_to_use: "Use it to follow one operation over time, with the same costs in it each time.",
    when_not: "Do not use it to compare channels that take on different work, or as the saving of one contact less: most of the cost stays.",
    related: &["cost-to-serve", "first-contact-resolution", "point-worth"],
    headline: key!(cost_per_contact),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "parts",
        label: "What a resolution costs",
        columns: &[
            column("part", "Part", Unit::Text),
            column("amount", "Amount", Unit::Money),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Bars,
        title: "What a resolution costs",
        note: "Repeats are what a better first contact resolution would spare.",
        table: "parts",
        x: "part",
        y: &["amount"],
        reference: None,
        gap: None,
    },
    warnings: &[WarningDescription {
        key: "resolutionBelowHalf",
        text: "At {firstContactResolution} an issue takes more than two contacts. Check the definition, or whether contacts about other issues are in it.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Cost per resolution to reach",
        target: 9.0,
        target_unit: Unit::Money,
    },
    examples: &[
        Example {
            title: "300,000 for 40,000 contacts",
            inputs: &[],
            expected: &[
                ("costPerContact", Some(7.5)),
                ("costPerResolution", Some(7.5 / 0.74)),
            ],
            source: "By hand: 300,000 ÷ 40,000 = 7.50, and 7.50 ÷ 0.74.",
        },
        Example {
            title: "No contacts",
            inputs: &[
                ("totalCost", Default::Number(5_000.0)),
                ("contactsHandled", Default::Number(0.0)),
            ],
            expected: &[
                ("costPerContact", None),
                ("costPerResolution", None),
                ("contactsPerResolution", Some(1.0 / 0.74)),
            ],
            source: "A cost divided by nothing has no value.",
        },
    ],
    fact_product: None,
};
