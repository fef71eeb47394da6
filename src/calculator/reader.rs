//! Reading what a form holds: every problem of every input, all at once.

use super::Choice;
use crate::describe::{
    BottomUp, Cell, Default, Input, InputKind, Keyed, Line, Problem, ProblemKind, Token,
};
use crate::math::without_negative_zero;
use crate::number::Unit;
use std::collections::BTreeMap;

/// A value as it came from outside, not yet trusted.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, perhaps NaN or infinite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list, each item with its parts by name.
    List(Vec<Value>),
    /// Named parts.
    Parts(BTreeMap<String, Value>),
    /// Something of a kind that no input takes, named for the message.
    Other(&'static str),
}

/// Inputs as they came from outside, by key.
pub type Values = BTreeMap<String, Value>;

/// Most lines that a list may have.
pub const MOST_LINES: usize = 200;

/// Reads inputs in the order of their descriptions and collects what is wrong with them.
pub struct Reader<'a> {
    inputs: std::slice::Iter<'static, Input>,
    values: &'a Values,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of `values` for the inputs described.
    pub fn new(inputs: &'static [Input], values: &'a Values) -> Self {
        Self {
            inputs: inputs.iter(),
            values,
            problems: Vec::new(),
        }
    }

    /// The problems found, if any.
    ///
    /// # Errors
    /// Every problem of the form.
    pub fn finish(self) -> Result<(), Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(self.problems)
        }
    }

    /// The next input, a number; NaN for one that starts empty and is not given.
    pub fn number(&mut self) -> f64 {
        let Some((input, value)) = self.next() else {
            return 0.0;
        };
        let fallback = default_number(input);
        match value {
            None => fallback,
            // Its own default, given back.
            Some(Value::Other("null")) if input.default == Default::Empty => fallback,
            Some(Value::Number(number)) => {
                let number = without_negative_zero(*number);
                match number_problem(input, input.key, number) {
                    None => number,
                    Some(problem) => {
                        self.problems.push(problem);
                        fallback
                    }
                }
            }
            Some(other) => {
                self.wrong_type(input, "a number", other);
                fallback
            }
        }
    }

    /// The next input, a whole number.
    pub fn whole(&mut self) -> u32 {
        let number = self.number();
        number as u32
    }

    /// The next input, a choice.
    pub fn choice<C: Choice>(&mut self) -> C {
        let position = self.option(C::OPTIONS.iter().map(|option| option.key).collect());
        C::at(position)
    }

    fn option(&mut self, keys: Vec<&'static str>) -> usize {
        let Some((input, value)) = self.next() else {
            return 0;
        };
        let Default::Option(default) = input.default else {
            return 0;
        };
        let position = |wanted: &str| keys.iter().position(|key| *key == wanted);
        let fallback = position(default).unwrap_or(0);
        match value {
            None => fallback,
            Some(Value::Text(text)) => position(text).unwrap_or_else(|| {
                let names = keys.join(", ");
                self.problems.push(problem(
                    ProblemKind::UnknownOption,
                    input.key,
                    vec![Token::text(format!(
                        "{} has no option “{}”. Choose one of: {names}.",
                        input.label,
                        shortened(text),
                    ))],
                    [
                        ("given", Cell::Text(shortened(text))),
                        ("options", Cell::Text(names.clone())),
                    ],
                ));
                fallback
            }),
            Some(other) => {
                self.wrong_type(input, "one of its options", other);
                fallback
            }
        }
    }

    /// The next input, a list of budget lines.
    pub fn lines(&mut self) -> Vec<Line> {
        let Some((input, value)) = self.next() else {
            return Vec::new();
        };
        let items = match value {
            None => return default_lines(input),
            Some(Value::List(items)) => items,
            Some(other) => {
                self.wrong_type(input, "a list of lines", other);
                return Vec::new();
            }
        };
        if items.is_empty() {
            self.problems.push(problem(
                ProblemKind::NoLines,
                input.key,
                vec![Token::text(format!(
                    "{} is empty. Add at least one line.",
                    input.label
                ))],
                [],
            ));
        } else if items.len() > MOST_LINES {
            self.problems.push(problem(
                ProblemKind::TooManyLines,
                input.key,
                vec![
                    Token::text(format!("{} can have at most ", input.label)),
                    Token::value(MOST_LINES as f64, Unit::Count, None),
                    Token::text(" lines; there are "),
                    Token::value(items.len() as f64, Unit::Count, None),
                    Token::text(". Put small lines together."),
                ],
                [
                    ("maximum", Cell::Number(Some(MOST_LINES as f64))),
                    ("given", Cell::Number(Some(items.len() as f64))),
                ],
            ));
            return Vec::new();
        }
        let mut lines = Vec::with_capacity(items.len());
        for (position, item) in items.iter().enumerate() {
            match line(input, position, item) {
                Ok(line) => lines.push(line),
                Err(problems) => self.problems.extend(problems),
            }
        }
        lines
    }

    fn next(&mut self) -> Option<(&'static Input, Option<&'a Value>)> {
        let input = self.inputs.next()?;
        Some((input, self.values.get(input.key)))
    }

    fn wrong_type(&mut self, input: &Input, wanted: &str, value: &Value) {
        self.problems
            .push(wrong_type(input.label, input.key.into(), wanted, value));
    }
}

