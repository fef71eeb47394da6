//! The working: each named figure of a formula as one line, in words and in figures.

use super::{Figure, figure_token};
use crate::describe::{Calculator, Step, Token};
use crate::number::{Arena, Expression, Operator, Outcome, Symbol, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// Sums of more terms than this are shown by their first two and their last.
const LONGEST_SUM: usize = 4;

/// The lines that lead to the outputs, each after those it uses.
pub fn steps<'arena>(
    calculator: &'static Calculator,
    figures: &[Figure],
    arena: &'arena Arena,
    outcomes: &[Outcome<Expression<'arena>>],
) -> Vec<Step> {
    let mut names = BTreeMap::new();
    for (position, outcome) in outcomes.iter().enumerate() {
        if let Some(place) = outcome.value.position()
            && !matches!(arena.symbol(place).0, Symbol::Input(_))
        {
            names.entry(place).or_insert(position);
        }
    }
    let mut working = Working {
        calculator,
        figures,
        arena,
        outcomes,
        names,
        written: BTreeSet::new(),
        lines: BTreeSet::new(),
        steps: Vec::new(),
    };
    for place in outcomes
        .iter()
        .filter_map(|outcome| outcome.value.position())
    {
        working.visit(place);
    }
    working.steps
}

struct Working<'a, 'arena> {
    calculator: &'static Calculator,
    figures: &'a [Figure],
    arena: &'a Arena,
    /// The output that each position is.
    names: BTreeMap<usize, usize>,
    outcomes: &'a [Outcome<Expression<'arena>>],
    written: BTreeSet<usize>,
    lines: BTreeSet<&'static str>,
    steps: Vec<Step>,
}

impl Working<'_, '_> {
    /// Writes the lines that a position needs, then its own if it has a name.
    fn visit(&mut self, place: usize) {
        if !self.written.insert(place) {
            return;
        }
        let (symbol, value) = self.arena.symbol(place);
        let mut parts = match &symbol {
            Symbol::Input(_) | Symbol::Constant => Vec::new(),
            Symbol::Operation(_, left, right) => vec![*left, *right],
            Symbol::Negative(of) | Symbol::Named(_, _, of) => vec![*of],
            Symbol::Function(_, parts) | Symbol::Sum(parts) => parts.clone(),
        };
        parts.retain(|part| !self.written.contains(part));
        for part in parts {
            self.visit(part);
        }
        let (name, unit) = match (self.names.get(&place), &symbol) {
            (Some(output), _) => {
                let output = &self.calculator.outputs[*output];
                (output.label.to_owned(), output.unit)
            }
            (None, Symbol::Named(name, unit, _)) if self.lines.insert(name) => {
                (numbered(name, 0), *unit)
            }
            _ => return,
        };
        let output = self.names.get(&place);
        let defined = output.is_none_or(|output| self.outcomes[*output].defined);
        let formula = match &symbol {
            Symbol::Named(_, _, of) => self.formula(*of),
            _ => self.formula_of(&symbol, value),
        };
        self.steps.push(Step {
            name,
            value: (value.is_finite() && defined).then_some(value),
            unit,
            formula: joined(formula.tokens),
        });
    }

    /// The formula of a position as it is used inside another one.
    fn formula(&self, place: usize) -> Formula {
        let (symbol, value) = self.arena.symbol(place);
        if let Some(output) = self.names.get(&place) {
            let output = &self.calculator.outputs[*output];
            return Formula::atom(Token::value(value, output.unit, Some(output.label.into())));
        }
        if let Symbol::Named(name, unit, _) = symbol {
            return Formula::atom(Token::value(value, unit, Some(numbered(name, 0))));
        }
        self.formula_of(&symbol, value)
    }

    fn formula_of(&self, symbol: &Symbol, value: f64) -> Formula {
        match symbol {
            Symbol::Input(key) => {
                let token = figure_token(self.calculator, self.figures, key);
                Formula::atom(token.unwrap_or_else(|| Token::text(*key)))
            }
            Symbol::Constant => Formula::atom(Token::value(value, Unit::Count, None)),
            Symbol::Named(_, _, of) => self.formula(*of),
            Symbol::Negative(of) => {
                let mut tokens = vec![Token::operator("−")];
                tokens.extend(self.formula(*of).within(Binding::Product).tokens);
                Formula {
                    tokens,
                    binding: Binding::Product,
                }
            }
            Symbol::Function(opening, parts) => {
                let mut tokens = vec![Token::operator(opening.as_str())];
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        tokens.push(Token::operator(", "));
                    }
                    // Words like "1 − " may stand in the bracket before a single figure.
                    let binding = if parts.len() == 1 {
                        Binding::Product
                    } else {
                        Binding::Sum
                    };
                    tokens.extend(self.formula(*part).within(binding).tokens);
                }
                tokens.push(Token::operator(")"));
                Formula {
                    tokens,
                    binding: Binding::Atom,
                }
            }
            Symbol::Operation(operator, left, right) => self.operation(*operator, *left, *right),
            Symbol::Sum(terms) => self.sum(terms),
        }
    }

    fn operation(&self, operator: Operator, left: usize, right: usize) -> Formula {
        let (sign, binding, right_binding) = match operator {
            Operator::Plus => (" + ", Binding::Sum, Binding::Sum),
            Operator::Minus => (" − ", Binding::Sum, Binding::Product),
            Operator::Times => (" × ", Binding::Product, Binding::Product),
            Operator::DividedBy => (" ÷ ", Binding::Product, Binding::Atom),
        };
        let mut tokens = self.formula(left).within(binding).tokens;
        tokens.push(Token::operator(sign));
        tokens.extend(self.formula(right).within(right_binding).tokens);
        Formula { tokens, binding }
    }

    fn sum(&self, terms: &[usize]) -> Formula {
        let mut tokens = Vec::new();
        for (index, term) in terms.iter().enumerate() {
            let hidden = terms.len() > LONGEST_SUM && index > 1 && index + 1 < terms.len();
            if hidden {
                if index == 2 {
                    tokens.push(Token::operator(" + …"));
                }
                continue;
            }
            if index > 0 {
                tokens.push(Token::operator(" + "));
            }
            tokens.extend(match self.arena.symbol(*term) {
                (Symbol::Named(name, unit, _), value) => {
                    vec![Token::value(value, unit, Some(numbered(name, index)))]
                }
                _ => self.formula(*term).within(Binding::Sum).tokens,
            });
        }
        Formula {
            tokens,
            binding: Binding::Sum,
        }
    }
}

/// A figure that is found anew each year ends its name in "in year": it has one line, its first year's.
fn numbered(name: &str, index: usize) -> String {
    if name.ends_with(" in year") {
        format!("{name} {}", index + 1)
    } else {
        name.into()
    }
}

/// How tightly a formula holds together: what binds less needs brackets inside what binds more.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Atom,
}

struct Formula {
    tokens: Vec<Token>,
    binding: Binding,
}

impl Formula {
    fn atom(token: Token) -> Self {
        Self {
            tokens: vec![token],
            binding: Binding::Atom,
        }
    }

    fn within(mut self, binding: Binding) -> Self {
        if self.binding < binding {
            self.tokens.insert(0, Token::operator("("));
            self.tokens.push(Token::operator(")"));
        }
        self
    }
}

/// Signs that stand side by side as one.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if let (Some(Token::Operator { text: last }), Token::Operator { text }) =
            (joined.last_mut(), &token)
        {
            last.push_str(text);
        } else {
            joined.push(token);
        }
    }
    joined
}
