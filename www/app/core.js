// The one module that touches the WebAssembly core. Everything else receives a Core.

import initialise, { breakEvenSentence, calculate, catalogue, version } from '../../target/pkg/service_roi.js';

/** @typedef {import('../../target/pkg/service_roi.js').Calculator} Calculator */
/** @typedef {import('../../target/pkg/service_roi.js').Input} Input */
/** @typedef {import('../../target/pkg/service_roi.js').Output} Output */
/** @typedef {import('../../target/pkg/service_roi.js').Typical} Typical */
/** @typedef {import('../../target/pkg/service_roi.js').Calculation} Calculation */
/** @typedef {import('../../target/pkg/service_roi.js').Refusal} Refusal */
/** @typedef {import('../../target/pkg/service_roi.js').Problem} Problem */
/** @typedef {import('../../target/pkg/service_roi.js').Token} Token */
/** @typedef {import('../../target/pkg/service_roi.js').Unit} Unit */
/** @typedef {import('../../target/pkg/service_roi.js').Line} Line */
/** @typedef {import('../../target/pkg/service_roi.js').Column} Column */
/** @typedef {Record<string, number | string | null>} Row  one row of a table, by column key */
/** @typedef {import('../../target/pkg/service_roi.js').Inputs} Inputs */
/** @typedef {import('../../target/pkg/service_roi.js').BreakEven} BreakEven */

/**
 * What is given is not trusted to be of the right type: the core says what is wrong with it.
 * @typedef {object} Core
 * @property {string} version
 * @property {Calculator[]} catalogue
 * @property {(id: string, inputs: Record<string, unknown>) => Calculation | Refusal} calculate
 * @property {(id: string, inputs: Record<string, unknown>, target: number) => BreakEven | Refusal} breakEvenSentence
 */

/**
 * @param {string | URL | BufferSource} wasm  the module's address (hosted), or its bytes (offline page)
 * @returns {Promise<Core>}
 */
export async function loadCore(wasm) {
  await initialise({ module_or_path: wasm });
  return {
    version: version(),
    catalogue: catalogue(),
    calculate: (id, inputs) => calculate(id, /** @type {Inputs} */ (inputs)),
    breakEvenSentence: (id, inputs, target) => breakEvenSentence(id, /** @type {Inputs} */ (inputs), target),
  };
}

/**
 * The output that a calculator leads with.
 * @param {Calculator} calculator
 * @returns {Output}
 */
export function headlineOf(calculator) {
  const output = calculator.outputs.find((output) => output.key === calculator.headline);
  if (!output) throw new Error(`${calculator.id} has no output ${calculator.headline}.`);
  return output;
}
