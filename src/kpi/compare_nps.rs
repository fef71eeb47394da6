//! Two net promoter scores: Rocks' Wald test of their difference.

use super::comparison::{CHART, Compared, FEW_CASES, NEEDED, P_VALUE, few, needed_per_period};
use super::comparison::{difference, difference_high, difference_low};
use super::{CONFIDENCE, Estimate, NOTHING, count, ends, high, interval_columns};
use super::{interval_table, low};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::number::{Number, Unit};
use crate::statistics::{Confidence, Interval, Nps, NpsTest, nps_difference};

const PROMOTERS: &str = "Answers of 9 or 10, on a scale from 0 to 10.";
const PASSIVES: &str = "Answers of 7 or 8.";
const DETRACTORS: &str = "Answers of 0 to 6.";

calculator! {
    inputs {
        number earlier_promoters = count("Earlier promoters", 50.0).help(PROMOTERS);
        number earlier_passives = count("Earlier passives", 30.0).help(PASSIVES);
        number earlier_detractors = count("Earlier detractors", 20.0).help(DETRACTORS);
        number later_promoters = count("Later promoters", 60.0).help(PROMOTERS);
        number later_passives = count("Later passives", 30.0).help(PASSIVES);
        number later_detractors = count("Later detractors", 10.0).help(DETRACTORS);
        number confidence = CONFIDENCE;
    }
    outputs {
        difference = difference(Unit::Score);
        difference_low = difference_low(Unit::Score);
        difference_high = difference_high(Unit::Score);
        earlier_nps = Output::new("Earlier score", Unit::Score, "Net promoter score of the earlier period.").neither();
        later_nps = Output::new("Later score", Unit::Score, "Net promoter score of the later period.").neither();
        z = Output::new("z", Unit::Plain,
            "The difference in standard errors. Beyond ±1.96 chance alone does it less than once in twenty times.").neither();
        p = P_VALUE;
        needed_per_period = NEEDED;
    }
}
model_of_formula!();

fn answers(x: &[f64]) -> Nps {
    Nps {
        promoters: x[0],
        passives: x[1],
        detractors: x[2],
    }
}

/// The test of the answers in `x`, the earlier ones first.
fn test(x: &[f64]) -> Option<NpsTest> {
    nps_difference(answers(&x[3..]), answers(x))
}

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn interval(x: &[f64]) -> Option<Interval> {
        let test = test(x)?;
        let reach = Confidence::new(x[6])?.z() * test.standard_error;
        let interval = Interval {
            low: test.difference - reach,
            high: test.difference + reach,
        };
        Some(interval.clipped(-200.0, 200.0))
    }
    fn z(x: &[f64]) -> f64 {
        test(x).map_or(f64::NAN, |test| test.z)
    }
    fn p(x: &[f64]) -> f64 {
        test(x).map_or(f64::NAN, |test| test.p)
    }
    fn variance(x: &[f64]) -> f64 {
        let error = answers(x).standard_error().unwrap_or(f64::NAN);
        error * error * (x[0] + x[1] + x[2])
    }
    let earlier = [
        x.earlier_promoters,
        x.earlier_passives,
        x.earlier_detractors,
    ];
    let later = [x.later_promoters, x.later_passives, x.later_detractors];
    let score = |[promoters, passives, detractors]: [N; 3]| {
        N::constant(100.0) * (promoters - detractors) / (promoters + passives + detractors)
    };
    let (earlier_nps, later_nps) = (score(earlier), score(later));
    let difference = later_nps - earlier_nps;
    let variances = N::call("variance of an answer, earlier", &earlier, variance)
        + N::call("variance of an answer, later", &later, variance);
    let both = [earlier, later].concat();
    let with_confidence = [both.as_slice(), &[x.confidence]].concat();
    let [low, high] = ends(
        ["Wald's low end", "Wald's high end"],
        &with_confidence,
        [|x| low(interval(x)), |x| high(interval(x))],
    );
    let of_any = |value: N| value.defined_when(value.at_most(value), NOTHING);
    let tested = |value: N| {
        value.defined_when(
            value.at_most(value),
            "Each period needs answers, and not all may be of one group.",
        )
    };
    Outputs {
        difference: of_any(difference),
        difference_low: tested(low),
        difference_high: tested(high),
        earlier_nps: of_any(earlier_nps),
        later_nps: of_any(later_nps),
        z: tested(N::call("Wald's z", &both, z)),
        p: tested(N::call("two-sided p", &both, p)),
        needed_per_period: needed_per_period(variances, difference, x.confidence),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    few(
        x.earlier_promoters + x.earlier_passives + x.earlier_detractors,
        x.later_promoters + x.later_passives + x.later_detractors,
    )
}

