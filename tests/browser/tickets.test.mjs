// "From an export": files by every way in, what is asked, what is refused and in which words, and the report.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { WIDTHS, leave, openView, press, ready, saved, scratchFolder, text, typeInto, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const fixture = (/** @type {string} */ name) => resolve('tests/fixtures/exports', `${name}.csv`);
const SNAKE_CASE = readFileSync(fixture('snake-case'), 'utf8');

/** Four months of tickets, enough for every part of the report. */
const MANY = (() => {
  const rows = ['created_at,first_response_at,resolved_at,channel,priority,group,agent,reopens,reassignments,contacts,handle_time_s,csat,nps,ces'];
  const time = (/** @type {number} */ minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().slice(0, 16);
  for (let day = 0; day < 120; day += 1) {
    for (let index = 0; index < 20; index += 1) {
      const [at, seed] = [day * 1_440 + index * 60, (day * 31 + index * 17) % 97];
      const resolved = seed === 5 ? '' : time(at + 60 + seed * 20);
      rows.push([time(at), time(at + 5 + seed), resolved, ['email', 'chat', 'phone'][seed % 3], `P${1 + (seed % 4)}`, ['billing', 'technical'][seed % 2], `agent ${seed % 12}`, seed % 7 === 0 ? 1 : 0, seed % 5 === 0 ? 1 : 0, 1 + (seed % 3), 200 + seed * 4, day === 60 ? 1 : 1 + (seed % 5 === 0 ? seed % 4 : 4), seed % 11, 1 + (seed % 7)].join(','));
    }
  }
  return `${rows.join('\n')}\n`;
})();

/**
 * The file picker's choice.
 * @param {Page} page
 * @param {...string} paths
 */
async function choose(page, ...paths) {
  const picker = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement> | null} */ (await page.$('#export-files'));
  await picker?.uploadFile(...paths);
}

/**
 * Files that the page makes itself, dropped on the view.
 * @param {Page} page
 * @param {Record<string, string>} contents  by name
 */
const drop = (page, contents) =>
  page.evaluate((contents) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(contents)) transfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'dragover', 'drop']) document.querySelector('#result')?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, contents);

/** @param {Page} page */
const reported = (page) => page.waitForSelector('.report-head');

/** @param {Page} page */
const asked = (page) => page.waitForSelector('dialog.mapping[open]');

/**
 * @param {Page} page
 * @param {RegExp} words
 */
const outcome = (page, words) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector('.export-outcome')?.textContent ?? ''), {}, words.source).catch(async () => assert.match(await text(page, '.export-outcome'), words));

/**
 * The rows of a table, a cell with a second line joined by a bar.
 * @param {Page} page
 * @param {string} name
 */
const rows = (page, name) => page.$$eval(`table[data-table="${name}"] tbody tr`, (all) => all.map((row) => [...row.cells].map((cell) => [...cell.childNodes].map((node) => node.textContent).join('|'))));

/**
 * @param {Page} page
 * @param {string} kpi
 */
const measured = async (page, kpi) => (await rows(page, 'overall')).find(([name]) => name?.startsWith(kpi))?.[1]?.split('|')[0];

const tickets = { hash: '#v1&view=tickets&end' };

