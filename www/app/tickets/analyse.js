// From files to a report. Workers read; the page only starts, asks and ends them. They are made from a Blob, so that
// they work from file:// and are held to the page's own policy.

import { loadWorker } from './load-worker.js';
import { throttled } from './progress.js';

/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Options} Options */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketPreview} TicketPreview */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketProblem} TicketProblem */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketRefusal} TicketRefusal */
/** @typedef {Exclude<ReturnType<import('../../../target/pkg/service_roi_tickets.js').TicketAnalysis['report']>, TicketRefusal>} Report */
/** @typedef {import('./worker.js').Task} Task */
/** @typedef {import('./progress.js').Progress} Progress */
/** @typedef {{ ok: false, problems: (TicketProblem & { file?: number })[] }} Refusal  `file` is the position of the file that it is about */
/** @typedef {{ ok: false, cancelled: true, problems: [] }} Cancelled */
/** @typedef {{ file: Blob, options: Options }} Input  a file, and how it is to be read */

/**
 * What was read, and what it comes to.
 * @typedef {object} Measured
 * @property {true} ok
 * @property {() => Promise<Report | Refusal>} report
 * @property {() => void} close  ends the worker that keeps it
 */

const NOT_LOADED = 'The part of the page that reads tickets could not be loaded. Reload the page.';
const DIED = 'This browser ended the reading, most likely for want of memory. Close other tabs, or read fewer tickets at once.';

/** @type {ReturnType<typeof loadWorker> | undefined} */
let loading;
/** @type {string | undefined} */
let address;

/**
 * What the file's first bytes tell.
 * @param {Blob} file
 * @returns {Promise<(TicketPreview & { compressed: boolean }) | Refusal>}
 */
export async function preview(file) {
  const worker = await startWorker();
  if ('ok' in worker) return worker;
  try {
    return await worker.ask({ task: 'preview', file });
  } catch (error) {
    return refusal(error);
  } finally {
    worker.end();
  }
}

/**
 * Reads files, together.
 * @param {object} how
 * @param {Input[]} how.files
 * @param {(progress: Progress) => void} [how.onProgress]
 * @returns {{ done: Promise<Measured | Refusal | Cancelled>, cancel: () => void }}
 */
export function start({ files, onProgress = () => {} }) {
  let cancelled = false;
  /** @type {Reader[]} */
  const workers = [];
  const endAll = () => workers.forEach((worker) => worker.end());
  /** @type {(cancelled: Cancelled) => void} */
  let tellCancelled;
  /** @type {Promise<Cancelled>} */
  const cancellation = new Promise((resolve) => (tellCancelled = resolve));

  const progress = throttled(files.reduce((sum, { file }) => sum + file.size, 0), (state) => {
    if (!cancelled) onProgress(state);
  });

  /** @returns {Promise<Measured | Refusal | Cancelled>} */
  async function readAll() {
    const worker = await startWorker();
    if ('ok' in worker) return worker;
    workers.push(worker);
    if (cancelled) endAll();
    for (const [index, { file, options }] of files.entries()) {
      try {
        const input = { file, options: { ...options, start: { file: index, line: 1, header: true } } };
        const refused = await worker.ask({ task: 'read', ...input }, (state) => progress.update(index, state));
        if (refused) return about(index, refused);
      } catch (error) {
        return about(index, refusal(error));
      }
    }
    progress.end();
    return measured(worker);
  }

  const done = Promise.race([cancellation, readAll()]).then((outcome) => {
    if (!outcome.ok) endAll();
    return outcome;
  });
  return {
    done,
    cancel() {
      cancelled = true;
      endAll();
      tellCancelled({ ok: false, cancelled: true, problems: [] });
    },
  };
}

/**
 * @param {Reader} worker
 * @returns {Measured}
 */
function measured(worker) {
  const ask = (/** @type {Task} */ task) => worker.ask(task).catch(refusal);
  return { ok: true, report: () => ask({ task: 'report' }), close: worker.end };
}

/**
 * A worker that is asked one thing after another.
 * @typedef {object} Reader
 * @property {(task: Task, onProgress?: (state: { bytes: number, rows: number }) => void) => Promise<any>} ask
 * @property {() => void} end  what it was asked is then never answered
 */

/** @returns {Promise<Reader | Refusal>} */
async function startWorker() {
  try {
    const { source, module } = await (loading ??= loadWorker());
    address ??= URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = asked(new Worker(address));
    await worker.ask({ task: 'begin', module });
    return worker;
  } catch {
    loading = undefined;
    return { ok: false, problems: [{ field: 'file', message: NOT_LOADED }] };
  }
}

/**
 * @param {Worker} worker
 * @returns {Reader}
 */
function asked(worker) {
  /** @type {Promise<any>} */
  let last = Promise.resolve();
  let died = false;
  worker.addEventListener('error', () => (died = true));
  /** @type {Reader['ask']} */
  const ask = (task, onProgress = () => {}) =>
    new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ message) => {
        stop();
        reject(new Error(message));
      };
      const hear = (/** @type {MessageEvent<import('./worker.js').Message>} */ { data }) => {
        if ('progress' in data) return onProgress(data.progress);
        if ('failure' in data) return fail(data.failure);
        stop();
        resolve(data.answer);
      };
      const die = () => fail(DIED);
      const stop = () => {
        worker.removeEventListener('message', hear);
        worker.removeEventListener('messageerror', die);
        worker.removeEventListener('error', die);
      };
      if (died) return reject(new Error(DIED));
      worker.addEventListener('message', hear);
      worker.addEventListener('messageerror', die);
      worker.addEventListener('error', die);
      worker.postMessage(task);
    });
  return {
    ask(task, onProgress) {
      const answer = last.then(() => ask(task, onProgress));
      last = answer.catch(() => {});
      return answer;
    },
    end: () => worker.terminate(),
  };
}

/**
 * @param {unknown} error
 * @returns {Refusal}
 */
function refusal(error) {
  return { ok: false, problems: [{ field: 'file', message: error instanceof Error ? error.message : String(error) }] };
}

/**
 * @param {number} file
 * @param {Refusal} refusal
 * @returns {Refusal}
 */
function about(file, { problems }) {
  return { ok: false, problems: problems.map((problem) => ({ ...problem, file })) };
}
