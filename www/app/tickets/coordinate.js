// Several workers on one file: which part each reads, and which of the parts hold.
//
// A part may begin anywhere in the file, so where its first record begins is a guess. It is right if the part before ended
// there; else the part is read again from there. So every row is read once, whatever the guesses.

/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Options} Options */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketRefusal} TicketRefusal */
/** @typedef {{ file: Blob, options: Options, compressed: boolean }} Source */
/** @typedef {{ file: number, from: number, to: number }} Part  `file` is the position of its source */
/** @typedef {{ begin: number | undefined, ended: number }} Extent  where a part's records began and ended in the file */
/** @typedef {(TicketRefusal & { file?: number }) | undefined} Refused */
/** @typedef {(part: number, state: { bytes: number, rows: number }) => void} Update */
/** @typedef {Pick<import('./reader.js').Reader, 'ask'>} Asked */

/** So small that the workers end at about the same time. */
const PART_BYTES = 1 << 23;

/**
 * The parts of all files, in order. What is packed cannot be cut; characters of two bytes are not.
 * @param {{ size: number, compressed: boolean }[]} files
 * @param {number} [partBytes]
 * @returns {Part[]}
 */
export function partsOf(files, partBytes = PART_BYTES) {
  return files.flatMap(({ size, compressed }, file) => {
    const count = compressed ? 1 : Math.max(1, Math.floor(size / partBytes));
    const cut = (/** @type {number} */ index) => (index === count ? size : 2 * Math.floor((size * index) / count / 2));
    return Array.from({ length: count }, (_, index) => ({ file, from: cut(index), to: cut(index + 1) }));
  });
}

/**
 * Reads everything; the first reader then has it all. It does not wait for the others to start.
 * @param {Source[]} sources
 * @param {Part[]} parts
 * @param {[Asked, ...(Asked | Promise<Asked>)[]]} readers
 * @param {Update} update
 * @returns {Promise<Refused>}
 */
export async function readAll(sources, parts, readers, update) {
  const [keeper] = readers;
  const refused = await keeper.ask({ task: 'open', options: sources.map(({ options }) => options) });
  if (refused) return refused;

  /** @param {Asked} reader @param {number} index @param {number} [begin] @returns {Promise<Extent>} */
  const read = (reader, index, begin) => {
    const part = /** @type {Part} */ (parts[index]);
    const source = /** @type {Source} */ (sources[part.file]);
    return about(part.file, () => reader.ask({ task: 'read', part: index, source, ...part, begin }, (state) => update(index, state)));
  };

  let next = 0;
  const outcomes = parts.map(() => /** @type {Deferred<{ reader: Asked, extent: Extent }>} */ (deferred()));
  const lane = async (/** @type {Asked | Promise<Asked>} */ started) => {
    const reader = await started;
    for (let index = next++; index < parts.length; index = next++) outcomes[index]?.resolve({ reader, extent: await read(reader, index) });
  };

  const check = async () => {
    /** @type {Promise<void>[]} */
    const kept = [];
    let expected = 0;
    for (const [index, { file, from, to }] of parts.entries()) {
      if (from === 0) expected = 0;
      let { reader, extent } = await /** @type {Deferred<{ reader: Asked, extent: Extent }>} */ (outcomes[index]).promise;
      if (extent.begin !== expected) {
        await reader.ask({ task: 'drop', part: index });
        update(index, { bytes: to - from, rows: 0 });
        if (expected > to || expected === sources[file]?.file.size) continue;
        reader = keeper;
        extent = await read(reader, index, expected);
      }
      expected = extent.ended;
      kept.push(about(file, () => keep(keeper, reader, index)));
    }
    await Promise.all(kept);
  };

  await Promise.all([...readers.map(lane), check()]);
  return undefined;
}

/**
 * @param {Asked} keeper
 * @param {Asked} reader
 * @param {number} part
 */
async function keep(keeper, reader, part) {
  if (reader === keeper) return keeper.ask({ task: 'keep', part });
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const states = await reader.ask({ task: 'hand over', part });
  await Promise.all(states.map((state) => keeper.ask({ task: 'absorb', state })));
}

/**
 * Says of which file an error speaks.
 * @template T
 * @param {number} file
 * @param {() => Promise<T>} run
 */
export async function about(file, run) {
  try {
    return await run();
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { file });
  }
}

/**
 * @template T
 * @typedef {{ promise: Promise<T>, resolve: (value: T) => void }} Deferred
 */

/** @returns {Deferred<any>} */
function deferred() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  const promise = new Promise((fulfil) => (resolve = fulfil));
  return { promise, resolve };
}
