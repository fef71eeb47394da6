// What the policy blocks, and how the hosted page does without its host once it has been there.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SITE, serve } from './browsers.mjs';
import { output, ready, scratchFolder, show, text, typeInput, visit, workerAnswers } from './visit.mjs';

visit('a planted request, image or script is blocked', async ({ page, complaints }) => {
  const elsewhere = await serve(SITE);
  try {
    const found = await page.evaluate(async (address) => {
      /** @type {string[]} */
      const blocked = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective.replace('-elem', '')));
      const image = new Image();
      image.src = `${address}icons/icon.svg`;
      const script = document.createElement('script');
      script.textContent = 'document.title = "planted"';
      document.body.append(image, script);
      const answer = await fetch(address, { mode: 'no-cors' }).then(() => 'answered', () => 'refused');
      navigator.sendBeacon?.(address, 'figures');
      while (new Set(blocked).size < 3) await new Promise((done) => setTimeout(done, 50));
      // What is not blocked would come by now.
      await new Promise((done) => setTimeout(done, 300));
      return { answer, blocked: [...new Set(blocked)].sort(), title: document.title };
    }, elsewhere.origin);
    assert.equal(found.answer, 'refused');
    assert.deepEqual(found.blocked, ['connect-src', 'img-src', 'script-src']);
    assert.doesNotMatch(found.title, /planted/);
    assert.deepEqual(elsewhere.requests, []);
    assert.ok(complaints.length > 0);
    complaints.length = 0;
  } finally {
    await elsewhere.close();
  }
});

visit(
  'with the server stopped the page reloads, whole',
  async ({ page, server, address }) => {
    await workerAnswers(page);
    await server?.close();
    for (const start of [address, `${address}index.html`, `${address}?from=mail`]) {
      await page.goto(`${start}#v1&view=retention-revenue&customers=30000&end`);
      await page.waitForSelector('.chart svg');
      await page.reload();
      await page.waitForSelector('.chart svg');
      assert.equal(await output(page, 'retainedMargin'), 72000);
      await show(page, 'budget-split');
      await typeInput(page, 'budget', '50000');
      assert.equal(await output(page, 'allotted'), 50000);
    }
  },
  { ways: ['http'], hash: '#v1&view=retention-revenue&end' },
);

visit(
  'a chart that cannot be loaded says so in its place, and all else works',
  async ({ page, kind, complaints }) => {
    const folder = join(scratchFolder(), `${kind}-without-charts`);
    cpSync(SITE, folder, { recursive: true });
    const charts = readdirSync(join(folder, 'app')).filter((file) => file.startsWith('chart-'));
    assert.equal(charts.length, 1);
    rmSync(join(folder, 'app', charts[0]));
    const server = await serve(folder);
    try {
      await page.goto(`${server.origin}#v1&view=retention-revenue&customers=30000&end`);
      await page.waitForFunction(() => /could not be loaded.*table.*Reload/.test(document.querySelector('.chart')?.textContent ?? ''));
      assert.equal(await output(page, 'retainedMargin'), 72000);
      await typeInput(page, 'customers', '60000');
      assert.equal(await output(page, 'retainedMargin'), 144000);
      // The worker that keeps the page does without a part of it as little as the page.
      await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration()) === undefined);
      await page.waitForNetworkIdle({ idleTime: 500 });
      // What the browser itself says of the missing file.
      const missing = kind === 'chrome' ? /^Failed to load resource: .*404/ : /Loading module from .*chart-.* was blocked/;
      assert.ok(complaints.length > 0 && complaints.every((complaint) => missing.test(complaint)), complaints.join('\n'));
      complaints.length = 0;
    } finally {
      await server.close();
    }
  },
  { ways: ['http'] },
);

visit(
  'a new version is there at the second load after it is deployed',
  async ({ page, kind }) => {
    const folder = join(scratchFolder(), kind);
    cpSync(SITE, folder, { recursive: true });
    const server = await serve(folder);
    try {
      await page.goto(`${server.origin}#v1&view=retention-revenue&end`);
      await ready(page);
      await workerAnswers(page);
      const change = (file, from, to) => {
        const before = readFileSync(join(folder, file), 'utf8');
        assert.ok(before.includes(from));
        writeFileSync(join(folder, file), before.replace(from, to));
      };
      const [cache] = await page.evaluate(() => caches.keys());
      const digest = cache?.replace('service-roi-', '') ?? '';
      change('index.html', '<p class="brand">Service ROI</p>', '<p class="brand">Service ROI, new</p>');
      change('service-worker.js', digest, 'f'.repeat(16));
      await page.reload();
      await ready(page);
      assert.equal(await text(page, '.brand'), 'Service ROI', 'the first load shows what was kept');
      await page.waitForFunction(async () => (await caches.keys()).length === 2 && navigator.serviceWorker.controller?.state === 'activated');
      await page.waitForFunction(async () => !(await navigator.serviceWorker.ready).installing);
      await page.reload();
      await ready(page);
      assert.equal(await text(page, '.brand'), 'Service ROI, new');
      await page.waitForSelector('.chart svg');
    } finally {
      await server.close();
    }
  },
  { ways: ['http'] },
);
