//! What keeping more customers brings: in the first year, over several, and against winning new ones.

use super::fact;
use crate::calculator::{
    Choice, Question, calculator, choice, figure, key, model_of_formula, problem, row,
};
use crate::describe::*;
use crate::facts;
use crate::finance;
use crate::number::{Number, Unit};

/// What a change of retention "by 3 %" means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeReading {
    /// Percentage points of retention.
    Points,
    /// A share of the present retention.
    RelativeToRetention,
    /// A share of the present churn.
    RelativeToChurn,
}

choice! { ChangeReading {
    Points = "points", "Points", "Percentage points: 80 % becomes 83 %.", retention_change is Points;
    RelativeToRetention = "relativeToRetention", "% of retention", "Relative to retention: 80 % becomes 82.4 %.", retention_change is Share;
    RelativeToChurn = "relativeToChurn", "% of churn", "Relative to churn: churn of 20 % becomes 19.4 %, retention 80.6 %.", retention_change is Share;
}}

calculator! {
    inputs {
        number customers = fact::CUSTOMERS;
        number annual_retention = fact::ANNUAL_RETENTION;
        number retention_change = Input::number("Retention gain", Unit::Points, 0.005)
            .help("How much retention rises, or by which share churn falls. Sources often leave open which; the three readings stand side by side below. Negative for a loss.")
            .from("Example of the guide “Customer Service Values”.")
            .between(-1.0, 1.0)
            .slider(-0.02, 0.2, 0.001)
            .typical(&facts::RETENTION_CHANGE);
        choice retention_change_reading: ChangeReading = Input::choice("Read as", ChangeReading::OPTIONS, "points");
        number annual_revenue_per_customer = fact::ANNUAL_REVENUE_PER_CUSTOMER;
        number gross_margin = fact::GROSS_MARGIN;
        whole years = Input::whole("Years", Unit::Years, 5)
            .help("Years after the start that count. Customers won later are not in it.")
            .between(1.0, 50.0)
            .slider(1.0, 20.0, 1.0);
        number annual_discount_rate = fact::ANNUAL_DISCOUNT_RATE;
        number acquisition_cost = fact::ACQUISITION_COST;
        number acquisition_to_retention_cost_ratio = Input::number("Winning against keeping", Unit::Ratio, 5.0)
            .help("How many times more it costs to win a customer than to keep one.")
            .from("The lower end of the published range.")
            .between(1.0, 1_000.0)
            .slider(1.0, 30.0, 0.5)
            .typical(&facts::ACQUISITION_TO_RETENTION);
    }
    outputs {
        new_retention = Output::new("Retention after", Unit::Share,
            "Retention a year after the change.");
        customers_retained = Output::new("Customers kept", Unit::Count,
            "Customers who stay in the first year and would have left.");
        retained_revenue = Output::new("Revenue kept", Unit::MoneyPerYear,
            "Their revenue in the first year. Revenue is not profit.");
        retained_margin = Output::new("Margin kept, first year", Unit::MoneyPerYear,
            "Gross margin on that revenue. A full year's: customers saved late in the year bring less.");
        retained_margin_total = Output::new("Margin kept, all years", Unit::Money,
            "The gain builds up, then fades as both groups leave. It is not the first year × years.");
        present_value = Output::new("Present value", Unit::Money,
            "The same at today's worth, each year's margin at its end.");
        avoided_acquisition_cost = Output::new("Cost of winning as many", Unit::Money,
            "What winning as many new customers would cost. Shown beside the margin, never added: count it only if the lost customers would really be replaced.");
        retention_cost_at_parity = Output::new("Cost to keep one, at that ratio", Unit::Money,
            "Acquisition cost ÷ the ratio of winning to keeping. A yardstick for what a kept customer may cost.").neither();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let gain = gain(x);
    let years: Vec<N> = margins(x, gain).take(x.years as usize).collect();
    let present_values: Vec<N> = present_values(x, gain).take(x.years as usize).collect();
    let first_year = finance::retained_first_year(
        x.customers,
        gain,
        x.annual_revenue_per_customer,
        x.gross_margin,
    );
    Outputs {
        new_retention: (x.annual_retention + gain).into(),
        customers_retained: first_year.customers.into(),
        retained_revenue: first_year.revenue.into(),
        retained_margin: first_year.margin.into(),
        retained_margin_total: N::sum(&years).into(),
        present_value: N::sum(&present_values).into(),
        avoided_acquisition_cost: (first_year.customers * x.acquisition_cost).into(),
        retention_cost_at_parity: (x.acquisition_cost / x.acquisition_to_retention_cost_ratio)
            .into(),
    }
}

/// The change in points, whichever way it is read.
fn gain<N: Number>(x: &Inputs<N>) -> N {
    let gain = match x.retention_change_reading {
        ChangeReading::Points => return x.retention_change,
        ChangeReading::RelativeToRetention => x.annual_retention * x.retention_change,
        ChangeReading::RelativeToChurn => {
            (N::constant(1.0) - x.annual_retention).named("Churn", Unit::Share) * x.retention_change
        }
    };
    gain.named("Retention gain in points", Unit::Points)
}

fn margins<N: Number>(x: &Inputs<N>, gain: N) -> impl Iterator<Item = N> {
    let (revenue, gross_margin) = (x.annual_revenue_per_customer, x.gross_margin);
    finance::retention_years(x.customers, x.annual_retention, gain).map(move |year| {
        (year.gained * revenue * gross_margin).named("Margin kept in year", Unit::Money)
    })
}

fn present_values<N: Number>(x: &Inputs<N>, gain: N) -> impl Iterator<Item = N> {
    let growth = N::constant(1.0) + x.annual_discount_rate;
    let mut factor = growth;
    margins(x, gain).map(move |margin| {
        let value = (margin / factor).named("Present value in year", Unit::Money);
        factor = factor * growth;
        value
    })
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let after = x.annual_retention + gain(x);
    let (kind, words, name, bound) = if after > 1.0 {
        ("at most ", "a smaller gain", "maximum", 1.0)
    } else if after < 0.0 {
        ("at least ", "a smaller loss", "minimum", 0.0)
    } else {
        return Vec::new();
    };
    vec![problem(
        ProblemKind::Conflict,
        key!(retention_change),
        vec![
            Token::text(format!("Retention after the change must be {kind}")),
            Token::value(bound, Unit::Share, None),
            Token::text("; it would be "),
            Token::value(after, Unit::Share, None),
            Token::text(format!(". Type {words}, or read it another way.")),
        ],
        [("given", figure(after)), (name, figure(bound))],
    )]
}

fn warnings(_: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.new_retention.value.root(12) > 0.99 {
        vec!["retentionAbove99PercentAMonth"]
    } else {
        Vec::new()
    }
}

fn sentence(x: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    let loses = y.customers_retained.value < 0.0;
    match (x.retention_change_reading, loses) {
        (_, true) => {
            "Retention of {newRetention} instead of {annualRetention} changes gross margin by {retainedMargin:money} in the first year: a loss."
        }
        (ChangeReading::Points, false) => {
            "Keeping {retentionChange} more of {customers} customers adds {retainedMargin:money} of gross margin in the first year."
        }
        (_, false) => {
            "Retention of {newRetention} instead of {annualRetention} adds {retainedMargin:money} of gross margin in the first year."
        }
    }
}

fn tables(x: &Inputs<f64>, _: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let gain = gain(x);
    let start = finance::RetentionYear {
        before: x.customers,
        after: x.customers,
        gained: 0.0,
    };
    let later = finance::retention_years(x.customers, x.annual_retention, gain)
        .zip(margins(x, gain).zip(present_values(x, gain)))
        .take(x.years as usize);
    let years = std::iter::once((start, (0.0, 0.0)))
        .chain(later)
        .enumerate()
        .map(|(year, (customers, (margin, present_value)))| {
            row([
                ("year", figure(year as f64)),
                ("customersBefore", figure(customers.before)),
                ("customersAfter", figure(customers.after)),
                ("customersGained", figure(customers.gained)),
                ("margin", figure(margin)),
                ("presentValue", figure(present_value)),
            ])
        })
        .collect();
    let readings = ChangeReading::OPTIONS
        .iter()
        .enumerate()
        .map(|(position, option)| {
            let read = Inputs {
                retention_change_reading: ChangeReading::at(position),
                ..x.clone()
            };
            let outputs = formula(&read);
            let possible = conflicts(&read).is_empty();
            let cell = |value: f64| Cell::Number(possible.then_some(value));
            row([
                ("reading", Cell::Text(option.label.into())),
                ("newRetention", cell(outputs.new_retention.value)),
                ("customersRetained", cell(outputs.customers_retained.value)),
                ("retainedMargin", cell(outputs.retained_margin.value)),
            ])
        })
        .collect();
    Keyed::from([("years", years), ("readings", readings)])
}

fn question(x: &Inputs<f64>) -> Question {
    let answer = match x.retention_change_reading {
        ChangeReading::Points => "Covers a cost of {target} a year if retention rises by {value}.",
        ChangeReading::RelativeToRetention => {
            "Covers a cost of {target} a year if retention rises by {value} of itself."
        }
        ChangeReading::RelativeToChurn => {
            "Covers a cost of {target} a year if churn falls by {value} of itself."
        }
    };
    Question {
        input: key!(retention_change),
        output: key!(retained_margin),
        answer,
        none: "No possible gain of retention covers a cost of {target} a year.",
        always: "A cost of {target} a year is covered at any change of retention.",
    }
}

/// What the calculator tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "retention-revenue",
    title: "Retention revenue",
    section: Section::Calculators,
    guide: None,
    short_title: "Retention",
    summary: "What keeping more of your customers adds to gross margin.",
    when_to_use: "Use it when better service is expected to keep customers who would have left.",
    when_not: "Do not use it when the gain is not measured against customers served as before, or when capacity or contracts decide who leaves.",
    related: &["customer-lifetime-value", "budget-split"],
    headline: key!(retained_margin),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[
        TableDescription {
            key: "years",
            label: "Customers and margin, year by year",
            columns: &[
                column("year", "Year", Unit::Count),
                column("customersBefore", "Left at today's retention", Unit::Count),
                column("customersAfter", "Left after the change", Unit::Count),
                column("customersGained", "Gained", Unit::Count),
                column("margin", "Margin kept", Unit::Money),
                column("presentValue", "Present value", Unit::Money),
            ],
        },
        TableDescription {
            key: "readings",
            label: "The same figure under all three readings",
            columns: &[
                column("reading", "Read as", Unit::Text),
                column("newRetention", "Retention after", Unit::Share),
                column("customersRetained", "Customers kept", Unit::Count),
                column(
                    "retainedMargin",
                    "Margin kept, first year",
                    Unit::MoneyPerYear,
                ),
            ],
        },
    ],
    chart: Chart {
        kind: ChartKind::Lines,
        title: "Customers left of those at the start",
        note: "The gap is what the change keeps. It widens, then closes as both groups leave.",
        table: "years",
        x: "year",
        y: &["customersBefore", "customersAfter"],
        reference: None,
        gap: Some("customersGained"),
    },
    warnings: &[WarningDescription {
        key: "retentionAbove99PercentAMonth",
        text: "{newRetention} a year is above 99 % a month. Check that neither figure is a monthly one.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Cost to cover",
        target: 10_000.0,
        target_unit: Unit::Money,
    },
    examples: &[
        Example {
            title: "Half a point of 20,000 customers",
            inputs: &[],
            expected: &[
                ("customersRetained", Some(100.0)),
                ("retainedMargin", Some(48_000.0)),
                ("retainedMarginTotal", Some(416_547.150_03)),
                ("presentValue", Some(306_562.484_324_841_2)),
            ],
            source: "The guide “Customer Service Values” gives 48,000; the later years are a sum in 50-digit arithmetic.",
        },
        Example {
            title: "2.3 points of a base of 50 million",
            inputs: &[
                ("customers", Default::Number(50_000.0)),
                ("annualRevenuePerCustomer", Default::Number(1_000.0)),
                ("retentionChange", Default::Number(0.023)),
            ],
            expected: &[
                ("retainedRevenue", Some(1_150_000.0)),
                ("retainedMargin", Some(460_000.0)),
            ],
            source: "By hand: 50,000,000 × 2.3 % = 1,150,000; the guide “Customer Service Values” rounds it to 1.2 million and calls it retained revenue.",
        },
        Example {
            title: "A loss is shown as a loss",
            inputs: &[("retentionChange", Default::Number(-0.005))],
            expected: &[("retainedMargin", Some(-48_000.0))],
            source: "The first example with its sign turned.",
        },
    ],
    fact_product: None,
};
