// One library in a page: measured from the file in the field to its answer, with its own start.

import { peers } from './peers.mjs';

/** The longest task of the page's own thread since the last asking, in ms; the browser names none below 50. */
let longest = 0;
const observer = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
});
observer.observe({ entryTypes: ['longtask'] });

/** @param {File} file @param {string} sql @returns {import('./peers.mjs').Source} */
function source(file, sql) {
  return {
    async *pieces() {
      const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
    },
    whole: () => file.text(),
    papaParse: () => file,
    sql,
    async duckdb(create, select) {
      const duckdb = await import('@duckdb/duckdb-wasm');
      const worker = new Worker('duckdb-browser-eh.worker.js');
      const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
      await database.instantiate(new URL('duckdb-eh.wasm', location.href).href);
      await database.registerFileHandle('tickets.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
      const connection = await database.connect();
      await connection.query(create);
      const rows = (await connection.query(select)).toArray().map((row) => row.toJSON());
      await connection.close();
      await database.terminate();
      return rows;
    },
  };
}

/** @param {string} name */
async function measure(name) {
  const file = /** @type {HTMLInputElement} */ (document.querySelector('input')).files?.[0];
  const peer = peers[name];
  if (!file || !peer) throw new Error(`No file or no ${name}.`);
  const sql = await (await fetch('kpis.sql')).text();
  const start = performance.now();
  const answer = await peer(source(file, sql));
  const seconds = (performance.now() - start) / 1000;
  // What ran last is reported after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { seconds, answer, longestTask: longest };
}

Object.assign(globalThis, { measure });
