// Ticket exports in Node: the reports of native, however the bytes come, and refusals in words.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const pkg = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
/** @type {import('../../target/pkg/service_roi_tickets.js')} */
const { TicketAnalysis, initSync, previewBytes, previewTickets } = await import(pathToFileURL(`${pkg}/service_roi_tickets.js`).href);
initSync({ module: readFileSync(`${pkg}/service_roi_tickets_bg.wasm`) });

/** @param {string} name */
const fixture = (name) => readFileSync(`tests/fixtures/exports/${name}.csv`);
const encoder = new TextEncoder();

/** @template T @param {T | { ok: false, problems: { field: string, message: string }[] } | undefined} answer @returns {T} */
function fine(answer) {
  if (answer && typeof answer === 'object' && 'problems' in answer) assert.fail(answer.problems.map(({ message }) => message).join(' '));
  return /** @type {T} */ (answer);
}

/** @param {any} answer @returns {[string, string][]} */
function problems(answer) {
  assert.equal(answer.ok, false);
  return answer.problems.map((/** @type {{ field: string, message: string }} */ { field, message }) => [field, message]);
}

/** @param {Uint8Array} bytes @param {any} options @param {number} [piece] */
function analysed(bytes, options, piece = bytes.length) {
  const analysis = fine(TicketAnalysis.of(options));
  for (let at = 0; at < bytes.length; at += piece) analysis.push(bytes.subarray(at, at + piece));
  analysis.end();
  return analysis;
}

test('the compiled WASM gives the reports of native, in pieces of any size', () => {
  const lines = readFileSync('target/tmp/parity-tickets.jsonl', 'utf8').trim().split('\n');
  assert.equal(lines.length, 6);
  for (const line of lines) {
    const [text, options, report] = JSON.parse(line);
    const bytes = encoder.encode(text);
    const preview = fine(previewTickets(bytes.subarray(0, previewBytes())));
    assert.deepEqual({ ...preview.options }, options);
    for (const piece of [1, 7, 4096, bytes.length]) assert.deepEqual(analysed(bytes, options, piece).report(), report);
  }
});

test('a preview says what a dialog needs to map the columns of any export', () => {
  const bytes = fixture('translated');
  const preview = fine(previewTickets(bytes));
  assert.deepEqual(problems(TicketAnalysis.of(preview.options)).map(([field]) => field), ['columns']);
  assert.deepEqual(preview.dialect, { encoding: 'windows1252', delimiter: 'semicolon', quote: 'double' });
  assert.deepEqual(preview.headers, ['Farbe', 'Antwort um', 'Kanal', 'Erledigt um', 'Punkte', 'Eröffnet um', 'Bearbeiter']);
  assert.equal(preview.formats.length, preview.headers.length);
  assert.deepEqual(preview.formats[5]?.time, { one: 'dayFirst' });
  assert.deepEqual(preview.formats[4]?.csat, { low: 1, high: 5, satisfiedFrom: 4 });
  assert.equal(preview.formats[0]?.time, 'unknown');
  assert.equal(preview.fields.length, 18);
  assert.deepEqual(preview.fields[0], { field: 'created', label: 'created', kind: 'time' });

  const time = /** @type {const} */ ('dayFirst');
  const options = { ...preview.options, columns: { created: { index: 5, time }, resolved: { index: 3, time }, channel: { index: 2 }, csat: { index: 4 } } };
  const report = fine(analysed(bytes, options).report());
  assert.equal(report.rows.read, 3);
  assert.equal(report.overall.open, 1);
  assert.deepEqual(report.byChannel.groups.map(({ name }) => name), ['E-Mail', 'Telefon']);
});

test('the unit of a duration is taken from the header of any column', () => {
  const preview = fine(previewTickets(encoder.encode('created_at,waited (min)\n2026-01-31,5\n')));
  assert.deepEqual(preview.formats[1]?.duration, { one: 'minutes' });
});