/// A problem from its text as tokens.
pub fn problem(
    kind: ProblemKind,
    field: impl Into<String>,
    text: Vec<Token>,
    values: impl Into<Keyed<Cell>>,
) -> Problem {
    Problem {
        kind,
        field: field.into(),
        message: super::plain(&text),
        text,
        values: values.into(),
    }
}

fn wrong_type(label: &str, field: String, wanted: &str, value: &Value) -> Problem {
    let given = match value {
        Value::Number(_) => "a number".to_owned(),
        Value::Text(text) => format!("the text “{}”", shortened(text)),
        Value::List(_) => "a list".to_owned(),
        Value::Parts(_) => "an object".to_owned(),
        Value::Other(kind) => (*kind).to_owned(),
    };
    problem(
        ProblemKind::WrongType,
        field,
        vec![Token::text(format!(
            "{label} must be {wanted}; it is {given}."
        ))],
        [("given", Cell::Text(given.clone()))],
    )
}

fn number_problem(input: &Input, field: &str, number: f64) -> Option<Problem> {
    let label = input.label;
    if !number.is_finite() {
        let given = if number.is_nan() {
            "not a number"
        } else {
            "infinite"
        };
        return Some(problem(
            ProblemKind::NotFinite,
            field,
            vec![Token::text(format!(
                "{label} must be a finite number; it is {given}."
            ))],
            [("given", Cell::Text(given.into()))],
        ));
    }
    let bound = |kind, words: &str, name, limit: f64| {
        problem(
            kind,
            field,
            vec![
                Token::text(format!("{label} must be {words} ")),
                Token::value(limit, input.unit, None),
                Token::text("; it is "),
                Token::value(number, input.unit, None),
                Token::text("."),
            ],
            [
                ("given", Cell::Number(Some(number))),
                (name, Cell::Number(Some(limit))),
            ],
        )
    };
    if let Some(minimum) = input.minimum {
        if input.above_minimum && number <= minimum {
            return Some(bound(
                ProblemKind::BelowMinimum,
                "above",
                "minimum",
                minimum,
            ));
        }
        if number < minimum {
            return Some(bound(
                ProblemKind::BelowMinimum,
                "at least",
                "minimum",
                minimum,
            ));
        }
    }
    if let Some(maximum) = input.maximum {
        if input.below_maximum && number >= maximum {
            return Some(bound(
                ProblemKind::AboveMaximum,
                "below",
                "maximum",
                maximum,
            ));
        }
        if number > maximum {
            return Some(bound(
                ProblemKind::AboveMaximum,
                "at most",
                "maximum",
                maximum,
            ));
        }
    }
    if input.kind == InputKind::Whole && number.fract() != 0.0 {
        return Some(problem(
            ProblemKind::NotWhole,
            field,
            vec![
                Token::text(format!("{label} must be a whole number; it is ")),
                Token::value(number, input.unit, None),
                Token::text("."),
            ],
            [("given", Cell::Number(Some(number)))],
        ));
    }
    None
}

fn default_number(input: &Input) -> f64 {
    match input.default {
        Default::Number(number) => number,
        Default::Empty => f64::NAN,
        Default::Option(_) | Default::Lines(_) => 0.0,
    }
}

fn default_lines(input: &Input) -> Vec<Line> {
    let Default::Lines(lines) = input.default else {
        return Vec::new();
    };
    lines
        .iter()
        .map(|line| Line {
            name: line.name.into(),
            weight: line.weight,
            bottom_up: line.bottom_up,
        })
        .collect()
}

fn line(input: &Input, position: usize, item: &Value) -> Result<Line, Vec<Problem>> {
    let field = |part: &str| format!("{}.{position}.{part}", input.key);
    let Value::Parts(parts) = item else {
        let label = format!("Line {}", position + 1);
        return Err(vec![wrong_type(
            &label,
            format!("{}.{position}", input.key),
            "an object with a name and a weight",
            item,
        )]);
    };
    let mut problems = Vec::new();
    let name = match parts.get("name") {
        Some(Value::Text(name)) => name.clone(),
        None => String::new(),
        Some(other) => {
            let label = format!("The name of line {}", position + 1);
            problems.push(wrong_type(&label, field("name"), "a text", other));
            String::new()
        }
    };
    let weight = match parts.get("weight") {
        Some(Value::Number(weight)) => {
            let weight = without_negative_zero(*weight);
            problems.extend(number_problem(input, &field("weight"), weight));
            weight
        }
        other => {
            let label = format!("The weight of line {}", position + 1);
            let given = other.unwrap_or(&Value::Other("missing"));
            problems.push(wrong_type(&label, field("weight"), "a number", given));
            0.0
        }
    };
    let bottom_up = match parts.get("bottomUp") {
        None => BottomUp::None,
        Some(Value::Text(text)) if text == "none" => BottomUp::None,
        Some(Value::Text(text)) if text == "training" => BottomUp::Training,
        Some(Value::Text(text)) if text == "technology" => BottomUp::Technology,
        Some(other) => {
            let label = format!("What line {} is checked against", position + 1);
            let wanted = "one of: none, training, technology";
            problems.push(wrong_type(&label, field("bottomUp"), wanted, other));
            BottomUp::None
        }
    };
    if problems.is_empty() {
        Ok(Line {
            name,
            weight,
            bottom_up,
        })
    } else {
        Err(problems)
    }
}

/// Enough of a text to recognise it in a message.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        None => text.into(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
