//! Intervals of medians and other quantiles, from ranks alone.

use super::intervals::{Confidence, Interval};
use crate::math;

/// Two ranks in a sorted sample, counted from 1, between whose values a quantile lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranks {
    /// The rank of the lower end.
    pub low: u32,
    /// The rank of the upper end.
    pub high: u32,
    /// How sure that is: at least the confidence asked for.
    pub coverage: f64,
}

/// The ranks, of `n` values, that hold the quantile at the fraction `q` (0 < `q` < 1) whatever the distribution.
///
/// Each end may miss with half of 1 − confidence. Where the sample has no value far enough out on one side, its
/// last value is taken and the other end has what is left. `None` where even the smallest and the largest value
/// do not reach the confidence: for a median at 95 %, of fewer than 6 values. The work grows with √`n`.
///
/// Source: binomial quantiles; W. Conover, "Practical Nonparametric Statistics".
///
/// ```
/// use service_roi::statistics::{Confidence, quantile_ranks};
/// let ranks = quantile_ranks(10_000, 0.5, Confidence::NINETY_FIVE).unwrap();
/// assert_eq!((ranks.low, ranks.high), (4_902, 5_099));
/// assert_eq!(quantile_ranks(5, 0.5, Confidence::NINETY_FIVE), None);
/// ```
pub fn quantile_ranks(n: u32, q: f64, confidence: Confidence) -> Option<Ranks> {
    let values_below = Binomial::new(n, q)?;
    let miss = 1.0 - confidence.level();
    let (mut low, mut missed_low) = values_below.low_rank(miss / 2.0);
    let (mut high, mut missed_high) = values_below.high_rank(miss / 2.0);
    // A side that no value bounds is bounded by the last value there is, at the price of that value's miss.
    if low < 1 {
        (low, missed_low) = (1, values_below.least());
        (high, missed_high) = values_below.high_rank(miss - missed_low);
    } else if high > u64::from(n) {
        (high, missed_high) = (u64::from(n), values_below.most());
        (low, missed_low) = values_below.low_rank(miss - missed_high);
    }
    if low < 1 || high > u64::from(n) || missed_low + missed_high > miss {
        return None;
    }
    Some(Ranks {
        low: u32::try_from(low).ok()?,
        high: u32::try_from(high).ok()?,
        coverage: 1.0 - missed_low - missed_high,
    })
}

/// The interval of the quantile at the fraction `q` (0 < `q` < 1) of values sorted upwards, as [`quantile_ranks`].
///
/// ```
/// use service_roi::statistics::{Confidence, Interval, quantile_interval};
/// let minutes = [3.0, 5.0, 8.0, 12.0, 20.0, 45.0, 60.0, 90.0, 240.0, 1440.0];
/// let median = quantile_interval(&minutes, 0.5, Confidence::NINETY_FIVE).unwrap();
/// assert_eq!(median, Interval { low: 5.0, high: 240.0 });
/// ```
pub fn quantile_interval(sorted: &[f64], q: f64, confidence: Confidence) -> Option<Interval> {
    let ranks = quantile_ranks(u32::try_from(sorted.len()).ok()?, q, confidence)?;
    let value = |rank: u32| sorted.get(rank as usize - 1).copied();
    let interval = Interval::new(value(ranks.low)?, value(ranks.high)?)?;
    sorted.is_sorted().then_some(interval)
}

/// How many of `n` values lie below a quantile: the probabilities of the counts that are not negligible.
struct Binomial {
    first: u64,
    probabilities: Vec<f64>,
}

impl Binomial {
    #[inline(never)]
    fn new(n: u32, q: f64) -> Option<Self> {
        const NEGLIGIBLE: f64 = 1e-30;
        if n == 0 || !(q > 0.0 && q < 1.0) {
            return None;
        }
        let (size, odds) = (f64::from(n), q / (1.0 - q));
        let mode = ((size + 1.0) * q).floor();
        let mode = if mode > size { size } else { mode };
        // From the likeliest count outwards, as multiples of its probability: no factorial of a large number.
        let mut multiples = vec![1.0];
        let mut count = mode;
        let mut multiple = 1.0;
        while count > 0.0 && multiple > NEGLIGIBLE {
            multiple *= count / ((size - count + 1.0) * odds);
            multiples.push(multiple);
            count -= 1.0;
        }
        let first = count as u64;
        multiples.reverse();
        (count, multiple) = (mode, 1.0);
        while count < size && multiple > NEGLIGIBLE {
            multiple *= (size - count) * odds / (count + 1.0);
            multiples.push(multiple);
            count += 1.0;
        }
        let total = math::sum(multiples.iter().copied());
        let probabilities = multiples.iter().map(|multiple| multiple / total).collect();
        Some(Self {
            first,
            probabilities,
        })
    }

    /// The highest rank whose value is above the quantile with probability at most `allowed`, and that probability.
    fn low_rank(&self, allowed: f64) -> (u64, f64) {
        let (steps, missed) = within(self.probabilities.iter(), allowed);
        (self.first + steps, missed)
    }

    /// The lowest rank whose value is below the quantile with probability at most `allowed`, and that probability.
    fn high_rank(&self, allowed: f64) -> (u64, f64) {
        let (steps, missed) = within(self.probabilities.iter().rev(), allowed);
        (self.first + self.probabilities.len() as u64 - steps, missed)
    }

    fn least(&self) -> f64 {
        self.probabilities.first().copied().unwrap_or(0.0)
    }

    fn most(&self) -> f64 {
        self.probabilities.last().copied().unwrap_or(0.0)
    }
}

/// How many probabilities can be summed without passing `allowed`, and their sum.
#[inline(never)]
fn within<'a>(probabilities: impl Iterator<Item = &'a f64>, allowed: f64) -> (u64, f64) {
    let (mut steps, mut sum) = (0, 0.0);
    for probability in probabilities {
        if sum + probability > allowed {
            break;
        }
        sum += probability;
        steps += 1;
    }
    (steps, sum)
}
