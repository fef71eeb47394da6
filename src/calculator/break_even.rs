//! A calculator in reverse: the value of one input at which an output meets a target.

use super::{Figure, Model, Value, Values, is_used, plain, template, unit_of};
use crate::describe::{Better, BreakEven, Calculator, Input, InputKind, Problem, Token};
use crate::math;
use crate::number::Unit;

/// The question that a calculator answers in reverse.
#[derive(Clone, Copy)]
pub struct Question {
    /// Key of the input sought.
    pub input: &'static str,
    /// Key of the output that must meet the target.
    pub output: &'static str,
    /// The answer, with `{target}`, `{value}` and `{key}` for figures.
    pub answer: &'static str,
    /// What to say when no value of the input meets the target.
    pub none: &'static str,
    /// What to say when every value of the input meets it.
    pub always: &'static str,
}

/// Points at which an input's whole range is first looked over.
const POINTS: u32 = 96;

/// The value of one input at which an output meets a target, the one nearest to what stands in the form.
///
/// The input's range is looked over for a change of side, then halved; where refusals or undefined results lie in
/// between they are no answer. `None` with its reason when there is none.
///
/// # Errors
/// Every problem of the inputs at once.
pub fn break_even(
    model: &dyn Model,
    values: &Values,
    input: &'static Input,
    output: usize,
    target: f64,
) -> Result<BreakEven, Vec<Problem>> {
    let figures = model.figures(values)?;
    let calculator = model.calculator();
    let unit = unit_of(&figures, input);
    let described = &calculator.outputs[output];
    let found = solve(model, values, &figures, input, output, target)?;
    let look_up = |key: &str| match (key, found) {
        ("value", Ok(found)) => Some(found.token(unit)),
        ("target", _) => Some(Token::value(target, described.unit, None)),
        _ => None,
    };
    let text = match found {
        Ok(_) => format!(
            "{} is {{target}} where {} is {{value}}.",
            described.label, input.label
        ),
        Err(reason) => reason.message(input.label, described.label),
    };
    Ok(answer(found, template(&text, look_up)))
}

/// The calculator's own question in reverse, as one plain sentence.
///
/// # Errors
/// Every problem of the inputs at once.
pub fn break_even_sentence(
    model: &dyn Model,
    values: &Values,
    target: f64,
) -> Result<BreakEven, Vec<Problem>> {
    let calculator = model.calculator();
    let question = model.question(values)?;
    let figures = model.figures(values)?;
    let Some((input, output)) = parts(calculator, &question) else {
        return Ok(answer(Err(Nothing::NoEffect), Vec::new()));
    };
    let found = solve(model, values, &figures, input, output, target)?;
    let look_up = |key: &str| match (key, found) {
        ("value", Ok(found)) => Some(found.token(unit_of(&figures, input))),
        ("target", _) => Some(Token::value(
            target,
            calculator.break_even.target_unit,
            None,
        )),
        _ => super::figure_token(calculator, &figures, key),
    };
    let text = match found {
        Ok(_) => question.answer,
        Err(Nothing::AlwaysMet) => question.always,
        Err(_) => question.none,
    };
    Ok(answer(found, template(text, look_up)))
}

fn parts(calculator: &'static Calculator, question: &Question) -> Option<(&'static Input, usize)> {
    let input = calculator
        .inputs
        .iter()
        .find(|input| input.key == question.input)?;
    let output = calculator
        .outputs
        .iter()
        .position(|output| output.key == question.output)?;
    Some((input, output))
}

fn answer(found: Result<Found, Nothing>, sentence: Vec<Token>) -> BreakEven {
    BreakEven {
        ok: true,
        value: found.ok().map(|found| found.value),
        reason: found.is_err().then(|| plain(&sentence)),
        sentence,
    }
}

#[derive(Clone, Copy)]
struct Found {
    value: f64,
    /// Whether a little more of the input still meets the target.
    more_is_enough: bool,
}

impl Found {
    fn token(self, unit: Unit) -> Token {
        Token::Value {
            value: self.value,
            unit,
            label: None,
            round_up: self.more_is_enough,
            round_down: !self.more_is_enough,
        }
    }
}

#[derive(Clone, Copy)]
enum Nothing {
    NotUsed,
    NoEffect,
    NotReached,
    AlwaysMet,
}

impl Nothing {
    fn message(self, input: &str, output: &str) -> String {
        match self {
            Self::NotUsed => {
                format!("{input} is not used with what is chosen, so it changes nothing.")
            }
            Self::NoEffect => format!("{input} does not change {output}."),
            Self::NotReached => {
                format!("No value of {input} within its bounds brings {output} to {{target}}.")
            }
            Self::AlwaysMet => format!(
                "{output} is better than {{target}} at every value of {input} within its bounds."
            ),
        }
    }
}

