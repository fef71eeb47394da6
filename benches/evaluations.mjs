// A million evaluations of each calculator on the same inputs, native and as WebAssembly in Chromium and in Node. Rounds
// take turns, so that a slower minute of the machine meets all alike; the checksums must agree to the bit.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { launch, serve } from '../tests/browser/browsers.mjs';
import { columns, summed } from './figures.mjs';

const BUILT = 'target/evaluations';
const ROUNDS = 7;

/** @typedef {{ works: () => string[], slices: () => number, slice: (work: number, slice: number) => bigint }} Evaluations  `wasm.rs` */
/** @typedef {{ name: string, milliseconds: number, checksum: string }} Measured */

/** @returns {Measured[]} */
function nativeRound() {
  const printed = execFileSync('cargo', ['bench', '--quiet', '--package', 'service-roi', '--bench', 'evaluations'], { encoding: 'utf8' });
  return printed.trim().split('\n').map((line) => {
    const [id, atOnce, milliseconds, checksum = ''] = line.split(' ');
    return { name: `${id} ${atOnce}`, milliseconds: Number(milliseconds), checksum };
  });
}

/**
 * Runs in Node and, sent there as text, in Chromium.
 * @param {Evaluations} evaluations
 * @returns {Measured[]}
 */
function wasmRound({ works, slices, slice }) {
  return works().map((name, work) => {
    for (let index = 0; index < slices() / 10; index += 1) slice(work, index);
    let sum = 0n;
    const start = performance.now();
    for (let index = 0; index < slices(); index += 1) sum += slice(work, index);
    const milliseconds = performance.now() - start;
    return { name, milliseconds, checksum: BigInt.asUintN(64, sum).toString(16).padStart(16, '0') };
  });
}

/** @returns {Promise<Evaluations>} */
async function evaluationsInNode() {
  const evaluations = await import(pathToFileURL(`${BUILT}/evaluations.js`).href);
  evaluations.initSync({ module: readFileSync(`${BUILT}/evaluations_bg.wasm`) });
  return evaluations;
}

const server = await serve(BUILT);
const browser = await launch('chrome');
const page = await browser.newPage();
// Any document of the server will do: the module is loaded into it.
await page.goto(`${server.origin}evaluations.js`);
const inChromium = await page.evaluateHandle(async (origin) => {
  const evaluations = await import(`${origin}evaluations.js`);
  await evaluations.default({ module_or_path: `${origin}evaluations_bg.wasm` });
  return evaluations;
}, server.origin);
const inNode = await evaluationsInNode();

/** @type {Record<string, () => Measured[] | Promise<Measured[]>>} */
const places = {
  native: nativeRound,
  Chromium: () => page.evaluate(wasmRound, inChromium),
  Node: () => wasmRound(inNode),
};

/** By work and place, the milliseconds of each round. @type {Map<string, Record<string, number[]>>} */
const times = new Map();
/** @type {Map<string, string>} */
const checksums = new Map();
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [place, measure] of Object.entries(places)) {
    for (const { name, milliseconds, checksum } of await measure()) {
      const [id = ''] = name.split(' ');
      const expected = checksums.get(id) ?? checksum;
      if (checksum !== expected) throw new Error(`${name} in ${place} comes to ${checksum} instead of ${expected}.`);
      checksums.set(id, expected);
      // The first round warms up.
      if (round === 0) continue;
      const byPlace = times.get(name) ?? Object.fromEntries(Object.keys(places).map((other) => [other, []]));
      times.set(name, byPlace);
      byPlace[place]?.push(milliseconds);
    }
  }
}
const version = await browser.version();
await browser.close();
await server.close();

console.log(`\nA million evaluations, ms: median of ${ROUNDS} rounds (least–most), and × the native time`);
console.log(columns([`Node ${process.versions.node}, ${version}`, ...Object.keys(places)], 33));
const lanes = Math.max(...[...times.keys()].map((name) => Number(name.split(' ')[1])));
for (const id of checksums.keys()) {
  for (const atOnce of [1, lanes]) {
    const byPlace = times.get(`${id} ${atOnce}`);
    const native = summed(byPlace?.native ?? []).median;
    const cells = Object.keys(places).map((place) => {
      if (!byPlace) return '—';
      const { least, median, most } = summed(byPlace[place] ?? []);
      return `${median.toFixed(1)} (${least.toFixed(1)}–${most.toFixed(1)}) × ${(median / native).toFixed(2)}`;
    });
    console.log(columns([atOnce === 1 ? id : `${id}, ${atOnce} at once`, ...cells], 33));
  }
}
console.log('  Native, Chromium and Node, one at a time and several at once, agree to the bit. “—”: integers have no lanes.');
