//! What a calculator tells about itself, and what it answers: plain data.
//!
//! Everything here is written once, in the calculator's own file, and read by the page, the documentation,
//! the TypeScript types and the tests. Text that contains figures is a list of [`Token`]s: the core has no locale.

use crate::number::Unit;
use serde::{Serialize, Serializer};
use tsify::Tsify;

/// A document that a figure was read in.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Source {
    /// The document's title.
    pub document: &'static str,
    /// The section of it.
    pub section: &'static str,
    /// The figure, in the document's own unit.
    pub figure: &'static str,
    /// How the figure is to be read, and what it leaves open.
    pub reading: &'static str,
}

/// Where an input usually lies. Outside it a result comes with a warning.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Typical {
    /// Lower end, in the input's unit.
    pub from: f64,
    /// Upper end, in the input's unit.
    pub to: f64,
    /// The currency of the figures, where they are money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'static str>,
    /// The documents that say so; where they differ, the range spans them.
    pub sources: &'static [Source],
}

/// What kind of value an input takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum InputKind {
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// One of the options, by key.
    Choice,
    /// A list of budget lines.
    Lines,
}

/// One of the options of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceOption {
    /// What crosses the boundary.
    pub key: &'static str,
    /// A word or two for a button.
    pub label: &'static str,
    /// What it means.
    pub help: &'static str,
    /// The unit that another input has while this option is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_of: Option<UnitOf>,
}

/// The unit that an input has while an option is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct UnitOf {
    /// Key of the input.
    pub input: &'static str,
    /// Its unit.
    pub unit: Unit,
}

/// The choice that must be made for an input to be used.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct UsedWhen {
    /// Key of the choice.
    pub input: &'static str,
    /// Key of its option.
    pub option: &'static str,
}

/// The ends of a slider; what is typed may lie outside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Slider {
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
}

/// What a budget line is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum BottomUp {
    /// Nothing.
    None,
    /// Agents × training per agent.
    Training,
    /// Licences for twelve months and the implementation.
    Technology,
}

/// A line of a budget.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its weight beside the other lines, at least 0.
    pub weight: f64,
    /// What it is checked against.
    #[tsify(optional)]
    pub bottom_up: BottomUp,
}

/// The value that an input has until somebody types one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(untagged)]
pub enum Default {
    /// Of a number or whole number.
    Number(f64),
    /// Of a choice: the option's key.
    Option(&'static str),
    /// Of a list of lines.
    Lines(#[tsify(type = "Line[]")] &'static [DefaultLine]),
    /// None: the field starts empty, and what follows from it is not defined until somebody types a figure.
    #[tsify(type = "null")]
    Empty,
}

/// A line of the default budget.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DefaultLine {
    /// Its name.
    pub name: &'static str,
    /// Its weight.
    pub weight: f64,
    /// What it is checked against.
    pub bottom_up: BottomUp,
}

/// An input of a calculator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Its name in JavaScript, links and documents.
    pub key: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// One or two sentences: what it is and what is commonly confused with it.
    pub help: &'static str,
    /// What kind of value it takes.
    pub kind: InputKind,
    /// What its figure is counted in.
    pub unit: Unit,
    /// Its value until somebody types one.
    pub default: Default,
    /// Where the default comes from.
    pub default_source: &'static str,
    /// Lowest value taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<f64>,
    /// Highest value taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<f64>,
    /// The minimum itself is refused.
    pub above_minimum: bool,
    /// The maximum itself is refused.
    pub below_maximum: bool,
    /// One step of an arrow key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// The ends of its slider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slider: Option<Slider>,
    /// Where it usually lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typical: Option<&'static Typical>,
    /// A fact of the client: the same key in two calculators is the same number.
    pub fact: bool,
    /// The choice under which it is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_when: Option<UsedWhen>,
    /// The output that gives its value while it is not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub derived: Option<&'static str>,
    /// The options of a choice.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[tsify(optional)]
    pub options: &'static [ChoiceOption],
    /// Set by the page's currency and not shown as a field.
    pub from_currency: bool,
}