fn solve(
    model: &dyn Model,
    values: &Values,
    figures: &[Figure],
    input: &'static Input,
    output: usize,
    target: f64,
) -> Result<Result<Found, Nothing>, Vec<Problem>> {
    if !is_used(model.calculator(), figures, input) {
        return Ok(Err(Nothing::NotUsed));
    }
    let position = model
        .calculator()
        .inputs
        .iter()
        .position(|other| std::ptr::eq(other, input));
    let present = match position.map(|position| figures[position]) {
        Some(Figure::Number(value)) if input.kind == InputKind::Number => value,
        _ => return Ok(Err(Nothing::NoEffect)),
    };
    let distance = |value: f64| {
        let mut tried = values.clone();
        let value = model.nearest(values, input, value);
        tried.insert(input.key.to_owned(), Value::Number(value));
        let outputs = model.outputs(&tried).ok()?;
        Some(outputs[output]? - target)
    };
    let points = points(input, present).into_iter();
    let mut survey: Survey = points.map(|point| (point, distance(point))).collect();
    let seen = |survey: &Survey| -> Vec<f64> {
        survey
            .iter()
            .filter_map(|(_, distance)| *distance)
            .collect()
    };
    let first = seen(&survey);
    if first.iter().all(|distance| *distance == first[0]) && first.first() != Some(&0.0) {
        return Ok(Err(Nothing::NoEffect));
    }
    let mut crossing = nearest_crossing(&survey, present);
    if crossing.is_none() {
        // Rarely needed, and dear: what is sought may lie between the last point taken and the first refused.
        survey = up_to_refusals(&survey, distance);
        crossing = nearest_crossing(&survey, present);
    }
    let lower_is_better = model.calculator().outputs[output].better == Better::Lower;
    let Some(index) = crossing else {
        let seen = seen(&survey);
        let met = !seen.is_empty()
            && seen
                .iter()
                .all(|distance| (*distance < 0.0) == lower_is_better);
        return Ok(Err(if met {
            Nothing::AlwaysMet
        } else {
            Nothing::NotReached
        }));
    };
    let ((start, left), (end, right)) = (survey[index - 1], survey[index]);
    let rises = left < right;
    let ends = math::bracket(distance, start, end);
    let (low, high) = ends.unwrap_or(if right == Some(0.0) {
        (end, end)
    } else {
        (start, start)
    });
    // The end that meets the target, not the one that just misses it.
    let more_is_enough = rises != lower_is_better;
    let meets = |value: f64| {
        distance(value).is_some_and(|distance| {
            if lower_is_better {
                distance <= 0.0
            } else {
                distance >= 0.0
            }
        })
    };
    let (first, second) = if more_is_enough {
        (low, high)
    } else {
        (high, low)
    };
    let value = if meets(first) { first } else { second };
    let value = math::without_negative_zero(model.nearest(values, input, value));
    Ok(Ok(Found {
        value,
        more_is_enough,
    }))
}

/// Points over an input's range, close together where it usually lies.
fn points(input: &Input, present: f64) -> Vec<f64> {
    let minimum = input.minimum.unwrap_or(-1e12);
    let maximum = input.maximum.unwrap_or(1e12);
    // Without a slider an input usually lies not far from what stands in the form.
    let usual = input
        .slider
        .map_or((0.0, 4.0 * present.abs() + 10.0), |slider| {
            (slider.from, slider.to)
        });
    let slider = (usual.0.max(minimum), usual.1.min(maximum));
    let evenly = |from: f64, to: f64, parts: u32| {
        (0..=parts).map(move |part| from + (to - from) * f64::from(part) / f64::from(parts))
    };
    let widely = (0..POINTS / 2).map(|step| {
        let share = f64::from(step) / f64::from(POINTS / 2);
        (maximum - slider.1).max(1.0) * math::power(1e-6, share)
    });
    let mut points: Vec<f64> = evenly(slider.0, slider.1, POINTS)
        .chain(widely.map(|more| slider.1 + more))
        .chain(evenly(minimum, slider.0, POINTS / 4))
        .chain([present, minimum, maximum])
        .map(|point| nudged(input, point))
        .filter(|point| *point >= minimum && *point <= maximum)
        .collect();
    points.sort_unstable_by(f64::total_cmp);
    points.dedup();
    points
}

/// Points in their order, each with the output's distance from the target; none where it is refused or not defined.
type Survey = Vec<(f64, Option<f64>)>;

/// The second of the two points between which the distance changes its side, nearest to what stands in the form.
fn nearest_crossing(survey: &Survey, present: f64) -> Option<usize> {
    let mut nearest: Option<(f64, usize)> = None;
    for index in 1..survey.len() {
        let (start, end) = (survey[index - 1].0, survey[index].0);
        let (Some(left), Some(right)) = (survey[index - 1].1, survey[index].1) else {
            continue;
        };
        if (left < 0.0) == (right < 0.0) && left != 0.0 && right != 0.0 {
            continue;
        }
        let away = if present < start {
            start - present
        } else if present > end {
            present - end
        } else {
            0.0
        };
        if nearest.is_none_or(|(least, _)| away < least) {
            nearest = Some((away, index));
        }
    }
    nearest.map(|(_, index)| index)
}

/// The survey with one more point wherever refusals begin: the last value that is taken.
fn up_to_refusals(survey: &Survey, distance: impl Fn(f64) -> Option<f64>) -> Survey {
    let mut whole = Survey::with_capacity(survey.len());
    for (point, found) in survey.iter().copied() {
        if let Some((last, before)) = whole.last().copied()
            && before.is_some() != found.is_some()
        {
            let (mut taken, mut refused) = if found.is_some() {
                ((point, found), last)
            } else {
                ((last, before), point)
            };
            loop {
                let middle = taken.0 + (refused - taken.0) / 2.0;
                if middle == taken.0 || middle == refused {
                    break;
                }
                match distance(middle) {
                    Some(found) => taken = (middle, Some(found)),
                    None => refused = middle,
                }
            }
            whole.push(taken);
        }
        whole.push((point, found));
    }
    whole
}

/// A bound that is itself refused, moved just inside.
fn nudged(input: &Input, point: f64) -> f64 {
    let span = 1e-9;
    match (input.minimum, input.maximum) {
        (Some(minimum), _) if input.above_minimum && point <= minimum => minimum + span,
        (_, Some(maximum)) if input.below_maximum && point >= maximum => maximum - span,
        _ => point,
    }
}
