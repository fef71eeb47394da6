// Figures as text, in the chosen currency and way of writing numbers. The core gives numbers with units and knows no locale.
//
// What is shown is rounded half away from zero on the number's shortest decimal text, by Intl; no arithmetic is done on it.
// Below 100 a figure keeps a few decimals, from 100 on none, unless every digit is asked for.

import { localeOf } from './locales.js';

/** @typedef {import('./core.js').Unit} Unit */
/** @typedef {import('./core.js').Token} Token */
/** @typedef {import('./locales.js').Locale} Locale */

/**
 * @typedef {object} UnitStyle
 * @property {'number' | 'money' | 'percent'} style
 * @property {number} decimals  shown below 100
 * @property {string} [word]  what is counted
 * @property {string} [singular]
 * @property {string} [period]
 * @property {boolean} [inHundredths]  the value is a fraction, the figure is in hundredths of it
 */

/** @type {Record<string, UnitStyle>} */
const UNITS = {
  count: { style: 'number', decimals: 1 },
  money: { style: 'money', decimals: 2 },
  moneyPerYear: { style: 'money', decimals: 2, period: 'a year' },
  moneyPerMonth: { style: 'money', decimals: 2, period: 'a month' },
  moneyMinor: { style: 'money', decimals: 2 },
  share: { style: 'percent', decimals: 2, inHundredths: true },
  sharePerYear: { style: 'percent', decimals: 2, inHundredths: true, period: 'a year' },
  points: { style: 'number', decimals: 2, inHundredths: true, word: 'points', singular: 'point' },
  years: { style: 'number', decimals: 1, word: 'years', singular: 'year' },
  months: { style: 'number', decimals: 1, word: 'months', singular: 'month' },
  seconds: { style: 'number', decimals: 1, word: 'seconds', singular: 'second' },
  minutes: { style: 'number', decimals: 1, word: 'minutes', singular: 'minute' },
  hours: { style: 'number', decimals: 1, word: 'hours', singular: 'hour' },
  hoursPerMonth: { style: 'number', decimals: 1, word: 'hours', singular: 'hour', period: 'a month' },
  perYear: { style: 'number', decimals: 1, period: 'a year' },
  perMonth: { style: 'number', decimals: 1, period: 'a month' },
  fte: { style: 'number', decimals: 2, word: 'FTE' },
  ratio: { style: 'number', decimals: 1, word: ': 1' },
  weight: { style: 'number', decimals: 2 },
  score: { style: 'number', decimals: 1, word: 'points', singular: 'point' },
  plain: { style: 'number', decimals: 2 },
  digits: { style: 'number', decimals: 0, word: 'digits', singular: 'digit' },
};

const PLAIN = /** @type {UnitStyle} */ (UNITS.count);

/** A labelled figure with no more digits than this is shown whole: somebody typed it, or can check it by hand. */
const SHORT = 8;

export const NOT_DEFINED = '—';

/**
 * @param {string} unit
 * @returns {UnitStyle}
 */
export function styleOf(unit) {
  return (Object.hasOwn(UNITS, unit) && UNITS[unit]) || PLAIN;
}

/**
 * How far the decimal point moves from a value to the figure that is shown and typed for it.
 * @param {string} unit
 * @param {Locale} locale
 */
export function placesShown(unit, locale) {
  if (unit === 'moneyMinor') return -locale.minorUnitDigits;
  return styleOf(unit).inHundredths ? 2 : 0;
}

/**
 * @param {number | null | undefined} value
 * @param {Unit} unit
 * @param {string} localeKey  key of locales.js
 * @param {object} [options]
 * @param {boolean} [options.compact]  three digits and a word: $1.2m, ₹3.4 crore
 * @param {boolean} [options.forEditing]  the figure alone with every digit: parseNumber gives the value back to the bit
 * @param {boolean} [options.ungrouped]  with forEditing: no separators of thousands to trip over while typing
 * @param {boolean} [options.unitWords]  true: all words (7.3 months, $5 a year); false: none; not given: not the period (7.3 months, $5)
 * @returns {string}
 */
export function formatValue(value, unit, localeKey, { compact, forEditing, ungrouped, unitWords } = {}) {
  if (value === null || value === undefined || !Number.isFinite(value)) return forEditing ? '' : NOT_DEFINED;
  const locale = localeOf(localeKey);
  if (forEditing) return everyDigit(value, placesShown(unit, locale), locale, ungrouped ?? false);
  const style = styleOf(unit);
  const figure = (compact && compactFigure(value, unit, locale)) || shownFigure(value, unit, locale, rounding(value, unit, locale));
  return withWords(figure, style, unitWords !== false, unitWords === true);
}

