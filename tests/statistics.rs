//! Statistics against known answers from outside this code, and the laws that they obey.
//!
//! `fixtures/known-answers-statistics.json` has 60-digit arithmetic on the decimal inputs or published numbers, each
//! row with its source; `fixtures/quantiles.csv` has quantiles from mpmath and scipy. Closed forms must agree to
//! 1e-12, what rests on a quantile to 1e-10, ranks and signals exactly.

use proptest::prelude::*;
use serde_json::Value as Json;
use service_roi::statistics::*;
use std::collections::BTreeSet;

const CLOSED_FORM: f64 = 1e-12;
const QUANTILE: f64 = 1e-10;

struct Row {
    id: String,
    inputs: Json,
    expected: Json,
}

impl Row {
    fn input(&self, key: &str) -> f64 {
        self.inputs[key]
            .as_f64()
            .unwrap_or_else(|| panic!("{} has no input {key}", self.id))
    }
    fn list(&self, key: &str) -> Vec<f64> {
        numbers(&self.inputs[key])
    }
    fn level(&self) -> Confidence {
        Confidence::new(self.input("level")).unwrap()
    }
    fn sample(&self, key: &str) -> Sample {
        let list = self.list(key);
        Sample {
            n: list[0],
            mean: list[1],
            standard_deviation: list[2],
        }
    }
    fn share(&self, key: &str) -> Share {
        let list = self.list(key);
        share(list[0], list[1])
    }
    fn is_not_defined(&self) -> bool {
        self.expected["error"] == "NotDefined"
    }
    fn check(&self, key: &str, found: f64) {
        self.check_to(CLOSED_FORM, key, found);
    }
    fn check_to(&self, tolerance: f64, key: &str, found: f64) {
        let expected = self.expected[key]
            .as_f64()
            .unwrap_or_else(|| panic!("{} expects no {key}", self.id));
        close(tolerance, &format!("{} {key}", self.id), found, expected);
    }
    fn check_list(&self, key: &str, found: &[f64]) {
        let expected = numbers(&self.expected[key]);
        assert_eq!(found.len(), expected.len(), "{} {key}", self.id);
        for (found, expected) in found.iter().zip(expected) {
            close(CLOSED_FORM, &format!("{} {key}", self.id), *found, expected);
        }
    }
    fn check_ends(&self, tolerance: f64, found: Interval) {
        self.check_to(tolerance, "lo", found.low);
        self.check_to(tolerance, "hi", found.high);
    }
    fn check_signals(&self, key: &str, found: &[usize]) {
        let expected: Vec<usize> = self.expected[key]
            .as_array()
            .unwrap_or_else(|| panic!("{} expects no {key}", self.id))
            .iter()
            .map(|position| position.as_u64().unwrap() as usize)
            .collect();
        assert_eq!(found, expected, "{} {key}", self.id);
    }
}

fn numbers(list: &Json) -> Vec<f64> {
    let list = list.as_array().unwrap();
    list.iter().map(|item| item.as_f64().unwrap()).collect()
}

fn close(tolerance: f64, what: &str, found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= tolerance * expected.abs(),
        "{what}: {found} instead of {expected}"
    );
}

fn share(count: f64, n: f64) -> Share {
    Share { count, n }
}

fn nps(promoters: f64, passives: f64, detractors: f64) -> Nps {
    Nps {
        promoters,
        passives,
        detractors,
    }
}

fn rows(family: &str) -> Vec<Row> {
    let text = include_str!("fixtures/known-answers-statistics.json");
    let rows: Vec<Json> = serde_json::from_str(text).unwrap();
    rows.iter()
        .map(|row| Row {
            id: row["id"].as_str().unwrap().to_owned(),
            inputs: row["inputs"].clone(),
            expected: row["expected"].clone(),
        })
        .filter(|row| family.is_empty() || row.id.split('-').next() == Some(family))
        .collect()
}

/// Each family's test goes through all of its rows and panics at one that it does not know.
#[test]
fn every_row_is_looked_at_by_a_test_below() {
    let families: BTreeSet<String> = rows("")
        .iter()
        .map(|row| row.id.split('-').next().unwrap().to_owned())
        .collect();
    let tested = [
        "Z", "WIL", "DIF", "NPS", "MEAN", "WEL", "RNK", "SS", "KPI", "SPC", "XMR", "LAN", "RUN",
    ];
    assert_eq!(families, tested.map(str::to_owned).into());
}

#[test]
fn levels_of_confidence() {
    for row in rows("Z") {
        let levels = row.list("level");
        let of_level = |level: &f64| Confidence::new(*level).unwrap().z();
        row.check_list("z", &levels.iter().map(of_level).collect::<Vec<_>>());
        let named = [
            Confidence::NINETY,
            Confidence::NINETY_FIVE,
            Confidence::NINETY_NINE,
        ];
        assert_eq!(named.map(Confidence::level).to_vec(), levels);
    }
}

#[test]
fn shares() {
    for row in rows("WIL") {
        let found = wilson(
            share(row.input("k"), row.input("n")),
            Confidence::NINETY_FIVE,
        );
        if row.is_not_defined() {
            assert_eq!(found, None);
        } else {
            row.check_ends(CLOSED_FORM, found.unwrap());
        }
    }
}