impl Input {
    const fn new(kind: InputKind, label: &'static str, unit: Unit, default: Default) -> Self {
        Self {
            key: "",
            label,
            help: "",
            kind,
            unit,
            default,
            default_source: "An example figure: put in your own.",
            minimum: None,
            maximum: None,
            above_minimum: false,
            below_maximum: false,
            step: None,
            slider: None,
            typical: None,
            fact: false,
            used_when: None,
            derived: None,
            options: &[],
            from_currency: false,
        }
    }
    /// A number and its default.
    pub const fn number(label: &'static str, unit: Unit, default: f64) -> Self {
        Self::new(InputKind::Number, label, unit, Default::Number(default))
    }
    /// A number that starts empty: no default would be honest.
    pub const fn empty(label: &'static str, unit: Unit) -> Self {
        let mut input = Self::new(InputKind::Number, label, unit, Default::Empty);
        input.default_source = "It has no default.";
        input
    }
    /// A whole number and its default.
    pub const fn whole(label: &'static str, unit: Unit, default: u32) -> Self {
        Self::new(
            InputKind::Whole,
            label,
            unit,
            Default::Number(default as f64),
        )
    }
    /// A choice, with the key of the option that is the default.
    pub const fn choice(
        label: &'static str,
        options: &'static [ChoiceOption],
        default: &'static str,
    ) -> Self {
        let mut input = Self::new(
            InputKind::Choice,
            label,
            Unit::Text,
            Default::Option(default),
        );
        input.options = options;
        input.default_source = "";
        input
    }
    /// A list of lines.
    pub const fn lines(label: &'static str, default: &'static [DefaultLine]) -> Self {
        Self::new(
            InputKind::Lines,
            label,
            Unit::Weight,
            Default::Lines(default),
        )
    }
    /// What it is and what is commonly confused with it.
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
    /// Where the default comes from.
    pub const fn from(mut self, default_source: &'static str) -> Self {
        self.default_source = default_source;
        self
    }
    /// The values taken, both ends included.
    pub const fn between(mut self, minimum: f64, maximum: f64) -> Self {
        self.minimum = Some(minimum);
        self.maximum = Some(maximum);
        self
    }
    /// The minimum itself is refused.
    pub const fn above_minimum(mut self) -> Self {
        self.above_minimum = true;
        self
    }
    /// The maximum itself is refused.
    pub const fn below_maximum(mut self) -> Self {
        self.below_maximum = true;
        self
    }
    /// The ends of the slider and one step of an arrow key.
    pub const fn slider(mut self, from: f64, to: f64, step: f64) -> Self {
        self.slider = Some(Slider { from, to });
        self.step = Some(step);
        self
    }
    /// Where it usually lies.
    pub const fn typical(mut self, typical: &'static Typical) -> Self {
        self.typical = Some(typical);
        self
    }
    /// A fact of the client, shared between calculators.
    pub const fn fact(mut self) -> Self {
        self.fact = true;
        self
    }
    /// Used only while a choice has an option.
    pub const fn used_when(mut self, input: &'static str, option: &'static str) -> Self {
        self.used_when = Some(UsedWhen { input, option });
        self
    }
    /// The output that gives its value while it is not used.
    pub const fn derived(mut self, output: &'static str) -> Self {
        self.derived = Some(output);
        self
    }
    /// Set by the page's currency and not shown as a field.
    pub const fn from_currency(mut self) -> Self {
        self.from_currency = true;
        self
    }
}

/// Which direction of an output is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// It is a description, not a score.
    Neither,
}

/// An output of a calculator.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Output {
    /// Its name in JavaScript and documents.
    pub key: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// What it is and what is commonly confused with it.
    pub help: &'static str,
    /// What its figure is counted in.
    pub unit: Unit,
    /// Which direction is the better one.
    pub better: Better,
    /// What published targets ask for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<&'static Typical>,
}

impl Output {
    /// An output of which more is better.
    pub const fn new(label: &'static str, unit: Unit, help: &'static str) -> Self {
        Self {
            key: "",
            label,
            help,
            unit,
            better: Better::Higher,
            target: None,
        }
    }
    /// An output of which less is better.
    pub const fn lower(mut self) -> Self {
        self.better = Better::Lower;
        self
    }
    /// An output that is no score.
    pub const fn neither(mut self) -> Self {
        self.better = Better::Neither;
        self
    }
    /// What published targets ask for.
    pub const fn target(mut self, target: &'static Typical) -> Self {
        self.target = Some(target);
        self
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Column {
    /// Its key in each row.
    pub key: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// What its figures are counted in.
    pub unit: Unit,
}

/// Shorthand for a [`Column`].
pub const fn column(key: &'static str, label: &'static str, unit: Unit) -> Column {
    Column { key, label, unit }
}

/// A table that a calculator answers with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct TableDescription {
    /// Its key in the answer's `tables`.
    pub key: &'static str,
    /// Its caption.
    pub label: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
}

/// The form of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum ChartKind {
    /// Lines over years.
    Lines,
    /// A bar with its amount for each row.
    Bars,
    /// One whole, split.
    Parts,
    /// A figure with the ends of its interval for each row; the columns up are low end, figure, high end.
    Intervals,
}

/// A level that a chart's lines are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Reference {
    /// Its name.
    pub label: &'static str,
    /// The input that gives it.
    pub input: &'static str,
}

