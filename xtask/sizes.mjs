// Bytes of each shipped file, raw and compressed, and the sums that have goals.

import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const SITE = 'target/site';
const PKG = 'target/pkg';
/** Charts, the reading of tickets, the offline page and the service worker come after the first result. */
const LATER = /^app\/(chart-|view-tickets-|tickets-worker|service_roi_tickets)|^service-roi\.html$|^service-worker\.js$|^manifest\.webmanifest$|^icons\//;

/** @typedef {{ raw: number, gzip: number, brotli: number }} Size */

/** @param {string} path @returns {Promise<Size>} */
async function sizeOf(path) {
  const bytes = await readFile(path);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
  };
}

/** @param {string} folder @returns {Promise<Map<string, Size>>} */
async function sizesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1));
  const sizes = new Map();
  for (const name of names.sort()) sizes.set(name, await sizeOf(`${folder}/${name}`));
  return sizes;
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {string} title @param {Map<string, Size>} sizes */
function print(title, sizes) {
  console.log(`\n${title.padEnd(36)}${['raw', 'gzip', 'brotli'].map((name) => name.padStart(12)).join('')}`);
  for (const [name, { raw, gzip, brotli }] of sizes) console.log(`  ${name.padEnd(34)}${[raw, gzip, brotli].map((bytes) => kilobytes(bytes).padStart(12)).join('')}`);
}

/** @param {string} name @param {number} bytes @param {number} goal */
function compare(name, bytes, goal) {
  console.log(`  ${name.padEnd(34)}${kilobytes(bytes).padStart(12)}   goal: under ${kilobytes(goal)}   ${bytes < goal ? 'met' : 'MISSED'}`);
}

const site = await sizesIn(SITE);
const pkg = await sizesIn(PKG);
print('pkg/', pkg);
print('the hosted site', site);

const first = [...site].filter(([name]) => !LATER.test(name)).reduce((sum, [, { brotli }]) => sum + brotli, 0);
console.log('\nGoals');
compare('core, brotli', pkg.get('service_roi_bg.wasm')?.brotli ?? Infinity, 120_000);
compare('until the first result, brotli', first, 200_000);
compare('offline page, raw', pkg.get('service-roi.html')?.raw ?? Infinity, 1_500_000);
