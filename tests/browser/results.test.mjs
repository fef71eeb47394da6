// Every calculator on the page: what it starts with, what a typed figure changes, and what is refused.

import assert from 'node:assert/strict';
import { calculate, catalogue } from '../page/catalogue.mjs';
import { openView, output, press, show, text, typeInput, typeInto, visit } from './visit.mjs';

/** By hand; a KPI's counts are divided. The lifetime value as a geometric series: 480 a year, each year's part of the one before 0.8 ÷ 1.1. */
const HEADLINES = {
  'customer-lifetime-value': (480 * (1 - (8 / 11) ** 5)) / (1 - 8 / 11),
  'retention-revenue': 48000,
  'aht-savings': 3000,
  'budget-split': 33500,
  csat: 255 / 300,
  nps: 30,
  'first-contact-resolution': 0.74,
  'resolution-time': 18,
  'first-response-time': 96,
  'customer-effort-score': 5.53,
  'customer-retention-rate': 0.9,
  'average-handle-time': 360,
  'abandonment-rate': 450 / 11910,
  'deflection-rate': 0.3,
  'reassignment-rate': 0.12,
  'quality-audit-pass-rate': 191 / 200,
  'cost-per-contact': 7.5,
  'cost-to-serve': 45000 / 16500,
  'sample-size': Math.ceil((1.959963984540054 / 0.05) ** 2 / 4),
  scorecard: 60.5,
  'compare-shares': 0.05,
  'compare-nps': 20,
  'compare-means': 0.2,
  // Without an elasticity a point has no worth.
  'point-worth': NaN,
};

visit('every calculator shows its default result', async ({ page }) => {
  for (const calculator of catalogue) {
    await openView(page, calculator.id);
    const headline = await output(page, calculator.headline);
    const expected = HEADLINES[calculator.id];
    if (Number.isNaN(expected)) assert.equal(headline, expected, calculator.id);
    else assert.ok(Math.abs(headline - expected) <= 1e-12 * expected, `${calculator.id}: ${headline}`);
    const { outputs } = calculate(calculator.id, {});
    for (const { key } of calculator.outputs) assert.equal(await output(page, key), outputs[key] ?? NaN, key);
    assert.match(await text(page, '.sentence'), /\.$/);
    assert.match(await text(page, '[data-break-even]'), /\.$/);
    assert.equal(await page.$('[data-warning]'), null);
  }
  assert.equal(await text(page, '[data-rail="retention-revenue"]'), '$48,000 a year');
});