#[test]
fn differences_of_shares() {
    for row in rows("DIF") {
        let found = share_difference(row.share("a"), row.share("b"), Confidence::NINETY_FIVE);
        row.check_ends(CLOSED_FORM, found.unwrap());
    }
}

#[test]
fn net_promoter_scores() {
    for row in rows("NPS") {
        if row.id == "NPS-8" {
            let [a, b] = ["a", "b"].map(|key| {
                let counts = row.list(key);
                nps(counts[0], counts[1], counts[2])
            });
            let test = nps_difference(a, b).unwrap();
            row.check("delta", test.difference);
            row.check("se", test.standard_error);
            row.check("z", test.z);
            row.check("p_two_sided", test.p);
            continue;
        }
        let answers = nps(row.input("P"), row.input("passive"), row.input("D"));
        let (score, error) = (answers.score().unwrap(), answers.standard_error().unwrap());
        let z = Confidence::NINETY_FIVE.z();
        row.check("nps", score);
        row.check("se", error);
        row.check_list("wald", &[score - z * error, score + z * error]);
        let adjusted = answers.interval(Confidence::NINETY_FIVE).unwrap();
        row.check_list("adj_wald", &[adjusted.low, adjusted.high]);
    }
}

#[test]
fn means_and_their_differences() {
    for row in rows("MEAN") {
        let sample = Sample {
            n: row.input("n"),
            mean: row.input("mean"),
            standard_deviation: row.input("sd"),
        };
        row.check_ends(QUANTILE, mean_interval(sample, row.level()).unwrap());
    }
    for row in rows("WEL") {
        let found = welch_difference(row.sample("a"), row.sample("b"), row.level()).unwrap();
        row.check("df", found.df);
        row.check("t", found.t);
        row.check_to(QUANTILE, "p", found.p);
        row.check_ends(QUANTILE, found.interval);
    }
}

#[test]
fn ranks_that_hold_a_quantile() {
    for row in rows("RNK") {
        let found = quantile_ranks(row.input("n") as u32, row.input("q"), row.level());
        if row.is_not_defined() {
            assert_eq!(found, None, "{}", row.id);
            continue;
        }
        let found = found.unwrap();
        row.check_list("ranks", &[f64::from(found.low), f64::from(found.high)]);
        if row.expected["coverage"].is_f64() {
            row.check_to(QUANTILE, "coverage", found.coverage);
        }
    }
}

#[test]
fn sample_sizes_and_margins() {
    let confidence = Confidence::NINETY_FIVE;
    for row in rows("SS") {
        let whole = |needed: f64| whole_responses(needed).unwrap();
        let unlimited = || sample_size(row.input("p"), row.input("e"), confidence).unwrap();
        match row.id.as_str() {
            "SS-1" | "SS-9" => {
                row.check("n0", unlimited());
                row.check("n", whole(unlimited()));
            }
            "SS-3" | "SS-4" | "SS-5" => {
                let needed = finite_population(unlimited(), row.input("N")).unwrap();
                row.check("raw", needed);
                row.check("n", whole(needed));
            }
            "SS-6" => {
                let (p, e) = (row.input("p"), row.input("e"));
                let unlimited = row.input("chi2") * p * (1.0 - p) / (e * e);
                let needed = row.list("N");
                let needed = needed
                    .iter()
                    .map(|population| finite_population(unlimited, *population).unwrap());
                row.check_list("s", &needed.collect::<Vec<_>>());
            }
            "SS-7" => {
                let margins = row.list("p");
                let margins = margins
                    .iter()
                    .map(|p| margin_of_error(*p, row.input("n"), None, confidence).unwrap());
                row.check_list("moe", &margins.collect::<Vec<_>>());
            }
            "SS-8" => {
                let (p, n) = (row.input("p"), row.input("n"));
                let margins = row.list("N");
                let margins = margins.iter().map(|population| {
                    margin_of_error(p, n, Some(*population), confidence).unwrap()
                });
                row.check_list("moe", &margins.collect::<Vec<_>>());
            }
            "SS-10" => {
                let (p, d) = (row.input("p"), row.input("d"));
                let expected = nps(p, 1.0 - p - d, d);
                let needed = nps_sample_size(expected, row.input("e_points"), confidence).unwrap();
                row.check("raw", needed);
                row.check("n", whole(needed));
            }
            "SS-11" | "SS-12" => {
                row.check("n_eff", effective_sample_size(&row.list("w")).unwrap());
            }
            "SS-300" => {
                let (p, n, e) = (row.input("p"), row.input("n"), row.input("e"));
                row.check("confidence", confidence_reached(p, e, n).unwrap());
                let interval = wilson(share(p * n, n), confidence).unwrap();
                row.check("wilson_half_width", (interval.high - interval.low) / 2.0);
                let enough = row.input("p_suffices");
                let margin = margin_of_error(enough, n, None, confidence).unwrap();
                close(CLOSED_FORM, "SS-300 margin", margin, e);
                let answers = nps(150.0, 90.0, 60.0);
                let half_width = confidence.z() * answers.standard_error().unwrap();
                row.check("nps_half_width", half_width);
            }
            other => panic!("{other} is not tested"),
        }
    }
}

