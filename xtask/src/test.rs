//! Every test, the quickest to fail first.

use crate::install::{self, Need};
use crate::package::{self, BUILT, SITE};
use crate::run::{self, Result, command, run};
use crate::{digest, docs, fuzz};
use std::path::Path;
use std::time::Instant;

/// Where the oracle's software, its export and its answers are.
const ORACLE: &str = "target/oracle";

/// Of each fuzz target.
const FUZZ_SECONDS: u32 = 20;

/// Runs every test and stops at the first that fails.
///
/// # Errors
/// What failed.
pub fn test() -> Result<()> {
    let compiler = step("install what is missing", || install::install(Need::Tests))?;
    let cargo = |name: &str, words: &[&str]| step(name, || run(&mut command("cargo", words)));
    cargo("format", &["fmt", "--all", "--check"])?;
    cargo(
        "clippy",
        &[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    cargo(
        "unit, known-answer and property tests",
        &["test", "--quiet", "--workspace"],
    )?;
    step("independent oracle of the KPIs", oracle)?;
    step("fuzzing", || {
        fuzz::build()?;
        fuzz::run_all(FUZZ_SECONDS, 1).map(|_| ())
    })?;
    step("documentation", || {
        let words = ["doc", "--quiet", "--no-deps", "--package", "service-roi"];
        run(command("cargo", &words).env("RUSTDOCFLAGS", "-D warnings"))?;
        docs::check()
    })?;
    cargo(
        "crate package",
        &[
            "package",
            "--quiet",
            "--package",
            "service-roi",
            "--allow-dirty",
        ],
    )?;
    step("build", || package::build(compiler))?;
    step("types of the page", || {
        run(&mut command(
            "node_modules/.bin/tsc",
            &["--project", "www/tsconfig.json"],
        ))
    })?;
    step("page, package and browsers", || {
        // As many at once as the smallest machine has cores: each has two browsers, and what waits for its turn fails late.
        let mut tests = command("node", &["--test", "--test-concurrency=2"]);
        for folder in ["tests/page", "tests/package", "tests/browser"] {
            tests.args(test_files(folder)?);
        }
        tests
            .env("SERVICE_ROI_CHROMIUM", install::chromium())
            .env("SERVICE_ROI_FIREFOX", install::firefox())
            .env("SERVICE_ROI_PKG", BUILT)
            .env("SERVICE_ROI_SITE", SITE);
        run(&mut tests)
    })?;
    if digest::of_package("pkg").as_deref() != Some(&digest::of_sources()?) {
        println!("Notice: pkg/ was built from other sources. Before it ships: cargo xtask build");
    }
    println!("Every test passed.");
    Ok(())
}

/// Recomputes the KPIs of an export with other software, then compares.
fn oracle() -> Result<()> {
    let python = install::python(ORACLE, "tests/oracle/requirements.txt")?;
    run(&mut command(&python, &["tests/oracle/tickets.py", ORACLE]))?;
    let folder = run::root().join(ORACLE);
    let mut test = command("cargo", &["test", "--quiet", "--test", "ticket_oracle"]);
    run(test.env("SERVICE_ROI_ORACLE", folder))
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("— {name}");
    let start = Instant::now();
    let done = work().map_err(|error| format!("{error}\nFailed: {name}"))?;
    println!("  {:.0} s", start.elapsed().as_secs_f64());
    Ok(done)
}

fn test_files(folder: &str) -> Result<Vec<String>> {
    if !Path::new(folder).exists() {
        return Ok(Vec::new());
    }
    let files = package::files(folder)?.into_iter();
    Ok(files
        .filter(|file| file.ends_with(".test.mjs"))
        .map(|file| format!("{folder}/{file}"))
        .collect())
}
