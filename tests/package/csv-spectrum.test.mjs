// csv-spectrum, the collection of CSV files that readers trip over: each is read as its JSON says.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const pkg = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
/** @type {typeof import('../../target/pkg/service_roi_tickets.js')} */
const { initSync, previewTickets } = await import(pathToFileURL(`${pkg}/service_roi_tickets.js`).href);
initSync({ module: readFileSync(`${pkg}/service_roi_tickets_bg.wasm`) });

const files = 'node_modules/csv-spectrum';
const names = readdirSync(`${files}/csvs`).map((file) => basename(file, '.csv'));

test('the collection is whole', () => assert.equal(names.length, 12));

for (const name of names) {
  test(`csv-spectrum: ${name}`, () => {
    // The JSON of one file is its record alone, and has another number in it.
    const json = readFileSync(`${files}/json/${name}.json`, 'utf8').replace('1234567890', '2095257564');
    const expected = [JSON.parse(json)].flat();
    const preview = previewTickets(readFileSync(`${files}/csvs/${name}.csv`));
    if (!('rows' in preview)) return assert.fail(JSON.stringify(preview));
    const found = preview.rows.map((row) => Object.fromEntries(preview.headers.map((header, index) => [header, row[index]])));
    assert.deepEqual(found, expected);
  });
}
