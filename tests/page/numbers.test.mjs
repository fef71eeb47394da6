// What people type is understood or refused, never misread.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { formatValue } from '../../www/app/format.js';
import { LOCALES } from '../../www/app/locales.js';
import { parseNumber } from '../../www/app/numbers.js';
import { randomFigure, randomSource } from './random.mjs';

const fixture = JSON.parse(readFileSync(new URL('../fixtures/typed-numbers.json', import.meta.url), 'utf8'));

/** Versions of the locale data differ in which space and apostrophe they group by. */
const plain = (text) => text.replace(/\p{Zs}/gu, ' ').replace(/’/g, "'");

function check({ text, unit, bounds }, locale, means) {
  const parsed = parseNumber(text, locale, unit, bounds);
  const where = `“${text}” as ${unit} with ${locale}: ${JSON.stringify(parsed)}`;
  if (typeof means === 'number') {
    assert.ok(parsed.ok && Object.is(parsed.value, means), `${where}, expected ${means}`);
    return;
  }
  assert.ok(!parsed.ok, where);
  assert.match(parsed.message, /\.$/, where);
  assert.deepEqual(parsed.readings?.map((reading) => plain(reading.text)) ?? null, means, where);
  for (const reading of parsed.readings ?? []) {
    assert.ok(parsed.message.includes(reading.text), where);
    assert.deepEqual(parseNumber(reading.text, locale, unit), { ok: true, value: reading.value }, where);
  }
}

test('the table of typed numbers holds in each locale', () => {
  assert.ok(fixture.rows.length >= 60 && fixture.locales.length >= 6);
  for (const row of fixture.rows) {
    assert.equal(row.means.length, fixture.locales.length, row.text);
    row.means.forEach((means, index) => check(row, fixture.locales[index], means));
  }
  for (const row of fixture.others) check(row, row.locale, row.means);
});

const UNITS = ['count', 'money', 'moneyPerYear', 'moneyPerMonth', 'moneyMinor', 'share', 'sharePerYear', 'points', 'years', 'months', 'seconds', 'minutes', 'hours', 'hoursPerMonth', 'perYear', 'perMonth', 'fte', 'ratio', 'weight', 'score', 'plain', 'digits', 'text'];
const HARD = [0, 0.07, 0.29, 0.57, 1.15, 1.005, 0.125, 1.125, -1.125, 0.01125, 999.999, 1000.001, 123456.789, 1e21, 1e22, 1e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2 ** 53 + 2, -0.5, 0.1 + 0.2];

test('what a field shows is read back to the bit, in each locale and unit', () => {
  const random = randomSource(20240601);
  for (const { key } of LOCALES) {
    for (const unit of UNITS) {
      for (const value of [...HARD, ...Array.from({ length: 100 }, () => randomFigure(random))]) {
        for (const ungrouped of [false, true]) {
          const text = formatValue(value, unit, key, { forEditing: true, ungrouped });
          const parsed = parseNumber(text, key, unit);
          assert.ok(parsed.ok && Object.is(parsed.value, value), `${value} as ${unit} with ${key} is shown as “${text}” and read as ${JSON.stringify(parsed)}`);
        }
      }
    }
  }
});

const SHORT = { moneyMinor: [1250, 300, -5], share: [0.125, 0.07], sharePerYear: [0.125, 0.07], points: [0.125, 0.01], digits: [2] };

test('what the page shows of a short figure can be pasted back', () => {
  for (const { key } of LOCALES) {
    for (const unit of UNITS) {
      for (const value of SHORT[unit] ?? (key === 'JPY/ja-JP' ? [3, 48000] : [12.5, 3, 48000])) {
        const text = formatValue(value, unit, key, { unitWords: true });
        assert.deepEqual(parseNumber(text, key, unit), { ok: true, value }, `${text} as ${unit} with ${key}`);
      }
    }
  }
});

test('a refusal says what does not belong and what would', () => {
  const message = (...given) => parseNumber(...given).message;
  assert.equal(message('1.234', 'USD/en-US', 'count'), '“1.234” could be 1.2340 or 1,234. Type the one you mean.');
  assert.equal(message('€5', 'USD/en-US', 'moneyPerYear'), '“€” is not understood here. This field is in $ a year: type it like 1,234.5.');
  assert.equal(message('0.5 %', 'EUR/de-DE', 'points'), '“%” is not understood here. This field is in points: type it like 12,5.');
  assert.equal(message('1/2', 'EUR/de-DE', 'count'), '“1/2” is not one number. Type it like 1.234,5.');
  assert.equal(message('', 'USD/en-US', 'share'), 'Type a number, for example 12.5.');
});

test('a megabyte of anything is refused', () => {
  for (const sign of ['1', ' ', ',', '(', '-', '٫', 'e', 'x', '1,', '1 ']) {
    assert.equal(parseNumber(sign.repeat(1e6 / sign.length), 'USD/en-US', 'money').ok, false);
    assert.equal(typeof parseNumber(sign.repeat(100 / sign.length), 'USD/en-US', 'count').ok, 'boolean');
  }
});
