//! Confidence intervals, and tests of a difference.

use super::distributions::{
    normal_deviate, normal_two_sided_p, student_t_deviate, student_t_two_sided_p,
};
use super::samples::{Sample, Share};
use crate::math;

/// How often an interval made this way holds the true value: a fraction between 0 and 1, both excluded.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// 90 %.
    pub const NINETY: Self = Self(0.9);
    /// 95 %.
    pub const NINETY_FIVE: Self = Self(0.95);
    /// 99 %.
    pub const NINETY_NINE: Self = Self(0.99);

    /// Any other level.
    ///
    /// ```
    /// use service_roi::statistics::Confidence;
    /// assert_eq!(Confidence::new(0.95), Some(Confidence::NINETY_FIVE));
    /// assert_eq!(Confidence::new(95.0), None);
    /// ```
    pub fn new(level: f64) -> Option<Self> {
        (level > 0.0 && level < 1.0).then_some(Self(level))
    }

    /// The fraction.
    pub fn level(self) -> f64 {
        self.0
    }

    /// How many standard errors a normal interval reaches to each side.
    ///
    /// ```
    /// let z = service_roi::statistics::Confidence::NINETY_FIVE.z();
    /// assert!((z - 1.9599639845400543).abs() < 1e-14);
    /// ```
    pub fn z(self) -> f64 {
        normal_deviate(self.0 / 2.0, (1.0 - self.0) / 2.0)
    }

    /// How many standard errors a Student interval with `df` > 0 degrees of freedom reaches to each side.
    ///
    /// ```
    /// let t = service_roi::statistics::Confidence::NINETY_FIVE.t(1.0).unwrap();
    /// assert!((t - 12.706204736174705).abs() < 1e-11);
    /// ```
    pub fn t(self, df: f64) -> Option<f64> {
        student_t_deviate(self.0, 1.0 - self.0, df)
    }
}

/// From `low` to `high`, in the unit of what it is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    pub(super) fn new(low: f64, high: f64) -> Option<Self> {
        (low.is_finite() && high.is_finite()).then(|| Self {
            low: math::without_negative_zero(low),
            high: math::without_negative_zero(high),
        })
    }

    fn around(centre: f64, half_width: f64) -> Option<Self> {
        Self::new(centre - half_width, centre + half_width)
    }

    /// The interval with ends beyond the possible values `low`..=`high` drawn in to them.
    ///
    /// ```
    /// use service_roi::statistics::Interval;
    /// let nps = Interval { low: 47.5, high: 106.3 }.clipped(-100.0, 100.0);
    /// assert_eq!(nps, Interval { low: 47.5, high: 100.0 });
    /// ```
    pub fn clipped(self, low: f64, high: f64) -> Self {
        let clip = |end: f64| {
            if end < low {
                low
            } else if end > high {
                high
            } else {
                end
            }
        };
        Self {
            low: clip(self.low),
            high: clip(self.high),
        }
    }
}

/// Wilson's score interval of a share.
///
/// Exactly 0 at the low end of no successes, exactly 1 at the high end of nothing but successes.
/// Source: E. Wilson (1927); method 3 of R. Newcombe, Statistics in Medicine 17 (1998) 857.
///
/// ```
/// use service_roi::statistics::{Confidence, Share, wilson};
/// let csat = wilson(Share { count: 255.0, n: 300.0 }, Confidence::NINETY_FIVE).unwrap();
/// assert!((csat.low - 0.805182388854671).abs() < 1e-12);
/// assert!((csat.high - 0.8859675312881469).abs() < 1e-12);
/// ```
pub fn wilson(share: Share, confidence: Confidence) -> Option<Interval> {
    let p = share.value()?;
    let Share { count, n } = share;
    let z = confidence.z();
    let middle = count + z * z / 2.0;
    let reach = z * (z * z / 4.0 + count * (1.0 - p)).sqrt();
    // The product of the two ends is known; dividing by the other end loses no digits of a small one.
    let low = if count > 0.0 {
        p * count / (middle + reach)
    } else {
        0.0
    };
    let high = (middle + reach) / (n + z * z);
    let full = count >= n || high > 1.0;
    Interval::new(low, if full { 1.0 } else { high })
}

