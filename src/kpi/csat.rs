//! Customer satisfaction from the answers at each score: the share of satisfied answers and the mean score, two KPIs that
//! are often mixed up.

use super::{CONFIDENCE, FEW, INTERVAL_CHART, count, interval_columns, interval_table};
use super::{mean, one_interval, share};
use crate::calculator::{Choice, Question, calculator, choice, key, model_of_formula, problem};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};

/// The scale of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 1 to 5.
    OneToFive,
    /// 1 to 10.
    OneToTen,
}

choice! { Scale {
    OneToFive = "oneToFive", "1 to 5", "Satisfied is usually 4 or 5.";
    OneToTen = "oneToTen", "1 to 10", "Which scores are satisfied is open: 8 and more is nearest to 4 of 5.";
}}

const fn answers_at(label: &'static str, default: f64) -> Input {
    count(label, default).help("Answers that gave this score.")
}

const fn of_ten(label: &'static str, default: f64) -> Input {
    answers_at(label, default).used_when(key!(scale), "oneToTen")
}

calculator! {
    inputs {
        choice scale: Scale = Input::choice("Scale", Scale::OPTIONS, "oneToFive");
        whole satisfied_from = Input::whole("Satisfied from", Unit::Plain, 4)
            .help("The lowest score that counts as satisfied. It belongs to the result: name it with the figure.")
            .from("4 of 5 is the usual threshold; for a scale of 10 take 8 or 9.")
            .between(1.0, 10.0);
        number answers_at_1 = answers_at("Answers of 1", 12.0);
        number answers_at_2 = answers_at("Answers of 2", 9.0);
        number answers_at_3 = answers_at("Answers of 3", 24.0);
        number answers_at_4 = answers_at("Answers of 4", 90.0);
        number answers_at_5 = answers_at("Answers of 5", 165.0);
        number answers_at_6 = of_ten("Answers of 6", 0.0);
        number answers_at_7 = of_ten("Answers of 7", 0.0);
        number answers_at_8 = of_ten("Answers of 8", 0.0);
        number answers_at_9 = of_ten("Answers of 9", 0.0);
        number answers_at_10 = of_ten("Answers of 10", 0.0);
        number confidence = CONFIDENCE;
    }
    outputs {
        csat = Output::new("CSAT", Unit::Share,
            "Share of answers at or above the threshold (top box).")
            .target(&facts::CSAT_TARGET);
        csat_low = Output::new("CSAT, low end", Unit::Share,
            "The true share is at least this, as often as the confidence says.").neither();
        csat_high = Output::new("CSAT, high end", Unit::Share,
            "The true share is at most this, as often as the confidence says.").neither();
        satisfied = Output::new("Satisfied answers", Unit::Count,
            "Answers at or above the threshold.");
        answers = Output::new("Answers", Unit::Count,
            "Answers at all scores of the scale.");
        mean_score = Output::new("Mean score", Unit::Plain,
            "The average of the scores, a KPI of its own. 4.3 of 5 is not 86 % satisfied.")
            .target(&facts::CSAT_MEAN_TARGET);
        mean_low = Output::new("Mean score, low end", Unit::Plain,
            "The true mean is at least this, as often as the confidence says.").neither();
        mean_high = Output::new("Mean score, high end", Unit::Plain,
            "The true mean is at most this, as often as the confidence says.").neither();
        share_of_scale = Output::new("Mean, as share of the scale", Unit::Share,
            "0 % where all give the lowest score, 100 % where all give the highest: (mean − 1) ÷ (highest − 1).");
    }
}
model_of_formula!();

