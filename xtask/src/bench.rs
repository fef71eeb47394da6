//! Speed and size, printed with their goals. No figure makes it fail.

use crate::install::{self, Need};
use crate::package;
use crate::run::{Result, command, run};
use crate::wasm::{self, Module};

const EVALUATIONS: &str = "evaluations";
const EVALUATIONS_BUILT: &str = "target/evaluations";

/// What the reading of tickets is measured beside.
const TICKET_PEERS: &str = "benches/tickets";

/// What is measured, in the order in which it is printed.
const SCRIPTS: [&str; 5] = [
    "xtask/sizes.mjs",
    "benches/evaluations.mjs",
    "benches/keystrokes.mjs",
    "benches/first-result.mjs",
    "benches/tickets.mjs",
];

/// Measures and prints.
///
/// # Errors
/// What could not be built or run, and evaluations that differ between native and WebAssembly.
pub fn bench() -> Result<()> {
    let compiler = install::install(Need::Browsers)?;
    package::build(compiler)?;
    wasm::build(compiler, Module::Example(EVALUATIONS), EVALUATIONS_BUILT)?;
    install::npm_packages(TICKET_PEERS)?;
    let requirements = format!("{TICKET_PEERS}/requirements.txt");
    let python = install::python("target/tickets", &requirements)
        .inspect_err(|error| println!("Without native DuckDB and Polars: {error}"));
    for script in SCRIPTS {
        let mut script = command("node", &[script]);
        script.envs(python.iter().map(|it| ("SERVICE_ROI_PYTHON", it)));
        run(script.env("SERVICE_ROI_CHROMIUM", install::chromium()))?;
    }
    Ok(())
}
