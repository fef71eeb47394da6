//! Control charts: which points of a series are more than its usual variation.
//!
//! Limits come from a baseline and stay as they are when later points are judged by them.

use super::intervals::Interval;
use super::samples::{Share, mean};
use crate::math;

/// Points in a baseline below which its limits are provisional; two are enough to compute them.
///
/// Source: D. Wheeler, "Understanding Variation".
pub const ENOUGH_POINTS: usize = 20;

/// Mean moving range ÷ standard deviation of a normal series (d₂ for two points).
const RANGE_OF_TWO: f64 = 1.128;
/// 3/d₂ as printed in the tables: limits around a mean, in mean moving ranges.
const NATURAL_LIMIT: f64 = 2.66;
/// D₄ as printed in the tables: the limit of moving ranges, in mean moving ranges.
const RANGE_LIMIT: f64 = 3.267;

/// A point of a chart with the limits that it is judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// What was measured.
    pub value: f64,
    /// The centre line.
    pub centre: f64,
    /// One standard deviation: the width of a zone.
    pub sigma: f64,
    /// The lower control limit. One that was clipped to 0 cannot be crossed.
    pub low: f64,
    /// The upper control limit.
    pub high: f64,
}

impl Point {
    /// A point that is already in standard deviations from the centre line.
    ///
    /// ```
    /// let point = service_roi::statistics::Point::standardised(-1.2);
    /// assert_eq!((point.value, point.centre, point.low, point.high), (-1.2, 0.0, -3.0, 3.0));
    /// ```
    pub fn standardised(value: f64) -> Self {
        Self {
            value,
            centre: 0.0,
            sigma: 1.0,
            low: -3.0,
            high: 3.0,
        }
    }

    fn above(&self, sigmas: f64) -> bool {
        self.value - self.centre > sigmas * self.sigma
    }

    fn below(&self, sigmas: f64) -> bool {
        self.centre - self.value > sigmas * self.sigma
    }
}

/// A chart of shares whose samples may differ in size (p-chart).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PChart {
    /// The centre line: all successes of the baseline ÷ all of its answers.
    pub share: f64,
    /// How much more the shares vary than chance alone explains: 1, or Laney's σ of the standardised shares.
    pub spread: f64,
}

impl PChart {
    /// The ordinary chart. `None` of no samples, or where one is empty: leave out days without contacts.
    ///
    /// Source: W. Shewhart; NIST/SEMATECH e-Handbook 6.3.3.2.
    ///
    /// ```
    /// use service_roi::statistics::{PChart, Share};
    /// let days = [Share { count: 12.0, n: 50.0 }, Share { count: 8.0, n: 50.0 }];
    /// assert_eq!(PChart::from_baseline(&days).unwrap().share, 0.2);
    /// ```
    pub fn from_baseline(samples: &[Share]) -> Option<Self> {
        for sample in samples {
            sample.value()?;
        }
        let count = math::sum(samples.iter().map(|sample| sample.count));
        let n = math::sum(samples.iter().map(|sample| sample.n));
        let share = Share { count, n }.value()?;
        Some(Self { share, spread: 1.0 })
    }

    /// Laney's p′ chart, for samples in the thousands, whose ordinary limits are so narrow that every day is a
    /// signal. `None` also of a single sample.
    ///
    /// Source: D. Laney, "Improved Control Charts for Attributes", Quality Engineering 14 (2002).
    ///
    /// ```
    /// use service_roi::statistics::{PChart, Share};
    /// let days = [9_000.0, 8_600.0, 9_300.0, 8_900.0].map(|count| Share { count, n: 10_000.0 });
    /// assert!(PChart::laney(&days).unwrap().spread > 10.0);
    /// ```
    pub fn laney(samples: &[Share]) -> Option<Self> {
        let chart = Self::from_baseline(samples)?;
        if chart.share <= 0.0 || chart.share >= 1.0 {
            return (samples.len() > 1).then_some(chart);
        }
        let standardised: Option<Vec<f64>> = samples
            .iter()
            .map(|sample| Some((sample.value()? - chart.share) / chart.sigma(sample)))
            .collect();
        let spread = mean(&moving_ranges(&standardised?))? / RANGE_OF_TWO;
        Some(Self { spread, ..chart })
    }

    /// The sample's point, with limits of 3 standard deviations for its size, clipped to 0..=1.
    ///
    /// ```
    /// use service_roi::statistics::{PChart, Share};
    /// let chart = PChart { share: 0.2, spread: 1.0 };
    /// let point = chart.point(Share { count: 5.0, n: 16.0 }).unwrap();
    /// assert_eq!((point.value, point.sigma, point.low), (0.3125, 0.1, 0.0));
    /// ```
    pub fn point(&self, sample: Share) -> Option<Point> {
        let value = sample.value()?;
        let sigma = self.sigma(&sample) * self.spread;
        let limits = Interval::new(self.share - 3.0 * sigma, self.share + 3.0 * sigma)?;
        let Interval { low, high } = limits.clipped(0.0, 1.0);
        Some(Point {
            value,
            centre: self.share,
            sigma,
            low,
            high,
        })
    }

