// An answer that crosses in pieces is whole again, and no message is large.

import assert from 'node:assert/strict';
import test from 'node:test';
import { join, split } from '../../www/app/tickets/pieces.js';
import { randomSource } from './random.mjs';

/** After so many values nothing is put into anything: else few answers would be larger than all others together. */
const ENOUGH = 2_000;

function randomAnswer(random, depth, made = { values: 0 }) {
  made.values += 1;
  const kind = Math.floor(random() * (depth > 0 && made.values < ENOUGH ? 6 : 4));
  if (kind === 0) return random() < 0.5 ? null : undefined;
  if (kind === 1) return random();
  if (kind === 2) return 'text';
  if (kind === 3) return Uint8Array.of(random() * 256);
  const length = Math.floor(random() * (random() < 0.2 ? 350 : 4));
  const parts = Array.from({ length }, () => randomAnswer(random, depth - 1, made));
  return kind === 4 ? parts : Object.fromEntries(parts.map((part, index) => [`key${index}`, part]));
}

test('an answer in pieces is whole again', () => {
  const random = randomSource(3);
  let sent = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const answer = randomAnswer(random, 4);
    const pieces = [];
    const rest = split(answer, (piece) => pieces.push(structuredClone(piece)));
    assert.ok(pieces.every(({ items }) => items.length > 0 && items.length <= 100));
    assert.deepEqual(join(structuredClone(rest), pieces), answer);
    sent += pieces.length;
  }
  assert.ok(sent > 1_000);
});
