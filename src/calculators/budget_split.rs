//! A programme's budget by weights, in whole minor units that add up, beside a bottom-up check.
//!
//! Allotment is arithmetic of integers, not an expression over `Number`; only the bottom-up costs are one.

use super::fact;
use crate::calculator::{
    self, Figure, Findings, Question, Reader, Value, Values, answer, calculator, defined, figure,
    key, problem, row, steps,
};
use crate::describe::*;
use crate::facts;
use crate::finance::{
    MinorUnitError, allot, decimal, major_units, minor_units, rounded_minor_units,
};
use crate::number::{Arena, Expression, Number, Outcome, Unit};

/// Most decimals that a weight may have.
const WEIGHT_DECIMALS: u32 = 6;

const DEFAULT_LINES: &[DefaultLine] = &[
    DefaultLine {
        name: "Technology",
        weight: 30.0,
        bottom_up: BottomUp::Technology,
    },
    DefaultLine {
        name: "Hiring",
        weight: 25.0,
        bottom_up: BottomUp::None,
    },
    DefaultLine {
        name: "Training",
        weight: 20.0,
        bottom_up: BottomUp::Training,
    },
    DefaultLine {
        name: "Process and change",
        weight: 25.0,
        bottom_up: BottomUp::None,
    },
];

calculator! {
    inputs {
        number budget = fact::BUDGET;
        whole minor_unit_digits = Input::whole("Decimals of the currency", Unit::Digits, 2)
            .help("2 for cents, 0 for a currency without minor units.")
            .from("The page takes it from the currency.")
            .between(0.0, 4.0)
            .from_currency();
        lines lines = Input::lines("Lines", DEFAULT_LINES)
            .help("Weights are shares of their sum; they need not add up to 100.")
            .from("Sample split of the guide “Customer Service Values”.")
            .between(0.0, 1e6);
        number agents = fact::AGENTS;
        number training_per_agent = Input::number("Training per agent", Unit::Money, 750.0)
            .help("Training of one agent in the first year.")
            .from("Planning figure of the guide “Customer Service Values”.")
            .between(0.0, 1e7)
            .slider(0.0, 3_000.0, 10.0)
            .typical(&facts::TRAINING);
        number licence_per_agent_per_month = Input::number("Licences per agent", Unit::MoneyPerMonth, 40.0)
            .help("Software licences of one agent for a month.")
            .from("Planning figure of the guide “Customer Service Values”.")
            .between(0.0, 1e7)
            .slider(0.0, 400.0, 1.0)
            .typical(&facts::LICENCES);
        number implementation = Input::number("Implementation", Unit::Money, 5_000.0)
            .help("Setting the tools up, once.")
            .from("Small deployments in the guide “Customer Service Values”.")
            .between(0.0, 1e12)
            .slider(0.0, 100_000.0, 500.0)
            .typical(&facts::IMPLEMENTATION);
    }
    outputs {
        allotted = Output::new("Allotted", Unit::Money,
            "The sum of the lines. It is the budget, to the last minor unit.").neither();
        training_cost = Output::new("Training, bottom-up", Unit::Money,
            "Agents × training per agent.").lower();
        technology_cost = Output::new("Technology, bottom-up", Unit::Money,
            "Licences of all agents for twelve months, and the implementation.").lower();
        bottom_up_total = Output::new("Bottom-up total", Unit::Money,
            "Training and technology together. Hiring and change have no bottom-up figure here.").lower();
        budget_less_bottom_up = Output::new("Left after bottom-up costs", Unit::Money,
            "Budget − bottom-up total. Below 0 the budget does not even cover these two.");
        tightest_line = Output::new("Tightest line", Unit::Money,
            "The smallest difference between what a line is given and what it costs bottom-up. Below 0 that line is short.");
    }
}

/// What the allotment comes to, in minor units.
struct Split {
    budget: i64,
    weights: Vec<i128>,
    amounts: Vec<i64>,
    training: i64,
    technology: i64,
}

impl Split {
    fn bottom_up(&self, line: &Line) -> Option<i64> {
        match line.bottom_up {
            BottomUp::None => None,
            BottomUp::Training => Some(self.training),
            BottomUp::Technology => Some(self.technology),
        }
    }
}

