//! Every rule for floating-point numbers, settled in one place.
//!
//! `std`'s `powf`, `exp` and `ln` differ by one unit in the last place between native code and
//! WebAssembly; the `libm` crate is the same code on both, so results keep their bits. A formula that needs
//! the smaller or larger of two numbers compares and selects: `f64::min` may return either zero for ±0.

/// `base` to the power `exponent`.
pub fn power(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The natural logarithm.
pub fn ln(value: f64) -> f64 {
    libm::log(value)
}

/// The natural logarithm of 1 + `value`, exact to the last digits when `value` is small.
pub fn ln_1p(value: f64) -> f64 {
    libm::log1p(value)
}

/// e to the power `value`, less 1, exact to the last digits when `value` is small.
pub fn exp_m1(value: f64) -> f64 {
    libm::expm1(value)
}

/// e to the power `value`.
pub fn exp(value: f64) -> f64 {
    libm::exp(value)
}

/// The error function: how likely a normal error is at most `value` × √2 standard deviations, for `value` ≥ 0.
pub fn erf(value: f64) -> f64 {
    libm::erf(value)
}

/// 1 − [`erf`], exact to the last digits when it is small.
pub fn erfc(value: f64) -> f64 {
    libm::erfc(value)
}

/// The sum in the order given, with what rounding lost added back at the end (Neumaier 1974).
///
/// ```
/// assert_eq!(service_roi::math::sum([1e16, 1.0, -1e16]), 1.0);
/// ```
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    for value in values {
        let total = sum + value;
        lost += if sum.abs() >= value.abs() {
            (sum - total) + value
        } else {
            (value - total) + sum
        };
        sum = total;
    }
    sum + lost
}

/// The same number with −0 as 0, so that no reader meets a "−0".
///
/// ```
/// assert!(service_roi::math::without_negative_zero(-0.0).is_sign_positive());
/// ```
pub fn without_negative_zero(value: f64) -> f64 {
    value + 0.0
}

/// Where `f` changes sign between `low` and `high`, found by halving until the two ends are neighbours.
///
/// Returns the last bracket `(low, high)`, `low < high`; `None` when the ends have the same sign or `f`
/// has no value at some point that was needed. Halving is slow and cannot be misled.
///
/// ```
/// let (low, high) = service_roi::math::bracket(|x| Some(x * x - 2.0), 0.0, 2.0).unwrap();
/// assert!(low * low <= 2.0 && high * high >= 2.0);
/// ```
pub fn bracket(f: impl Fn(f64) -> Option<f64>, low: f64, high: f64) -> Option<(f64, f64)> {
    let (mut low, mut high) = (low, high);
    let rises = f(low)? < 0.0;
    if rises == (f(high)? < 0.0) {
        return None;
    }
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return Some((low, high));
        }
        if (f(middle)? < 0.0) == rises {
            low = middle;
        } else {
            high = middle;
        }
    }
}