/// The difference `a` − `b` of two shares from independent samples, by Newcombe's hybrid score.
///
/// Source: method 10 of R. Newcombe, Statistics in Medicine 17 (1998) 873.
///
/// ```
/// use service_roi::statistics::{Confidence, Share, share_difference};
/// let (a, b) = (Share { count: 56.0, n: 70.0 }, Share { count: 48.0, n: 80.0 });
/// let difference = share_difference(a, b, Confidence::NINETY_FIVE).unwrap();
/// assert!((difference.low - 0.0524).abs() < 1e-4 && (difference.high - 0.3339).abs() < 1e-4);
/// ```
pub fn share_difference(a: Share, b: Share, confidence: Confidence) -> Option<Interval> {
    let (p, q) = (a.value()?, b.value()?);
    let (around_p, around_q) = (wilson(a, confidence)?, wilson(b, confidence)?);
    let distance = |one: f64, other: f64| (one * one + other * other).sqrt();
    Interval::new(
        p - q - distance(p - around_p.low, around_q.high - q),
        p - q + distance(around_p.high - p, q - around_q.low),
    )
}

/// Answers to "how likely are you to recommend us" by group, as counts: 9–10, 7–8 and 0–6 of 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nps {
    /// 9 or 10.
    pub promoters: f64,
    /// 7 or 8.
    pub passives: f64,
    /// 0 to 6.
    pub detractors: f64,
}

impl Nps {
    fn n(&self) -> Option<f64> {
        let counts = [self.promoters, self.passives, self.detractors];
        let n = self.promoters + self.passives + self.detractors;
        let possible = counts.iter().all(|count| *count >= 0.0) && n.is_finite() && n > 0.0;
        possible.then_some(n)
    }

    /// The net promoter score, −100..=100 points.
    ///
    /// ```
    /// use service_roi::statistics::Nps;
    /// let answers = Nps { promoters: 150.0, passives: 90.0, detractors: 60.0 };
    /// assert_eq!(answers.score(), Some(30.0));
    /// ```
    pub fn score(&self) -> Option<f64> {
        let n = self.n()?;
        let score = 100.0 * (self.promoters - self.detractors) / n;
        Some(math::without_negative_zero(score))
    }

    /// Its standard error in points; 0 where all answers fall in one group, however few they are.
    ///
    /// ```
    /// use service_roi::statistics::Nps;
    /// let answers = Nps { promoters: 150.0, passives: 90.0, detractors: 60.0 };
    /// assert!((answers.standard_error().unwrap() - 4.509249752822894).abs() < 1e-14);
    /// ```
    pub fn standard_error(&self) -> Option<f64> {
        let n = self.n()?;
        let (p, d) = (self.promoters / n, self.detractors / n);
        let (not_p, not_d) = (
            (self.passives + self.detractors) / n,
            (self.passives + self.promoters) / n,
        );
        // p + d − (p − d)², as a sum of parts none of which cancels.
        let variance = p * not_p + d * not_d + 2.0 * p * d;
        Some(100.0 * (variance / n).sqrt())
    }

    /// The adjusted Wald (3, T) interval in points, which is never of zero width; its ends may lie beyond ±100.
    ///
    /// Source: B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016).
    ///
    /// ```
    /// use service_roi::statistics::{Confidence, Nps};
    /// let unanimous = Nps { promoters: 10.0, passives: 0.0, detractors: 0.0 };
    /// let interval = unanimous.interval(Confidence::NINETY_FIVE).unwrap();
    /// assert!((interval.low - 47.503551544790206).abs() < 1e-12);
    /// assert_eq!(interval.clipped(-100.0, 100.0).high, 100.0);
    /// ```
    pub fn interval(&self, confidence: Confidence) -> Option<Interval> {
        self.n()?;
        let adjusted = Self {
            promoters: self.promoters + 0.75,
            passives: self.passives + 1.5,
            detractors: self.detractors + 0.75,
        };
        let half_width = confidence.z() * adjusted.standard_error()?;
        Interval::around(adjusted.score()?, half_width)
    }
}

/// The Wald test of a difference of two net promoter scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NpsTest {
    /// The difference in points.
    pub difference: f64,
    /// Its standard error in points.
    pub standard_error: f64,
    /// Their ratio.
    pub z: f64,
    /// How likely a difference this large, to either side, is by chance alone.
    pub p: f64,
}

