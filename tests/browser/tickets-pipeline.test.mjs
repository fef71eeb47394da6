// Real files through the page's reading of tickets: from a file on the disk to a report, in the page's own policy.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SITE, serve } from './browsers.mjs';
import { pipelineIn } from './pipeline.mjs';
import { scratchFolder, visit, workerAnswers } from './visit.mjs';

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
    const analysis = tickets.TicketAnalysis.of({ ...options, start: { file: index, offset: 0, header: true } });
    analysis.push(bytes);
    analysis.end();
    return analysis;
  });
  const [first, ...others] = analyses;
  for (const other of others) assert.equal(first.merge(other), undefined);
  return first.report();
}

/** The path of a worker's address. @param {string} path */
const isBlob = (path) => /^(null|file:|http:)/.test(path);

/** As many rows as make this many bytes; every hundredth has line ends and quotes in a field. @param {number} bytes */
function exportOf(bytes) {
  const header = 'ticket_id,created_at,resolved_at,channel,agent,subject,csat,handle_time_s\n';
  /** @type {string[]} */
  const rows = [header];
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  for (let id = 1, length = header.length; length < bytes; id += 1) {
    const day = `2026-${two(1 + (id % 12))}-${two(1 + (id % 28))}`;
    const subject = id % 100 === 0 ? `"Two lines\n${id},2026-01-31T09:00Z,,chat,a,""b"",5,1\nand more"` : `Where is order ${id}, which`.replace(',', '');
    const row = `${id},${day}T09:${two(id % 60)}Z,${id % 9 === 0 ? '' : `${day}T${two(10 + (id % 14))}:00Z`},${['email', 'chat', 'phone'][id % 3]},agent ${id % 41},${subject},${1 + (id % 5)},${id % 977}\n`;
    rows.push(row);
    length += row.length;
  }
  return Buffer.from(rows.join(''));
}

const large = join(folder, 'large.csv');
const largeBytes = exportOf(40_000_000);
writeFileSync(large, largeBytes);

/**
 * Reads the chosen files as their previews say, and returns the report and what was told of the progress.
 * @param {import('puppeteer-core').Page} page
 * @param {number} [workers]
 */
const read = (page, workers) => page.evaluate(async (workers) => {
  const { pipeline } = /** @type {any} */ (globalThis);
  const chosen = [.../** @type {HTMLInputElement} */ (document.querySelector('#files')).files ?? []];
  const previews = await Promise.all(chosen.map((file) => pipeline.preview(file)));
  const refused = previews.find(({ ok }) => !ok);
  if (refused) return { report: refused, told: [] };
  /** @type {any[]} */
  const told = [];
  const measured = await pipeline.start({
    files: chosen.map((file, index) => ({ file, options: previews[index].options })),
    workers,
    onProgress: (/** @type {any} */ progress) => told.push({ ...progress, at: performance.now() }),
  }).done;
  if (!measured.ok) return { report: measured, told };
  const report = await measured.report();
  const again = await measured.report();
  if (JSON.stringify(again) !== JSON.stringify(report)) throw new Error('A second report differs.');
  measured.close();
  return { report, told };
}, workers);

visit('a file gives the report that it gives in Node, packed, with others, in any number of workers', async ({ page, way }) => {
  const field = await pipelineIn(page, way);
  await field.uploadFile(exported);
  assert.deepEqual((await read(page)).report, expected(exported));

  const packed = join(folder, 'packed.csv.gz');
  writeFileSync(packed, gzipSync(readFileSync(exported)));
  await field.uploadFile(packed);
  assert.deepEqual((await read(page)).report, expected(exported));

  await field.uploadFile(exported, packed, large);
  assert.deepEqual((await read(page)).report, expected(exported, exported, largeBytes));

  await field.uploadFile(large);
  const report = expected(largeBytes);
  for (const workers of [1, 2, 3]) {
    const found = await read(page, workers);
    assert.deepEqual(found.report, report, `${workers} workers`);
    const last = found.told.at(-1);
    assert.deepEqual([last.bytes, last.totalBytes, last.rows], [largeBytes.length, largeBytes.length, report.rows.read + report.rows.refused]);
    for (const [index, { at }] of found.told.slice(1, -1).entries()) assert.ok(at - found.told[index].at >= 99);
  }
});

