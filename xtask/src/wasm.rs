//! WebAssembly with its JavaScript: compiled, bound and optimised, the modules for what ships and an example to be measured.

use crate::install::Compiler;
use crate::run::{Result, command, output, root, run};
use std::path::Path;
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";
const FOLDER: &str = "target/wasm";

/// The features that the module uses; named one by one, since browsers refuse some of the others.
const FEATURES: [&str; 8] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What is compiled.
#[derive(Clone, Copy)]
pub enum Module {
    /// The crate's library with one of its boundaries: the feature, and the module's name.
    Library(&'static str, &'static str),
    /// An example of the crate, with the library inside.
    Example(&'static str),
}

/// What ships: what the page starts with, and what it loads for an export of tickets.
pub const SHIPPED: [Module; 2] = [
    Module::Library("calculators", "service_roi"),
    Module::Library("tickets", "service_roi_tickets"),
];

/// Compiles a module into `folder` and returns the compiler's version.
///
/// # Errors
/// The compiler's own message, or what could not be bound or optimised.
pub fn build(compiler: Compiler, module: Module, folder: &str) -> Result<String> {
    let version = compile(compiler, module)?;
    let (name, compiled) = match module {
        Module::Library(_, name) => (name, "service_roi"),
        Module::Example(name) => (name, &*format!("examples/{name}")),
    };
    let compiled = format!("{FOLDER}/{TARGET}/release/{compiled}.wasm");
    bind(&compiled, name, folder).map_err(|error| format!("Binding {compiled}: {error}"))?;
    let bound = format!("{folder}/{name}_bg.wasm");
    let mut optimise = command("node_modules/.bin/wasm-opt", &["-O3"]);
    if matches!(module, Module::Library("tickets", _)) {
        // What the sources keep apart stays apart: a browser is slow to compile what is long, and all of it runs slowly until then.
        optimise.args(["--one-caller-inline-max-function-size", "0"]);
    }
    optimise.args(FEATURES).args([&bound, "-o", &bound]);
    run(&mut optimise)?;
    Ok(version)
}

fn compile(compiler: Compiler, module: Module) -> Result<String> {
    let (cargo, rustc) = match compiler {
        Compiler::Toolchain => ("cargo", "rustc"),
        Compiler::Debian => ("/usr/bin/cargo", "/usr/bin/rustc"),
    };
    let mut build = command(
        cargo,
        &[
            "rustc",
            "--quiet",
            "--release",
            "--crate-type",
            "cdylib",
            "--package",
            "service-roi",
        ],
    );
    match module {
        Module::Library(feature, _) => {
            build.args(["--lib", "--no-default-features", "--features", feature])
        }
        Module::Example(name) => build.args(["--example", name]),
    };
    build.args(["--target", TARGET, "--target-dir", FOLDER]);
    without_toolchain_variables(&mut build);
    if compiler == Compiler::Debian {
        build
            .args(["-Z", "build-std=std,panic_abort"])
            .env("RUSTC", rustc)
            .env("RUSTC_BOOTSTRAP", "1");
    }
    build.env("CARGO_ENCODED_RUSTFLAGS", flags(rustc)?);
    if !matches!(module, Module::Library("tickets", _)) {
        // The calculators answer forms: what counts is how soon they are there. An example measures them as they ship.
        build.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z");
    }
    build.args(["--", "-D", "warnings"]);
    run(&mut build)?;
    let mut version = command(rustc, &["--version"]);
    without_toolchain_variables(&mut version);
    let version = output(&mut version)?;
    let words: Vec<_> = version.split_whitespace().take(2).collect();
    Ok(words.join(" "))
}

/// Variables of the toolchain that runs this command would send Debian's compiler astray.
fn without_toolchain_variables(command: &mut Command) {
    for name in [
        "RUSTUP_TOOLCHAIN",
        "CARGO",
        "RUSTC",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTFLAGS",
        "CARGO_TARGET_DIR",
        "CARGO_BUILD_TARGET",
        "RUSTDOC",
        "LD_LIBRARY_PATH",
    ] {
        command.env_remove(name);
    }
}

/// Panics carry the paths of their sources: none of this machine's may ship. The separator is one that no path contains.
fn flags(rustc: &str) -> Result<String> {
    let mut sysroot = command(rustc, &["--print", "sysroot"]);
    without_toolchain_variables(&mut sysroot);
    let sysroot = output(&mut sysroot)?;
    let library = format!("{sysroot}/lib/rustlib/src/rust");
    let real =
        std::fs::canonicalize(&library).map_or(library.clone(), |path| path.display().to_string());
    let home = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))
        .unwrap_or_default();
    let project = root().display().to_string();
    let mut flags = vec!["-C".to_owned(), "target-feature=+simd128".to_owned()];
    for (from, to) in [
        (sysroot.as_str(), "rust"),
        (library.as_str(), "rust"),
        (real.as_str(), "rust"),
        ("/usr/src", "src"),
        (home.as_str(), "cargo"),
        (project.as_str(), "service-roi"),
    ] {
        if !from.is_empty() {
            flags.push(format!("--remap-path-prefix={from}={to}"));
        }
    }
    Ok(flags.join("\x1f"))
}

fn bind(compiled: &str, name: &str, folder: &str) -> std::result::Result<(), String> {
    let folder = Path::new(folder);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name);
    bindgen.web(true).map_err(|error| error.to_string())?;
    bindgen
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .generate(folder)
        .map_err(|error| format!("{error:#}"))
}
