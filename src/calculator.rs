//! The `calculator!` macro, and what every calculator shares: reading inputs, warnings, the answer.

mod break_even;
mod reader;
mod working;

pub use break_even::{Question, break_even, break_even_sentence};
pub use reader::{MOST_LINES, Reader, Value, Values, problem};
pub use working::steps;

use crate::describe::*;
use crate::number::{Outcome, Unit};

/// An enumeration that a choice is made from.
pub trait Choice: Sized + Copy + 'static {
    /// Its options, in the order of the page.
    const OPTIONS: &'static [ChoiceOption];
    /// The option at a position of [`Choice::OPTIONS`], or the last one.
    fn at(position: usize) -> Self;
    /// The position of this option.
    fn position(self) -> usize;
}

/// What stands in one input of a form.
#[derive(Clone, Copy)]
pub enum Figure {
    /// A number.
    Number(f64),
    /// An option of a choice.
    Option(&'static ChoiceOption),
    /// A list.
    List,
}

/// A calculator that the catalogue can call without knowing its types.
pub trait Model: Sync {
    /// What it tells about itself.
    fn calculator(&self) -> &'static Calculator;
    /// Everything it answers.
    ///
    /// # Errors
    /// Every problem of the inputs at once.
    fn calculate(&self, values: &Values) -> Result<Calculation, Vec<Problem>>;
    /// The outputs alone, in the order of the description.
    ///
    /// # Errors
    /// Every problem of the inputs at once.
    fn outputs(&self, values: &Values) -> Result<Vec<Option<f64>>, Vec<Problem>>;
    /// What stands in the form, in the order of the description.
    ///
    /// # Errors
    /// Every problem of the inputs at once.
    fn figures(&self, values: &Values) -> Result<Vec<Figure>, Vec<Problem>>;
    /// Its question in reverse, for what is chosen in the form.
    ///
    /// # Errors
    /// Every problem of the inputs at once.
    fn question(&self, values: &Values) -> Result<Question, Vec<Problem>>;
    /// The value nearest to `value` that the input can take (whole minor units of a budget).
    fn nearest(&self, _values: &Values, _input: &'static Input, value: f64) -> f64 {
        value
    }
}

/// The figure of an outcome, `None` where it is not defined; −0 comes back as 0.
pub fn defined(outcome: &Outcome<f64>) -> Option<f64> {
    let value = crate::math::without_negative_zero(outcome.value);
    (outcome.defined && value.is_finite()).then_some(value)
}

/// What a calculator has found, before it is put into words.
pub struct Findings {
    /// What stands in the form.
    pub figures: Vec<Figure>,
    /// The outputs, in the order of the description.
    pub outcomes: Vec<Outcome<f64>>,
    /// The working.
    pub steps: Vec<Step>,
    /// Keys of the warnings that hold.
    pub warnings: Vec<&'static str>,
    /// The sentence, with `{key}` for figures.
    pub sentence: &'static str,
    /// The tables.
    pub tables: Keyed<Vec<Row>>,
}

/// Puts findings into the form that crosses the boundary.
pub fn answer(calculator: &'static Calculator, findings: Findings) -> Calculation {
    let found = || calculator.outputs.iter().zip(&findings.outcomes);
    let outputs = found().map(|(output, outcome)| (output.key, defined(outcome)));
    let not_defined = found().filter_map(|(output, outcome)| {
        let is_defined = defined(outcome).is_some();
        (!is_defined).then_some((output.key, reason(outcome)))
    });
    let (outputs, not_defined) = (outputs.collect(), not_defined.collect());
    let look_up = |key: &str| {
        figure_token(calculator, &findings.figures, key).or_else(|| {
            let position = calculator
                .outputs
                .iter()
                .position(|output| output.key == key)?;
            let value = defined(&findings.outcomes[position])?;
            Some(Token::value(value, calculator.outputs[position].unit, None))
        })
    };
    let described = findings.warnings.iter().filter_map(|key| {
        calculator
            .warnings
            .iter()
            .find(|warning| warning.key == *key)
    });
    let mut warnings: Vec<Warning> = described
        .map(|warning| warn(warning.key, None, template(warning.text, look_up)))
        .collect();
    warnings.extend(outside_typical_range(calculator, &findings.figures));
    let sentence = template(findings.sentence, look_up);
    Calculation {
        ok: true,
        outputs,
        not_defined,
        sentence,
        steps: findings.steps,
        warnings,
        tables: findings.tables,
    }
}

fn reason(outcome: &Outcome<f64>) -> &'static str {
    if outcome.defined {
        "The figure is too large to be shown."
    } else {
        outcome.reason
    }
}

