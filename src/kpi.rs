//! KPIs from counts, one file each, and what several of them share: the confidence, a share with its interval, and how
//! parts that exceed their whole are refused.

pub mod abandonment_rate;
pub mod average_handle_time;
pub mod compare_means;
pub mod compare_nps;
pub mod compare_shares;
mod comparison;
pub mod cost_per_contact;
pub mod cost_to_serve;
pub mod csat;
pub mod customer_effort_score;
pub mod customer_retention_rate;
pub mod deflection_rate;
pub mod first_contact_resolution;
pub mod first_response_time;
pub mod nps;
pub mod point_worth;
pub mod quality_audit_pass_rate;
pub mod reassignment_rate;
pub mod resolution_time;
pub mod sample_size;
pub mod scorecard;

use crate::calculator::{defined, problem, row};
use crate::describe::{
    Cell, Chart, ChartKind, Column, Input, Keyed, Output, Problem, ProblemKind, Row,
};
use crate::describe::{TableDescription, Token, column};
use crate::math;
use crate::number::{Number, Outcome, Unit};
use crate::statistics::{Confidence, Interval, Sample, Share, mean_interval, wilson};

/// Fewer answers than this say little, whatever the interval.
pub(crate) const FEW: f64 = 30.0;

/// Why a figure of no cases is not defined.
pub(crate) const NOTHING: &str = "There is nothing to take it of.";

/// How often the intervals hold the true value: one figure for every KPI.
pub(crate) const CONFIDENCE: Input = Input::number("Confidence", Unit::Share, 0.95)
    .help("How often an interval made this way holds the true value. 95 % is usual; ask for more where a decision hangs on it.")
    .from("The usual level.")
    .between(0.5, 0.999)
    .fact();

/// A count of cases, with its default.
pub(crate) const fn count(label: &'static str, default: f64) -> Input {
    Input::number(label, Unit::Count, default).between(0.0, 1e12)
}

/// The low end of a share's interval.
pub(crate) const LOW_END: Output = Output::new(
    "Low end",
    Unit::Share,
    "The true share is at least this, as often as the confidence says.",
)
.neither();

/// The high end of a share's interval.
pub(crate) const HIGH_END: Output = Output::new(
    "High end",
    Unit::Share,
    "The true share is at most this, as often as the confidence says.",
)
.neither();

/// A figure and the ends of its interval.
#[derive(Clone, Copy)]
pub(crate) struct Estimate<N: Number> {
    pub value: Outcome<N>,
    pub low: Outcome<N>,
    pub high: Outcome<N>,
}

impl<N: Number> Estimate<N> {
    /// The estimate with ends below the least possible value, `least`, drawn in to it.
    pub fn at_least(mut self, least: f64) -> Self {
        let least = N::constant(least);
        self.low.value = N::select(self.low.value.less(least), least, self.low.value);
        self
    }

    /// The estimate with ends above the greatest possible value, `most`, drawn in to it.
    pub fn at_most(mut self, most: f64) -> Self {
        let most = N::constant(most);
        self.high.value = N::select(most.less(self.high.value), most, self.high.value);
        self
    }
}

/// `count` of `n` with its Wilson interval.
pub(crate) fn share<N: Number>(count: N, n: N, confidence: N) -> Estimate<N> {
    fn interval(x: &[f64]) -> Option<Interval> {
        let share = Share {
            count: x[0],
            n: x[1],
        };
        wilson(share, Confidence::new(x[2])?)
    }
    let any = N::constant(0.0).less(n);
    let [low, high] = ends(
        ["Wilson's low end", "Wilson's high end"],
        &[count, n, confidence],
        [|x| low(interval(x)), |x| high(interval(x))],
    );
    Estimate {
        value: (count / n).defined_when(any, NOTHING),
        low: low.defined_when(any, NOTHING),
        high: high.defined_when(any, NOTHING),
    }
}

/// The mean of a sample with its Student interval, which needs two cases.
pub(crate) fn mean<N: Number>(mean: N, standard_deviation: N, n: N, confidence: N) -> Estimate<N> {
    fn interval(x: &[f64]) -> Option<Interval> {
        let sample = Sample {
            mean: x[0],
            standard_deviation: x[1],
            n: x[2],
        };
        mean_interval(sample, Confidence::new(x[3])?)
    }
    let (zero, one) = (N::constant(0.0), N::constant(1.0));
    let [low, high] = ends(
        ["Student's low end", "Student's high end"],
        &[mean, standard_deviation, n, confidence],
        [|x| low(interval(x)), |x| high(interval(x))],
    );
    let two = "An interval of a mean needs at least two cases that differ.";
    Estimate {
        value: mean.defined_when(zero.less(n), NOTHING),
        low: low.defined_when(one.less(n), two),
        high: high.defined_when(one.less(n), two),
    }
}

