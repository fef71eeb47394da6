// The page's reading of tickets, for tests of it alone: bundled as for the page, and put into one that is open.

import { build } from 'esbuild';
import { resolve } from 'node:path';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').ElementHandle<HTMLInputElement>} FileField */

/** @param {import('./visit.mjs').Way} way */
async function bundled(way) {
  const { outputFiles } = await build({
    entryPoints: ['www/app/tickets/analyse.js'],
    bundle: true,
    format: 'iife',
    globalName: 'pipeline',
    write: false,
    // The hosted page's modules stand in this folder.
    define: { 'import.meta.url': 'address' },
    banner: { js: 'const address = new URL("app/analyse.js", location.href).href;' },
    plugins: way === 'http' ? [] : [{
      name: 'offline',
      setup: (build) => build.onResolve({ filter: /load-worker\.js$/ }, () => ({ path: resolve('www/app/tickets/load-worker-offline.js') })),
    }],
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Puts the pipeline into the page as `pipeline`, and a field for files as `#files`.
 * @param {Page} page
 * @param {import('./visit.mjs').Way} way
 * @returns {Promise<FileField>}
 */
export async function pipelineIn(page, way) {
  await page.evaluate(`${await bundled(way)}; globalThis.pipeline = pipeline`);
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'files', multiple: true });
    document.body.append(field);
  });
  const field = await page.$('#files');
  if (!field) throw new Error('The field is not there.');
  return /** @type {FileField} */ (field);
}
