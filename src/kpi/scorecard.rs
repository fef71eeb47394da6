//! A balanced scorecard: four KPIs on one scale from worst to best, weighted.

use crate::calculator::{Question, calculator, figure, key, model_of_formula, problem, row};
use crate::describe::*;
use crate::number::{Number, Unit};

const VALUE: &str = "What was measured.";
const WORST: &str = "The value that brings nothing; what is worse brings nothing either. Where lower is better, worst is the larger figure.";
const BEST: &str = "The value that brings all; what is better brings no more.";

const fn share(label: &'static str, default: f64, help: &'static str) -> Input {
    Input::number(label, Unit::Share, default)
        .help(help)
        .between(0.0, 1.0)
}

const fn seconds(label: &'static str, default: f64, help: &'static str) -> Input {
    Input::number(label, Unit::Seconds, default)
        .help(help)
        .between(0.0, 86_400.0)
}

const fn score(label: &'static str, default: f64, help: &'static str) -> Input {
    Input::number(label, Unit::Score, default)
        .help(help)
        .between(-100.0, 100.0)
}

const fn weight(label: &'static str, default: f64) -> Input {
    Input::number(label, Unit::Weight, default)
        .help("How much it counts beside the others. The four need not add up to 100.")
        .from(
            "The guide “Customer Service-Oriented Strategy”, “Key Metrics and Benchmarks”: CSAT 40, FCR 25, AHT 15, NPS 20.",
        )
        .between(0.0, 1e6)
}

const fn contribution(label: &'static str) -> Output {
    Output::new(
        label,
        Unit::Score,
        "Its part of the score: 100 × weight × place from worst to best ÷ all weights.",
    )
}

calculator! {
    inputs {
        number csat = share("CSAT", 0.82, VALUE).slider(0.5, 1.0, 0.01);
        number csat_worst = share("CSAT, worst", 0.70, WORST);
        number csat_best = share("CSAT, best", 0.90, BEST);
        number csat_weight = weight("CSAT, weight", 40.0);
        number first_contact_resolution = share("First contact resolution", 0.72, VALUE).slider(0.4, 1.0, 0.01);
        number first_contact_resolution_worst = share("First contact resolution, worst", 0.60, WORST);
        number first_contact_resolution_best = share("First contact resolution, best", 0.85, BEST);
        number first_contact_resolution_weight = weight("First contact resolution, weight", 25.0);
        number aht_seconds = seconds("Average handle time", 390.0, "What was measured, in seconds: 6.5 minutes are 390.")
            .slider(60.0, 1_200.0, 5.0);
        number aht_seconds_worst = seconds("Average handle time, worst", 600.0, WORST);
        number aht_seconds_best = seconds("Average handle time, best", 300.0, BEST);
        number aht_weight = weight("Average handle time, weight", 15.0);
        number nps = score("Net promoter score", 35.0, VALUE).slider(-50.0, 80.0, 1.0);
        number nps_worst = score("Net promoter score, worst", 0.0, WORST);
        number nps_best = score("Net promoter score, best", 50.0, BEST);
        number nps_weight = weight("Net promoter score, weight", 20.0);
    }
    outputs {
        score = Output::new("Score", Unit::Score,
            "0 where all four are at their worst, 100 where all are at their best. It is no percentage of anything.");
        csat_contribution = contribution("CSAT brings");
        first_contact_resolution_contribution = contribution("First contact resolution brings");
        aht_contribution = contribution("Average handle time brings");
        nps_contribution = contribution("Net promoter score brings");
    }
}
model_of_formula!();

/// One line of the scorecard.
struct Line<N> {
    /// With the unit that its value has in the table.
    name: &'static str,
    place: &'static str,
    value: N,
    worst: N,
    best: N,
    weight: N,
}

fn lines<N: Copy>(x: &Inputs<N>) -> [Line<N>; 4] {
    [
        Line {
            name: "CSAT, %",
            place: "Place of CSAT",
            value: x.csat,
            worst: x.csat_worst,
            best: x.csat_best,
            weight: x.csat_weight,
        },
        Line {
            name: "FCR, %",
            place: "Place of first contact resolution",
            value: x.first_contact_resolution,
            worst: x.first_contact_resolution_worst,
            best: x.first_contact_resolution_best,
            weight: x.first_contact_resolution_weight,
        },
        Line {
            name: "AHT, seconds",
            place: "Place of average handle time",
            value: x.aht_seconds,
            worst: x.aht_seconds_worst,
            best: x.aht_seconds_best,
            weight: x.aht_weight,
        },
        Line {
            name: "NPS, points",
            place: "Place of net promoter score",
            value: x.nps,
            worst: x.nps_worst,
            best: x.nps_best,
            weight: x.nps_weight,
        },
    ]
}