#[test]
fn samples() {
    for row in rows("KPI") {
        match row.id.as_str() {
            "KPI-2" => {
                let mut minutes = row.list("resolve_min");
                row.check("resolution_mean", Sample::of(&minutes).unwrap().mean);
                minutes.sort_by(f64::total_cmp);
                row.check("resolution_median", quantile(&minutes, 0.5).unwrap());
                let scores = row.list("csat");
                let satisfied = scores.iter().filter(|score| **score >= 4.0).count();
                let csat = share(satisfied as f64, scores.len() as f64);
                let interval = wilson(csat, Confidence::NINETY_FIVE).unwrap();
                row.check_list("csat_wilson", &[interval.low, interval.high]);
            }
            "KPI-4" => {
                let values = row.list("x");
                let percents = row.list("p");
                let found = percents
                    .iter()
                    .map(|percent| quantile(&values, percent / 100.0).unwrap());
                row.check_list("q", &found.collect::<Vec<_>>());
            }
            "KPI-6" => {
                let csat = row.list("csat");
                let weighted = weighted_mean(&csat, &row.list("share"));
                row.check("weighted", weighted.unwrap());
                let unweighted = weighted_mean(&csat, &row.list("n"));
                row.check("unweighted", unweighted.unwrap());
            }
            other => panic!("{other} is not tested"),
        }
    }
}

const NOWHERE: [usize; 0] = [];

/// Where a rule is broken, counted from 1 as the sources do.
fn hits(points: &[Point], rule: Rule) -> Vec<usize> {
    let found = signals(points, &[rule]);
    found.iter().map(|signal| signal.last + 1).collect()
}

fn shares_of(row: &Row) -> Vec<Share> {
    let (counts, sizes) = (row.list("D"), row.list("n"));
    counts
        .iter()
        .zip(&sizes)
        .map(|(count, n)| share(*count, *n))
        .collect()
}

fn points_of(chart: PChart, samples: &[Share]) -> Vec<Point> {
    samples
        .iter()
        .map(|sample| chart.point(*sample).unwrap())
        .collect()
}

fn p_chart(row: &Row, chart: PChart) -> Vec<Point> {
    row.check("p", chart.share);
    points_of(chart, &shares_of(row))
}

fn limits_by(points: &[Point]) -> [Vec<f64>; 2] {
    [
        points.iter().map(|point| point.low).collect(),
        points.iter().map(|point| point.high).collect(),
    ]
}

#[test]
fn charts_of_shares() {
    for row in rows("SPC") {
        if row.inputs["D"].is_null() {
            continue;
        }
        let points = p_chart(&row, PChart::from_baseline(&shares_of(&row)).unwrap());
        let signals = hits(&points, Rule::BeyondLimits);
        let [low, high] = limits_by(&points);
        match row.id.as_str() {
            "SPC-1" => {
                row.check_list("n250", &[low[0], high[0]]);
                row.check_list("n500", &[low[10], high[10]]);
                row.check_signals("signals", &signals);
            }
            "SPC-2" | "SPC-8" => {
                for point in &points {
                    row.check("lcl", point.low);
                    row.check("ucl", point.high);
                }
                if row.id == "SPC-2" {
                    row.check_signals("signals", &signals);
                } else {
                    assert_eq!(signals, NOWHERE);
                }
            }
            "SPC-4" => {
                row.check_list("lcl", &low);
                row.check_list("ucl", &high);
                row.check_signals("signals", &signals);
            }
            other => panic!("{other} is not tested"),
        }
    }
    for row in rows("LAN") {
        let chart = PChart::laney(&shares_of(&row)).unwrap();
        row.check("sigma_z", chart.spread);
        let [low, high] = limits_by(&p_chart(&row, chart));
        row.check_list("lcl", &low);
        row.check_list("ucl", &high);
    }
}

#[test]
fn charts_of_single_values() {
    for row in rows("SPC").iter().chain(&rows("XMR")) {
        if row.inputs["x"].is_null() {
            continue;
        }
        let values = row.list("x");
        let chart = XmrChart::from_baseline(&values).unwrap();
        row.check("mr_bar", chart.mean_moving_range);
        row.check("unpl", chart.limits().high);
        row.check("lnpl", chart.limits().low);
        let points: Vec<Point> = values.iter().map(|value| chart.point(*value)).collect();
        let found = hits(&points, Rule::BeyondLimits);
        let ranges = hits(&chart.moving_range_points(&values), Rule::BeyondLimits);
        if row.id == "SPC-7" {
            row.check_signals("signals", &found);
            row.check_signals("signals", &ranges);
            continue;
        }
        row.check("mean", chart.mean);
        row.check_signals("signals_x", &found);
        let three_sigma = [3.0, -3.0].map(|sigmas| chart.mean + sigmas * chart.sigma());
        let [one, other] = [0, 1].map(|end| numbers(&row.expected["with_3/1.128"])[end]);
        let ends = if one > other {
            [one, other]
        } else {
            [other, one]
        };
        for (found, expected) in three_sigma.iter().zip(ends) {
            close(CLOSED_FORM, &row.id, *found, expected);
        }
        if row.id == "SPC-6" {
            row.check("url", chart.moving_range_limit());
            // The first range is that of the second value.
            let of_values: Vec<usize> = ranges.iter().map(|position| position + 1).collect();
            row.check_signals("signals_mr", &of_values);
        }
    }
}

