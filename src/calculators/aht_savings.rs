//! What shorter handling saves: capacity, and the part of it that becomes cash.

use super::fact;
use crate::calculator::{Choice, Question, calculator, choice, figure, key, model_of_formula, row};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

/// What the workload is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkloadFrom {
    /// Staff fully used at the occupancy given.
    Agents,
    /// Contacts a month.
    Contacts,
}

choice! { WorkloadFrom {
    Agents = "agents", "Agents", "All agents are fully used at the occupancy given.";
    Contacts = "contacts", "Contacts", "The contacts of a month are known.";
}}

calculator! {
    inputs {
        number agents = fact::AGENTS;
        number monthly_cost_per_agent = fact::MONTHLY_COST_PER_AGENT;
        number paid_hours_per_month = Input::number("Paid hours per agent", Unit::HoursPerMonth, 2_080.0 / 12.0)
            .help("Paid hours of one full-time agent in a month, holidays and training included.")
            .from("2,080 hours a year ÷ 12.")
            .between(1.0, 744.0)
            .slider(80.0, 220.0, 1.0);
        number occupancy = Input::number("Occupancy", Unit::Share, 0.8)
            .help("Share of the time on duty that goes into contacts.")
            .between(0.0, 1.0).above_minimum()
            .slider(0.5, 1.0, 0.01)
            .typical(&facts::OCCUPANCY);
        number shrinkage = Input::number("Shrinkage", Unit::Share, 0.3)
            .help("Share of paid time away from contacts: breaks, training, absence.")
            .between(0.0, 1.0).below_maximum()
            .slider(0.0, 0.6, 0.01)
            .typical(&facts::SHRINKAGE);
        number aht_seconds = Input::number("Average handle time", Unit::Seconds, 360.0)
            .help("Talk, hold and wrap-up of one contact.")
            .between(0.0, 86_400.0).above_minimum()
            .slider(30.0, 1_800.0, 5.0)
            .typical(&facts::HANDLE_TIME);
        number aht_reduction = Input::number("Handle time falls by", Unit::Share, 0.1)
            .help("Share of the handle time that goes away. Negative if it rises.")
            .from("Example of the guide “Customer Service Values”.")
            .between(-1.0, 1.0).below_maximum()
            .slider(0.0, 0.5, 0.005);
        choice workload_from: WorkloadFrom = Input::choice("Workload from", WorkloadFrom::OPTIONS, "agents");
        number contacts_per_month = fact::CONTACTS_PER_MONTH
            .used_when(key!(workload_from), "contacts")
            .derived(key!(contacts_handled));
        number realisation_rate = Input::number("Realisation rate", Unit::Share, 0.12)
            .help("Share of the freed capacity that leaves the budget: posts not refilled, overtime and outsourcing cut. The rest is time for other work.")
            .from("12 % is what a published saving of $3,000 a month for 50 agents at $5,000 and 10 % implies; that guide does not say so. Business cases usually take 50–70 %, second-hand.")
            .between(0.0, 1.0)
            .slider(0.0, 1.0, 0.01);
    }
    outputs {
        contacts_handled = Output::new("Contacts handled", Unit::PerMonth,
            "Contacts a month: as typed, or what the agents can handle at that occupancy.").neither();
        seconds_saved_per_contact = Output::new("Saved per contact", Unit::Seconds,
            "Handle time × reduction.");
        handle_hours_saved = Output::new("Handle hours saved", Unit::HoursPerMonth,
            "Hours of talk, hold and wrap-up that go away in a month.");
        paid_hours_saved = Output::new("Paid hours freed", Unit::HoursPerMonth,
            "The same with the idle time and the shrinkage that belong to it.");
        fte_freed = Output::new("Full-time equivalents freed", Unit::Fte,
            "Paid hours freed ÷ paid hours per agent. In a small team heads do not come in fractions.");
        capacity_value = Output::new("Capacity freed", Unit::MoneyPerMonth,
            "What the freed time costs today. It is time, not money.");
        cashable_savings = Output::new("Cashable savings", Unit::MoneyPerMonth,
            "The part that leaves the budget: capacity × realisation rate.");
        non_cashable_capacity = Output::new("Capacity for other work", Unit::MoneyPerMonth,
            "The rest: time that is used for something else.").neither();
        annual_cashable_savings = Output::new("Cashable savings a year", Unit::MoneyPerYear,
            "Twelve months of cashable savings.");
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let seconds_per_hour = N::constant(3_600.0);
    let productive_share = productive_share(x).named("Share of paid time on contacts", Unit::Share);
    let seconds_saved_per_contact = x.aht_seconds * x.aht_reduction;
    let (contacts_handled, handle_hours_saved, paid_hours_saved, fte_freed) = match x.workload_from
    {
        WorkloadFrom::Agents => {
            let fte = x.agents * x.aht_reduction;
            let paid_hours = fte * x.paid_hours_per_month;
            let contacts = x.agents * x.paid_hours_per_month * productive_share * seconds_per_hour
                / x.aht_seconds;
            (contacts, paid_hours * productive_share, paid_hours, fte)
        }
        WorkloadFrom::Contacts => {
            let handle_hours = x.contacts_per_month * seconds_saved_per_contact / seconds_per_hour;
            let paid_hours = handle_hours / productive_share;
            let fte = paid_hours / x.paid_hours_per_month;
            (x.contacts_per_month, handle_hours, paid_hours, fte)
        }
    };
    let capacity_value = fte_freed * x.monthly_cost_per_agent;
    let cashable_savings = capacity_value * x.realisation_rate;
    Outputs {
        contacts_handled: contacts_handled.into(),
        seconds_saved_per_contact: seconds_saved_per_contact.into(),
        handle_hours_saved: handle_hours_saved.into(),
        paid_hours_saved: paid_hours_saved.into(),
        fte_freed: fte_freed.into(),
        capacity_value: capacity_value.into(),
        cashable_savings: cashable_savings.into(),
        non_cashable_capacity: (capacity_value - cashable_savings).into(),
        annual_cashable_savings: (cashable_savings * N::constant(12.0)).into(),
    }
}

fn productive_share<N: Number>(x: &Inputs<N>) -> N {
    x.occupancy * (N::constant(1.0) - x.shrinkage)
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if x.occupancy > 0.9 {
        keys.push("occupancyAbove90Percent");
    }
    if x.realisation_rate > 0.7 {
        keys.push("realisationAbove70Percent");
    }
    let needed = y.contacts_handled.value * x.aht_seconds / 3_600.0;
    let available = x.agents * x.paid_hours_per_month * productive_share(x);
    if x.workload_from == WorkloadFrom::Contacts && needed > available {
        keys.push("volumeAboveStaff");
    }
    keys
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.capacity_value.value < 0.0 {
        "Longer handling takes {capacityValue} of capacity; {cashableSavings} of it is extra cost."
    } else {
        "Handling that is {ahtReduction} shorter frees {capacityValue} of capacity; {cashableSavings} of it becomes cash."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let part = |name: &str, amount: f64| {
        row([
            ("part", Cell::Text(name.into())),
            ("amount", figure(amount)),
        ])
    };
    let split = vec![
        part("Cashable savings", y.cashable_savings.value),
        part("Capacity for other work", y.non_cashable_capacity.value),
    ];
    Keyed::from([("split", split)])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(aht_reduction),
        output: key!(cashable_savings),
        answer: "Covers a cost of {target} a month if handle time falls by {value}.",
        none: "No shorter handling covers a cost of {target} a month at this realisation rate.",
        always: "A cost of {target} a month is covered at any handle time.",
    }
}

/// What the calculator tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "aht-savings",
    title: "Handle time savings",
    section: Section::Calculators,
    guide: None,
    short_title: "Handle time",
    summary: "What shorter handling frees, and how much of that becomes cash.",
    when_to_use: "Use it for tools and training that shorten the work on each contact.",
    when_not: "Do not use it where shorter handling brings customers back a second time, or for a handful of agents, where a share of a head cannot be saved.",
    related: &["budget-split"],
    headline: key!(cashable_savings),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "split",
        label: "Capacity a month, split",
        columns: &[
            column("part", "Part", Unit::Text),
            column("amount", "Amount", Unit::MoneyPerMonth),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Parts,
        title: "Capacity freed a month",
        note: "Only the first part leaves the budget.",
        table: "split",
        x: "part",
        y: &["amount"],
        reference: None,
        gap: None,
    },
    warnings: &[
        WarningDescription {
            key: "occupancyAbove90Percent",
            text: "Occupancy of {occupancy} leaves no time between contacts and wears people out. Check it, or count with 85 % or less.",
        },
        WarningDescription {
            key: "realisationAbove70Percent",
            text: "Turning {realisationRate} of freed time into cash means that nearly every freed hour leaves the payroll. Name the posts.",
        },
        WarningDescription {
            key: "volumeAboveStaff",
            text: "{contactsHandled} contacts of {ahtSeconds} do not fit into the paid hours of {agents} agents. Check the volume, the handle time or the number of agents.",
        },
    ],
    break_even: BreakEvenDescription {
        target_label: "Cost to cover a month",
        target: 2_000.0,
        target_unit: Unit::Money,
    },
    examples: &[
        Example {
            title: "50 agents, handle time down 10 %",
            inputs: &[],
            expected: &[
                ("handleHoursSaved", Some(485.333_333_333_333_3)),
                ("paidHoursSaved", Some(866.666_666_666_666_6)),
                ("fteFreed", Some(5.0)),
                ("capacityValue", Some(25_000.0)),
                ("cashableSavings", Some(3_000.0)),
            ],
            source: "By hand: 50 × 10 % = 5 full-time equivalents × 5,000. The guide “Customer Service Values” states about 3,000, which is 12 % of it.",
        },
        Example {
            title: "10,000 contacts of 360 seconds, 30 seconds less",
            inputs: &[
                ("workloadFrom", Default::Option("contacts")),
                ("contactsPerMonth", Default::Number(10_000.0)),
                ("ahtReduction", Default::Number(1.0 / 12.0)),
            ],
            expected: &[("handleHoursSaved", Some(83.333_333_333_333_33))],
            source: "By hand: 10,000 × 30 ÷ 3,600.",
        },
        Example {
            title: "No change, no saving",
            inputs: &[("ahtReduction", Default::Number(0.0))],
            expected: &[("capacityValue", Some(0.0)), ("cashableSavings", Some(0.0))],
            source: "By hand.",
        },
    ],
    fact_product: None,
};