fn warn(key: &'static str, input: Option<&'static str>, text: Vec<Token>) -> Warning {
    Warning {
        key,
        input,
        message: plain(&text),
        text,
    }
}

fn outside_typical_range(calculator: &'static Calculator, figures: &[Figure]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (input, figure) in calculator.inputs.iter().zip(figures) {
        let (Some(typical), Figure::Number(value)) = (input.typical, figure) else {
            continue;
        };
        let outside = *value < typical.from || *value > typical.to;
        if !outside || !is_used(calculator, figures, input) {
            continue;
        }
        let unit = unit_of(figures, input);
        let text = vec![
            Token::text(format!("{} is ", input.label)),
            Token::value(*value, unit, None),
            Token::text("; published figures run from "),
            Token::value(typical.from, unit, None),
            Token::text(" to "),
            Token::value(typical.to, unit, None),
            Token::text(". Check the figure and its unit, or say why yours differs."),
        ];
        warnings.push(warn("outsideTypicalRange", Some(input.key), text));
    }
    warnings
}

/// Whether the choice that an input depends on is made.
pub fn is_used(calculator: &Calculator, figures: &[Figure], input: &Input) -> bool {
    input.used_when.is_none_or(|used_when| {
        let choice = calculator
            .inputs
            .iter()
            .position(|other| other.key == used_when.input);
        matches!(choice.map(|position| figures[position]),
            Some(Figure::Option(option)) if option.key == used_when.option)
    })
}

/// The unit of an input, which a choice may set.
pub fn unit_of(figures: &[Figure], input: &Input) -> Unit {
    figures
        .iter()
        .find_map(|figure| match figure {
            Figure::Option(option) => option.unit_of.filter(|unit_of| unit_of.input == input.key),
            _ => None,
        })
        .map_or(input.unit, |unit_of| unit_of.unit)
}

/// The token for an input's figure.
pub fn figure_token(
    calculator: &'static Calculator,
    figures: &[Figure],
    key: &str,
) -> Option<Token> {
    let position = calculator
        .inputs
        .iter()
        .position(|input| input.key == key)?;
    let input = &calculator.inputs[position];
    match figures[position] {
        Figure::Number(value) => Some(Token::value(
            value,
            unit_of(figures, input),
            Some(input.label.into()),
        )),
        Figure::Option(option) => Some(Token::text(option.label)),
        Figure::List => None,
    }
}

/// A text with `{key}` in it as tokens; a key without a figure is left as it is. `{key:money}` leaves out how often
/// the money comes, where the words say so.
pub fn template(text: &str, look_up: impl Fn(&str) -> Option<Token>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        if !words.is_empty() {
            tokens.push(Token::text(words));
        }
        let (key, after) = after.split_once('}').unwrap_or((after, ""));
        let (key, once) = match key.strip_suffix(":money") {
            Some(key) => (key, true),
            None => (key, false),
        };
        let mut token = look_up(key).unwrap_or_else(|| Token::text(format!("{{{key}}}")));
        if let (Token::Value { unit, .. }, true) = (&mut token, once) {
            *unit = Unit::Money;
        }
        tokens.push(token);
        rest = after;
    }
    if !rest.is_empty() {
        tokens.push(Token::text(rest));
    }
    tokens
}

