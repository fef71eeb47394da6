// One library in Node, on its one thread: prints what it found, how long it took with its own start, and the most memory of the process.
//
//   node node.mjs PapaParse tickets.csv

import { createReadStream, readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { argv, cpuUsage, resourceUsage } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ofReport } from './kpis.mjs';
import { peers } from './peers.mjs';

const [, , name = '', path = ''] = argv;
/** What is read of the file at once. */
const PIECE_BYTES = 1 << 18;
const text = () => createReadStream(path, { encoding: 'utf8', highWaterMark: PIECE_BYTES });

/** @type {import('./peers.mjs').Source} */
const source = {
  pieces: text,
  whole: () => readFile(path, 'utf8'),
  papaParse: text,
  sql: readFileSync(join(import.meta.dirname, 'kpis.sql'), 'utf8'),
  async duckdb(create, select) {
    const require = createRequire(import.meta.url);
    const duckdb = require('@duckdb/duckdb-wasm/blocking');
    const files = dirname(require.resolve('@duckdb/duckdb-wasm'));
    const file = (/** @type {string} */ name) => join(files, name);
    const bundles = {
      mvp: { mainModule: file('duckdb-mvp.wasm'), mainWorker: file('duckdb-node-mvp.worker.cjs') },
      eh: { mainModule: file('duckdb-eh.wasm'), mainWorker: file('duckdb-node-eh.worker.cjs') },
    };
    const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
    await database.instantiate();
    database.registerFileURL('tickets.csv', path, duckdb.DuckDBDataProtocol.NODE_FS, true);
    const connection = database.connect();
    connection.query(create);
    return connection.query(select).toArray().map((/** @type {any} */ row) => row.toJSON());
  },
};

/** This project, by its npm package. */
async function ours() {
  const pkg = resolve('target/pkg');
  /** @type {typeof import('../../target/pkg/service_roi_tickets.js')} */
  const { TicketAnalysis, initSync, previewBytes, previewTickets } = await import(pathToFileURL(`${pkg}/service_roi_tickets.js`).href);
  initSync({ module: readFileSync(`${pkg}/service_roi_tickets_bg.wasm`) });
  const file = await open(path);
  const pieces = [new Uint8Array(PIECE_BYTES), new Uint8Array(PIECE_BYTES)];
  const read = async (/** @type {number} */ number) => {
    const { buffer, bytesRead } = await file.read(pieces[number % 2] ?? new Uint8Array(PIECE_BYTES), 0, PIECE_BYTES, number * PIECE_BYTES);
    return buffer.subarray(0, bytesRead);
  };
  const preview = previewTickets((await read(0)).subarray(0, previewBytes()));
  if (!('options' in preview)) throw new Error(JSON.stringify(preview));
  const analysis = TicketAnalysis.of(preview.options);
  if (!(analysis instanceof TicketAnalysis)) throw new Error(JSON.stringify(analysis));
  // As a stream does: the next piece is fetched while this one is read.
  let ahead = read(0);
  for (let number = 1; ; number += 1) {
    const bytes = await ahead;
    if (bytes.length === 0) break;
    ahead = read(number);
    analysis.push(bytes);
  }
  await file.close();
  analysis.end();
  // What the peers compute, and no more breakdowns.
  return ofReport(analysis.report({ breakdowns: ['channel', 'month'] }));
}

const start = performance.now();
const before = cpuUsage();
const answer = await (name === 'service-roi' ? ours() : peers[name]?.(source));
const seconds = (performance.now() - start) / 1000;
const { user, system } = cpuUsage(before);
console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakBytes: resourceUsage().maxRSS * 1024, answer }));
