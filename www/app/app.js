// The page's one controller: the state, its history, what was typed but refused, and the results. Views read from it and
// call it; it knows no view.

import { Evaluator } from './evaluate.js';
import { isInCurrency } from './figures.js';
import { formatTokens } from './format.js';
import { History } from './history.js';
import { localeOf } from './locales.js';
import { parseNumber } from './numbers.js';
import { factsOf, inputsFor, isOverridden, isSetByCurrency, productOf, reconciled, sharedValueOf, valueOf, withInput, withOwn, withoutOwn } from './state.js';

/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Input} Input */
/** @typedef {import('./core.js').Calculation} Calculation */
/** @typedef {import('./core.js').Problem} Problem */
/** @typedef {import('./core.js').Token} Token */
/** @typedef {import('./core.js').Unit} Unit */
/** @typedef {import('./core.js').Line} Line */
/** @typedef {import('./evaluate.js').Evaluation} Evaluation */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Fact} Fact */

/** @typedef {{ text: string, message: string }} Draft  what was typed and why it was refused */
/** @typedef {import('./state.js').Form} Form */

export class App {
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {History<State>} */
  #history = new History();
  #evaluator;
  /** @type {Map<string, Draft>} */
  #drafts = new Map();

  /**
   * @param {Core} core
   * @param {State} state
   */
  constructor(core, state) {
    this.core = core;
    this.catalogue = core.catalogue;
    this.facts = factsOf(this.catalogue);
    this.#evaluator = new Evaluator(core);
    this.state = reconciled(this.catalogue, state);
  }

  get locale() {
    return this.state.locale;
  }

  get canUndo() {
    return this.#drafts.size > 0 || this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** @param {Calculator['section']} section */
  inSection(section) {
    return this.catalogue.filter((calculator) => calculator.section === section);
  }

  /** The calculator on show; null on the other pages. */
  get calculator() {
    return this.catalogue.find((calculator) => calculator.id === this.state.view) ?? null;
  }

  /** @param {() => void} listener  called after every change */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  // ---- reading -------------------------------------------------------------------------------------------------------

  /**
   * @param {Calculator} calculator
   * @param {State} [state]
   */
  inputsFor(calculator, state = this.state) {
    return inputsFor(state, calculator, localeOf(state.locale).minorUnitDigits);
  }

  /**
   * @param {Calculator} calculator
   * @returns {Evaluation}
   */
  evaluation(calculator) {
    return this.#evaluator.evaluate(calculator, this.inputsFor(calculator));
  }

  /**
   * @param {Form} form
   * @param {Input} input
   */
  valueOf(form, input) {
    return valueOf(this.state, form, input);
  }

  /** @param {Input} input */
  sharedValueOf(input) {
    return sharedValueOf(this.state, input);
  }

  /**
   * @param {Form} form
   * @param {Input} input
   */
  isOverridden(form, input) {
    return isOverridden(this.state, form, input);
  }

  /**
   * The unit in which this input is read now: a choice may change it.
   * @param {Form} form
   * @param {Input} input
   * @returns {Unit}
   */
  unitOf(form, input) {
    for (const choice of form.inputs) {
      const option = choice.options?.find((option) => option.unitOf?.input === input.key && option.key === this.valueOf(form, choice));
      if (option?.unitOf) return option.unitOf.unit;
    }
    return input.unit;
  }

  /**
   * @param {Form} form
   * @param {Input} input
   */
  isUsed(form, input) {
    const condition = input.usedWhen;
    const choice = condition && form.inputs.find((other) => other.key === condition.input);
    return !condition || !choice || this.valueOf(form, choice) === condition.option;
  }

  /**
   * @param {Form} form
   * @param {Input} input
   * @returns {Draft | undefined}
   */
  draft(form, input) {
    return this.#drafts.get(this.#subject(form, input));
  }

  /** @param {Calculator} calculator */
  targetDraft(calculator) {
    return this.#drafts.get(targetSubject(calculator));
  }

  /** @param {Calculator} calculator */
  targetOf(calculator) {
    return this.state.targets[calculator.id] ?? calculator.breakEven.target;
  }

  /**
   * Whether the result on show is of earlier figures, because a present one was refused.
   * @param {Calculator} calculator
   */
  isStale(calculator) {
    return this.evaluation(calculator).problems.length > 0 || calculator.inputs.some((input) => this.isUsed(calculator, input) && this.draft(calculator, input));
  }

  /** @param {Form} form */
  #calculatorOf(form) {
    return this.catalogue.find((calculator) => calculator.id === form.id);
  }

