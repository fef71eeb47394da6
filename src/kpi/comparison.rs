//! What the comparisons of two periods share: whether the difference can be told from chance, in words, and how many
//! cases a period would tell it.

use super::{Estimate, FEW, INTERVAL_CHART, one_interval};
use crate::calculator::defined;
use crate::describe::{Chart, Keyed, Output, Row};
use crate::number::{Number, Outcome, Unit};
use crate::statistics::{Confidence, whole_responses};

/// The fewest cases in which a difference can show.
const LEAST: f64 = 2.0;

/// How the two periods came out.
pub(super) struct Compared {
    pub difference: Estimate<f64>,
    pub needed: Outcome<f64>,
}

impl Compared {
    /// The result with its verdict: distinguishable where the interval leaves out 0.
    pub fn sentence(&self) -> &'static str {
        let Estimate { value, low, high } = &self.difference;
        let (Some(low), Some(high)) = (defined(low), defined(high)) else {
            return "There are too few cases to compare.";
        };
        if low > 0.0 || high < 0.0 {
            "The difference is {difference}, with {confidence} confidence between {differenceLow} and {differenceHigh}: distinguishable from chance."
        } else if defined(value) != Some(0.0) && defined(&self.needed).is_some() {
            "The difference is {difference}, with {confidence} confidence between {differenceLow} and {differenceHigh}: not yet distinguishable from chance. That takes {neededPerPeriod} cases in each period."
        } else {
            "There is no difference, with {confidence} confidence between {differenceLow} and {differenceHigh}."
        }
    }

    /// The table of the difference with its interval.
    pub fn tables(&self) -> Keyed<Vec<Row>> {
        let Estimate { value, low, high } = self.difference;
        one_interval("Difference", [low, value, high])
    }
}

/// Warns where one of the periods has few cases.
pub(super) fn few(earlier: f64, later: f64) -> Vec<&'static str> {
    if earlier < FEW || later < FEW {
        vec!["fewCases"]
    } else {
        Vec::new()
    }
}

/// The text of that warning.
pub(super) const FEW_CASES: &str =
    "A period has fewer than 30 cases: single ones swing it. Take longer periods.";

/// The difference in a unit, later less earlier.
pub(super) const fn difference(unit: Unit) -> Output {
    Output::new("Difference", unit, "The later period less the earlier one.").neither()
}

/// The low end of its interval.
pub(super) const fn difference_low(unit: Unit) -> Output {
    Output::new(
        "Difference, low end",
        unit,
        "The true difference is at least this, as often as the confidence says. Above 0, the rise is more than chance.",
    )
    .neither()
}

/// The high end of its interval.
pub(super) const fn difference_high(unit: Unit) -> Output {
    Output::new(
        "Difference, high end",
        unit,
        "The true difference is at most this, as often as the confidence says. Below 0, the fall is more than chance.",
    )
    .neither()
}

/// The two-sided p.
pub(super) const P_VALUE: Output = Output::new(
    "p",
    Unit::Share,
    "How often chance alone would make a difference this large or larger, up or down, if nothing had changed. It is not how likely the change is real.",
)
.neither();

/// The cases that [`needed_per_period`] finds.
pub(super) const NEEDED: Output = Output::new(
    "Cases needed a period",
    Unit::Count,
    "n for which z × √(sum of both variances ÷ n) is the difference seen. A bare minimum: with so many, a true difference of this size shows every second time; twice as many show it four times in five.",
)
.lower();

/// Cases in each period that would tell this difference: n so that z × √(`variances` ÷ n) is its size.
///
/// `variances` are those of a single case, of both periods added.
pub(super) fn needed_per_period<N: Number>(
    variances: N,
    difference: N,
    confidence: N,
) -> Outcome<N> {
    fn needed(x: &[f64]) -> f64 {
        let whole = Confidence::new(x[2]).and_then(|confidence| {
            let errors = confidence.z() / x[1];
            whole_responses(errors * errors * x[0])
        });
        whole.map_or(f64::NAN, |whole| if whole < LEAST { LEAST } else { whole })
    }
    let variances = variances.named("Variance of a case, both periods", Unit::Plain);
    let needed = N::call(
        "z² × variance ÷ difference², rounded up, of",
        &[variances, difference, confidence],
        needed,
    );
    needed.defined_when(
        needed.at_most(needed),
        "There is no difference to tell from chance.",
    )
}

/// The chart of a difference with its interval.
pub(super) const CHART: Chart = Chart {
    title: "How sure the difference is",
    note: "Where the line reaches across 0, chance alone may explain the difference.",
    ..INTERVAL_CHART
};
