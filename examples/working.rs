//! Prints a calculator's result and its working: `cargo run --example working -- retention-revenue customers=25000`.

use service_roi::calculator::{Value, Values, plain};
use service_roi::catalogue;
use service_roi::describe::Token;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let id = arguments
        .next()
        .unwrap_or_else(|| "retention-revenue".into());
    let Some(model) = catalogue::find(&id) else {
        eprintln!("There is no calculator “{id}”.");
        std::process::exit(2);
    };
    let inputs: Values = arguments
        .filter_map(|argument| {
            let (key, value) = argument.split_once('=')?;
            let value = match value.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => Value::Text(value.into()),
            };
            Some((key.to_owned(), value))
        })
        .collect();
    match model.calculate(&inputs) {
        Ok(answer) => {
            println!("{}", plain(&answer.sentence));
            for step in &answer.steps {
                println!(
                    "{} = {} = {}",
                    step.name,
                    in_words(&step.formula),
                    plain(&step.formula)
                );
                println!("  = {:?}", step.value);
            }
            for (key, reason) in answer.not_defined.iter() {
                println!("{key}: not defined. {reason}");
            }
            for warning in &answer.warnings {
                println!("Warning: {}", warning.message);
            }
            let target = model.calculator().break_even.target;
            if let Ok(break_even) =
                service_roi::calculator::break_even_sentence(model, &inputs, target)
            {
                println!("{}", plain(&break_even.sentence));
            }
        }
        Err(problems) => {
            for problem in problems {
                println!("{}: {}", problem.field, problem.message);
            }
            std::process::exit(1);
        }
    }
}

/// A formula by the names of its figures.
fn in_words(formula: &[Token]) -> String {
    formula
        .iter()
        .map(|token| match token {
            Token::Value {
                label: Some(label), ..
            } => label.to_lowercase(),
            other => plain(std::slice::from_ref(other)),
        })
        .collect()
}