/// Tokens as plain English, figures with a point and no groups.
///
/// ```
/// use service_roi::{calculator::plain, describe::Token, number::Unit};
/// let tokens = [Token::text("at most "), Token::value(0.07, Unit::Share, None)];
/// assert_eq!(plain(&tokens), "at most 7 %");
/// ```
pub fn plain(tokens: &[Token]) -> String {
    tokens
        .iter()
        .map(|token| match token {
            Token::Text { text } | Token::Operator { text } => text.clone(),
            Token::Value { value, unit, .. } => plain_figure(*value, *unit),
        })
        .collect()
}

fn plain_figure(value: f64, unit: Unit) -> String {
    let (places, word) = match unit {
        Unit::Share => (2, " %"),
        Unit::SharePerYear => (2, " % a year"),
        Unit::Points => (2, " points"),
        Unit::Years => (0, " years"),
        Unit::Months => (0, " months"),
        Unit::Seconds => (0, " seconds"),
        Unit::Minutes => (0, " minutes"),
        Unit::Hours => (0, " hours"),
        Unit::HoursPerMonth => (0, " hours a month"),
        Unit::MoneyPerYear | Unit::PerYear => (0, " a year"),
        Unit::MoneyPerMonth | Unit::PerMonth => (0, " a month"),
        Unit::Fte => (0, " full-time equivalents"),
        Unit::Ratio => (0, " to 1"),
        Unit::Digits => (0, " digits"),
        Unit::Score => (0, " points"),
        Unit::Count | Unit::Money | Unit::MoneyMinor | Unit::Weight | Unit::Plain | Unit::Text => {
            (0, "")
        }
    };
    format!("{}{word}", shifted(value, places))
}

/// A number's shortest decimal text with the point moved `places` to the right: no arithmetic, no stray digits.
fn shifted(value: f64, places: u32) -> String {
    let Some((digits, decimals)) = crate::finance::decimal(value) else {
        return value.to_string();
    };
    let missing = places.saturating_sub(decimals);
    let decimals = decimals.saturating_sub(places) as usize;
    let sign = if digits < 0 { "−" } else { "" };
    let text = format!(
        "{:0>width$}{}",
        digits.unsigned_abs(),
        "0".repeat(if digits == 0 { 0 } else { missing as usize }),
        width = decimals + 1
    );
    let (whole, fraction) = text.split_at(text.len() - decimals);
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

/// `snake_case` as `camelCase`, at compile time.
pub const fn camel_case<const LENGTH: usize>(snake: &str) -> [u8; LENGTH] {
    let snake = snake.as_bytes();
    let mut camel = [0; LENGTH];
    let (mut from, mut to) = (0, 0);
    while from < snake.len() {
        if snake[from] == b'_' {
            from += 1;
            camel[to] = snake[from].to_ascii_uppercase();
        } else {
            camel[to] = snake[from];
        }
        from += 1;
        to += 1;
    }
    camel
}

/// The length of [`camel_case`].
pub const fn camel_length(snake: &str) -> usize {
    let snake = snake.as_bytes();
    let (mut position, mut length) = (0, 0);
    while position < snake.len() {
        if snake[position] != b'_' {
            length += 1;
        }
        position += 1;
    }
    length
}

/// The `camelCase` key of an identifier.
macro_rules! key {
    ($name:ident) => {{
        const SNAKE: &str = stringify!($name);
        const BYTES: [u8; $crate::calculator::camel_length(SNAKE)] =
            $crate::calculator::camel_case(SNAKE);
        const KEY: &str = match std::str::from_utf8(&BYTES) {
            Ok(key) => key,
            Err(_) => SNAKE,
        };
        KEY
    }};
}
pub(crate) use key;

/// An enumeration with the options that a form offers for it.
macro_rules! choice {
    ($type:ty { $($variant:ident = $key:literal, $label:literal, $help:literal $(, $input:ident is $unit:ident)?;)* }) => {
        impl $crate::calculator::Choice for $type {
            const OPTIONS: &'static [$crate::describe::ChoiceOption] = &[$(
                $crate::describe::ChoiceOption {
                    key: $key,
                    label: $label,
                    help: $help,
                    unit_of: $crate::calculator::choice!(@unit $($input $unit)?),
                },
            )*];
            fn at(position: usize) -> Self {
                const ALL: &[$type] = &[$(<$type>::$variant),*];
                ALL[position.min(ALL.len() - 1)]
            }
            fn position(self) -> usize {
                self as usize
            }
        }
    };
    (@unit) => { None };
    (@unit $input:ident $unit:ident) => {
        Some($crate::describe::UnitOf {
            input: $crate::calculator::key!($input),
            unit: $crate::number::Unit::$unit,
        })
    };
}
pub(crate) use choice;

