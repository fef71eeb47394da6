//! Reassignment rate: the share of tickets that changed hands at least once, and how often tickets do on average.

use super::{CONFIDENCE, FEW, HIGH_END, INTERVAL_CHART, LOW_END, count, exceeds, interval_columns};
use super::{interval_table, one_interval, part_of_whole, share};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

calculator! {
    inputs {
        number tickets = count("Tickets", 2_000.0)
            .help("All tickets of the period.");
        number reassigned_tickets = count("Reassigned tickets", 240.0)
            .help("Tickets that changed their owner at least once. The first assignment from a queue is none.");
        number transfers = count("Transfers", 310.0)
            .help("All changes of owner: a ticket passed on three times counts three.");
        number confidence = CONFIDENCE;
    }
    outputs {
        reassignment_rate = Output::new("Reassignment rate", Unit::Share,
            "Reassigned tickets ÷ tickets. The rest stayed with their first owner.")
            .lower().target(&facts::REASSIGNMENT_TARGET);
        low_end = LOW_END;
        high_end = HIGH_END;
        transfers_per_ticket = Output::new("Transfers per ticket", Unit::Plain,
            "Transfers ÷ tickets, a KPI of its own: it is no share and may exceed 1.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let found = share(x.reassigned_tickets, x.tickets, x.confidence);
    Outputs {
        reassignment_rate: found.value,
        low_end: found.low,
        high_end: found.high,
        transfers_per_ticket: (x.transfers / x.tickets)
            .defined_when(found.value.defined, super::NOTHING),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let of_tickets = part_of_whole(
        key!(reassigned_tickets),
        ("Reassigned tickets", x.reassigned_tickets),
        ("tickets", x.tickets),
    );
    let of_transfers = exceeds(
        key!(reassigned_tickets),
        ("Reassigned tickets", x.reassigned_tickets),
        ("transfers", x.transfers),
        "Each of them has at least one transfer.",
    );
    of_tickets.or(of_transfers).into_iter().collect()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    if x.tickets < FEW {
        vec!["fewTickets"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.reassignment_rate.defined {
        "{reassignmentRate} of {tickets} tickets were passed on, with {confidence} confidence between {lowEnd} and {highEnd}. There are {transfersPerTicket} transfers per ticket."
    } else {
        "No tickets, no share."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Reassignment rate",
        [y.low_end, y.reassignment_rate, y.high_end],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(reassigned_tickets),
        output: key!(reassignment_rate),
        answer: "A rate of {target} allows {value} reassigned of {tickets} tickets.",
        none: "No number of reassigned tickets brings the rate to {target}.",
        always: "The rate is below {target} whatever the number of reassigned tickets.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "reassignment-rate",
    title: "Reassignment rate",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the ticket system, if it keeps the history of owners.",
        shows: "Whether tickets reach the right person at once, and whether owners keep them.",
        hides: "Transfers that help: an expert who takes over may be the fastest way. A team inbox as owner hides changes of hands.",
    }),
    short_title: "Reassignment",
    summary: "Which share of tickets is passed on at least once, how often on average, and how sure that is.",
    when_to_use: "Use it to check routing and first-line training, by kind of matter.",
    when_not: "Do not push it down alone: tickets kept by the wrong person take longer.",
    related: &["resolution-time", "first-contact-resolution"],
    headline: key!(reassignment_rate),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewTickets",
        text: "{tickets} tickets are few: the share may be anywhere in its interval. Take a longer period.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Rate to reach",
        target: 0.1,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "240 of 2,000",
            inputs: &[],
            expected: &[
                ("reassignmentRate", Some(0.12)),
                ("lowEnd", Some(0.106_481_693_310_381_38)),
                ("highEnd", Some(0.134_975_262_623_370_84)),
                ("transfersPerTicket", Some(0.155)),
            ],
            source: "By hand: 240 ÷ 2,000 and 310 ÷ 2,000; Wilson's interval in 60-digit arithmetic.",
        },
        Example {
            title: "Ten tickets, four transfers of three",
            inputs: &[
                ("tickets", Default::Number(10.0)),
                ("reassignedTickets", Default::Number(3.0)),
                ("transfers", Default::Number(4.0)),
            ],
            expected: &[
                ("reassignmentRate", Some(0.3)),
                ("transfersPerTicket", Some(0.4)),
            ],
            source: "By hand.",
        },
        Example {
            title: "No tickets",
            inputs: &[
                ("tickets", Default::Number(0.0)),
                ("reassignedTickets", Default::Number(0.0)),
            ],
            expected: &[("reassignmentRate", None), ("transfersPerTicket", None)],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
