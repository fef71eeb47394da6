// Figures as the page shows them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatTokens, formatValue, unitLabel } from '../../www/app/format.js';
import { LOCALES, localeOf } from '../../www/app/locales.js';

const [US, DE, GB, AE, IN, JP, FR, CH] = LOCALES.map((locale) => locale.key);

/** Versions of the locale data differ in which space and apostrophe they use. */
const plain = (text) => text.replace(/\p{Zs}/gu, ' ').replace(/’/g, "'").replace(/¥/g, '￥');
const shown = (...given) => plain(formatValue(...given));

test('each currency and locale has its separators, symbol and minor units', () => {
  const table = LOCALES.map(({ key, currency, minorUnitDigits, decimal, group, currencySymbol }) => [key, currency, minorUnitDigits, decimal, plain(group), plain(currencySymbol)]);
  assert.deepEqual(table, [
    ['USD/en-US', 'USD', 2, '.', ',', '$'],
    ['EUR/de-DE', 'EUR', 2, ',', '.', '€'],
    ['GBP/en-GB', 'GBP', 2, '.', ',', '£'],
    ['AED/en-AE', 'AED', 2, '.', ',', 'AED'],
    ['INR/en-IN', 'INR', 2, '.', ',', '₹'],
    ['JPY/ja-JP', 'JPY', 0, '.', ',', '￥'],
    ['EUR/fr-FR', 'EUR', 2, ',', ' ', '€'],
    ['CHF/de-CH', 'CHF', 2, '.', "'", 'CHF'],
  ]);
  assert.equal(localeOf(IN).label, 'INR · 1,23,456.5');
  assert.equal(localeOf('XXX/xx').key, US);
});

test('money is whole from 100 on, and has minor units below where it needs them', () => {
  for (const [value, text] of [[48000, '$48,000'], [1234.56, '$1,235'], [100, '$100'], [99.999, '$100'], [40, '$40'], [40.5, '$40.50'], [1.005, '$1.01'], [0.05, '$0.05'], [-48000, '-$48,000'], [0, '$0'], [-0, '$0'], [-0.001, '$0'], [-0.4, '-$0.40'], [123456789012, '$123,456,789,012']]) {
    assert.equal(shown(value, 'money', US), text);
  }
  const everywhere = (value) => [US, DE, GB, AE, IN, JP, FR, CH].map((key) => shown(value, 'money', key));
  assert.deepEqual(everywhere(1234567), ['$1,234,567', '1.234.567 €', '£1,234,567', 'AED 1,234,567', '₹12,34,567', '￥1,234,567', '1 234 567 €', "CHF 1'234'567"]);
  assert.deepEqual(everywhere(40.5), ['$40.50', '40,50 €', '£40.50', 'AED 40.50', '₹40.50', '￥41', '40,50 €', 'CHF 40.50']);
});

test('minor units are exact', () => {
  for (const [value, text] of [[3000033, '$30,000.33'], [3000000, '$30,000.00'], [5, '$0.05'], [-5, '-$0.05'], [0, '$0.00'], [-0, '$0.00'], [115, '$1.15'], [9007199254740991, '$90,071,992,547,409.91']]) {
    assert.equal(shown(value, 'moneyMinor', US), text);
  }
  assert.equal(shown(3000033, 'moneyMinor', JP), '￥3,000,033');
  assert.equal(shown(3000033, 'moneyMinor', DE), '30.000,33 €');
});

test('other units', () => {
  for (const [value, unit, text] of [
    [20000, 'count', '20,000'], [10240.4, 'count', '10,240'], [0.04, 'count', '0.04'], [3.26, 'count', '3.3'],
    [0.8, 'share', '80%'], [0.995, 'share', '99.5%'], [0.07, 'share', '7%'], [1 / 3, 'share', '33.33%'], [0.00004, 'share', '0.004%'],
    [0.1, 'sharePerYear', '10%'], [0.005, 'points', '0.5 points'], [0.01, 'points', '1 point'], [-0.01, 'points', '-1 point'], [0, 'points', '0 points'],
    [7.32, 'months', '7.3 months'], [1, 'years', '1 year'], [36, 'seconds', '36 seconds'], [173.33, 'hours', '173 hours'], [12, 'perYear', '12'],
    [3.364, 'fte', '3.36 FTE'], [4.66, 'ratio', '4.7 : 1'], [0.04, 'ratio', '0.04 : 1'], [2, 'digits', '2 digits'], [25, 'weight', '25'],
  ]) assert.equal(shown(value, unit, US), text, unit);
  assert.equal(shown(0.125, 'share', DE), '12,5 %');
  assert.equal(shown(0.005, 'points', DE), '0,5 points');
  for (const missing of [null, undefined, NaN, Infinity]) {
    assert.equal(shown(missing, 'money', US), '—');
    assert.equal(shown(missing, 'money', US, { forEditing: true }), '');
  }
});

