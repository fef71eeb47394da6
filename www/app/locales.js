// The currencies and ways of writing numbers that the page offers, chosen once for all figures. The words stay English.

/**
 * @typedef {object} Locale
 * @property {string} key  as in the state and in links: 'EUR/de-DE'
 * @property {string} label  for the list to choose from: the currency and a number written this way
 * @property {string} locale  BCP 47 tag
 * @property {string} currency  ISO 4217 code
 * @property {string} currencySymbol
 * @property {number} minorUnitDigits  decimals of the currency
 * @property {string} decimal  decimal separator
 * @property {string} group  separator of thousands
 */

export const DEFAULT_LOCALE = 'USD/en-US';

/** @type {Locale[]} */
export const LOCALES = [DEFAULT_LOCALE, 'EUR/de-DE', 'GBP/en-GB', 'AED/en-AE', 'INR/en-IN', 'JPY/ja-JP', 'EUR/fr-FR', 'CHF/de-CH'].map(describe);

const BY_KEY = new Map(LOCALES.map((locale) => [locale.key, locale]));

/**
 * @param {string} key
 * @returns {Locale}  the default for a key that is not on the list
 */
export function localeOf(key) {
  return BY_KEY.get(key) ?? /** @type {Locale} */ (LOCALES[0]);
}

/**
 * @param {string} key
 * @returns {Locale}
 */
function describe(key) {
  const [currency = '', locale = ''] = key.split('/');
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const minorUnitDigits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const number = new Intl.NumberFormat(locale, { numberingSystem: 'latn', maximumFractionDigits: Math.min(minorUnitDigits, 1) });
  /** @param {Intl.NumberFormatPartTypes} type */
  const separator = (type) => new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(123456.5).find((part) => part.type === type)?.value ?? '';
  return {
    key,
    label: `${currency} · ${number.format(123456.5)}`,
    locale,
    currency,
    currencySymbol: money.formatToParts(1).find((part) => part.type === 'currency')?.value ?? currency,
    minorUnitDigits,
    decimal: separator('decimal'),
    group: separator('group'),
  };
}
