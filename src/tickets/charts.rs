//! Control charts by day or week: which periods are more than the usual variation.

use super::breakdown::Group;
use super::kpis::{Estimate, Kpis, Ratio};
use super::questions::{Period, Rules};
use crate::kpi::FEW;
use crate::number::Unit;
use crate::statistics::{
    ENOUGH_POINTS, PChart, Point, Rule, Share, XmrChart, signals as signals_of,
};
use serde::Serialize;
use tsify::Tsify;

/// From this many cases a period on, the limits of an ordinary p-chart are narrower than the days differ of themselves.
const LARGE: u64 = 1_000;

/// How the limits of a chart are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(rename = "ControlChartKind")]
pub enum ChartKind {
    /// Of shares, from chance alone.
    P,
    /// Of shares, from chance and how much the periods vary beside it.
    Laney,
    /// Of single figures, from how much neighbours differ.
    Xmr,
}

/// A point of a control chart.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub struct ChartPoint {
    /// The period: a day, or the Monday of a week.
    pub name: String,
    /// What was measured.
    pub value: f64,
    /// Of how many cases.
    pub n: u64,
    /// The lower control limit.
    pub low: f64,
    /// The upper one.
    pub high: f64,
}

/// A rule that a chart broke, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub struct ChartSignal {
    /// The rule's name.
    pub rule: &'static str,
    /// What it means, in one sentence.
    pub text: &'static str,
    /// The position of the first point that it looked at, from 0.
    pub first: usize,
    /// That of the last, which completed the pattern.
    pub last: usize,
}

/// A control chart.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct ControlChart {
    /// The KPI's key.
    pub key: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What its figures are counted in.
    pub unit: Unit,
    /// How its limits are made.
    #[tsify(type = "ControlChartKind")]
    pub kind: ChartKind,
    /// How long a period is.
    pub period: Period,
    /// Why this kind and this period.
    pub why: String,
    /// The centre line.
    pub centre: f64,
    /// Of a Laney chart: how many times as much the shares vary as by chance alone.
    pub spread: Option<f64>,
    /// Whether the points are too few for limits to rely on.
    pub provisional: bool,
    /// The periods that have cases, in order.
    pub points: Vec<ChartPoint>,
    /// What is more than the usual variation.
    pub signals: Vec<ChartSignal>,
}

/// What is drawn of the KPIs of a period.
struct Measure {
    key: &'static str,
    title: &'static str,
    of: Of,
    /// What must be known to read the chart.
    caveat: &'static str,
}

/// Of a KPI that waits for the resolution.
const UNFINISHED: &str = " The last periods will change as their open tickets are resolved.";

enum Of {
    Share(fn(&Kpis) -> Ratio),
    Figure {
        unit: Unit,
        least: f64,
        most: f64,
        value: fn(&Kpis) -> (Estimate, u64),
    },
}

const fn seconds(value: fn(&Kpis) -> (Estimate, u64)) -> Of {
    Of::Figure {
        unit: Unit::Seconds,
        least: 0.0,
        most: f64::INFINITY,
        value,
    }
}

const MEASURES: [Measure; 9] = [
    Measure {
        key: "csat",
        title: "CSAT",
        of: Of::Share(|kpis| kpis.csat.satisfied),
        caveat: "",
    },
    Measure {
        key: "firstContactResolution",
        title: "First contact resolution",
        of: Of::Share(|kpis| kpis.first_contact_resolution),
        caveat: UNFINISHED,
    },
    Measure {
        key: "reassigned",
        title: "Reassignment rate",
        of: Of::Share(|kpis| kpis.reassigned),
        caveat: "",
    },
    Measure {
        key: "firstResponseMet",
        title: "First response within target",
        of: Of::Share(|kpis| kpis.service_level.first_response.met),
        caveat: "",
    },
    Measure {
        key: "resolutionMet",
        title: "Resolution within target",
        of: Of::Share(|kpis| kpis.service_level.resolution.met),
        caveat: UNFINISHED,
    },
    Measure {
        key: "nps",
        title: "Net promoter score",
        of: Of::Figure {
            unit: Unit::Score,
            least: -100.0,
            most: 100.0,
            value: |kpis| (kpis.nps.score, kpis.nps.n),
        },
        caveat: "",
    },
    Measure {
        key: "firstResponseMedian",
        title: "Median first response",
        of: seconds(|kpis| (kpis.first_response.median_seconds, kpis.first_response.n)),
        caveat: "",
    },
    Measure {
        key: "resolutionMedian",
        title: "Median resolution",
        of: seconds(|kpis| (kpis.resolution.median_seconds, kpis.resolution.n)),
        caveat: UNFINISHED,
    },
    Measure {
        key: "handleTimeMean",
        title: "Mean handle time",
        of: seconds(|kpis| (kpis.handle_time.mean_seconds, kpis.handle_time.n)),
        caveat: "",
    },
];

impl Measure {
    /// Of how many cases it is in this period.
    fn n(&self, kpis: &Kpis) -> u64 {
        match &self.of {
            Of::Share(ratio) => ratio(kpis).n,
            Of::Figure { value, .. } => value(kpis).1,
        }
    }

    fn usual_n(&self, groups: &[Group]) -> u64 {
        let mut counts: Vec<u64> = groups
            .iter()
            .map(|group| self.n(&group.kpis))
            .filter(|n| *n > 0)
            .collect();
        counts.sort_unstable();
        counts.get(counts.len() / 2).copied().unwrap_or(0)
    }