/// What training and technology cost, from the agents up.
fn bottom_up<N: Number>(
    agents: N,
    training_per_agent: N,
    licence_per_agent_per_month: N,
    implementation: N,
) -> [N; 2] {
    let licences = (agents * licence_per_agent_per_month * N::constant(12.0))
        .named("Licences for twelve months", Unit::Money);
    [agents * training_per_agent, licences + implementation]
}

fn split(x: &Inputs<f64>) -> Result<Split, Vec<Problem>> {
    let mut problems = Vec::new();
    let budget = minor_units(x.budget, x.minor_unit_digits).unwrap_or_else(|error| {
        problems.push(amount_problem(
            error,
            key!(budget),
            "Budget",
            x.budget,
            x.minor_unit_digits,
        ));
        0
    });
    let weights: Vec<i128> = x
        .lines
        .iter()
        .enumerate()
        .map(|(position, line)| {
            scaled_weight(line.weight).unwrap_or_else(|| {
                problems.push(problem(
                    ProblemKind::TooManyDecimals,
                    format!("{}.{position}.weight", key!(lines)),
                    vec![
                        Token::text(format!(
                            "The weight of line {} can have at most ",
                            position + 1
                        )),
                        Token::value(f64::from(WEIGHT_DECIMALS), Unit::Count, None),
                        Token::text(" decimals; it is "),
                        Token::value(line.weight, Unit::Weight, None),
                        Token::text(". Round it."),
                    ],
                    [
                        ("given", figure(line.weight)),
                        ("maximum", figure(f64::from(WEIGHT_DECIMALS))),
                    ],
                ));
                0
            })
        })
        .collect();
    for bottom_up in [BottomUp::Training, BottomUp::Technology] {
        let mut checked = (0..x.lines.len()).filter(|at| x.lines[*at].bottom_up == bottom_up);
        if let (Some(first), Some(second)) = (checked.next(), checked.next()) {
            problems.push(problem(
                ProblemKind::Conflict,
                format!("{}.{second}.bottomUp", key!(lines)),
                vec![Token::text(format!(
                    "Lines {} and {} are checked against the same bottom-up cost. Keep it for one of them.",
                    first + 1,
                    second + 1
                ))],
                [],
            ));
        }
    }
    let costs = bottom_up(
        x.agents,
        x.training_per_agent,
        x.licence_per_agent_per_month,
        x.implementation,
    );
    let [training, technology] = costs.map(|cost| {
        rounded_minor_units(cost, x.minor_unit_digits).unwrap_or_else(|error| {
            problems.push(amount_problem(
                error,
                key!(agents),
                "The bottom-up cost of these agents",
                cost,
                x.minor_unit_digits,
            ));
            0
        })
    });
    if problems.is_empty() && weights.iter().all(|weight| *weight == 0) {
        problems.push(problem(
            ProblemKind::WeightsSumToZero,
            key!(lines),
            vec![Token::text(
                "The weights sum to 0, so there is nothing to split by. Give at least one line a weight above 0.",
            )],
            [],
        ));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let amounts = allot(i128::from(budget), &weights)
        .ok()
        .and_then(|parts| {
            parts
                .into_iter()
                .map(|part| i64::try_from(part).ok())
                .collect()
        })
        .unwrap_or_default();
    Ok(Split {
        budget,
        weights,
        amounts,
        training,
        technology,
    })
}

fn scaled_weight(weight: f64) -> Option<i128> {
    let (scaled, decimals) = decimal(weight)?;
    let missing = WEIGHT_DECIMALS.checked_sub(decimals)?;
    scaled.checked_mul(10_i128.checked_pow(missing)?)
}

fn amount_problem(
    error: MinorUnitError,
    field: &str,
    label: &str,
    amount: f64,
    digits: u32,
) -> Problem {
    match error {
        MinorUnitError::Fraction => problem(
            ProblemKind::TooManyDecimals,
            field,
            vec![
                Token::text(format!("{label} can have at most ")),
                Token::value(f64::from(digits), Unit::Count, None),
                Token::text(" decimals in this currency; it is "),
                Token::value(amount, Unit::Count, None),
                Token::text(". Round it to whole minor units."),
            ],
            [
                ("given", figure(amount)),
                ("maximum", figure(f64::from(digits))),
            ],
        ),
        MinorUnitError::TooLarge => {
            let most = major_units(crate::finance::LARGEST_MINOR, digits);
            problem(
                ProblemKind::AboveMaximum,
                field,
                vec![
                    Token::text(format!("{label} must be at most ")),
                    Token::value(most, Unit::Money, None),
                    Token::text(" to be exact to the minor unit; it is "),
                    Token::value(amount, Unit::Money, None),
                    Token::text("."),
                ],
                [("given", figure(amount)), ("maximum", figure(most))],
            )
        }
    }
}

fn outputs(x: &Inputs<f64>, split: &Split) -> Outputs<f64> {
    let money = |minor: i64| -> Outcome<f64> { major_units(minor, x.minor_unit_digits).into() };
    let total = split.training.saturating_add(split.technology);
    let tightest = x
        .lines
        .iter()
        .zip(&split.amounts)
        .filter_map(|(line, amount)| Some(amount - split.bottom_up(line)?))
        .min();
    Outputs {
        allotted: money(split.amounts.iter().sum()),
        training_cost: money(split.training),
        technology_cost: money(split.technology),
        bottom_up_total: money(total),
        budget_less_bottom_up: money(split.budget - total),
        tightest_line: money(tightest.unwrap_or_default()).value.defined_when(
            tightest.is_some(),
            "No line is checked against a bottom-up cost.",
        ),
    }
}

fn working(
    x: &Inputs<f64>,
    split: &Split,
    figures: &[Figure],
    outputs: &Outputs<f64>,
) -> Vec<Step> {
    let sum: f64 = x.lines.iter().map(|line| line.weight).sum();
    let digits = x.minor_unit_digits;
    let mut lines: Vec<Step> = x
        .lines
        .iter()
        .zip(&split.amounts)
        .map(|(line, amount)| Step {
            name: line.name.clone(),
            value: Some(major_units(*amount, digits)),
            unit: Unit::Money,
            formula: vec![
                Token::value(x.budget, Unit::Money, Some("Budget".into())),
                Token::operator(" × "),
                Token::value(line.weight, Unit::Weight, Some("Weight".into())),
                Token::operator(" ÷ "),
                Token::value(sum, Unit::Weight, Some("Sum of weights".into())),
            ],
        })
        .collect();
    let arena = Arena::default();
    let [training, technology] = bottom_up(
        arena.input(key!(agents), x.agents),
        arena.input(key!(training_per_agent), x.training_per_agent),
        arena.input(
            key!(licence_per_agent_per_month),
            x.licence_per_agent_per_month,
        ),
        arena.input(key!(implementation), x.implementation),
    );
    let total = training + technology;
    let constant = |outcome: Outcome<f64>| Expression::constant(outcome.value).into();
    let traced = Outputs {
        allotted: constant(outputs.allotted),
        training_cost: training.into(),
        technology_cost: technology.into(),
        bottom_up_total: total.into(),
        budget_less_bottom_up: (arena.input(key!(budget), x.budget) - total).into(),
        tightest_line: constant(outputs.tightest_line),
    };
    lines.extend(steps(&CALCULATOR, figures, &arena, &traced.list()));
    lines
}

fn tables(x: &Inputs<f64>, split: &Split) -> Keyed<Vec<Row>> {
    let sum: i128 = split.weights.iter().sum();
    let minor = |amount: i64| figure(amount as f64);
    let rows = x
        .lines
        .iter()
        .zip(split.weights.iter().zip(&split.amounts))
        .map(|(line, (weight, amount))| {
            let bottom_up = split.bottom_up(line);
            row([
                ("name", Cell::Text(line.name.clone())),
                ("weight", figure(line.weight)),
                ("share", figure(*weight as f64 / sum as f64)),
                ("amountMinor", minor(*amount)),
                ("bottomUpMinor", bottom_up.map_or(Cell::Number(None), minor)),
                (
                    "differenceMinor",
                    bottom_up.map_or(Cell::Number(None), |cost| minor(amount - cost)),
                ),
            ])
        })
        .collect();
    Keyed::from([("lines", rows)])
}

fn read(values: &Values) -> Result<(Inputs<f64>, Split), Vec<Problem>> {
    let mut reader = Reader::new(INPUTS, values);
    let inputs = Inputs::read(&mut reader);
    reader.finish()?;
    let split = split(&inputs)?;
    Ok((inputs, split))
}

/// This calculator, for the catalogue.
pub struct Model;

impl calculator::Model for Model {
    fn calculator(&self) -> &'static Calculator {
        &CALCULATOR
    }
    fn calculate(&self, values: &Values) -> Result<Calculation, Vec<Problem>> {
        let (inputs, split) = read(values)?;
        let outputs = outputs(&inputs, &split);
        let figures = inputs.figures();
        let sentence = if outputs.budget_less_bottom_up.value < 0.0 {
            "{budget} is allotted to the last minor unit; the bottom-up costs of {bottomUpTotal} do not fit into it."
        } else if outputs.tightest_line.defined && outputs.tightest_line.value < 0.0 {
            "{budget} is allotted to the last minor unit and covers the bottom-up costs of {bottomUpTotal}, but its tightest line stands at {tightestLine} against its own cost."
        } else {
            "{budget} is allotted to the last minor unit and covers the bottom-up costs of {bottomUpTotal}."
        };
        let findings = Findings {
            steps: working(&inputs, &split, &figures, &outputs),
            figures,
            outcomes: outputs.list(),
            warnings: Vec::new(),
            sentence,
            tables: tables(&inputs, &split),
        };
        Ok(answer(&CALCULATOR, findings))
    }
    fn outputs(&self, values: &Values) -> Result<Vec<Option<f64>>, Vec<Problem>> {
        let (inputs, split) = read(values)?;
        Ok(outputs(&inputs, &split)
            .list()
            .iter()
            .map(defined)
            .collect())
    }
    fn figures(&self, values: &Values) -> Result<Vec<Figure>, Vec<Problem>> {
        Ok(read(values)?.0.figures())
    }
    fn question(&self, values: &Values) -> Result<Question, Vec<Problem>> {
        read(values)?;
        Ok(Question {
            input: key!(budget),
            output: key!(tightest_line),
            answer: "Every line that is checked has {target} to spare at a budget of {value}.",
            none: "No budget gives every checked line {target} to spare: a line with a cost needs a weight.",
            always: "Every checked line has more than {target} to spare at any budget.",
        })
    }
    fn nearest(&self, values: &Values, input: &'static Input, value: f64) -> f64 {
        let digits = match values.get(key!(minor_unit_digits)) {
            Some(Value::Number(digits)) => *digits as u32,
            _ => 2,
        };
        if input.key == key!(budget) {
            rounded_minor_units(value, digits).map_or(value, |minor| major_units(minor, digits))
        } else {
            value
        }
    }
}

