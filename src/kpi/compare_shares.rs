//! Two periods of a share: the difference in points with its interval, and whether it can be told from chance.

use super::comparison::{CHART, Compared, FEW_CASES, NEEDED, few, needed_per_period};
use super::comparison::{difference, difference_high, difference_low};
use super::{CONFIDENCE, Estimate, NOTHING, count, ends, high, interval_columns};
use super::{interval_table, low, part_of_whole};
use crate::calculator::{Question, calculator, key, model_of_formula};
use crate::describe::*;
use crate::number::{Number, Unit};
use crate::statistics::{Confidence, Interval, Share, share_difference};

const COUNT: &str =
    "Cases that have the property: satisfied answers, tickets resolved at first contact.";
const CASES: &str = "All cases of the period: all answers, all resolved tickets.";

calculator! {
    inputs {
        number earlier_count = count("Earlier count", 240.0).help(COUNT);
        number earlier_cases = count("Earlier cases", 300.0).help(CASES);
        number later_count = count("Later count", 255.0).help(COUNT);
        number later_cases = count("Later cases", 300.0).help(CASES);
        number confidence = CONFIDENCE;
    }
    outputs {
        difference = difference(Unit::Points);
        difference_low = difference_low(Unit::Points);
        difference_high = difference_high(Unit::Points);
        earlier_share = Output::new("Earlier share", Unit::Share, "Earlier count ÷ earlier cases.").neither();
        later_share = Output::new("Later share", Unit::Share, "Later count ÷ later cases.").neither();
        needed_per_period = NEEDED;
    }
}
model_of_formula!();

/// The formula.
pub fn formula<N: Number>(x: &Inputs<N>) -> Outputs<N> {
    fn interval(x: &[f64]) -> Option<Interval> {
        let share = |count, n| Share { count, n };
        share_difference(share(x[0], x[1]), share(x[2], x[3]), Confidence::new(x[4])?)
    }
    let one = N::constant(1.0);
    let earlier = x.earlier_count / x.earlier_cases;
    let later = x.later_count / x.later_cases;
    let difference = later - earlier;
    let [low, high] = ends(
        ["Newcombe's low end", "Newcombe's high end"],
        &[
            x.later_count,
            x.later_cases,
            x.earlier_count,
            x.earlier_cases,
            x.confidence,
        ],
        [|x| low(interval(x)), |x| high(interval(x))],
    );
    let variances = earlier * (one - earlier) + later * (one - later);
    let of_any = |value: N| value.defined_when(value.at_most(value), NOTHING);
    Outputs {
        difference: of_any(difference),
        difference_low: of_any(low),
        difference_high: of_any(high),
        earlier_share: of_any(earlier),
        later_share: of_any(later),
        needed_per_period: needed_per_period(variances, difference, x.confidence),
    }
}

fn conflicts(x: &Inputs<f64>) -> Vec<Problem> {
    let earlier = part_of_whole(
        key!(earlier_count),
        ("Earlier count", x.earlier_count),
        ("earlier cases", x.earlier_cases),
    );
    let later = part_of_whole(
        key!(later_count),
        ("Later count", x.later_count),
        ("later cases", x.later_cases),
    );
    earlier.into_iter().chain(later).collect()
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
        input: key!(later_count),
        output: key!(difference_low),
        answer: "A rise of at least {target} is sure from a later count of {value} of {laterCases}.",
        none: "No later count of {laterCases} makes a rise of at least {target} sure.",
        always: "A rise of at least {target} is sure whatever the later count.",
    }
}

/// What the comparison tells about itself.
pub static CALCULATOR: Calculator = Calculator {
    id: "compare-shares",
    title: "Compare two periods of a share",
    section: Section::Kpis,
    guide: Some(Guide {
        costs: "Two counts for each period.",
        shows: "Whether a share has moved by more than chance moves it.",
        hides: "Why it moved, and whether other customers answered this time.",
    }),
    short_title: "Compare shares",
    summary: "Whether CSAT, first contact resolution or another share differs between two periods by more than chance.",
    when_to_use: "Use it before you praise, blame or report a change of a share.",
    when_not: "Do not use it for the same customers asked twice, or for the two of many months that differ most: among many some always differ.",
    related: &["compare-nps", "compare-means", "sample-size"],
    headline: key!(difference),
    inputs: INPUTS,
    outputs: OUTPUTS,
    tables: &[interval_table(&interval_columns(Unit::Points))],
    chart: CHART,
    warnings: &[WarningDescription {
        key: "fewCases",
        text: FEW_CASES,
    }],
    break_even: BreakEvenDescription {
        target_label: "Rise to be sure of",
        target: 0.0,
        target_unit: Unit::Points,
    },
    examples: &[
        Example {
            title: "80 % and 85 % of 300: not yet",
            inputs: &[],
            expected: &[
                ("difference", Some(0.05)),
                ("differenceLow", Some(-0.010_974_368_215_286_189)),
                ("differenceHigh", Some(0.110_726_459_538_142_55)),
                ("neededPerPeriod", Some(442.0)),
            ],
            source: "Newcombe's method 10 in 60-digit arithmetic; z²(0.8 × 0.2 + 0.85 × 0.15) ÷ 0.05² = 441.77.",
        },
        Example {
            title: "48 of 80 and 56 of 70: distinguishable",
            inputs: &[
                ("earlierCount", Default::Number(48.0)),
                ("earlierCases", Default::Number(80.0)),
                ("laterCount", Default::Number(56.0)),
                ("laterCases", Default::Number(70.0)),
            ],
            expected: &[
                ("differenceLow", Some(0.052_431_472_402_364_88)),
                ("differenceHigh", Some(0.333_872_654_036_905_97)),
                ("neededPerPeriod", Some(39.0)),
            ],
            source: "Newcombe (1998) prints 0.0524 and 0.3339; 60-digit arithmetic.",
        },
        Example {
            title: "No difference",
            inputs: &[("laterCount", Default::Number(240.0))],
            expected: &[("difference", Some(0.0)), ("neededPerPeriod", None)],
            source: "Nothing is there to be told from chance.",
        },
    ],
    fact_product: None,
};
