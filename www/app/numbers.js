// Numbers as people type and paste them: understood or refused, never misread.
//
// 1. A point or comma is a decimal separator or a separator of thousands. Every reading in which the groups are well formed
//    (1,234,567 or 12,34,567; no group starts with 0) is considered, in any country's convention: 1.200,50 and 1,200.50 have one each.
// 2. 1,234 and 1.234 have two. If the separator is the one this locale groups by, the number is grouped, as the page itself
//    writes it. If not, both readings stand.
// 3. The locale's own separator of thousands in a place where it cannot group (1,23 with en-US) is a slip of the finger or
//    another country's decimal separator: both readings stand.
// 4. Where two readings stand, the field's bounds may leave one. If they do not, the text is refused and both are named.
// 5. Spaces, apostrophes and ٬ only group; ٫ is only decimal; a number with an exponent has no groups.
// 6. All other characters must be words that this unit takes: another currency, percent for points, or minutes in a field of
//    seconds are refused. A figure in a field of percent is percent, with or without the sign.
//
// The value is Number() of a decimal text; suffixes and percent move its point, so that 7 % is exactly 0.07.

import { formatValue, placesShown, styleOf, unitLabel } from './format.js';
import { localeOf } from './locales.js';

/** @typedef {import('./core.js').Unit} Unit */
/** @typedef {import('./locales.js').Locale} Locale */
/** @typedef {{ minimum?: number | undefined, maximum?: number | undefined }} Bounds  both included */
/** @typedef {{ text: string, value: number }} Reading  typing `text` gives `value` */
/** @typedef {{ ok: true, value: number } | { ok: false, message: string, readings?: Reading[] }} Parsed */

const LONGEST = 100;

/** @type {Record<string, string[]>} */
const CURRENCY_WORDS = {
  USD: ['$', 'us$'],
  EUR: ['€', 'euro', 'euros'],
  GBP: ['£'],
  AED: ['dh', 'dh.', 'dhs', 'dhs.', 'د.إ', 'د.إ.'],
  INR: ['₹', 'rs', 'rs.'],
  JPY: ['¥', '円', 'yen'],
  CHF: ['fr', 'fr.', 'sfr', 'sfr.'],
};

/** Powers of ten. */
const MULTIPLIERS = Object.entries({
  k: 3, thousand: 3,
  m: 6, mn: 6, mm: 6, mio: 6, 'mio.': 6, million: 6,
  b: 9, bn: 9, mrd: 9, 'mrd.': 9, billion: 9,
  lac: 5, lakh: 5, lakhs: 5, cr: 7, crore: 7, crores: 7,
  万: 4, 億: 8,
});

/** What may be typed for the words that a unit is shown with.
 * @type {Record<string, string[]>} */
const TYPED_WORDS = {
  points: ['points', 'point', 'percentage points', 'percentage point', 'pp'],
  years: ['years', 'year'],
  months: ['months', 'month'],
  seconds: ['seconds', 'second', 'secs', 'sec', 's'],
  minutes: ['minutes', 'minute', 'mins', 'min'],
  hours: ['hours', 'hour', 'h'],
  FTE: ['fte', 'ftes'],
  digits: ['digits', 'digit'],
  ': 1': [': 1', '×', 'x'],
  'a year': ['a year', 'per year', '/year', '/ year', 'p.a.'],
  'a month': ['a month', 'per month', '/month', '/ month'],
};

/**
 * @param {string} text
 * @param {string} localeKey  key of locales.js
 * @param {Unit} unit
 * @param {Bounds} [bounds]  of the field: where a text has two readings and one is out of bounds, the other is taken
 * @returns {Parsed}
 */
