// The compiled WASM gives the bits of native: 10,000 seeded inputs of each calculator, written by tests/parity.rs.

import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const pkg = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
const { calculate, catalogue, initSync } = await import(pathToFileURL(`${pkg}/service_roi.js`).href);
initSync({ module: readFileSync(`${pkg}/service_roi_bg.wasm`) });

const view = new DataView(new ArrayBuffer(8));
/** @param {string} bits */
const numberOf = (bits) => (view.setBigUint64(0, BigInt(`0x${bits}`)), view.getFloat64(0));
/** @param {number} number */
const bitsOf = (number) => (view.setFloat64(0, number), view.getBigUint64(0).toString(16).padStart(16, '0'));

test('the compiled WASM gives the bits of native', async () => {
  /** @type {Map<string, string[]>} */
  const keys = new Map(catalogue().map((/** @type {any} */ calculator) => [calculator.id, calculator.outputs.map((/** @type {any} */ output) => output.key)]));
  /** @type {Map<string, number>} */
  const answers = new Map();
  for await (const line of createInterface(createReadStream('target/tmp/parity.jsonl'))) {
    const [id, given, expected] = JSON.parse(line);
    const inputs = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, typeof value === 'string' ? value : numberOf(value.bits)]));
    const answer = calculate(id, inputs);
    const found = answer.ok ? keys.get(id)?.map((key) => (answer.outputs[key] === null ? null : bitsOf(answer.outputs[key]))) : 'refused';
    assert.deepEqual(found, expected, line);
    if (answer.ok) answers.set(id, (answers.get(id) ?? 0) + 1);
  }
  assert.deepEqual([...answers], [...keys.keys()].map((id) => [id, 10_000]));
});
