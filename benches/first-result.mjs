// From a cold start to the first result in Chromium: each load in a browser that was just started, with a new profile. The
// hosted page over http, the offline page from its file.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, serve } from '../tests/browser/browsers.mjs';
import { columns, summed } from './figures.mjs';

const LOADS = 9;
const LINK = '#v1&view=retention-revenue&end';

/** @typedef {{ text: number, painted: number }} FirstResult  milliseconds since the navigation began */

/** Runs in the page before its own scripts: waits until the headline has its text, and then until that is painted. */
function watch() {
  const firstResult = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('output[data-headline]')?.textContent) return;
      observer.disconnect();
      const text = performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ text, painted: performance.now() });
        port2.postMessage(null);
      });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  Object.assign(globalThis, { firstResult });
}

/**
 * @param {string} address
 * @returns {Promise<FirstResult>}
 */
async function load(address) {
  const browser = await launch('chrome');
  const page = await browser.newPage();
  await page.setCacheEnabled(false);
  await page.evaluateOnNewDocument(watch);
  await page.goto(address);
  const firstResult = /** @type {FirstResult} */ (await page.evaluate('firstResult'));
  await browser.close();
  return firstResult;
}

const server = await serve('target/site');
const places = {
  'hosted page, http': `${server.origin}${LINK}`,
  'offline page, file': `${pathToFileURL(resolve('target/pkg/service-roi.html'))}${LINK}`,
};
/** @type {Record<string, FirstResult[]>} */
const loads = {};
for (let round = 0; round < LOADS; round += 1) {
  for (const [place, address] of Object.entries(places)) (loads[place] ??= []).push(await load(address));
}
await server.close();

console.log(`\nFrom a cold start to the first result in Chromium, ms: median of ${LOADS} loads (least–most)`);
console.log(columns(['', 'text', 'painted'], 20));
for (const [place, results] of Object.entries(loads)) {
  const cells = /** @type {const} */ (['text', 'painted']).map((name) => {
    const { least, median, most } = summed(results.map((result) => result[name]));
    return `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;
  });
  console.log(columns([place, ...cells], 20));
}
