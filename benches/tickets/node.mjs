// One library in Node, on its one thread: prints what it found, how long it took with its own start, and the most memory of the process.
//
//   node node.mjs PapaParse tickets.csv

import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { argv, cpuUsage, resourceUsage } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ofReport } from './kpis.mjs';
import { peers } from './peers.mjs';

const [, , name = '', path = ''] = argv;
const text = () => createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });

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
  const file = openSync(path, 'r');
  const piece = new Uint8Array(1 << 18);
  const preview = previewTickets(piece.subarray(0, readSync(file, piece, 0, Math.min(previewBytes(), piece.length), 0)));
  if (!('options' in preview)) throw new Error(JSON.stringify(preview));
  const analysis = TicketAnalysis.of(preview.options);
  if (!(analysis instanceof TicketAnalysis)) throw new Error(JSON.stringify(analysis));
  for (let at = 0, count = 1; count > 0; at += count) {
    count = readSync(file, piece, 0, piece.length, at);
    analysis.push(piece.subarray(0, count));
  }
  closeSync(file);
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
