//! Writes seeded inputs and their native outputs, bit for bit, for `parity.test.mjs` to hold the compiled WASM against.

mod seeded;

use seeded::{Seeded, numbers};
use serde_json::{Map, Value as Json, json};
use service_roi::calculator::Value;
use service_roi::catalogue::MODELS;
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