#[test]
fn run_rules() {
    for row in rows("RUN") {
        let points: Vec<Point> = row.list("x").into_iter().map(Point::standardised).collect();
        let [w1, w2, w3, w4] = WESTERN_ELECTRIC;
        let [n1, n2, n3, _, n5, n6, n7, n8] = NELSON;
        let rule = match row.id.as_str() {
            "RUN-1" => w1,
            "RUN-2" => w2,
            "RUN-5" => n1,
            "RUN-6" => n2,
            "RUN-7" => n3,
            "RUN-9" => n5,
            "RUN-10" => n6,
            "RUN-11" => n7,
            "RUN-12" | "RUN-13" => n8,
            "RUN-14" => {
                for (key, rule) in [("we1", w1), ("we2", w2), ("we3", w3), ("we4", w4)] {
                    row.check_signals(key, &hits(&points, rule));
                }
                continue;
            }
            other => panic!("{other} is not tested"),
        };
        row.check_signals("hits", &hits(&points, rule));
    }
}

#[test]
fn rules_name_the_points_that_they_looked_at() {
    let points: Vec<Point> = [0.1, -0.1]
        .repeat(7)
        .into_iter()
        .chain([3.5, 0.0])
        .map(Point::standardised)
        .collect();
    let signal = |rule, first, last| Signal { rule, first, last };
    assert_eq!(
        signals(&points, &NELSON),
        [
            signal(Rule::FourteenAlternating, 0, 13),
            signal(Rule::BeyondLimits, 14, 14),
            signal(Rule::FourteenAlternating, 1, 14),
            signal(Rule::FourteenAlternating, 2, 15),
        ]
    );
    let level_ground = [0.1, -0.1, 0.2, 0.2].map(Point::standardised).repeat(7);
    assert_eq!(hits(&level_ground, Rule::FourteenAlternating), NOWHERE);
}

#[test]
fn a_point_on_a_line_is_not_beyond_it() {
    let hits_of = |values: &[f64], rule| {
        let points: Vec<Point> = values.iter().copied().map(Point::standardised).collect();
        hits(&points, rule)
    };
    assert_eq!(hits_of(&[3.0, -3.0], Rule::BeyondLimits), NOWHERE);
    assert_eq!(hits_of(&[2.0; 3], Rule::TwoOfThreeBeyondTwoSigma), NOWHERE);
    assert_eq!(hits_of(&[1.0; 5], Rule::FourOfFiveBeyondOneSigma), NOWHERE);
    assert_eq!(hits_of(&[0.0; 9], Rule::NineOnOneSide), NOWHERE);
    assert_eq!(hits_of(&[-1.0; 15], Rule::FifteenWithinOneSigma), [15]);
    assert_eq!(
        hits_of(&[1.0, -1.5].repeat(4), Rule::EightBeyondOneSigmaOnBothSides),
        NOWHERE
    );
    let broken = [0.5, 0.5, 0.5, 0.5, 0.0, 0.5, 0.5, 0.5, 0.5];
    assert_eq!(hits_of(&broken, Rule::EightOnOneSide), NOWHERE);
    let last_within = [2.5, 2.5, 1.0, 0.0];
    assert_eq!(
        hits_of(&last_within, Rule::TwoOfThreeBeyondTwoSigma),
        NOWHERE
    );
}

#[test]
fn a_frozen_baseline_judges_later_points() {
    let never = PChart::from_baseline(&[share(0.0, 50.0), share(0.0, 80.0)]).unwrap();
    let points = points_of(never, &[share(0.0, 60.0), share(1.0, 60.0)]);
    assert_eq!(hits(&points, Rule::BeyondLimits), [2]);
    let same = XmrChart::from_baseline(&[0.1; 10]).unwrap();
    let points: Vec<Point> = [0.1, 0.1, 0.2].map(|value| same.point(value)).into();
    assert_eq!(hits(&points, Rule::BeyondLimits), [3]);
    let points = vec![same.point(0.1); 20];
    assert_eq!(signals(&points, &NELSON), []);
}

#[test]
fn quantiles_agree_with_mpmath_and_scipy() {
    let lines = include_str!("fixtures/quantiles.csv").lines();
    let mut compared = 0;
    for line in lines.filter(|line| !line.starts_with(['#', 'd'])) {
        let numbers: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        let [df, p, expected] = numbers[..] else {
            panic!("{line}");
        };
        let tail = if p < 0.5 { p } else { 1.0 - p };
        if df.is_finite() {
            close(1e-11, line, student_t_quantile(p, df).unwrap(), expected);
            let two_sided = student_t_two_sided_p(expected, df).unwrap();
            close(QUANTILE, line, two_sided, 2.0 * tail);
        } else {
            close(1e-14, line, normal_quantile(p).unwrap(), expected);
            close(CLOSED_FORM, line, normal_distribution(expected).unwrap(), p);
            let two_sided = normal_two_sided_p(expected).unwrap();
            close(CLOSED_FORM, line, two_sided, 2.0 * tail);
        }
        compared += 1;
    }
    assert!(compared >= 290);
}

