// Real browsers, real files: Chromium and Firefox, the hosted page on a server of its own and the offline page from file://.

import puppeteer from 'puppeteer-core';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const SITE = resolve(process.env.SERVICE_ROI_SITE ?? 'target/site');
export const PKG = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
export const OFFLINE_PAGE = pathToFileURL(join(PKG, 'service-roi.html')).href;

/** @typedef {'chrome' | 'firefox'} Kind */
/** @type {Kind[]} */
export const KINDS = ['chrome', 'firefox'];

const EXECUTABLES = {
  chrome: process.env.SERVICE_ROI_CHROMIUM ?? '/usr/bin/chromium',
  firefox: process.env.SERVICE_ROI_FIREFOX ?? '/usr/bin/firefox-esr',
};

const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const FIREFOX_PREFERENCES = {
  'app.update.enabled': false,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.helperApps.neverAsk.saveToDisk': 'text/html',
  'dom.security.https_only_mode': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * @param {Kind} kind
 * @param {object} [options]
 * @param {boolean} [options.dark]
 * @param {boolean} [options.reducedMotion]
 * @param {string} [options.downloads]  a folder for what is saved
 */
export async function launch(kind, { dark = false, reducedMotion = false, downloads } = {}) {
  const common = { executablePath: EXECUTABLES[kind], headless: true, defaultViewport: { width: 1440, height: 1000 } };
  if (kind === 'chrome') {
    const flags = reducedMotion ? [...CHROMIUM_FLAGS, '--force-prefers-reduced-motion'] : CHROMIUM_FLAGS;
    const behaviour = downloads ? { downloadBehavior: /** @type {const} */ ({ policy: 'allow', downloadPath: downloads }) } : {};
    const browser = await puppeteer.launch({ ...common, ...behaviour, args: dark ? [...flags, '--blink-settings=preferredColorScheme=0'] : flags });
    return browser;
  }
  return puppeteer.launch({
    ...common,
    browser: 'firefox',
    extraPrefsFirefox: {
      ...FIREFOX_PREFERENCES,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
      ...(downloads ? { 'browser.download.dir': downloads } : {}),
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
 * Serves a folder and notes what was asked for. `close` cuts every connection, as a network that is gone does.
 * @param {string} folder
 * @param {number} [port]  any free one if not given
 */
export async function serve(folder, port = 0) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    requests.push(`${request.method} ${path}`);
    try {
      const content = await readFile(join(folder, path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path === '/' ? '.html' : path) || '.html'] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${taken}/`,
    port: taken,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/**
 * Opens a page and waits for its first result. `complaints` collects what the browser holds against it.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 */
export async function open(browser, address) {
  const page = await browser.newPage();
  const complaints = watch(page);
  await page.goto(address);
  await ready(page);
  return { page, complaints };
}

/** @param {import('puppeteer-core').Page} page */
export function watch(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error instanceof Error ? error.message : error}`));
  return complaints;
}

/** @param {import('puppeteer-core').Page} page */
export const ready = (page) => page.waitForSelector('#main[data-ready]');

/** A folder that goes when the tests are over. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'service-roi-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