/// What the calculator tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "budget-split",
    title: "Budget split",
    section: Section::Calculators,
    guide: None,
    short_title: "Budget split",
    summary: "How a programme's budget splits into lines that add up, and whether it covers what is known.",
    when_to_use: "Use it to turn one figure into lines for a proposal, and to test it against costs from the agents up.",
    when_not: "Do not use it as a plan: weights are a starting point. Where quotes exist, put the quotes in.",
    related: &["retention-revenue", "aht-savings"],
    headline: key!(budget_less_bottom_up),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "lines",
        label: "Lines in whole minor units",
        columns: &[
            column("name", "Line", Unit::Text),
            column("weight", "Weight", Unit::Weight),
            column("share", "Share", Unit::Share),
            column("amountMinor", "Amount", Unit::MoneyMinor),
            column("bottomUpMinor", "Bottom-up", Unit::MoneyMinor),
            column("differenceMinor", "Difference", Unit::MoneyMinor),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Bars,
        title: "Budget by line",
        note: "The amounts add up to the budget exactly.",
        table: "lines",
        x: "name",
        y: &["amountMinor"],
        reference: None,
        gap: None,
    },
    warnings: &[],
    break_even: BreakEvenDescription {
        target_label: "To spare on each line",
        target: 0.0,
        target_unit: Unit::Money,
    },
    examples: &[
        Example {
            title: "100,000 by 30, 25, 20 and 25",
            inputs: &[],
            expected: &[
                ("allotted", Some(100_000.0)),
                ("trainingCost", Some(37_500.0)),
                ("technologyCost", Some(29_000.0)),
                ("bottomUpTotal", Some(66_500.0)),
                ("tightestLine", Some(-17_500.0)),
            ],
            source: "By hand: 50 × 750; 50 × 40 × 12 + 5,000; 20,000 − 37,500.",
        },
        Example {
            title: "A currency without minor units",
            inputs: &[
                ("budget", Default::Number(333.0)),
                ("minorUnitDigits", Default::Number(0.0)),
            ],
            expected: &[("allotted", Some(333.0))],
            source: "100 + 83 + 67 + 83 by largest remainder, ties to the first.",
        },
    ],
    fact_product: None,
};
