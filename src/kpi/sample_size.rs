//! How many answers a survey needs, and how far the ones at hand may be off.

use super::{CONFIDENCE, FEW, NOTHING, count, part_of_whole};
use crate::calculator::{
    Choice, Question, calculator, choice, defined, key, model_of_formula, row,
};
use crate::describe::*;
use crate::number::{Number, Unit};
use crate::statistics::{self, Confidence};

/// Whether it is known how many customers there are to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Population {
    /// Not known, or too many to matter.
    Unlimited,
    /// Known.
    Known,
}

choice! { Population {
    Unlimited = "unlimited", "Many", "So many that the answers are a small part of them.";
    Known = "known", "A known number", "When a good part of them answers, fewer answers are enough.";
}}

calculator! {
    inputs {
        number confidence = CONFIDENCE;
        number margin_of_error = Input::number("Margin of error wanted", Unit::Points, 0.05)
            .help("How far the share may be off to either side, in percentage points.")
            .from("±5 points is usual for surveys.")
            .between(0.0, 0.5).above_minimum()
            .slider(0.01, 0.15, 0.005);
        number expected_share = Input::number("Share expected", Unit::Share, 0.5)
            .help("The share you expect to find, as CSAT of last quarter. 50 % asks for the most answers: stay with it when in doubt.")
            .from("The worst case.")
            .between(0.0, 1.0).above_minimum().below_maximum()
            .slider(0.05, 0.95, 0.01);
        choice population_known: Population = Input::choice("Customers to ask", Population::OPTIONS, "unlimited");
        number population = Input::number("Population", Unit::Count, 20_000.0)
            .help("Customers whom the survey is to speak for, such as all with a contact in the month. Not those who were asked.")
            .between(1.0, 1e10)
            .slider(100.0, 50_000.0, 100.0)
            .used_when(key!(population_known), "known");
        number answers = count("Answers you have", 300.0)
            .help("Answers, not invitations.")
            .from("The sample that the guide “Definition of Exceptional Customer Service” recommends a month.")
            .slider(0.0, 2_000.0, 10.0);
    }
    outputs {
        answers_needed = Output::new("Answers needed", Unit::Count,
            "Answers for the margin wanted: z² × share × (1 − share) ÷ margin², fewer of a known population, rounded up.").lower();
        margin_of_answers = Output::new("Margin of error you have", Unit::Points,
            "How far the share may be off to either side with the answers you have.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn unlimited(x: &[f64]) -> f64 {
        Confidence::new(x[2])
            .and_then(|confidence| statistics::sample_size(x[0], x[1], confidence))
            .unwrap_or(f64::NAN)
    }
    fn of_population(x: &[f64]) -> f64 {
        statistics::finite_population(x[0], x[1]).unwrap_or(f64::NAN)
    }
    fn whole(x: &[f64]) -> f64 {
        statistics::whole_responses(x[0]).unwrap_or(f64::NAN)
    }
    fn margin(x: &[f64]) -> f64 {
        Confidence::new(x[2])
            .and_then(|confidence| {
                statistics::margin_of_error(x[0], x[1], x.get(3).copied(), confidence)
            })
            .unwrap_or(f64::NAN)
    }
    let of_many = [x.expected_share, x.margin_of_error, x.confidence];
    let mut at_hand = vec![x.expected_share, x.answers, x.confidence];
    let mut needed = N::call("z² × share × (1 − share) ÷ margin² of", &of_many, unlimited)
        .named("Answers, of many customers", Unit::Plain);
    if x.population_known == Population::Known {
        needed = N::call(
            "for this population",
            &[needed, x.population],
            of_population,
        )
        .named("Answers, of this population", Unit::Plain);
        at_hand.push(x.population);
    }
    let answers_needed = N::call("rounded up", &[needed], whole);
    let margin_of_answers = N::call("margin of error", &at_hand, margin);
    Outputs {
        answers_needed: answers_needed.defined_when(
            answers_needed.at_most(answers_needed),
            "The margin is too small for any survey.",
        ),
        margin_of_answers: margin_of_answers
            .defined_when(margin_of_answers.at_most(margin_of_answers), NOTHING),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    if x.population_known == Population::Unlimited {
        return Vec::new();
    }
    part_of_whole(
        key!(answers),
        ("Answers you have", x.answers),
        ("the population", x.population),
    )
    .into_iter()
    .collect()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if x.answers < FEW {
        keys.push("fewAnswers");
    }
    if x.margin_of_error > x.expected_share || x.margin_of_error > 1.0 - x.expected_share {
        keys.push("marginBeyondShare");
    }
    keys
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    match (defined(&y.answers_needed), defined(&y.margin_of_answers)) {
        (None, _) => "No survey is large enough for that margin of error.",
        (_, None) => {
            "A margin of error of {marginOfError} takes {answersNeeded} answers. You have none."
        }
        _ => {
            "A margin of error of {marginOfError} takes {answersNeeded} answers; the {answers} you have leave one of {marginOfAnswers}."
        }
    }
}

fn tables(x: &Inputs<f64>, _: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let margins = [2, 3, 4, 5, 6, 8, 10].map(|points| {
        let wanted = Inputs {
            margin_of_error: f64::from(points) / 100.0,
            ..x.clone()
        };
        let answers = defined(&formula(&wanted).answers_needed);
        row([
            ("margin", Cell::Text(format!("±{points} points"))),
            ("answers", Cell::Number(answers)),
        ])
    });
    Keyed::from([("margins", margins.into())])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(answers),
        output: key!(margin_of_answers),
        answer: "A margin of error of {target} takes {value} answers.",
        none: "No number of answers brings the margin of error to {target}.",
        always: "The margin of error is below {target} with any number of answers.",
    }
}

/// What the tool tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "sample-size",
    title: "Sample size of a survey",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing: it is reckoned before the survey.",
        shows: "What chance alone may do to a share taken from some of your customers.",
        hides: "That those who answer differ from those who do not. More answers of the same kind do not mend that.",
    }),
    short_title: "Sample size",
    summary: "How many answers a share needs, and how far the ones you have may be off.",
    when_to_use: "Use it before a survey, and before you set a target that moves by less than the margin.",
    when_not: "Do not use it for a net promoter score, which needs about two and a half times as many, or to prove a difference of two periods.",
    related: &["csat", "compare-shares"],
    headline: key!(answers_needed),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "margins",
        label: "Answers needed for other margins of error",
        columns: &[
            column("margin", "Margin of error", Unit::Text),
            column("answers", "Answers needed", Unit::Count),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Bars,
        title: "Answers needed by margin of error",
        note: "Half the margin takes four times the answers.",
        table: "margins",
        x: "margin",
        y: &["answers"],
        reference: None,
        gap: None,
    },
    warnings: &[
        WarningDescription {
            key: "fewAnswers",
            text: "{answers} answers are few for this formula. Collect more before you give a margin.",
        },
        WarningDescription {
            key: "marginBeyondShare",
            text: "{marginOfError} around {expectedShare} reaches beyond 0 % or 100 %. Ask for a smaller margin.",
        },
    ],
    break_even: BreakEvenDescription {
        target_label: "Margin of error to reach",
        target: 0.03,
        target_unit: Unit::Points,
    },
    examples: &[
        Example {
            title: "300 answers give ±5.66 points, not ±5",
            inputs: &[],
            expected: &[
                ("answersNeeded", Some(385.0)),
                ("marginOfAnswers", Some(0.056_579_286_703_808_594)),
            ],
            source: "60-digit arithmetic: z²/4 ÷ 0.05² = 384.1459. The guide “Definition of Exceptional Customer Service” says that 300 answers give ±5 %.",
        },
        Example {
            title: "300 of 10,000 customers",
            inputs: &[
                ("populationKnown", Default::Option("known")),
                ("population", Default::Number(10_000.0)),
            ],
            expected: &[
                ("answersNeeded", Some(370.0)),
                ("marginOfAnswers", Some(0.055_726_921_343_015_67)),
            ],
            source: "The table of Krejcie and Morgan (1970) prints 370; the margin in 60-digit arithmetic.",
        },
        Example {
            title: "Everybody answered",
            inputs: &[
                ("populationKnown", Default::Option("known")),
                ("population", Default::Number(300.0)),
            ],
            expected: &[("marginOfAnswers", Some(0.0))],
            source: "Nobody is left to be asked.",
        },
        Example {
            title: "No answers",
            inputs: &[("answers", Default::Number(0.0))],
            expected: &[("answersNeeded", Some(385.0)), ("marginOfAnswers", None)],
            source: "There is nothing to take it of.",
        },
    ],
    fact_product: None,
};
