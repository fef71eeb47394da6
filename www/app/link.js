// The state as the hash of a link, and back. A link carries only what differs from the defaults, so that defaults can be
// corrected, and its version, so that it can be opened for ever:
//
//   #v1&view=retention-revenue&locale=EUR/de-DE&client=Acme&customers=30000&retention-revenue.years=3
//      &budget-split.lines=People,2;Tools,1,technology&target.retention-revenue=5000&end
//
// A client fact stands under its own key, a calculator's own figure under "calculator.key". "end" shows that nothing was cut off.
// What a link says is not trusted: each part is checked against the catalogue, and what does not fit is reported and left out.
// Numbers out of bounds are kept, for the form to refuse them in sight.

import { DEFAULT_LOCALE, LOCALES } from './locales.js';
import { PAGES } from './state.js';

/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Input} Input */
/** @typedef {import('./core.js').Line} Line */
/** @typedef {import('./state.js').State} State */
/** @typedef {{ message: string }} Notice */
/** @typedef {{ state: State, notices: Notice[] }} Opened */

/**
 * One thing that a saved state says, not yet checked.
 * @typedef {object} Entry
 * @property {string} place  a key of the state
 * @property {string} calculator  of 'own' and 'targets'
 * @property {string} key  of 'facts' and 'own'
 * @property {unknown} value
 */

/** Longer links are not opened: no browser or chat program carries them whole. */
export const LONGEST_LINK = 256 * 1024;

const MOST_NOTICES = 20;
const VERSION = 'v1';

/** @returns {State} */
export function defaultState() {
  return { view: 'start', locale: DEFAULT_LOCALE, client: '', facts: {}, own: {}, targets: {} };
}

/**
 * @param {State} state
 * @param {Calculator[]} catalogue
 * @returns {string}  '#v1&…'; '#v1' when all is as at the start
 */
export function encodeLink(state, catalogue) {
  const { view, locale, client, facts, own, targets } = checkedState(state, catalogue).state;
  const start = defaultState();
  const parts = [VERSION];
  if (view !== start.view) parts.push(`view=${view}`);
  if (locale !== start.locale) parts.push(`locale=${locale}`);
  if (client !== start.client) parts.push(`client=${escaped(client)}`);
  for (const [key, value] of Object.entries(facts)) parts.push(`${key}=${textOf(value)}`);
  for (const [id, values] of Object.entries(own)) for (const [key, value] of Object.entries(values)) parts.push(`${id}.${key}=${textOf(value)}`);
  for (const [id, value] of Object.entries(targets)) parts.push(`target.${id}=${textOf(value)}`);
  if (parts.length > 1) parts.push('end');
  return `#${parts.join('&')}`;
}

/**
 * @param {string} hash  with or without its '#'
 * @param {Calculator[]} catalogue
 * @returns {Opened}
 */
