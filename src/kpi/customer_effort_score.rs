//! Customer effort score from the answers at each score of 1 to 7: the mean and the share of 5 and more.

use super::{CONFIDENCE, FEW, INTERVAL_CHART, count, interval_columns, interval_table};
use super::{mean, one_interval, share};
use crate::calculator::{Question, calculator, defined, key, model_of_formula};
use crate::describe::*;
use crate::number::{Number, Unit};

const fn answers_at(label: &'static str, default: f64) -> Input {
    count(label, default).help("Answers that gave this score.")
}

calculator! {
    inputs {
        number answers_at_1 = count("Answers of 1", 2.0)
            .help("“The company made it easy to handle my issue”, from 1, disagree, to 7, agree. Turn a scale of effort, where 1 is best, round first.");
        number answers_at_2 = answers_at("Answers of 2", 3.0);
        number answers_at_3 = answers_at("Answers of 3", 5.0);
        number answers_at_4 = answers_at("Answers of 4", 10.0);
        number answers_at_5 = answers_at("Answers of 5", 20.0);
        number answers_at_6 = answers_at("Answers of 6", 30.0);
        number answers_at_7 = answers_at("Answers of 7", 30.0);
        number confidence = CONFIDENCE;
    }
    outputs {
        customer_effort_score = Output::new("Customer effort score", Unit::Plain,
            "The mean of the answers, from 1 to 7; 7 is the least effort.");
        mean_low = Output::new("Score, low end", Unit::Plain,
            "The true mean is at least this, as often as the confidence says.").neither();
        mean_high = Output::new("Score, high end", Unit::Plain,
            "The true mean is at most this, as often as the confidence says.").neither();
        share_of_5_and_more = Output::new("Share of 5 and more", Unit::Share,
            "Share of answers of 5, 6 or 7, the other way to count the same answers.");
        share_low = Output::new("Share, low end", Unit::Share,
            "The true share is at least this, as often as the confidence says.").neither();
        share_high = Output::new("Share, high end", Unit::Share,
            "The true share is at most this, as often as the confidence says.").neither();
        answers = Output::new("Answers", Unit::Count,
            "Answers at all scores.");
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let counts = [
        x.answers_at_1,
        x.answers_at_2,
        x.answers_at_3,
        x.answers_at_4,
        x.answers_at_5,
        x.answers_at_6,
        x.answers_at_7,
    ];
    let answers = N::sum(&counts);
    let mut score = 0.0;
    let weighted = counts.map(|count| {
        score += 1.0;
        count * N::constant(score)
    });
    let score = mean(
        N::sum(&weighted) / answers,
        super::deviation_of_scores(&counts),
        answers,
        x.confidence,
    )
    .at_least(1.0)
    .at_most(7.0);
    let easy = N::sum(&counts[4..]).named("Answers of 5 and more", Unit::Count);
    let easy = share(easy, answers, x.confidence);
    Outputs {
        customer_effort_score: score.value,
        mean_low: score.low,
        mean_high: score.high,
        share_of_5_and_more: easy.value,
        share_low: easy.low,
        share_high: easy.high,
        answers: answers.into(),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(_: &Inputs<f64>, y: &Outputs<f64>) -> Vec<&'static str> {
    if y.answers.value < FEW {
        vec!["fewAnswers"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    if defined(&y.mean_low).is_some() {
        "The score is {customerEffortScore} of 7 from {answers} answers, with {confidence} confidence between {meanLow} and {meanHigh}. {shareOf5AndMore} gave 5 or more."
    } else if y.customer_effort_score.defined {
        "The score is {customerEffortScore} of 7. {shareOf5AndMore} gave 5 or more."
    } else {
        "No answers, no score."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval(
        "Customer effort score",
        [y.mean_low, y.customer_effort_score, y.mean_high],
    )
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(answers_at_7),
        output: key!(customer_effort_score),
        answer: "A score of {target} takes {value} answers of 7 beside the others.",
        none: "No number of answers of 7 brings the score to {target}.",
        always: "The score is above {target} whatever the number of answers of 7.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "customer-effort-score",
    title: "Customer effort score",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "One question after a contact, as for satisfaction; few published figures to compare with.",
        shows: "Where customers have to work for an answer: repeat contacts, transfers, forms.",
        hides: "Whether the answer was right, and those who gave up before they were asked.",
    }),
    short_title: "CES",
    summary: "How easy customers found it to get their matter handled, and how sure that is.",
    when_to_use: "Use it to find the journeys with the most friction, by comparing them with each other.",
    when_not: "Do not compare with scores on another scale, or with older ones that ask for effort and count low as good.",
    related: &["csat", "first-contact-resolution", "reassignment-rate"],
    headline: key!(customer_effort_score),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Plain))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewAnswers",
        text: "{answers} answers are few: the score may be anywhere in its interval. Collect more before you act on it.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Score to reach",
        target: 6.0,
        target_unit: Unit::Plain,
    },
    examples: &[
        Example {
            title: "100 answers",
            inputs: &[],
            expected: &[
                ("customerEffortScore", Some(5.53)),
                ("meanLow", Some(5.240_385_605_077_054)),
                ("meanHigh", Some(5.819_614_394_922_946)),
                ("shareOf5AndMore", Some(0.8)),
                ("shareLow", Some(0.711_170_834_406_841_1)),
                ("shareHigh", Some(0.866_633_066_668_967_4)),
            ],
            source: "By hand: 553 ÷ 100 and 80 ÷ 100; Student's and Wilson's intervals in 60-digit arithmetic.",
        },
        Example {
            title: "Nobody answered",
            inputs: &[
                ("answersAt1", Default::Number(0.0)),
                ("answersAt2", Default::Number(0.0)),
                ("answersAt3", Default::Number(0.0)),
                ("answersAt4", Default::Number(0.0)),
                ("answersAt5", Default::Number(0.0)),
                ("answersAt6", Default::Number(0.0)),
                ("answersAt7", Default::Number(0.0)),
            ],
            expected: &[
                ("customerEffortScore", None),
                ("shareOf5AndMore", None),
                ("answers", Some(0.0)),
            ],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