visit(
  'the exports of common help desks are read without asking, and each anew',
  async ({ page }) => {
    for (const name of ['snake-case', 'zendesk', 'freshdesk', 'intercom', 'hubspot']) {
      await choose(page, fixture(name));
      await page.waitForFunction((name) => document.querySelector('.export-files')?.textContent?.startsWith(name) && document.querySelector('.export-outcome')?.textContent !== '', {}, name);
      assert.match(await text(page, '.export-outcome'), /^3 rows read in [\d.]+ seconds?\.$/);
      assert.equal(await page.$('dialog'), null);
      assert.match(await text(page, '[data-recognised]'), /^Commas, UTF-8; \d+ of \d+ columns used; dates year first;/);
      assert.equal(await measured(page, 'Tickets'), '3');
      assert.equal(await measured(page, 'Still open'), '1');
    }
    await choose(page, fixture('snake-case'), fixture('intercom'));
    await outcome(page, /^6 rows read/);
    assert.match(page.url(), /#v1&view=tickets&end$/, 'no link carries any of it');
  },
  tickets,
);

visit(
  'files are dropped, pasted, and unpacked',
  async ({ page }) => {
    await drop(page, { 'dropped.csv': SNAKE_CASE });
    await outcome(page, /^3 rows read/);
    assert.match(await text(page, '.export-files'), /^dropped\.csv, \d+ bytes$/);
    for (const target of ['#export-paste', 'body']) {
      const rows = target === 'body' ? 2 : 3;
      await page.evaluate(
        (target, pasted) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', pasted);
          document.querySelector(target)?.dispatchEvent(new ClipboardEvent('paste', /** Firefox takes the text alone. */ /** @type {any} */ ({ bubbles: true, cancelable: true, clipboardData, data: pasted, dataType: 'text/plain' })));
        },
        target,
        SNAKE_CASE.split('\n').slice(0, rows + 1).join('\n'),
      );
      await outcome(page, new RegExp(`^${rows} rows read`));
      assert.match(await text(page, '.export-files'), /^Pasted rows/);
    }
    const packed = join(scratchFolder(), 'tickets.csv.gz');
    writeFileSync(packed, gzipSync(SNAKE_CASE.replaceAll('email', 'letter')));
    await choose(page, packed);
    await page.waitForFunction(() => document.querySelector('table[data-table="breakdown"]')?.textContent?.includes('letter'));
  },
  tickets,
);

visit(
  'what cannot be told is asked, and the answer is kept as long as it may be',
  async ({ page, address }) => {
    const map = async () => {
      assert.match(await text(page, '.mapping-questions'), /No column says when a ticket was created/);
      assert.equal(await text(page, '.mapping .file-name'), 'translated.csv');
      await page.select('#mapping-created', '5');
      assert.equal(await page.$eval('#mapping-created-format', (select) => select.value), 'dayFirst');
      await page.select('#mapping-resolved', '3');
      await page.select('#mapping-channel', '2');
      await page.select('#mapping-csat', '4');
      assert.deepEqual(await page.$$eval('.mapping .marks td', (all) => all.map((cell) => cell.textContent)), ['', '', 'channel', 'resolved', 'CSAT', 'created', '']);
      await page.select('#mapping-zone', '330');
      await press(page, '[data-action="read-export"]');
      await outcome(page, /^3 rows read/);
      assert.match(await text(page, '[data-recognised]'), /^As you chose: Semicolons, Windows-1252; 4 of 7 columns used; dates day first; satisfaction 1 to 5, satisfied from 4; days and times without a zone in UTC\+05:30\.$/);
    };
    const again = async () => {
      await leave(page);
      await page.goto(`${address}${tickets.hash}`);
      await ready(page);
      await choose(page, fixture('translated'));
    };
    await choose(page, fixture('translated'));
    await asked(page);
    await press(page, '[data-action="cancel-mapping"]');
    await outcome(page, /^Cancelled/);
    await choose(page, fixture('translated'));
    await asked(page);
    await map();
    await choose(page, fixture('translated'));
    await outcome(page, /^3 rows read/);
    assert.equal(await page.$('dialog'), null, 'the same headers are not asked twice');
    await again();
    await asked(page);
    assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing is kept unasked');
    await press(page, '[data-action="cancel-mapping"]');
    await press(page, '#remember');
    await choose(page, fixture('translated'));
    await asked(page);
    await map();
    await again();
    await outcome(page, /^3 rows read/);
    await press(page, '[data-action="change-mapping"]');
    await asked(page);
    assert.equal(await page.$eval('#mapping-created', (select) => select.value), '5');
    await press(page, '[data-action="cancel-mapping"]');
    await press(page, '[data-action="forget"]');
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  },
  tickets,
);

visit(
  'dates that may be day first or month first are asked, from the keyboard',
  async ({ page }) => {
    await page.focus('#export-paste');
    for (const line of ['created_at,csat', '03/04/2026 10:00,5', '05/06/2026 11:00,2']) {
      await page.keyboard.type(line);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await asked(page);
    assert.equal(await text(page, '.mapping-questions'), 'Are the values of “created_at” such as “03/04/2026 10:00” day first or month first?');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'mapping-created-format');
    await press(page, '[data-action="read-export"]');
    assert.match(await text(page, '#mapping-problem'), /Choose how “created_at” is written/);
    await page.select('#mapping-created-format', 'monthFirst');
    for (let presses = 0; presses < 60 && (await page.evaluate(() => document.activeElement?.getAttribute('data-action'))) !== 'read-export'; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press(' ');
    await reported(page);
    assert.match(await text(page, '.sentence'), /^2 tickets created from 4 Mar 2026 to 6 May 2026 \(UTC[^)]*\)\./);
    await page.focus('[data-action="change-mapping"]');
    await page.keyboard.press(' ');
    await asked(page);
    await page.keyboard.press('Escape');
    await outcome(page, /^Cancelled/);
  },
  tickets,
);

