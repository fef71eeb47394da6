// Runs the calculators, each only when what it is given has changed, and keeps the last good result of each.

/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Calculation} Calculation */
/** @typedef {import('./core.js').Problem} Problem */

/**
 * @typedef {object} Evaluation
 * @property {Record<string, unknown>} inputs  what the result was made from, or what was refused
 * @property {Calculation | null} calculation  the last good result
 * @property {Record<string, unknown> | null} calculatedFrom  the inputs of the last good result
 * @property {Problem[]} problems  why the present inputs were refused; empty when the result is of the present inputs
 */

export class Evaluator {
  /** @type {Map<string, Evaluation>} */
  #evaluations = new Map();

  /** @param {Core} core */
  constructor(core) {
    this.core = core;
  }

  /**
   * @param {Calculator} calculator
   * @param {Record<string, unknown>} inputs
   * @returns {Evaluation}
   */
  evaluate(calculator, inputs) {
    const last = this.#evaluations.get(calculator.id);
    if (last && sameInputs(last.inputs, inputs)) return last;
    const result = this.core.calculate(calculator.id, inputs);
    const evaluation = result.ok
      ? { inputs, calculation: result, calculatedFrom: inputs, problems: [] }
      : { inputs, calculation: last?.calculation ?? null, calculatedFrom: last?.calculatedFrom ?? null, problems: result.problems };
    this.#evaluations.set(calculator.id, evaluation);
    return evaluation;
  }
}

/**
 * @param {Record<string, unknown>} left
 * @param {Record<string, unknown>} right  with the same keys
 */
function sameInputs(left, right) {
  for (const key in left) if (left[key] !== right[key]) return false;
  return true;
}
