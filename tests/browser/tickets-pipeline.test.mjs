// Real files through the page's reading of tickets: from a file on the disk to a report, in the page's own policy.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pipelineIn } from './pipeline.mjs';
import { scratchFolder, visit } from './visit.mjs';

const pkg = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
const tickets = await import(pathToFileURL(`${pkg}/service_roi_tickets.js`).href);
tickets.initSync({ module: readFileSync(`${pkg}/service_roi_tickets_bg.wasm`) });

const exported = resolve('tests/fixtures/exports/snake-case.csv');
const folder = scratchFolder();

/** What Node makes of files that are read with what their previews say. @param {...(string | Buffer)} files */
function expected(...files) {
  const analyses = files.map((file, index) => {
    const bytes = typeof file === 'string' ? readFileSync(file) : file;
    const { options } = tickets.previewTickets(bytes.subarray(0, tickets.previewBytes()));
    const analysis = tickets.TicketAnalysis.of({ ...options, start: { file: index, line: 1, header: true } });
    analysis.push(bytes);
    analysis.end();
    return analysis;
  });
  const [first, ...others] = analyses;
  for (const other of others) assert.equal(first.merge(other), undefined);
  return first.report();
}

/** Reads the chosen files as their previews say, and returns the report. @param {import('puppeteer-core').Page} page */
const report = (page) => page.evaluate(async () => {
  const { pipeline } = /** @type {any} */ (globalThis);
  const chosen = [.../** @type {HTMLInputElement} */ (document.querySelector('#files')).files ?? []];
  const previews = await Promise.all(chosen.map((file) => pipeline.preview(file)));
  const refused = previews.find(({ ok }) => !ok);
  if (refused) return refused;
  const measured = await pipeline.start({ files: chosen.map((file, index) => ({ file, options: previews[index].options })) }).done;
  if (!measured.ok) return measured;
  const report = await measured.report();
  measured.close();
  return report;
});

visit('a file gives the report that it gives in Node, packed or not', async ({ page, way }) => {
  const field = await pipelineIn(page, way);
  await field.uploadFile(exported);
  assert.deepEqual(await report(page), expected(exported));
  const packed = join(folder, 'packed.csv.gz');
  writeFileSync(packed, gzipSync(readFileSync(exported)));
  await field.uploadFile(packed);
  assert.deepEqual(await report(page), expected(exported));
});