visit('a typed figure moves every result that uses it, on every keystroke', async ({ page }) => {
  await typeInput(page, 'customers', '3');
  assert.equal(await text(page, '[data-headline-of="retention-revenue"]'), '$7.20');
  await page.keyboard.type('0,000');
  assert.equal(await text(page, '[data-headline-of="retention-revenue"]'), '$72,000');
  assert.equal(await text(page, '[data-rail="retention-revenue"]'), '$72,000 a year');
  await show(page, 'retention-revenue');
  assert.equal(await output(page, 'retainedMargin'), 72000);
  assert.equal(await text(page, '.sentence'), 'Keeping 0.5 points more of 30,000 customers adds $72,000 of gross margin in the first year.');
  await page.$eval('[data-slider="customers"]', (slider) => {
    /** @type {HTMLInputElement} */ (slider).value = '10000';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  assert.equal(await output(page, 'retainedMargin'), 24000);
  await page.focus('#input-customers');
  await page.keyboard.press('ArrowUp');
  assert.equal(await output(page, 'customersRetained'), 50.5);
});

visit('a point has no worth until an elasticity is typed, and none again when it is emptied', async ({ page }) => {
  await openView(page, 'point-worth');
  const field = '#input-churnPointsPerPoint';
  assert.equal(await page.$eval(field, (node) => node.value), '');
  assert.match(await text(page, '.sentence'), /^Type by how many points annual churn falls/);
  await typeInput(page, 'churnPointsPerPoint', '0.1');
  // Five points keep half a point of 20,000 customers: what the retention calculator says of half a point.
  assert.equal(await output(page, 'retainedMargin'), 48000);
  assert.equal(await output(page, 'contactsAvoided'), NaN);
  assert.match(await text(page, '.sentence'), /Assumed/);
  await typeInput(page, 'contactsChangePerPoint', '0.5');
  assert.equal(await output(page, 'contactsAvoided'), 1000);
  for (const key of ['contactsChangePerPoint', 'churnPointsPerPoint']) {
    await typeInput(page, key, '');
    await page.keyboard.press('Backspace');
  }
  assert.equal(await output(page, 'retainedMargin'), NaN);
  assert.equal(await page.$eval(field, (node) => node.value), '');
  assert.equal(await page.$eval(field, (node) => node.getAttribute('aria-invalid')), null);
  await page.focus(field);
  await page.keyboard.press('ArrowUp');
  assert.equal(await output(page, 'retainedMargin'), 4800);
});

visit('the two ways of typing revenue per customer agree', async ({ page }) => {
  await show(page, 'customer-lifetime-value');
  await typeInput(page, 'averagePurchaseValue', '50');
  assert.equal(await output(page, 'annualRevenuePerCustomer'), 600);
  await show(page, 'retention-revenue');
  assert.equal(await page.$eval('#input-annualRevenuePerCustomer', (field) => field.value), '600');
  assert.equal(await output(page, 'retainedMargin'), 24000);
  await typeInput(page, 'annualRevenuePerCustomer', '2400');
  await show(page, 'customer-lifetime-value');
  assert.equal(await page.$eval('#input-averagePurchaseValue', (field) => field.value), '200');
  assert.equal(await output(page, 'annualRevenuePerCustomer'), 2400);
});

visit('retention and lifespan are shown as each other, and the typed one is used exactly', async ({ page }) => {
  await show(page, 'customer-lifetime-value');
  assert.equal(await page.$eval('#input-customerLifespanYears', (field) => field.value), '5');
  await press(page, '[data-choice="retentionFrom"][value="lifespan"]');
  await typeInput(page, 'customerLifespanYears', '3');
  assert.equal(await output(page, 'lifespanYears'), 3);
  assert.equal(await output(page, 'simpleClv'), 3600);
  assert.equal(await page.$eval('#input-annualRetention', (field) => field.value), '66.66667');
  assert.equal(await page.$eval('#input-annualRetention', (field) => field.disabled), true);
});

visit('a refused figure stays, says why, and costs no result', async ({ page }) => {
  await show(page, 'retention-revenue');
  const refused = async (key, typed, message) => {
    await typeInput(page, key, typed);
    assert.match(await text(page, `#problem-${key}`), message, typed);
    assert.equal(await page.$eval(`#input-${key}`, (field) => field.value), typed);
    assert.equal(await page.$eval(`#input-${key}`, (field) => field.getAttribute('aria-invalid')), 'true');
    assert.equal(await output(page, 'retainedMargin'), 48000, 'the last good result');
    assert.equal(await text(page, '.attention'), 'Last good result');
    assert.ok(await page.$('.result.stale'));
    await page.keyboard.press('Escape');
    assert.equal(await page.$('[aria-invalid]'), null);
    assert.equal(await page.$('.result.stale'), null);
  };
  await refused('customers', '-5', /at least 0; it is -5/);
  await refused('customers', 'NaN', /not one number|not understood/);
  await refused('customers', '∞', /not one number|not understood/);
  await refused('customers', 'many', /not one number|not understood/);
  await refused('customers', '1.234', /could be 1.2340 or 1,234/);
  await refused('grossMargin', '140', /at most 100%; it is 140%/);
  await refused('retentionChange', '<img src=x onerror=alert(1)>', /not one number|not understood/);
});

visit('figures that cannot all be true are refused with the figure and the bound', async ({ page }) => {
  await show(page, 'retention-revenue');
  await typeInput(page, 'retentionChange', '21');
  assert.equal(await text(page, '#problem-retentionChange'), 'Retention after the change must be at most 100%; it would be 101%. Type a smaller gain, or read it another way.');
  assert.equal(await output(page, 'retainedMargin'), 192000, 'the result of the 2 typed before the 1');
  await press(page, '[data-choice="retentionChangeReading"][value="relativeToChurn"]');
  assert.ok(Math.abs((await output(page, 'newRetention')) - 0.842) < 1e-12);
  assert.equal(await page.$('.result.stale'), null);
  await show(page, 'customer-lifetime-value');
  await typeInput(page, 'annualDiscountRate', '0');
  await typeInput(page, 'annualRetention', '100');
  assert.match(await text(page, '#problem-annualRetention'), /must be below 1 \+ the discount rate \(100%\); it is 100%/);
});

visit('an override is in sight and can be taken back', async ({ page }) => {
  await show(page, 'retention-revenue');
  await press(page, '[aria-controls="about-grossMargin"]');
  await press(page, '[data-action="use-another"][data-fact="grossMargin"]');
  await typeInput(page, 'grossMargin', '50');
  assert.equal(await output(page, 'retainedMargin'), 60000);
  assert.equal(await text(page, '[data-row="grossMargin"] .shared'), "The client's figure: 40%. Use it again");
  assert.equal(await text(page, '[data-row="grossMargin"] .mark'), 'own figure');
  await show(page, 'customer-lifetime-value');
  assert.equal(await page.$eval('#input-grossMargin', (field) => field.value), '40');
  await show(page, 'retention-revenue');
  await press(page, '[data-action="take-back"][data-fact="grossMargin"]');
  assert.equal(await output(page, 'retainedMargin'), 48000);
});

visit('budget lines are added, renamed, weighed, moved and removed, and always add up', async ({ page }) => {
  await show(page, 'budget-split');
  await page.$$eval('.chart-panel details', (all) => all.forEach((details) => (details.open = true)));
  const rows = () => page.$$eval('table[data-table="lines"] tbody tr', (all) => all.map((row) => [...row.cells].slice(0, 4).map((cell) => cell.textContent)));
  await typeInput(page, 'budget', '100000.01');
  await press(page, '[data-action="add-line"]');
  await page.keyboard.type('Reserve <b>');
  await typeInto(page, '[data-line="4"] [data-line-weight]', '20');
  await press(page, '[data-line="4"] [data-action="line-up"]');
  await press(page, '[data-line="0"] [data-action="remove-line"]');
  assert.deepEqual(await rows(), [
    ['Hiring', '25', '27.78%', '$27,777.78'],
    ['Training', '20', '22.22%', '$22,222.23'],
    ['Reserve <b>', '20', '22.22%', '$22,222.22'],
    ['Process and change', '25', '27.78%', '$27,777.78'],
  ]);
  assert.equal(await output(page, 'allotted'), 100000.01);
  await typeInto(page, '[data-line="1"] [data-line-weight]', '-1');
  assert.match(await text(page, '#problem-lines'), /^The|^Line 2|^Lines/);
  assert.equal(await output(page, 'allotted'), 100000.01, 'nothing is lost');
  await typeInput(page, 'budget', '100.5051');
  assert.match(await text(page, '#problem-budget'), /at most 2 decimals in this currency; it is 100.5051/);
});

visit('the working shows the formula in words and with the figures typed', async ({ page }) => {
  await show(page, 'retention-revenue');
  await typeInput(page, 'grossMargin', '45');
  await press(page, '.working summary');
  await page.waitForSelector('.steps li');
  const steps = await page.$$eval('.steps li', (all) => all.map((step) => [...step.children].map((part) => part.textContent)));
  assert.deepEqual(steps.find(([name]) => name === 'Margin kept, first year'), ['Margin kept, first year', '$54,000 a year', 'Revenue kept × Gross margin', '= $120,000 a year × 45%']);
});

visit('each chart is drawn, with its figures as a table', async ({ page }) => {
  for (const calculator of catalogue) {
    await openView(page, calculator.id);
    await page.waitForSelector('.chart svg');
    const shapes = await page.$$eval('.chart svg :is(path, rect, circle)', (all) => all.filter((shape) => shape.getBoundingClientRect().width > 1).length);
    assert.ok(shapes >= 1, `${calculator.id} draws ${shapes} shapes`);
    await press(page, '.chart-panel summary');
    await page.waitForSelector(`table[data-table="${calculator.chart.table}"] tbody tr`);
    const rows = await page.$$(`table[data-table="${calculator.chart.table}"] tbody tr`);
    assert.equal(rows.length, calculate(calculator.id, {}).tables[calculator.chart.table].length);
  }
});

visit('the guide says which KPI when, and leads to each', async ({ page }) => {
  await show(page, 'kpis');
  const kpis = catalogue.filter(({ section }) => section === 'kpis');
  const cards = await page.$$eval('.guide-card', (all) => all.map((card) => [card.querySelector('a')?.dataset.viewLink, ...[...card.querySelectorAll('dd')].map((text) => text.textContent)]));
  assert.deepEqual(cards, kpis.map(({ id, guide }) => [id, guide.costs, guide.shows, guide.hides]));
  assert.equal(await text(page, '[data-headline-of="csat"]'), '85%');
  await press(page, '.guide-card a[data-view-link="csat"]');
  await page.waitForSelector('main[data-view="csat"]');
  await typeInput(page, 'answersAt5', '45');
  assert.equal(await text(page, '[data-headline]'), '75%');
  assert.equal(await page.$eval('[data-row="answersAt6"]', (row) => row.checkVisibility()), false);
  await press(page, '[data-choice="scale"][value="oneToTen"]');
  assert.equal(await page.$eval('[data-row="answersAt6"]', (row) => row.checkVisibility()), true);
  await show(page, 'kpis');
  assert.equal(await text(page, '[data-headline-of="csat"]'), '75%');
});

visit('a warning stands beside the result and goes when the figure does', async ({ page }) => {
  await show(page, 'aht-savings');
  await typeInput(page, 'occupancy', '95');
  assert.equal(await text(page, '.attention'), '2 things to check, see below');
  assert.match(await text(page, '[data-warning="occupancyAbove90Percent"]'), /Occupancy of 95% leaves no time/);
  await typeInput(page, 'occupancy', '80');
  assert.equal(await page.$('[data-warning]'), null);
});

visit('break-even answers, and says when there is no answer', async ({ page }) => {
  await show(page, 'retention-revenue');
  // 9,600 ÷ (20,000 × 1,200 × 40 %) = 0.001.
  await typeInto(page, '#break-even-target', '9600');
  assert.equal(await text(page, '[data-break-even]'), 'Covers a cost of $9,600 a year if retention rises by 0.1 points.');
  await typeInto(page, '#break-even-target', '10m');
  assert.equal(await text(page, '[data-break-even]'), 'No possible gain of retention covers a cost of $10,000,000 a year.');
  await typeInto(page, '#break-even-target', 'lots');
  assert.match(await text(page, '#problem-target'), /not one number|not understood/);
});

visit('one currency and way of writing numbers holds for every figure', async ({ page }) => {
  const choose = (key) => page.select('#locale', key);
  await show(page, 'budget-split');
  await choose('EUR/de-DE');
  assert.equal(await text(page, '[data-headline]'), '33.500 €');
  assert.equal(await page.$eval('#input-budget', (field) => field.value), '100.000');
  await typeInput(page, 'budget', '120.000,50');
  assert.equal(await output(page, 'allotted'), 120000.5);
  await choose('INR/en-IN');
  assert.equal(await page.$eval('#input-budget', (field) => field.value), '1,20,000.5');
  await choose('JPY/ja-JP');
  assert.match(await text(page, '#problem-budget'), /at most 0 decimals in this currency; it is 120,000.5/);
  assert.equal(await text(page, 'h1'), 'Budget split');
});
