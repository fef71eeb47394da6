//! What a customer is worth: as revenue, as margin, discounted, within a horizon, and against the cost of winning one.

use super::fact;
use crate::calculator::{
    Question, calculator, choice, figure, key, model_of_formula, problem, row,
};
use crate::describe::*;
use crate::finance::{self, Timing};
use crate::number::{Number, Unit};

/// How retention is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionFrom {
    /// As a rate a year.
    Rate,
    /// As the lifespan of a customer.
    Lifespan,
}

choice! { RetentionFrom {
    Rate = "rate", "Retention a year", "You know which share of customers stays for a year.";
    Lifespan = "lifespan", "Lifespan", "You know how many years a customer stays on average. Churn is 1 ÷ lifespan.";
}}

choice! { Timing {
    Immediate = "immediate", "At once", "The first margin comes at once and is certain: a purchase wins the customer.";
    EndOfPeriodIfRetained = "endOfPeriodIfRetained", "Year's end, if kept", "Margin comes at the end of each year from those still there: the cautious reading of Gupta and Lehmann.";
    EndOfPeriodCertain = "endOfPeriodCertain", "Year's end, certain", "Margin comes at the end of each year from all who began it: a contract paid in arrears.";
}}

calculator! {
    inputs {
        number average_purchase_value = Input::number("Average purchase", Unit::Money, 100.0)
            .help("Average revenue of one purchase.")
            .between(0.0, 1e10)
            .slider(0.0, 1_000.0, 1.0);
        number purchases_per_year = Input::number("Purchases", Unit::PerYear, 12.0)
            .help("Purchases of one customer in a year. Average purchase × purchases is the revenue per customer that every calculator uses.")
            .between(0.0, 100_000.0)
            .slider(0.0, 60.0, 1.0);
        number gross_margin = fact::GROSS_MARGIN;
        choice retention_from: RetentionFrom = Input::choice("You know", <RetentionFrom as crate::calculator::Choice>::OPTIONS, "rate");
        number annual_retention = fact::ANNUAL_RETENTION
            .used_when(key!(retention_from), "rate")
            .derived(key!(annual_retention_used));
        number customer_lifespan_years = Input::number("Customer lifespan", Unit::Years, 5.0)
            .help("Years an average customer stays, the first one counted. Retention is 1 − 1 ÷ lifespan.")
            .between(1.0, 1_000.0)
            .slider(1.0, 20.0, 0.1)
            .used_when(key!(retention_from), "lifespan")
            .derived(key!(lifespan_years));
        number annual_discount_rate = fact::ANNUAL_DISCOUNT_RATE;
        number acquisition_cost = fact::ACQUISITION_COST;
        whole horizon_years = Input::whole("Horizon", Unit::Years, 5)
            .help("Years that count. A proposal rarely defends more than five.")
            .between(1.0, 50.0)
            .slider(1.0, 20.0, 1.0);
        choice timing: Timing = Input::choice("Margin comes", <Timing as crate::calculator::Choice>::OPTIONS, "immediate");
    }
    outputs {
        annual_revenue_per_customer = Output::new("Revenue per customer", Unit::MoneyPerYear,
            "Average purchase × purchases a year.");
        annual_retention_used = Output::new("Retention a year", Unit::Share,
            "As typed, or 1 − 1 ÷ lifespan.");
        lifespan_years = Output::new("Lifespan", Unit::Years,
            "As typed, or 1 ÷ churn: the mean number of years, the first one counted.");
        simple_clv = Output::new("Lifetime revenue", Unit::Money,
            "The textbook formula: revenue, undiscounted. Do not set it against cost.");
        margin_clv = Output::new("Lifetime margin", Unit::Money,
            "Gross margin over the lifespan, undiscounted.");
        discounted_clv = Output::new("Discounted, no horizon", Unit::Money,
            "Today's worth of all margin to come, before acquisition cost.");
        horizon_clv = Output::new("Margin within the horizon", Unit::Money,
            "Today's worth of the margin that comes within the horizon, before acquisition cost.");
        net_horizon_clv = Output::new("Less acquisition cost", Unit::Money,
            "The same after the cost of winning the customer.");
        clv_to_cac = Output::new("Value to acquisition cost", Unit::Ratio,
            "Margin within the horizon ÷ acquisition cost. Margin, not revenue.");
        cac_payback_months = Output::new("Payback, nobody leaves", Unit::Months,
            "Acquisition cost ÷ margin a month.").lower();
        cac_payback_months_with_churn = Output::new("Payback with churn", Unit::Months,
            "Months until an average customer's shrinking margin adds up to the acquisition cost.").lower();
        cac_payback_months_discounted = Output::new("Payback with churn, discounted", Unit::Months,
            "The same at today's worth.").lower();
    }
}
model_of_formula!();

