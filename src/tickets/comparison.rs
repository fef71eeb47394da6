//! What was measured against what was chosen and what is published: the scorecard, and targets with their sources.

use super::kpis::{Estimate, Kpis, Ratio};
use super::questions::Questions;
use super::tally::Scale;
use crate::calculator::{Figure, Model, Value, Values};
use crate::describe::{Better, Source, Typical};
use crate::facts;
use crate::kpi::scorecard;
use crate::number::Unit;
use serde::Serialize;
use tsify::Tsify;

const SECONDS_PER_MINUTE: f64 = 60.0;

/// A line of the scorecard.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ScorecardLine {
    /// The key of its value among the inputs of the calculator `scorecard`.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What value, worst and best are counted in.
    pub unit: Unit,
    /// What was measured; nothing where no column tells.
    pub value: Option<f64>,
    /// The value that brings nothing.
    pub worst: f64,
    /// The value that brings all.
    pub best: f64,
    /// How much it counts beside the others.
    pub weight: f64,
    /// How much of the score it brings; nothing without a value.
    pub brings: Option<f64>,
}

/// The scorecard of what was measured.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Scorecard {
    /// 0 to 100; without any of its KPIs there is none.
    pub score: Option<f64>,
    /// Whether all four KPIs were measured. Otherwise the score is that of the others by their weights, and not to be
    /// compared with a complete one.
    pub complete: bool,
    /// Its lines.
    pub lines: Vec<ScorecardLine>,
}

impl Scorecard {
    /// Of these KPIs, by the formula of the calculator.
    pub(super) fn new(kpis: &Kpis, questions: &Questions) -> Self {
        let model = &scorecard::Model;
        let mut values = questions.scorecard_values();
        let chosen = number_of(model, &values);
        let lines = [
            ("csat", "csatWeight", Unit::Share, kpis.csat.satisfied.value),
            (
                "firstContactResolution",
                "firstContactResolutionWeight",
                Unit::Share,
                kpis.first_contact_resolution.value,
            ),
            (
                "ahtSeconds",
                "ahtWeight",
                Unit::Seconds,
                kpis.handle_time.mean_seconds.value,
            ),
            ("nps", "npsWeight", Unit::Score, kpis.nps.score.value),
        ];
        for (key, weight, _, value) in lines {
            let input = scorecard::INPUTS.iter().find(|input| input.key == key);
            let most = input.and_then(|input| input.maximum);
            match (value, most) {
                // Beyond the highest value that the form takes a line is at its end all the same.
                (Some(value), Some(most)) if value > most => {
                    values.insert(key.to_owned(), Value::Number(most))
                }
                (Some(value), _) => values.insert(key.to_owned(), Value::Number(value)),
                (None, _) => values.insert(weight.to_owned(), Value::Number(0.0)),
            };
        }
        let outputs = model.outputs(&values).ok();
        let output = |key: &str| {
            let mut outputs = scorecard::OUTPUTS.iter().zip(outputs.as_ref()?);
            *outputs.find(|(output, _)| output.key == key)?.1
        };
        let lines = lines.map(|(key, weight, unit, value)| {
            let contribution = match key {
                "ahtSeconds" => "ahtContribution".to_owned(),
                _ => format!("{key}Contribution"),
            };
            let label = scorecard::INPUTS.iter().find(|input| input.key == key);
            ScorecardLine {
                key,
                name: label.map_or(key, |input| input.label),
                unit,
                value,
                worst: chosen(&format!("{key}Worst")),
                best: chosen(&format!("{key}Best")),
                weight: chosen(weight),
                brings: value.and_then(|_| output(&contribution)),
            }
        });
        Self {
            score: output("score"),
            complete: lines.iter().all(|line| line.value.is_some()),
            lines: lines.into(),
        }
    }
}

/// What stands in the form for these values, by key.
fn number_of(model: &'static dyn Model, values: &Values) -> impl Fn(&str) -> f64 + use<> {
    let figures = model.figures(values).unwrap_or_default();
    let inputs = model.calculator().inputs;
    move |key| {
        let mut figures = inputs.iter().zip(&figures);
        match figures.find(|(input, _)| input.key == key) {
            Some((_, Figure::Number(value))) => *value,
            _ => 0.0,
        }
    }
}

/// Where a figure lies against a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Below all of it.
    Below,
    /// In it: sources differ, or it is the range itself.
    Within,
    /// Above all of it.
    Above,
}