/**
 * A text with figures in it, from the core's tokens.
 * @param {Token[]} tokens
 * @param {string} localeKey  key of locales.js
 * @param {'words' | 'figures' | 'exact'} mode  labels for the values that have one; figures; figures with every digit (a bound that was missed by little)
 * @returns {string}
 */
export function formatTokens(tokens, localeKey, mode) {
  const locale = localeOf(localeKey);
  return tokens.map((token) => (token.kind !== 'value' ? token.text : mode === 'words' && token.label ? token.label : tokenFigure(token, locale, mode))).join('');
}

/**
 * The unit as words beside a field: "$ a year", "%", "points".
 * @param {Unit} unit
 * @param {string} localeKey  key of locales.js
 * @returns {string}
 */
export function unitLabel(unit, localeKey) {
  const { style, word, period } = styleOf(unit);
  const sign = { number: '', money: localeOf(localeKey).currencySymbol, percent: '%' }[style];
  return [sign, word, period].filter(Boolean).join(' ');
}

/**
 * @param {Extract<Token, { kind: 'value' }>} token
 * @param {Locale} locale
 * @param {'words' | 'figures' | 'exact'} mode
 */
function tokenFigure({ value, unit, label, roundUp, roundDown }, locale, mode) {
  const style = styleOf(unit);
  if (roundUp || roundDown) {
    // The last bits of a root that was searched for are noise, which rounding up would turn into a digit.
    const found = Number(value.toPrecision(12));
    const [up, down] = ['ceil', 'floor'].map((mode) => shownFigure(found, unit, locale, safeRounding(found, style, mode)));
    const text = withWords(/** @type {string} */ (roundUp ? up : down), style, true, true);
    return up === down ? text : `${text} (rounded ${roundUp ? 'up' : 'down'})`;
  }
  const whole = mode === 'exact' || (label !== undefined && decimalOf(value).digits.length <= SHORT);
  return withWords(shownFigure(value, unit, locale, whole ? wholeRounding(style, locale) : rounding(value, unit, locale)), style, true, true);
}

/**
 * @param {string} figure
 * @param {UnitStyle} style
 * @param {boolean} word
 * @param {boolean} period
 */
function withWords(figure, style, word, period) {
  const counted = style.singular && /^-?1$/.test(figure) ? style.singular : style.word;
  return [figure, word && counted, period && style.period].filter(Boolean).join(' ');
}

/** @typedef {Record<string, string | number>} Rounding  options of Intl.NumberFormat */

/**
 * @param {number} value
 * @param {string} unit
 * @param {Locale} locale
 * @returns {Rounding}
 */