/// Tests the difference `a` − `b` of two net promoter scores from independent samples.
///
/// `None` where both samples are unanimous: they show no variation to judge the difference by.
/// Source: B. Rocks (2016), as [`Nps::interval`].
///
/// ```
/// use service_roi::statistics::{Nps, nps_difference};
/// let a = Nps { promoters: 60.0, passives: 30.0, detractors: 10.0 };
/// let b = Nps { promoters: 50.0, passives: 30.0, detractors: 20.0 };
/// let test = nps_difference(a, b).unwrap();
/// assert_eq!(test.difference, 20.0);
/// assert!((test.p - 0.052067926015826264).abs() < 1e-14);
/// ```
pub fn nps_difference(a: Nps, b: Nps) -> Option<NpsTest> {
    let difference = a.score()? - b.score()?;
    let (of_a, of_b) = (a.standard_error()?, b.standard_error()?);
    let standard_error = (of_a * of_a + of_b * of_b).sqrt();
    if standard_error <= 0.0 {
        return None;
    }
    let z = difference / standard_error;
    Some(NpsTest {
        difference,
        standard_error,
        z,
        p: normal_two_sided_p(z)?,
    })
}

/// The Student interval of a mean, in the unit of the sample.
///
/// `None` of fewer than two measurements. Source: Student (1908).
///
/// ```
/// use service_roi::statistics::{Confidence, Sample, mean_interval};
/// let csat = Sample { n: 16.0, mean: 4.3, standard_deviation: 0.8 };
/// let interval = mean_interval(csat, Confidence::NINETY_FIVE).unwrap();
/// assert!((interval.low - 3.8737101).abs() < 1e-7 && (interval.high - 4.7262899).abs() < 1e-7);
/// ```
pub fn mean_interval(sample: Sample, confidence: Confidence) -> Option<Interval> {
    if !sample.is_valid() {
        return None;
    }
    let t = confidence.t(sample.n - 1.0)?;
    Interval::around(
        sample.mean,
        t * (sample.standard_deviation / sample.n.sqrt()),
    )
}

/// A difference of two means, by Welch's test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Welch {
    /// The difference in the unit of the samples.
    pub difference: f64,
    /// Its interval.
    pub interval: Interval,
    /// Satterthwaite's degrees of freedom, usually fractional.
    pub df: f64,
    /// The difference in standard errors.
    pub t: f64,
    /// How likely a difference this large, to either side, is by chance alone.
    pub p: f64,
}

/// The difference `a` − `b` of the means of two independent samples whose variances may differ.
///
/// `None` where either has fewer than two measurements or neither varies.
/// Source: B. Welch (1947), F. Satterthwaite (1946).
///
/// ```
/// use service_roi::statistics::{Confidence, Sample, welch_difference};
/// let a = Sample { n: 40.0, mean: 4.4, standard_deviation: 0.7 };
/// let b = Sample { n: 25.0, mean: 4.1, standard_deviation: 1.1 };
/// let welch = welch_difference(a, b, Confidence::NINETY_FIVE).unwrap();
/// assert!(welch.df > 24.0 && welch.df < 63.0);
/// assert!(welch.interval.low < 0.0 && welch.p > 0.05);
/// ```
pub fn welch_difference(a: Sample, b: Sample, confidence: Confidence) -> Option<Welch> {
    if !a.is_valid() || !b.is_valid() {
        return None;
    }
    let variance = |sample: Sample| {
        let error = sample.standard_deviation / sample.n.sqrt();
        error * error
    };
    let (of_a, of_b) = (variance(a), variance(b));
    let both = of_a + of_b;
    let (part_a, part_b) = (of_a / both, of_b / both);
    let df = 1.0 / (part_a * part_a / (a.n - 1.0) + part_b * part_b / (b.n - 1.0));
    let difference = a.mean - b.mean;
    let t = difference / both.sqrt();
    Some(Welch {
        difference,
        interval: Interval::around(difference, confidence.t(df)? * both.sqrt())?,
        df,
        t,
        p: student_t_two_sided_p(t, df)?,
    })
}
