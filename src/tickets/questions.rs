//! What the reader of a report may choose.

use super::kpis::{Base, Definition};
use super::options::Problem;
use super::service_levels::{Level, Promises};
use crate::calculator::{Model, Value, Values};
use crate::kpi::scorecard;
use crate::statistics::{Confidence, NELSON, Rule, WESTERN_ELECTRIC};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tsify::Tsify;

/// What is asked of an export. Whatever is left out has its default.
///
/// ```
/// use service_roi::tickets::Questions;
/// let questions: Questions = serde_json::from_str(r#"{ "confidence": 0.9 }"#).unwrap();
/// assert_eq!(questions, Questions { confidence: 0.9, ..Questions::default() });
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", default)]
#[tsify(missing_as_null, hashmap_as_object)]
pub struct Questions {
    /// How often an interval holds the true value, 0.5 to 0.999.
    pub confidence: f64,
    /// How first-contact resolution is counted; without it by the first of [`Definition::ALL`] that the columns allow.
    pub first_contact: Option<Definition>,
    /// Of what it is a share.
    pub first_contact_of: Base,
    /// What priorities promise.
    pub service_levels: Promises,
    /// Ends and weights of the scorecard, by the keys of the inputs of the calculator `scorecard`.
    pub scorecard: BTreeMap<String, f64>,
    /// The rules of the control charts.
    pub chart_rules: Rules,
    /// The periods of the control charts; without it as many cases as a period has allow.
    pub chart_period: Option<Period>,
    /// The breakdowns that are wanted; without it all. What is made from one that is not wanted is left empty: rolling
    /// windows and charts need days or weeks, the priorities of service levels their breakdown.
    pub breakdowns: Option<Vec<Dimension>>,
}

/// By what a report breaks tickets down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Dimension {
    /// By channel.
    Channel,
    /// By priority.
    Priority,
    /// By group.
    Group,
    /// By agent.
    Agent,
    /// By the day of creation.
    Day,
    /// By the week of creation.
    Week,
    /// By the month of creation.
    Month,
}

/// A set of rules for control charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Rules {
    /// The four of Western Electric.
    #[default]
    WesternElectric,
    /// The eight of Nelson.
    Nelson,
}

impl Rules {
    pub(super) fn list(self) -> &'static [Rule] {
        match self {
            Self::WesternElectric => &WESTERN_ELECTRIC,
            Self::Nelson => &NELSON,
        }
    }
}

/// A period of a control chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// A day.
    Day,
    /// A week from Monday.
    Week,
}

impl Default for Questions {
    fn default() -> Self {
        Self {
            confidence: Confidence::NINETY_FIVE.level(),
            first_contact: None,
            first_contact_of: Base::default(),
            service_levels: Promises::default(),
            scorecard: BTreeMap::new(),
            chart_rules: Rules::default(),
            chart_period: None,
            breakdowns: None,
        }
    }
}

/// The longest target, in hours: ten years.
const LONGEST_HOURS: f64 = 87_660.0;
const LARGEST_CREDIT: f64 = 1e9;

impl Questions {
    pub(super) fn wants(&self, dimension: Dimension) -> bool {
        let breakdowns = self.breakdowns.as_ref();
        breakdowns.is_none_or(|wanted| wanted.contains(&dimension))
    }

    /// What is wrong with them, all together.
    ///
    /// ```
    /// use service_roi::tickets::Questions;
    /// let questions = Questions { confidence: 95.0, ..Questions::default() };
    /// assert_eq!(questions.problems()[0].field, "confidence");
    /// ```
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut refuse = |field: String, message: &str| {
            problems.push(Problem {
                field,
                message: message.to_owned(),
            });
        };
        if !(0.5..=0.999).contains(&self.confidence) {
            refuse(
                "confidence".into(),
                "The confidence must be between 0.5 and 0.999 (50 % and 99.9 %). 0.95 is usual.",
            );
        }
        for (level, target) in &self.service_levels.targets {
            let label = level.label();
            for (name, hours) in [
                ("firstResponseHours", target.first_response_hours),
                ("resolutionHours", target.resolution_hours),
                ("creditAfterHours", target.credit_after_hours),
            ] {
                if hours.is_some_and(|hours| !(0.0..=LONGEST_HOURS).contains(&hours)) {
                    refuse(
                        format!("serviceLevels.targets.{}.{name}", key(*level)),
                        &format!(
                            "A target of {label} must be between 0 and 87,660 hours (ten years), or empty."
                        ),
                    );
                }
            }
            if !(0.0..=LARGEST_CREDIT).contains(&target.credit) {
                refuse(
                    format!("serviceLevels.targets.{}.credit", key(*level)),
                    &format!("The credit of {label} must be between 0 and 1,000,000,000."),
                );
            }
        }
        if let Err(found) = scorecard::Model.outputs(&self.scorecard_values()) {
            problems.extend(found.into_iter().map(|problem| Problem {
                field: format!("scorecard.{}", problem.field),
                message: problem.message,
            }));
        }
        problems
    }

    /// The scorecard's inputs as the calculator takes them.
    pub(super) fn scorecard_values(&self) -> Values {
        let given = self.scorecard.iter();
        given
            .map(|(key, value)| (key.clone(), Value::Number(*value)))
            .collect()
    }
}

fn key(level: Level) -> String {
    level.label().to_lowercase()
}
