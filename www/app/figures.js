// How the page places a figure: in a field, whole, or apart from the words of its unit.

import { formatValue, unitLabel } from './format.js';
import { localeOf } from './locales.js';

/** @typedef {import('./core.js').Unit} Unit */
/** @typedef {import('./core.js').Column} Column */

/** A field shows so many characters; a longer fraction is shortened, while the value behind it keeps every digit. */
const FIELD_CHARACTERS = 14;
const FIELD_DIGITS = 7;

const NARROW_CHARACTERS = 20;

/**
 * @param {number} value
 * @param {Unit} unit
 * @param {string} localeKey
 */
export function fieldText(value, unit, localeKey) {
  const exact = formatValue(value, unit, localeKey, { forEditing: true });
  return exact.length <= FIELD_CHARACTERS ? exact : formatValue(shortened(value), unit, localeKey, { forEditing: true });
}

/**
 * @param {number} value
 * @returns {number}  the same with all of its whole part and a few decimals
 */
export function shortened(value) {
  const whole = Math.ceil(Math.log10(Math.abs(value) + 1));
  return Number(value.toPrecision(Math.min(21, Math.max(FIELD_DIGITS, whole + 2))));
}

/**
 * What stands beside a field: "$ a year", "%", "points".
 * @param {Unit} unit
 * @param {string} localeKey
 */
export const unitWords = (unit, localeKey) => unitLabel(unit, localeKey);

/**
 * The figure with all the words of its unit.
 * @param {number | null} value
 * @param {Unit} unit
 * @param {string} localeKey
 */
export const wholeText = (value, unit, localeKey) => formatValue(value, unit, localeKey, { unitWords: true });

/**
 * The same for a narrow place: in short if it is long.
 * @param {number | null} value
 * @param {Unit} unit
 * @param {string} localeKey
 */
export function briefText(value, unit, localeKey) {
  const text = wholeText(value, unit, localeKey);
  return text.length <= NARROW_CHARACTERS ? text : formatValue(value, unit, localeKey, { compact: true, unitWords: true });
}

/**
 * @param {number | null} value
 * @param {Unit} unit
 * @param {string} localeKey
 * @returns {{ figure: string, words: string }}  "$48,000" and "a year"
 */
export function parted(value, unit, localeKey) {
  const figure = formatValue(value, unit, localeKey, { unitWords: false });
  return { figure, words: wholeText(value, unit, localeKey).slice(figure.length).trim() };
}

/**
 * @param {number | string | null | undefined} value
 * @param {Column} column
 * @param {string} localeKey
 */
export function cellText(value, column, localeKey) {
  if (column.unit === 'text') return String(value ?? '');
  return formatValue(typeof value === 'number' ? value : null, column.unit, localeKey);
}

/**
 * Whether a published range says something about the client's figures.
 * @param {import('./core.js').Typical} typical
 * @param {string} localeKey
 */
export const isInCurrency = ({ currency }, localeKey) => currency === undefined || currency === localeOf(localeKey).currency;

/**
 * "70% to 85%"
 * @param {import('./core.js').Typical} typical
 * @param {Unit} unit
 * @param {string} localeKey
 */
export const rangeText = ({ from, to }, unit, localeKey) => `${parted(from, unit, localeKey).figure} to ${wholeText(to, unit, localeKey)}`;

/** @param {number | null | undefined} value  as tests and scripts read it */
export const dataValue = (value) => (typeof value === 'number' ? String(value) : '');