/// A calculator's chart: which columns of which table it draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Chart {
    /// Its form.
    pub kind: ChartKind,
    /// Its heading.
    pub title: &'static str,
    /// One sentence: what to look at.
    pub note: &'static str,
    /// The table that has its figures.
    pub table: &'static str,
    /// The column across.
    pub x: &'static str,
    /// The columns up.
    pub y: &'static [&'static str],
    /// A level to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// The column of the gap between two lines, which may be too narrow to see: drawn below them as bars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<&'static str>,
}

/// A warning that a calculator can give.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct WarningDescription {
    /// Its key.
    pub key: &'static str,
    /// What is odd and what to do; `{key}` stands for a figure.
    pub text: &'static str,
}

/// The question a calculator answers in reverse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct BreakEvenDescription {
    /// The name of the target.
    pub target_label: &'static str,
    /// The target until somebody types one.
    pub target: f64,
    /// What the target is counted in.
    pub target_unit: Unit,
}

/// A worked example. Every one is a test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct Example {
    /// What it shows.
    pub title: &'static str,
    /// Inputs that differ from the defaults.
    #[serde(serialize_with = "as_map")]
    #[tsify(type = "Record<string, number | string>")]
    pub inputs: &'static [(&'static str, Default)],
    /// Outputs that must come back; `null` is one that is not defined.
    #[serde(serialize_with = "as_map")]
    #[tsify(type = "Record<string, number | null>")]
    pub expected: &'static [(&'static str, Option<f64>)],
    /// Where the expected figures come from.
    pub source: &'static str,
}

fn as_map<S: Serializer, V: Serialize>(
    pairs: &&'static [(&'static str, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// Two inputs whose product is a fact of the client.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
pub struct FactProduct {
    /// Key of the fact.
    pub fact: &'static str,
    /// Keys of the two inputs; when the fact is typed, the first follows from the second.
    #[tsify(type = "[string, string]")]
    pub factors: [&'static str; 2],
}

/// Where on the page a calculator belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Section {
    /// What something is worth.
    Calculators,
    /// What is measured.
    Kpis,
}

/// What there is to know before choosing a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Guide {
    /// What it costs to measure.
    pub costs: &'static str,
    /// What it shows.
    pub shows: &'static str,
    /// What it hides.
    pub hides: &'static str,
}

/// All that a calculator tells about itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Calculator {
    /// Its name in links, functions and documents.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where on the page it belongs.
    pub section: Section,
    /// Of a KPI: what there is to know before choosing it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<Guide>,
    /// Its title where there is little room.
    pub short_title: &'static str,
    /// What it answers, in one sentence.
    pub summary: &'static str,
    /// When to use it.
    pub when_to_use: &'static str,
    /// When not to.
    pub when_not: &'static str,
    /// Calculators that answer the next question.
    pub related: &'static [&'static str],
    /// Key of the output that leads.
    pub headline: &'static str,
    /// Its inputs, in the order of the form.
    pub inputs: &'static [Input],
    /// Its outputs, in the order of the page.
    pub outputs: &'static [Output],
    /// Its tables.
    pub tables: &'static [TableDescription],
    /// Its chart.
    pub chart: Chart,
    /// The warnings it can give, besides an input outside its typical range.
    pub warnings: &'static [WarningDescription],
    /// Its question in reverse.
    pub break_even: BreakEvenDescription,
    /// Worked examples.
    pub examples: &'static [Example],
    /// Two inputs whose product is a fact of the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact_product: Option<FactProduct>,
}

/// A piece of a text that contains figures.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Token {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A figure.
    #[serde(rename_all = "camelCase")]
    Value {
        /// The figure.
        value: f64,
        /// What it is counted in.
        unit: Unit,
        /// Its name in words, where it has one.
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// To be rounded up, never down, when shown with fewer digits.
        #[serde(skip_serializing_if = "is_false")]
        #[tsify(optional)]
        round_up: bool,
        /// To be rounded down, never up, when shown with fewer digits.
        #[serde(skip_serializing_if = "is_false")]
        #[tsify(optional)]
        round_down: bool,
    },
    /// A sign between figures.
    Operator {
        /// The sign.
        text: String,
    },
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Token {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
    /// A sign between figures.
    pub fn operator(text: impl Into<String>) -> Self {
        Self::Operator { text: text.into() }
    }
    /// A figure; its name in words where it has no value, as an input that is still empty.
    ///
    /// ```
    /// use service_roi::{describe::Token, number::Unit};
    /// let empty = Token::value(f64::NAN, Unit::Points, Some("Churn per point".into()));
    /// assert_eq!(empty, Token::text("Churn per point"));
    /// ```
    pub fn value(value: f64, unit: Unit, label: Option<String>) -> Self {
        if !value.is_finite() {
            return Self::text(label.unwrap_or_else(|| "not defined".into()));
        }
        Self::Value {
            value,
            unit,
            label,
            round_up: false,
            round_down: false,
        }
    }
}

