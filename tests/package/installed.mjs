// The package as its users get it: packed and installed by npm, with no network, in a folder of its own.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export const PACKAGE = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');

/**
 * What a command printed; a failing command throws with what it said.
 * @param {string} folder
 * @param {string} program
 * @param {string[]} words
 * @returns {Promise<string>}
 */
export async function printed(folder, program, words) {
  try {
    return (await execute(program, words, { cwd: folder })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${program} ${words.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** @returns {Promise<{ folder: string, remove: () => Promise<void> }>} */
export async function installPackage() {
  const folder = await mkdtemp(join(tmpdir(), 'service-roi-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'its-user', private: true, type: 'module' }));
  const [packed] = JSON.parse(await printed(folder, 'npm', ['pack', PACKAGE, '--json']));
  await printed(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`]);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
