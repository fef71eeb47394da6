// What the measurements in Chromium share: the browser, a server for a folder, and how figures are summed up and printed.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import puppeteer from 'puppeteer-core';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** A browser with a new profile. @returns {Promise<Browser>} */
export function launch() {
  const executablePath = process.env.SERVICE_ROI_CHROMIUM ?? '/usr/bin/chromium';
  return puppeteer.launch({ executablePath, headless: true, args: QUIET, defaultViewport: { width: 1280, height: 900 } });
}

/** @type {Record<string, string>} */
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder on a free port of this machine.
 * @param {string} folder
 */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    const content = await readFile(file).catch(() => null);
    response.writeHead(content ? 200 : 404, { 'Content-Type': KINDS[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** @param {number[]} values */
export function summed(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (/** @type {number} */ share) => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
  return { least: at(0), median: at(0.5), most: at(1) };
}

/** The columns of a table, the first to the left and the others to the right. @param {string[]} cells @param {number} width */
export const columns = ([name = '', ...cells], width) => `  ${name.padEnd(34)}${cells.map((cell) => cell.padStart(width)).join('')}`;
