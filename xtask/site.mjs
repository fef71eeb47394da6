// Assembles the page twice from the same modules: target/site, the hosted one in separate files, and
// target/pkg/service-roi.html, the offline one in a single file. The first argument is the digest of the sources.
//
// From file:// a browser refuses module scripts, fetch and workers from files. So the offline page has a classic bundle, and
// carries the core, the chart library and the reading of tickets gzipped as data. The chart library becomes an inline script
// when it is wanted; its hash is in the policy from the start. The reading of tickets becomes a worker from a Blob, hosted
// too: such a worker is held to the page's own policy.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const digest = process.argv[2];
const site = 'target/site';
const pkg = 'target/pkg';

const common = { bundle: true, minify: true, target: ['chrome120', 'firefox128', 'safari17'], legalComments: 'none', logLevel: 'warning', write: false };

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** @param {string | Buffer} content */
const packed = (content) => gzipSync(content, { level: 9 }).toString('base64');
/** What could end an inline script early. @param {string} script */
const inline = (script) => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** @param {Record<string, string>} directives */
const policy = (directives) =>
  `<meta http-equiv="Content-Security-Policy" content="${Object.entries({ 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'", ...directives })
    .map((directive) => directive.join(' '))
    .join('; ')}">`;

/** A replacement that must find its place. @param {string} text @param {string} place @param {string} content */
function put(text, place, content) {
  const parts = text.split(place);
  if (parts.length !== 2) throw new Error(`index.html must have “${place}” once; it has it ${parts.length - 1} times.`);
  return parts.join(content);
}

/** @param {import('esbuild').BuildOptions} options */
const bundled = async (options) => (await build({ ...common, ...options })).outputFiles ?? [];

const html = await readFile('www/index.html', 'utf8');
const charset = '<meta charset="utf-8">';
const styleLink = '<link rel="stylesheet" href="styles/main.css">';
const scriptTag = '<script type="module" src="app/boot-hosted.js"></script>';
const iconLink = '<link rel="icon" href="icons/icon.svg" type="image/svg+xml">';
const manifestLink = '<link rel="manifest" href="manifest.webmanifest">\n';
const stateTag = '<script type="application/json" id="saved-state"></script>';

const [styles] = await bundled({ entryPoints: ['www/styles/main.css'] });
if (!styles) throw new Error('The styles came to nothing.');
const wasm = await readFile(`${pkg}/service_roi_bg.wasm`);
const ticketsWasm = await readFile(`${pkg}/service_roi_tickets_bg.wasm`);
const [ticketsWorker] = await bundled({ entryPoints: ['www/app/tickets/worker.js'], format: 'iife', define: { 'import.meta.url': 'location.href' } });
if (!ticketsWorker) throw new Error('The worker that reads tickets came to nothing.');

await offline();
await hosted();

async function offline() {
  /** @type {import('esbuild').Plugin} */
  const packedParts = {
    name: 'packed-parts',
    setup: (build) => build.onResolve({ filter: /load-(chart|worker)\.js$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.replace(/\.js$/, '-offline.js')) })),
  };
  const classic = { ...common, format: /** @type {const} */ ('iife') };
  const [chart] = await bundled({ ...classic, entryPoints: ['www/app/chart.js'], globalName: 'serviceRoiChart' });
  const [app] = await bundled({ ...classic, entryPoints: ['www/app/boot-offline.js'], plugins: [packedParts], define: { 'import.meta.url': 'location.href' } });
  if (!chart || !app) throw new Error('The offline bundle came to nothing.');
  const icon = await readFile('www/icons/icon.svg', 'utf8');
  const script = inline(app.text);
  const css = styles.text.replaceAll('</style', '<\\/style');

  let page = put(html, charset, `${charset}\n${policy({
    'script-src': `${hash(script)} ${hash(chart.text)} 'wasm-unsafe-eval'`,
    'style-src': hash(css),
    'img-src': 'data:',
    'connect-src': "'none'",
    'worker-src': 'blob:',
  })}`);
  page = put(page, iconLink, `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">`);
  page = put(page, manifestLink, '');
  page = put(page, styleLink, `<style>${css}</style>`);
  page = put(page, `${scriptTag}\n`, '');
  page = put(page, stateTag, [
    stateTag,
    `<script type="text/plain" id="core">${packed(wasm)}</script>`,
    `<script type="text/plain" id="chart-library">${packed(chart.text)}</script>`,
    `<script type="text/plain" id="tickets">${packed(ticketsWasm)}</script>`,
    `<script type="text/plain" id="tickets-worker">${packed(ticketsWorker.text)}</script>`,
    `<script>${script}</script>`,
  ].join('\n'));
  await writeFile(`${pkg}/service-roi.html`, page);
}

async function hosted() {
  await rm(site, { recursive: true, force: true });
  await mkdir(`${site}/styles`, { recursive: true });
  const files = await bundled({ entryPoints: ['www/app/boot-hosted.js'], format: 'esm', splitting: true, outdir: `${site}/app`, entryNames: '[name]', chunkNames: '[name]-[hash]' });
  await mkdir(`${site}/app`, { recursive: true });
  for (const file of files) await writeFile(file.path, file.text);
  await writeFile(`${site}/styles/main.css`, styles.text);
  await cp('www/icons', `${site}/icons`, { recursive: true });
  await cp('www/manifest.webmanifest', `${site}/manifest.webmanifest`);
  await cp(`${pkg}/service_roi_bg.wasm`, `${site}/app/service_roi_bg.wasm`);
  await cp(`${pkg}/service_roi_tickets_bg.wasm`, `${site}/app/service_roi_tickets_bg.wasm`);
  await writeFile(`${site}/app/tickets-worker.js`, ticketsWorker.text);
  await cp(`${pkg}/service-roi.html`, `${site}/service-roi.html`);
  const page = put(html, charset, `${charset}\n${policy({
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self' blob:",
  })}`);
  await writeFile(`${site}/index.html`, page);

  const kept = (await readdir(site, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(site.length + 1))
    .filter((file) => file !== 'index.html')
    .sort();
  const [worker] = await bundled({ entryPoints: ['www/service-worker.js'], define: { 'self.__FILES__': JSON.stringify(['./', ...kept]) } });
  if (!worker) throw new Error('The service worker came to nothing.');
  await writeFile(`${site}/service-worker.js`, put(worker.text, '__DIGEST__', digest.slice(0, 16)));
}