    fn sigma(&self, sample: &Share) -> f64 {
        (self.share * (1.0 - self.share) / sample.n).sqrt()
    }
}

/// A chart of single measurements and of the differences between neighbours (XmR, also I-MR), in their unit.
///
/// Its width is taken from the moving ranges: the standard deviation of the whole series would hide the very
/// shifts that it is to show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmrChart {
    /// The centre line.
    pub mean: f64,
    /// The mean absolute difference between neighbours.
    pub mean_moving_range: f64,
}

impl XmrChart {
    /// Of two or more values in the order of time.
    ///
    /// Source: W. Shewhart; D. Wheeler; NIST/SEMATECH e-Handbook 6.3.2.2.
    ///
    /// ```
    /// use service_roi::statistics::XmrChart;
    /// let chart = XmrChart::from_baseline(&[10.0, 12.0, 11.0]).unwrap();
    /// assert_eq!((chart.mean, chart.mean_moving_range), (11.0, 1.5));
    /// assert_eq!(chart.limits().high, 11.0 + 2.66 * 1.5);
    /// ```
    pub fn from_baseline(values: &[f64]) -> Option<Self> {
        let chart = Self {
            mean: mean(values)?,
            mean_moving_range: mean(&moving_ranges(values))?,
        };
        let Interval { low, high } = chart.limits();
        Interval::new(low, high)?;
        Some(chart)
    }

    /// The natural process limits: mean ± 2.66 mean moving ranges.
    pub fn limits(&self) -> Interval {
        Interval {
            low: self.mean - NATURAL_LIMIT * self.mean_moving_range,
            high: self.mean + NATURAL_LIMIT * self.mean_moving_range,
        }
    }

    /// The upper limit of a moving range: 3.267 mean moving ranges. The lower one is 0 and cannot be crossed.
    pub fn moving_range_limit(&self) -> f64 {
        RANGE_LIMIT * self.mean_moving_range
    }

    /// One standard deviation: the mean moving range ÷ 1.128.
    pub fn sigma(&self) -> f64 {
        self.mean_moving_range / RANGE_OF_TWO
    }

    /// The points of values, the baseline's or later ones.
    ///
    /// ```
    /// use service_roi::statistics::{Rule, XmrChart, signals};
    /// let chart = XmrChart { mean: 11.0, mean_moving_range: 1.5 };
    /// let points = [11.0, 16.0].map(|value| chart.point(value));
    /// assert_eq!(signals(&points, &[Rule::BeyondLimits])[0].last, 1);
    /// ```
    pub fn point(&self, value: f64) -> Point {
        let Interval { low, high } = self.limits();
        Point {
            value,
            centre: self.mean,
            sigma: self.sigma(),
            low,
            high,
        }
    }

    /// The points of the moving ranges of values: the first is that of the second value. Neighbouring ranges
    /// share a value, so that only [`Rule::BeyondLimits`] applies to them.
    ///
    /// ```
    /// use service_roi::statistics::XmrChart;
    /// let chart = XmrChart { mean: 11.0, mean_moving_range: 1.5 };
    /// assert_eq!(chart.moving_range_points(&[11.0, 16.0])[0].value, 5.0);
    /// ```
    pub fn moving_range_points(&self, values: &[f64]) -> Vec<Point> {
        let high = self.moving_range_limit();
        let point = |value| Point {
            value,
            centre: self.mean_moving_range,
            sigma: (high - self.mean_moving_range) / 3.0,
            low: 0.0,
            high,
        };
        moving_ranges(values).into_iter().map(point).collect()
    }
}

fn moving_ranges(values: &[f64]) -> Vec<f64> {
    let neighbours = values.windows(2);
    neighbours.map(|pair| (pair[1] - pair[0]).abs()).collect()
}

/// A pattern that chance seldom makes. "Beyond" is strictly beyond, and on one side of the centre line; a point
/// on the centre line is on neither side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A point beyond the control limits, which stand at 3 σ.
    BeyondLimits,
    /// Two of three points beyond 2 σ on one side, the last one among them.
    TwoOfThreeBeyondTwoSigma,
    /// Four of five points beyond 1 σ on one side, the last one among them.
    FourOfFiveBeyondOneSigma,
    /// Eight points on one side of the centre line.
    EightOnOneSide,
    /// Nine points on one side of the centre line.
    NineOnOneSide,
    /// Six points each above, or each below, the one before.
    SixRisingOrFalling,
    /// Fourteen points alternately above and below the one before.
    FourteenAlternating,
    /// Fifteen points none of which is beyond 1 σ; never of points that cannot vary (σ = 0).
    FifteenWithinOneSigma,
    /// Eight points all beyond 1 σ, some to each side.
    EightBeyondOneSigmaOnBothSides,
}

