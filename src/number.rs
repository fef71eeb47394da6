//! `Number`: what a formula may be written over, and the units its figures are counted in.
//!
//! A formula is one generic function. `f64` gives its answer, [`Lanes`] several answers at once, and
//! [`Expression`] the answer together with the formula itself.

mod expression;
mod lanes;

pub use expression::{Arena, Expression, Operator, Symbol};
pub use lanes::{LANES, Lanes};

use crate::math;
use serde::Serialize;
use std::ops::{Add, Div, Mul, Neg, Sub};
use tsify::Tsify;

/// What a figure is counted in. Rates are fractions: 0.4 is 40 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// A plain count (customers, agents).
    Count,
    /// Money in the user's currency.
    Money,
    /// Money a year.
    MoneyPerYear,
    /// Money a month.
    MoneyPerMonth,
    /// Whole minor units of money (cents).
    MoneyMinor,
    /// A share of a whole, as a fraction.
    Share,
    /// A rate a year, as a fraction.
    SharePerYear,
    /// A difference of two shares, as a fraction: 0.005 is half a percentage point.
    Points,
    /// Years.
    Years,
    /// Months.
    Months,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Hours a month.
    HoursPerMonth,
    /// Times a year.
    PerYear,
    /// Times a month.
    PerMonth,
    /// Full-time equivalents.
    Fte,
    /// One number divided by another of its kind.
    Ratio,
    /// A weight beside other weights.
    Weight,
    /// Points of a score that is no percentage (NPS).
    Score,
    /// A number without a unit, not counted (a mean score).
    Plain,
    /// Decimal digits.
    Digits,
    /// Words.
    Text,
}

/// A number that a formula may be written over.
///
/// ```
/// use service_roi::number::{Lanes, Number};
///
/// fn margin<N: Number>(revenue: N, gross_margin: N) -> N {
///     revenue * gross_margin
/// }
/// assert_eq!(margin(120_000.0, 0.4), 48_000.0);
/// assert_eq!(margin(Lanes::constant(120_000.0), Lanes::constant(0.4)).0[0], 48_000.0);
/// ```
pub trait Number:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// Whether something holds: one answer for each number carried.
    type Condition: Copy;

    /// A fixed figure of the formula itself.
    fn constant(value: f64) -> Self;
    /// Whether `self < other`.
    fn less(self, other: Self) -> Self::Condition;
    /// Whether `self <= other`.
    fn at_most(self, other: Self) -> Self::Condition;
    /// What always holds.
    fn always() -> Self::Condition;
    /// Whether one of two conditions holds.
    fn either(one: Self::Condition, other: Self::Condition) -> Self::Condition;
    /// `then` where the condition holds, `otherwise` where it does not.
    fn select(condition: Self::Condition, then: Self, otherwise: Self) -> Self;
    /// `self` to the power 1 ÷ `degree`.
    fn root(self, degree: u32) -> Self;
    /// The natural logarithm.
    fn natural_log(self) -> Self;
    /// The natural logarithm of 1 − `self`.
    fn natural_log_of_one_minus(self) -> Self;
    /// The terms added in their order.
    fn sum(terms: &[Self]) -> Self;
    /// What is no expression (an interval, a quantile): computed for each number carried, and shown in the working as
    /// one call by its name.
    fn call(name: &'static str, arguments: &[Self], compute: fn(&[f64]) -> f64) -> Self;

    /// Gives an intermediate result a name and a unit, so that the working shows it as a line of its own.
    fn named(self, _name: &'static str, _unit: Unit) -> Self {
        self
    }

    /// This result, not defined where `condition` fails, for the reason given.
    fn defined_when(self, condition: Self::Condition, reason: &'static str) -> Outcome<Self> {
        Outcome {
            value: self,
            defined: condition,
            reason,
        }
    }
}

/// A result of a formula, with the condition under which it is defined.
///
/// Where the condition fails `value` means nothing and must not be shown.
#[derive(Clone, Copy)]
pub struct Outcome<N: Number> {
    /// The figure.
    pub value: N,
    /// Where it is defined.
    pub defined: N::Condition,
    /// Why it is not, elsewhere.
    pub reason: &'static str,
}

impl<N: Number> From<N> for Outcome<N> {
    fn from(value: N) -> Self {
        value.defined_when(N::always(), "")
    }
}

impl Number for f64 {
    type Condition = bool;

    fn constant(value: f64) -> Self {
        value
    }
    fn less(self, other: Self) -> bool {
        self < other
    }
    fn at_most(self, other: Self) -> bool {
        self <= other
    }
    fn always() -> bool {
        true
    }
    fn either(one: bool, other: bool) -> bool {
        one || other
    }
    fn select(condition: bool, then: Self, otherwise: Self) -> Self {
        if condition { then } else { otherwise }
    }
    fn root(self, degree: u32) -> Self {
        math::power(self, 1.0 / f64::from(degree))
    }
    fn natural_log(self) -> Self {
        math::ln(self)
    }
    fn natural_log_of_one_minus(self) -> Self {
        math::ln_1p(-self)
    }
    fn sum(terms: &[Self]) -> Self {
        terms.iter().fold(0.0, |total, term| total + term)
    }
    fn call(_name: &'static str, arguments: &[Self], compute: fn(&[f64]) -> f64) -> Self {
        compute(arguments)
    }
}