  /**
   * What a result warns of. A typical range in another currency than the client's says nothing about the client's figures.
   * @param {Form} form
   * @param {Calculation | null} calculation
   */
  warningsOf(form, calculation) {
    return (calculation?.warnings ?? []).filter((warning) => {
      const typical = warning.key === 'outsideTypicalRange' ? form.inputs.find((input) => input.key === warning.input)?.typical : undefined;
      return !typical || isInCurrency(typical, this.locale);
    });
  }

  /** @param {Token[]} tokens */
  textOf(tokens) {
    return formatTokens(tokens, this.locale, 'figures');
  }

  /** @param {Problem} problem */
  messageOf(problem) {
    return formatTokens(problem.text, this.locale, 'exact');
  }

  // ---- changing ------------------------------------------------------------------------------------------------------

  /**
   * @param {Form} form
   * @param {Input} input
   * @param {string} text
   * @param {(value: number) => void} onTaken  called before the change, if the text is a number that is not refused
   */
  type(form, input, text, onTaken) {
    // What started empty may be emptied again.
    if (input.default === null && text.trim() === '') return this.#accept(form, input, null, this.state);
    const parsed = parseNumber(text, this.locale, this.unitOf(form, input), { minimum: input.minimum, maximum: input.maximum });
    const message = parsed.ok ? this.#refusalOf(form, input, parsed.value) : parsed.message;
    if (!parsed.ok || message !== null) return this.#refuse(this.#subject(form, input), text, message ?? '');
    onTaken(parsed.value);
    this.#accept(form, input, parsed.value, this.state);
  }

  /**
   * A value that needs no reading: from a slider, an arrow key, a choice or the list of lines.
   * @param {Form} form
   * @param {Input} input
   * @param {unknown} value
   */
  set(form, input, value) {
    this.#accept(form, input, value, this.#seeded(form, input, value));
  }