/// A figure beside published targets.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct TargetComparison {
    /// The KPI's key.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What its figures are counted in.
    pub unit: Unit,
    /// What was measured.
    pub value: f64,
    /// The low end of its interval.
    pub low: Option<f64>,
    /// The high end.
    pub high: Option<f64>,
    /// The lowest figure that a source asks for.
    pub from: f64,
    /// The highest.
    pub to: f64,
    /// Where the figure lies.
    pub verdict: Verdict,
    /// Whether the whole interval lies there, so that it is no accident of few answers.
    pub distinguishable: bool,
    /// Which direction is the better one.
    pub better: Better,
    /// What that means, in one sentence.
    pub text: &'static str,
    /// The documents that say so.
    pub sources: &'static [Source],
}

impl TargetComparison {
    fn new(
        (key, name, unit, better): (&'static str, &'static str, Unit, Better),
        [value, low, high]: [Option<f64>; 3],
        target: &'static Typical,
    ) -> Option<Self> {
        let value = value?;
        let verdict_of = |value: f64| {
            if value < target.from {
                Verdict::Below
            } else if value > target.to {
                Verdict::Above
            } else {
                Verdict::Within
            }
        };
        let verdict = verdict_of(value);
        let ends = [low, high];
        let text = match (verdict, better) {
            (Verdict::Above, Better::Higher) => "Better than every published target.",
            (Verdict::Below, Better::Lower) => "Better than every published target.",
            (Verdict::Within, _) => "Within what is published.",
            (_, Better::Neither) => "Outside what is published.",
            _ => "It meets no published target.",
        };
        Some(Self {
            key,
            name,
            unit,
            value,
            low,
            high,
            from: target.from,
            to: target.to,
            verdict,
            distinguishable: ends
                .iter()
                .all(|end| end.is_some_and(|end| verdict_of(end) == verdict)),
            better,
            text,
            sources: target.sources,
        })
    }
}

/// The figures that there are published targets for.
pub(super) fn targets(kpis: &Kpis, csat: Scale) -> Vec<TargetComparison> {
    let minutes = |seconds: Estimate| {
        [seconds.value, seconds.low, seconds.high].map(|end| Some(end? / SECONDS_PER_MINUTE))
    };
    let ratio = |ratio: Ratio| [ratio.value, ratio.low, ratio.high];
    let estimate = |it: Estimate| [it.value, it.low, it.high];
    let of_five = csat.low == 1 && csat.high == 5;
    let mean_score = estimate(kpis.csat.mean).map(|end| end.filter(|_| of_five));
    let compared = [
        TargetComparison::new(
            ("csat", "CSAT", Unit::Share, Better::Higher),
            ratio(kpis.csat.satisfied),
            &facts::CSAT_TARGET,
        ),
        TargetComparison::new(
            ("csatMean", "Mean score", Unit::Plain, Better::Higher),
            mean_score,
            &facts::CSAT_MEAN_TARGET,
        ),
        TargetComparison::new(
            ("nps", "Net promoter score", Unit::Score, Better::Higher),
            estimate(kpis.nps.score),
            &facts::NPS_TARGET,
        ),
        TargetComparison::new(
            (
                "firstContactResolution",
                "First contact resolution",
                Unit::Share,
                Better::Higher,
            ),
            ratio(kpis.first_contact_resolution),
            &facts::FIRST_CONTACT_RESOLUTION_TARGET,
        ),
        TargetComparison::new(
            (
                "firstResponseMean",
                "Mean first response time",
                Unit::Minutes,
                Better::Lower,
            ),
            minutes(kpis.first_response.mean_seconds),
            &facts::FIRST_RESPONSE_TIME_TARGET,
        ),
        TargetComparison::new(
            (
                "firstResponseMedian",
                "Median first response time",
                Unit::Minutes,
                Better::Lower,
            ),
            minutes(kpis.first_response.median_seconds),
            &facts::FIRST_RESPONSE_TIME_TARGET,
        ),
        TargetComparison::new(
            (
                "resolvedWithin48Hours",
                "Share within 48 hours",
                Unit::Share,
                Better::Higher,
            ),
            ratio(kpis.resolved_within_48_hours),
            &facts::RESOLVED_WITHIN_48_HOURS_TARGET,
        ),
        TargetComparison::new(
            (
                "handleTimeMean",
                "Average handle time",
                Unit::Seconds,
                Better::Lower,
            ),
            estimate(kpis.handle_time.mean_seconds),
            &facts::HANDLE_TIME,
        ),
        TargetComparison::new(
            (
                "reassigned",
                "Reassignment rate",
                Unit::Share,
                Better::Lower,
            ),
            ratio(kpis.reassigned),
            &facts::REASSIGNMENT_TARGET,
        ),
    ];
    compared.into_iter().flatten().collect()
}
