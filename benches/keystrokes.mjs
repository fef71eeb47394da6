// From a keystroke to its result in Chromium, on the built page: 200 keystrokes for every calculator, typed into its fields.

import { launch, serve } from '../tests/browser/browsers.mjs';
import { columns, summed } from './figures.mjs';

const KEYSTROKES = 200;
/** Milliseconds of script for a keystroke. */
const GOAL = 8;
/** Typed over a field's text, one keystroke after the other: each leaves another figure, and one that every field takes. */
const TYPED = /** @type {const} */ (['1', '2', 'Backspace', '5']);
const FIELDS = '#main input[data-input]:enabled, #main input[data-line-weight]';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Milliseconds of one keystroke.
 * @typedef {object} Keystroke
 * @property {number} script  of the event `input`, from before its first listener to after its last
 * @property {number} painted  from the key to after the frame that shows the result
 * @property {number} busy  processor time of every script until the next keystroke, the chart among it
 */

/**
 * Listens in the page for one keystroke.
 * @returns {{ keystroke: Promise<{ script: number, painted: number }> }}
 */
function listen() {
  const keystroke = new Promise((resolve) => {
    let pressed = 0;
    let started = 0;
    const after = () => {
      const script = performance.now() - started;
      // A frame is about to be painted when its callback runs; a message sent from there arrives after the painting.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const painted = performance.now() - pressed;
          // The pause of somebody who types fast: what waited for the painting runs in it.
          setTimeout(() => resolve({ script, painted }), 50);
        };
        port2.postMessage(null);
      });
    };
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
    addEventListener('input', () => (started = performance.now()), { capture: true, once: true });
    addEventListener('input', after, { once: true });
  });
  return { keystroke };
}

/**
 * @param {Page} page
 * @returns {Promise<Keystroke[]>}
 */
async function type(page) {
  const fields = await page.$$(FIELDS);
  // Other programs on the machine lengthen what a clock shows, not the time that the page's own thread has the processor.
  const protocol = await page.createCDPSession();
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptSeconds = async () => (await protocol.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
  /** @type {Keystroke[]} */
  const keystrokes = [];
  while (keystrokes.length < KEYSTROKES) {
    const key = TYPED[keystrokes.length % TYPED.length] ?? '1';
    if (key === TYPED[0]) {
      const field = fields[(keystrokes.length / TYPED.length) % fields.length];
      await field?.focus();
      await field?.evaluate((field) => /** @type {HTMLInputElement} */ (field).select());
    }
    const before = await scriptSeconds();
    const heard = await page.evaluateHandle(listen);
    await page.keyboard.press(key);
    const measured = await heard.evaluate(({ keystroke }) => keystroke);
    const busy = (await scriptSeconds() - before) * 1000;
    if (await page.$('#main [aria-invalid]')) throw new Error(`${page.url()}: what was typed was refused, and a refusal is not what is measured.`);
    keystrokes.push({ ...measured, busy });
  }
  return keystrokes;
}

const server = await serve('target/site');
const browser = await launch('chrome');
const page = await browser.newPage();
await page.goto(server.origin);
await page.waitForSelector('#main[data-ready]');
const ids = await page.$$eval('[data-headline-of]', (outputs) => outputs.map((output) => output.getAttribute('data-headline-of') ?? ''));
await page.close();

console.log(`\nFrom a keystroke to its result in Chromium, ms: median and worst of ${KEYSTROKES}`);
console.log(columns(['', 'script', 'busy', `over ${GOAL}`, 'painted'], 16));
for (const id of ids) {
  const page = await browser.newPage();
  await page.goto(`${server.origin}#v1&view=${id}&end`);
  await page.waitForSelector('#main[data-ready]');
  const keystrokes = await type(page);
  await page.close();
  const [script = '', painted = '', busy = ''] = /** @type {const} */ (['script', 'painted', 'busy']).map((name) => {
    const { median, most } = summed(keystrokes.map((keystroke) => keystroke[name]));
    return `${median.toFixed(1)} / ${most.toFixed(1)}`;
  });
  const over = keystrokes.filter((keystroke) => keystroke.script >= GOAL).length;
  console.log(columns([id, script, busy, String(over), painted], 16));
}
console.log('  script: from before the first listener of the event input to after the last. painted: from the key to after the frame.');
console.log('  busy: processor time of all scripts, also of those that wait for the painting (the chart), whatever else the machine does.');
console.log(`  goal: under ${GOAL} ms of script`);
await browser.close();
await server.close();