/// The formula. `immediate`, `endOfPeriodIfRetained` and `endOfPeriodCertain` differ only in when margin comes.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let (one, twelve) = (N::constant(1.0), N::constant(12.0));
    let revenue = x.average_purchase_value * x.purchases_per_year;
    let (retention, lifespan) = match x.retention_from {
        RetentionFrom::Rate => {
            let churn = (one - x.annual_retention).named("Churn", Unit::Share);
            let lifespan = (one / churn).defined_when(
                x.annual_retention.less(one),
                "Nobody leaves at 100 % retention, so the lifespan has no end.",
            );
            (x.annual_retention, lifespan)
        }
        RetentionFrom::Lifespan => {
            let retention = one - one / x.customer_lifespan_years;
            (retention, x.customer_lifespan_years.into())
        }
    };
    let margin = (revenue * x.gross_margin).named("Margin per customer a year", Unit::MoneyPerYear);
    let over_lifespan = |value: N| value.defined_when(lifespan.defined, lifespan.reason);
    let years: Vec<N> = finance::cohort(margin, retention, x.annual_discount_rate, x.timing)
        .take(x.horizon_years as usize)
        .map(|year| year.present_value)
        .collect();
    let horizon_clv = N::sum(&years);
    let monthly_margin =
        (margin / twelve).named("Margin per customer a month", Unit::MoneyPerMonth);
    let monthly_retention = retention.root(12).named("Retention a month", Unit::Share);
    let monthly_discounted = (retention / (one + x.annual_discount_rate))
        .root(12)
        .named("Retention a month, discounted", Unit::Share);
    Outputs {
        annual_revenue_per_customer: revenue.into(),
        annual_retention_used: retention.into(),
        lifespan_years: lifespan,
        simple_clv: over_lifespan(finance::simple_clv(revenue, lifespan.value)),
        margin_clv: over_lifespan(finance::margin_clv(revenue, x.gross_margin, lifespan.value)),
        discounted_clv: finance::perpetuity_clv(
            margin,
            retention,
            x.annual_discount_rate,
            x.timing,
        ),
        horizon_clv: horizon_clv.into(),
        net_horizon_clv: (horizon_clv - x.acquisition_cost).into(),
        clv_to_cac: (horizon_clv / x.acquisition_cost).defined_when(
            N::constant(0.0).less(x.acquisition_cost),
            "There is no acquisition cost to compare with.",
        ),
        cac_payback_months: finance::simple_payback_months(x.acquisition_cost, monthly_margin),
        cac_payback_months_with_churn: finance::payback_months(
            x.acquisition_cost,
            monthly_margin,
            monthly_retention,
        ),
        cac_payback_months_discounted: finance::payback_months(
            x.acquisition_cost,
            monthly_margin,
            monthly_discounted,
        ),
    }
}

fn retention(x: &Inputs<f64>) -> f64 {
    formula(x).annual_retention_used.value
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    if retention(x) < 1.0 + x.annual_discount_rate {
        return Vec::new();
    }
    let (field, label) = match x.retention_from {
        RetentionFrom::Rate => (key!(annual_retention), "Retention"),
        RetentionFrom::Lifespan => (
            key!(customer_lifespan_years),
            "The retention of this lifespan",
        ),
    };
    vec![problem(
        ProblemKind::Conflict,
        field,
        vec![
            Token::text(format!("{label} must be below 1 + the discount rate (")),
            Token::value(1.0 + x.annual_discount_rate, Unit::Share, None),
            Token::text("); it is "),
            Token::value(retention(x), Unit::Share, None),
            Token::text(
                ". Otherwise the value has no end: lower retention or raise the discount rate.",
            ),
        ],
        [
            ("given", figure(retention(x))),
            ("maximum", figure(1.0 + x.annual_discount_rate)),
        ],
    )]
}

fn warnings(x: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    let retention = y.annual_retention_used.value;
    let mut keys = Vec::new();
    if retention.root(12) > 0.99 {
        keys.push("retentionAbove99PercentAMonth");
    }
    if y.clv_to_cac.defined && y.clv_to_cac.value > 20.0 {
        keys.push("clvToCacAbove20");
    }
    if 1.0 / (1.0 + x.annual_discount_rate - retention) > 20.0 {
        keys.push("perpetuityMultipleAbove20");
    }
    keys
}

fn sentence(x: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.net_horizon_clv.value < 0.0 {
        "A customer brings {horizonClv} of margin within {horizonYears} and costs {acquisitionCost} to win: a loss."
    } else if x.acquisition_cost > 0.0 {
        "A customer brings {horizonClv} of margin within {horizonYears}; {netHorizonClv} is left after {acquisitionCost} to win one."
    } else {
        "A customer brings {horizonClv} of margin within {horizonYears}."
    }
}

fn tables(x: &Inputs<f64>, _: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let margin = x.average_purchase_value * x.purchases_per_year * x.gross_margin;
    let mut total = 0.0;
    let start = finance::CohortPeriod {
        survivors: 1.0,
        margin: 0.0,
        present_value: 0.0,
    };
    let years = std::iter::once(start)
        .chain(
            finance::cohort(margin, retention(x), x.annual_discount_rate, x.timing)
                .take(x.horizon_years as usize),
        )
        .enumerate()
        .map(|(index, year)| {
            total += year.present_value;
            row([
                ("year", figure(index as f64)),
                ("survivors", figure(year.survivors)),
                ("margin", figure(year.margin)),
                ("presentValue", figure(year.present_value)),
                ("cumulativePresentValue", figure(total)),
                ("cumulativeNet", figure(total - x.acquisition_cost)),
            ])
        })
        .collect();
    Keyed::from([("cohort", years)])
}

