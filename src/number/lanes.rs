//! Several futures at once: every operation on all lanes, each lane to the same bits as `f64` alone.

use super::Number;
use std::array::from_fn;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// How many numbers [`Lanes`] carries: four vector registers of WebAssembly's 128 bits.
pub const LANES: usize = 8;

/// Eight numbers that go through a formula together.
///
/// ```
/// use service_roi::number::Lanes;
/// let sum = Lanes([1.0; 8]) + Lanes([2.0; 8]);
/// assert_eq!(sum.0, [3.0; 8]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes(pub [f64; LANES]);

macro_rules! lane_by_lane {
    ($($operation:ident $method:ident),*) => {$(
        impl $operation for Lanes {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                Self(from_fn(|lane| self.0[lane].$method(other.0[lane])))
            }
        }
    )*};
}
lane_by_lane!(Add add, Sub sub, Mul mul, Div div);

impl Neg for Lanes {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.map(f64::neg))
    }
}

impl Number for Lanes {
    type Condition = [bool; LANES];

    fn constant(value: f64) -> Self {
        Self([value; LANES])
    }
    fn less(self, other: Self) -> Self::Condition {
        from_fn(|lane| self.0[lane] < other.0[lane])
    }
    fn at_most(self, other: Self) -> Self::Condition {
        from_fn(|lane| self.0[lane] <= other.0[lane])
    }
    fn always() -> Self::Condition {
        [true; LANES]
    }
    fn either(one: Self::Condition, other: Self::Condition) -> Self::Condition {
        from_fn(|lane| one[lane] || other[lane])
    }
    fn select(condition: Self::Condition, then: Self, otherwise: Self) -> Self {
        Self(from_fn(|lane| {
            f64::select(condition[lane], then.0[lane], otherwise.0[lane])
        }))
    }
    fn root(self, degree: u32) -> Self {
        Self(self.0.map(|value| value.root(degree)))
    }
    fn natural_log(self) -> Self {
        Self(self.0.map(Number::natural_log))
    }
    fn natural_log_of_one_minus(self) -> Self {
        Self(self.0.map(Number::natural_log_of_one_minus))
    }
    fn sum(terms: &[Self]) -> Self {
        terms
            .iter()
            .fold(Self::constant(0.0), |total, term| total + *term)
    }
    fn call(_name: &'static str, arguments: &[Self], compute: fn(&[f64]) -> f64) -> Self {
        Self(from_fn(|lane| {
            let alone: Vec<f64> = arguments.iter().map(|lanes| lanes.0[lane]).collect();
            compute(&alone)
        }))
    }
}
