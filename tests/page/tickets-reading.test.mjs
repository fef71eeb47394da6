// How files are read: every byte once, in order, unpacked where packed, and what goes wrong in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { throttled } from '../../www/app/tickets/progress.js';
import { ReadingError, SLICE_BYTES, head, isGzip, sliceEnd, slices, unzipped } from '../../www/app/tickets/reading.js';
import { randomSource } from './random.mjs';

const random = randomSource(31);
const bytesOf = (length) => Uint8Array.from({ length }, () => random() * 256);

async function together(pieces) {
  const parts = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return { bytes: Buffer.concat(parts), lengths: parts.map(({ length }) => length) };
}

test('slices are the file from a position on, whatever its size', async () => {
  const all = bytesOf(2 * SLICE_BYTES + 7);
  for (const size of [0, 1, SLICE_BYTES - 1, SLICE_BYTES, SLICE_BYTES + 1, all.length]) {
    for (const from of [0, 1, size - 1, size].filter((from) => from >= 0 && from <= size)) {
      const { bytes, lengths } = await together(slices(new Blob([all.subarray(0, size)]), from));
      assert.ok(bytes.equals(Buffer.from(all.subarray(from, size))), `${size} bytes from ${from}`);
      assert.ok(lengths.every((length) => length > 0 && length <= SLICE_BYTES));
    }
  }
});

test('behind the end of a part the slices begin small and grow', () => {
  const size = 100 * SLICE_BYTES;
  const ends = [];
  for (let at = 0; at < size && ends.length < 14; at = ends.at(-1)) ends.push(sliceEnd(at, SLICE_BYTES + 10, size));
  const lengths = ends.map((end, index) => end - (ends[index - 1] ?? 0));
  assert.deepEqual(lengths.slice(0, 6), [SLICE_BYTES, 10, 1 << 16, 1 << 16, 1 << 17, 1 << 18]);
  assert.equal(Math.max(...lengths), SLICE_BYTES);
  assert.equal(sliceEnd(5, 3, 7), 7);
});

test('gzip is known by its first two bytes', async () => {
  assert.equal(await isGzip(new Blob([gzipSync('a')])), true);
  for (const start of [[], [0x1f], [0x1f, 0x8c], [0x8b, 0x1f], [105, 100]]) assert.equal(await isGzip(new Blob([Uint8Array.from(start)])), false);
});

test('what was packed is unpacked, and the packed bytes are counted to the last', async () => {
  for (const size of [0, 1, 3_000_000]) {
    const content = bytesOf(size);
    const packed = gzipSync(content);
    const counts = [];
    const { bytes } = await together(unzipped(new Blob([packed]), (taken) => counts.push(taken)));
    assert.ok(bytes.equals(Buffer.from(content)));
    assert.equal(counts.at(-1), packed.length);
    assert.deepEqual(counts, counts.toSorted((a, b) => a - b));
  }
});

test('the head is the first bytes, unpacked where they are packed', async () => {
  const content = bytesOf(300_000);
  for (const [file, compressed] of [[content, false], [gzipSync(content), true]]) {
    for (const count of [10, 300_000, 400_000]) {
      const found = await head(new Blob([file]), count);
      assert.equal(found.compressed, compressed);
      assert.ok(Buffer.from(found.bytes).equals(Buffer.from(content.subarray(0, count))));
    }
  }
});

test('a damaged gzip file and one that vanished are told apart, in words', async () => {
  const packed = gzipSync(bytesOf(200_000));
  const flipped = Buffer.from(packed);
  flipped[100_000] ^= 255;
  for (const damaged of [packed.subarray(0, 1000), flipped, Buffer.concat([packed, Buffer.from('and more')])]) {
    await assert.rejects(together(unzipped(new Blob([damaged]))), (error) => error instanceof ReadingError && /gzip file is damaged/.test(error.message));
  }
  const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) };
  for (const read of [() => together(slices(gone)), () => together(unzipped(gone)), () => isGzip(gone), () => head(gone, 5)]) {
    await assert.rejects(read, (error) => error instanceof ReadingError && /moved, changed or locked/.test(error.message));
  }
});

test('progress is told at most ten times a second, adds up its parts, and ends with all', () => {
  let time = 5_000;
  const told = [];
  const progress = throttled(1_000, (state) => told.push({ time, ...state }), () => time);
  for (let step = 1; step <= 500; step += 1) {
    time += 7;
    progress.update(step % 2, { bytes: step, rows: 2 * step });
  }
  assert.ok(told.length > 30 && told.length <= 35);
  for (const [index, { time: at }] of told.slice(1).entries()) assert.ok(at - told[index].time >= 100);
  progress.end();
  const last = told.at(-1);
  assert.deepEqual([last.bytes, last.totalBytes, last.rows], [999, 1_000, 1_998]);
  assert.equal(last.rowsPerSecond, 1_998 / 3.5);
});
