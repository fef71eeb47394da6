//! The project's own commands: `cargo xtask serve · test · fuzz · build [--check] · bench · docs`.

mod bench;
mod digest;
mod docs;
mod fuzz;
mod install;
mod package;
mod run;
mod serve;
mod test;
mod wasm;

use run::Result;
use std::process::ExitCode;

const USAGE: &str = "Use one of:
  cargo xtask serve          builds and serves the page on this machine
  cargo xtask test           runs every test
  cargo xtask fuzz           gives the reading of exports any bytes, for half an hour
  cargo xtask build          makes pkg/, what ships
  cargo xtask build --check  says whether pkg/ fits the sources
  cargo xtask bench          measures speed and size
  cargo xtask docs           writes docs/: the reference, the README's picture";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<()> {
    std::env::set_current_dir(run::root())
        .map_err(|error| format!("The project's folder: {error}"))?;
    match arguments {
        ["serve"] => serve::serve(),
        ["test"] => test::test(),
        ["fuzz"] => fuzz::fuzz(),
        ["build"] => package::ship(),
        ["build", "--check"] => package::check(),
        ["bench"] => bench::bench(),
        ["docs"] => docs::write_all(),
        _ => Err(USAGE.into()),
    }
}