visit('a browser that tidies its memory all the time reads to the end', async ({ page, way }) => {
  const field = await pipelineIn(page, way);
  const packed = join(folder, 'large.csv.gz');
  writeFileSync(packed, gzipSync(largeBytes, { level: 1 }));
  let isOver = false;
  let collections = 0;
  const collect = async () => {
    while (!isOver) {
      const collected = page.workers().map((worker) => worker.client.send('HeapProfiler.collectGarbage').then(() => (collections += 1), () => {}));
      await Promise.all([...collected, new Promise((resolve) => setTimeout(resolve, 5))]);
    }
  };
  const { tickets } = expected(largeBytes).overall;
  const collecting = collect();
  try {
    for (const file of [large, packed, large, large, packed]) {
      await field.uploadFile(file);
      assert.equal((await read(page, 2)).report.overall.tickets, tickets);
    }
  } finally {
    isOver = true;
  }
  await collecting;
  assert.ok(collections > 10, `${collections} collections`);
}, { kinds: ['chrome'] });

visit('what cannot be read is refused in words, and names the file', async ({ page, way }) => {
  const field = await pipelineIn(page, way);
  for (const [name, content, words] of /** @type {[string, Buffer, RegExp][]} */ ([
    ['empty.csv', Buffer.of(), /empty/],
    ['binary.csv', Buffer.from('PK\u0003\u0004\0\0'), /no text/],
    ['damaged.csv.gz', gzipSync(readFileSync(exported)).subarray(0, 30), /gzip file is damaged/],
  ])) {
    writeFileSync(join(folder, name), content);
    await field.uploadFile(join(folder, name));
    const { report } = await read(page);
    assert.equal(report.ok, false);
    assert.match(report.problems[0].message, words);
  }
  const late = gzipSync(largeBytes, { level: 1 });
  writeFileSync(join(folder, 'late.csv.gz'), late.fill(0, late.length - 100_000));
  await field.uploadFile(exported, join(folder, 'late.csv.gz'));
  const { report } = await read(page);
  assert.match(report.problems[0].message, /gzip file is damaged/);
  assert.equal(report.problems[0].file, 1);

  const refused = await page.evaluate(async () => {
    const { pipeline } = /** @type {any} */ (globalThis);
    const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#files')).files ?? [];
    const { options } = await pipeline.preview(file);
    return pipeline.start({ files: [{ file, options }, { file, options: { ...options, offsetMinutes: 60 } }] }).done;
  });
  assert.deepEqual(refused.problems.map((/** @type {any} */ { field, file }) => [field, file]), [['offsetMinutes', 1]]);
});

visit('cancelled half-way, no worker is left, and the next file is read', async ({ page, way, kind }) => {
  await page.evaluate(() => {
    const workers = new Set();
    globalThis.Worker = class extends Worker {
      /** @param {string | URL} address */
      constructor(address) {
        super(address);
        workers.add(this);
      }
      terminate() {
        super.terminate();
        workers.delete(this);
      }
    };
    Object.assign(globalThis, { running: workers });
  });
  const field = await pipelineIn(page, way);
  await field.uploadFile(large);
  const found = await page.evaluate(async () => {
    const { pipeline, running } = /** @type {any} */ (globalThis);
    const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#files')).files ?? [];
    const { options } = await pipeline.preview(file);
    const idle = running.size;
    let told = 0;
    let busy = 0;
    const twelve = new Blob(Array(12).fill(file));
    const reading = pipeline.start({ files: [{ file: twelve, options }], workers: 2, onProgress: () => {
      told += 1;
      busy = running.size;
      reading.cancel();
    } });
    const outcome = await reading.done;
    const left = running.size;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const atOnce = pipeline.start({ files: [{ file, options }] });
    atOnce.cancel();
    const never = await atOnce.done;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { idle, outcome, told, busy, left, never, afterwards: running.size };
  });
  const cancelled = { ok: false, cancelled: true, problems: [] };
  assert.deepEqual(found, { idle: 1, outcome: cancelled, told: 1, busy: 2, left: 0, never: cancelled, afterwards: 0 });
  if (kind === 'chrome') assert.deepEqual(page.workers(), []);
  await field.uploadFile(exported);
  assert.deepEqual((await read(page)).report, expected(exported));
});

