//! Any bytes against the reading of exports: libFuzzer's targets in `fuzz/`, built and run without a tool of their own.

use crate::install::{self, Need};
use crate::run::{Result, command, output, run};
use std::fs::File;
use std::process::{Child, Stdio};

const TARGETS: [&str; 4] = ["reader", "times", "durations", "states"];
const BUILT: &str = "target/fuzz";
const SEEDS: &str = "tests/fixtures/exports";
/// As many at once as small machines have cores.
const AT_ONCE: usize = 2;
const LONG: u32 = 600;

/// What `cargo fuzz --sanitizer none` passes too. All of it is stable: safe code needs no sanitizer, whose flags are not.
const FLAGS: [&str; 6] = [
    "-Dwarnings",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Runs every target for ten minutes and prints what libFuzzer says of it.
///
/// # Errors
/// What was found, and where its bytes are.
pub fn fuzz() -> Result<()> {
    install::install(Need::Tests)?;
    build()?;
    run_all(LONG, 0)?.iter().for_each(|said| println!("{said}"));
    Ok(())
}

/// Builds the targets.
///
/// # Errors
/// The compiler's own message.
pub fn build() -> Result<()> {
    let mut build = command("cargo", &["build", "--quiet", "--release"]);
    build.args(["--manifest-path", "fuzz/Cargo.toml", "--target-dir", BUILT]);
    // With a target named, build scripts and macros are compiled without the flags.
    build.args(["--target", &host()?]);
    run(build.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f")))
}

/// Runs every target for so many seconds, and returns libFuzzer's last words on each. A seed other than 0 makes the same
/// choices in every run.
///
/// # Errors
/// What was found, and where its bytes are.
pub fn run_all(seconds: u32, seed: u32) -> Result<Vec<String>> {
    let folder = format!("{BUILT}/{}/release", host()?);
    let mut words = Vec::new();
    for targets in TARGETS.chunks(AT_ONCE) {
        let started: Result<Vec<_>> = targets
            .iter()
            .map(|target| Ok((*target, start(&folder, target, seconds, seed)?)))
            .collect();
        for (target, child) in started? {
            words.push(end(target, child)?);
        }
    }
    Ok(words)
}

fn start(folder: &str, target: &str, seconds: u32, seed: u32) -> Result<Child> {
    let corpus = format!("{BUILT}/corpus/{target}");
    std::fs::create_dir_all(&corpus).map_err(|error| format!("{corpus}: {error}"))?;
    let mut fuzz = command(&format!("{folder}/{target}"), &[&corpus, SEEDS]);
    fuzz.arg(format!("-max_total_time={seconds}"));
    fuzz.arg(format!("-seed={seed}"));
    fuzz.arg(format!("-artifact_prefix={BUILT}/{target}-"));
    fuzz.args(["-print_final_stats=1", "-timeout=60"]);
    // Not into a pipe: a target whose pipe is full waits until the one before it has ended.
    let said = File::create(said_by(target)).map_err(|error| format!("{target}: {error}"))?;
    fuzz.stdout(Stdio::null()).stderr(said);
    fuzz.spawn().map_err(|error| format!("{target}: {error}"))
}

/// Where what a target says is kept.
fn said_by(target: &str) -> String {
    format!("{BUILT}/{target}.log")
}

fn end(target: &str, mut child: Child) -> Result<String> {
    let ended = child.wait();
    let ended = ended.map_err(|error| format!("{target}: {error}"))?;
    let said = std::fs::read(said_by(target)).map_err(|error| format!("{target}: {error}"))?;
    let said = String::from_utf8_lossy(&said);
    if !ended.success() {
        let lines: Vec<_> = said.lines().collect();
        let last = lines[lines.len().saturating_sub(60)..].join("\n");
        return Err(format!(
            "{last}\nFuzzing {target} found what must not be. Its bytes are in {BUILT}/{target}-*."
        ));
    }
    // "#executions DONE cov: branches ft: … corp: …".
    let done = said.lines().rfind(|line| line.contains("\tDONE "));
    Ok(format!("{target}: {}", done.unwrap_or_default()))
}

fn host() -> Result<String> {
    let version = output(&mut command("rustc", &["-vV"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not say its host.")?.to_owned())
}
