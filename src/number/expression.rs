//! A number that remembers how it was made, so that the working can show the formula in words and in figures.

use super::{Number, Unit};
use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// How two figures are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    DividedBy,
}

/// One step in the making of a number. Positions point into the [`Arena`].
#[derive(Clone, Debug, PartialEq)]
pub enum Symbol {
    /// An input of the calculator, by key.
    Input(&'static str),
    /// A fixed figure of the formula.
    Constant,
    /// Two figures joined.
    Operation(Operator, usize, usize),
    /// A figure with its sign turned.
    Negative(usize),
    /// A function of figures: the words before them, which open a bracket.
    Function(String, Vec<usize>),
    /// Figures added in their order.
    Sum(Vec<usize>),
    /// A figure that has a name and a unit of its own.
    Named(&'static str, Unit, usize),
}

/// Keeps the symbols of one evaluation with their values, in the order in which they were made.
#[derive(Default)]
pub struct Arena {
    symbols: RefCell<Vec<(Symbol, f64)>>,
}

impl Arena {
    /// An input of the formula.
    pub fn input(&self, key: &'static str, value: f64) -> Expression<'_> {
        self.record(Symbol::Input(key), value)
    }

    /// The symbol at a position and its value.
    pub fn symbol(&self, position: usize) -> (Symbol, f64) {
        self.symbols.borrow()[position].clone()
    }

    fn record(&self, symbol: Symbol, value: f64) -> Expression<'_> {
        let mut symbols = self.symbols.borrow_mut();
        symbols.push((symbol, value));
        Expression {
            value,
            place: Some((self, symbols.len() - 1)),
        }
    }

    fn position(&self, expression: Expression<'_>) -> usize {
        match expression.place {
            Some((_, position)) => position,
            None => {
                let mut symbols = self.symbols.borrow_mut();
                symbols.push((Symbol::Constant, expression.value));
                symbols.len() - 1
            }
        }
    }
}

/// A value and where its making is recorded. A constant has no place until it meets an input.
///
/// ```
/// use service_roi::number::{Arena, Number, Operator, Symbol};
/// let arena = Arena::default();
/// let kept = arena.input("customers", 20_000.0) * arena.input("retentionChange", 0.005);
/// assert_eq!(kept.value, 100.0);
/// assert_eq!(arena.symbol(kept.position().unwrap()).0, Symbol::Operation(Operator::Times, 0, 1));
/// ```
#[derive(Clone, Copy)]
pub struct Expression<'a> {
    /// The number itself.
    pub value: f64,
    place: Option<(&'a Arena, usize)>,
}

impl<'a> Expression<'a> {
    /// Where its making is recorded; `None` for a constant.
    pub fn position(&self) -> Option<usize> {
        self.place.map(|(_, position)| position)
    }

    fn join(self, operator: Operator, other: Self, value: f64) -> Self {
        let Some((arena, _)) = self.place.or(other.place) else {
            return Self::constant(value);
        };
        let (left, right) = (arena.position(self), arena.position(other));
        arena.record(Symbol::Operation(operator, left, right), value)
    }

    fn of_many(parts: &[Self], value: f64, symbol: impl FnOnce(Vec<usize>) -> Symbol) -> Self {
        match parts.iter().find_map(|part| part.place) {
            Some((arena, _)) => {
                let positions = parts.iter().map(|part| arena.position(*part)).collect();
                arena.record(symbol(positions), value)
            }
            None => Self::constant(value),
        }
    }

    fn with(self, symbol: impl FnOnce(usize) -> Symbol, value: f64) -> Self {
        match self.place {
            Some((arena, position)) => arena.record(symbol(position), value),
            None => Self::constant(value),
        }
    }
}

/// 1st, 2nd, 3rd, 4th …
fn ordinal(number: u32) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn values(expressions: &[Expression<'_>]) -> Vec<f64> {
    expressions
        .iter()
        .map(|expression| expression.value)
        .collect()
}

impl Add for Expression<'_> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.join(Operator::Plus, other, self.value + other.value)
    }
}
impl Sub for Expression<'_> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.join(Operator::Minus, other, self.value - other.value)
    }
}
impl Mul for Expression<'_> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.join(Operator::Times, other, self.value * other.value)
    }
}
impl Div for Expression<'_> {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.join(Operator::DividedBy, other, self.value / other.value)
    }
}
impl Neg for Expression<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        self.with(Symbol::Negative, -self.value)
    }
}

impl Number for Expression<'_> {
    type Condition = bool;

    fn constant(value: f64) -> Self {
        Self { value, place: None }
    }
    fn less(self, other: Self) -> bool {
        self.value < other.value
    }
    fn at_most(self, other: Self) -> bool {
        self.value <= other.value
    }
    fn always() -> bool {
        true
    }
    fn either(one: bool, other: bool) -> bool {
        one || other
    }
    /// The branch taken: the working shows what was reckoned for these figures.
    fn select(condition: bool, then: Self, otherwise: Self) -> Self {
        if condition { then } else { otherwise }
    }
    fn root(self, degree: u32) -> Self {
        self.with(
            |of| Symbol::Function(format!("{} root of (", ordinal(degree)), vec![of]),
            self.value.root(degree),
        )
    }
    fn natural_log(self) -> Self {
        self.with(
            |of| Symbol::Function("ln(".into(), vec![of]),
            Number::natural_log(self.value),
        )
    }
    fn natural_log_of_one_minus(self) -> Self {
        self.with(
            |of| Symbol::Function("ln(1 − ".into(), vec![of]),
            Number::natural_log_of_one_minus(self.value),
        )
    }
    fn sum(terms: &[Self]) -> Self {
        Self::of_many(terms, f64::sum(&values(terms)), Symbol::Sum)
    }
    fn call(name: &'static str, arguments: &[Self], compute: fn(&[f64]) -> f64) -> Self {
        Self::of_many(arguments, compute(&values(arguments)), |positions| {
            Symbol::Function(format!("{name} ("), positions)
        })
    }
    fn named(self, name: &'static str, unit: Unit) -> Self {
        self.with(|of| Symbol::Named(name, unit, of), self.value)
    }
}
