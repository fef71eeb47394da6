// Real browsers, real files: the hosted page from a server and the offline page from file://, in Chromium and Firefox.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { OFFLINE_PAGE, SITE, launch, serve } from './browsers.mjs';

/** @typedef {import('./browsers.mjs').Kind} Kind */
/** @typedef {import('./browsers.mjs').Options} Options */
/** @typedef {'http' | 'file'} Way */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof serve>>} Server */
/** @typedef {{ page: Page, complaints: string[], address: string, kind: Kind, way: Way, server: Server | undefined }} Visit */

/** @type {Kind[]} */
const KINDS = ['chrome', 'firefox'];
/** @type {Way[]} */
const WAYS = ['http', 'file'];

/** How long anything is waited for: a loaded machine is slow, and no test is about that. */
const PATIENCE_MILLISECONDS = 120_000;

/** Of a desk, a tablet and a phone. */
export const WIDTHS = [1440, 768, 360];

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
          page.setDefaultTimeout(PATIENCE_MILLISECONDS);
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
 * Leaves the page once nothing of it is on its way: Firefox complains of what it has to break off.
 * @param {Page} page
 */
export async function leave(page) {
  await page.waitForNetworkIdle({ idleTime: 100 });
  await page.goto('about:blank');
}

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
 * Waits until a text is as it should be: what is painted later than the result.
 * @param {Page} page
 * @param {string} selector
 * @param {string} expected
 */
export const reads = (page, selector, expected) =>
  page.waitForFunction((selector, expected) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() === expected, {}, selector, expected).catch(async () => assert.equal(await text(page, selector), expected));

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

/**
 * Shows a view on a screen of any width.
 * @param {Page} page
 * @param {string} id
 */
export async function openView(page, id) {
  await page.select('#view', id);
  await page.waitForSelector(`main[data-view="${id}"]`);
}

/** A folder that goes when the tests are over. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'service-roi-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * The path of a file that the page saves, once all of it is there.
 * @param {string} folder
 * @param {string} name
 * @param {string} end  what it ends with
 */
export async function saved(folder, name, end) {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += 100) {
    const found = readdirSync(folder).find((file) => file.normalize('NFC') === name);
    if (found && readFileSync(join(folder, found), 'utf8').endsWith(end)) return join(folder, found);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${name} was not saved; there is ${readdirSync(folder).join(', ')}.`);
}
