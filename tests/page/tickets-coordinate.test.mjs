// Every record of every file is kept once, wherever the files are cut and however wrong the guesses are where records begin.

import assert from 'node:assert/strict';
import test from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { partsOf, readAll } from '../../www/app/tickets/coordinate.js';
import { randomSource } from './random.mjs';

/** The records from a position on, up to the first that ends at or behind `end`; a plain reading of quotes and line ends. */
function recordsFrom(text, begin, end) {
  const records = [];
  let quoted = false;
  let start = begin;
  for (let at = begin; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== '\n' || quoted) continue;
    records.push(start);
    start = at + 1;
    if (at >= end) return { records, ended: start };
  }
  if (start < text.length) records.push(start);
  return { records, ended: text.length };
}

/** Readers that answer as the worker does, late and in any order; they guess badly as often as they are told to. */
function readerOf(texts, random, badGuesses) {
  const parts = new Map();
  const kept = [];
  const ask = async (task) => {
    for (let turns = random() * 4; turns > 1; turns -= 1) await turn();
    switch (task.task) {
      case 'open':
        return undefined;
      case 'read': {
        const text = texts[task.file];
        const end = task.to === text.length ? Infinity : task.to;
        let begin = task.from === 0 ? 0 : task.begin;
        if (begin === undefined) {
          if (random() < badGuesses / 2) return { begin: undefined, ended: task.from };
          const newline = text.indexOf('\n', task.from);
          begin = random() < badGuesses ? Math.min(task.from + Math.floor(random() * 9), text.length) : newline < 0 ? text.length : newline + 1;
        }
        if (task.begin === undefined && begin > end) {
          parts.set(task.part, []);
          return { begin, ended: begin };
        }
        const { records, ended } = recordsFrom(text, begin, end);
        parts.set(task.part, records.map((record) => `${task.file}:${record}`));
        return { begin, ended };
      }
      case 'keep':
        kept.push(...parts.get(task.part));
        return void parts.delete(task.part);
      case 'drop':
        return void parts.delete(task.part);
      case 'hand over': {
        const records = parts.get(task.part);
        parts.delete(task.part);
        return records.map((record) => [record]);
      }
      case 'absorb':
        return void kept.push(...task.state);
    }
  };
  return { ask, kept, parts };
}

function randomText(random) {
  const letters = ['a', ',', '\n', '"', '"x\ny"', 'b\n'];
  const length = Math.floor(random() * 120);
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}

test('every record is kept once', async () => {
  const random = randomSource(7);
  let rereads = 0;
  for (let round = 0; round < 3_000; round += 1) {
    const texts = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomText(random));
    const sources = texts.map(({ length }) => ({ file: { size: length }, options: {}, compressed: random() < 0.1 }));
    const parts = partsOf(sources.map(({ file, compressed }) => ({ size: file.size, compressed })), 2 + Math.floor(random() * 40));
    const badGuesses = [0, 0.2, 1][round % 3];
    const readers = Array.from({ length: 1 + Math.floor(random() * 3) }, () => readerOf(texts, random, badGuesses));
    let reads = 0;
    const counting = readers.map(({ ask }) => ({ ask: (task) => ((reads += Number(task.task === 'read')), ask(task)) }));
    assert.equal(await readAll(sources, parts, counting, () => {}), undefined);
    const expected = texts.flatMap((text, file) => recordsFrom(text, 0, Infinity).records.map((record) => `${file}:${record}`));
    assert.deepEqual(readers[0].kept.toSorted(), expected.toSorted(), JSON.stringify(texts));
    assert.ok(readers.every(({ parts }) => parts.size === 0), 'no part is left with a reader');
    rereads += reads - parts.length;
  }
  assert.ok(rereads > 1_000, 'wrong guesses were read again');
});

test('parts are the whole file, begin at even positions, and leave packed files whole', () => {
  const random = randomSource(11);
  for (let round = 0; round < 500; round += 1) {
    const files = Array.from({ length: 3 }, () => ({ size: Math.floor(random() * 1000), compressed: random() < 0.3 }));
    const parts = partsOf(files, 2 + Math.floor(random() * 100));
    for (const [file, { size, compressed }] of files.entries()) {
      const own = parts.filter((part) => part.file === file);
      if (compressed) assert.equal(own.length, 1);
      assert.deepEqual(own.map(({ from }) => from), [0, ...own.slice(0, -1).map(({ to }) => to)]);
      assert.equal(own.at(-1).to, size);
      assert.ok(own.every(({ from, to }) => from % 2 === 0 && (from < to || size === 0)));
    }
  }
});

test('refused options end it at once, and an error says of which file it is', async () => {
  const refused = { ok: false, problems: [{ field: 'csat', message: 'No.' }], file: 1 };
  const sources = [{ file: { size: 4 } }, { file: { size: 4 } }];
  const parts = partsOf([{ size: 4 }, { size: 4 }]);
  assert.equal(await readAll(sources, parts, [{ ask: async () => refused }], () => {}), refused);
  const failing = { ask: async ({ task, file }) => {
    if (task === 'read' && file === 1) throw new Error('gone');
    return task === 'read' ? { begin: 0, ended: 4 } : undefined;
  } };
  await assert.rejects(readAll(sources, parts, [failing], () => {}), { message: 'gone', file: 1 });
});
