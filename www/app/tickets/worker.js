// The worker that reads exports, keeps what they come to, and answers for it. It does one task at a time.

import { TicketAnalysis, initSync, previewBytes, previewTickets } from '../../../target/pkg/service_roi_tickets.js';
import { ReadingError, head, isGzip, slices, unzipped } from './reading.js';

/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Options} Options */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketRefusal} TicketRefusal */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketPreview} TicketPreview */
/** @typedef {{ task: 'begin', module: WebAssembly.Module }
 *   | { task: 'preview', file: Blob }
 *   | { task: 'read', file: Blob, options: Options }
 *   | { task: 'report' }} Task */
/** @typedef {{ progress: { bytes: number, rows: number } } | { answer: any } | { failure: string }} Message */

/** What is read at once: a browser replaces WebAssembly that is running by its faster version only between calls. */
const PIECE_BYTES = 1 << 18;

const STOPPED = 'Reading stopped: this browser had too little memory for it. Close other tabs, or read fewer tickets at once.';

/** @type {TicketAnalysis | undefined} */
let total;

/** @param {Message} message */
const post = (message) => postMessage(message);

addEventListener('message', async ({ data }) => {
  try {
    post({ answer: await perform(data) });
  } catch (error) {
    if (!(error instanceof ReadingError)) console.error(error);
    post({ failure: error instanceof ReadingError ? error.message : STOPPED });
  }
});

/** @param {Task} task */
function perform(task) {
  switch (task.task) {
    case 'begin':
      initSync({ module: task.module });
      return undefined;
    case 'preview':
      return preview(task.file);
    case 'read':
      return read(task.file, task.options);
    case 'report':
      return total?.report();
  }
}

/** @param {Blob} file */
async function preview(file) {
  const { bytes, compressed } = await head(file, previewBytes());
  return { ...previewTickets(bytes), compressed };
}

/**
 * Reads a file and adds it to what was read before.
 * @param {Blob} file
 * @param {Options} options
 * @returns {Promise<TicketRefusal | undefined>}
 */
async function read(file, options) {
  const analysis = TicketAnalysis.of(options);
  if (!(analysis instanceof TicketAnalysis)) return analysis;
  const compressed = await isGzip(file);
  let bytes = 0;
  const pieces = compressed ? unzipped(file, (taken) => (bytes = taken)) : slices(file);
  for await (const slice of pieces) {
    for (let at = 0; at < slice.length; at += PIECE_BYTES) analysis.push(slice.subarray(at, at + PIECE_BYTES));
    if (!compressed) bytes += slice.length;
    post({ progress: { bytes, rows: analysis.rows() } });
  }
  analysis.end();
  if (total) return total.merge(analysis);
  total = analysis;
  return undefined;
}
