//! The calculators' module.

use super::to_js;
use crate::calculator::{self, Model, Value, Values};
use crate::catalogue::{self, MODELS};
use crate::describe::{BreakEven, Calculation, Calculator, Input, Problem, Refusal};
use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Inputs by key; a missing one takes its default. Null stands for an input that starts empty. */
export type Inputs = Record<string, number | string | { name: string; weight: number; bottomUp?: BottomUp }[] | null | undefined>;
"#;

#[wasm_bindgen]
extern "C" {
    /// Inputs by key.
    #[wasm_bindgen(typescript_type = "Inputs")]
    pub type JsInputs;
    /// The descriptions.
    #[wasm_bindgen(typescript_type = "Calculator[]")]
    pub type JsCatalogue;
    /// An answer or a refusal.
    #[wasm_bindgen(typescript_type = "Calculation | Refusal")]
    pub type JsCalculation;
    /// A break-even or a refusal.
    #[wasm_bindgen(typescript_type = "BreakEven | Refusal")]
    pub type JsBreakEven;
}

/// What every calculator tells about itself.
///
/// # Errors
/// None that can be expected.
#[wasm_bindgen]
pub fn catalogue() -> Result<JsCatalogue, JsError> {
    let calculators: Vec<&Calculator> = MODELS.iter().map(|model| model.calculator()).collect();
    to_js(&calculators)
}

/// Calculates; a missing input takes its default.
///
/// # Errors
/// Throws for an unknown id or input key; refused inputs come back as `{ok: false, problems}`.
#[wasm_bindgen]
pub fn calculate(id: &str, inputs: &JsInputs) -> Result<JsCalculation, JsError> {
    let model = find(id)?;
    let values = read(model, inputs)?;
    answer::<Calculation, _>(model.calculate(&values))
}

/// The value of one input at which an output meets a target, the one nearest to what stands in `inputs`.
///
/// # Errors
/// Throws for an unknown id, input or output; refused inputs come back as `{ok: false, problems}`.
#[wasm_bindgen(js_name = breakEven)]
pub fn break_even(
    id: &str,
    inputs: &JsInputs,
    input: &str,
    output: &str,
    target: f64,
) -> Result<JsBreakEven, JsError> {
    let model = find(id)?;
    let values = read(model, inputs)?;
    let input = find_input(model, input)?;
    let output = model
        .calculator()
        .outputs
        .iter()
        .position(|other| other.key == output)
        .ok_or_else(|| JsError::new(&format!("{id} has no output “{output}”.")))?;
    answer::<BreakEven, _>(calculator::break_even(
        model,
        &values,
        input,
        output,
        finite(target)?,
    ))
}

/// The calculator's own question in reverse, as one plain sentence.
///
/// # Errors
/// Throws for an unknown id or input key; refused inputs come back as `{ok: false, problems}`.
#[wasm_bindgen(js_name = breakEvenSentence)]
pub fn break_even_sentence(
    id: &str,
    inputs: &JsInputs,
    target: f64,
) -> Result<JsBreakEven, JsError> {
    let model = find(id)?;
    let values = read(model, inputs)?;
    answer::<BreakEven, _>(calculator::break_even_sentence(
        model,
        &values,
        finite(target)?,
    ))
}

fn find(id: &str) -> Result<&'static dyn Model, JsError> {
    catalogue::find(id).ok_or_else(|| {
        let ids: Vec<_> = MODELS.iter().map(|model| model.calculator().id).collect();
        JsError::new(&format!(
            "There is no calculator “{id}”. There are: {}.",
            ids.join(", ")
        ))
    })
}

fn find_input(model: &dyn Model, key: &str) -> Result<&'static Input, JsError> {
    let calculator = model.calculator();
    let inputs = calculator.inputs;
    inputs.iter().find(|input| input.key == key).ok_or_else(|| {
        let keys: Vec<_> = inputs.iter().map(|input| input.key).collect();
        JsError::new(&format!(
            "{} has no input “{key}”. It has: {}.",
            calculator.id,
            keys.join(", ")
        ))
    })
}

fn finite(target: f64) -> Result<f64, JsError> {
    if target.is_finite() {
        Ok(target)
    } else {
        Err(JsError::new("The target must be a finite number."))
    }
}

fn read(model: &dyn Model, inputs: &JsInputs) -> Result<Values, JsError> {
    let Value::Parts(values) = value(inputs) else {
        return Err(JsError::new("The inputs must be an object."));
    };
    for key in values.keys() {
        find_input(model, key)?;
    }
    Ok(values)
}

/// A JavaScript value, to the depth that a list of lines has; `undefined` parts are left out.
fn value(js: &JsValue) -> Value {
    if let Some(number) = js.as_f64() {
        Value::Number(number)
    } else if let Some(text) = js.as_string() {
        Value::Text(text)
    } else if let Some(array) = js.dyn_ref::<Array>() {
        let mut items = Vec::new();
        for item in array.iter() {
            items.push(value(&item));
        }
        Value::List(items)
    } else if js.is_null() {
        Value::Other("null")
    } else if js.as_bool().is_some() {
        Value::Other("true or false")
    } else if let Some(object) = js.dyn_ref::<Object>().filter(|_| js.is_object()) {
        let entries = Object::entries(object);
        let mut parts = Values::new();
        for entry in entries.iter() {
            if let Ok(entry) = entry.dyn_into::<Array>()
                && let Some(key) = entry.get(0).as_string()
                && !entry.get(1).is_undefined()
            {
                parts.insert(key, value(&entry.get(1)));
            }
        }
        Value::Parts(parts)
    } else {
        Value::Other("something else")
    }
}

fn answer<T: Serialize, Js: JsCast>(result: Result<T, Vec<Problem>>) -> Result<Js, JsError> {
    match result {
        Ok(answer) => to_js(&answer),
        Err(problems) => to_js(&Refusal {
            ok: false,
            problems,
        }),
    }
}
