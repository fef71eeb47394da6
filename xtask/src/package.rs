//! `pkg/`, what ships: the npm package, the offline page, and `BUILD.json`, which says what it was made from.

use crate::install::{Compiler, Need, install};
use crate::run::{Result, command, read, run, write};
use crate::wasm;
use crate::{digest, docs};
use serde_json::{Value, json};
use std::path::Path;

/// Where the tests look for what would ship.
pub const BUILT: &str = "target/pkg";
/// Where the hosted page is assembled.
pub const SITE: &str = "target/site";
const SHIPPED: &str = "pkg";
const REPAIR: &str = "cargo xtask build";

/// Builds `target/pkg` and `target/site`, unless they fit the sources.
///
/// # Errors
/// What could not be built.
pub fn build(compiler: Compiler) -> Result<()> {
    let sources = digest::of_sources()?;
    let site = Path::new(SITE).join("index.html").exists();
    if site && digest::of_package(BUILT).as_deref() == Some(&sources) {
        return Ok(());
    }
    let _ = std::fs::remove_dir_all(BUILT);
    let mut rustc = String::new();
    for module in wasm::SHIPPED {
        rustc = wasm::build(compiler, module, BUILT)?;
    }
    let _ = std::fs::remove_file(format!("{BUILT}/.gitignore"));
    let types = read(format!("{BUILT}/service_roi.d.ts"))?;
    write(
        format!("{BUILT}/service_roi.d.ts"),
        docs::with_types(&types),
    )?;
    let types = read(format!("{BUILT}/service_roi_tickets.d.ts"))?;
    write(
        format!("{BUILT}/service_roi_tickets.d.ts"),
        docs::for_any_library(&types),
    )?;
    write(
        format!("{BUILT}/README.md"),
        read("xtask/package-README.md")?,
    )?;
    let manifest = json!({
        "name": "service-roi",
        "type": "module",
        "description": crate_text("description")?,
        "version": crate_text("version")?,
        "license": crate_text("license")?,
        "files": [
            "service_roi_bg.wasm",
            "service_roi_bg.wasm.d.ts",
            "service_roi.js",
            "service_roi.d.ts",
            "service_roi_tickets_bg.wasm",
            "service_roi_tickets_bg.wasm.d.ts",
            "service_roi_tickets.js",
            "service_roi_tickets.d.ts",
            "service-roi.html",
            "BUILD.json"
        ],
        "main": "service_roi.js",
        "types": "service_roi.d.ts",
        "exports": {
            ".": "./service_roi.js",
            "./tickets": "./service_roi_tickets.js",
            "./*.wasm": "./*.wasm",
            "./service-roi.html": "./service-roi.html",
            "./package.json": "./package.json"
        },
        "sideEffects": ["./snippets/*"]
    });
    write_json(&format!("{BUILT}/package.json"), &manifest)?;
    run(&mut command("node", &["xtask/site.mjs", &sources]))?;
    let build = json!({
        "sources": sources,
        "rustc": rustc,
        "wasm-bindgen": locked_version("wasm-bindgen")?,
        "binaryen": npm_version("binaryen")?,
        "esbuild": npm_version("esbuild")?,
        "@observablehq/plot": npm_version("@observablehq/plot")?,
    });
    write_json(&format!("{BUILT}/BUILD.json"), &build)
}

/// Builds what ships and puts it into `pkg/`.
///
/// # Errors
/// What could not be built or copied.
pub fn ship() -> Result<()> {
    build(install(Need::Build)?)?;
    let _ = std::fs::remove_dir_all(SHIPPED);
    for entry in files(BUILT)? {
        let content =
            std::fs::read(format!("{BUILT}/{entry}")).map_err(|error| error.to_string())?;
        write(format!("{SHIPPED}/{entry}"), content)?;
    }
    println!("{SHIPPED}/ is built.");
    Ok(())
}

/// Says whether `pkg/` fits the sources.
///
/// # Errors
/// That it does not, and the command that repairs it.
pub fn check() -> Result<()> {
    if digest::of_package(SHIPPED).as_deref() == Some(&digest::of_sources()?) {
        println!("{SHIPPED}/ fits the sources.");
        Ok(())
    } else {
        Err(format!(
            "{SHIPPED}/ was built from other sources. Repair it: {REPAIR}"
        ))
    }
}

/// The names of the files in a folder, sorted.
///
/// # Errors
/// That the folder cannot be read.
pub fn files(folder: &str) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// A text that the crate's manifest says about the crate.
fn crate_text(key: &str) -> Result<String> {
    quoted(&read("Cargo.toml")?, key).ok_or_else(|| format!("Cargo.toml has no {key}."))
}

fn locked_version(package: &str) -> Result<String> {
    let lock = read("Cargo.lock")?;
    lock.split("[[package]]")
        .find(|entry| quoted(entry, "name").as_deref() == Some(package))
        .and_then(|entry| quoted(entry, "version"))
        .ok_or_else(|| format!("Cargo.lock has no {package}."))
}

/// The text of the first line `key = "text"`.
fn quoted(toml: &str, key: &str) -> Option<String> {
    let text = toml.lines().find_map(|line| {
        let rest = line.strip_prefix(key)?.trim_start().strip_prefix('=')?;
        rest.trim().strip_prefix('"')?.strip_suffix('"')
    });
    text.map(str::to_owned)
}

fn npm_version(package: &str) -> Result<String> {
    let text = read(format!("node_modules/{package}/package.json"))?;
    let manifest: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(manifest["version"].as_str().unwrap_or_default().to_owned())
}

fn write_json(path: &str, value: &Value) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    write(path, text + "\n")
}