#[test]
fn what_has_no_answer_is_refused() {
    let confidence = Confidence::NINETY_FIVE;
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0];
    for value in odd {
        assert_eq!(Confidence::new(value), None);
        assert_eq!(normal_quantile(value), None);
        assert_eq!(student_t_quantile(value, 5.0), None);
        assert_eq!(student_t_quantile(0.9, value), None);
        assert_eq!(student_t_two_sided_p(1.0, value), None);
        assert_eq!(wilson(share(value, 10.0), confidence), None);
        assert_eq!(wilson(share(0.0, value), confidence), None);
        assert_eq!(nps(value, 1.0, 1.0).score(), None);
        assert_eq!(nps(1.0, value, 1.0).interval(confidence), None);
        assert_eq!(quantile(&[1.0, 2.0], value), None);
        assert_eq!(quantile_ranks(100, value, confidence), None);
        assert_eq!(sample_size(value, 0.05, confidence), None);
        assert_eq!(finite_population(value, 100.0), None);
        assert_eq!(margin_of_error(value, 10.0, None, confidence), None);
        assert_eq!(margin_of_error(0.5, value, None, confidence), None);
        assert_eq!(margin_of_error(0.5, 10.0, Some(value), confidence), None);
        assert_eq!(confidence_reached(0.5, 0.05, value), None);
        assert_eq!(effective_sample_size(&[1.0, value]), None);
        assert_eq!(weighted_mean(&[1.0, 2.0], &[1.0, value]), None);
        assert_eq!(PChart::from_baseline(&[share(1.0, value)]), None);
        let sample = Sample {
            n: 10.0,
            mean: 4.0,
            standard_deviation: value,
        };
        assert_eq!(mean_interval(sample, confidence), None);
    }
    for value in &odd[..3] {
        assert_eq!(Sample::of(&[1.0, *value]), None);
        assert_eq!(XmrChart::from_baseline(&[1.0, *value]), None);
        assert_eq!(whole_responses(*value), None);
        assert_eq!(quantile(&[*value], 0.5), None);
    }
    for level in [0.0, 1.0] {
        assert_eq!(Confidence::new(level), None);
        assert_eq!(normal_quantile(level), None);
        assert_eq!(student_t_quantile(level, 5.0), None);
        assert_eq!(sample_size(level, 0.05, confidence), None);
        assert_eq!(quantile_ranks(100, level, confidence), None);
        assert_eq!(confidence_reached(level, 0.05, 10.0), None);
    }
    assert_eq!(normal_distribution(f64::NAN), None);
    assert_eq!(normal_two_sided_p(f64::NAN), None);
    assert_eq!(Confidence::NINETY_FIVE.t(0.0), None);
    assert_eq!(student_t_two_sided_p(1.0, 5e-324), None);
    assert_eq!(student_t_quantile(0.9, 5e-324), None);
    assert_eq!(wilson(share(11.0, 10.0), confidence), None);
    assert_eq!(nps(0.0, 0.0, 0.0).score(), None);
    assert_eq!(nps_difference(nps(9.0, 0.0, 0.0), nps(0.0, 0.0, 9.0)), None);
    assert_eq!(nps_sample_size(nps(0.0, 1.0, 0.0), 5.0, confidence), None);
    assert_eq!(sample_size(0.5, 0.0, confidence), None);
    assert_eq!(sample_size(0.5, 1e-200, confidence), None);
    assert_eq!(finite_population(384.0, 0.0), None);
    assert_eq!(margin_of_error(0.5, 300.0, Some(299.0), confidence), None);
    assert_eq!(Sample::of(&[]), None);
    assert_eq!(mean_interval(Sample::of(&[4.0]).unwrap(), confidence), None);
    let [same, single] = [&[4.0, 4.0][..], &[4.0]].map(|values| Sample::of(values).unwrap());
    assert_eq!(welch_difference(same, same, confidence), None);
    assert_eq!(welch_difference(same, single, confidence), None);
    assert_eq!(quantile(&[], 0.5), None);
    assert_eq!(quantile(&[2.0, 1.0], 0.5), None);
    assert_eq!(quantile(&[1.0, f64::NAN], 0.5), None);
    assert_eq!(quantile_ranks(0, 0.5, confidence), None);
    assert_eq!(quantile_interval(&[], 0.5, confidence), None);
    let unsorted = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0];
    assert_eq!(quantile_interval(&unsorted, 0.5, confidence), None);
    assert_eq!(effective_sample_size(&[]), None);
    assert_eq!(effective_sample_size(&[0.0, 0.0]), None);
    assert_eq!(weighted_mean(&[1.0], &[]), None);
    assert_eq!(weighted_mean(&[1.0], &[0.0]), None);
    assert_eq!(PChart::from_baseline(&[]), None);
    assert_eq!(
        PChart::from_baseline(&[share(1.0, 9.0), share(0.0, 0.0)]),
        None
    );
    assert_eq!(PChart::laney(&[share(1.0, 9.0)]), None);
    assert_eq!(XmrChart::from_baseline(&[1.0]), None);
    assert_eq!(signals(&[], &NELSON), []);
}