  /**
   * Why the core refuses this value by itself; null if it does not. Values that only disagree with each other are not
   * refused here: they stand, with the problem shown at the field that the core names.
   * @param {Form} form
   * @param {Input} input
   * @param {unknown} value
   * @returns {string | null}
   */
  #refusalOf(form, input, value) {
    const [problem] = this.problemsOf(form, input, value);
    if (problem) return this.messageOf(problem);
    const product = form.factProduct?.factors.includes(input.key) ? productOf(withOwn(this.state, form, input, value), form) : null;
    const fact = product && this.facts.get(product.fact);
    if (!product || !fact) return null;
    const [refused] = this.problemsOf(form, fact.input, product.value);
    return refused ? this.messageOf(refused) : null;
  }

  /**
   * What the core finds wrong with one value, whatever the other figures are.
   * @param {Form} form
   * @param {Input} input
   * @param {unknown} value
   * @returns {Problem[]}
   */
  problemsOf(form, input, value) {
    const judge = this.facts.get(input.key)?.usedBy[0] ?? this.#calculatorOf(form);
    if (!judge) return [];
    /** @type {Record<string, unknown>} */
    const alone = { [input.key]: value };
    for (const other of judge.inputs) {
      if (isSetByCurrency(other)) alone[other.key] = localeOf(this.locale).minorUnitDigits;
      if (other.key === input.key && other.usedWhen) alone[other.usedWhen.input] = other.usedWhen.option;
    }
    const result = this.core.calculate(judge.id, alone);
    return result.ok ? [] : result.problems.filter(({ kind, field }) => kind !== 'conflict' && (field === input.key || field.startsWith(`${input.key}.`)));
  }

  /**
   * When a choice brings an input into use, it starts from the figure that stood in its place, so that nothing jumps.
   * A figure that other calculators use stays as it is.
   * @param {Form} form
   * @param {Input} choice
   * @param {unknown} option
   * @returns {State}
   */
  #seeded(form, choice, option) {
    const calculator = this.#calculatorOf(form);
    const outputs = calculator && this.evaluation(calculator).calculation?.outputs;
    let state = this.state;
    for (const input of form.inputs) {
      if (input.usedWhen?.input !== choice.key || input.usedWhen.option !== option || !input.derived) continue;
      if ((this.facts.get(input.key)?.usedBy.length ?? 0) > 1 && !this.isOverridden(form, input)) continue;
      const derived = outputs?.[input.derived];
      if (typeof derived === 'number') state = withInput(this.catalogue, state, form, input, Number(derived.toPrecision(12)));
    }
    return state;
  }

  /**
   * @param {Calculator} calculator
   * @param {string} text
   * @param {(value: number) => void} onTaken  called before the change, if the text is not refused
   */
  typeTarget(calculator, text, onTaken) {
    const subject = targetSubject(calculator);
    const parsed = parseNumber(text, this.locale, calculator.breakEven.targetUnit, {});
    if (!parsed.ok) return this.#refuse(subject, text, parsed.message);
    onTaken(parsed.value);
    this.#drafts.delete(subject);
    const { [calculator.id]: _, ...targets } = this.state.targets;
    this.change({ ...this.state, targets: parsed.value === calculator.breakEven.target ? targets : { ...targets, [calculator.id]: parsed.value } }, subject);
  }

  /**
   * What is being edited cannot be taken as it stands; it stays on the screen, and the result is of what stood before.
   * @param {Form} form
   * @param {Input} input
   * @param {string} message
   */
  hold(form, input, message) {
    this.#drafts.set(this.#subject(form, input), { text: '', message });
    this.#changed();
  }

  /**
   * Takes back what was typed and refused.
   * @param {Form} form
   * @param {Input} input
   */
  discardDraft(form, input) {
    if (this.#drafts.delete(this.#subject(form, input))) this.#changed();
  }

  /** @param {Calculator} calculator */
  discardTargetDraft(calculator) {
    if (this.#drafts.delete(targetSubject(calculator))) this.#changed();
  }

  /**
   * From now on this form has a figure of its own for a client fact.
   * @param {Form} form
   * @param {Input} input
   */
  override(form, input) {
    this.change(withOwn(this.state, form, input, this.sharedValueOf(input)), `${form.id}/${input.key}/own`);
  }

  /**
   * @param {Form} form
   * @param {Input} input
   */
  takeBack(form, input) {
    this.#drafts.delete(this.#subject(form, input));
    this.change(withoutOwn(this.state, form, input.key), `${form.id}/${input.key}/shared`);
  }

  /** @param {string} view */
  show(view) {
    if (view === this.state.view) return;
    this.#history.separate();
    this.state = { ...this.state, view };
    this.#changed();
  }

  /**
   * @param {State} next
   * @param {string} subject  what was changed: successive changes of one thing are one step back
   */
  change(next, subject) {
    if (next !== this.state) this.#history.record(this.state, this.state.view, subject, performance.now());
    this.state = next;
    this.#changed();
  }

  /**
   * Another state altogether, from a link or back to the example: one step that can be undone.
   * @param {State} next
   */
  replace(next) {
    this.#drafts.clear();
    this.#history.separate();
    this.change(reconciled(this.catalogue, next), 'all');
    this.#history.separate();
  }

  /** What was typed and refused goes first; it never came into the state. */
  undo() {
    if (this.#drafts.size === 0) return this.#arrive(this.#history.undo(this.state));
    this.#drafts.clear();
    this.#changed();
  }

  redo() {
    this.#arrive(this.#history.redo(this.state));
  }

  /** @param {{ state: State, view: string } | null} step */
  #arrive(step) {
    if (step === null) return;
    this.#drafts.clear();
    this.state = { ...step.state, view: step.view };
    this.#changed();
  }

  /**
   * @param {Form} form
   * @param {Input} input
   * @param {unknown} value
   * @param {State} from  the state that the value is put into
   */
  #accept(form, input, value, from) {
    const subject = this.#subject(form, input);
    this.#drafts.delete(subject);
    if (from === this.state && this.valueOf(form, input) === value) this.#changed();
    else this.change(withInput(this.catalogue, from, form, input, value), subject);
  }

  /**
   * @param {string} subject
   * @param {string} text
   * @param {string} message
   */
  #refuse(subject, text, message) {
    this.#drafts.set(subject, { text, message });
    // "1" and "14" on the way to a refused "140" were not meant.
    this.state = this.#history.retract(subject, performance.now()) ?? this.state;
    this.#changed();
  }

  /**
   * @param {Form} form
   * @param {Input} input
   */
  #subject(form, input) {
    return input.fact && !this.isOverridden(form, input) ? `fact/${input.key}` : `${form.id}/${input.key}`;
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {Form} form */
const targetSubject = (form) => `${form.id}/target`;
