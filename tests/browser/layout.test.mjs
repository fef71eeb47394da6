// Nothing is cut off at any width, in any currency; and the pictures, of which the README shows one.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { LOCALES } from '../../www/app/locales.js';
import { catalogue } from '../page/catalogue.mjs';
import { WIDTHS, openView, press, ready, show, text, visit } from './visit.mjs';

const VIEWS = ['start', 'kpis', 'tickets', ...catalogue.filter(({ section }) => section === 'calculators').map(({ id }) => id), 'csat', 'first-contact-resolution', 'scorecard', 'point-worth'];
const PICTURES = 'target/screenshots';

visit('twelve digits fit into every headline in every currency', async ({ page, address }) => {
  const links = [
    'view=start',
    'view=customer-lifetime-value&customer-lifetime-value.averagePurchaseValue=10000000000&customer-lifetime-value.purchasesPerYear=30',
    'view=retention-revenue&customers=10000000000&annualRevenuePerCustomer=20000',
    'view=aht-savings&agents=10000000&monthlyCostPerAgent=999999&aht-savings.realisationRate=0.9&aht-savings.ahtReduction=0.1',
    'view=budget-split&budget=999999999999',
  ];
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 900 });
    for (const link of links) {
      const shared = link === 'view=start' ? 'view=start&customers=10000000000&annualRevenuePerCustomer=20000&agents=10000000&monthlyCostPerAgent=999999&budget=999999999999&aht-savings.realisationRate=0.9' : link;
      await page.goto(`${address}#v1&${shared}&end`);
      for (const { key } of LOCALES) {
        await page.select('#locale', key);
        const cut = await page.evaluate(() => {
          const figures = [...document.querySelectorAll('.headline, .outputs output:not(.reason), .stick-figure, #rail output')].filter((node) => node.checkVisibility());
          return figures.flatMap((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            const ink = range.getBoundingClientRect();
            const holder = /** @type {HTMLElement} */ (node.closest('.card, .outputs div, .result, .stick, #rail'));
            const room = holder.getBoundingClientRect();
            const fits = ink.left >= room.left - 0.5 && ink.right <= room.right + 0.5 && ink.right <= innerWidth;
            const digits = (node.textContent ?? '').replace(/\D/g, '').length;
            return fits ? [] : [`${node.textContent} (${digits} digits): ${Math.round(ink.left)}–${Math.round(ink.right)} in ${Math.round(room.left)}–${Math.round(room.right)}`];
          });
        });
        assert.deepEqual(cut, [], `${link} at ${width} with ${key}`);
        const headline = await text(page, '.headline output');
        if (link !== 'view=start') assert.ok(headline.replace(/\D/g, '').length >= 12, `${headline} has fewer than 12 digits`);
      }
    }
  }
});

visit('at every width each view fits across', async ({ page }) => {
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 900 });
    for (const id of VIEWS) {
      await openView(page, id);
      await page.$$eval('details, .about-text', (all) => all.forEach((node) => (node instanceof HTMLDetailsElement ? (node.open = true) : undefined)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${id} at ${width} is ${wide} pixels too wide`);
    }
  }
});

visit(
  'pictures of every view, in light and in dark',
  async ({ page }) => {
    mkdirSync(PICTURES, { recursive: true });
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: width === 1440 ? 1000 : 900 });
        for (const id of VIEWS) {
          await openView(page, id);
          if (!['start', 'kpis', 'tickets'].includes(id)) await page.waitForSelector('.chart svg');
          await new Promise((done) => setTimeout(done, 100));
          const picture = await page.screenshot({ path: `${PICTURES}/${id}-${width}-${scheme}.png` });
          assert.ok(picture.length > 10_000);
        }
      }
    }
  },
  { kinds: ['chrome'], ways: ['http'] },
);

visit(
  'a projector shows headline, chart and three inputs, and the arrow keys lead on',
  async ({ page }) => {
    await page.setViewport({ width: 1920, height: 1080 });
    await show(page, 'retention-revenue');
    await page.waitForSelector('.chart svg');
    await press(page, '[data-action="present"]');
    const visible = (selector) => page.$$eval(selector, (all) => all.filter((node) => node.checkVisibility()).length);
    assert.equal(await visible('input[data-input]'), 3);
    assert.equal(await visible('.headline'), 1);
    assert.equal(await visible('.chart svg'), 2);
    assert.ok((await page.$eval('.headline', (node) => Number.parseFloat(getComputedStyle(node).fontSize))) > 80);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), true, 'nothing to scroll to');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('main[data-view="aht-savings"]');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('main[data-view="customer-lifetime-value"]');
    assert.equal(await visible('input[data-input]'), 3);
    await page.keyboard.press('Escape');
    assert.ok((await visible('input[data-input]')) > 3);
    await ready(page);
  },
);