    fn chart(
        &self,
        groups: &[Group],
        period: Period,
        why_period: &str,
        rules: Rules,
    ) -> Option<ControlChart> {
        let groups: Vec<&Group> = groups
            .iter()
            .filter(|group| self.n(&group.kpis) > 0)
            .collect();
        if groups.len() < 2 {
            return None;
        }
        let (kind, unit, spread, points, why) = match &self.of {
            Of::Share(ratio) => {
                let shares: Vec<Share> = groups
                    .iter()
                    .map(|group| ratio(&group.kpis).share())
                    .collect();
                let n: u64 = groups.iter().map(|group| self.n(&group.kpis)).sum();
                let large = n / groups.len() as u64 >= LARGE;
                let (kind, chart, why) = if large {
                    (
                        ChartKind::Laney,
                        PChart::laney(&shares)?,
                        "A Laney p′ chart: periods have a thousand cases and more, where the limits of chance alone are so narrow that every period is a signal; its limits take in how much the periods vary of themselves.",
                    )
                } else {
                    (
                        ChartKind::P,
                        PChart::from_baseline(&shares)?,
                        "A p-chart: shares of samples that differ in size, with wider limits for fewer cases.",
                    )
                };
                let points: Option<Vec<Point>> =
                    shares.iter().map(|share| chart.point(*share)).collect();
                let spread = large.then_some(chart.spread);
                (kind, Unit::Share, spread, points?, why)
            }
            Of::Figure {
                unit,
                least,
                most,
                value,
            } => {
                let values: Option<Vec<f64>> = groups
                    .iter()
                    .map(|group| value(&group.kpis).0.value)
                    .collect();
                let values = values?;
                let chart = XmrChart::from_baseline(&values)?;
                let points = values.iter().map(|value| {
                    let point = chart.point(*value);
                    Point {
                        low: if point.low < *least {
                            *least
                        } else {
                            point.low
                        },
                        high: if point.high > *most {
                            *most
                        } else {
                            point.high
                        },
                        ..point
                    }
                });
                let why =
                    "An XmR chart: single figures, with limits from how much neighbours differ.";
                (ChartKind::Xmr, *unit, None, points.collect(), why)
            }
        };
        let points: Vec<Point> = points;
        let signals = signals_of(&points, rules.list());
        Some(ControlChart {
            key: self.key,
            title: self.title,
            unit,
            kind,
            period,
            why: format!("{why} {why_period}{}", self.caveat),
            centre: points.first()?.centre,
            spread,
            provisional: points.len() < ENOUGH_POINTS,
            points: groups
                .iter()
                .zip(&points)
                .map(|(group, point)| ChartPoint {
                    name: group.name.clone(),
                    value: point.value,
                    n: self.n(&group.kpis),
                    low: point.low,
                    high: point.high,
                })
                .collect(),
            signals: signals
                .into_iter()
                .map(|signal| {
                    let (rule, text) = in_words(signal.rule);
                    ChartSignal {
                        rule,
                        text,
                        first: signal.first,
                        last: signal.last,
                    }
                })
                .collect(),
        })
    }
}

/// A rule's name, and what a signal of it means.
fn in_words(rule: Rule) -> (&'static str, &'static str) {
    match rule {
        Rule::BeyondLimits => (
            "beyondLimits",
            "The point lies outside the control limits: chance alone does so in about 3 of 1,000 points.",
        ),
        Rule::TwoOfThreeBeyondTwoSigma => (
            "twoOfThreeBeyondTwoSigma",
            "Two of three points lie far out on the same side, beyond two thirds of the way to the limit: the level may have moved.",
        ),
        Rule::FourOfFiveBeyondOneSigma => (
            "fourOfFiveBeyondOneSigma",
            "Four of five points lie on the same side, beyond a third of the way to the limit: the level may have moved a little.",
        ),
        Rule::EightOnOneSide => (
            "eightOnOneSide",
            "Eight points in a row lie on the same side of the centre line: the level has moved.",
        ),
        Rule::NineOnOneSide => (
            "nineOnOneSide",
            "Nine points in a row lie on the same side of the centre line: the level has moved.",
        ),
        Rule::SixRisingOrFalling => (
            "sixRisingOrFalling",
            "Six points in a row rise, or fall: there is a trend.",
        ),
        Rule::FourteenAlternating => (
            "fourteenAlternating",
            "Fourteen points go up and down in turn: two things may be mixed, such as early and late shifts.",
        ),
        Rule::FifteenWithinOneSigma => (
            "fifteenWithinOneSigma",
            "Fifteen points in a row lie close to the centre line: they vary less than the limits say, or the figures were smoothed.",
        ),
        Rule::EightBeyondOneSigmaOnBothSides => (
            "eightBeyondOneSigmaOnBothSides",
            "Eight points in a row keep away from the centre line, on both sides: two levels may be mixed.",
        ),
    }
}

/// The charts of every KPI that has figures for two periods.
pub(super) fn charts(
    days: &[Group],
    weeks: &[Group],
    period: Option<Period>,
    rules: Rules,
) -> Vec<ControlChart> {
    let chart = |measure: &Measure| {
        let daily = measure.usual_n(days) as f64 >= FEW;
        let (period, why) = match period {
            Some(Period::Day) => (Period::Day, "By day, as chosen."),
            Some(Period::Week) => (Period::Week, "By week, as chosen."),
            None if daily => (Period::Day, "By day: half the days have 30 cases or more."),
            None => (
                Period::Week,
                "By week: more than half the days have fewer than 30 cases.",
            ),
        };
        let groups = match period {
            Period::Day => days,
            Period::Week => weeks,
        };
        measure.chart(groups, period, why, rules)
    };
    MEASURES.iter().filter_map(chart).collect()
}
