// From files to a report. Workers read; the page only starts, asks and ends them. They are made from a Blob, so that
// they work from file:// and are held to the page's own policy.

import { about, partsOf, readAll } from './coordinate.js';
import { throttled } from './progress.js';
import { startReader } from './reader.js';
import { isGzip } from './reading.js';

/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Options} Options */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketPreview} TicketPreview */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketProblem} TicketProblem */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketRefusal} TicketRefusal */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Questions} Questions */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Report} Report */
/** @typedef {import('./progress.js').Progress} Progress */
/** @typedef {import('./reader.js').Reader} Reader */
/** @typedef {{ ok: false, problems: (TicketProblem & { file?: number })[] }} Refusal  `file` is the position of the file that it is about */
/** @typedef {{ ok: false, cancelled: true, problems: [] }} Cancelled */
/** @typedef {{ file: Blob, options: Options }} Input  a file, and how it is to be read */

/**
 * What was read, and what it comes to.
 * @typedef {object} Measured
 * @property {true} ok
 * @property {(questions?: Questions) => Promise<Report | Refusal>} report
 * @property {(questions?: Questions) => Promise<string | Refusal>} table  the report's KPIs as CSV
 * @property {() => void} close  ends the worker that keeps it
 */

/** More gain nothing: the file itself comes no faster. */
const MOST_WORKERS = 4;

/** The worker that made the last preview: the reading that follows it begins at once. @type {Reader | undefined} */
let idle;

/** @param {(reader: Reader) => void} [onStart] */
async function takeReader(onStart) {
  const reader = idle?.isAlive() ? idle : undefined;
  idle = undefined;
  if (reader) onStart?.(reader);
  return reader ?? startReader(onStart);
}

/**
 * What the file's first bytes tell.
 * @param {Blob} file
 * @returns {Promise<(TicketPreview & { compressed: boolean }) | Refusal>}
 */
export async function preview(file) {
  try {
    const reader = await takeReader();
    return await reader.ask({ task: 'preview', file }).finally(() => {
      idle?.end();
      idle = reader;
    });
  } catch (error) {
    return refusal(error);
  }
}

/**
 * Reads files, together.
 * @param {object} how
 * @param {Input[]} how.files
 * @param {number} [how.workers]  at most; as many as the machine has cores if it is left out
 * @param {(progress: Progress) => void} [how.onProgress]
 * @returns {{ done: Promise<Measured | Refusal | Cancelled>, cancel: () => void }}
 */
export function start({ files, workers = navigator.hardwareConcurrency, onProgress = () => {} }) {
  /** @type {Reader[]} */
  const readers = [];
  let isOver = false;
  const endAll = () => {
    isOver = true;
    for (const reader of readers) reader.end();
  };
  const open = () =>
    takeReader((reader) => {
      readers.push(reader);
      if (isOver) reader.end();
    });

  /** @returns {Promise<Measured | Refusal>} */
  async function read() {
    const sources = await Promise.all(files.map(async (input, file) => ({ ...input, compressed: await about(file, () => isGzip(input.file)) })));
    if (isOver) return { ok: false, problems: [] };
    const parts = partsOf(sources.map(({ file, compressed }) => ({ size: file.size, compressed })));
    const count = Math.max(1, Math.min(workers, MOST_WORKERS, parts.length));
    const [first, ...others] = Array.from({ length: count }, open);
    // One that does not start is told when its turn comes.
    for (const other of others) other.catch(() => {});
    const keeper = await /** @type {Promise<Reader>} */ (first);
    const progress = throttled(files.reduce((sum, { file }) => sum + file.size, 0), (state) => {
      if (!isOver) onProgress(state);
    });
    const refused = await readAll(sources, parts, [keeper, ...others], progress.update);
    if (refused) return { ...refused, problems: refused.problems.map((problem) => ({ ...problem, file: refused.file })) };
    progress.end();
    for (const other of others) (await other).end();
    return {
      ok: true,
      report: (questions) => keeper.ask({ task: 'report', questions }).catch(refusal),
      table: (questions) => keeper.ask({ task: 'table', questions }).catch(refusal),
      close: keeper.end,
    };
  }

  /** @type {() => void} */
  let cancel = () => {};
  /** @type {Promise<Cancelled>} */
  const cancelled = new Promise((resolve) => (cancel = () => resolve({ ok: false, cancelled: true, problems: [] })));
  const done = Promise.race([cancelled, read().catch(refusal)]).then((outcome) => {
    if (!outcome.ok) endAll();
    return outcome;
  });
  return {
    done,
    cancel() {
      endAll();
      cancel();
    },
  };
}

/**
 * @param {unknown} error
 * @returns {Refusal}
 */
function refusal(error) {
  const { message, file } = /** @type {{ message: string, file?: number }} */ (error instanceof Error ? error : { message: String(error) });
  return { ok: false, problems: [{ field: 'file', message, file }] };
}