export function parseNumber(text, localeKey, unit, bounds = {}) {
  if (text.length > LONGEST) return { ok: false, message: `This is ${text.length} characters long. Type one number.` };
  const locale = localeOf(localeKey);
  const plain = normalised(text);
  const quoted = `“${text.trim()}”`;
  const example = formatValue(styleOf(unit).inHundredths ? 0.125 : 1234.5, unit, localeKey, { forEditing: true });
  if (plain === '') return { ok: false, message: `Type a number, for example ${example}.` };

  const parts = split(plain);
  if (!parts) return { ok: false, message: `${quoted} is not one number. Type it like ${example}.` };
  const before = wordsOf(parts.before, SIGNS.concat(currencyWords(locale, unit)));
  const after = wordsOf(parts.after, suffixes(locale, unit));
  const unknown = before.unknown || after.unknown;
  if (unknown) {
    const label = unitLabel(unit, localeKey);
    return { ok: false, message: `“${unknown}” is not understood here. This field is ${label ? `in ${label}` : 'a plain number'}: type it like ${example}.` };
  }
  const signs = before.meanings.filter((meaning) => meaning === '+' || meaning === '-');
  const powers = after.meanings.filter((meaning) => typeof meaning === 'number');
  if (signs.length + (parts.inBrackets ? 1 : 0) > 1) return { ok: false, message: `${quoted} has two signs. Type one.` };
  if (powers.length + (parts.exponent ? 1 : 0) > 1) return { ok: false, message: `${quoted} is multiplied twice. Type it in digits.` };

  const sign = parts.inBrackets || signs[0] === '-' ? '-' : '';
  const power = Number(parts.exponent || powers[0] || 0) - placesShown(unit, locale);
  const readings = decimalsOf(parts.number, parts.exponent !== '', locale).map((decimal) => numberOf(sign, decimal, power));
  const values = [...new Set(readings)];
  if (values.length === 0) return { ok: false, message: `The separators in ${quoted} are badly placed. Type it like ${example}.` };
  if (values.some((value) => !Number.isFinite(value))) return { ok: false, message: `${quoted} is too large or too small to calculate with.` };

  const possible = values.filter((value) => value >= (bounds.minimum ?? -Infinity) && value <= (bounds.maximum ?? Infinity));
  const [value, other] = possible.length === 1 ? possible : values;
  if (value !== undefined && other === undefined) return { ok: true, value };
  const named = values.map((value) => ({ text: formatValue(value, unit, localeKey, { forEditing: true }), value }));
  return { ok: false, message: `${quoted} could be ${named.map((reading) => reading.text).join(' or ')}. Type the one you mean.`, readings: named };
}

/** First code points of runs of ten digits: Arabic-Indic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];

/**
 * Lower case, with one character for each of the many that people's keyboards and spreadsheets have for it.
 * @param {string} text
 */
function normalised(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfee0))
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => String(ZEROS.map((zero) => digit.charCodeAt(0) - zero).find((value) => value >= 0 && value < 10)))
    .replace(/[\u200b\u200e\u200f\u061c\ufeff]/g, '')
    .replace(/[−–‒‑‐﹣]/g, '-')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/،/g, ',')
    .replace(/٪/g, '%')
    .replace(/￥/g, '¥')
    .replace(/￡/g, '£')
    .trim()
    .replace(/\p{Zs}/gu, ' ')
    .toLowerCase();
}

/**
 * The number and what stands around it; null if there is not exactly one number.
 * @param {string} text
 */