test('files add up, in any order', () => {
  const [one, other] = ['snake-case', 'zendesk'].map((name) => {
    const bytes = fixture(name);
    const { options } = fine(previewTickets(bytes));
    return () => analysed(bytes, { ...options, csat: { low: 1, high: 5, satisfiedFrom: 4 } });
  });
  assert.ok(one && other);
  const [first, last] = [one(), other()];
  assert.equal(first.rows() + last.rows(), 6);
  assert.equal(first.merge(other()), undefined);
  assert.equal(last.merge(one()), undefined);
  assert.equal(fine(first.report()).overall.tickets, fine(last.report()).overall.tickets);
  assert.deepEqual(first.report(), last.report());
});

test('what is asked may change without reading again, and the table follows', () => {
  const bytes = fixture('snake-case');
  const analysis = analysed(bytes, fine(previewTickets(bytes)).options);
  const usual = fine(analysis.report());
  const narrow = fine(analysis.report({ confidence: 0.8, chartRules: 'nelson', serviceLevels: { priorities: { P2: 'p1' }, targets: { p1: { firstResponseHours: 1 } } } }));
  assert.equal(narrow.confidence, 0.8);
  assert.deepEqual(narrow.rows, usual.rows);
  assert.ok((narrow.overall.csat.satisfied.low ?? 0) > (usual.overall.csat.satisfied.low ?? 0));
  assert.deepEqual(analysis.report(), usual);
  assert.deepEqual(analysis.report({}), usual);
  const table = fine(analysis.table());
  assert.match(table, /^by,name,kpi,value,low,high,n,unit\r\noverall,,/);
  assert.notEqual(fine(analysis.table({ confidence: 0.8 })), table);

  assert.deepEqual(problems(analysis.report({ confidence: 95 })).map(([field]) => field), ['confidence']);
  assert.deepEqual(problems(analysis.table({ confidence: 95 })).map(([field]) => field), ['confidence']);
  for (const wrong of [5, 'questions', { confidence: 'high' }, { chartRules: 'mine' }, { serviceLevels: { targets: { p9: {} } } }]) {
    assert.deepEqual(problems(analysis.report(/** @type {any} */ (wrong))).map(([field]) => field), ['questions']);
  }
});

test('what cannot be read or asked is refused in words', () => {
  for (const [bytes, words] of /** @type {[Uint8Array, RegExp][]} */ ([
    [new Uint8Array(), /empty/],
    [encoder.encode('\n\n'), /empty/],
    [Uint8Array.of(80, 75, 3, 4, 0, 0, 1), /no text/],
    [new Uint8Array(previewBytes()).fill(97), /no header/],
  ])) {
    const [[field, message] = [], ...others] = problems(previewTickets(bytes));
    assert.equal(field, 'file');
    assert.match(message ?? '', words);
    assert.deepEqual(others, []);
  }

  const { options } = fine(previewTickets(fixture('snake-case')));
  for (const wrong of [undefined, null, 5, 'options', {}, [], { ...options, width: -1 }, { ...options, dialect: { ...options.dialect, quote: 'none' } }, { ...options, columns: { colour: { index: 1 } } }]) {
    const [[field, message] = []] = problems(TicketAnalysis.of(/** @type {any} */ (wrong)));
    assert.equal(field, 'options');
    assert.match(message ?? '', /not of the right type/);
  }
  const refused = TicketAnalysis.of({ ...options, offsetMinutes: 900, csat: { low: 5, high: 1, satisfiedFrom: 3 }, columns: { created: { index: 99, time: 'yearFirst' }, resolved: { index: 3 } } });
  assert.deepEqual(problems(refused).map(([field]) => field), ['columns.created', 'columns.resolved', 'csat', 'offsetMinutes']);

  const analysis = fine(TicketAnalysis.of(options));
  const elsewhere = fine(TicketAnalysis.of({ ...options, offsetMinutes: 60 }));
  assert.deepEqual(problems(analysis.merge(elsewhere)).map(([field]) => field), ['offsetMinutes']);
  assert.equal(fine(analysis.report()).overall.tickets, 0);
});