#[test]
fn no_reader_meets_a_negative_zero() {
    let share = share(-0.0, 10.0).value().unwrap();
    let score = nps(-0.0, 10.0, 0.0).score().unwrap();
    let quantiles = [normal_quantile(0.5), student_t_quantile(0.5, 3.0)].map(Option::unwrap);
    for zero in [share, score, quantiles[0], quantiles[1]] {
        assert!(zero == 0.0 && zero.is_sign_positive());
    }
}

#[test]
fn counts_of_any_size_stay_finite() {
    for n in [1e-300, 0.5, 1.0, 1e15, 1e300] {
        for part in [0.0, 1e-9, 0.5, 1.0] {
            let found = wilson(share(part * n, n), Confidence::NINETY_NINE).unwrap();
            assert!(0.0 <= found.low && found.low <= found.high && found.high <= 1.0);
        }
        assert!(nps(n, n, 0.0).interval(Confidence::NINETY).is_some());
    }
    let most = quantile_ranks(u32::MAX, 0.5, Confidence::NINETY_NINE).unwrap();
    assert!(most.coverage >= 0.99 && most.coverage < 0.9901);
    for q in [1e-300, 1.0 - f64::EPSILON] {
        assert_eq!(quantile_ranks(u32::MAX, q, Confidence::NINETY), None);
    }
}

fn confidences() -> impl Strategy<Value = Confidence> {
    (0.01..0.999).prop_map(|level| Confidence::new(level).unwrap())
}

fn whole_shares() -> impl Strategy<Value = Share> {
    (1_u32..5_000)
        .prop_flat_map(|n| (0..=n, Just(n)))
        .prop_map(|(count, n)| share(f64::from(count), f64::from(n)))
}

fn few_counts() -> impl Strategy<Value = Nps> {
    (0_u32..300, 0_u32..300, 0_u32..300)
        .prop_filter("somebody answered", |(p, n, d)| p + n + d > 0)
        .prop_map(|(p, n, d)| nps(p.into(), n.into(), d.into()))
}

fn measurements() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(-1e6..1e6, 2..60)
}

fn charted() -> impl Strategy<Value = Vec<f64>> {
    // On a grid, so that points fall on the lines between zones too.
    prop::collection::vec((-14_i32..=14).prop_map(|step| f64::from(step) / 4.0), 0..60)
}

fn mirrored(interval: Interval, sum: f64) -> Interval {
    Interval {
        low: sum - interval.high,
        high: sum - interval.low,
    }
}

