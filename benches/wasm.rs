//! The evaluations as a WebAssembly module of their own, for `evaluations.mjs`.

mod evaluations;

use evaluations::{SLICES, Work};
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static WORKS: Vec<Work> = evaluations::works();
}

/// The calculator and how many evaluations go together, for each work.
#[wasm_bindgen]
pub fn works() -> Vec<String> {
    let name = |work: &Work| format!("{} {}", work.id, work.at_once);
    WORKS.with(|works| works.iter().map(name).collect())
}

/// How many slices a million evaluations have.
#[wasm_bindgen]
pub fn slices() -> usize {
    SLICES
}

/// The sum of a slice of a work, both by number.
#[wasm_bindgen]
pub fn slice(work: usize, slice: usize) -> u64 {
    WORKS.with(|works| (works[work].slice)(slice))
}
