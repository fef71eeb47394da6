// Nothing moves while somebody types. Only Chromium tells what has moved.

import assert from 'node:assert/strict';
import { catalogue } from '../page/catalogue.mjs';
import { WIDTHS, openView, press, typeInto, visit } from './visit.mjs';

const VIEWS = ['start', ...catalogue.filter(({ section }) => section === 'calculators').map(({ id }) => id), 'csat', 'nps'];

visit(
  'nothing moves over 200 keystrokes at any width',
  async ({ page }) => {
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      let keystrokes = 0;
      const texts = ['1', '12', '123456', '0', '-5', 'abc', '1.234', '99', '100', '50'];
      for (const id of VIEWS) {
        await openView(page, id);
        if (id !== 'start') await page.waitForSelector('.chart svg');
        await new Promise((done) => setTimeout(done, 200));
        await page.evaluate(() => {
          const shifts = /** @type {string[]} */ ((/** @type {any} */ (window).shifts = []));
          const named = (/** @type {any} */ { node, previousRect, currentRect }) => `${node?.className || node?.nodeName} ${previousRect.top},${previousRect.height} to ${currentRect.top},${currentRect.height}`;
          const said = (/** @type {any} */ entry) => `${entry.value}: ${entry.sources.map(named).join('; ')}; typed: ${/** @type {HTMLInputElement} */ (document.activeElement).id} ${/** @type {HTMLInputElement} */ (document.activeElement).value}`;
          new PerformanceObserver((list) => shifts.push(...list.getEntries().map(said))).observe({ type: 'layout-shift' });
        });
        const fields = await page.$$eval('main input[type="text"]:not(:disabled)', (all) => all.map((field, index) => ((/** @type {HTMLElement} */ (field).dataset.typed = String(index)), `[data-typed="${index}"]`)));
        for (const [index, field] of fields.entries()) {
          await page.$eval(field, (node) => node.scrollIntoView({ block: 'center' }));
          await new Promise((done) => setTimeout(done, 60));
          for (const next of [0, 3]) {
            const typed = texts[(index + next) % texts.length] ?? '';
            await typeInto(page, field, typed);
            keystrokes += typed.length;
          }
        }
        await new Promise((done) => setTimeout(done, 200));
        const shifts = await page.evaluate(() => /** @type {any} */ (window).shifts);
        assert.deepEqual(shifts, [], `${id} at ${width}`);
        await press(page, '[data-action="reset"]');
      }
      assert.ok(keystrokes >= 200, `${keystrokes} keystrokes`);
    }
  },
  { kinds: ['chrome'], ways: ['http'] },
);
