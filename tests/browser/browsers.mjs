// Chromium and Firefox as the machine has them, and a server for the hosted page.

import puppeteer from 'puppeteer-core';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';

/** @typedef {'chrome' | 'firefox'} Kind */
/** @typedef {{ dark?: boolean, reducedMotion?: boolean, downloads?: string }} Options  downloads: a folder for what is saved */

export const SITE = resolve(process.env.SERVICE_ROI_SITE ?? 'target/site');
export const OFFLINE_PAGE = join(resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg'), 'service-roi.html');

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
