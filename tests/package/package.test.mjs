// What ships, in Node: it installs with npm, its README runs and its types compile.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

const pkg = resolve(process.env.SERVICE_ROI_PKG ?? 'target/pkg');
const tsc = resolve('node_modules/.bin/tsc');
/** @type {string} */
let project;

before(() => {
  project = mkdtempSync(join(tmpdir(), 'service-roi-'));
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', project, pkg], { encoding: 'utf8', cwd: project }));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], { cwd: project });
});
after(() => rmSync(project, { recursive: true, force: true }));

/** @param {string} code */
function run(code) {
  writeFileSync(join(project, 'run.mjs'), code);
  return execFileSync('node', ['run.mjs'], { encoding: 'utf8', cwd: project });
}

const opening = `
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { breakEven, breakEvenSentence, calculate, catalogue, initSync, version } from 'service-roi';
initSync({ module: readFileSync(new URL(import.meta.resolve('service-roi/service_roi_bg.wasm'))) });
`;

test('everything that is promised is installed, and nothing else is needed', () => {
  const home = join(project, 'node_modules/service-roi');
  assert.deepEqual(readdirSync(home).sort(), [
    'BUILD.json',
    'README.md',
    'package.json',
    'service-roi.html',
    'service_roi.d.ts',
    'service_roi.js',
    'service_roi_bg.wasm',
    'service_roi_bg.wasm.d.ts',
    'service_roi_tickets.d.ts',
    'service_roi_tickets.js',
    'service_roi_tickets_bg.wasm',
    'service_roi_tickets_bg.wasm.d.ts',
  ]);
  assert.equal(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).dependencies, undefined);
});

