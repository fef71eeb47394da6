// How the bytes of a file are read: piece by piece, in memory that is used again, unpacked where they are gzip.

/** What is read at once. */
export const PIECE_BYTES = 1 << 18;

/** Most records are shorter. */
const REST_BYTES = 1 << 16;

/** What is unpacked at once: it may become a thousand times as much. */
const GZIP_BYTES = 1 << 16;

/** A failure that is told to the person. */
export class ReadingError extends Error {}

const MOVED = 'The file could not be read. It may have been moved, changed or locked since it was chosen. Choose it again.';
const DAMAGED = 'The gzip file is damaged or holds several files. Unpack it and choose what was in it.';

/**
 * Who reads a stream. Only the stream knows of a read that it owes, and nothing else need know the stream: Chromium and older Safari
 * then take both for garbage, and the bytes never come. So each is known here until it has been read.
 * @type {Set<ReadableStreamBYOBReader>}
 */
const held = new Set();

/** @param {Blob} file */
export const isGzip = async (file) => hasGzipMark(await read(file.slice(0, 2)));

/** @param {Uint8Array} bytes */
const hasGzipMark = ([first, second]) => first === 0x1f && second === 0x8b;

/**
 * The file's bytes from a position on, to the file's end. A piece holds only until the next is asked for.
 * @param {Blob} file
 * @param {number} [from]
 * @param {number} [to]  where the part ends; behind it, the rest of its last record may be wanted
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
export async function* pieces(file, from = 0, to = file.size) {
  // A browser reads ahead in what it is asked for: that shall not be the next part.
  const enough = Math.min(to + REST_BYTES, file.size);
  if (from < enough) yield* piecesOf(file.slice(from, enough));
  const rest = Math.max(from, enough);
  if (rest < file.size) yield* piecesOf(file.slice(rest));
}

/**
 * @param {Blob} stretch
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
async function* piecesOf(stretch) {
  const reader = intoMemory(stretch);
  if (!reader) {
    for (let at = 0; at < stretch.size; at += PIECE_BYTES) yield await read(stretch.slice(at, at + PIECE_BYTES));
    return;
  }
  held.add(reader);
  let memory = new ArrayBuffer(PIECE_BYTES);
  try {
    // Its end is known: to be told of it would take another wait.
    for (let left = stretch.size; left > 0; ) {
      const wanted = Math.min(left, PIECE_BYTES);
      let filled = 0;
      while (filled < wanted) {
        const { done, value } = await reader.read(new Uint8Array(memory, filled, wanted - filled));
        if (done) throw new Error('The file is shorter than it said.');
        memory = value.buffer;
        filled += value.length;
      }
      yield new Uint8Array(memory, 0, filled);
      left -= filled;
    }
  } catch (error) {
    throw new ReadingError(MOVED, { cause: error });
  } finally {
    held.delete(reader);
    reader.cancel().catch(() => {});
  }
}

/**
 * Not every browser fills memory that it is given.
 * @param {Blob} stretch
 */
function intoMemory(stretch) {
  try {
    return stretch.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/**
 * What a gzip file unpacks to.
 * @param {Blob} file
 * @param {(bytes: number) => void} [onRead]  how many of the file's own bytes have been taken
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
export async function* unzipped(file, onRead = () => {}) {
  const gzip = new DecompressionStream('gzip');
  const writer = gzip.writable.getWriter();
  /** @type {unknown} */
  let failure;
  const feed = async () => {
    let taken = 0;
    for await (const bytes of pieces(file)) {
      for (let at = 0; at < bytes.length; at += GZIP_BYTES) {
        const piece = bytes.slice(at, at + GZIP_BYTES);
        await writer.write(piece);
        onRead((taken += piece.length));
      }
    }
    await writer.close();
  };
  const fed = feed().catch((error) => {
    failure = error;
    return writer.abort(error).catch(() => {});
  });
  const reader = gzip.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await fed;
  } catch (error) {
    throw failure instanceof ReadingError ? failure : new ReadingError(DAMAGED, { cause: error });
  } finally {
    reader.cancel().catch(() => {});
  }
}

/**
 * The first bytes, unpacked where they are gzip.
 * @param {Blob} file
 * @param {number} count  at least 2
 */
export async function head(file, count) {
  const written = await read(file.slice(0, count));
  if (!hasGzipMark(written)) return { bytes: written, compressed: false };
  const bytes = new Uint8Array(count);
  let filled = 0;
  for await (const piece of unzipped(file)) {
    const fitting = piece.subarray(0, count - filled);
    bytes.set(fitting, filled);
    filled += fitting.length;
    if (filled === count) break;
  }
  return { bytes: bytes.subarray(0, filled), compressed: true };
}

/** @param {Blob} blob */
async function read(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    throw new ReadingError(MOVED, { cause: error });
  }
}