test('unit words are all, the figure’s own, or none', () => {
  assert.equal(shown(48000, 'moneyPerYear', US), '$48,000');
  assert.equal(shown(48000, 'moneyPerYear', US, { unitWords: true }), '$48,000 a year');
  assert.equal(shown(0.1, 'sharePerYear', US, { unitWords: true }), '10% a year');
  assert.equal(shown(160, 'hoursPerMonth', US, { unitWords: true }), '160 hours a month');
  assert.equal(shown(7.3, 'months', US, { unitWords: false }), '7.3');
  assert.equal(shown(4.7, 'ratio', US, { unitWords: false }), '4.7');
  const labels = ['money', 'moneyPerYear', 'moneyPerMonth', 'share', 'sharePerYear', 'points', 'seconds', 'hoursPerMonth', 'perYear', 'fte', 'ratio', 'count', 'weight', 'text'].map((unit) => unitLabel(unit, US));
  assert.deepEqual(labels, ['$', '$ a year', '$ a month', '%', '% a year', 'points', 'seconds', 'hours a month', 'a year', 'FTE', ': 1', '', '', '']);
  assert.equal(unitLabel('moneyPerYear', DE), '€ a year');
});

test('compact figures have three digits and English words', () => {
  for (const [value, us, india, germany] of [[950, '$950', '₹950', '950 €'], [1234, '$1.23k', '₹1.23k', '1,23k €'], [999999, '$1m', '₹10 lakh', '1m €'], [1234567, '$1.23m', '₹12.3 lakh', '1,23m €'], [-48e9, '-$48bn', '-₹4,800 crore', '-48bn €']]) {
    assert.deepEqual([US, IN, DE].map((key) => shown(value, 'money', key, { compact: true })), [us, india, germany]);
  }
  assert.equal(shown(20000, 'count', US, { compact: true }), '20k');
  assert.equal(shown(0.8, 'share', US, { compact: true }), '80%');
  assert.equal(shown(12e6, 'moneyPerYear', US, { compact: true, unitWords: true }), '$12m a year');
});

test('text for a field has every digit and cannot be taken for another number', () => {
  for (const [value, unit, us, germany] of [[20000, 'count', '20,000', '20.000'], [1234567.891, 'money', '1,234,567.891', '1.234.567,891'], [0.125, 'share', '12.5', '12,5'], [0.005, 'points', '0.5', '0,5'], [1.125, 'ratio', '1.1250', '1,1250'], [0.125, 'ratio', '0.125', '0,125'], [-0.5, 'count', '-0.5', '-0,5'], [12345, 'moneyMinor', '123.45', '123,45'], [0.1 + 0.2, 'count', '0.30000000000000004', '0,30000000000000004']]) {
    assert.equal(shown(value, unit, US, { forEditing: true }), us);
    assert.equal(shown(value, unit, DE, { forEditing: true }), germany);
  }
  assert.equal(shown(1234567.5, 'money', IN, { forEditing: true }), '12,34,567.5');
  assert.equal(shown(1234567.5, 'money', US, { forEditing: true, ungrouped: true }), '1234567.5');
});

test('tokens: words, figures, and bounds with every digit', () => {
  const value = (value, unit, more) => ({ kind: 'value', value, unit, ...more });
  const formula = [value(20000, 'count', { label: 'customers' }), { kind: 'operator', text: ' × (' }, value(1, 'count'), { kind: 'operator', text: ' − ' }, value(0.995, 'share', { label: 'retention' }), { kind: 'operator', text: ') × ' }, value(1200.5, 'moneyPerYear', { label: 'revenue' })];
  assert.equal(plain(formatTokens(formula, US, 'words')), 'customers × (1 − retention) × revenue');
  assert.equal(plain(formatTokens(formula, US, 'figures')), '20,000 × (1 − 99.5%) × $1,200.50 a year');
  assert.equal(plain(formatTokens(formula, DE, 'figures')), '20.000 × (1 − 99,5 %) × 1.200,50 € a year');
  const sentence = [{ kind: 'text', text: 'This adds ' }, value(48140.05, 'moneyPerYear'), { kind: 'text', text: '.' }];
  assert.equal(plain(formatTokens(sentence, US, 'figures')), 'This adds $48,140 a year.');
  const computed = [value(20000 / 3, 'count', { label: 'customers' })];
  assert.equal(plain(formatTokens(computed, US, 'figures')), '6,667');
  const bound = [{ kind: 'text', text: 'at most ' }, value(1, 'share'), { kind: 'text', text: '; it is ' }, value(1.0000000001, 'share')];
  assert.equal(plain(formatTokens(bound, US, 'exact')), 'at most 100%; it is 100.00000001%');
});

test('a value that must not miss its target is rounded to the safe side, and says so', () => {
  const rounded = (value, unit, direction, key = US) => plain(formatTokens([{ kind: 'value', value, unit, [direction]: true }], key, 'figures'));
  assert.equal(rounded(0.00104166, 'points', 'roundUp'), '0.105 points (rounded up)');
  assert.equal(rounded(0.00104166, 'points', 'roundDown'), '0.104 points (rounded down)');
  assert.equal(rounded(0.001, 'points', 'roundUp'), '0.1 points');
  assert.equal(rounded(0.0010000000000000002, 'points', 'roundUp'), '0.1 points');
  assert.equal(rounded(12345.6, 'count', 'roundUp'), '12,346 (rounded up)');
  assert.equal(rounded(1234.5, 'moneyPerYear', 'roundDown', DE), '1.234 € a year (rounded down)');
  assert.equal(rounded(12.341, 'money', 'roundUp'), '$12.35 (rounded up)');
  assert.equal(rounded(0.80411, 'share', 'roundUp', DE), '80,5 % (rounded up)');
});