visit('reading makes no request, and a worker cannot', async ({ page, way, complaints }) => {
  const elsewhere = await serve(SITE);
  try {
    const field = await pipelineIn(page, way);
    await field.uploadFile(exported);
    /** @type {string[]} */
    const requests = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    const { report } = await read(page);
    assert.equal(report.rows.refused, 0);
    const own = requests.filter((path) => path.startsWith('/app/'));
    assert.deepEqual(own.sort(), way === 'http' ? ['/app/service_roi_tickets_bg.wasm', '/app/tickets-worker.js'] : []);
    assert.ok(requests.every((path) => own.includes(path) || isBlob(path)), requests.join());
    const answer = await page.evaluate(async (address) => {
      const source = `fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).then(() => 'answered', () => 'refused').then(postMessage)`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      return new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data)));
    }, elsewhere.origin);
    assert.equal(answer, 'refused');
    assert.deepEqual(elsewhere.requests, []);
    complaints.length = 0;
  } finally {
    await elsewhere.close();
  }
});

visit(
  'the hosted page reads files with its server gone',
  async ({ page, way, server }) => {
    await workerAnswers(page);
    await server?.close();
    const field = await pipelineIn(page, way);
    await field.uploadFile(exported);
    assert.deepEqual((await read(page)).report, expected(exported));
  },
  { ways: ['http'], hash: '#v1&view=retention-revenue&end' },
);

visit('a worker that dies, or never starts, is told in words', async ({ page, way, complaints }) => {
  const field = await pipelineIn(page, way);
  await field.uploadFile(large);
  const found = await page.evaluate(async () => {
    const { pipeline } = /** @type {any} */ (globalThis);
    const [file] = /** @type {HTMLInputElement} */ (document.querySelector('#files')).files ?? [];
    const Whole = Worker;
    /** @type {Worker[]} */
    const workers = [];
    let ended = 0;
    globalThis.Worker = class extends Whole {
      /** @param {string | URL} address */
      constructor(address) {
        super(address);
        workers.push(this);
        this.addEventListener('message', ({ data }) => {
          if (this === workers[1] && 'progress' in data) this.dispatchEvent(new ErrorEvent('error'));
        });
      }
      terminate() {
        super.terminate();
        ended += 1;
      }
    };
    const { options } = await pipeline.preview(file);
    // So much that the second has its share, however late it starts.
    const twelve = new Blob(Array(12).fill(file));
    const died = await pipeline.start({ files: [{ file: twelve, options }], workers: 2 }).done;
    const endedThen = ended;
    const broken = URL.createObjectURL(new Blob(['throw new Error("planted")']));
    globalThis.Worker = class extends Whole {
      constructor() {
        super(broken);
      }
    };
    return { died, endedThen, neverStarted: await pipeline.start({ files: [{ file, options }] }).done, preview: await pipeline.preview(file) };
  });
  assert.equal(found.endedThen, 2);
  assert.match(found.died.problems[0].message, /want of memory/);
  for (const { ok, problems } of [found.neverStarted, found.preview]) {
    assert.equal(ok, false);
    assert.match(problems[0].message, /could not be loaded/);
  }
  assert.ok(complaints.every((complaint) => /planted/.test(complaint)), complaints.join());
  complaints.length = 0;
});