/// One line of the working.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Step {
    /// What the line finds.
    pub name: String,
    /// What it comes to; `None` where it is not defined.
    #[tsify(type = "number | null")]
    pub value: Option<f64>,
    /// What it is counted in.
    pub unit: Unit,
    /// How it is found: the labels of the figures give the formula in words, their values the one in figures.
    pub formula: Vec<Token>,
}

/// Something odd about inputs or results that are taken all the same.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Warning {
    /// Its key.
    pub key: &'static str,
    /// The input it speaks of, where it speaks of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<&'static str>,
    /// What is odd and what to do.
    pub text: Vec<Token>,
    /// The same in plain English.
    pub message: String,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(untagged)]
pub enum Cell {
    /// A figure, or nothing where it is not defined.
    Number(#[tsify(type = "number | null")] Option<f64>),
    /// Words.
    Text(String),
}

/// Values by key, in the order in which they were put.
///
/// It takes far less code than a map with an order of its own, and there are never more than a few keys.
///
/// ```
/// let prices = service_roi::describe::Keyed::from([("pear", 2.0), ("apple", 1.0)]);
/// assert_eq!((prices["pear"], prices.get("plum")), (2.0, None));
/// assert_eq!(serde_json::to_string(&prices).unwrap(), r#"{"pear":2.0,"apple":1.0}"#);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<V>(Vec<(&'static str, V)>);

impl<V> Keyed<V> {
    /// The value of this key.
    pub fn get(&self, key: &str) -> Option<&V> {
        let found = self.0.iter().find(|(other, _)| *other == key)?;
        Some(&found.1)
    }
    /// The keys with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &V)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<V, const N: usize> From<[(&'static str, V); N]> for Keyed<V> {
    fn from(values: [(&'static str, V); N]) -> Self {
        Self(Vec::from(values))
    }
}

impl<V> FromIterator<(&'static str, V)> for Keyed<V> {
    fn from_iter<I: IntoIterator<Item = (&'static str, V)>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<V> std::ops::Index<&str> for Keyed<V> {
    type Output = V;

    /// Panics without a value of this key, as a map does: for keys that are known to be there.
    fn index(&self, key: &str) -> &V {
        match self.get(key) {
            Some(value) => value,
            None => panic!("there is no value of the key “{key}”"),
        }
    }
}

impl<V: Serialize> Serialize for Keyed<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// A row of a table, by column key.
pub type Row = Keyed<Cell>;

/// A calculator's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Calculation {
    /// Always true.
    #[tsify(type = "true")]
    pub ok: bool,
    /// Each output by key; `null` where it is not defined for these inputs.
    #[tsify(type = "Record<string, number | null>")]
    pub outputs: Keyed<Option<f64>>,
    /// Why an output is not defined, by key.
    #[tsify(type = "Record<string, string>")]
    pub not_defined: Keyed<&'static str>,
    /// The result as one plain sentence.
    pub sentence: Vec<Token>,
    /// The working, line by line.
    pub steps: Vec<Step>,
    /// What is odd.
    pub warnings: Vec<Warning>,
    /// Lists, by name.
    #[tsify(type = "Record<string, Record<string, number | string | null>[]>")]
    pub tables: Keyed<Vec<Row>>,
}

/// What kind of problem an input has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// A word where a number belongs, or the like.
    WrongType,
    /// NaN or an infinity.
    NotFinite,
    /// Below the lowest value taken.
    BelowMinimum,
    /// Above the highest value taken.
    AboveMaximum,
    /// An option that the choice does not have.
    UnknownOption,
    /// A fraction where a whole number belongs.
    NotWhole,
    /// More decimals than the currency or the field takes.
    TooManyDecimals,
    /// An empty list.
    NoLines,
    /// A list that is too long.
    TooManyLines,
    /// Weights that sum to 0.
    WeightsSumToZero,
    /// Inputs that cannot all be true.
    Conflict,
}

/// Why an input is refused.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Problem {
    /// What kind of problem.
    pub kind: ProblemKind,
    /// Key of the input; for a line of a list `lines.3.weight`, counted from 0.
    pub field: String,
    /// What, where, the bound and what to do.
    pub message: String,
    /// The same, for a page that shows figures in its own locale.
    pub text: Vec<Token>,
    /// The values it speaks of.
    #[tsify(type = "Record<string, number | string>")]
    pub values: Keyed<Cell>,
}

/// A refusal: every problem of the form at once.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct Refusal {
    /// Always false.
    #[tsify(type = "false")]
    pub ok: bool,
    /// The problems.
    pub problems: Vec<Problem>,
}

/// The value of one input at which an output meets a target.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct BreakEven {
    /// Always true.
    #[tsify(type = "true")]
    pub ok: bool,
    /// The value; `null` when there is none.
    #[tsify(type = "number | null")]
    pub value: Option<f64>,
    /// The answer in one plain sentence.
    pub sentence: Vec<Token>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
