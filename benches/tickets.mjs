// A ticket export of a million rows, from the file to its KPIs: this project beside the libraries that people would take for it, all of which must
// come to the same numbers. A run of each, one after the other, and that several times. Then what the number of rows costs.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { argv, env, execPath } from 'node:process';
import { promisify } from 'node:util';
import { serve } from '../tests/browser/browsers.mjs';
import { columns, summed } from './figures.mjs';
import { measureOurs, measurePeer, servePeers } from './tickets/chromium.mjs';
import { write } from './tickets/generate.mjs';
import { differences, ofRows } from './tickets/kpis.mjs';
import { peers } from './tickets/peers.mjs';

/** @typedef {{ seconds: number, cpuSeconds: number, peakBytes: number, idleBytes?: number, longestTask?: number, answer: import('./tickets/kpis.mjs').Answer }} Run */
/** @typedef {{ place: string, name: string, run: (path: string) => Promise<Run> }} Cell */

const ROWS = Number(argv[2] ?? 1_000_000);
const RUNS = Number(argv[3] ?? 5);
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000].filter((rows) => rows <= 10 * ROWS);
const OURS = 'service-roi';
const PYTHON = env.SERVICE_ROI_PYTHON ?? 'python3';

const node = (/** @type {string} */ name) => (/** @type {string} */ path) => printed(execPath, ['benches/tickets/node.mjs', name, path]);

/** @param {string} name @returns {(path: string) => Promise<Run>} */
const python = (name) => async (path) => {
  const { rows, ...measured } = await printed(PYTHON, ['benches/tickets/native.py', name, path, 'benches/tickets/kpis.sql']);
  return { ...measured, answer: ofRows(rows) };
};