/// Types and description of a calculator's inputs and outputs from one list.
///
/// `Inputs<N>` has a field for each input: `number` fields are of the type the formula is evaluated over,
/// `whole` and `choice` fields steer it. `Outputs<N>` has a field for each output, so that a forgotten one does
/// not compile. `INPUTS` and `OUTPUTS` describe them. With `formula`, `Model` puts the module's `CALCULATOR`,
/// `formula`, `conflicts`, `sentence`, `warnings`, `tables` and `question` together for the catalogue.
macro_rules! calculator {
    (
        inputs { $($kind:ident $input:ident $(: $type:ty)? = $describe:expr;)* }
        outputs { $($output:ident = $output_describe:expr;)* }
    ) => {
        /// What is typed into the form.
        #[allow(missing_docs)]
        pub struct Inputs<N> {
            $(pub $input: $crate::calculator::calculator!(@type $kind N $($type)?),)*
        }

        /// What comes out.
        #[derive(Clone, Copy)]
        #[allow(missing_docs)]
        pub struct Outputs<N: $crate::number::Number> {
            $(pub $output: $crate::number::Outcome<N>,)*
        }

        /// The inputs, in the order of the form.
        pub static INPUTS: &[$crate::describe::Input] = &[$(
            $crate::describe::Input { key: $crate::calculator::key!($input), ..$describe },
        )*];

        /// The outputs, in the order of the page.
        pub static OUTPUTS: &[$crate::describe::Output] = &[$(
            $crate::describe::Output { key: $crate::calculator::key!($output), ..$output_describe },
        )*];

        impl Inputs<f64> {
            /// Reads the inputs; a missing one takes its default.
            pub fn read(reader: &mut $crate::calculator::Reader<'_>) -> Self {
                Self { $($input: reader.$kind(),)* }
            }

            /// What stands in the form, in its order.
            pub fn figures(&self) -> Vec<$crate::calculator::Figure> {
                vec![$($crate::calculator::calculator!(@figure $kind self.$input $($type)?),)*]
            }
        }

        impl<N: Clone> Clone for Inputs<N> {
            fn clone(&self) -> Self {
                Self { $($input: self.$input.clone(),)* }
            }
        }

        impl<N: Copy> Inputs<N> {
            /// The same inputs over another kind of number; `convert` is told each number's key.
            pub fn map<M>(&self, mut convert: impl FnMut(&'static str, N) -> M) -> Inputs<M> {
                let _ = &mut convert;
                Inputs { $($input: $crate::calculator::calculator!(
                    @map $kind convert $crate::calculator::key!($input), self.$input),)* }
            }
        }

        impl<N: $crate::number::Number> Outputs<N> {
            /// The outputs, in the order of the page.
            pub fn list(&self) -> Vec<$crate::number::Outcome<N>> {
                vec![$(self.$output,)*]
            }
        }
    };
    (@type number $n:ident) => { $n };
    (@type whole $n:ident) => { u32 };
    (@type choice $n:ident $type:ty) => { $type };
    (@type lines $n:ident) => { Vec<$crate::describe::Line> };
    (@figure number $self:ident.$input:ident) => { $crate::calculator::Figure::Number($self.$input) };
    (@figure whole $self:ident.$input:ident) => { $crate::calculator::Figure::Number(f64::from($self.$input)) };
    (@figure choice $self:ident.$input:ident $type:ty) => {
        $crate::calculator::Figure::Option(
            &<$type as $crate::calculator::Choice>::OPTIONS[$crate::calculator::Choice::position($self.$input)],
        )
    };
    (@figure lines $self:ident.$input:ident) => { $crate::calculator::Figure::List };
    (@map number $convert:ident $key:expr, $self:ident.$input:ident) => { $convert($key, $self.$input) };
    (@map $kind:ident $convert:ident $key:expr, $self:ident.$input:ident) => { $self.$input.clone() };
}
pub(crate) use calculator;

/// The `Model` of a module whose `formula` is an expression over any `Number`.
macro_rules! model_of_formula {
    () => {
        /// This calculator, for the catalogue.
        pub struct Model;

        impl Model {
            fn read(
                values: &$crate::calculator::Values,
            ) -> Result<Inputs<f64>, Vec<$crate::describe::Problem>> {
                let mut reader = $crate::calculator::Reader::new(INPUTS, values);
                let inputs = Inputs::read(&mut reader);
                reader.finish()?;
                let conflicts = conflicts(&inputs);
                if conflicts.is_empty() {
                    Ok(inputs)
                } else {
                    Err(conflicts)
                }
            }
        }

        impl $crate::calculator::Model for Model {
            fn calculator(&self) -> &'static $crate::describe::Calculator {
                &CALCULATOR
            }
            fn calculate(
                &self,
                values: &$crate::calculator::Values,
            ) -> Result<$crate::describe::Calculation, Vec<$crate::describe::Problem>> {
                let inputs = Self::read(values)?;
                let outputs = formula(&inputs);
                let arena = $crate::number::Arena::default();
                let traced = formula(&inputs.map(|key, value| arena.input(key, value)));
                let figures = inputs.figures();
                let findings = $crate::calculator::Findings {
                    steps: $crate::calculator::steps(&CALCULATOR, &figures, &arena, &traced.list()),
                    figures,
                    outcomes: outputs.list(),
                    warnings: warnings(&inputs, &outputs),
                    sentence: sentence(&inputs, &outputs),
                    tables: tables(&inputs, &outputs),
                };
                Ok($crate::calculator::answer(&CALCULATOR, findings))
            }
            fn outputs(
                &self,
                values: &$crate::calculator::Values,
            ) -> Result<Vec<Option<f64>>, Vec<$crate::describe::Problem>> {
                let outputs = formula(&Self::read(values)?);
                Ok(outputs
                    .list()
                    .iter()
                    .map($crate::calculator::defined)
                    .collect())
            }
            fn figures(
                &self,
                values: &$crate::calculator::Values,
            ) -> Result<Vec<$crate::calculator::Figure>, Vec<$crate::describe::Problem>> {
                Ok(Self::read(values)?.figures())
            }
            fn question(
                &self,
                values: &$crate::calculator::Values,
            ) -> Result<$crate::calculator::Question, Vec<$crate::describe::Problem>> {
                Ok(question(&Self::read(values)?))
            }
        }
    };
}
pub(crate) use model_of_formula;

/// A row of a table from keys and cells.
pub fn row<const COLUMNS: usize>(cells: [(&'static str, Cell); COLUMNS]) -> Row {
    Row::from(cells)
}

/// A cell with a figure.
pub fn figure(value: f64) -> Cell {
    let value = crate::math::without_negative_zero(value);
    Cell::Number(value.is_finite().then_some(value))
}
