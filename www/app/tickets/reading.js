// How the bytes of a file are read: in slices, one of them ahead, unpacked where they are gzip.

/** Large slices cost little each; two of them are in memory at a time. */
export const SLICE_BYTES = 4 << 20;

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
 * The file's bytes from a position on.
 * @param {Blob} file
 * @param {number} [from]
 * @param {number} [sliceBytes]
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>>}
 */
export async function* slices(file, from = 0, sliceBytes = SLICE_BYTES) {
  const slice = (/** @type {number} */ at) => {
    const bytes = read(file, at, at + sliceBytes);
    // Whoever stops early does not hear of the slice that was read ahead.
    bytes.catch(() => {});
    return bytes;
  };
  let ahead = from < file.size ? slice(from) : undefined;
  for (let at = from + sliceBytes; ahead; at += sliceBytes) {
    const bytes = await ahead;
    ahead = at < file.size ? slice(at) : undefined;
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
