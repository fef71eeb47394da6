//! Writes seeded inputs and their native outputs, bit for bit, for `parity.test.mjs` and `tickets.test.mjs` to hold the
//! compiled WASM against.

mod export;
mod seeded;

use seeded::{Seeded, numbers};
use serde_json::{Map, Value as Json, json};
use service_roi::calculator::Value;
use service_roi::catalogue::MODELS;
use service_roi::tickets::{Analysis, Preview};
use std::io::Write;

const ANSWERS: usize = 10_000;

fn bits(number: f64) -> Json {
    json!(format!("{:016x}", number.to_bits()))
}

#[test]
fn native_outputs_are_written_for_the_comparison_with_wasm() {
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/parity.jsonl");
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    for model in MODELS {
        let calculator = model.calculator();
        let mut seeded = Seeded::new(calculator.id);
        let (mut answers, mut refusals) = (0, 0);
        while answers < ANSWERS {
            let values = numbers(&mut seeded, calculator.inputs, true);
            let inputs: Map<String, Json> = values
                .iter()
                .map(|(key, value)| match value {
                    Value::Number(number) => (key.clone(), json!({ "bits": bits(*number) })),
                    Value::Text(text) => (key.clone(), json!(text)),
                    other => unreachable!("{other:?} is not seeded"),
                })
                .collect();
            let outputs = match model.outputs(&values) {
                Ok(outputs) => {
                    answers += 1;
                    json!(
                        outputs
                            .into_iter()
                            .map(|output| output.map_or(Json::Null, bits))
                            .collect::<Vec<_>>()
                    )
                }
                Err(_) if refusals < ANSWERS => {
                    refusals += 1;
                    json!("refused")
                }
                Err(_) => continue,
            };
            writeln!(file, "{}", json!([calculator.id, inputs, outputs])).unwrap();
        }
    }
}

#[test]
fn native_reports_are_written_for_the_comparison_with_wasm() {
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/parity-tickets.jsonl");
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exports");
    let names = ["freshdesk", "hubspot", "intercom", "snake-case", "zendesk"];
    let mut exports: Vec<String> = (names.iter())
        .map(|name| std::fs::read_to_string(format!("{fixtures}/{name}.csv")).unwrap())
        .collect();
    exports.push(export::export(3, 5_000));
    for text in exports {
        let options = Preview::of(text.as_bytes()).unwrap().options();
        let mut analysis = Analysis::new(options.clone()).unwrap();
        analysis.push(text.as_bytes());
        writeln!(file, "{}", json!([text, options, analysis.finish()])).unwrap();
    }
}
