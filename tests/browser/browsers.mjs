// Real browsers, real files: Chromium and Firefox, the hosted page from a server and the offline page from file://.

import puppeteer from 'puppeteer-core';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/** @typedef {'chrome' | 'firefox'} Kind */
/** @typedef {'http' | 'file'} Way */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ dark?: boolean, reducedMotion?: boolean, downloads?: string }} Options  downloads: a folder for what is saved */
/** @typedef {{ page: Page, complaints: string[], address: string, kind: Kind, way: Way, server: Server | undefined }} Visit */
/** @typedef {Awaited<ReturnType<typeof serve>>} Server */

export const SITE = resolve(process.env.SERVICE_ROI_SITE ?? 'target/site');
export const OFFLINE_PAGE = join(resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg'), 'service-roi.html');

/** @type {Kind[]} */
export const KINDS = ['chrome', 'firefox'];
/** @type {Way[]} */
export const WAYS = ['http', 'file'];

const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/**
 * @param {Kind} kind
 * @param {Options} [options]
 */
export function launch(kind, { dark = false, reducedMotion = false, downloads } = {}) {
  const common = { headless: true, defaultViewport: { width: 1440, height: 1000 } };
  if (kind === 'chrome') {
    return puppeteer.launch({
      ...common,
      executablePath: process.env.SERVICE_ROI_CHROMIUM ?? '/usr/bin/chromium',
      args: [...CHROMIUM_FLAGS, ...(dark ? ['--blink-settings=preferredColorScheme=0'] : []), ...(reducedMotion ? ['--force-prefers-reduced-motion'] : [])],
    });
  }
  return puppeteer.launch({
    ...common,
    browser: 'firefox',
    executablePath: process.env.SERVICE_ROI_FIREFOX ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
      'browser.helperApps.neverAsk.saveToDisk': 'text/html',
      ...(downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': downloads } : {}),
    },
  });
}

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
});

/**
 * Serves a folder and notes what was asked for. Closed, it cuts every connection, as a network that is gone does.
 * @param {string} folder
 */
export async function serve(folder) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    requests.push(pathname);
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const content = readFileSync(join(folder, file));
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  return { origin: `http://127.0.0.1:${port}/`, requests, close };
}

/** @type {Map<string, Promise<import('puppeteer-core').Browser>>} */
const launched = new Map();
after(async () => {
  for (const browser of launched.values()) await (await browser).close();
});

/**
 * A test of the page in both browsers, over http and from file://; each in a profile of its own.
 * @param {string} name
 * @param {(visit: Visit) => Promise<void>} run
 * @param {object} [how]
 * @param {Kind[]} [how.kinds]
 * @param {Way[]} [how.ways]
 * @param {string} [how.hash]  what the page opens with
 * @param {Options} [how.options]
 * @param {boolean} [how.together]  all at once, where most of the time is waiting
 */
export function visit(name, run, { kinds = KINDS, ways = WAYS, hash = '', options = {}, together = false } = {}) {
  describe(name, { concurrency: together }, () => {
    for (const [kind, way] of kinds.flatMap((kind) => ways.map((way) => /** @type {const} */ ([kind, way])))) {
      test(`${kind}, ${way}: ${name}`, async () => {
        const key = `${kind} ${JSON.stringify(options)}`;
        if (!launched.has(key)) launched.set(key, launch(kind, options));
        const browser = /** @type {import('puppeteer-core').Browser} */ (await launched.get(key));
        const context = await browser.createBrowserContext(kind === 'chrome' && options.downloads ? { downloadBehavior: { policy: 'allow', downloadPath: options.downloads } } : {});
        const server = way === 'http' ? await serve(SITE) : undefined;
        try {
          const address = server?.origin ?? pathToFileURL(OFFLINE_PAGE).href;
          const page = await context.newPage();
          const complaints = complaintsOf(page);
          await page.goto(address + hash);
          await ready(page);
          await run({ page, complaints, address, kind, way, server });
          assert.deepEqual(complaints, []);
        } finally {
          await context.close();
          await server?.close();
        }
      });
    }
  });
}

/**
 * What the browser holds against a page.
 * @param {Page} page
 */
export function complaintsOf(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`not caught: ${error}`));
  return complaints;
}

/** @param {Page} page */
export const ready = (page) => page.waitForSelector('#main[data-ready]');

/**
 * Until the hosted page's worker has taken its files and answers for the page.
 * @param {Page} page
 */
export async function workerAnswers(page) {
  await page.waitForSelector('.chart svg');
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/**
 * Types over what stands in a field, key by key.
 * @param {Page} page
 * @param {string} selector
 * @param {string} text
 */
export async function typeInto(page, selector, text) {
  await page.$eval(selector, (field) => {
    if (!(field instanceof HTMLInputElement)) throw new Error('This is not a field.');
    field.focus();
    field.select();
  });
  await page.keyboard.type(text);
}

/**
 * @param {Page} page
 * @param {string} key  of an input
 * @param {string} text
 */
export const typeInput = (page, key, text) => typeInto(page, `#input-${key}`, text);

/**
 * A result as the page holds it, to the bit.
 * @param {Page} page
 * @param {string} key  of an output
 */
export const output = (page, key) => page.$eval(`output[data-output="${key}"]`, (node) => Number(/** @type {HTMLElement} */ (node).dataset.value || NaN));

/**
 * @param {Page} page
 * @param {string} selector
 */
export const text = (page, selector) => page.$eval(selector, (node) => node.textContent?.replace(/\s+/g, ' ').trim() ?? '');

/**
 * @param {Page} page
 * @param {string} selector
 */
export const press = (page, selector) => page.$eval(selector, (node) => /** @type {HTMLElement} */ (node).click());

/**
 * @param {Page} page
 * @param {string} id  of a view
 */
export async function show(page, id) {
  await press(page, `#rail a[data-view-link="${id}"]`);
  await page.waitForSelector(`main[data-view="${id}"]`);
}

/** A folder that goes when the tests are over. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'service-roi-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
