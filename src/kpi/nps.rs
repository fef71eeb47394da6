//! Net promoter score: promoters less detractors, with the interval that an answer in three groups has.

use super::{CONFIDENCE, FEW, INTERVAL_CHART, NOTHING, count, ends, high, interval_columns};
use super::{interval_table, low, one_interval};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::facts;
use crate::number::{Number, Unit};
use crate::statistics::{Confidence, Interval, Nps};

calculator! {
    inputs {
        number promoters = count("Promoters", 150.0)
            .help("Answers of 9 or 10 to “How likely are you to recommend us?”, 0 to 10.");
        number passives = count("Passives", 90.0)
            .help("Answers of 7 or 8. They count as answers, not for or against.");
        number detractors = count("Detractors", 60.0)
            .help("Answers of 0 to 6.");
        number confidence = CONFIDENCE;
    }
    outputs {
        nps = Output::new("Net promoter score", Unit::Score,
            "Share of promoters less share of detractors, in points from −100 to 100. It is no percentage.")
            .target(&facts::NPS_TARGET);
        nps_low = Output::new("Low end", Unit::Score,
            "The true score is at least this, as often as the confidence says.").neither();
        nps_high = Output::new("High end", Unit::Score,
            "The true score is at most this, as often as the confidence says.").neither();
        answers = Output::new("Answers", Unit::Count,
            "All three groups.");
        promoter_share = Output::new("Promoters", Unit::Share,
            "Share of answers of 9 or 10.");
        detractor_share = Output::new("Detractors", Unit::Share,
            "Share of answers of 0 to 6.").lower();
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn interval(x: &[f64]) -> Option<Interval> {
        let answers = Nps {
            promoters: x[0],
            passives: x[1],
            detractors: x[2],
        };
        let interval = answers.interval(Confidence::new(x[3])?)?;
        Some(interval.clipped(-100.0, 100.0))
    }
    let answers = x.promoters + x.passives + x.detractors;
    let any = N::constant(0.0).less(answers);
    let [low, high] = ends(
        ["Adjusted Wald's low end", "Adjusted Wald's high end"],
        &[x.promoters, x.passives, x.detractors, x.confidence],
        [|x| low(interval(x)), |x| high(interval(x))],
    );
    let share = |count: N| (count / answers).defined_when(any, NOTHING);
    let nps = N::constant(100.0) * (x.promoters - x.detractors) / answers;
    Outputs {
        nps: nps.defined_when(any, NOTHING),
        nps_low: low.defined_when(any, NOTHING),
        nps_high: high.defined_when(any, NOTHING),
        answers: answers.into(),
        promoter_share: share(x.promoters),
        detractor_share: share(x.detractors),
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
    if y.nps.defined {
        "The score is {nps} from {answers} answers; with {confidence} confidence the true one lies between {npsLow} and {npsHigh}."
    } else {
        "No answers, no score."
    }
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    one_interval("Net promoter score", [y.nps_low, y.nps, y.nps_high])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(promoters),
        output: key!(nps),
        answer: "A score of {target} takes {value} promoters beside these passives and detractors.",
        none: "No number of promoters brings a score of {target} beside these detractors.",
        always: "The score is above {target} whatever the number of promoters.",
    }
}

/// What the KPI tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "nps",
    title: "Net promoter score",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "One question, sent to all or to a sample; few answer.",
        shows: "Whether customers would recommend you, over years and against yourself.",
        hides: "Why; and what one contact was like. A few answers swing it: at 300 it is known to about ±9 points.",
    }),
    short_title: "NPS",
    summary: "How many more customers would recommend you than would not, and how sure that is.",
    when_to_use: "Use it for the relationship as a whole, once or twice a year, with the same question to the same kind of customers.",
    when_not: "Do not use it to judge an agent or a single contact, and do not compare across countries: people in some give high marks rarely.",
    related: &["csat"],
    headline: key!(nps),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Score))],
    chart: INTERVAL_CHART,
    warnings: &[WarningDescription {
        key: "fewAnswers",
        text: "{answers} answers are few: the score may be anywhere in its interval. Collect more before you act on it.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Score to reach",
        target: 40.0,
        target_unit: Unit::Score,
    },
    examples: &[
        Example {
            title: "300 answers",
            inputs: &[],
            expected: &[
                ("nps", Some(30.0)),
                ("npsLow", Some(20.910_355_439_479_623)),
                ("npsHigh", Some(38.495_585_154_579_78)),
            ],
            source: "Adjusted Wald interval (Rocks 2016) in 60-digit arithmetic.",
        },
        Example {
            title: "Ten promoters: the interval is not of zero width",
            inputs: &[
                ("promoters", Default::Number(10.0)),
                ("passives", Default::Number(0.0)),
                ("detractors", Default::Number(0.0)),
            ],
            expected: &[
                ("nps", Some(100.0)),
                ("npsLow", Some(47.503_551_544_790_206)),
                ("npsHigh", Some(100.0)),
            ],
            source: "Adjusted Wald interval (Rocks 2016) in 60-digit arithmetic, its high end of 106.3 drawn in to 100.",
        },
        Example {
            title: "No answers",
            inputs: &[
                ("promoters", Default::Number(0.0)),
                ("passives", Default::Number(0.0)),
                ("detractors", Default::Number(0.0)),
            ],
            expected: &[("nps", None), ("answers", Some(0.0))],
            source: "0 ÷ 0 has no value.",
        },
    ],
    fact_product: None,
};
