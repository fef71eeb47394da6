// One library, or this project's page, in Chromium: a browser of its own for each run, with the file chosen through a field.

import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { launch, serve } from '../../tests/browser/browsers.mjs';
import { pipelineIn } from '../../tests/browser/pipeline.mjs';
import { ofReport } from './kpis.mjs';

const PAGE = 'target/tickets/page';

/** Assembles the page and serves it. */
export async function servePeers() {
  await build({
    entryPoints: { page: 'benches/tickets/page.mjs' }, bundle: true, minify: true, splitting: true, format: 'esm', target: 'es2023', outdir: PAGE,
    logLevel: 'error',
  });
  mkdirSync(PAGE, { recursive: true });
  const duckdb = dirname(createRequire(join(import.meta.dirname, 'package.json')).resolve('@duckdb/duckdb-wasm'));
  for (const name of ['duckdb-browser-eh.worker.js', 'duckdb-eh.wasm']) copyFileSync(join(duckdb, name), join(PAGE, name));
  copyFileSync('benches/tickets/kpis.sql', join(PAGE, 'kpis.sql'));
  writeFileSync(join(PAGE, 'index.html'), '<!doctype html><title>Peers</title><input type="file"><script type="module" src="page.js"></script>');
  return serve(PAGE);
}

/**
 * What the browser's processes have used so far: the most memory that the page's had, its workers in it, in bytes, and the processor time of all.
 * @param {import('puppeteer-core').Browser} browser
 */
async function used(browser) {
  const protocol = await browser.target().createCDPSession();
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const peaks = renderers.map(({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024);
  return { peakBytes: Math.max(...peaks), cpuSeconds: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) };
}

/**
 * Waits until the browser has come to rest from its start, which would else be measured with what follows: half a second with hardly any work.
 * @param {import('puppeteer-core').Browser} browser
 */
async function atRest(browser) {
  for (let tries = 0, before = -Infinity; tries < 40; tries += 1) {
    const { cpuSeconds } = await used(browser);
    if (cpuSeconds - before < 0.02) return;
    before = cpuSeconds;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The browser did not come to rest within 20 seconds of its start.');
}

/**
 * One library.
 * @param {string} address
 * @param {string} path
 * @param {string} name
 */
export function measurePeer(address, path, name) {
  return inBrowser(address, async (page) => {
    await page.waitForFunction('globalThis.measure !== undefined');
    const field = await page.$('input');
    return {
      field: /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (field),
      run: () => page.evaluate((name) => /** @type {any} */ (globalThis).measure(name), name),
    };
  }, path);
}

/**
 * This project: the built page, and in it the page's own reading.
 * @param {string} address
 * @param {string} path
 * @param {number} workers
 */
export async function measureOurs(address, path, workers) {
  const { report, ...measured } = await inBrowser(address, async (page) => {
    await page.waitForSelector('#main[data-ready]');
    const field = await pipelineIn(page, 'http');
    return { field, run: () => page.evaluate(readTickets, workers) };
  }, path);
  return { ...measured, answer: ofReport(report) };
}

/** Runs in the page. @param {number} workers */
async function readTickets(workers) {
  const { pipeline } = /** @type {{ pipeline: typeof import('../../www/app/tickets/analyse.js') }} */ (/** @type {unknown} */ (globalThis));
  const file = /** @type {HTMLInputElement} */ (document.querySelector('#files')).files?.[0];
  if (!file) throw new Error('No file.');
  let longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ entryTypes: ['longtask'] });
  const start = performance.now();
  const preview = await pipeline.preview(file);
  if (!('options' in preview)) throw new Error(JSON.stringify(preview));
  const measured = await pipeline.start({ files: [{ file, options: preview.options }], workers }).done;
  if (!measured.ok) throw new Error(JSON.stringify(measured));
  // What the peers compute, and no more breakdowns.
  const report = await measured.report({ breakdowns: ['channel', 'month'] });
  const seconds = (performance.now() - start) / 1000;
  // What ran last is reported after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return { seconds, longestTask, report };
}

/**
 * @template T
 * @param {string} address
 * @param {(page: import('puppeteer-core').Page) => Promise<{ field: import('puppeteer-core').ElementHandle<HTMLInputElement>, run: () => Promise<T> }>} prepare
 * @param {string} path
 */
async function inBrowser(address, prepare, path) {
  const browser = await launch('chrome');
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(address);
    const { field, run } = await prepare(page);
    await field.uploadFile(path);
    await atRest(browser);
    const before = await used(browser);
    const measured = await run();
    const after = await used(browser);
    return { ...measured, peakBytes: after.peakBytes, idleBytes: before.peakBytes, cpuSeconds: after.cpuSeconds - before.cpuSeconds };
  } finally {
    await browser.close();
  }
}
