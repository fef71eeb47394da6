// How the bytes of a file are read: in slices, one of them ahead, unpacked where they are gzip.

/** Large slices cost little each; two of them are in memory at a time. */
export const SLICE_BYTES = 8 << 20;

/** Most records are shorter. */
const REST_BYTES = 1 << 16;

/** What is unpacked at once: it may become a thousand times as much. */
const GZIP_BYTES = 1 << 16;

/** A failure that is told to the person. */
export class ReadingError extends Error {}

const MOVED = 'The file could not be read. It may have been moved, changed or locked since it was chosen. Choose it again.';
const DAMAGED = 'The gzip file is damaged or holds several files. Unpack it and choose what was in it.';

/** @param {Blob} file */
export async function isGzip(file) {
  const [first, second] = await read(file, 0, 2);
  return first === 0x1f && second === 0x8b;
}

/**
 * Where the slice that begins at a position ends. Behind the part's end only the rest of a record is wanted: it is sought
 * in small slices first.
 * @param {number} at
 * @param {number} to  where the part ends
 * @param {number} size
 */
export function sliceEnd(at, to, size) {
  if (at < to) return Math.min(at + SLICE_BYTES, to);
  return Math.min(at + Math.min(Math.max(at - to, REST_BYTES), SLICE_BYTES), size);
}

/**
 * The file's bytes from a position on, to the file's end.
 * @param {Blob} file
 * @param {number} [from]
 * @param {number} [to]  where the part ends
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
export async function* slices(file, from = 0, to = file.size) {
  let at = from;
  const next = () => {
    if (at >= file.size) return undefined;
    const end = sliceEnd(at, to, file.size);
    const bytes = read(file, at, end);
    // Whoever stops early does not hear of the slice that was read ahead.
    bytes.catch(() => {});
    at = end;
    return bytes;
  };
  for (let ahead = next(); ahead; ) {
    const bytes = await ahead;
    ahead = next();
    yield bytes;
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
    for await (const bytes of slices(file)) {
      for (let at = 0; at < bytes.length; at += GZIP_BYTES) {
        const piece = bytes.subarray(at, at + GZIP_BYTES);
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
 * @param {number} count
 */
export async function head(file, count) {
  const compressed = await isGzip(file);
  if (!compressed) return { bytes: await read(file, 0, count), compressed };
  const bytes = new Uint8Array(count);
  let filled = 0;
  for await (const piece of unzipped(file)) {
    const fitting = piece.subarray(0, count - filled);
    bytes.set(fitting, filled);
    filled += fitting.length;
    if (filled === count) break;
  }
  return { bytes: bytes.subarray(0, filled), compressed };
}

/** @param {Blob} file @param {number} from @param {number} to */
async function read(file, from, to) {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (error) {
    throw new ReadingError(MOVED, { cause: error });
  }
}
