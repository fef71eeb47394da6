//! What a contact costs by channel, and over all channels: one sum divided by another, never the mean of the rates.

use crate::calculator::{Question, calculator, defined, figure, key, model_of_formula, row};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Outcome, Unit};

const fn cost(label: &'static str, default: f64) -> Input {
    Input::number(label, Unit::Money, default)
        .help("What the channel cost in the period: staff, tools and its part of the overhead.")
        .between(0.0, 1e12)
}

const fn contacts(label: &'static str, default: f64) -> Input {
    super::count(label, default).help("Contacts handled by the channel in the same period.")
}

const fn cost_of_one(label: &'static str) -> Output {
    Output::new(
        label,
        Unit::Money,
        "Cost of the channel ÷ its contacts. Not defined for a channel without contacts.",
    )
    .lower()
}

calculator! {
    inputs {
        number phone_cost = cost("Cost of phone", 24_000.0);
        number phone_contacts = contacts("Calls", 3_000.0);
        number email_cost = cost("Cost of e-mail", 10_000.0);
        number email_contacts = contacts("E-mails", 2_000.0);
        number chat_cost = cost("Cost of chat", 6_000.0);
        number chat_contacts = contacts("Chats", 1_500.0);
        number self_service_cost = cost("Cost of self-service", 5_000.0);
        number self_service_contacts = super::count("Self-service contacts", 10_000.0)
            .help("Visits that found their answer and ended without an agent. Page views are not contacts.");
    }
    outputs {
        blended_cost_per_contact = Output::new("Cost per contact", Unit::Money,
            "Cost of all channels ÷ contacts of all channels. It is not the mean of the four figures.").lower();
        cost_per_call = cost_of_one("Cost per call").target(&facts::COST_PER_CALL);
        cost_per_email = cost_of_one("Cost per e-mail").target(&facts::COST_PER_WRITTEN_CONTACT);
        cost_per_chat = cost_of_one("Cost per chat").target(&facts::COST_PER_WRITTEN_CONTACT);
        cost_per_self_service_contact = cost_of_one("Cost per self-service contact");
        total_cost = Output::new("Cost of all channels", Unit::Money, "The four costs added.").lower();
        total_contacts = Output::new("Contacts of all channels", Unit::Count, "The four counts added.").neither();
    }
}
model_of_formula!();

/// Name, cost and contacts of each channel.
fn channels<N: Copy>(x: &Inputs<N>) -> [(&'static str, N, N); 4] {
    [
        ("Phone", x.phone_cost, x.phone_contacts),
        ("E-mail", x.email_cost, x.email_contacts),
        ("Chat", x.chat_cost, x.chat_contacts),
        ("Self-service", x.self_service_cost, x.self_service_contacts),
    ]
}

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let channels = channels(x);
    let of_one = |cost: N, contacts: N| {
        (cost / contacts).defined_when(N::constant(0.0).less(contacts), super::NOTHING)
    };
    let [call, email, chat, self_service] =
        channels.map(|(_, cost, contacts)| of_one(cost, contacts));
    let total_cost = N::sum(&channels.map(|(_, cost, _)| cost));
    let total_contacts = N::sum(&channels.map(|(_, _, contacts)| contacts));
    Outputs {
        blended_cost_per_contact: of_one(total_cost, total_contacts),
        cost_per_call: call,
        cost_per_email: email,
        cost_per_chat: chat,
        cost_per_self_service_contact: self_service,
        total_cost: total_cost.into(),
        total_contacts: total_contacts.into(),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    let idle = |(_, cost, contacts): &(_, f64, f64)| *cost > 0.0 && *contacts <= 0.0;
    if channels(x).iter().any(idle) {
        vec!["costWithoutContacts"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.blended_cost_per_contact.defined {
        "A contact costs {blendedCostPerContact} over all channels: {totalCost} for {totalContacts} contacts."
    } else {
        "No contacts, no cost per contact."
    }
}

fn tables(x: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let line = |name: &str, cost: f64, contacts: f64, of_one: &Outcome<f64>| {
        row([
            ("channel", Cell::Text(name.into())),
            ("cost", figure(cost)),
            ("contacts", figure(contacts)),
            ("costPerContact", Cell::Number(defined(of_one))),
        ])
    };
    let of_one = [
        y.cost_per_call,
        y.cost_per_email,
        y.cost_per_chat,
        y.cost_per_self_service_contact,
    ];
    let mut rows: Vec<Row> = channels(x)
        .iter()
        .zip(&of_one)
        .map(|((name, cost, contacts), of_one)| line(name, *cost, *contacts, of_one))
        .collect();
    rows.push(line(
        "All channels",
        y.total_cost.value,
        y.total_contacts.value,
        &y.blended_cost_per_contact,
    ));
    Keyed::from([("channels", rows)])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(self_service_contacts),
        output: key!(blended_cost_per_contact),
        answer: "A contact costs {target} over all channels with {value} self-service contacts, if no cost changes.",
        none: "No number of self-service contacts brings the cost of a contact to {target}.",
        always: "A contact costs less than {target} whatever the number of self-service contacts.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "cost-to-serve",
    title: "Cost to serve by channel",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "The cost of each channel, which takes a rule for sharing the overhead.",
        shows: "Where a contact is cheap and where it is dear.",
        hides: "That channels take on different work: the hard questions end up on the phone. A cheap contact that leads to a second one is not cheap.",
    }),
    short_title: "Cost to serve",
    summary: "What a contact costs on the phone, by e-mail, by chat and in self-service, and over all of them.",
    when_to_use: "Use it to see what a shift between channels might bring, before you check which contacts can move.",
    when_not: "Do not average the four figures, and do not take the difference of two channels as the saving of a contact that moves: much of the cost stays.",
    related: &["cost-per-contact", "first-contact-resolution"],
    headline: key!(blended_cost_per_contact),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "channels",
        label: "Cost by channel",
        columns: &[
            column("channel", "Channel", Unit::Text),
            column("cost", "Cost", Unit::Money),
            column("contacts", "Contacts", Unit::Count),
            column("costPerContact", "Cost per contact", Unit::Money),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Bars,
        title: "Cost per contact by channel",
        note: "The last bar is all channels together, weighted by their contacts.",
        table: "channels",
        x: "channel",
        y: &["costPerContact"],
        reference: None,
        gap: None,
    },
    warnings: &[WarningDescription {
        key: "costWithoutContacts",
        text: "A channel has a cost and no contacts. Its cost is in the figure of all channels: type its contacts, or take the cost out.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Cost per contact to reach",
        target: 2.5,
        target_unit: Unit::Money,
    },
    examples: &[
        Example {
            title: "Four channels",
            inputs: &[],
            expected: &[
                ("blendedCostPerContact", Some(45_000.0 / 16_500.0)),
                ("costPerCall", Some(8.0)),
                ("costPerEmail", Some(5.0)),
                ("costPerChat", Some(4.0)),
                ("costPerSelfServiceContact", Some(0.5)),
            ],
            source: "By hand: 45,000 ÷ 16,500. The mean of the four figures would be 4.38.",
        },
        Example {
            title: "Without chat, the others stand",
            inputs: &[
                ("chatCost", Default::Number(0.0)),
                ("chatContacts", Default::Number(0.0)),
            ],
            expected: &[
                ("blendedCostPerContact", Some(2.6)),
                ("costPerChat", None),
                ("costPerCall", Some(8.0)),
            ],
            source: "By hand: 39,000 ÷ 15,000. The mean of the three figures would be 4.50.",
        },
    ],
    fact_product: None,
};