/// The sample standard deviation of scores 1, 2, 3 … from how many answers each got.
pub(crate) fn deviation_of_scores<N: Number>(counts: &[N]) -> N {
    fn deviation(counts: &[f64]) -> f64 {
        let scores = || {
            counts
                .iter()
                .zip(1_u32..)
                .map(|(count, score)| (*count, f64::from(score)))
        };
        let n = math::sum(counts.iter().copied());
        let mean = math::sum(scores().map(|(count, score)| count * score)) / n;
        let squares = scores().map(|(count, score)| count * (score - mean) * (score - mean));
        (math::sum(squares) / (n - 1.0)).sqrt()
    }
    N::call("standard deviation of scores", counts, deviation)
        .named("Standard deviation", Unit::Plain)
}

/// Both ends of an interval as calls of functions.
pub(crate) fn ends<N: Number>(
    names: [&'static str; 2],
    arguments: &[N],
    computes: [fn(&[f64]) -> f64; 2],
) -> [N; 2] {
    [
        N::call(names[0], arguments, computes[0]),
        N::call(names[1], arguments, computes[1]),
    ]
}

/// The low end of an interval, NaN where there is none.
pub(crate) fn low(interval: Option<Interval>) -> f64 {
    interval.map_or(f64::NAN, |interval| interval.low)
}

/// The high end of an interval, NaN where there is none.
pub(crate) fn high(interval: Option<Interval>) -> f64 {
    interval.map_or(f64::NAN, |interval| interval.high)
}

/// The problem of a part that is larger than its whole, at the part's field.
pub(crate) fn part_of_whole(
    field: &'static str,
    part: (&str, f64),
    whole: (&str, f64),
) -> Option<Problem> {
    exceeds(field, part, whole, "Check which figure is which.")
}

/// The problem of a figure above another that bounds it, with what to do.
pub(crate) fn exceeds(
    field: &'static str,
    (part_label, part): (&str, f64),
    (whole_label, whole): (&str, f64),
    advice: &str,
) -> Option<Problem> {
    (part > whole).then(|| {
        problem(
            ProblemKind::Conflict,
            field,
            vec![
                Token::text(format!("{part_label} must be at most {whole_label} (")),
                Token::value(whole, Unit::Count, None),
                Token::text("); it is "),
                Token::value(part, Unit::Count, None),
                Token::text(format!(". {advice}")),
            ],
            [
                ("given", Cell::Number(Some(part))),
                ("maximum", Cell::Number(Some(whole))),
            ],
        )
    })
}

/// The columns of a table of intervals in this unit.
pub(crate) const fn interval_columns(unit: Unit) -> [Column; 4] {
    [
        column("name", "Figure", Unit::Text),
        column("low", "Low end", unit),
        column("value", "Value", unit),
        column("high", "High end", unit),
    ]
}

/// The table of a KPI's figure with its interval.
pub(crate) const fn interval_table(columns: &'static [Column]) -> TableDescription {
    TableDescription {
        key: "intervals",
        label: "The figure with its interval",
        columns,
    }
}

/// The chart of a KPI's figure with its interval.
pub(crate) const INTERVAL_CHART: Chart = Chart {
    kind: ChartKind::Intervals,
    title: "How sure the figure is",
    note: "The line is the interval: the true value lies on it as often as the confidence says.",
    table: "intervals",
    x: "name",
    y: &["low", "value", "high"],
    reference: None,
    gap: None,
};

/// The tables of a KPI with one interval: low end, figure, high end.
pub(crate) fn one_interval(name: &str, [low, value, high]: [Outcome<f64>; 3]) -> Keyed<Vec<Row>> {
    let cell = |outcome: &Outcome<f64>| Cell::Number(defined(outcome));
    let row = row([
        ("name", Cell::Text(name.into())),
        ("low", cell(&low)),
        ("value", cell(&value)),
        ("high", cell(&high)),
    ]);
    Keyed::from([("intervals", vec![row])])
}
