// Nothing leaves the machine, whatever is done on the page.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { SITE } from './browsers.mjs';
import { scratchFolder, visit, workerAnswers } from './visit.mjs';

const QUIET_MILLISECONDS = 60_000;

visit(
  'no request from load to a minute after every control was used',
  async ({ page, way, server }) => {
    if (server) await workerAnswers(page);
    const files = readdirSync(SITE, { recursive: true }).map((file) => `/${file}`);
    for (const path of server?.requests ?? []) assert.ok(path === '/' || files.includes(path), `${path} is no file of the page`);
    /** @type {string[]} */
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    const asked = server?.requests.length ?? 0;

    const unused = await page.evaluate(useEveryControl);
    assert.deepEqual(unused, []);
    await new Promise((done) => setTimeout(done, QUIET_MILLISECONDS));
    assert.deepEqual(server?.requests.slice(asked) ?? [], []);
    // A worker answers the page's own files from what it keeps, with no network.
    const elsewhere = requests.filter((url) => !/^(data|blob):/.test(url) && !(server && url.startsWith(server.origin)));
    assert.deepEqual(elsewhere, [], way);
  },
  { hash: '#v1&view=retention-revenue&end', together: true, options: { downloads: scratchFolder() } },
);

/** Runs in the page. Returns the controls that were there and were not used. */
async function useEveryControl() {
  window.print = () => {};
  const all = new Set();
  const used = new Set();
  const soon = () => new Promise((done) => setTimeout(done, 30));
  const nameOf = (/** @type {Element} */ node) => {
    const { dataset, id } = /** @type {HTMLElement} */ (node);
    return [node.tagName, dataset.action, dataset.viewLink, dataset.input, dataset.slider, dataset.choice, dataset.target, dataset.fact, id, node.textContent?.slice(0, 30)].filter(Boolean).join(' ');
  };
  const controls = () => [...document.querySelectorAll('button, summary, a[href], input, select')];
  const fire = (/** @type {Element} */ node, /** @type {string} */ type) => node.dispatchEvent(new Event(type, { bubbles: true }));
  const use = async (/** @type {Element} */ node) => {
    used.add(nameOf(node));
    // A dialog has two ways out: it is opened again for the other.
    if (/** @type {HTMLElement} */ (node).dataset.action === 'cancel-mapping') used.delete(nameOf(/** @type {Element} */ (document.querySelector('[data-action="change-mapping"]'))));
    if (node instanceof HTMLSelectElement) {
      for (const option of [...node.options].reverse()) {
        node.value = option.value;
        fire(node, 'change');
      }
    } else if (node instanceof HTMLInputElement && node.type === 'text') {
      node.focus();
      for (const typed of ['12', 'abc', '7']) {
        node.value = typed;
        fire(node, 'input');
      }
      node.blur();
    } else if (node instanceof HTMLInputElement && node.type === 'file') {
      const files = new DataTransfer();
      files.items.add(new File(['created_at,first_response_at,resolved_at,channel,csat\n2026-01-31 09:00,2026-01-31 09:10,2026-01-31 10:00,email,5\n'], 'tickets.csv'));
      node.files = files.files;
      fire(node, 'change');
      while (!document.querySelector('.report-head')) await soon();
    } else if (node instanceof HTMLInputElement && node.type === 'range') {
      node.value = node.max;
      fire(node, 'input');
    } else {
      /** @type {HTMLElement} */ (node).click();
    }
    await soon();
  };
  const views = [...document.querySelectorAll('#rail [data-view-link]')].map((node) => /** @type {HTMLElement} */ (node).dataset.viewLink);
  for (const view of views) {
    // A control may bring others into being, or lead to another view.
    for (let found = true; found; ) {
      found = false;
      /** @type {HTMLElement} */ (document.querySelector(`#rail [data-view-link="${view}"]`)).click();
      for (const control of controls()) {
        all.add(nameOf(control));
        if (used.has(nameOf(control)) || !control.isConnected) continue;
        found = true;
        await use(control);
      }
    }
  }
  return [...all].filter((name) => !used.has(name));
}