/** What a program prints as JSON. @param {string} program @param {string[]} words @returns {Promise<any>} */
async function printed(program, words) {
  const { stdout } = await promisify(execFile)(program, words, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** @param {number} rows */
function file(rows) {
  const path = `target/tickets/${rows}.csv`;
  if (!existsSync(path)) write(rows, path);
  return path;
}

const page = await servePeers();
const site = await serve('target/site');
const ours = (/** @type {number} */ workers) => (/** @type {string} */ path) => measureOurs(site.origin, path, workers);

/** @type {Cell[]} */
const cells = [
  { place: 'Node, one thread', name: OURS, run: node(OURS) },
  ...Object.keys(peers).map((name) => ({ place: 'Node, one thread', name, run: node(name) })),
  { place: 'Chromium', name: `${OURS}, one worker`, run: ours(1) },
  { place: 'Chromium', name: `${OURS}, two workers`, run: ours(2) },
  ...Object.keys(peers).map((name) => ({ place: 'Chromium', name, run: (/** @type {string} */ path) => measurePeer(page.origin, path, name) })),
  { place: 'Native, two threads', name: 'DuckDB', run: python('duckdb') },
  { place: 'Native, two threads', name: 'Polars', run: python('polars') },
];

/** @type {Map<Cell, { runs: Run[], failure?: string }>} */
const results = new Map(cells.map((cell) => [cell, { runs: [] }]));
const path = file(ROWS);
for (let round = 0; round < RUNS; round += 1) {
  for (const [cell, result] of results) {
    if (result.failure !== undefined) continue;
    try {
      result.runs.push(await cell.run(path));
    } catch (error) {
      result.failure = (error instanceof Error ? error.message : String(error)).trim().split('\n').slice(-1)[0]?.slice(0, 160) ?? '';
    }
  }
}

const megabytes = (/** @type {number | undefined} */ bytes) => (bytes === undefined ? '' : (bytes / 1e6).toFixed(0));
console.log(`\nFrom an export of ${ROWS.toLocaleString('en')} tickets to its KPIs, overall, by channel and by month: least and median of ${RUNS} runs`);
console.log(columns(['', 'least s', 'median s', 'busy s', 'peak MB', 'at rest', 'task ms'], 10));
const reference = [...results.values()].find(({ runs }) => runs.length > 0)?.runs[0]?.answer;
let place = '';
for (const [cell, { runs, failure }] of results) {
  if (cell.place !== place) console.log(`  ${(place = cell.place)}`);
  if (failure !== undefined) {
    console.log(`    ${cell.name}: did not run. ${failure}`);
    continue;
  }
  const { least, median } = summed(runs.map(({ seconds }) => seconds));
  const busy = summed(runs.map(({ cpuSeconds }) => cpuSeconds)).least;
  const peak = summed(runs.map(({ peakBytes }) => peakBytes)).most;
  const task = summed(runs.map(({ longestTask }) => longestTask ?? NaN)).most;
  const shown = Number.isNaN(task) ? '' : task === 0 ? 'under 50' : task.toFixed(0);
  console.log(columns([`  ${cell.name}`, least.toFixed(2), median.toFixed(2), busy.toFixed(2), megabytes(peak), megabytes(runs[0]?.idleBytes), shown], 10));
  for (const { answer } of reference ? runs : []) {
    const found = differences(reference ?? answer, answer);
    if (found.length > 0) console.log(`    differs from ${OURS}: ${found.slice(0, 3).join('; ')}${found.length > 3 ? ` and ${found.length - 3} more` : ''}`);
  }
}
console.log('  From the file to the answer, with the loading of the library, in a process or browser of its own; without the start of Node, Chromium or Python.');
console.log('  All that ran have the same counts and medians, and the same means to 12 digits, unless a line says otherwise.');
console.log('  Busy: the least processor time of all threads, in Chromium of all its processes; other programs on the machine lengthen it less.');
console.log('  Peak: of the process (Node, Python) or of the page\'s renderer with its workers (Chromium), from the system; at rest: the renderer before the file.');
console.log('  Task: the longest on the page\'s own thread.');

const least = (/** @type {string} */ place, /** @type {(name: string) => boolean} */ is) => Math.min(
  ...[...results].filter(([cell]) => cell.place === place && is(cell.name)).flatMap(([, { runs }]) => runs.map(({ seconds }) => seconds)),
);
const times = (/** @type {number} */ ours, /** @type {number} */ theirs) => (Number.isFinite(theirs / ours) ? (theirs / ours).toFixed(1) : '(not measured)');
const inNode = least('Node, one thread', (name) => name === OURS);
const inChromium = least('Chromium', (name) => name === `${OURS}, two workers`);
console.log(`  Node: ${times(inNode, least('Node, one thread', (name) => name !== OURS))} times as fast as the fastest peer (goal: 5), ${
  times(inNode, least('Native, two threads', (name) => name === 'DuckDB'))} times as fast as native DuckDB (goal: over 1)`);
console.log(`  Chromium, two workers: ${times(inChromium, least('Chromium', (name) => !name.startsWith(OURS)))} times as fast as the fastest peer (goal: 4)`);
console.log('  goals: under 150 MB, tasks under 50 ms');

console.log('\nWhat the number of rows costs, in Node: least of 3 runs, and the processor time of a row');
console.log(columns(['', 'MB', 's', 'busy s', 'µs a row', 'peak MB'], 12));
for (const rows of SIZES) {
  try {
    const path = file(rows);
    /** @type {Run[]} */
    const runs = [];
    for (let run = 0; run < 3; run += 1) runs.push(await node(OURS)(path));
    const { least } = summed(runs.map(({ seconds }) => seconds));
    const busy = summed(runs.map(({ cpuSeconds }) => cpuSeconds)).least;
    const peak = summed(runs.map(({ peakBytes }) => peakBytes)).most;
    const cells = [megabytes((await stat(path)).size), least.toFixed(3), busy.toFixed(3), ((busy / rows) * 1e6).toFixed(2), megabytes(peak)];
    console.log(columns([`${rows.toLocaleString('en')} rows`, ...cells], 12));
  } catch (error) {
    console.log(`  ${rows.toLocaleString('en')} rows: did not run. ${error instanceof Error ? error.message : error}`);
  }
}
await page.close();
await site.close();
