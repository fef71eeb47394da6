//! How many answers a survey needs, and what it is worth with those it has.

use super::intervals::{Confidence, Nps};
use crate::math;
use std::f64::consts::SQRT_2;

/// Answers that bring the margin of error of a `share` (0 < `share` < 1) down to `margin` (a fraction above 0), before
/// rounding: z²p(1 − p)/e².
///
/// ½ is the worst case. See [`finite_population`] and [`whole_responses`].
/// Source: W. Cochran, "Sampling Techniques".
///
/// ```
/// use service_roi::statistics::{Confidence, sample_size, whole_responses};
/// let needed = sample_size(0.5, 0.05, Confidence::NINETY_FIVE).unwrap();
/// assert!((needed - 384.1458820694126).abs() < 1e-9);
/// assert_eq!(whole_responses(needed), Some(385.0));
/// ```
pub fn sample_size(share: f64, margin: f64, confidence: Confidence) -> Option<f64> {
    let possible = share > 0.0 && share < 1.0 && margin > 0.0;
    let errors = confidence.z() / margin;
    let needed = errors * errors * (share * (1.0 - share));
    (possible && needed.is_finite()).then_some(needed)
}

/// The sample size `needed` of an unlimited population, for one of `population` ≥ 1 customers in all.
///
/// Source: W. Cochran, as [`sample_size`]; the same as R. Krejcie and D. Morgan (1970).
///
/// ```
/// use service_roi::statistics::finite_population;
/// let needed = finite_population(384.1458820694126, 10_000.0).unwrap();
/// assert!((needed - 369.97061048019333).abs() < 1e-9);
/// ```
pub fn finite_population(needed: f64, population: f64) -> Option<f64> {
    let possible = needed > 0.0 && needed.is_finite() && population >= 1.0;
    let needed = needed / (1.0 + (needed - 1.0) / population);
    (possible && needed.is_finite()).then_some(needed)
}

/// Answers that bring the margin of error of a net promoter score down to `margin` points, before rounding.
///
/// `expected` holds the groups as counts or as shares. It can be below 1: see [`whole_responses`]. `None` for
/// unanimous groups, which vary too little to plan by. Source: z²·variance/e² less the 3 that
/// [`Nps::interval`] adds.
///
/// ```
/// use service_roi::statistics::{Confidence, Nps, nps_sample_size, whole_responses};
/// let expected = Nps { promoters: 0.5, passives: 0.3, detractors: 0.2 };
/// let needed = nps_sample_size(expected, 5.0, Confidence::NINETY_FIVE).unwrap();
/// assert_eq!(whole_responses(needed), Some(935.0));
/// ```
pub fn nps_sample_size(expected: Nps, margin: f64, confidence: Confidence) -> Option<f64> {
    let counts = expected.promoters + expected.passives + expected.detractors;
    // In points, for a single answer.
    let deviation = expected.standard_error()? * counts.sqrt();
    let errors = confidence.z() * deviation / margin;
    let needed = errors * errors - 3.0;
    (deviation > 0.0 && margin > 0.0 && needed.is_finite()).then_some(needed)
}

/// A sample size as whole answers: rounded up, at least 1.
///
/// What exceeds a whole number by less than 1e-9 is taken for rounding noise.
///
/// ```
/// use service_roi::statistics::whole_responses;
/// assert_eq!(whole_responses(21.0 / (1.0 - 0.3)), Some(30.0));
/// ```
pub fn whole_responses(needed: f64) -> Option<f64> {
    let whole = (needed - 1e-9).ceil();
    let whole = if whole < 1.0 { 1.0 } else { whole };
    needed.is_finite().then_some(whole)
}

/// The margin of error of a `share` (0..=1) among `n` answers, as a fraction: z·√(p(1 − p)/n).
///
/// With a `population` of customers in all it shrinks as the answers come near it, to 0 when everybody answered.
/// For planning: of an answered survey, [`wilson`](super::wilson) gives the interval.
///
/// ```
/// use service_roi::statistics::{Confidence, margin_of_error};
/// let margin = margin_of_error(0.85, 300.0, None, Confidence::NINETY_FIVE).unwrap();
/// assert!((margin - 0.04040569265332552).abs() < 1e-14);
/// ```
pub fn margin_of_error(
    share: f64,
    n: f64,
    population: Option<f64>,
    confidence: Confidence,
) -> Option<f64> {
    let error = standard_error(share, n)?;
    let left = match population {
        None => 1.0,
        Some(population) if population >= n && n >= 1.0 && population.is_finite() => {
            if population > n {
                (population - n) / (population - 1.0)
            } else {
                0.0
            }
        }
        Some(_) => return None,
    };
    Some(confidence.z() * error * left.sqrt())
}

/// The level of confidence, as a fraction, at which `n` answers keep a `share` (0 < `share` < 1) within ± `margin`.
///
/// ```
/// let level = service_roi::statistics::confidence_reached(0.5, 0.05, 300.0).unwrap();
/// assert!((level - 0.9167354833364496).abs() < 1e-14);
/// ```
pub fn confidence_reached(share: f64, margin: f64, n: f64) -> Option<f64> {
    let error = standard_error(share, n)?;
    (error > 0.0 && margin > 0.0).then(|| math::erf(margin / error / SQRT_2))
}

/// Of a share of `n` answers, as a fraction.
fn standard_error(share: f64, n: f64) -> Option<f64> {
    let possible = (0.0..=1.0).contains(&share) && n.is_finite() && n > 0.0;
    possible.then(|| (share * (1.0 - share) / n).sqrt())
}
