// One library in Node, on its one thread: prints what it found, how long it took with its own start, and the most memory of the process.
//
//   node node.mjs PapaParse tickets.csv

import { createReadStream, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv, resourceUsage } from 'node:process';
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

const start = performance.now();
const answer = await peers[name]?.(source);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, peakBytes: resourceUsage().maxRSS * 1024, answer }));