fn question(x: &Inputs<f64>) -> Question {
    match x.retention_from {
        RetentionFrom::Rate => Question {
            input: key!(annual_retention),
            output: key!(net_horizon_clv),
            answer: "Within {horizonYears} a customer leaves {target} after acquisition cost if {value} of customers stay each year.",
            none: "No retention leaves {target} after acquisition cost within {horizonYears}.",
            always: "Within {horizonYears} a customer leaves more than {target} after acquisition cost at any retention.",
        },
        RetentionFrom::Lifespan => Question {
            input: key!(customer_lifespan_years),
            output: key!(net_horizon_clv),
            answer: "Within {horizonYears} a customer leaves {target} after acquisition cost if customers stay {value} on average.",
            none: "No lifespan leaves {target} after acquisition cost within {horizonYears}.",
            always: "Within {horizonYears} a customer leaves more than {target} after acquisition cost at any lifespan.",
        },
    }
}

/// What the calculator tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "customer-lifetime-value",
    title: "Customer lifetime value",
    section: Section::Calculators,
    guide: None,
    short_title: "Customer value",
    summary: "What a customer is worth to you, and when winning one has paid back.",
    when_to_use: "Use it to decide what may be spent on winning or keeping a customer, and to show why retention pays.",
    when_not: "Do not use it for a single customer or for contracts with a fixed end. It takes retention as constant; where loyal customers stay longer than new ones, it understates.",
    related: &["retention-revenue"],
    headline: key!(horizon_clv),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "cohort",
        label: "One customer, year by year",
        columns: &[
            column("year", "Year", Unit::Count),
            column("survivors", "Still a customer", Unit::Share),
            column("margin", "Margin", Unit::Money),
            column("presentValue", "Present value", Unit::Money),
            column("cumulativePresentValue", "Cumulative", Unit::Money),
            column("cumulativeNet", "Less acquisition cost", Unit::Money),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Lines,
        title: "Cumulative present value",
        note: "Where it crosses the acquisition cost, the customer has paid back.",
        table: "cohort",
        x: "year",
        y: &["cumulativePresentValue"],
        reference: Some(Reference {
            label: "Acquisition cost",
            input: key!(acquisition_cost),
        }),
        gap: None,
    },
    warnings: &[
        WarningDescription {
            key: "retentionAbove99PercentAMonth",
            text: "{annualRetentionUsed} a year is above 99 % a month. Check that it is not a monthly figure.",
        },
        WarningDescription {
            key: "clvToCacAbove20",
            text: "A value of {clvToCac} the acquisition cost is rarely real. Check that the acquisition cost has all of marketing and sales in it.",
        },
        WarningDescription {
            key: "perpetuityMultipleAbove20",
            text: "With {annualRetentionUsed} retention and a discount rate of {annualDiscountRate}, the value without a horizon is more than 20 years of margin. Use the figure within the horizon.",
        },
    ],
    break_even: BreakEvenDescription {
        target_label: "Left after acquisition cost",
        target: 1_000.0,
        target_unit: Unit::Money,
    },
    examples: &[
        Example {
            title: "Four purchases of 100 a year for three years",
            inputs: &[
                ("averagePurchaseValue", Default::Number(100.0)),
                ("purchasesPerYear", Default::Number(4.0)),
                ("retentionFrom", Default::Option("lifespan")),
                ("customerLifespanYears", Default::Number(3.0)),
            ],
            expected: &[("simpleClv", Some(1_200.0)), ("marginClv", Some(480.0))],
            source: "By hand: 100 × 4 × 3 = 1,200; × 40 % = 480.",
        },
        Example {
            title: "A coffee chain's published example, with the yearly margin",
            inputs: &[
                ("averagePurchaseValue", Default::Number(24.3)),
                ("purchasesPerYear", Default::Number(52.0)),
                ("grossMargin", Default::Number(0.213)),
                ("annualRetention", Default::Number(0.75)),
                ("timing", Default::Option("endOfPeriodIfRetained")),
            ],
            expected: &[("discountedClv", Some(576.743_142_857_142_9))],
            source: "269.1468 × 0.75 ÷ (1 + 0.1 − 0.75) in 50-digit arithmetic. The published $11,535 puts the lifetime margin where the yearly one belongs.",
        },
        Example {
            title: "Nobody leaves",
            inputs: &[("annualRetention", Default::Number(1.0))],
            expected: &[("lifespanYears", None), ("simpleClv", None)],
            source: "1 ÷ 0 has no value.",
        },
    ],
    fact_product: Some(FactProduct {
        fact: "annualRevenuePerCustomer",
        factors: [key!(average_purchase_value), key!(purchases_per_year)],
    }),
};