/// The rules of the Western Electric "Statistical Quality Control Handbook" (1956), 1 to 4.
pub const WESTERN_ELECTRIC: [Rule; 4] = [
    Rule::BeyondLimits,
    Rule::TwoOfThreeBeyondTwoSigma,
    Rule::FourOfFiveBeyondOneSigma,
    Rule::EightOnOneSide,
];

/// The rules of L. Nelson, Journal of Quality Technology 16 (1984), 1 to 8.
pub const NELSON: [Rule; 8] = [
    Rule::BeyondLimits,
    Rule::NineOnOneSide,
    Rule::SixRisingOrFalling,
    Rule::FourteenAlternating,
    Rule::TwoOfThreeBeyondTwoSigma,
    Rule::FourOfFiveBeyondOneSigma,
    Rule::FifteenWithinOneSigma,
    Rule::EightBeyondOneSigmaOnBothSides,
];

impl Rule {
    /// How many points the rule looks at.
    fn length(self) -> usize {
        match self {
            Self::BeyondLimits => 1,
            Self::TwoOfThreeBeyondTwoSigma => 3,
            Self::FourOfFiveBeyondOneSigma => 5,
            Self::SixRisingOrFalling => 6,
            Self::EightOnOneSide | Self::EightBeyondOneSigmaOnBothSides => 8,
            Self::NineOnOneSide => 9,
            Self::FourteenAlternating => 14,
            Self::FifteenWithinOneSigma => 15,
        }
    }

    /// Whether exactly the points that the rule looks at make its pattern.
    fn holds(self, points: &[Point]) -> bool {
        let all = |test: fn(&Point) -> bool| points.iter().all(test);
        let any = |test: fn(&Point) -> bool| points.iter().any(test);
        let rises = |pair: &[Point]| pair[1].value > pair[0].value;
        let falls = |pair: &[Point]| pair[1].value < pair[0].value;
        match self {
            Self::BeyondLimits => all(|point| point.value > point.high || point.value < point.low),
            Self::TwoOfThreeBeyondTwoSigma => beyond_on_one_side(points, 2, 2.0),
            Self::FourOfFiveBeyondOneSigma => beyond_on_one_side(points, 4, 1.0),
            Self::EightOnOneSide | Self::NineOnOneSide => {
                all(|point| point.above(0.0)) || all(|point| point.below(0.0))
            }
            Self::SixRisingOrFalling => {
                points.windows(2).all(rises) || points.windows(2).all(falls)
            }
            Self::FourteenAlternating => points.windows(3).all(|three| {
                let (first, second) = (&three[..2], &three[1..]);
                (rises(first) && falls(second)) || (falls(first) && rises(second))
            }),
            Self::FifteenWithinOneSigma => {
                all(|point| point.sigma > 0.0 && !point.above(1.0) && !point.below(1.0))
            }
            Self::EightBeyondOneSigmaOnBothSides => {
                all(|point| point.above(1.0) || point.below(1.0))
                    && any(|point| point.above(1.0))
                    && any(|point| point.below(1.0))
            }
        }
    }
}

fn beyond_on_one_side(points: &[Point], needed: usize, sigmas: f64) -> bool {
    [Point::above, Point::below].iter().any(|beyond| {
        let count = points.iter().filter(|point| beyond(point, sigmas)).count();
        count >= needed && points.last().is_some_and(|point| beyond(point, sigmas))
    })
}

/// A rule that a series broke, and where: the points `first`..=`last`, counted from 0, that the rule looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// The rule.
    pub rule: Rule,
    /// The first point of the pattern.
    pub first: usize,
    /// The point that completed the pattern.
    pub last: usize,
}

/// Every signal of a series of points in the order of time; at one point, in the order of `rules`.
///
/// A pattern that goes on is a signal again at every point.
///
/// ```
/// use service_roi::statistics::{Point, Rule, Signal, WESTERN_ELECTRIC, signals};
/// let points = [0.0, 2.5, 1.0, 2.6, 0.0].map(Point::standardised);
/// let signal = Signal { rule: Rule::TwoOfThreeBeyondTwoSigma, first: 1, last: 3 };
/// assert_eq!(signals(&points, &WESTERN_ELECTRIC), [signal]);
/// ```
pub fn signals(points: &[Point], rules: &[Rule]) -> Vec<Signal> {
    let mut found = Vec::new();
    for last in 0..points.len() {
        for rule in rules {
            let Some(first) = (last + 1).checked_sub(rule.length()) else {
                continue;
            };
            if rule.holds(&points[first..=last]) {
                found.push(Signal {
                    rule: *rule,
                    first,
                    last,
                });
            }
        }
    }
    found
}
