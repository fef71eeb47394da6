//! A digest of the sources: what is built from the same text need not be built again.

use crate::run::{Result, read};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const SOURCES: [&str; 7] = [
    "src",
    "www",
    "xtask",
    "Cargo.toml",
    "Cargo.lock",
    "package.json",
    "package-lock.json",
];

/// The digest of everything that what ships is made from.
///
/// # Errors
/// Names a file that cannot be read.
pub fn of_sources() -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(Path::new(source), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let content =
            std::fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        hash.update(file.to_string_lossy().as_bytes());
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        let entries =
            std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
        for entry in entries.flatten() {
            collect(&entry.path(), files)?;
        }
    } else if path.exists() {
        files.push(path.to_owned());
    }
    Ok(())
}

/// The digest that a package was built from; nothing if there is none.
pub fn of_package(folder: &str) -> Option<String> {
    let text = read(format!("{folder}/BUILD.json")).ok()?;
    let build: serde_json::Value = serde_json::from_str(&text).ok()?;
    build["sources"].as_str().map(str::to_owned)
}