function rounding(value, unit, locale) {
  const style = styleOf(unit);
  if (unit === 'moneyMinor') return { minimumFractionDigits: locale.minorUnitDigits, maximumFractionDigits: locale.minorUnitDigits };
  if (isLarge(value, style)) return { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  if (style.style === 'money') return { trailingZeroDisplay: 'stripIfInteger' };
  return { maximumFractionDigits: style.decimals, maximumSignificantDigits: 2, roundingPriority: 'morePrecision' };
}

/**
 * Three digits or whole numbers, whichever is finer, towards the side that still meets the target.
 * @param {number} value
 * @param {UnitStyle} style
 * @param {string} roundingMode
 * @returns {Rounding}
 */
function safeRounding(value, style, roundingMode) {
  if (style.style === 'money' && !isLarge(value, style)) return { trailingZeroDisplay: 'stripIfInteger', roundingMode };
  return { minimumFractionDigits: 0, maximumFractionDigits: 0, maximumSignificantDigits: 3, roundingPriority: 'morePrecision', roundingMode };
}

/**
 * @param {UnitStyle} style
 * @param {Locale} locale
 * @returns {Rounding}
 */
function wholeRounding(style, locale) {
  return { minimumFractionDigits: style.style === 'money' ? locale.minorUnitDigits : 0, maximumFractionDigits: 20, trailingZeroDisplay: 'stripIfInteger' };
}

/**
 * @param {number} value
 * @param {UnitStyle} style
 */
const isLarge = (value, style) => Math.abs(value) >= (style.inHundredths ? 1 : 100);

/**
 * @param {number} value
 * @param {string} unit
 * @param {Locale} locale
 * @param {Rounding} rounding
 */
function shownFigure(value, unit, locale, rounding) {
  const { style } = styleOf(unit);
  // Intl moves the point of a percentage itself, and reads a decimal text without rounding it to a number first.
  const places = style === 'percent' ? 0 : placesShown(unit, locale);
  return formatter(locale, style, rounding).format(/** @type {any} */ (places === 0 ? value : shiftedText(value, places)));
}

/**
 * @param {number} value
 * @param {string} unit
 * @param {Locale} locale
 * @returns {string | null}  null for a figure that is short as it is
 */
function compactFigure(value, unit, locale) {
  const { style } = styleOf(unit);
  const rounded = Number(Number(shiftedText(value, placesShown(unit, locale))).toPrecision(3));
  const scales = locale.currency === 'INR' ? LAKHS : MILLIONS;
  const scale = scales.find(({ power }) => Math.abs(rounded) >= 10 ** power);
  if (style === 'percent' || !scale) return null;
  const parts = formatter(locale, style, { minimumFractionDigits: 0, maximumFractionDigits: 2 }).formatToParts(Number(shiftedText(rounded, -scale.power)));
  const types = parts.map((part) => part.type);
  const last = Math.max(types.lastIndexOf('integer'), types.lastIndexOf('fraction'));
  return parts.map((part, index) => (index === last ? part.value + scale.word : part.value)).join('');
}

const THOUSAND = { power: 3, word: 'k' };
const MILLIONS = [{ power: 9, word: 'bn' }, { power: 6, word: 'm' }, THOUSAND];
const LAKHS = [{ power: 7, word: '\u00a0crore' }, { power: 5, word: '\u00a0lakh' }, THOUSAND];

/**
 * @param {number} value
 * @param {number} places
 * @param {Locale} locale
 * @param {boolean} ungrouped
 */
function everyDigit(value, places, locale, ungrouped) {
  const [mantissa = '', exponent] = shiftedText(Math.abs(value), places).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const grouped = ungrouped ? whole : formatter(locale, 'number', { maximumFractionDigits: 0 }).format(BigInt(whole));
  const sign = value < 0 ? '-' : '';
  // With exactly three decimals a point may be taken for a separator of thousands, so parseNumber refuses it; a fourth makes it plain.
  const plain = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? `${fraction}0` : fraction;
  return sign + grouped + (fraction && locale.decimal + plain) + (exponent === undefined ? '' : `e${exponent}`);
}

/**
 * A number's shortest decimal text, its point moved: no arithmetic, so no stray digits.
 * @param {number} value  finite
 * @param {number} places  to the right
 * @returns {string}  "-12.5"; with an exponent where it would be very long
 */
function shiftedText(value, places) {
  const { digits, exponent } = decimalOf(value);
  const sign = value < 0 ? '-' : '';
  const point = digits.length + exponent + places;
  if (digits === '0') return '0';
  if (point > 21 || point < -5) return `${sign}${digits[0]}${digits.length > 1 ? '.' : ''}${digits.slice(1)}e${point - 1}`;
  const padded = digits.padStart(digits.length - Math.min(point - 1, 0), '0').padEnd(point, '0');
  const whole = padded.slice(0, Math.max(point, 1));
  const fraction = padded.slice(whole.length);
  return `${sign}${whole}${fraction && '.'}${fraction}`;
}

/**
 * The absolute value is digits × 10^exponent, digits without zeros at either end.
 * @param {number} value  finite
 */
function decimalOf(value) {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = (whole + fraction).replace(/^0+(?=\d)/, '');
  const digits = all.replace(/(?!^)0+$/, '');
  return { digits, exponent: Number(exponent) - fraction.length + all.length - digits.length };
}

/** @type {Map<string, Intl.NumberFormat>} */
const formatters = new Map();

/**
 * Making a formatter takes longer than a keystroke may: each is made once.
 * @param {Locale} locale
 * @param {UnitStyle['style']} style
 * @param {Rounding} rounding
 * @returns {Intl.NumberFormat}
 */
function formatter(locale, style, rounding) {
  const key = `${locale.key} ${style} ${JSON.stringify(rounding)}`;
  const known = formatters.get(key);
  if (known) return known;
  const kind = { number: {}, money: { style: 'currency', currency: locale.currency }, percent: { style: 'percent' } }[style];
  // 'negative': nothing that shows as 0 has a sign.
  const options = { ...kind, ...rounding, numberingSystem: 'latn', signDisplay: 'negative' };
  const made = new Intl.NumberFormat(locale.locale, /** @type {Intl.NumberFormatOptions} */ (options));
  formatters.set(key, made);
  return made;
}
