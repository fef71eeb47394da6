// What a worker that reads exports does. It keeps the parts that it has read until it is told whether they hold, and what
// they come to together.

import { TicketAnalysis, initSync, previewBytes, previewTickets } from '../../../target/pkg/service_roi_tickets.js';
import { PIECE_BYTES, ReadingError, head, pieces, unzipped } from './reading.js';

/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Options} Options */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').Questions} Questions */
/** @typedef {import('../../../target/pkg/service_roi_tickets.js').TicketRefusal} TicketRefusal */
/** @typedef {import('./coordinate.js').Source} Source */
/** @typedef {import('./coordinate.js').Part} Part */
/** @typedef {import('./coordinate.js').Extent} Extent */
/** @typedef {import('./reader.js').State} State */
/** @typedef {Part & { source: Source, part: number, begin: number | undefined }} Reading  `begin` is where the first record begins, if that is known */
/** @typedef {{ task: 'begin', module: WebAssembly.Module }
 *   | { task: 'preview', file: Blob }
 *   | { task: 'open', options: Options[] }
 *   | ({ task: 'read' } & Reading)
 *   | { task: 'keep', part: number }
 *   | { task: 'drop', part: number }
 *   | { task: 'hand over', part: number }
 *   | { task: 'absorb', state: Uint8Array<ArrayBuffer> }
 *   | { task: 'report', questions: Questions | undefined }
 *   | { task: 'table', questions: Questions | undefined }} Task */

/** How often it is told how far the reading is, in milliseconds. */
const TOLD_MS = 50;

const STOPPED = 'Reading stopped: this browser had too little memory for it. Close other tabs, or read fewer tickets at once.';
const NOTHING = 'Nothing has been read.';

/** What a person is told of an error. @param {unknown} error */
export const told = (error) => (error instanceof ReadingError ? error.message : STOPPED);

/** A worker's memory, and what it does with it. */
export function createTasks() {
  /** @type {Map<number, TicketAnalysis>} */
  const parts = new Map();
  /** @type {TicketAnalysis | undefined} */
  let total;

  const everything = () => {
    if (!total) throw new ReadingError(NOTHING);
    return total;
  };
  const taken = (/** @type {number} */ part) => {
    const analysis = parts.get(part);
    if (!analysis) throw new ReadingError(NOTHING);
    parts.delete(part);
    return analysis;
  };

  /**
   * @param {Task} task
   * @param {(state: State) => void} onProgress
   */
  return function perform(task, onProgress) {
    switch (task.task) {
      case 'begin':
        return void initSync({ module: task.module });
      case 'preview':
        return preview(task.file);
      case 'open':
        return open(task.options);
      case 'read':
        return read(task, onProgress);
      case 'keep':
        return mustFit(everything().merge(taken(task.part)));
      case 'drop':
        parts.get(task.part)?.free();
        return void parts.delete(task.part);
      case 'hand over':
        return statesOf(taken(task.part));
      case 'absorb':
        return mustFit(everything().absorb(task.state));
      case 'report':
        return everything().report(task.questions);
      case 'table':
        return everything().table(task.questions);
    }
  };

  /**
   * Begins with nothing of all files.
   * @param {Options[]} files
   * @returns {TicketRefusal & { file: number } | undefined}
   */
  function open(files) {
    for (const [file, options] of files.entries()) {
      const analysis = TicketAnalysis.of(options);
      if (!(analysis instanceof TicketAnalysis)) return { ...analysis, file };
      const refused = total?.merge(analysis);
      if (refused) return { ...refused, file };
      total ??= analysis;
    }
    return undefined;
  }

  /**
   * @param {Reading} reading
   * @param {(state: State) => void} onProgress
   * @returns {Promise<Extent>}
   */
  async function read({ source: { file, options, compressed }, part, file: index, from, to, begin }, onProgress) {
    const isLast = to === file.size;
    const start = (/** @type {number} */ offset) => {
      const analysis = TicketAnalysis.of({ ...options, start: { file: index, offset, end: isLast ? undefined : to, header: offset === 0 } });
      if (!(analysis instanceof TicketAnalysis)) throw new ReadingError(messageOf(analysis));
      parts.set(part, analysis);
      return analysis;
    };

    let offset = from === 0 ? 0 : begin;
    let analysis = offset === undefined ? undefined : start(offset);
    let bytes = 0;
    let told = performance.now();
    const tell = (/** @type {TicketAnalysis} */ of) => onProgress({ bytes: Math.min(bytes, to - from), rows: of.rows() });
    for await (let piece of compressed ? unzipped(file, (taken) => (bytes = taken)) : pieces(file, begin ?? from, to)) {
      if (!compressed) bytes += piece.length;
      if (!analysis) {
        const skipped = TicketAnalysis.recordStart(options, piece);
        if (skipped === undefined) break;
        offset = from + skipped;
        analysis = start(offset);
        if (offset > to) return { begin: offset, ended: offset };
        piece = piece.subarray(skipped);
      }
      // A browser replaces WebAssembly that is running by its faster version only between calls.
      for (let at = 0; at < piece.length && analysis.ended() === undefined; at += PIECE_BYTES) analysis.push(piece.subarray(at, at + PIECE_BYTES));
      if (analysis.ended() !== undefined) break;
      const now = performance.now();
      if (now - told >= TOLD_MS) {
        told = now;
        tell(analysis);
      }
    }
    if (!analysis) return { begin: undefined, ended: from };
    if (isLast) analysis.end();
    tell(analysis);
    return { begin: offset, ended: analysis.ended() ?? file.size };
  }
}

/** @param {Blob} file */
async function preview(file) {
  const { bytes, compressed } = await head(file, previewBytes());
  return { ...previewTickets(bytes), compressed };
}

/** @param {TicketAnalysis} analysis */
function statesOf(analysis) {
  const states = [];
  for (let state = analysis.takeState(); state; state = analysis.takeState()) states.push(state);
  analysis.free();
  return states;
}

/** @param {TicketRefusal | undefined} refused */
function mustFit(refused) {
  if (refused) throw new ReadingError(messageOf(refused));
}

/** @param {TicketRefusal} refused */
const messageOf = ({ problems }) => problems.map(({ message }) => message).join(' ');
