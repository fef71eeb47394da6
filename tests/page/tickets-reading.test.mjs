// How files are read: every byte once, in order, unpacked where packed, and what goes wrong in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { throttled } from '../../www/app/tickets/progress.js';
import { PIECE_BYTES, ReadingError, head, isGzip, pieces, unzipped } from '../../www/app/tickets/reading.js';
import { randomSource } from './random.mjs';

const random = randomSource(31);
const bytesOf = (length) => Uint8Array.from({ length }, () => random() * 256);

async function together(pieces) {
  const parts = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return { bytes: Buffer.concat(parts), lengths: parts.map(({ length }) => length) };
}

/** A file of these bytes whose streams are made by `streamed` from a stretch's bytes, with the stretches that were asked for. */
function fileOf(bytes, streamed) {
  const asked = [];
  const slice = (from = 0, to = bytes.length) => {
    const stretch = bytes.subarray(from, to);
    return {
      size: stretch.length,
      slice: (start, end) => slice(from + start, Math.min(from + end, to)),
      stream() {
        asked.push([from, to]);
        return streamed(stretch);
      },
      arrayBuffer: async () => stretch.slice().buffer,
    };
  };
  return { size: bytes.length, slice, asked };
}

/** A stream that fills what it is given, with few bytes at a time, as a browser's does. */
const inDrops = (stretch) => {
  let at = 0;
  return new ReadableStream({
    type: 'bytes',
    pull({ byobRequest }) {
      const into = byobRequest.view;
      const drop = stretch.subarray(at, at + Math.min(into.length, 1 + Math.floor(random() * (1 << 15))));
      into.set(drop);
      at += drop.length;
      byobRequest.respond(drop.length);
    },
  });
};

test('pieces are the file from a position on, whatever its size and the end of the part', async () => {
  const all = bytesOf(2 * PIECE_BYTES + 100_000);
  const ways = [(bytes) => new Blob([bytes]), (bytes) => fileOf(bytes, inDrops)];
  for (const size of [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, all.length]) {
    for (const from of [0, 1, size - 1, size].filter((from) => from >= 0 && from <= size)) {
      for (const to of [size, from, from + 1, from + PIECE_BYTES].filter((to) => to <= size)) {
        for (const file of ways.map((way) => way(all.subarray(0, size)))) {
          const { bytes, lengths } = await together(pieces(file, from, to));
          assert.ok(bytes.equals(Buffer.from(all.subarray(from, size))), `${size} bytes from ${from}`);
          assert.ok(lengths.every((length) => length > 0 && length <= PIECE_BYTES));
        }
      }
    }
  }
});

test('a browser that fills no memory of ours gives the same bytes', async () => {
  const all = bytesOf(PIECE_BYTES + 7);
  const { bytes, lengths } = await together(pieces(fileOf(all, (stretch) => new Blob([stretch]).stream().pipeThrough(new TransformStream()))));
  assert.ok(bytes.equals(Buffer.from(all)));
  assert.deepEqual(lengths, [PIECE_BYTES, 7]);
});

test('no more of the next part is asked for than the rest of a record', async () => {
  const file = fileOf(bytesOf(1_000_000), inDrops);
  let taken = 0;
  for await (const piece of pieces(file, 100, 400_000)) {
    taken += piece.length;
    if (taken >= 400_000) break;
  }
  assert.deepEqual(file.asked, [[100, 400_000 + (1 << 16)]]);
});

test('who stops early ends the stream', async () => {
  const ended = [];
  const file = fileOf(bytesOf(1_000_000), (stretch) => new ReadableStream({
    type: 'bytes',
    pull: ({ byobRequest }) => byobRequest.respond(byobRequest.view.length),
    cancel: () => ended.push(stretch.length),
  }));
  for await (const piece of pieces(file)) {
    assert.equal(piece.length, PIECE_BYTES);
    break;
  }
  assert.deepEqual(ended, [1_000_000]);
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
  const refuse = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  const gone = { size: 10, slice: () => ({ size: 10, slice: gone.slice, arrayBuffer: refuse, stream: () => new ReadableStream({ type: 'bytes', pull: refuse }) }) };
  const goneToOthers = { size: 10, slice: () => ({ size: 10, slice: gone.slice, stream: () => new ReadableStream() }) };
  const shorter = fileOf(bytesOf(10), (stretch) => new Blob([stretch.subarray(0, 9)]).stream());
  for (const read of [() => together(pieces(gone)), () => together(pieces(goneToOthers)), () => together(pieces(shorter)), () => together(unzipped(gone)), () => isGzip(gone), () => head(gone, 5)]) {
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
