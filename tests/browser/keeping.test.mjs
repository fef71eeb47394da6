// Undo, reset, links to copy, pages to save, what is remembered, and print.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { leave, output, press, reads, ready, saved, scratchFolder, show, text, typeInput, typeInto, visit } from './visit.mjs';

const headline = (page) => text(page, '[data-headline-of="retention-revenue"]');

visit('undo and redo go step by step, back to where the change was made', async ({ page }) => {
  await typeInput(page, 'customers', '30000');
  await typeInput(page, 'grossMargin', '50');
  await show(page, 'retention-revenue');
  await typeInput(page, 'years', '3');
  await press(page, '[data-action="undo"]');
  assert.equal(await page.$eval('#input-years', (field) => field.value), '5');
  await press(page, '[data-action="undo"]');
  await page.waitForSelector('main[data-view="start"]');
  assert.equal(await headline(page), '$72,000');
  await press(page, '[data-action="undo"]');
  assert.equal(await headline(page), '$48,000');
  assert.equal(await page.$eval('[data-action="undo"]', (button) => button.disabled), true);
  for (let steps = 0; steps < 3; steps += 1) await press(page, '[data-action="redo"]');
  assert.equal(await output(page, 'retainedMargin'), 90000);
  assert.equal(await page.$eval('#input-years', (field) => field.value), '3');
});

visit('a refused figure leaves no step to undo', async ({ page }) => {
  await typeInput(page, 'customers', '1.234');
  await press(page, '[data-action="undo"]');
  assert.equal(await page.$eval('#input-customers', (field) => field.value), '20,000');
  assert.equal(await page.$eval('[data-action="undo"]', (button) => button.disabled), true);
});

visit('reset brings the example back, and undo the figures', async ({ page }) => {
  await typeInput(page, 'customers', '30000');
  await press(page, '[data-action="reset"]');
  assert.equal(await headline(page), '$48,000');
  await press(page, '[data-action="undo"]');
  assert.equal(await headline(page), '$72,000');
});

visit(
  'a link can be copied where others can open it, and only there',
  async ({ page, way, kind, address }) => {
    const button = '[data-action="copy-link"]';
    assert.equal(await page.$eval(button, (node) => /** @type {HTMLElement} */ (node).hidden), way === 'file');
    if (way === 'file') return;
    await typeInput(page, 'customers', '30000');
    if (kind === 'chrome') await page.browserContext().overridePermissions(new URL(address).origin, ['clipboard-read', 'clipboard-write']);
    await page.click('[popovertarget="share-menu"]');
    await page.click(button);
    await page.waitForSelector('[data-notice]');
    // A browser that does not let the page write to the clipboard shows the link to be copied by hand.
    const byHand = await page.$('[data-notice] input');
    const link = byHand ? await byHand.evaluate((field) => /** @type {HTMLInputElement} */ (field).value) : await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, `${address}#v1&customers=30000&end`);
  },
);

const downloads = { chrome: scratchFolder(), firefox: scratchFolder() };
for (const kind of /** @type {const} */ (['chrome', 'firefox'])) {
  visit(
    'the page saved with its figures is a page of its own, that can be saved again',
    async ({ page, way, complaints }) => {
      const folder = downloads[kind];
      const client = `Müller & Söhne </script> ${way}`;
      await typeInto(page, '#client', client);
      await typeInput(page, 'customers', '30000');
      await show(page, 'budget-split');
      await typeInto(page, '[data-line="0"] [data-line-name]', '</script><b>$&');
      await press(page, '[data-action="save-page"]');
      const first = await saved(folder, `service-roi-müller-söhne-script-${way}.html`, '</html>\n');
      await leave(page);
      await page.goto(pathToFileURL(first).href);
      await ready(page);
      assert.equal(await page.$eval('#client', (field) => field.value), client);
      assert.equal(await text(page, 'h1'), 'Budget split');
      assert.equal(await page.$eval('[data-line="0"] [data-line-name]', (field) => field.value), '</script><b>$&');
      await page.waitForSelector('.chart svg');
      await show(page, 'retention-revenue');
      assert.equal(await output(page, 'retainedMargin'), 72000);
      await typeInto(page, '#client', `Again ${way}`);
      await typeInput(page, 'customers', '40000');
      await press(page, '[data-action="save-page"]');
      const second = await saved(folder, `service-roi-again-${way}.html`, '</html>\n');
      assert.ok(Math.abs(readFileSync(second).length - readFileSync(first).length) < 500, 'nothing piles up');
      await leave(page);
      await page.goto(pathToFileURL(second).href);
      await ready(page);
      assert.equal(await output(page, 'retainedMargin'), 96000);
      assert.deepEqual(complaints, []);
    },
    { kinds: [kind], options: { downloads: downloads[kind] } },
  );
}

visit('figures are remembered only where it is allowed, and can be forgotten', async ({ page, address }) => {
  const comeBack = async () => {
    await leave(page);
    await page.goto(address);
    await ready(page);
  };
  await typeInput(page, 'customers', '30000');
  await comeBack();
  assert.equal(await headline(page), '$48,000', 'nothing is kept unasked');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await press(page, '#remember');
  await typeInput(page, 'customers', '30000');
  await page.waitForFunction(() => JSON.stringify(localStorage).includes('30000'));
  await comeBack();
  assert.equal(await headline(page), '$72,000');
  await press(page, '[data-action="forget"]');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await typeInput(page, 'customers', '40000');
  await comeBack();
  assert.equal(await headline(page), '$48,000');
});

visit('paper shows the result with the figures that made it and their sources, and no controls', async ({ page, kind }) => {
  await show(page, 'aht-savings');
  await typeInto(page, '#client', 'Acme');
  await typeInput(page, 'agents', '80');
  await page.waitForSelector('.chart svg');
  await reads(page, '.printout tbody tr:first-child', 'Agents80');
  assert.match(await text(page, '.footnotes'), /Definition of Exceptional Customer Service/);
  // Firefox shows its paper to nobody but the printer.
  const pdf = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
  assert.ok(pdf.startsWith('%PDF'));
  if (kind !== 'chrome') return;
  assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 1, 'one sheet');
  await page.emulateMediaType('print');
  const visible = (selector) => page.$$eval(selector, (all) => all.filter((node) => node.checkVisibility()).length);
  assert.equal(await visible('button, select, input, .rail, .slide'), 0);
  for (const part of ['[data-headline]', '.sentence', '.outputs', '.chart svg', '.printout table', '.footnotes', '#printed-client']) assert.equal(await visible(part), 1, part);
});
