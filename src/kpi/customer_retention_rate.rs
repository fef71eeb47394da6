//! Customer retention rate of a period, and the same pace a month and a year.

use super::{CONFIDENCE, FEW, HIGH_END, INTERVAL_CHART, LOW_END, NOTHING, count, exceeds};
use super::{interval_columns, interval_table, one_interval, part_of_whole, share};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::math;
use crate::number::{Number, Unit};

const EXAMPLE: &str = "Example of the guide “Unlocking Customer Service Success with KPIs”.";

calculator! {
    inputs {
        number customers_at_start = count("Customers at the start", 1_000.0)
            .help("Customers on the first day of the period.")
            .from(EXAMPLE);
        number new_customers = count("New customers", 200.0)
            .help("Customers won in the period who are still customers at its end. Those won and lost again do not count.")
            .from(EXAMPLE);
        number customers_at_end = count("Customers at the end", 1_100.0)
            .help("Customers on the last day of the period, the new ones included.")
            .from(EXAMPLE);
        whole months = Input::whole("Length of the period", Unit::Months, 3)
            .help("Months from the start to the end.")
            .from("The quarter of the guide's example.")
            .between(1.0, 120.0);
        number confidence = CONFIDENCE;
    }
    outputs {
        customer_retention_rate = Output::new("Customer retention rate", Unit::Share,
            "Share of customers at the start who are still customers at the end: (end − new) ÷ start.");
        low_end = LOW_END;
        high_end = HIGH_END;
        churn_rate = Output::new("Churn rate", Unit::Share,
            "Share of customers at the start who left by the end: the rest.").lower();
        retention_per_month = Output::new("Retention a month", Unit::Share,
            "Of a month at the same pace: the root of the rate, not the rate ÷ months.");
        churn_per_month = Output::new("Churn a month", Unit::Share,
            "Of a month at the same pace.").lower();
        retention_per_year = Output::new("Retention a year", Unit::Share,
            "Of twelve months at the same pace: the rate to the power 12 ÷ months. Seasons may make it another.");
        churn_per_year = Output::new("Churn a year", Unit::Share,
            "Of twelve months at the same pace. It is less than twelve times a month's.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let one = N::constant(1.0);
    let kept = (x.customers_at_end - x.new_customers).named("Customers kept", Unit::Count);
    let found = share(kept, x.customers_at_start, x.confidence);
    let retention = found.value.value;
    let a_month = match x.months {
        1 => retention,
        months => retention.root(months),
    };
    let a_year = match x.months {
        12 => retention,
        months => {
            let periods = N::constant(12.0 / f64::from(months));
            N::call("power", &[retention, periods], |x| math::power(x[0], x[1]))
        }
    };
    let when_any = |value: N| value.defined_when(found.value.defined, NOTHING);
    Outputs {
        customer_retention_rate: found.value,
        low_end: found.low,
        high_end: found.high,
        churn_rate: when_any((x.customers_at_start - kept) / x.customers_at_start),
        retention_per_month: when_any(a_month),
        churn_per_month: when_any(one - a_month),
        retention_per_year: when_any(a_year),
        churn_per_year: when_any(one - a_year),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let new = part_of_whole(
        key!(new_customers),
        ("New customers", x.new_customers),
        ("customers at the end", x.customers_at_end),
    );
    let kept = exceeds(
        key!(customers_at_end),
        (
            "Customers at the end less the new ones",
            x.customers_at_end - x.new_customers,
        ),
        ("customers at the start", x.customers_at_start),
        "Count everybody who was no customer at the start as new, those who came back included.",
    );
    new.into_iter().chain(kept).collect()
}

fn warnings(x: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if y.retention_per_month.defined && y.retention_per_month.value > 0.99 {
        keys.push("retentionAbove99PercentAMonth");
    }
    if x.customers_at_start < FEW {
        keys.push("fewCustomers");
    }
    keys
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.customer_retention_rate.defined {
        "{customerRetentionRate} of customers stayed in {months}, with {confidence} confidence between {lowEnd} and {highEnd}. At that pace {retentionPerMonth} stay a month and {retentionPerYear} a year."
    } else {
        "No customers at the start, no retention."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Customer retention rate",
        [y.low_end, y.customer_retention_rate, y.high_end],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(customers_at_end),
        output: key!(customer_retention_rate),
        answer: "A retention of {target} takes {value} customers at the end, {newCustomers} of them new.",
        none: "No number of customers at the end brings retention to {target}.",
        always: "Retention is above {target} whatever the number of customers at the end.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "customer-retention-rate",
    title: "Customer retention rate",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Three counts from the customer base; the work is in telling who is new and who left.",
        shows: "Whether customers stay, which is what service is to bring in the end.",
        hides: "Who left and why: price and product count as much as service. A large customer weighs as much as a small one, and the figure comes late.",
    }),
    short_title: "Retention",
    summary: "Which share of customers stayed over a period, and what that is a month and a year.",
    when_to_use: "Use it for a month, a quarter or a year, by segment, and compare periods only after bringing them to the same length.",
    when_not: "Do not compare across industries, and do not use it where customers come and go without a contract and nobody can say who has left.",
    related: &["retention-revenue", "customer-lifetime-value", "nps"],
    headline: key!(customer_retention_rate),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[
        WarningDescription {
            key: "retentionAbove99PercentAMonth",
            text: "{customerRetentionRate} in {months} is above 99 % a month. Check the length of the period, and that new customers are not among those kept.",
        },
        WarningDescription {
            key: "fewCustomers",
            text: "{customersAtStart} customers are few: the share may be anywhere in its interval. Take a larger segment.",
        },
    ],
    break_even: BreakEvenDescription {
        target_label: "Retention to reach",
        target: 0.95,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "A quarter: 1,000 customers, 200 new, 1,100 at the end",
            inputs: &[],
            expected: &[
                ("customerRetentionRate", Some(0.9)),
                ("lowEnd", Some(0.879_848_036_804_651_6)),
                ("highEnd", Some(0.917_090_556_406_904_3)),
                ("churnRate", Some(0.1)),
                ("retentionPerMonth", Some(0.965_489_384_605_629_7)),
                ("churnPerMonth", Some(0.034_510_615_394_370_24)),
                ("retentionPerYear", Some(0.6561)),
                ("churnPerYear", Some(0.3439)),
            ],
            source: "The guide “Unlocking Customer Service Success with KPIs” states 90 %. By hand: 0.9⁴ a year; the root and Wilson's interval in 60-digit arithmetic.",
        },
        Example {
            title: "A year: its figure is the period's",
            inputs: &[("months", Default::Number(12.0))],
            expected: &[("retentionPerYear", Some(0.9)), ("churnRate", Some(0.1))],
            source: "By hand.",
        },
        Example {
            title: "All that were there have left",
            inputs: &[
                ("newCustomers", Default::Number(50.0)),
                ("customersAtEnd", Default::Number(50.0)),
            ],
            expected: &[
                ("customerRetentionRate", Some(0.0)),
                ("retentionPerYear", Some(0.0)),
                ("churnPerMonth", Some(1.0)),
            ],
            source: "By hand.",
        },
        Example {
            title: "No customers at the start",
            inputs: &[
                ("customersAtStart", Default::Number(0.0)),
                ("newCustomers", Default::Number(5.0)),
                ("customersAtEnd", Default::Number(5.0)),
            ],
            expected: &[("customerRetentionRate", None), ("churnPerYear", None)],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
