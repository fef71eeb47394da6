//! Sums of whole numbers, from which means and deviations come out the same in any order of adding.

use crate::statistics::Sample;

/// Whole numbers: how many, their sum and the sum of their squares.
#[derive(Clone, Copy, Default)]
pub(super) struct Sums {
    pub n: u64,
    pub sum: u128,
    squares: u128,
}

impl Sums {
    #[inline]
    pub fn add(&mut self, value: u64) {
        self.n += 1;
        self.sum += u128::from(value);
        // A product of two words is slow in the browser, and few values need it.
        let square = if value <= u64::from(u32::MAX) {
            u128::from(value * value)
        } else {
            u128::from(value) * u128::from(value)
        };
        self.squares = self.squares.saturating_add(square);
    }

    /// Adds a value as often as `times` says.
    pub fn add_times(&mut self, value: u64, times: u64) {
        let (value, n) = (u128::from(value), u128::from(times));
        self.n += times;
        self.sum += value * n;
        self.squares = (self.squares).saturating_add((value * value).saturating_mul(n));
    }

    pub fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.squares = self.squares.saturating_add(other.squares);
    }

    pub fn subtract(&mut self, other: &Self) {
        self.n -= other.n;
        self.sum -= other.sum;
        self.squares = self.squares.saturating_sub(other.squares);
    }

    /// Their mean and standard deviation with `unit` of them to one. Whole numbers up to the last division: no digits
    /// cancel, and no order of adding changes a bit.
    pub fn sample(&self, unit: f64) -> Option<Sample> {
        if self.n == 0 {
            return None;
        }
        let n = u128::from(self.n);
        let (whole, rest) = (self.sum / n, self.sum % n);
        // The squares of what is left above the whole part of the mean.
        let squares = self.squares.saturating_add(whole * whole * n);
        let squares = squares.saturating_sub(2 * whole * self.sum);
        let spread = match n.checked_mul(squares) {
            Some(product) => product.saturating_sub(rest * rest) as f64,
            None => n as f64 * squares as f64,
        };
        let pairs = n as f64 * (n as f64 - 1.0);
        let deviation = if n > 1 { (spread / pairs).sqrt() } else { 0.0 };
        Some(Sample {
            n: n as f64,
            mean: self.sum as f64 / (self.n as f64 * unit),
            standard_deviation: deviation / unit,
        })
    }
}

/// Sums of values of 32 bits, fewer than 2³² of them: in whole words, which are the fastest to add.
#[derive(Clone, Copy, Default)]
pub(super) struct SmallSums {
    n: u64,
    sum: u64,
    /// Of the squares, the lower and the upper halves.
    low: u64,
    high: u64,
}

impl SmallSums {
    /// Adds a value, or 0 that is not counted.
    #[inline(always)]
    pub fn add(&mut self, value: u32, is_counted: bool) {
        let number = u64::from(value);
        let square = number * number;
        self.n += u64::from(is_counted);
        self.sum += number;
        self.low += square & u64::from(u32::MAX);
        self.high += square >> 32;
    }

    pub fn sums(self) -> Sums {
        Sums {
            n: self.n,
            sum: u128::from(self.sum),
            squares: u128::from(self.low) + (u128::from(self.high) << 32),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_the_deviation_of_their_values() {
        for values in [
            vec![7],
            vec![3, 3, 3],
            vec![0, 1],
            vec![10_000_000_007, 10_000_000_009, 10_000_000_012],
        ] {
            let mut sums = Sums::default();
            for value in &values {
                sums.add(*value);
            }
            let least = values[0];
            let offsets: Vec<f64> = values.iter().map(|value| (value - least) as f64).collect();
            let expected = Sample::of(&offsets).unwrap().standard_deviation;
            let found = sums.sample(1.0).unwrap().standard_deviation;
            assert!(
                (found - expected).abs() <= 1e-15 * expected,
                "{values:?}: {found}"
            );
        }
    }
}
