//! Every KPI of an export of 100,000 rows, as `oracle/tickets.py` computes it.
//!
//! The test command runs the oracle first and names its folder in `SERVICE_ROI_ORACLE`.

mod export;

use serde_json::Value as Json;
use service_roi::tickets::*;
use std::path::PathBuf;

/// Where the two differ, and how many figures were compared.
#[derive(Default)]
struct Comparison {
    differences: Vec<String>,
    figures: u64,
}

impl Comparison {
    /// Whatever the oracle says must be in the report: counts and medians exactly, the rest to 1e-12.
    fn compare(&mut self, path: &str, found: &Json, expected: &Json) {
        match (found, expected) {
            (Json::Object(found), Json::Object(expected)) => {
                for (key, expected) in expected {
                    let path = format!("{path}.{key}");
                    match found.get(key) {
                        Some(found) => self.compare(&path, found, expected),
                        None => self.differences.push(format!("{path} is missing")),
                    }
                }
            }
            (Json::Array(found), Json::Array(expected)) if found.len() == expected.len() => {
                for (position, (found, expected)) in found.iter().zip(expected).enumerate() {
                    self.compare(&format!("{path}.{position}"), found, expected);
                }
            }
            (Json::Number(one), Json::Number(other)) => {
                self.figures += 1;
                let (one, exact) = (one.as_f64().unwrap(), other.is_i64());
                let other = other.as_f64().unwrap();
                let exact = exact || path.contains(".medianSeconds.");
                let close = (one - other).abs() <= 1e-12 * other.abs().max(1.0);
                if !(one == other || (close && !exact)) {
                    let difference = format!("{path}: {one} instead of {other}");
                    self.differences.push(difference);
                }
            }
            (found, expected) if found == expected => {}
            (found, expected) => {
                let [found, expected] = [found, expected].map(|it| {
                    let text = it.to_string();
                    text.chars().take(200).collect::<String>()
                });
                let difference = format!("{path}: {found} instead of {expected}");
                self.differences.push(difference);
            }
        }
    }
}

#[test]
fn the_oracle_agrees_on_every_kpi() {
    let folder = std::env::var("SERVICE_ROI_ORACLE").expect("run `cargo xtask test`");
    let folder = PathBuf::from(folder);
    let oracle = std::fs::read(folder.join("tickets.json")).unwrap();
    let oracle: Json = serde_json::from_slice(&oracle).unwrap();
    let number = |key: &str| oracle[key].as_u64().unwrap();
    let csv = export::export(number("seed"), number("rows"));
    assert!(std::fs::read(folder.join("tickets.csv")).unwrap() == csv.as_bytes());
    let mut options = Preview::of(csv.as_bytes()).unwrap().options();
    options.offset_minutes = number("offsetMinutes") as i32;
    let mut analysis = Analysis::new(options).unwrap();
    analysis.push(csv.as_bytes());
    analysis.end();
    let answers = oracle["answers"].as_array().unwrap();
    assert!(answers.len() > 1);
    for answer in answers {
        let questions: Questions = serde_json::from_value(answer["questions"].clone()).unwrap();
        let report = analysis.report(&questions).unwrap();
        let report = serde_json::to_value(report).unwrap();
        let mut comparison = Comparison::default();
        comparison.compare("report", &report, &answer["report"]);
        let differences = &comparison.differences;
        let shown: Vec<&String> = differences.iter().take(20).collect();
        assert!(differences.is_empty(), "{}: {shown:#?}", differences.len());
        assert!(comparison.figures > 100_000, "{}", comparison.figures);
    }
}
