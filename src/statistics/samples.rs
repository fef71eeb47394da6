//! What a sample says about itself.

use crate::math;

/// `count` of `n`: contacts resolved of contacts, satisfied customers of those who answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// How many have the property, 0..=`n`.
    pub count: f64,
    /// How many there are, above 0.
    pub n: f64,
}

impl Share {
    /// The share as a fraction; `None` if there is nothing to take it of or `count` is outside 0..=`n`.
    ///
    /// ```
    /// use service_roi::statistics::Share;
    /// assert_eq!(Share { count: 255.0, n: 300.0 }.value(), Some(0.85));
    /// assert_eq!(Share { count: 0.0, n: 0.0 }.value(), None);
    /// ```
    pub fn value(&self) -> Option<f64> {
        let possible = self.n.is_finite() && self.n > 0.0 && self.count >= 0.0;
        (possible && self.count <= self.n).then(|| math::without_negative_zero(self.count / self.n))
    }
}

/// Size, mean and sample standard deviation (divisor n − 1) of measurements, in their unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many there are; at least 1.
    pub n: f64,
    /// Their mean.
    pub mean: f64,
    /// Their sample standard deviation; 0 for a single one.
    pub standard_deviation: f64,
}

impl Sample {
    /// Of these values; `None` of no values or where one is not finite.
    ///
    /// ```
    /// let sample = service_roi::statistics::Sample::of(&[1.0, 3.0]).unwrap();
    /// assert_eq!((sample.mean, sample.standard_deviation), (2.0, 2.0_f64.sqrt()));
    /// ```
    pub fn of(values: &[f64]) -> Option<Self> {
        let mean = mean(values)?;
        let n = values.len() as f64;
        let squares = math::sum(values.iter().map(|value| (value - mean) * (value - mean)));
        let standard_deviation = if n > 1.0 {
            (squares / (n - 1.0)).sqrt()
        } else {
            0.0
        };
        standard_deviation.is_finite().then_some(Self {
            n,
            mean,
            standard_deviation,
        })
    }

    pub(super) fn is_valid(&self) -> bool {
        self.n.is_finite()
            && self.n > 1.0
            && self.mean.is_finite()
            && self.standard_deviation.is_finite()
            && self.standard_deviation >= 0.0
    }
}

/// The mean, kept between the smallest and the largest value whatever the rounding, so that equal values have
/// exactly themselves as their mean and no control chart sees them off its centre.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    let (mut low, mut high) = (*values.first()?, *values.first()?);
    for value in values {
        low = if *value < low { *value } else { low };
        high = if *value > high { *value } else { high };
    }
    let mean = math::sum(values.iter().copied()) / values.len() as f64;
    let mean = if mean < low {
        low
    } else if mean > high {
        high
    } else {
        mean
    };
    mean.is_finite().then(|| math::without_negative_zero(mean))
}

/// The quantile at the fraction `q` (0..=1) of values sorted upwards, by type 7: as Excel's PERCENTILE.INC and numpy.
///
/// `None` of no values, of values that are not sorted, and where `q` is outside 0..=1.
///
/// Source: R. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages" (1996).
///
/// ```
/// assert_eq!(service_roi::statistics::quantile(&[15.0, 20.0, 35.0, 40.0], 0.5), Some(27.5));
/// ```
pub fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    if !(0.0..=1.0).contains(&q) || !sorted.is_sorted() {
        return None;
    }
    let position = last as f64 * q;
    let below = position.floor();
    let low = *sorted.get(below as usize)?;
    let high = *sorted.get(position.ceil() as usize)?;
    let between = low + (position - below) * (high - low);
    // Rounding may carry the sum past its end.
    let between = if between > high { high } else { between };
    between.is_finite().then_some(between)
}

/// The mean of `values` with weights ≥ 0: Σwx / Σw.
///
/// With known population shares as weights it makes a survey with uneven response representative.
///
/// ```
/// let satisfied = service_roi::statistics::weighted_mean(&[0.9, 0.7], &[0.2, 0.8]).unwrap();
/// assert!((satisfied - 0.74).abs() < 1e-15);
/// ```
pub fn weighted_mean(values: &[f64], weights: &[f64]) -> Option<f64> {
    if values.len() != weights.len() || !weights.iter().all(|weight| *weight >= 0.0) {
        return None;
    }
    let products = math::sum(
        values
            .iter()
            .zip(weights)
            .map(|(value, weight)| value * weight),
    );
    let mean = products / math::sum(weights.iter().copied());
    mean.is_finite().then(|| math::without_negative_zero(mean))
}

/// How many equally weighted answers are worth as much as these with weights ≥ 0: (Σw)² / Σw².
///
/// It takes the place of n in every interval. Source: L. Kish, "Survey Sampling" (1965).
///
/// ```
/// let n = service_roi::statistics::effective_sample_size(&[1.0, 1.0, 2.0, 4.0]).unwrap();
/// assert!((n - 64.0 / 22.0).abs() < 1e-15);
/// ```
pub fn effective_sample_size(weights: &[f64]) -> Option<f64> {
    if !weights.iter().all(|weight| *weight >= 0.0) {
        return None;
    }
    let sum = math::sum(weights.iter().copied());
    // Of shares and not of weights, whose squares could overflow.
    let squares = math::sum(weights.iter().map(|weight| (weight / sum) * (weight / sum)));
    let size = 1.0 / squares;
    size.is_finite().then_some(size)
}
