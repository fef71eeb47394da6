//! Two means: Welch's test of their difference.

use super::comparison::{CHART, Compared, FEW_CASES, NEEDED, P_VALUE, few, needed_per_period};
use super::comparison::{difference, difference_high, difference_low};
use super::{CONFIDENCE, Estimate, count, ends, high, interval_columns};
use super::{interval_table, low};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::number::{Number, Unit};
use crate::statistics::{Confidence, Interval, Sample, Welch, welch_difference};

const fn cases(label: &'static str, default: f64) -> Input {
    count(label, default).help("How many values the mean is of; at least two.")
}

const fn mean(label: &'static str, default: f64) -> Input {
    Input::number(label, Unit::Plain, default)
        .help("The mean: a score of 5, handle time in seconds, both periods in the same unit.")
        .between(-1e9, 1e9)
}

const fn deviation(label: &'static str, default: f64) -> Input {
    Input::number(label, Unit::Plain, default)
        .help("How far single values lie from the mean: STDEV.S of a spreadsheet, with n − 1. Not the standard error.")
        .between(0.0, 1e9)
}

calculator! {
    inputs {
        number earlier_cases = cases("Earlier cases", 120.0);
        number earlier_mean = mean("Earlier mean", 4.1);
        number earlier_deviation = deviation("Earlier standard deviation", 1.0);
        number later_cases = cases("Later cases", 150.0);
        number later_mean = mean("Later mean", 4.3);
        number later_deviation = deviation("Later standard deviation", 0.9);
        number confidence = CONFIDENCE;
    }
    outputs {
        difference = difference(Unit::Plain);
        difference_low = difference_low(Unit::Plain);
        difference_high = difference_high(Unit::Plain);
        p = P_VALUE;
        needed_per_period = NEEDED;
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn sample(x: &[f64]) -> Sample {
        Sample {
            n: x[0],
            mean: x[1],
            standard_deviation: x[2],
        }
    }
    fn welch(x: &[f64]) -> Option<Welch> {
        welch_difference(sample(&x[3..]), sample(x), Confidence::new(x[6])?)
    }
    fn interval(x: &[f64]) -> Option<Interval> {
        welch(x).map(|welch| welch.interval)
    }
    fn p(x: &[f64]) -> f64 {
        welch(x).map_or(f64::NAN, |welch| welch.p)
    }
    let arguments = [
        x.earlier_cases,
        x.earlier_mean,
        x.earlier_deviation,
        x.later_cases,
        x.later_mean,
        x.later_deviation,
        x.confidence,
    ];
    let difference = x.later_mean - x.earlier_mean;
    let [low, high] = ends(
        ["Welch's low end", "Welch's high end"],
        &arguments,
        [|x| low(interval(x)), |x| high(interval(x))],
    );
    let variances =
        x.earlier_deviation * x.earlier_deviation + x.later_deviation * x.later_deviation;
    let tested = |value: N| {
        value.defined_when(
            value.at_most(value),
            "Each period needs at least two cases, and they must differ in one of them.",
        )
    };
    Outputs {
        difference: difference.into(),
        difference_low: tested(low),
        difference_high: tested(high),
        p: tested(N::call("Welch's two-sided p", &arguments, p)),
        needed_per_period: needed_per_period(variances, difference, x.confidence),
    }
}

fn conflicts(_: &Inputs<f64>) -> Vec<Problem> {
    Vec::new()
}

fn warnings(x: &Inputs<f64>, _: &Outputs<f64>) -> Vec<&'static str> {
    few(x.earlier_cases, x.later_cases)
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
        input: key!(later_mean),
        output: key!(difference_low),
        answer: "A rise of at least {target} is sure from a later mean of {value}.",
        none: "No later mean makes a rise of at least {target} sure.",
        always: "A rise of at least {target} is sure whatever the later mean.",
    }
}

/// What the comparison tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "compare-means",
    title: "Compare two means",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Mean, standard deviation and number of cases of each period.",
        shows: "Whether a mean has moved by more than chance moves it.",
        hides: "Why it moved, and a few extreme values that may carry it: look at the median as well.",
    }),
    short_title: "Compare means",
    summary: "Whether a mean score or a mean time differs between two periods by more than chance.",
    when_to_use: "Use it for mean scores, effort scores and handle times of two periods or two teams.",
    when_not: "Do not use it for shares, for the same customers asked twice, or for a few times of which one is very long.",
    related: &["compare-shares", "compare-nps", "csat"],
    headline: key!(difference),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Plain))],
    chart: CHART,
    warnings: &[WarningDescription {
        key: "fewCases",
        text: FEW_CASES,
    }],
    break_even: BreakEvenDescription {
        target_label: "Rise to be sure of",
        target: 0.0,
        target_unit: Unit::Plain,
    },
    examples: &[
        Example {
            title: "4.1 and 4.3 of 5: not yet",
            inputs: &[],
            expected: &[
                ("difference", Some(0.2)),
                ("differenceLow", Some(-0.030_841_139_967_996_356)),
                ("differenceHigh", Some(0.430_841_139_967_996_36)),
                ("p", Some(0.089_171_545_489_192_36)),
                ("neededPerPeriod", Some(174.0)),
            ],
            source: "Welch's test in 60-digit arithmetic; z²(1.00 + 0.81) ÷ 0.2² = 173.83.",
        },
        Example {
            title: "25 and 40 answers",
            inputs: &[
                ("earlierCases", Default::Number(25.0)),
                ("earlierDeviation", Default::Number(1.1)),
                ("laterCases", Default::Number(40.0)),
                ("laterMean", Default::Number(4.4)),
                ("laterDeviation", Default::Number(0.7)),
            ],
            expected: &[
                ("differenceLow", Some(-0.199_340_335_041_643_06)),
                ("differenceHigh", Some(0.799_340_335_041_643)),
                ("p", Some(0.231_029_505_833_972_17)),
                ("neededPerPeriod", Some(73.0)),
            ],
            source: "scipy 1.17.1 (ttest_ind_from_stats) and 60-digit arithmetic.",
        },
        Example {
            title: "One case has no interval",
            inputs: &[("laterCases", Default::Number(1.0))],
            expected: &[("differenceLow", None), ("p", None)],
            source: "By definition: one value shows no variation.",
        },
    ],
    fact_product: None,
};
