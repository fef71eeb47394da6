// A worker, as the page sees it: it is asked, answers, and may die.

import { loadWorker } from './load-worker.js';
import { join } from './pieces.js';

/** @typedef {import('./pieces.js').Piece} Piece */
/** @typedef {import('./tasks.js').Task} Task */
/** @typedef {{ bytes: number, rows: number }} State  of a part that is being read */
/** @typedef {{ id: number } & ({ progress: State } | { piece: Piece } | { answer: any } | { failure: string })} Message */

/**
 * @typedef {object} Reader
 * @property {(task: Task, onProgress?: (state: State) => void) => Promise<any>} ask  rejects with an error that is told to the person
 * @property {() => boolean} isAlive
 * @property {() => void} end  what it was asked is then never answered
 */

const NOT_LOADED = 'The part of the page that reads tickets could not be loaded. Reload the page.';
const DIED = 'This browser ended the reading, most likely for want of memory. Close other tabs, or read fewer tickets at once.';

/** @type {ReturnType<typeof loadWorker> | undefined} */
let loading;
/** @type {string | undefined} */
let address;

/**
 * @param {(reader: Reader) => void} [onStart]  has it before it can be asked, so that it can be ended
 * @returns {Promise<Reader>}
 */
export async function startReader(onStart = () => {}) {
  /** @type {Reader | undefined} */
  let reader;
  try {
    const { source, module } = (loading ??= loadWorker());
    // Whether it comes is asked once the worker has started.
    module.catch(() => {});
    const text = await source;
    address ??= URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    reader = readerOf(new Worker(address));
    onStart(reader);
    await reader.ask({ task: 'begin', module: await module });
    return reader;
  } catch (error) {
    loading = undefined;
    reader?.end();
    throw new Error(NOT_LOADED, { cause: error });
  }
}

/**
 * @param {Worker} worker
 * @returns {Reader}
 */
function readerOf(worker) {
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void, onProgress: (state: State) => void, pieces: Piece[] }>} */
  const asked = new Map();
  let last = 0;
  let died = false;
  const die = () => {
    died = true;
    for (const { reject } of asked.values()) reject(new Error(DIED));
    asked.clear();
  };
  worker.addEventListener('error', die);
  worker.addEventListener('messageerror', die);
  worker.addEventListener('message', (/** @type {MessageEvent<Message>} */ { data }) => {
    const question = asked.get(data.id);
    if (!question) return;
    if ('progress' in data) return question.onProgress(data.progress);
    if ('piece' in data) return void question.pieces.push(data.piece);
    asked.delete(data.id);
    if ('failure' in data) question.reject(new Error(data.failure));
    else question.resolve(join(data.answer, question.pieces));
  });
  return {
    ask: (task, onProgress = () => {}) =>
      new Promise((resolve, reject) => {
        if (died) return reject(new Error(DIED));
        asked.set(++last, { resolve, reject, onProgress, pieces: [] });
        worker.postMessage({ id: last, ...task }, task.task === 'absorb' ? [task.state.buffer] : []);
      }),
    isAlive: () => !died,
    end: () => worker.terminate(),
  };
}