test('the five lines of the README run', () => {
  const readme = readFileSync(join(pkg, 'README.md'), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  assert.ok(code.trim().split('\n').filter(Boolean).length <= 6);
  assert.equal(run(code), '48000\n');
});

test('the README reads an export', () => {
  const readme = readFileSync(join(pkg, 'README.md'), 'utf8');
  const [, code = ''] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  assert.ok(code.includes('service-roi/tickets'));
  writeFileSync(join(project, 'export.csv'), 'created_at,resolved_at\n2026-01-31T09:00Z,2026-01-31T10:30Z\n2026-01-31T09:00Z,2026-01-30T09:00Z\n');
  assert.match(run(code), /^5400 \[\n.*endsBeforeItBegins/s);
});

test('answers, refusals and what throws', () => {
  run(`${opening}
    const answer = calculate('retention-revenue', {});
    assert.equal(answer.ok, true);
    assert.equal(answer.outputs.retainedMargin, 48000);
    assert.deepEqual(answer.notDefined, {});
    assert.deepEqual(answer.tables.years.map(({ year }) => year), [0, 1, 2, 3, 4, 5]);
    assert.ok(answer.steps.every((step) => step.name && step.formula.length && step.unit));

    const free = calculate('customer-lifetime-value', { acquisitionCost: 0, annualRetention: 1 });
    assert.equal(free.outputs.clvToCac, null);
    assert.match(free.notDefined.clvToCac, /acquisition cost/);
    assert.equal(free.outputs.lifespanYears, null);
    assert.equal(free.outputs.cacPaybackMonths, 0);

    const refused = calculate('retention-revenue', { customers: NaN, grossMargin: '40', years: null, retentionChangeReading: 'x', annualRetention: {} });
    assert.equal(refused.ok, false);
    assert.deepEqual(refused.problems.map(({ kind, field }) => [kind, field]), [
      ['notFinite', 'customers'], ['wrongType', 'annualRetention'], ['unknownOption', 'retentionChangeReading'], ['wrongType', 'grossMargin'], ['wrongType', 'years'],
    ]);
    assert.ok(refused.problems.every(({ message, text, values }) => message && text.length && values));

    assert.equal(calculate('retention-revenue', { customers: undefined }).outputs.retainedMargin, 48000);
    assert.throws(() => calculate('no-such', {}), /There is no calculator/);
    assert.throws(() => calculate('retention-revenue', { customer: 1 }), /has no input/);
    assert.throws(() => calculate('retention-revenue', null), /must be an object/);
    assert.throws(() => breakEven('retention-revenue', {}, 'retentionChange', 'no-such', 1), /has no output/);
    assert.throws(() => breakEven('retention-revenue', {}, 'retentionChange', 'retainedMargin', NaN), /finite/);

    const lines = Array.from({ length: 10000 }, (_, index) => ({ name: String(index), weight: 1 }));
    assert.equal(calculate('budget-split', { lines }).problems[0].kind, 'tooManyLines');
    const split = calculate('budget-split', { budget: 3.33, lines: [{ name: '<b>', weight: 30 }, { name: 'é', weight: 70 }] });
    assert.deepEqual(split.tables.lines.map((line) => line.amountMinor), [100, 233]);
    assert.equal(split.tables.lines[0].name, '<b>');

    const even = breakEven('retention-revenue', {}, 'retentionChange', 'retainedMargin', 48000);
    assert.ok(Math.abs(even.value - 0.005) < 1e-15, 'found to the last digits, on the side that meets the target');
    assert.ok(calculate('retention-revenue', { retentionChange: even.value }).outputs.retainedMargin >= 48000);
    assert.equal(breakEvenSentence('retention-revenue', {}, 1e12).value, null);
    assert.deepEqual(catalogue().slice(0, 4).map(({ id }) => id), ['customer-lifetime-value', 'retention-revenue', 'aht-savings', 'budget-split']);
    assert.match(version(), /^\\d+\\.\\d+\\.\\d+$/);
  `);
});

test('the types compile, for any calculator and for each', () => {
  writeFileSync(
    join(project, 'typed.ts'),
    `import { breakEven, calculate, catalogue, type Calculator, type RetentionRevenueInputs } from 'service-roi';
    const inputs: RetentionRevenueInputs = { customers: 1, retentionChangeReading: 'points' };
    const answer = calculate('retention-revenue', inputs);
    if (answer.ok) {
      const margin: number | null = answer.outputs.retainedMargin;
      const steps: string[] = answer.steps.map((step) => step.name);
      console.log(margin, steps, answer.tables.years?.[0]?.margin);
    } else {
      const fields: string[] = answer.problems.map((problem) => problem.field);
      console.log(fields);
    }
    const all: Calculator[] = catalogue();
    console.log(all.map((calculator) => calculator.inputs.map((input) => input.typical?.sources[0]?.document)));
    const even = breakEven('aht-savings', {}, 'ahtReduction', 'cashableSavings', 1);
    console.log(even.ok ? even.value : even.problems);
    // @ts-expect-error a typo in an input
    calculate('retention-revenue', { custmers: 1 });
    // @ts-expect-error a text as a number
    calculate('retention-revenue', { customers: 'many' });
    // @ts-expect-error a reading that does not exist
    calculate('retention-revenue', { retentionChangeReading: 'percent' });
    // @ts-expect-error a calculator that does not exist
    calculate('retention', {});
    // @ts-expect-error outputs, before it is known whether there are any
    console.log(answer.outputs);
    // @ts-expect-error an output that does not exist
    if (answer.ok) console.log(answer.outputs.nothing);
    // A calculator known only when the program runs is typed in general.
    for (const { id } of all) calculate(id, { customers: 1 });
    `,
  );
  writeFileSync(
    join(project, 'typed-tickets.ts'),
    `import { TicketAnalysis, previewTickets, type Options } from 'service-roi/tickets';
    const preview = previewTickets(new Uint8Array());
    if (!preview.ok) throw new Error(preview.problems[0]?.message);
    const options: Options = { ...preview.options, offsetMinutes: 60, columns: { created: { index: 0, time: 'dayFirst' } } };
    const analysis = TicketAnalysis.of(options);
    if (analysis instanceof TicketAnalysis) {
      analysis.push(new Uint8Array());
      const report = analysis.report();
      console.log(report, analysis.rows());
    } else {
      console.log(analysis.problems.map(({ field }) => field));
    }
    const found = preview.formats[0]?.time;
    if (typeof found === 'object' && 'ambiguous' in found) console.log(found.ambiguous.join());
    // @ts-expect-error a format that does not exist
    TicketAnalysis.of({ ...options, columns: { created: { index: 0, time: 'swatch' } } });
    // @ts-expect-error a field that does not exist
    TicketAnalysis.of({ ...options, columns: { colour: { index: 0 } } });
    // @ts-expect-error an analysis, before it is known whether there is one
    analysis.push(new Uint8Array());
    `,
  );
  const options = ['--strict', '--noEmit', '--noUncheckedIndexedAccess', '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2022,dom', '--types', ''];
  execFileSync(tsc, [...options, 'typed.ts', 'typed-tickets.ts'], { cwd: project, stdio: 'pipe' });
});
