// The core as it is built, for tests of the page's modules in Node.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const pkg = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
const core = await import(pathToFileURL(`${pkg}/service_roi.js`).href);
core.initSync({ module: readFileSync(`${pkg}/service_roi_bg.wasm`) });

export const { calculate } = core;
export const catalogue = core.catalogue();