fn near(one: Interval, other: Interval, tolerance: f64) -> bool {
    (one.low - other.low).abs() <= tolerance && (one.high - other.high).abs() <= tolerance
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wilson_holds_the_share_mirrors_and_narrows(sample in whole_shares(), level in confidences()) {
        let found = wilson(sample, level).unwrap();
        let p = sample.value().unwrap();
        prop_assert!(found.low <= p && p <= found.high);
        prop_assert_eq!(found.low == 0.0, sample.count == 0.0);
        prop_assert_eq!(found.high == 1.0, sample.count == sample.n);
        let others = wilson(share(sample.n - sample.count, sample.n), level).unwrap();
        prop_assert!(near(others, mirrored(found, 1.0), 1e-14));
        let ten_times = wilson(share(10.0 * sample.count, 10.0 * sample.n), level).unwrap();
        prop_assert!(ten_times.high - ten_times.low < found.high - found.low);
        let wider = Confidence::new(level.level() + 5e-4).unwrap();
        let wider = wilson(sample, wider).unwrap();
        prop_assert!(wider.low <= found.low && found.high <= wider.high);
        if sample.count < sample.n {
            let more = wilson(share(sample.count + 1.0, sample.n), level).unwrap();
            prop_assert!(found.low < more.low && found.high < more.high);
        }
    }

    #[test]
    fn a_difference_of_shares_mirrors(a in whole_shares(), b in whole_shares(), level in confidences()) {
        let found = share_difference(a, b, level).unwrap();
        let difference = a.value().unwrap() - b.value().unwrap();
        prop_assert!(found.low <= difference && difference <= found.high);
        prop_assert!(-1.0 - 1e-14 <= found.low && found.high <= 1.0 + 1e-14);
        let swapped = share_difference(b, a, level).unwrap();
        prop_assert!(near(swapped, mirrored(found, 0.0), 1e-14));
        let [not_a, not_b] = [a, b].map(|sample| share(sample.n - sample.count, sample.n));
        prop_assert!(near(share_difference(not_b, not_a, level).unwrap(), found, 1e-13));
    }

    #[test]
    fn a_net_promoter_score_mirrors(answers in few_counts(), other in few_counts()) {
        let turned = nps(answers.detractors, answers.passives, answers.promoters);
        let score = answers.score().unwrap();
        prop_assert!((-100.0..=100.0).contains(&score));
        prop_assert_eq!(turned.score().unwrap(), -score);
        for level in [Confidence::NINETY, Confidence::NINETY_FIVE, Confidence::NINETY_NINE] {
            let found = answers.interval(level).unwrap();
            prop_assert!(found.low < score && score < found.high);
            prop_assert!(near(turned.interval(level).unwrap(), mirrored(found, 0.0), 1e-11));
            let clipped = found.clipped(-100.0, 100.0);
            prop_assert!(clipped.low >= -100.0 && clipped.high <= 100.0);
        }
        if let Some(test) = nps_difference(answers, other) {
            let swapped = nps_difference(other, answers).unwrap();
            prop_assert_eq!(swapped.z, -test.z);
            prop_assert_eq!(swapped.p, test.p);
            prop_assert!((0.0..=1.0).contains(&test.p));
        }
    }

    #[test]
    fn a_mean_lies_in_its_interval_wherever_it_is(values in measurements(), shift in -1e6..1e6, level in confidences()) {
        let sample = Sample::of(&values).unwrap();
        let found = mean_interval(sample, level).unwrap();
        prop_assert!(found.low <= sample.mean && sample.mean <= found.high);
        let moved: Vec<f64> = values.iter().map(|value| value + shift).collect();
        let moved = mean_interval(Sample::of(&moved).unwrap(), level).unwrap();
        prop_assert!((moved.high - moved.low - (found.high - found.low)).abs() < 1e-6);
        let fewer = Confidence::new(level.level() / 2.0).unwrap();
        let fewer = mean_interval(sample, fewer).unwrap();
        prop_assert!(found.low <= fewer.low && fewer.high <= found.high);
    }

    #[test]
    fn welch_agrees_with_itself(a in measurements(), b in measurements(), level in confidences()) {
        let (a, b) = (Sample::of(&a).unwrap(), Sample::of(&b).unwrap());
        let found = welch_difference(a, b, level).unwrap();
        let fewest = if a.n < b.n { a.n } else { b.n };
        prop_assert!(found.df >= (fewest - 1.0) * (1.0 - 1e-14));
        prop_assert!(found.df <= (a.n + b.n - 2.0) * (1.0 + 1e-14));
        let swapped = welch_difference(b, a, level).unwrap();
        prop_assert_eq!(swapped.t, -found.t);
        prop_assert_eq!(swapped.p, found.p);
        // The interval leaves out no difference exactly where the test finds one.
        let margin = found.p - (1.0 - level.level());
        if margin.abs() > 1e-9 {
            let without_zero = found.interval.low > 0.0 || found.interval.high < 0.0;
            prop_assert_eq!(without_zero, margin < 0.0);
        }
    }

    #[test]
    fn normal_quantiles_invert_the_distribution(p in prop_oneof![0.0..1.0_f64, (-300.0..-1.0_f64).prop_map(|exponent| 10_f64.powf(exponent))]) {
        prop_assume!(p > 0.0);
        let z = normal_quantile(p).unwrap();
        let back = normal_distribution(z).unwrap();
        prop_assert!((back - p).abs() <= 1e-11 * p, "{} from {}", back, p);
        let two_sided = normal_two_sided_p(z).unwrap();
        let tail = if p < 0.5 { p } else { 1.0 - p };
        prop_assert!((two_sided - 2.0 * tail).abs() <= 1e-11 * tail);
    }

    #[test]
    fn t_quantiles_invert_the_distribution(p in 1e-6..1.0_f64, exponent in -0.5..8.0_f64) {
        let df = 10_f64.powf(exponent);
        let t = student_t_quantile(p, df).unwrap();
        let tail = if p < 0.5 { p } else { 1.0 - p };
        let back = student_t_two_sided_p(t, df).unwrap();
        prop_assert!((back - 2.0 * tail).abs() <= 1e-10 * tail, "{} from {}", back, tail);
        let z = normal_quantile(p).unwrap();
        prop_assert!(t.abs() >= z.abs() * (1.0 - 1e-14), "tails are heavier than normal");
        let more = student_t_quantile(p, df * 1.5).unwrap();
        prop_assert!(more.abs() <= t.abs() * (1.0 + 1e-13));
        if p <= 0.999 {
            let next = student_t_quantile(p + 1e-3 * p, df).unwrap();
            prop_assert!(next > t);
        }
    }

    #[test]
    fn ranks_cover_and_mirror(n in 1_u32..400, q in 0.01..0.99, level in confidences()) {
        let found = quantile_ranks(n, q, level);
        let least = f64::powf(1.0 - q, n.into());
        let most = f64::powf(q, n.into());
        let reach = 1.0 - least - most;
        if (reach - level.level()).abs() > 1e-9 {
            prop_assert_eq!(found.is_some(), reach > level.level());
        }
        if let Some(ranks) = found {
            prop_assert!(1 <= ranks.low && ranks.low < ranks.high && ranks.high <= n);
            prop_assert!(ranks.coverage >= level.level());
            let turned = quantile_ranks(n, 1.0 - q, level).unwrap();
            prop_assert_eq!((turned.low, turned.high), (n + 1 - ranks.high, n + 1 - ranks.low));
            prop_assert!((turned.coverage - ranks.coverage).abs() < 1e-12);
        }
    }

    #[test]
    fn a_quantile_lies_in_its_interval(mut values in measurements(), q in 0.05..0.95) {
        values.sort_by(f64::total_cmp);
        let found = quantile(&values, q).unwrap();
        prop_assert!(values[0] <= found && found <= values[values.len() - 1]);
        prop_assert!(quantile(&values, q + 0.05).unwrap() >= found);
        let turned: Vec<f64> = values.iter().rev().map(|value| -value).collect();
        prop_assert!((quantile(&turned, 1.0 - q).unwrap() + found).abs() < 1e-6);
        if let Some(interval) = quantile_interval(&values, q, Confidence::NINETY_FIVE) {
            prop_assert!(interval.low <= found && found <= interval.high);
        }
    }

    #[test]
    fn a_sample_size_meets_its_margin(p in 0.01..0.99, margin in 0.005..0.3, population in 1_u32..100_000, level in confidences()) {
        let needed = sample_size(p, margin, level).unwrap();
        let reached = margin_of_error(p, needed, None, level).unwrap();
        prop_assert!((reached - margin).abs() < 1e-12);
        let level_again = confidence_reached(p, margin, needed).unwrap();
        prop_assert!((level_again - level.level()).abs() < 1e-12);
        let population = f64::from(population);
        let fewer = finite_population(needed, population).unwrap();
        prop_assert!(fewer <= population * (1.0 + 1e-14));
        prop_assert!(fewer <= needed || needed < 1.0);
        if fewer >= 1.0 && population > 1.0 && fewer < population {
            let reached = margin_of_error(p, fewer, Some(population), level).unwrap();
            prop_assert!((reached - margin).abs() < 1e-9);
        }
    }

    #[test]
    fn weights_only_cost_answers(weights in prop::collection::vec(0.1..10.0, 1..50), scale in 1e-3..1e3) {
        let size = effective_sample_size(&weights).unwrap();
        let n = weights.len() as f64;
        prop_assert!(1.0 - 1e-12 <= size && size <= n * (1.0 + 1e-12));
        let scaled: Vec<f64> = weights.iter().map(|weight| weight * scale).collect();
        prop_assert!((effective_sample_size(&scaled).unwrap() - size).abs() < 1e-9);
        prop_assert!((effective_sample_size(&vec![scale; weights.len()]).unwrap() - n).abs() < 1e-9);
    }

    #[test]
    fn rules_see_a_mirror_image_alike(values in charted(), shift in -8_i32..8) {
        let all = [WESTERN_ELECTRIC.as_slice(), &NELSON].concat();
        let points: Vec<Point> = values.iter().copied().map(Point::standardised).collect();
        let turned: Vec<Point> = values.iter().map(|value| Point::standardised(-value)).collect();
        let found = signals(&points, &all);
        prop_assert_eq!(&found, &signals(&turned, &all));
        // The same series in another unit and from another zero; powers of two, so exactly the same.
        let moved = |value: f64| 8.0 * value + f64::from(shift);
        let moved: Vec<Point> = points
            .iter()
            .map(|point| Point {
                value: moved(point.value),
                centre: moved(point.centre),
                sigma: 8.0,
                low: moved(point.low),
                high: moved(point.high),
            })
            .collect();
        prop_assert_eq!(&found, &signals(&moved, &all));
        for signal in found {
            prop_assert!(signal.first <= signal.last && signal.last < values.len());
            // What came before or after does not matter.
            let alone = signals(&points[signal.first..=signal.last], &[signal.rule]);
            prop_assert_eq!(alone.len(), 1);
        }
    }

    #[test]
    fn rules_that_know_no_direction_of_time(values in charted()) {
        let rules = [
            Rule::BeyondLimits,
            Rule::EightOnOneSide,
            Rule::NineOnOneSide,
            Rule::SixRisingOrFalling,
            Rule::FourteenAlternating,
            Rule::FifteenWithinOneSigma,
            Rule::EightBeyondOneSigmaOnBothSides,
        ];
        let points: Vec<Point> = values.iter().copied().map(Point::standardised).collect();
        let backwards: Vec<Point> = points.iter().rev().copied().collect();
        for rule in rules {
            prop_assert_eq!(hits(&points, rule).len(), hits(&backwards, rule).len());
        }
    }

    #[test]
    fn charts_do_not_signal_what_they_cannot(samples in prop::collection::vec(whole_shares(), 2..40)) {
        for chart in [PChart::from_baseline(&samples), PChart::laney(&samples)] {
            let chart = chart.unwrap();
            prop_assert!(chart.spread.is_finite() && chart.spread >= 0.0);
            for point in points_of(chart, &samples) {
                prop_assert!(0.0 <= point.low && point.low <= point.centre);
                prop_assert!(point.centre <= point.high && point.high <= 1.0);
                if point.low == 0.0 {
                    prop_assert!(point.value >= point.low);
                }
            }
        }
    }

    #[test]
    fn a_chart_moves_with_its_values(values in measurements()) {
        let chart = XmrChart::from_baseline(&values).unwrap();
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        let turned = XmrChart::from_baseline(&turned).unwrap();
        prop_assert!((chart.mean + turned.mean).abs() < 1e-6);
        prop_assert_eq!(chart.mean_moving_range, turned.mean_moving_range);
        let ranges = chart.moving_range_points(&values);
        prop_assert_eq!(ranges.len(), values.len() - 1);
        prop_assert!(ranges.iter().all(|point| point.value >= 0.0 && point.low == 0.0));
    }
}