fn counts<N: Copy>(x: &Inputs<N>) -> Vec<N> {
    let mut counts = vec![
        x.answers_at_1,
        x.answers_at_2,
        x.answers_at_3,
        x.answers_at_4,
        x.answers_at_5,
    ];
    if x.scale == Scale::OneToTen {
        counts.extend([
            x.answers_at_6,
            x.answers_at_7,
            x.answers_at_8,
            x.answers_at_9,
            x.answers_at_10,
        ]);
    }
    counts
}

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let counts = counts(x);
    let answers = N::sum(&counts);
    let from = (x.satisfied_from.max(1) - 1) as usize;
    let satisfied = N::sum(counts.get(from..).unwrap_or_default());
    let weighted: Vec<N> = counts
        .iter()
        .zip(1_u32..)
        .map(|(count, score)| *count * N::constant(f64::from(score)))
        .collect();
    let mean_score = (N::sum(&weighted) / answers).named("Mean score", Unit::Plain);
    let deviation = super::deviation_of_scores(&counts);
    let highest = counts.len() as f64;
    let csat = share(satisfied, answers, x.confidence);
    let mean = mean(mean_score, deviation, answers, x.confidence)
        .at_least(1.0)
        .at_most(highest);
    let one = N::constant(1.0);
    Outputs {
        csat: csat.value,
        csat_low: csat.low,
        csat_high: csat.high,
        satisfied: satisfied.into(),
        answers: answers.into(),
        mean_score: mean.value,
        mean_low: mean.low,
        mean_high: mean.high,
        share_of_scale: ((mean_score - one) / (N::constant(highest) - one))
            .defined_when(mean.value.defined, super::NOTHING),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let highest = counts(x).len() as f64;
    let from = f64::from(x.satisfied_from);
    if from <= highest {
        return Vec::new();
    }
    vec![problem(
        ProblemKind::Conflict,
        key!(satisfied_from),
        vec![
            Token::text("Satisfied from must be at most the highest score of the scale, "),
            Token::value(highest, Unit::Plain, None),
            Token::text("; it is "),
            Token::value(from, Unit::Plain, None),
            Token::text("."),
        ],
        [
            ("given", Cell::Number(Some(from))),
            ("maximum", Cell::Number(Some(highest))),
        ],
    )]
}

fn warnings(_: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.answers.value < FEW {
        vec!["fewAnswers"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if y.csat.defined {
        "{csat} of {answers} answers are {satisfiedFrom} or better; with {confidence} confidence the true share lies between {csatLow} and {csatHigh}."
    } else {
        "No answers, no share."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval("CSAT", [y.csat_low, y.csat, y.csat_high])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(answers_at_5),
        output: key!(csat),
        answer: "A CSAT of {target} takes {value} answers of 5 beside the others.",
        none: "No number of answers of 5 brings CSAT to {target}.",
        always: "CSAT is above {target} whatever the number of answers of 5.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "csat",
    title: "Customer satisfaction",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "One question after a contact; a tenth to a third answer.",
        shows: "Whether the contact itself went well, soon after it.",
        hides: "Those who did not answer, and the relationship as a whole. The threshold and the scale make the figure.",
    }),
    short_title: "CSAT",
    summary: "Which share of those who answered is satisfied, what they gave on average, and how sure that is.",
    when_to_use: "Use it to watch single contacts, channels and agents, week by week.",
    when_not: "Do not use it to compare with others who ask on another scale or count from another score, and do not read the mean as a share.",
    related: &["nps"],
    headline: key!(csat),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Share))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewAnswers",
        text: "{answers} answers are few: the share may be anywhere in its interval. Collect more before you act on it.",
    }],
    break_even: BreakEvenDescription {
        target_label: "CSAT to reach",
        target: 0.9,
        target_unit: Unit::Share,
    },
    examples: &[
        Example {
            title: "255 of 300 satisfied",
            inputs: &[],
            expected: &[
                ("csat", Some(0.85)),
                ("csatLow", Some(0.805_182_388_854_671)),
                ("csatHigh", Some(0.885_967_531_288_146_9)),
                ("meanScore", Some(4.29)),
                ("shareOfScale", Some(0.8225)),
            ],
            source: "Wilson's interval in 60-digit arithmetic; the mean by hand: (12 + 18 + 72 + 360 + 825) ÷ 300 = 4.29, and 3.29 ÷ 4.",
        },
        Example {
            title: "Nobody answered",
            inputs: &[
                ("answersAt1", Default::Number(0.0)),
                ("answersAt2", Default::Number(0.0)),
                ("answersAt3", Default::Number(0.0)),
                ("answersAt4", Default::Number(0.0)),
                ("answersAt5", Default::Number(0.0)),
            ],
            expected: &[("csat", None), ("meanScore", None), ("answers", Some(0.0))],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