export function decodeLink(hash, catalogue) {
  if (hash.length > LONGEST_LINK) return nothingTaken(`This link has ${hash.length} characters, more than any link of this page, so nothing was taken from it.`);
  const [version = '', ...parts] = hash.replace(/^#/, '').split('&').filter((part) => part !== '');
  if (version === '') return { state: defaultState(), notices: [] };
  if (version !== VERSION) {
    const reason = /^v\d+$/.test(version) ? `is of version ${version.slice(1, 10)}, which this page does not know. Load the page anew and open the link again` : `starts with “${shortened(version)}”, which this page cannot read`;
    return nothingTaken(`This link ${reason}. Nothing was taken from it.`);
  }
  /** @type {Notice[]} */
  const notices = [];
  const last = parts.pop();
  if (last !== undefined && !/^end\W*$/.test(last)) notices.push({ message: `This link was cut short. Its last part, “${shortened(last)}”, was left out.` });
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  for (const part of parts) {
    const [, name = '', text = ''] = /^([^=]+)=(.*)$/s.exec(part) ?? [];
    const entry = name && read(name, text, catalogue);
    if (!entry) notices.push({ message: `“${shortened(part)}” in this link cannot be read and was left out.` });
    else if (entries.has(name)) notices.push({ message: `“${shortened(name)}” is in this link twice. The first was taken.` });
    else entries.set(name, entry);
  }
  return checked([...entries.values()], catalogue, notices);
}

/**
 * A state from outside with everything in it that fits; what does not is reported.
 * @param {unknown} raw
 * @param {Calculator[]} catalogue
 * @returns {Opened}
 */
export function checkedState(raw, catalogue) {
  /** @type {Entry[]} */
  const entries = [];
  for (const [place, value] of Object.entries(objectOf(raw))) {
    if (place === 'facts') for (const [key, figure] of Object.entries(objectOf(value))) entries.push({ place, calculator: '', key, value: figure });
    else if (place === 'targets') for (const [calculator, figure] of Object.entries(objectOf(value))) entries.push({ place, calculator, key: '', value: figure });
    else if (place === 'own') for (const [calculator, figures] of Object.entries(objectOf(value))) for (const [key, figure] of Object.entries(objectOf(figures))) entries.push({ place, calculator, key, value: figure });
    else entries.push({ place, calculator: '', key: '', value });
  }
  return checked(entries, catalogue, []);
}

/**
 * @param {string} message
 * @returns {Opened}
 */
export function nothingTaken(message) {
  return { state: defaultState(), notices: [{ message }] };
}

// ---- checking --------------------------------------------------------------------------------------------------------

/**
 * @param {Entry[]} entries
 * @param {Calculator[]} catalogue
 * @param {Notice[]} notices  of what went before
 * @returns {Opened}
 */
function checked(entries, catalogue, notices) {
  const state = defaultState();
  const facts = inputsByKey(catalogue.flatMap((calculator) => calculator.inputs.filter((input) => input.fact)));
  const calculators = new Map(catalogue.map((calculator) => [calculator.id, { calculator, inputs: inputsByKey(calculator.inputs) }]));
  const messages = entries.flatMap((entry) => take(state, entry, facts, calculators));
  const all = [...notices, ...messages.map((message) => ({ message }))];
  const hidden = all.length - MOST_NOTICES;
  return { state, notices: hidden > 0 ? [...all.slice(0, MOST_NOTICES), { message: `${hidden} more parts cannot be used and were left out.` }] : all };
}

/** @param {Input[]} inputs */
const inputsByKey = (inputs) => new Map(inputs.filter((input) => !input.fromCurrency).map((input) => [input.key, input]));

/**
 * Puts an entry into the state as far as it fits. The state's keys come from the catalogue, never from outside.
 * @param {State} state
 * @param {Entry} entry
 * @param {Map<string, Input>} facts
 * @param {Map<string, { calculator: Calculator, inputs: Map<string, Input> }>} calculators
 * @returns {string[]}  what was left out and why
 */
function take(state, { place, calculator: id, key, value }, facts, calculators) {
  if (place === 'client') {
    if (typeof value !== 'string') return ['The client’s name is not a text and was left out.'];
    state.client = value;
    return [];
  }
  if (place === 'locale') {
    const locale = LOCALES.find((locale) => locale.key === value);
    if (!locale) return [`The currency and number format “${shortened(value)}” is not on the list; ${DEFAULT_LOCALE} is used.`];
    state.locale = locale.key;
    return [];
  }
  if (place === 'view') {
    const view = PAGES.find((page) => page === value) ?? calculators.get(String(value))?.calculator.id;
    if (!view) return [`There is no page “${shortened(value)}”; the start page is shown.`];
    state.view = view;
    return [];
  }
  if (place === 'facts') {
    const fact = facts.get(key);
    if (!fact) return [`There is no figure called “${shortened(key)}”; it was left out.`];
    if (!isFigure(value)) return [leftOut(fact.label, value)];
    if (value !== fact.default) state.facts[fact.key] = value + 0;
    return [];
  }
  if (place !== 'own' && place !== 'targets') return [`“${shortened(place)}” is not known here and was left out.`];
  const known = calculators.get(id);
  if (!known) return [`There is no calculator “${shortened(id)}”; its figures were left out.`];
  const { calculator, inputs } = known;
  if (place === 'targets') {
    if (!isFigure(value)) return [leftOut(calculator.breakEven.targetLabel, value)];
    if (value !== calculator.breakEven.target) state.targets[calculator.id] = value + 0;
    return [];
  }
  const input = inputs.get(key);
  if (!input) return [`${calculator.title} has no figure called “${shortened(key)}”; it was left out.`];
  const { taken, messages } = input.kind === 'lines' ? takenLines(input, value) : takenFigure(input, value);
  // A calculator's own figure for a fact stands even where it is the default: the fact may be another.
  const differs = input.fact || JSON.stringify(taken) !== JSON.stringify(input.default);
  if (taken !== undefined && differs) (state.own[calculator.id] ??= {})[input.key] = taken;
  return messages;
}

/**
 * @param {Input} input
 * @param {unknown} value
 * @returns {{ taken: unknown, messages: string[] }}
 */
function takenFigure(input, value) {
  const taken = input.kind === 'choice' ? input.options?.find((option) => option.key === value)?.key : isFigure(value) ? value + 0 : undefined;
  return { taken, messages: taken === undefined ? [leftOut(input.label, value)] : [] };
}

const CHECKED_AGAINST = ['none', 'training', 'technology'];

/**
 * @param {Input} input
 * @param {unknown} value
 * @returns {{ taken: unknown, messages: string[] }}
 */
function takenLines(input, value) {
  if (!Array.isArray(value)) return { taken: undefined, messages: [leftOut(input.label, value)] };
  /** @type {unknown[]} */
  const lines = [];
  /** @type {string[]} */
  const messages = [];
  value.forEach((raw, index) => {
    const { name, weight, bottomUp } = objectOf(raw);
    const fits = typeof name === 'string' && isFigure(weight) && (bottomUp === undefined || CHECKED_AGAINST.includes(String(bottomUp)));
    if (fits) lines.push({ name, weight: weight + 0, ...(bottomUp === undefined ? {} : { bottomUp }) });
    else messages.push(`Line ${index + 1} of ${input.label}, “${shortened(name)}”, cannot be read and was left out.`);
  });
  return { taken: value.length > 0 && lines.length === 0 ? undefined : lines, messages };
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
const isFigure = (value) => Number.isFinite(value);

/**
 * @param {string} label
 * @param {unknown} value
 */
const leftOut = (label, value) => `${label} cannot be “${shortened(value)}”, so this was left out.`;

/**
 * @param {unknown} raw
 * @returns {Record<string, unknown>}
 */
function objectOf(raw) {
  if (raw === undefined) return {};
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? /** @type {Record<string, unknown>} */ (raw) : { '': raw };
}

/**
 * Enough of a text to recognise it.
 * @param {unknown} value
 */
function shortened(value) {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : 'something else';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

// ---- text ------------------------------------------------------------------------------------------------------------

/**
 * @param {unknown} value
 * @returns {string}
 */
function textOf(value) {
  // An exponent's plus is left away: some programs take it for a space.
  if (typeof value === 'number') return String(value).replace('+', '');
  if (!Array.isArray(value)) return escaped(String(value));
  return value.map((/** @type {Line} */ { name, weight, bottomUp }) => [escaped(name), textOf(weight), ...(bottomUp ? [bottomUp] : [])].join(',')).join(';');
}

/**
 * Also what chat programs take for the end of a link, and halves of characters, which no link can carry.
 * @param {string} text
 */
function escaped(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * @param {string} name
 * @param {string} text
 * @param {Calculator[]} catalogue
 * @returns {Entry | null}  null if it cannot be read
 */
function read(name, text, catalogue) {
  const [first = '', second] = name.split('.', 2);
  try {
    if (name === 'view' || name === 'locale' || name === 'client') return { place: name, calculator: '', key: '', value: decodeURIComponent(text) };
    if (second === undefined) return { place: 'facts', calculator: '', key: name, value: figureOf(text) };
    if (first === 'target') return { place: 'targets', calculator: second, key: '', value: figureOf(text) };
    const kind = catalogue.find((calculator) => calculator.id === first)?.inputs.find((input) => input.key === second)?.kind;
    const value = kind === 'choice' ? decodeURIComponent(text) : kind === 'lines' ? linesOf(text) : figureOf(text);
    return { place: 'own', calculator: first, key: second, value };
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {number | string}  the text itself if it is no number
 */
const figureOf = (text) => (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : text);

/** @param {string} text */
function linesOf(text) {
  if (text === '') return [];
  return text.split(';').map((line) => {
    const [name = '', weight = '', ...rest] = line.split(',');
    return { name: decodeURIComponent(name), weight: figureOf(weight), ...(rest.length > 0 ? { bottomUp: rest.join() } : {}) };
  });
}