impl<N: Number> Line<N> {
    /// 0 at the worst value, 1 at the best, and no further.
    fn normalised(&self) -> N {
        let (zero, one) = (N::constant(0.0), N::constant(1.0));
        let place = (self.value - self.worst) / (self.best - self.worst);
        let capped = N::select(one.less(place), one, place);
        N::select(place.less(zero), zero, capped).named(self.place, Unit::Share)
    }
}

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    let lines = lines(x);
    let weights = lines.each_ref().map(|line| line.weight);
    let weights = N::sum(&weights).named("All weights", Unit::Weight);
    let contributions =
        lines.map(|line| N::constant(100.0) * line.weight * line.normalised() / weights);
    let [csat, first_contact_resolution, aht, nps] = contributions;
    Outputs {
        score: N::sum(&contributions).into(),
        csat_contribution: csat.into(),
        first_contact_resolution_contribution: first_contact_resolution.into(),
        aht_contribution: aht.into(),
        nps_contribution: nps.into(),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let best = [
        key!(csat_best),
        key!(first_contact_resolution_best),
        key!(aht_seconds_best),
        key!(nps_best),
    ];
    let lines = lines(x);
    let mut problems: Vec<Problem> = INPUTS
        .iter()
        .filter_map(|input| {
            let position = best.iter().position(|key| *key == input.key)?;
            let line = &lines[position];
            (line.best == line.worst).then(|| {
                problem(
                    ProblemKind::Conflict,
                    input.key,
                    vec![
                        Token::text(format!("{} must differ from worst; both are ", input.label)),
                        Token::value(line.best, input.unit, None),
                        Token::text(". Type what would be very good and what would be very bad."),
                    ],
                    [("given", figure(line.best))],
                )
            })
        })
        .collect();
    if lines.iter().all(|line| line.weight <= 0.0) {
        problems.push(problem(
            ProblemKind::WeightsSumToZero,
            key!(csat_weight),
            vec![Token::text(
                "The weights sum to 0. Give at least one KPI a weight above 0.",
            )],
            [],
        ));
    }
    problems
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    let beyond = |line: &Line<f64>| {
        let (low, high) = if line.worst < line.best {
            (line.worst, line.best)
        } else {
            (line.best, line.worst)
        };
        line.value < low || line.value > high
    };
    if lines(x).iter().any(beyond) {
        vec!["beyondScale"]
    } else {
        Vec::new()
    }
}

fn sentence(_: &Inputs<f64>, _: &Outputs<f64>) -> &'static str {
    "The score is {score} of 100: CSAT brings {csatContribution}, FCR {firstContactResolutionContribution}, AHT {ahtContribution} and NPS {npsContribution}."
}

fn tables(x: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    let contributions = [
        y.csat_contribution,
        y.first_contact_resolution_contribution,
        y.aht_contribution,
        y.nps_contribution,
    ];
    // In the unit that the name of the line gives.
    let scales = [100.0, 100.0, 1.0, 1.0];
    let rows = lines(x)
        .iter()
        .zip(contributions.iter().zip(scales))
        .map(|(line, (contribution, scale))| {
            row([
                ("kpi", Cell::Text(line.name.into())),
                ("value", figure(line.value * scale)),
                ("normalised", figure(line.normalised())),
                ("weight", figure(line.weight)),
                ("contribution", figure(contribution.value)),
            ])
        })
        .collect();
    Keyed::from([("kpis", rows)])
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(csat),
        output: key!(score),
        answer: "A score of {target} takes a CSAT of {value} beside the others.",
        none: "No CSAT brings a score of {target} beside the others.",
        always: "The score is above {target} whatever the CSAT.",
    }
}

/// What the scorecard tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "scorecard",
    title: "Balanced scorecard",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Nothing beyond the four KPIs; agreeing on worst, best and weights takes a meeting.",
        shows: "Whether speed was bought with satisfaction: one KPI cannot hide the others.",
        hides: "Which of them moved, and that ends and weights are choices: other ends give another score from the same service.",
    }),
    short_title: "Scorecard",
    summary: "CSAT, first contact resolution, handle time and net promoter score as one figure from 0 to 100.",
    when_to_use: "Use it to follow one team over time, with ends and weights fixed for a year.",
    when_not: "Do not use it to compare teams that set their own ends, and do not pay by it alone.",
    related: &["csat", "first-contact-resolution", "nps"],
    headline: key!(score),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[TableDescription {
        key: "kpis",
        label: "The score by KPI",
        columns: &[
            column("kpi", "KPI", Unit::Text),
            column("value", "Value", Unit::Plain),
            column("normalised", "Place from worst to best", Unit::Share),
            column("weight", "Weight", Unit::Weight),
            column("contribution", "Brings", Unit::Score),
        ],
    }],
    chart: Chart {
        kind: ChartKind::Bars,
        title: "What each KPI brings to the score",
        note: "The bars add up to the score. A KPI brings at most its share of the weights.",
        table: "kpis",
        x: "kpi",
        y: &["contribution"],
        reference: None,
        gap: None,
    },
    warnings: &[WarningDescription {
        key: "beyondScale",
        text: "At least one KPI lies beyond its worst or best value and counts as if it stood there. Widen the scale if this lasts.",
    }],
    break_even: BreakEvenDescription {
        target_label: "Score to reach",
        target: 70.0,
        target_unit: Unit::Score,
    },
    examples: &[
        Example {
            title: "60.5 of 100",
            inputs: &[],
            expected: &[
                ("score", Some(60.5)),
                ("csatContribution", Some(24.0)),
                ("firstContactResolutionContribution", Some(12.0)),
                ("ahtContribution", Some(10.5)),
                ("npsContribution", Some(14.0)),
            ],
            source: "By hand: 40 × 0.6 + 25 × 0.48 + 15 × 0.7 + 20 × 0.7.",
        },
        Example {
            title: "All beyond their ends",
            inputs: &[
                ("csat", Default::Number(0.95)),
                ("firstContactResolution", Default::Number(0.4)),
                ("ahtSeconds", Default::Number(720.0)),
                ("nps", Default::Number(-20.0)),
            ],
            expected: &[("score", Some(40.0)), ("npsContribution", Some(0.0))],
            source: "By hand: CSAT counts as 1, the others as 0.",
        },
    ],
    fact_product: None,
};
