// Nothing that ships says where it was built.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

const PACKAGE = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
const SITE = resolve(process.env.SERVICE_ROI_SITE ?? 'target/site');

const PATHS = [...new Set([resolve('.'), `${homedir()}/`, '/root', '/home/', '/usr/', '/build/', '/builds/', '/tmp/', '/work/', '/Users/', 'file:///', '.cargo/registry', '.rustup'])];

/**
 * What the bytes say in clear; also what the offline page carries gzipped.
 * @param {Buffer} bytes
 */
function texts(bytes) {
  const text = bytes.toString('latin1');
  const packed = [...text.matchAll(/H4sI[A-Za-z0-9+/]{100,}={0,2}/g)].map(([base64]) => gunzipSync(Buffer.from(base64, 'base64')).toString('latin1'));
  return [text, ...packed];
}

for (const folder of [PACKAGE, SITE]) {
  test(`no absolute path in ${folder === SITE ? 'the site' : 'the package'}`, async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.length > 5, `${folder} holds ${files.length} files.`);
    for (const file of files) {
      for (const text of texts(await readFile(file))) {
        for (const path of PATHS) {
          const at = text.indexOf(path);
          assert.equal(at, -1, `${file}: “${text.slice(Math.max(0, at - 40), at + 60)}”`);
        }
      }
    }
  });
}

test('the offline page carries the core, the chart library and the reading of tickets', async () => {
  assert.equal(texts(await readFile(join(PACKAGE, 'service-roi.html'))).length, 5);
});
