// An answer that crosses in pieces is whole again, and no message is large.

import assert from 'node:assert/strict';
import test from 'node:test';
import { join, split } from '../../www/app/tickets/pieces.js';
import { randomSource } from './random.mjs';

function randomAnswer(random, depth) {
  const kind = Math.floor(random() * (depth ? 6 : 4));
  if (kind === 0) return random() < 0.5 ? null : undefined;
  if (kind === 1) return random();
  if (kind === 2) return 'text';
  if (kind === 3) return Uint8Array.of(random() * 256);
  const length = Math.floor(random() * (random() < 0.2 ? 350 : 4));
  const parts = Array.from({ length }, () => randomAnswer(random, depth - 1));
  return kind === 4 ? parts : Object.fromEntries(parts.map((part, index) => [`key${index}`, part]));
}

test('an answer in pieces is whole again', () => {
  const random = randomSource(3);
  let sent = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const answer = randomAnswer(random, 4);
    const pieces = [];
    const rest = split(answer, (piece) => pieces.push(structuredClone(piece)));
    assert.ok(pieces.every(({ items }) => items.length > 0 && items.length <= 100));
    assert.deepEqual(join(structuredClone(rest), pieces), answer);
    sent += pieces.length;
  }
  assert.ok(sent > 1_000);
});
