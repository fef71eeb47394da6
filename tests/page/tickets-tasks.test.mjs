// What workers make of parts together is what one makes of the whole, wherever a file is cut.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { partsOf, readAll } from '../../www/app/tickets/coordinate.js';
import { createTasks, told } from '../../www/app/tickets/tasks.js';
import { ReadingError } from '../../www/app/tickets/reading.js';
import { randomSource } from './random.mjs';

const module = await WebAssembly.compile(readFileSync('target/pkg/service_roi_tickets_bg.wasm'));

/** Workers that are not: they share one memory, and answer as late as a worker does. */
function readers(count) {
  return Array.from({ length: count }, () => {
    const perform = createTasks();
    return { ask: async (task, onProgress = () => {}) => perform(task, onProgress) };
  });
}
await readers(1)[0].ask({ task: 'begin', module });

/** @param {Blob[]} files */
async function reportOf(files, count, partBytes, inAnotherZone = false) {
  const all = readers(count);
  const sources = [];
  for (const file of files) {
    const { options, compressed } = await all[0].ask({ task: 'preview', file });
    sources.push({ file, compressed, options: { ...options, offsetMinutes: inAnotherZone ? 60 * sources.length : 0 } });
  }
  const parts = partsOf(sources.map(({ file, compressed }) => ({ size: file.size, compressed })), partBytes);
  const progress = new Map();
  const refused = await readAll(sources, parts, all, (part, state) => progress.set(part, state));
  if (refused) return refused;
  const bytes = [...progress.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  assert.ok(bytes <= files.reduce((sum, { size }) => sum + size, 0), 'progress stays within the file');
  return all[0].ask({ task: 'report' });
}

function randomExport(random, rows) {
  const pick = (...these) => these[Math.floor(random() * these.length)];
  const lines = ['id,created_at,subject,channel,csat,resolved_at'];
  for (let id = 0; id < rows; id += 1) {
    const subject = pick('plain', '"with, comma"', '"with ""quotes"""', '"of\ntwo lines"', `"2,2026-01-01T00:00Z,x,y,5,\n3,2026-01-01T00:00Z,x,y,5,"`, '');
    const created = pick('2026-01-31T09:00Z', '2026-02-28T23:59:59Z', '2026-02-30T09:00Z', '');
    lines.push([id, created, subject, pick('email', 'chat', ''), pick('1', '5', '9', ''), pick('2026-03-01T09:00Z', '', '2025-01-01T00:00Z')].join(','));
  }
  return lines.join(pick('\n', '\r\n')) + pick('', '\n');
}

test('parts of any size, in any number of workers, come to the same report', async () => {
  const random = randomSource(5);
  for (let round = 0; round < 60; round += 1) {
    const files = Array.from({ length: 1 + (round % 2) }, () => randomExport(random, 1 + Math.floor(random() * 60)));
    const blobs = files.map((text) => new Blob([round % 5 === 0 ? Buffer.from(`\ufeff${text}`, 'utf16le') : text]));
    const whole = await reportOf(blobs, 1, Infinity);
    for (const [count, partBytes] of [[1, 50], [2, 20 + Math.floor(random() * 100)], [3, 2 + Math.floor(random() * 500)]]) {
      assert.deepEqual(await reportOf(blobs, count, partBytes), whole, JSON.stringify(files));
    }
    if (round % 10 === 0) assert.deepEqual(await reportOf(blobs.map((blob, index) => (index ? blob : new Blob([gzipSync(files[0])]))), 2, 64), round % 5 === 0 ? await reportOf([new Blob([files[0]]), ...blobs.slice(1)], 1, Infinity) : whole);
  }
});

test('files that do not add up are refused before they are read', async () => {
  const file = new Blob([readFileSync('tests/fixtures/exports/snake-case.csv')]);
  const refused = await reportOf([file, file], 2, Infinity, true);
  assert.deepEqual([refused.ok, refused.file, refused.problems.map(({ field }) => field)], [false, 1, ['offsetMinutes']]);
});

test('a person is told what happened, and never an error of the machine', () => {
  assert.equal(told(new ReadingError('The file has gone.')), 'The file has gone.');
  for (const error of [new WebAssembly.RuntimeError('unreachable'), new RangeError('Array buffer allocation failed'), 'x', undefined]) assert.match(told(error), /too little memory/);
});