function split(text) {
  const [, opening = '', inside, closing = ''] = /^([^()\d]*)\(([^()]*)\)([^()\d]*)$/.exec(text) ?? [];
  const bare = inside === undefined ? text : `${opening.trim()} ${inside.trim()} ${closing.trim()}`;
  const match = /^(\D*?)([.,٫]?\d(?:[\d.,'٫٬ ]*\d)?[.,٫]?)(?:e([+-]?\d{1,3}))?(\D*|\s*(?::|to)\s*1)$/.exec(bare);
  if (!match) return null;
  const [, before = '', number = '', exponent = '', after = ''] = match;
  // The point of "Rs.500" is the word's.
  const isWords = /\p{L}$/u.test(before) && /^\D/.test(number);
  return {
    before: isWords ? before + number[0] : before,
    number: isWords ? number.slice(1) : number,
    exponent,
    after: after.replace(/^\s*(?::|to)\s*1$/, ': 1'),
    inBrackets: inside !== undefined,
  };
}

/** @typedef {string | number} Meaning  a sign, a power of ten, or '' for words that only say what is known */
/** @typedef {[string, Meaning]} Word */

/** @type {Word[]} */
const SIGNS = [['-', '-'], ['+', '+']];

/**
 * @param {Locale} locale
 * @param {Unit} unit
 * @returns {Word[]}
 */
function currencyWords(locale, unit) {
  if (styleOf(unit).style !== 'money') return [];
  return [locale.currency.toLowerCase(), ...(CURRENCY_WORDS[locale.currency] ?? [])].map((word) => [word, '']);
}

/**
 * @param {Locale} locale
 * @param {Unit} unit
 * @returns {Word[]}
 */
function suffixes(locale, unit) {
  const { style, word = '', period = '' } = styleOf(unit);
  const takesMultipliers = style === 'money' || (style === 'number' && word === '');
  /** @type {Word[]} */
  const words = [...(TYPED_WORDS[word] ?? []), ...(TYPED_WORDS[period] ?? []), ...(style === 'percent' ? ['%', 'percent', 'per cent'] : [])].map((word) => [word, '']);
  return words.concat(currencyWords(locale, unit), takesMultipliers ? MULTIPLIERS : []);
}

/**
 * @param {string} text
 * @param {Word[]} words
 * @returns {{ meanings: Meaning[], unknown: string }}
 */
function wordsOf(text, words) {
  const meanings = [];
  let rest = text.trim();
  while (rest) {
    const fitting = words.filter(([word]) => rest.startsWith(word));
    const longest = fitting.sort(([left], [right]) => right.length - left.length)[0];
    if (!longest) break;
    meanings.push(longest[1]);
    rest = rest.slice(longest[0].length).trim();
  }
  return { meanings, unknown: rest };
}

/**
 * Every reading of digits and separators, as decimal text without groups.
 * @param {string} number
 * @param {boolean} hasExponent
 * @param {Locale} locale
 * @returns {string[]}
 */
function decimalsOf(number, hasExponent, locale) {
  const separators = number.replace(/\d/g, '');
  if (separators === '') return [number];
  const last = separators.slice(-1);
  const grouping = separators.slice(0, -1);
  const [whole = '', fraction = ''] = [number.slice(0, number.lastIndexOf(last)), number.slice(number.lastIndexOf(last) + 1)];
  const digits = number.replace(/\D/g, '');
  const isOwnGroup = separators === locale.group;

  const asGrouped = !hasExponent && isGrouped(number, separators) ? [digits] : [];
  const isDecimal = '.,٫'.includes(last) && !grouping.includes(last) && (fraction !== '' || last === locale.decimal);
  const isWhole = grouping === '' || (!hasExponent && isGrouped(whole, grouping));
  const asDecimal = isDecimal && isWhole ? [`${whole.replace(/\D/g, '')}.${fraction}`] : [];
  if (!isOwnGroup) return [...asDecimal, ...asGrouped];
  if (asGrouped.length > 0) return asGrouped;
  return asDecimal.length > 0 && !whole.startsWith('0') ? [...asDecimal, digits] : asDecimal;
}

/**
 * @param {string} number
 * @param {string} separators  those in the number, in their order
 */
function isGrouped(number, separators) {
  const [separator = ''] = separators;
  if (separator === '٫' || separators !== separator.repeat(separators.length)) return false;
  const groups = number.split(separator).join(' ');
  return /^[1-9]\d{0,2}(?: \d{3})+$/.test(groups) || (separator === ',' && /^[1-9]\d?(?: \d{2})+ \d{3}$/.test(groups));
}

/**
 * @param {string} sign
 * @param {string} decimal
 * @param {number} power
 * @returns {number}  NaN where the number would be lost to 0
 */
function numberOf(sign, decimal, power) {
  const value = Number(`${sign}${decimal}e${power}`);
  if (value !== 0) return value;
  return /[1-9]/.test(decimal) ? NaN : 0;
}
