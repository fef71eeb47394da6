//! What is generated from the descriptions: the reference in `docs/` and the TypeScript types of each calculator.

use crate::run::{Result, read, write};
use service_roi::catalogue::MODELS;
use service_roi::describe::{Calculator, Default, Input, InputKind};
use service_roi::facts;
use std::fmt::Write;

const REFERENCE: &str = "docs/reference.md";
/// The README's picture, and the one of the last test run.
const PICTURE: [&str; 2] = [
    "docs/page.png",
    "target/screenshots/retention-revenue-1440-light.png",
];

/// Writes the reference and takes over the picture of the last test run.
///
/// # Errors
/// What cannot be written.
pub fn write_all() -> Result<()> {
    write(REFERENCE, reference())?;
    let [picture, taken] = PICTURE;
    std::fs::copy(taken, picture).map_err(|error| {
        format!("{taken}: {error}. The tests take this picture: run cargo xtask test first.")
    })?;
    Ok(())
}

/// Checks that the reference fits the descriptions.
///
/// # Errors
/// That it does not, and the command that repairs it.
pub fn check() -> Result<()> {
    if read(REFERENCE).is_ok_and(|text| text == reference()) {
        Ok(())
    } else {
        Err(format!(
            "{REFERENCE} does not fit the descriptions. Repair it: cargo xtask docs"
        ))
    }
}

fn reference() -> String {
    let mut text = String::from(
        "# Reference\n\nGenerated from the descriptions in `src/` by `cargo xtask docs`. Rates are fractions: 0.4 is 40 %.\n",
    );
    for model in MODELS {
        calculator(&mut text, model.calculator());
    }
    text.push_str("\n## Cited ranges\n\n| figure | range | document | section | says | reading |\n|---|---|---|---|---|---|\n");
    for (name, typical) in facts::TABLE {
        for source in typical.sources {
            let _ = writeln!(
                text,
                "| {name} | {} to {}{} | {} | {} | {} | {} |",
                typical.from,
                typical.to,
                typical
                    .currency
                    .map(|currency| format!(" {currency}"))
                    .unwrap_or_default(),
                source.document,
                source.section,
                source.figure,
                source.reading,
            );
        }
    }
    text
}

fn calculator(text: &mut String, calculator: &Calculator) {
    let _ = write!(
        text,
        "\n## {}\n\n`{}`: {}\n\n{} {}\n\n| input | unit | default | bounds | what it is |\n|---|---|---|---|---|\n",
        calculator.title,
        calculator.id,
        calculator.summary,
        calculator.when_to_use,
        calculator.when_not,
    );
    for input in calculator.inputs {
        let _ = writeln!(
            text,
            "| `{}` | {:?} | {} | {} | {} {} |",
            input.key,
            input.unit,
            default(input),
            bounds(input),
            input.help,
            input.default_source,
        );
    }
    text.push_str("\n| output | unit | what it is |\n|---|---|---|\n");
    for output in calculator.outputs {
        let _ = writeln!(
            text,
            "| `{}` | {:?} | {}. {} |",
            output.key, output.unit, output.label, output.help
        );
    }
    text.push('\n');
    for table in calculator.tables {
        let columns: Vec<_> = table
            .columns
            .iter()
            .map(|column| format!("`{}`", column.key))
            .collect();
        let _ = writeln!(text, "Table `{}`: {}.\n", table.key, columns.join(", "));
    }
    for warning in calculator.warnings {
        let _ = writeln!(text, "Warning `{}`: {}\n", warning.key, warning.text);
    }
    for example in calculator.examples {
        let expected: Vec<_> = example
            .expected
            .iter()
            .map(|(key, value)| {
                let value = value.map_or("not defined".to_owned(), |value| value.to_string());
                format!("`{key}` {value}")
            })
            .collect();
        let _ = writeln!(
            text,
            "Example: {}: {}. {}\n",
            example.title,
            expected.join(", "),
            example.source
        );
    }
    while text.ends_with("\n\n") {
        text.pop();
    }
}

fn default(input: &Input) -> String {
    match input.default {
        Default::Number(number) => number.to_string(),
        Default::Empty => "empty".to_owned(),
        Default::Option(option) => format!("`{option}`"),
        Default::Lines(lines) => lines
            .iter()
            .map(|line| format!("{} {}", line.name, line.weight))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn bounds(input: &Input) -> String {
    if input.kind == InputKind::Choice {
        let keys: Vec<_> = input
            .options
            .iter()
            .map(|option| format!("`{}`", option.key))
            .collect();
        return keys.join(", ");
    }
    match (input.minimum, input.maximum) {
        (Some(minimum), Some(maximum)) => format!(
            "{}{minimum} to {}{maximum}",
            if input.above_minimum { "above " } else { "" },
            if input.below_maximum { "below " } else { "" },
        ),
        _ => String::new(),
    }
}

/// The boundary's types with an overload of `calculate` for each calculator.
pub fn with_types(types: &str) -> String {
    let mut overloads = String::new();
    let mut interfaces = String::new();
    for model in MODELS {
        let calculator = model.calculator();
        let name: String = calculator.id.split('-').map(capitalised).collect();
        let _ = writeln!(
            interfaces,
            "\n/** Inputs of {}. {} */\nexport type {name}Inputs = {{",
            calculator.id, calculator.summary
        );
        for input in calculator.inputs {
            let kind = match input.kind {
                InputKind::Number | InputKind::Whole => "number".to_owned(),
                InputKind::Choice => {
                    let keys: Vec<_> = input
                        .options
                        .iter()
                        .map(|option| format!("'{}'", option.key))
                        .collect();
                    keys.join(" | ")
                }
                InputKind::Lines => {
                    "{ name: string; weight: number; bottomUp?: BottomUp }[]".to_owned()
                }
            };
            let _ = writeln!(
                interfaces,
                "    /** {} {} */\n    {}?: {kind};",
                input.label, input.help, input.key
            );
        }
        interfaces.push_str("};\n");
        let keys: Vec<_> = calculator
            .outputs
            .iter()
            .map(|output| format!("'{}'", output.key))
            .collect();
        let _ = writeln!(
            interfaces,
            "\n/** Keys of the outputs of {}. */\nexport type {name}Output = {};",
            calculator.id,
            keys.join(" | ")
        );
        let _ = writeln!(
            overloads,
            "export function calculate(id: '{}', inputs: {name}Inputs): (Omit<Calculation, 'outputs'> & {{ outputs: Record<{name}Output, number | null> }}) | Refusal;",
            calculator.id
        );
    }
    let general = "export function calculate(id: string, inputs: Inputs): Calculation | Refusal;";
    // For an id that is known only when the program runs; one that is written out has the overload of its calculator.
    let any_id = "export function calculate<Id extends string>(id: Id & (string extends Id ? unknown : never), inputs: Inputs): Calculation | Refusal;";
    types.replace(general, &format!("{overloads}{any_id}")) + &interfaces
}

/// Without what only the newest of TypeScript's libraries knows: `free()` does the same as `[Symbol.dispose]()`.
pub fn for_any_library(types: &str) -> String {
    let lines = types.lines().filter(|it| !it.contains("[Symbol.dispose]"));
    lines.map(|line| format!("{line}\n")).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}
