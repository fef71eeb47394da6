// What a link carries, opened in a real browser: the same figures to the bit, damage reported, and nothing in it run.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeLink, encodeLink } from '../../www/app/link.js';
import { LOCALES, localeOf } from '../../www/app/locales.js';
import { inputsFor, reconciled } from '../../www/app/state.js';
import { calculate, catalogue } from '../page/catalogue.mjs';
import { randomState, usualState } from '../page/random-state.mjs';
import { randomSource } from '../page/random.mjs';
import { leave, ready, text, typeInput, visit } from './visit.mjs';

/** @param {import('puppeteer-core').Page} page */
const notices = (page) => page.$$eval('[data-notice]', (all) => all.map((notice) => notice.textContent ?? ''));

/**
 * What the page makes of a link: the state as the links to its views carry it, and the results on show.
 * @param {import('puppeteer-core').Page} page
 */
const opened = (page) =>
  page.evaluate(() => {
    const { view } = /** @type {HTMLElement} */ (document.querySelector('main')).dataset;
    const link = /** @type {HTMLAnchorElement} */ (document.querySelector(`#rail a[data-view-link="${view}"]`));
    const outputs = [...document.querySelectorAll('output[data-output]')].map((node) => [/** @type {HTMLElement} */ (node).dataset.output, /** @type {HTMLElement} */ (node).dataset.value]);
    return { link: new URL(link.href).hash, outputs: Object.fromEntries(outputs) };
  });

visit('200 random states come through a link to the bit', async ({ page, address }) => {
  const random = randomSource(2026);
  let compared = 0;
  for (let round = 0; round < 200; round += 1) {
    const state = reconciled(catalogue, (round % 2 ? randomState : usualState)(random, catalogue, LOCALES));
    const link = encodeLink(state, catalogue);
    await page.goto(address + link);
    const found = await opened(page);
    assert.deepEqual(decodeLink(found.link, catalogue), { state, notices: [] }, link);
    const calculator = catalogue.find(({ id }) => id === state.view);
    const answer = calculator && calculate(calculator.id, inputsFor(state, calculator, localeOf(state.locale).minorUnitDigits));
    if (!answer?.ok) continue;
    compared += 1;
    for (const [key, value] of Object.entries(answer.outputs)) assert.equal(found.outputs[key], value === null ? '' : String(value), `${link}: ${key}`);
  }
  assert.ok(compared >= 60, `Only ${compared} states had results to compare.`);
});

visit('every link of version 1 opens when the page does', async ({ page, address }) => {
  const { links } = JSON.parse(readFileSync(new URL('../fixtures/links-v1.json', import.meta.url), 'utf8'));
  for (const { what, link, state, notices: count } of links) {
    await leave(page);
    await page.goto(address + link);
    await ready(page);
    const { state: found } = decodeLink((await opened(page)).link, catalogue);
    assert.deepEqual(found, reconciled(catalogue, { ...found, ...state }), what);
    assert.equal((await page.$$('[data-notice]')).length, count > 0 ? 1 : 0, what);
  }
});

visit('the address carries what was typed, and Back goes to the view before', async ({ page }) => {
  await typeInput(page, 'customers', '30000');
  await page.click('#rail a[data-view-link="retention-revenue"]');
  await page.waitForFunction(() => location.hash === '#v1&view=retention-revenue&customers=30000&end');
  await page.waitForSelector('.chart svg');
  await page.reload();
  await ready(page);
  assert.equal(await text(page, '[data-headline]'), '$72,000');
  await page.goBack();
  await page.waitForSelector('main[data-view="start"]');
  assert.equal(await text(page, '[data-headline-of="retention-revenue"]'), '$72,000');
});

visit('a link of a megabyte is refused in a sentence and the page works', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = `#v1&agents=60&client=${'x'.repeat(1_000_000)}&end`;
  });
  await page.waitForSelector('[data-notice]');
  assert.match((await notices(page)).join(), /more than any link of this page, so nothing was taken/);
  await typeInput(page, 'customers', '30000');
  assert.equal(await text(page, '[data-headline-of="retention-revenue"]'), '$72,000');
});

visit('a script in a link is a text, whatever it is put into', async ({ page, address }) => {
  const script = encodeURIComponent('<img src=x onerror="document.title=1"><script>document.title=1</script>');
  await leave(page);
  await page.goto(`${address}#v1&view=budget-split&client=${script}&customers=${script}&agents=60&budget-split.lines=${script},30,training;Rest,1&${script}=5&end`);
  await ready(page);
  await page.waitForSelector('.chart svg');
  assert.equal(await page.$eval('#client', (field) => field.value), decodeURIComponent(script));
  assert.equal(await page.$eval('[data-line="0"] [data-line-name]', (field) => field.value), decodeURIComponent(script));
  assert.equal((await page.$$('img, main script')).length, 0);
  assert.match(await page.title(), /^<img src=x/);
  assert.match((await notices(page)).join(), /Customers cannot be “%3Cimg%20src/);
  assert.equal(await page.$eval('#input-agents', (field) => field.value), '60', 'the rest is kept');
});
