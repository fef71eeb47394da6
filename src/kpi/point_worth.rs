//! What a point of a KPI is worth: only by an elasticity that somebody types and answers for.

use crate::calculator::{
    Choice, Question, calculator, choice, defined, figure, key, model_of_formula, problem, row,
};
use crate::calculators::fact;
use crate::describe::*;
use crate::facts;
use crate::finance;
use crate::number::{Number, Unit};

/// Which KPI gains points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kpi {
    /// Customer satisfaction.
    Csat,
    /// Net promoter score.
    Nps,
    /// First contact resolution.
    Fcr,
}

choice! { Kpi {
    Csat = "csat", "CSAT", "Percentage points of satisfied answers.";
    Nps = "nps", "NPS", "Points from −100 to 100.";
    Fcr = "fcr", "FCR", "Percentage points of issues resolved at first contact.";
}}

/// What the elasticities rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// An assumption.
    Assumed,
    /// A source.
    Sourced,
}

choice! { Evidence {
    Assumed = "assumed", "Assumed", "A guess to be tested. The result is a guess as well.";
    Sourced = "sourced", "From a source", "Measured on your customers, or published for a business like yours. Name it with the result.";
}}

const NO_CHURN: &str = "Type by how many points annual churn falls per point of the KPI.";
const NO_CONTACTS: &str = "Type by which share contacts fall per point of the KPI.";

