// One library in Chromium: a browser of its own for each run, with the file chosen through the page's field.

import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { launch, serve } from '../../tests/browser/browsers.mjs';

const PAGE = 'target/tickets/page';

/** Assembles the page and serves it. */
export async function servePeers() {
  await build({
    entryPoints: { page: 'benches/tickets/page.mjs' }, bundle: true, minify: true, splitting: true, format: 'esm', target: 'es2023', outdir: PAGE,
    loader: { '.sql': 'text' }, logLevel: 'error',
  });
  mkdirSync(PAGE, { recursive: true });
  const duckdb = dirname(createRequire(join(import.meta.dirname, 'package.json')).resolve('@duckdb/duckdb-wasm'));
  for (const name of ['duckdb-browser-eh.worker.js', 'duckdb-eh.wasm']) copyFileSync(join(duckdb, name), join(PAGE, name));
  writeFileSync(join(PAGE, 'index.html'), '<!doctype html><title>Peers</title><input type="file"><script type="module" src="page.js"></script>');
  return serve(PAGE);
}

/**
 * The most memory that the page's process had so far, in bytes; its workers are in it, the browser's other processes are not.
 * @param {import('puppeteer-core').Browser} browser
 */
async function peak(browser) {
  const protocol = await browser.target().createCDPSession();
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(...renderers.map(({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024));
}

/**
 * @param {string} address
 * @param {string} path
 * @param {string} name
 */
export async function measure(address, path, name) {
  const browser = await launch('chrome');
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(address);
    await page.waitForFunction('globalThis.measure !== undefined');
    const field = await page.$('input');
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (field).uploadFile(path);
    const idleBytes = await peak(browser);
    const measured = await page.evaluate((name) => /** @type {any} */ (globalThis).measure(name), name);
    return { ...measured, peakBytes: await peak(browser), idleBytes };
  } finally {
    await browser.close();
  }
}
