// The page without a mouse, with a screen reader, and with the reader's own wishes for colours and motion.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { catalogue } from '../page/catalogue.mjs';
import { openView, output, press, show, text, visit } from './visit.mjs';

const VIEWS = ['start', 'kpis', 'tickets', ...catalogue.filter(({ section }) => section === 'calculators').map(({ id }) => id), 'csat', 'first-contact-resolution', 'scorecard', 'point-worth'];

for (const dark of [false, true]) {
  visit(
    `axe finds nothing in ${dark ? 'dark' : 'light'}`,
    async ({ page }) => {
      assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), dark);
      await page.evaluate(axe.source);
      const violations = () =>
        page.evaluate(async () => {
          const found = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
          return found.violations.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ node) => `${id}: ${node.target} ${node.failureSummary}`));
        });
      for (const width of [1440, 360]) {
        await page.setViewport({ width, height: 900 });
        for (const id of VIEWS) {
          await openView(page, id);
          if (!['start', 'kpis', 'tickets'].includes(id)) await page.waitForSelector('.chart svg');
          await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
          assert.deepEqual(await violations(), [], `${id} at ${width}`);
        }
      }
      // Refused figures, warnings, help, menus and notices have colours of their own.
      await show(page, 'aht-savings');
      await page.$eval('#input-occupancy', (field) => {
        /** @type {HTMLInputElement} */ (field).value = '95';
        field.dispatchEvent(new Event('input'));
      });
      await page.$eval('#input-agents', (field) => {
        /** @type {HTMLInputElement} */ (field).value = 'x';
        field.dispatchEvent(new Event('input'));
      });
      await press(page, '[aria-controls="about-occupancy"]');
      await press(page, '[data-action="forget"]');
      await press(page, '[popovertarget="share-menu"]');
      assert.deepEqual(await violations(), [], 'with problems, warnings, help and a menu');
    },
    { options: { dark } },
  );
}

visit('everything can be done from the keyboard', async ({ page }) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the figures');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  /** @param {string} selector */
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`Tab does not lead to ${selector}.`);
  };
  await tabTo('#input-customers');
  const outline = await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle);
  assert.equal(outline, 'solid', 'the focus is in sight');
  await page.keyboard.press('ArrowUp');
  assert.equal(await text(page, '[data-headline-of="retention-revenue"]'), '$48,240');
  await tabTo('[data-slider="grossMargin"]');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.$eval('#input-grossMargin', (field) => field.value), '40.5');
  await tabTo('#result a[data-view-link="retention-revenue"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('main[data-view="retention-revenue"]');
  await tabTo('[data-choice="retentionChangeReading"]');
  await page.keyboard.press('ArrowRight');
  assert.ok(Math.abs((await output(page, 'newRetention')) - 0.804) < 1e-12);
  await tabTo('.working summary');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.working[open] .steps li');
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  assert.equal(await output(page, 'newRetention'), 0.805);
});

visit('every field says what it is, in which unit, and why it was refused', async ({ page }) => {
  await show(page, 'retention-revenue');
  const described = (key) =>
    page.$eval(`#input-${key}`, (field) => [
      /** @type {HTMLInputElement} */ (field).labels?.[0]?.textContent,
      ...(field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)).filter((node) => node && !node.hidden).map((node) => node?.textContent),
    ].filter(Boolean));
  assert.deepEqual(await described('retentionChange'), ['Retention gain', 'points', 'Typical: 0.5 to 18 points']);
  await page.$eval('#input-retentionChange', (field) => {
    /** @type {HTMLInputElement} */ (field).value = 'x';
    field.dispatchEvent(new Event('input'));
  });
  assert.match((await described('retentionChange')).join(' '), /Retention gain points “x” is not|not one number/);
});

visit(
  'motion is left out for those who asked for none',
  async ({ page }) => {
    const moving = () => page.$$eval('*', (all) => all.filter((node) => getComputedStyle(node).transitionDuration !== '0s' || getComputedStyle(node).animationName !== 'none').length);
    assert.equal(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches), true);
    assert.equal(await moving(), 0);
  },
  { options: { reducedMotion: true } },
);