visit(
  'odd files are refused in words, and the last report stays',
  async ({ page }) => {
    await choose(page, fixture('snake-case'));
    await reported(page);
    await drop(page, { 'nothing.csv': '' });
    await outcome(page, /^nothing\.csv: The file is empty\. Export the tickets again, with a header line\.$/);
    await drop(page, { 'picture.png': '\u0089PNG\u0000\u0001\u0002\u0000\u0000' });
    await outcome(page, /^picture\.png: The file is no text\./);
    await drop(page, { 'wide.csv': `${Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(',')}\n1\n` });
    await outcome(page, /^wide\.csv: The file's first line is no header: it is too long or has more than [\d,]+ columns\./);
    await drop(page, { 'header.csv': 'created_at,csat\n' });
    await outcome(page, /^The file has a header and no rows below it\./);
    assert.equal(await measured(page, 'Tickets'), '3');
    await drop(page, { 'twice.csv': 'created_at,Created at,csat\n2026-01-01 10:00,2026-01-02 10:00,5\n' });
    await asked(page);
    assert.equal(await text(page, '.mapping-questions'), 'Which column is “created”: “created_at” or “Created at”?');
    await page.select('#mapping-created', '1');
    await press(page, '[data-action="read-export"]');
    await page.waitForFunction(() => document.querySelector('.sentence')?.textContent?.startsWith('1 ticket created on 2 Jan 2026 (UTC'));
  },
  tickets,
);

visit(
  'of 5,000 columns one is chosen',
  async ({ page }) => {
    const numbers = Array.from({ length: 5_000 }, (_, index) => index);
    await drop(page, { 'wide.csv': `${numbers.map((index) => `c${index}`).join(',')}\n${numbers.map((index) => (index === 4_321 ? '31/01/2026 10:00' : index)).join(',')}\n` });
    await asked(page);
    assert.match(await text(page, '.mapping-questions'), /No column says when a ticket was created/);
    await page.select('#mapping-created', '4321');
    assert.equal(await page.$eval('#mapping-created-format', (select) => select.value), 'dayFirst');
    assert.deepEqual(await page.$$eval('.mapping .used', (all) => all.map((cell) => cell.textContent)), ['created', 'c4321', '31/01/2026 10:00']);
    await press(page, '[data-action="read-export"]');
    await outcome(page, /^1 rows? read/);
    assert.match(await text(page, '[data-recognised]'), /; 1 of 5,?000 columns used; dates day first;/);
  },
  tickets,
);

visit(
  'a field of 100 MB costs its own row and no other',
  async ({ page }) => {
    await page.evaluate(() => {
      const megabyte = 'x'.repeat(1_000_000);
      const file = new File(['created_at,channel\n2026-01-01 10:00,email\n2026-01-02 10:00,"', ...Array.from({ length: 100 }, () => megabyte), '"\n2026-01-03 10:00,chat\n'], 'long.csv');
      const files = new DataTransfer();
      files.items.add(file);
      const picker = /** @type {HTMLInputElement} */ (document.querySelector('#export-files'));
      picker.files = files.files;
      picker.dispatchEvent(new Event('change'));
    });
    await page.waitForFunction(() => /rows read/.test(document.querySelector('.export-outcome')?.textContent ?? ''));
    assert.match(await text(page, '.export-outcome'), /^2 rows read in .*; 1 could not be read, see the end of the result\.$/);
    assert.deepEqual(await rows(page, 'reasons'), [['longer than 1 MiB', '1']]);
    assert.equal((await rows(page, 'bad-rows'))[0]?.[0], '3');
  },
  tickets,
);

visit(
  'reading shows how far it is, leaves the page alive, and can be cancelled half-way',
  async ({ page }) => {
    await page.evaluate(() => {
      const lines = new Blob(['2026-01-01 10:00,email,5\n'.repeat(40_000)]);
      const file = new File(['created_at,channel,csat\n', ...Array.from({ length: 600 }, () => lines)], 'long.csv');
      const files = new DataTransfer();
      files.items.add(file);
      const picker = /** @type {HTMLInputElement} */ (document.querySelector('#export-files'));
      picker.files = files.files;
      picker.dispatchEvent(new Event('change'));
    });
    await page.waitForFunction(() => document.querySelector('.export-progress')?.checkVisibility() && /^[\d.,]+ of 600 MB; [\d,]+ rows, [\d,]+ a second$/.test(document.querySelector('[data-rate]')?.textContent ?? ''));
    const progress = await page.$eval('progress', (bar) => bar.value);
    assert.ok(progress > 0 && progress < 1, `${progress}`);
    await press(page, '[data-action="cancel-export"]');
    await outcome(page, /^Cancelled/);
    assert.equal(await page.$eval('.export-progress', (node) => node.checkVisibility()), false);
    await choose(page, fixture('snake-case'));
    await outcome(page, /^3 rows read/);
  },
  tickets,
);

visit(
  'text from a file stays text',
  async ({ page }) => {
    const evil = '<img src=x onerror="document.title=1">';
    const quoted = `"${evil.replaceAll('"', '""')}"`;
    await drop(page, { [`${evil.replaceAll('/', '')}.csv`]: `created_at,channel,agent,${quoted}\n2026-01-01 10:00,${quoted},${quoted},1\n2026-01-01 10:00,${quoted},${quoted},1\n${quoted},email,a,1\n` });
    await reported(page);
    await press(page, '.export-columns summary');
    assert.equal((await rows(page, 'breakdown'))[0]?.[0], evil);
    assert.equal((await rows(page, 'bad-rows'))[0]?.[2], evil);
    assert.equal(await page.$('main img, dialog img'), null);
    await press(page, '[data-action="change-mapping"]');
    await asked(page);
    assert.equal(await page.$('main img, dialog img'), null);
  },
  tickets,
);

visit(
  'measured figures become the client’s in one step that can be undone',
  async ({ page }) => {
    await drop(page, { 'tickets.csv': MANY });
    await reported(page);
    const settings = await rows(page, 'baselines');
    assert.match(settings[0]?.[0] ?? '', /^Contacts a month\|Client fact\. Tickets of the whole months/);
    assert.deepEqual(settings[0]?.slice(1), ['40,000 a month', '600 a month']);
    await press(page, '[data-action="use-baselines"]');
    assert.equal(await page.$eval('[data-action="use-baselines"]', (button) => /** @type {HTMLButtonElement} */ (button).disabled), true);
    await openView(page, 'nps');
    const promoters = Number(await page.$eval('#input-promoters', (field) => field.value));
    const expected = MANY.split('\n').slice(1, -1).filter((row) => Number(row.split(',')[12]) >= 9).length;
    assert.equal(promoters, expected);
    await press(page, '[data-action="undo"]');
    await page.waitForSelector('main[data-view="tickets"]');
    assert.deepEqual(await rows(page, 'baselines'), settings);
    assert.equal(await page.$eval('[data-action="undo"]', (button) => /** @type {HTMLButtonElement} */ (button).disabled), true);
    assert.match(page.url(), /#v1&view=tickets&end$/);
  },
  tickets,
);

visit(
  'targets, rules and definitions change the report without reading again',
  async ({ page }) => {
    await drop(page, { 'tickets.csv': MANY });
    await reported(page);
    const level = async () => (await rows(page, 'service-levels'))[0] ?? [];
    const before = await level();
    assert.match(before[2] ?? '', /%\|within .*\n.* to .* of /);
    await press(page, '[data-part="service-levels"] .report-edit summary');
    await typeInto(page, '#target-p1-firstResponseHours', '1000');
    await page.waitForFunction(() => /^100%/.test(document.querySelector('table[data-table="service-levels"] tbody td:nth-child(3)')?.textContent ?? ''));
    await typeInto(page, '#target-p1-firstResponseHours', 'x');
    await page.waitForFunction(() => document.querySelector('[data-part="service-levels"] .problem')?.textContent !== '');
    await page.select('#report-confidence', '0.99');
    await page.waitForFunction(() => document.querySelector('table[data-table="overall"] thead')?.textContent?.includes('99% confidence'));
    const score = await text(page, '[data-scorecard]');
    await press(page, '[data-part="scorecard"] .report-edit summary');
    await typeInto(page, '#scorecard-csat-best', '100');
    await page.waitForFunction((score) => document.querySelector('[data-scorecard]')?.textContent !== score, {}, score);
    await page.waitForSelector('.chart.control svg');
    assert.ok((await page.$$('.signals li')).length > 0, 'the day on which everybody was dissatisfied is a signal');
    await page.select('#locale', 'EUR/de-DE');
    await page.waitForFunction(() => /^\d+,\d+/.test(document.querySelector('[data-headline]')?.textContent ?? ''));
  },
  tickets,
);

const downloads = { chrome: scratchFolder(), firefox: scratchFolder() };
for (const kind of /** @type {const} */ (['chrome', 'firefox'])) {
  visit(
    'the table is saved as CSV that no spreadsheet runs',
    async ({ page, way }) => {
      await typeInto(page, '#client', `Acme ${way}`);
      await drop(page, { 'tickets.csv': 'created_at,channel\n2026-01-01 10:00,=1+1\n2026-01-01 11:00,"@a,""b"\n' });
      await reported(page);
      await press(page, '[data-action="save-table"]');
      const table = readFileSync(await saved(downloads[kind], `service-roi-acme-${way}-kpis.csv`, '\n'), 'utf8');
      assert.match(table, /^\uFEFF?by,name,kpi,value,low,high,n,unit\r?\n/);
      assert.match(table, /channel,'=1\+1,/i);
      assert.doesNotMatch(table, /(^|,|\n)"?[=@+]/);
    },
    { ...tickets, kinds: [kind], options: { downloads: downloads[kind] } },
  );
}

visit(
  'dialog and report fit across at every width',
  async ({ page }) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      await choose(page, fixture('translated'));
      await asked(page);
      assert.ok((await wide()) <= 0 && (await page.$eval('dialog', (dialog) => dialog.scrollWidth <= dialog.clientWidth)), `the dialog at ${width}`);
      await press(page, '[data-action="cancel-mapping"]');
      await drop(page, { 'tickets.csv': `${MANY}2026-02-31,,,,,,,,,,,,,\n` });
      await reported(page);
      await page.waitForSelector('.chart.control svg');
      await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
      assert.ok((await wide()) <= 0, `the report at ${width} is ${await wide()} pixels too wide`);
    }
  },
  tickets,
);

visit(
  'nothing moves while files are read and the report comes',
  async ({ page }) => {
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      // The other width itself moves everything: it must be on the screen before anything is watched.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await new Promise((done) => setTimeout(done, 300));
      await page.evaluate(() => {
        const shifts = /** @type {string[]} */ ((/** @type {any} */ (window).shifts = []));
        const named = (/** @type {any} */ { node, previousRect, currentRect }) => `${node?.className || node?.nodeName} ${previousRect.top},${previousRect.height} to ${currentRect.top},${currentRect.height}`;
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((/** @type {any} */ entry) => `${entry.value}: ${entry.sources.map(named).join('; ')}`))).observe({ type: 'layout-shift' });
      });
      for (const content of [SNAKE_CASE, MANY, `${MANY}2026-02-31,,,,,,,,,,,,,\n`, '']) {
        await drop(page, { 'tickets.csv': content });
        await new Promise((done) => setTimeout(done, 1_200));
      }
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).shifts), [], `at ${width}`);
    }
  },
  { ...tickets, kinds: ['chrome'], ways: ['http'] },
);

for (const dark of [false, true]) {
  visit(
    `axe finds nothing in dialog and report in ${dark ? 'dark' : 'light'}`,
    async ({ page }) => {
      await page.evaluate(axe.source);
      const violations = () =>
        page.evaluate(async () => {
          const found = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
          return found.violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${node.target} ${node.failureSummary}`));
        });
      for (const width of [1440, 360]) {
        await page.setViewport({ width, height: 900 });
        await choose(page, fixture('translated'));
        await asked(page);
        await press(page, '[data-action="read-export"]');
        assert.deepEqual(await violations(), [], `the dialog at ${width}`);
        await press(page, '[data-action="cancel-mapping"]');
        await drop(page, { 'tickets.csv': `${MANY}2026-02-31,,,,,,,,,,,,,\n` });
        await outcome(page, /could not be read/);
        await page.waitForSelector('.chart.control svg');
        await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
        assert.deepEqual(await violations(), [], `the report at ${width}`);
      }
    },
    { ...tickets, options: { dark } },
  );
}
