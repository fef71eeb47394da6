//! The WASM boundary: values in, values out, no arithmetic.
//!
//! Expected failures are data (`{ok: false, problems}`); an unknown id or key throws. Each feature is a module of its own
//! for the browser: `calculators` what the page starts with, `tickets` what it loads when an export is dropped on it.

#[cfg(feature = "calculators")]
pub mod calculators;
#[cfg(feature = "tickets")]
pub mod tickets;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// The library's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

fn to_js<T: Serialize + ?Sized, Js: JsCast>(value: &T) -> Result<Js, JsError> {
    let js = value.serialize(&Serializer::json_compatible())?;
    Ok(js.unchecked_into())
}