fn compared(y: &Outputs<f64>) -> Compared {
    Compared {
        difference: Estimate {
            value: y.difference,
            low: y.difference_low,
            high: y.difference_high,
        },
        needed: y.needed_per_period,
    }
}

fn sentence(_: &Inputs<f64>, y: &Outputs<f64>) -> &'static str {
    compared(y).sentence()
}

fn tables(_: &Inputs<f64>, y: &Outputs<f64>) -> Keyed<Vec<Row>> {
    compared(y).tables()
}

fn question(_: &Inputs<f64>) -> Question {
    Question {
        input: key!(later_promoters),
        output: key!(difference_low),
        answer: "A rise of at least {target} is sure from {value} later promoters beside these passives and detractors.",
        none: "No number of later promoters makes a rise of at least {target} sure.",
        always: "A rise of at least {target} is sure whatever the number of later promoters.",
    }
}

/// What the comparison tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "compare-nps",
    title: "Compare two net promoter scores",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "The three groups of each period.",
        shows: "Whether a score has moved by more than chance moves it.",
        hides: "Why it moved, and whether other customers answered this time.",
    }),
    short_title: "Compare NPS",
    summary: "Whether two net promoter scores differ by more than chance.",
    when_to_use: "Use it before you report a rise or fall of the score: with a hundred answers twenty points may be chance.",
    when_not: "Do not use it for the same customers asked twice, or for the two of many months that differ most: among many some always differ.",
    related: &["nps", "compare-shares", "compare-means"],
    headline: key!(difference),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Score))],
    chart: CHART,
    warnings: &[WarningDescription {
        key: "fewCases",
        text: FEW_CASES,
    }],
    break_even: BreakEvenDescription {
        target_label: "Rise to be sure of",
        target: 0.0,
        target_unit: Unit::Score,
    },
    examples: &[
        Example {
            title: "From 30 to 50 with a hundred answers each: not yet",
            inputs: &[],
            expected: &[
                ("difference", Some(20.0)),
                ("differenceLow", Some(-0.179_064_274_479_561_5)),
                ("differenceHigh", Some(40.179_064_274_479_56)),
                ("z", Some(1.942_571_724_714_528_4)),
                ("p", Some(0.052_067_926_015_826_264)),
                ("neededPerPeriod", Some(102.0)),
            ],
            source: "Wald's test (Rocks 2016) in 60-digit arithmetic; z²(6,100 + 4,500) ÷ 20² = 101.80.",
        },
        Example {
            title: "The same with a thousand each: distinguishable",
            inputs: &[
                ("earlierPromoters", Default::Number(500.0)),
                ("earlierPassives", Default::Number(300.0)),
                ("earlierDetractors", Default::Number(200.0)),
                ("laterPromoters", Default::Number(600.0)),
                ("laterPassives", Default::Number(300.0)),
                ("laterDetractors", Default::Number(100.0)),
            ],
            expected: &[
                ("differenceLow", Some(13.618_819_584_171_144)),
                ("differenceHigh", Some(26.381_180_415_828_856)),
                ("neededPerPeriod", Some(102.0)),
            ],
            source: "The same in 60-digit arithmetic.",
        },
        Example {
            title: "Two unanimous periods cannot be judged",
            inputs: &[
                ("earlierPromoters", Default::Number(0.0)),
                ("earlierDetractors", Default::Number(0.0)),
                ("laterPassives", Default::Number(0.0)),
                ("laterDetractors", Default::Number(0.0)),
            ],
            expected: &[("difference", Some(100.0)), ("z", None), ("p", None)],
            source: "By definition: no variation in either period.",
        },
    ],
    fact_product: None,
};