calculator! {
    inputs {
        choice kpi: Kpi = Input::choice("KPI", Kpi::OPTIONS, "csat");
        number points_gained = Input::number("Points gained", Unit::Score, 5.0)
            .help("By how many points the KPI rises: CSAT from 80 % to 85 % is 5. Negative for a loss.")
            .between(-200.0, 200.0)
            .slider(0.0, 20.0, 0.5);
        number churn_points_per_point = Input::empty("Churn falls per point", Unit::Points)
            .help("By how many percentage points annual churn falls for each point of the KPI. Compare customers by the answers they gave a year ago. It starts empty: no published figure fits every business.")
            .between(-1.0, 1.0)
            .slider(0.0, 0.01, 0.000_1);
        number contacts_change_per_point = Input::empty("Contacts fall per point", Unit::Share)
            .help("By which share of today's contacts they fall for each point of the KPI. It starts empty for the same reason.")
            .between(-1.0, 1.0)
            .slider(0.0, 0.05, 0.000_5);
        choice evidence: Evidence = Input::choice("These rest on", Evidence::OPTIONS, "assumed");
        number customers = fact::CUSTOMERS;
        number annual_retention = fact::ANNUAL_RETENTION;
        number annual_revenue_per_customer = fact::ANNUAL_REVENUE_PER_CUSTOMER;
        number gross_margin = fact::GROSS_MARGIN;
        number contacts_per_month = fact::CONTACTS_PER_MONTH;
        number cost_per_contact = Input::number("Cost per contact", Unit::Money, 7.5)
            .help("What one contact costs, all costs in. Most of it stays when a contact falls away.")
            .from("The example of the KPI “Cost per contact”.")
            .between(0.0, 1e6)
            .slider(0.0, 40.0, 0.25)
            .typical(&facts::COST_PER_CONTACT);
    }
    outputs {
        retention_gain = Output::new("Retention gain", Unit::Points,
            "Points gained × the points of churn that fall per point.");
        new_retention = Output::new("Retention after", Unit::Share,
            "Retention today and the gain.");
        customers_retained = Output::new("Customers kept", Unit::Count,
            "Customers who stay in the first year and would have left.");
        retained_margin = Output::new("Margin kept, first year", Unit::MoneyPerYear,
            "Gross margin on their revenue, reckoned as in “Retention revenue”.");
        contacts_avoided = Output::new("Contacts avoided", Unit::PerMonth,
            "Contacts a month × points gained × the share that falls away per point.");
        contact_capacity = Output::new("Capacity freed", Unit::MoneyPerYear,
            "Twelve months of them at the cost per contact. It is capacity, not cash: never add it to the margin.");
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let churn_known = x.churn_points_per_point.at_most(x.churn_points_per_point);
    let contacts_known = x
        .contacts_change_per_point
        .at_most(x.contacts_change_per_point);
    let gain = x.points_gained * x.churn_points_per_point;
    let first_year = finance::retained_first_year(
        x.customers,
        gain,
        x.annual_revenue_per_customer,
        x.gross_margin,
    );
    let share = share_avoided(x).named("Share of contacts avoided", Unit::Share);
    let contacts_avoided = x.contacts_per_month * share;
    let capacity = contacts_avoided * N::constant(12.0) * x.cost_per_contact;
    Outputs {
        retention_gain: gain.defined_when(churn_known, NO_CHURN),
        new_retention: (x.annual_retention + gain).defined_when(churn_known, NO_CHURN),
        customers_retained: first_year.customers.defined_when(churn_known, NO_CHURN),
        retained_margin: first_year.margin.defined_when(churn_known, NO_CHURN),
        contacts_avoided: contacts_avoided.defined_when(contacts_known, NO_CONTACTS),
        contact_capacity: capacity.defined_when(contacts_known, NO_CONTACTS),
    }
}

fn share_avoided<N: Number>(x: &Inputs<N>) -> N {
    x.points_gained * x.contacts_change_per_point
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let beyond = |field, words: &str, bound: f64, found: f64| {
        problem(
            ProblemKind::Conflict,
            field,
            vec![
                Token::text(format!("{words} ")),
                Token::value(bound, Unit::Share, None),
                Token::text("; it would be "),
                Token::value(found, Unit::Share, None),
                Token::text(". Type fewer points, or a smaller change per point."),
            ],
            [("given", figure(found)), ("bound", figure(bound))],
        )
    };
    let after = x.annual_retention + x.points_gained * x.churn_points_per_point;
    let churn = key!(churn_points_per_point);
    let mut problems = Vec::new();
    if after > 1.0 {
        problems.push(beyond(churn, "Retention after must be at most", 1.0, after));
    } else if after < 0.0 {
        problems.push(beyond(
            churn,
            "Retention after must be at least",
            0.0,
            after,
        ));
    }
    let avoided = share_avoided(x);
    if avoided > 1.0 {
        let contacts = key!(contacts_change_per_point);
        let words = "The share of contacts avoided must be at most";
        problems.push(beyond(contacts, words, 1.0, avoided));
    }
    problems
}

fn warnings(_: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.new_retention.value.root(12) > 0.99 {
        vec!["retentionAbove99PercentAMonth"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    match (y.retained_margin.defined, y.contact_capacity.defined) {
        (false, false) => {
            "Type by how many points annual churn falls for each point of {kpi}. Until then nobody can say what {pointsGained} are worth."
        }
        (true, false) => {
            "{pointsGained} of {kpi} come to {retainedMargin:money} of gross margin in the first year, with {customersRetained} customers kept ({evidence})."
        }
        (false, true) => {
            "{pointsGained} of {kpi} come to {contactCapacity:money} of capacity a year, which is not cash ({evidence}). What they bring in customers kept is open: type by how many points churn falls."
        }
        (true, true) => {
            "{pointsGained} of {kpi} come to {retainedMargin:money} of gross margin in the first year, with {customersRetained} customers kept ({evidence}). Beside it, {contactCapacity:money} of capacity a year, which is not cash."
        }
    }
}

fn tables(x: &Inputs<f64>, _: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let elasticities = [50, 20, 10, 5, 2].map(|points| {
        let assumed = Inputs {
            churn_points_per_point: 0.01 / f64::from(points),
            ..x.clone()
        };
        let possible = conflicts(&assumed)
            .iter()
            .all(|problem| problem.field != key!(churn_points_per_point));
        let outputs = formula(&assumed);
        let cell = |value: Option<f64>| Cell::Number(value.filter(|_| possible));
        row([
            (
                "elasticity",
                Cell::Text(format!("1 point for {points} points")),
            ),
            (
                "customersRetained",
                cell(defined(&outputs.customers_retained)),
            ),
            ("retainedMargin", cell(defined(&outputs.retained_margin))),
        ])
    });
    Keyed::from([("elasticities", elasticities.into())])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(churn_points_per_point),
        output: key!(retained_margin),
        answer: "Covers a cost of {target} a year if churn falls by {value} for each point of {kpi}.",
        none: "No possible fall of churn covers a cost of {target} a year.",
        always: "A cost of {target} a year is covered however churn moves.",
    }
}

/// What the calculator tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "point-worth",
    title: "What a point is worth",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "A year: the answers of today, and who of those customers is still there in twelve months.",
        shows: "What would have to be true for a better KPI to pay.",
        hides: "That happy customers may have stayed anyway. A link between answers and churn is not yet a cause.",
    }),
    short_title: "A point's worth",
    summary: "From points of CSAT, NPS or first contact resolution to money, by an elasticity that you type.",
    when_to_use: "Use it to test a claim: which elasticity would a programme need, and is it believable?",
    when_not: "Do not use it with an elasticity that you cannot defend, and do not add up several KPIs: they keep the same customers.",
    related: &["retention-revenue", "cost-per-contact", "csat", "nps"],
    headline: key!(retained_margin),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "elasticities",
        label: "What the points would be worth if churn fell by …",
        columns: &[
            column("elasticity", "Churn for the KPI", Unit::Text),
            column("customersRetained", "Customers kept", Unit::Count),
            column(
                "retainedMargin",
                "Margin kept, first year",
                Unit::MoneyPerYear,
            ),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Bars,
        title: "What the points would be worth",
        note: "Each bar is another elasticity: points of churn for points of the KPI. None of them is a finding.",
        table: "elasticities",
        x: "elasticity",
        y: &["retainedMargin"],
        reference: None,
        gap: None,
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
            title: "Without an elasticity there is no worth",
            inputs: &[],
            expected: &[("retainedMargin", None), ("contactCapacity", None)],
            source: "By definition.",
        },
        Example {
            title: "A tenth of a point of churn per point",
            inputs: &[("churnPointsPerPoint", Default::Number(0.001))],
            expected: &[
                ("retentionGain", Some(0.005)),
                ("customersRetained", Some(100.0)),
                ("retainedMargin", Some(48_000.0)),
                ("contactsAvoided", None),
            ],
            source: "5 × 0.1 points are the half point of the guide “Customer Service Values”, which gives 48,000.",
        },
        Example {
            title: "Half a percent of contacts per point",
            inputs: &[
                ("contactsChangePerPoint", Default::Number(0.005)),
                ("evidence", Default::Option("sourced")),
            ],
            expected: &[
                ("retainedMargin", None),
                ("contactsAvoided", Some(1_000.0)),
                ("contactCapacity", Some(90_000.0)),
            ],
            source: "By hand: 40,000 × 5 × 0.5 % = 1,000 a month; 1,000 × 12 × 7.50.",
        },
    ],
    fact_product: None,
};
