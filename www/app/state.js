// The page's state: one plain object that is replaced, never changed in place; and what each calculator is given from it:
// its own figures first, then the client's facts, then the defaults.

/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Input} Input */

/**
 * @typedef {object} State
 * @property {string} view  one of PAGES or a calculator's id
 * @property {string} locale  key of locales.js
 * @property {string} client  the client's name, free text
 * @property {Record<string, number>} facts  client facts that differ from their default
 * @property {Record<string, Record<string, unknown>>} own  by calculator: its own inputs that differ from the default, and its overrides of facts
 * @property {Record<string, number>} targets  break-even targets by calculator, where changed
 */

/** Views that are no calculator: where the client's facts are typed, the guide to the KPIs, and KPIs from a ticket export. */
export const PAGES = ['start', 'kpis', 'tickets'];

/** @typedef {{ input: Input, usedBy: Calculator[] }} Fact */
/** @typedef {Pick<Calculator, 'id' | 'inputs' | 'factProduct'>} Form  a calculator's own, or the start view's with client facts only */

/**
 * Every client fact once, in the catalogue's order.
 * @param {Calculator[]} catalogue
 * @returns {Map<string, Fact>}
 */
export function factsOf(catalogue) {
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  for (const calculator of catalogue) {
    for (const input of calculator.inputs) {
      if (!input.fact) continue;
      const known = facts.get(input.key);
      if (known) known.usedBy.push(calculator);
      else facts.set(input.key, { input, usedBy: [calculator] });
    }
  }
  return facts;
}

/** Whole minor units of the currency: set by the currency, never asked for.
 * @param {Input} input */
export const isSetByCurrency = (input) => input.fromCurrency;

/**
 * @param {State} state
 * @param {Form} form
 * @param {Input} input
 */
export function isOverridden(state, form, input) {
  return input.fact && state.own[form.id]?.[input.key] !== undefined;
}

/**
 * @param {State} state
 * @param {Form} form
 * @param {Input} input
 * @returns {unknown}
 */
export function valueOf(state, form, input) {
  const own = state.own[form.id]?.[input.key];
  if (own !== undefined) return own;
  return input.fact ? sharedValueOf(state, input) : input.default;
}

/**
 * @param {State} state
 * @param {Input} input  a client fact
 */
export function sharedValueOf(state, input) {
  return state.facts[input.key] ?? input.default;
}

/**
 * @param {State} state
 * @param {Form} form
 * @param {number} minorUnitDigits  of the currency
 * @returns {Record<string, unknown>}
 */
export function inputsFor(state, form, minorUnitDigits) {
  /** @type {Record<string, unknown>} */
  const inputs = {};
  for (const input of form.inputs) inputs[input.key] = isSetByCurrency(input) ? minorUnitDigits : valueOf(state, form, input);
  return inputs;
}

/**
 * The state after a figure was given: a client fact changes for everyone, unless this form has its own figure for it.
 * @param {Calculator[]} catalogue
 * @param {State} state
 * @param {Form} form
 * @param {Input} input
 * @param {unknown} value
 * @returns {State}
 */
export function withInput(catalogue, state, form, input, value) {
  if (input.fact && !isOverridden(state, form, input)) return withFact(catalogue, state, input, Number(value));
  const next = withOwn(state, form, input, value);
  return form.factProduct?.factors.includes(input.key) ? withProduct(catalogue, next, form) : next;
}

/**
 * @param {State} state
 * @param {Form} form
 * @param {Input} input
 * @param {unknown} value
 * @returns {State}
 */
export function withOwn(state, form, input, value) {
  const { [input.key]: _, ...rest } = state.own[form.id] ?? {};
  const own = input.fact || !same(value, input.default) ? { ...rest, [input.key]: value } : rest;
  const { [form.id]: __, ...others } = state.own;
  return { ...state, own: Object.keys(own).length > 0 ? { ...others, [form.id]: own } : others };
}

/**
 * Back to the client's fact.
 * @param {State} state
 * @param {Form} form
 * @param {string} key
 * @returns {State}
 */
export function withoutOwn(state, form, key) {
  const { [key]: _, ...own } = state.own[form.id] ?? {};
  const { [form.id]: __, ...others } = state.own;
  return { ...state, own: Object.keys(own).length > 0 ? { ...others, [form.id]: own } : others };
}

/**
 * @param {Calculator[]} catalogue
 * @param {State} state
 * @param {Input} input  a client fact
 * @param {number} value
 * @returns {State}
 */
export function withFact(catalogue, state, input, value) {
  const next = withFactAlone(state, input.key, value, input.default);
  return catalogue
    .filter((calculator) => calculator.factProduct?.fact === input.key)
    .reduce((reached, calculator) => withFactors(reached, calculator, value), next);
}

/**
 * @param {State} state
 * @param {string} key
 * @param {number} value
 * @param {unknown} defaultValue
 * @returns {State}
 */
function withFactAlone(state, key, value, defaultValue) {
  const { [key]: _, ...facts } = state.facts;
  return { ...state, facts: same(value, defaultValue) ? facts : { ...facts, [key]: value } };
}

/**
 * The fact that is the product of two of this form's inputs follows them.
 * @param {Calculator[]} catalogue
 * @param {State} state
 * @param {Form} form
 * @returns {State}
 */
function withProduct(catalogue, state, form) {
  const product = productOf(state, form);
  const fact = product && factsOf(catalogue).get(product.fact);
  return product && fact ? withFactAlone(state, product.fact, product.value, fact.input.default) : state;
}

/**
 * Two of this form's inputs follow the fact that is their product: the second stays, the first gives way.
 * @param {State} state
 * @param {Form} form
 * @param {number} value
 * @returns {State}
 */
function withFactors(state, form, value) {
  const [first, second] = factorsOf(form);
  if (!first || !second) return state;
  // Dividing may give a −0, which no link carries, or by 0 no number at all.
  const quotient = value / Number(valueOf(state, form, second));
  if (Number.isFinite(quotient)) return withOwn(state, form, first, quotient + 0);
  if (value === 0) return state;
  return withOwn(withOwn(state, form, second, second.default), form, first, value / Number(second.default));
}

/** @param {Form} form */
function factorsOf(form) {
  return (form.factProduct?.factors ?? []).map((key) => form.inputs.find((input) => input.key === key));
}

/**
 * @param {State} state
 * @param {Form} form
 * @returns {{ fact: string, value: number } | null}
 */
export function productOf(state, form) {
  const [first, second] = factorsOf(form);
  if (!form.factProduct || !first || !second) return null;
  return { fact: form.factProduct.fact, value: Number(valueOf(state, form, first)) * Number(valueOf(state, form, second)) };
}

/**
 * A state from a link may name only one of the two ways to give a product, or two that disagree: the fact rules.
 * @param {Calculator[]} catalogue
 * @param {State} state
 * @returns {State}
 */
export function reconciled(catalogue, state) {
  const facts = factsOf(catalogue);
  return catalogue.reduce((reached, calculator) => {
    const product = productOf(reached, calculator);
    const fact = product && facts.get(product.fact);
    if (!product || !fact) return reached;
    const given = reached.facts[product.fact];
    if (given === undefined) return withFactAlone(reached, product.fact, product.value, fact.input.default);
    return Math.abs(product.value - given) <= 1e-9 * Math.abs(given) ? reached : withFactors(reached, calculator, given);
  }, state);
}

/**
 * @param {unknown} left
 * @param {unknown} right
 */
function same(left, right) {
  return left === right || (typeof left === 'object' && JSON.stringify(left) === JSON.stringify(right));
}
