//! Average handle time: what a contact takes of an agent's time, and which part of it is talk, hold and wrap-up.

use super::{NOTHING, count};
use crate::calculator::{Question, calculator, defined, key, model_of_formula, row};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Outcome, Unit};

const fn hours(label: &'static str, default: f64) -> Input {
    Input::number(label, Unit::Hours, default).between(0.0, 1e12)
}

calculator! {
    inputs {
        number total_talk_hours = hours("Talk time", 700.0)
            .help("Hours agents spoke or wrote with customers in the period.");
        number total_hold_hours = hours("Hold time", 80.0)
            .help("Hours customers were on hold during contacts. Waiting before the contact is none.");
        number total_wrap_up_hours = hours("Wrap-up time", 220.0)
            .help("Hours of work on contacts after they ended: notes, follow-up.");
        number contacts_handled = count("Contacts handled", 10_000.0)
            .help("Contacts of the same period that an agent took. Abandoned ones do not count.");
    }
    outputs {
        average_handle_time = Output::new("Average handle time", Unit::Seconds,
            "(Talk + hold + wrap-up) ÷ contacts handled.")
            .lower().target(&facts::HANDLE_TIME);
        talk_seconds = Output::new("Talk per contact", Unit::Seconds,
            "Talk time ÷ contacts handled.").neither();
        hold_seconds = Output::new("Hold per contact", Unit::Seconds,
            "Hold time ÷ contacts handled.").lower();
        wrap_up_seconds = Output::new("Wrap-up per contact", Unit::Seconds,
            "Wrap-up time ÷ contacts handled.").lower();
        talk_share = Output::new("Share of talk", Unit::Share,
            "Talk time ÷ all handle time.").neither();
        hold_share = Output::new("Share of hold", Unit::Share,
            "Hold time ÷ all handle time.").lower();
        wrap_up_share = Output::new("Share of wrap-up", Unit::Share,
            "Wrap-up time ÷ all handle time.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let zero = N::constant(0.0);
    let total = N::sum(&[
        x.total_talk_hours,
        x.total_hold_hours,
        x.total_wrap_up_hours,
    ])
    .named("Handle time in all", Unit::Hours);
    let any_contacts = zero.less(x.contacts_handled);
    let any_time = zero.less(total);
    let seconds = |hours: N| {
        let seconds = hours * N::constant(3_600.0) / x.contacts_handled;
        seconds.defined_when(any_contacts, NOTHING)
    };
    let share = |hours: N| (hours / total).defined_when(any_time, NOTHING);
    Outputs {
        average_handle_time: seconds(total),
        talk_seconds: seconds(x.total_talk_hours),
        hold_seconds: seconds(x.total_hold_hours),
        wrap_up_seconds: seconds(x.total_wrap_up_hours),
        talk_share: share(x.total_talk_hours),
        hold_share: share(x.total_hold_hours),
        wrap_up_share: share(x.total_wrap_up_hours),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.average_handle_time.defined && x.total_wrap_up_hours <= 0.0 {
        vec!["noWrapUp"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.average_handle_time.defined {
        "A contact takes {averageHandleTime} of an agent's time: {talkSeconds} of talk, {holdSeconds} of hold and {wrapUpSeconds} of wrap-up."
    } else {
        "No contacts, no handle time."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let part = |name: &str, seconds: Outcome<f64>, share: Outcome<f64>| {
        row([
            ("part", Cell::Text(name.into())),
            ("seconds", Cell::Number(defined(&seconds))),
            ("share", Cell::Number(defined(&share))),
        ])
    };
    let parts = vec![
        part("Talk", y.talk_seconds, y.talk_share),
        part("Hold", y.hold_seconds, y.hold_share),
        part("Wrap-up", y.wrap_up_seconds, y.wrap_up_share),
    ];
    Keyed::from([("parts", parts)])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(total_wrap_up_hours),
        output: key!(average_handle_time),
        answer: "A handle time of {target} allows {value} of wrap-up for {contactsHandled} contacts.",
        none: "No wrap-up time brings the handle time to {target}: talk and hold alone take more.",
        always: "The handle time is below {target} whatever the wrap-up time.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "average-handle-time",
    title: "Average handle time",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the telephone or ticket system, if agents mark wrap-up as such.",
        shows: "What a contact costs in agents' time, the basis of staffing.",
        hides: "Whether the matter was resolved: a short contact that comes back takes more time in all. A mean of simple and difficult matters moves when their mix does.",
    }),
    short_title: "Handle time",
    summary: "How many seconds of an agent's time a contact takes, and on what.",
    when_to_use: "Use it to plan staff, and to see which part of the work on a contact could be shorter.",
    when_not: "Do not use it alone to judge agents: it rewards those who get rid of customers.",
    related: &["aht-savings", "first-contact-resolution"],
    headline: key!(average_handle_time),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "parts",
        label: "The parts of the handle time",
        columns: &[
            column("part", "Part", Unit::Text),
            column("seconds", "Per contact", Unit::Seconds),
            column("share", "Share", Unit::Share),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Parts,
        title: "What a contact's time goes into",
        note: "Wrap-up and hold are where tools help; shorter talk may cost a resolution.",
        table: "parts",
        x: "part",
        y: &["seconds"],
        reference: None,
        gap: None,
    },
    warnings: &[WarningDescription {
        key: "noWrapUp",
        text: "Without wrap-up the handle time of {averageHandleTime} is too short, and so is the staff planned with it. Check that the system records wrap-up.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Handle time to reach",
        target: 330.0,
        target_unit: Unit::Seconds,
    },
    examples: &[
        Example {
            title: "1,000 hours for 10,000 contacts",
            inputs: &[],
            expected: &[
                ("averageHandleTime", Some(360.0)),
                ("talkSeconds", Some(252.0)),
                ("holdSeconds", Some(28.8)),
                ("wrapUpSeconds", Some(79.2)),
                ("talkShare", Some(0.7)),
                ("holdShare", Some(0.08)),
                ("wrapUpShare", Some(0.22)),
            ],
            source: "By hand: 1,000 × 3,600 ÷ 10,000.",
        },
        Example {
            title: "No contacts",
            inputs: &[("contactsHandled", Default::Number(0.0))],
            expected: &[("averageHandleTime", None), ("talkShare", Some(0.7))],
            source: "Something ÷ 0 has no value.",
        },
        Example {
            title: "No time recorded",
            inputs: &[
                ("totalTalkHours", Default::Number(0.0)),
                ("totalHoldHours", Default::Number(0.0)),
                ("totalWrapUpHours", Default::Number(0.0)),
            ],
            expected: &[("averageHandleTime", Some(0.0)), ("talkShare", None)],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
