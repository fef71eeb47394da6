// The report of an export on the screen: the headline, then each part under its own heading. Targets and rules can be changed
// where they are used; the report is then made again without reading the files again.

import { element, setText, setVisible } from './dom.js';
import { formatValue } from './format.js';
import { createGrid } from './grid.js';
import { notify } from './notices.js';
import { createFigure } from './result.js';
import { fileName } from './saved.js';
import { sourceText } from './form.js';
import { OPEN, TICKETS, figureText, intervalText, kpisOf, scaled } from './tickets-kpis.js';
import { offsetText } from './tickets-plan.js';
import { createBaselines } from './view-tickets-baselines.js';
import { createBreakdown, createDistributions, createTrend } from './view-tickets-breakdown.js';
import { createControlCharts } from './view-tickets-control.js';
import { createScorecard, createServiceLevels } from './view-tickets-levels.js';
import { createSelect } from './view-tickets-fields.js';
import { createPart, dateText } from './view-tickets-part.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./tickets-kpis.js').Report} Report */
/** @typedef {import('./tickets/analyse.js').Measured} Measured */
/** @typedef {import('./view-tickets-part.js').Questions} Questions */
/** @typedef {import('./view-tickets-part.js').Context} Context */
/** @typedef {import('./view-tickets-part.js').Part} Part */

/** Typing goes on meanwhile. */
const QUIET_MILLISECONDS = 200;

/**
 * @param {App} app
 * @param {Measured} measured
 * @param {Report} first
 * @param {string[]} files  their names
 */
export function createReport(app, measured, first, files) {
  let report = first;
  /** @type {Questions} */
  let questions = {};
  let asked = 0;
  let timer = 0;
  let shown = { report: /** @type {Report | null} */ (null), locale: '' };
  const problem = element('p', { class: 'problem', role: 'status' });

  async function again() {
    const mine = (asked += 1);
    const answer = await measured.report(questions);
    if (mine !== asked) return;
    refuse('problems' in answer ? answer.problems : []);
    if ('problems' in answer) return;
    report = answer;
    await update();
  }

  /** @param {{ field: string, message: string }[]} problems */
  function refuse(problems) {
    const placed = parts.map((part) => ({ part, problems: problems.filter(({ field }) => part.answers && field.startsWith(part.answers)) }));
    const said = (/** @type {typeof problems} */ some) => some.map(({ message }) => message).join(' ');
    for (const { part, problems } of placed) part.refuse?.(said(problems));
    setText(problem, said(problems.filter((each) => !placed.some(({ problems }) => problems.includes(each)))));
  }

  /** @type {Context} */
  const context = {
    app,
    report: () => report,
    questions: () => questions,
    ask(change) {
      questions = { ...questions, ...change };
      clearTimeout(timer);
      timer = setTimeout(() => void again(), QUIET_MILLISECONDS);
    },
  };

  const headline = createHead(context);
  /** @type {Part[]} */
  const parts = [
    createOverall(context),
    createBaselines(context),
    createBreakdown(context),
    createTrend(context),
    createDistributions(context),
    createServiceLevels(context),
    createControlCharts(context),
    createScorecard(context),
    createBadRows(context, files),
  ].flatMap((part) => part ?? []);

  const save = element('button', { type: 'button', 'data-action': 'save-table' }, 'Save the table as CSV');
  save.addEventListener('click', () => void saveTable(app, measured, questions));
  const print = element('button', { type: 'button', 'data-action': 'print' }, 'Print');

  /** Part by part, each in a task of its own, so that the page stays alive; what changes meanwhile begins anew. */
  async function update() {
    const drawn = shown;
    if (drawn.report === report && drawn.locale === app.locale) {
      for (const part of parts) if (part.followsState) part.update();
      return;
    }
    const mine = (shown = { report, locale: app.locale });
    headline.update();
    for (const part of parts) {
      await new Promise((resolve) => setTimeout(resolve));
      if (shown !== mine) return;
      part.update();
    }
  }

  return {
    nodes: [
      element('h2', { class: 'visually-hidden', id: 'result-heading' }, 'Result'),
      headline.node,
      element('div', { class: 'report-actions' }, save, print),
      problem,
      ...parts.map(({ node }) => node),
    ],
    contents: parts.map(({ title, node }) => ({ title, node })),
    update,
    headline: headline.text,
  };
}

/** @param {Context} context */
function createHead({ app, report }) {
  const label = element('h3', { class: 'headline-label', id: 'headline-label' });
  const output = element('output', { 'data-headline': true, 'aria-live': 'off', 'aria-labelledby': 'headline-label' });
  const figure = createFigure(output);
  const sentence = element('p', { class: 'sentence', 'aria-live': 'polite' });
  const node = element('div', { class: 'report-head' }, label, figure.node, sentence);
  const headline = () => {
    const found = kpisOf(report()).filter(({ key }) => ['csat', 'resolutionMedian', 'firstResponseMedian'].includes(key)).find((kpi) => kpi.of(report().overall).value !== null);
    return found ?? TICKETS;
  };
  return {
    node,
    text() {
      const { short, unit, of } = headline();
      return `${short} ${figureText(of(report().overall).value, unit, app.locale)}`;
    },
    update() {
      const kpi = headline();
      const measure = kpi.of(report().overall);
      const scale = scaled(kpi.unit, measure.value);
      const range = intervalText(measure, kpi.unit, app.locale);
      setText(label, [kpi.label, range && `between ${range.replace(' to ', ' and ')} with ${formatValue(report().confidence, 'share', app.locale)} confidence`].filter(Boolean).join(', '));
      figure.update(measure.value === null ? null : measure.value / scale.per, /** @type {import('./core.js').Unit} */ (scale.unit), app.locale);
      setText(sentence, sentenceOf(report(), app.locale));
    },
  };
}

/**
 * @param {Report} report
 * @param {string} locale
 */
function sentenceOf({ overall, byDay, offsetMinutes }, locale) {
  const number = (/** @type {number} */ value) => figureText(value, 'count', locale);
  const time = (/** @type {number | null | undefined} */ value) => (value === null || value === undefined ? '' : figureText(value, 'seconds', locale));
  const [first, last] = [byDay.groups[0]?.name, byDay.groups[byDay.groups.length - 1]?.name];
  const until = first === last ? ` created on ${dateText(last ?? '')}` : ` created ${byDay.other ? 'until' : `from ${dateText(first ?? '')} to`} ${dateText(last ?? '')}`;
  const period = last ? `${until} (${offsetText(offsetMinutes)})` : '';
  const [response, resolution] = [time(overall.firstResponse.medianSeconds.value), time(overall.resolution.medianSeconds.value)];
  const halves = [response && `first answered within ${response}`, resolution && `resolved within ${resolution}`].filter(Boolean);
  return [
    `${number(overall.tickets)} ${overall.tickets === 1 ? 'ticket' : 'tickets'}${period}.`,
    halves.length > 0 && `Half are ${halves.join(', half ')}.`,
    overall.open > 0 && `${number(overall.open)} ${overall.open === 1 ? 'is' : 'are'} still open.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * @param {Context} context
 * @returns {Part}
 */
function createOverall({ app, report, ask }) {
  const grid = createGrid('Every KPI that the columns allow', { name: 'overall', tall: true });
  const notes = element('ul', { class: 'report-notes' });
  const confidence = createSelect('Confidence', 'report-confidence', [0.9, 0.95, 0.99].map((share) => [String(share), formatValue(share, 'share', app.locale)]), String(report().confidence), (value) => ask({ confidence: Number(value) }));
  /** @type {import('./view-tickets-fields.js').Option[]} */
  const definitions = [
    ['notReopened', 'not opened again'],
    ['oneContact', 'one contact'],
    ['oneContactNotReopened', 'one contact, not opened again'],
    ['oneContactNotReassigned', 'one contact, not handed on'],
    ['twoContacts', 'within two contacts'],
  ];
  const possible = definitions.filter(([key]) => /** @type {any} */ (report().overall)[key]?.ofAll.n > 0);
  const definition = createSelect('First-contact resolution means', 'report-first-contact', possible, report().firstContact?.definition ?? '', (value) => ask({ firstContact: /** @type {any} */ (value) }));
  const of = createSelect('As a share of', 'report-first-contact-of', [['resolved', 'resolved tickets'], ['all', 'all tickets']], report().firstContact?.of ?? 'resolved', (value) => ask({ firstContactOf: /** @type {any} */ (value) }));
  const sources = element('details', { class: 'targets' }, element('summary', {}, 'Where the targets come from'), element('ul', {}));
  const node = createPart('Every KPI', 'overall', '', [
    element('div', { class: 'controls' }, confidence, ...(possible.length > 0 ? [definition, of] : [])),
    grid.node,
    notes,
    sources,
  ]);
  return {
    title: 'Every KPI',
    node,
    update() {
      const { locale } = app;
      const current = report();
      const targets = new Map(current.targets.map((target) => [target.key, target]));
      const rows = [TICKETS, OPEN, ...kpisOf(current)].flatMap((kpi) => {
        const measure = kpi.of(current.overall);
        if (measure.value === null) return [];
        const target = targets.get(kpi.key);
        const isCount = kpi.unit === 'count';
        return [
          [
            kpi.label,
            { text: figureText(measure.value, kpi.unit, locale), note: intervalText(measure, kpi.unit, locale) },
            intervalText(measure, kpi.unit, locale),
            isCount ? '' : figureText(measure.n, 'count', locale),
            target ? { text: targetText(target, locale), note: verdictText(target) } : '',
          ],
        ];
      });
      grid.update(
        [
          { label: 'KPI', figure: false },
          { label: 'Measured', figure: true },
          { label: `Lies within, with ${formatValue(current.confidence, 'share', locale)} confidence`, figure: true },
          { label: 'Of how many', figure: true },
          { label: 'Published target', figure: true },
        ],
        rows,
      );
      notes.replaceChildren(...current.notes.map(({ text }) => element('li', {}, app.textOf(text))));
      setVisible(sources, current.targets.length > 0);
      sources.querySelector('ul')?.replaceChildren(...current.targets.map((target) => element('li', {}, `${target.name}: ${target.text}${target.distinguishable ? '' : ' With so few tickets that may be chance.'} From: ${target.sources.map(sourceText).join('; ')}`)));
    },
  };
}

/** @param {Report['targets'][number]} target */
function verdictText({ verdict, better, distinguishable }) {
  if (verdict === 'within') return '= within it';
  const isBetter = (verdict === 'above') === (better === 'higher');
  return `${verdict === 'above' ? '↑' : '↓'} ${isBetter ? 'better' : 'worse'}${distinguishable ? '' : ', perhaps by chance'}`;
}

/**
 * "70% to 90%"
 * @param {Pick<Report['targets'][number], 'from' | 'to' | 'unit'>} target
 * @param {string} locale
 * @returns {string}
 */
function targetText({ from, to, unit }, locale) {
  if (unit === 'minutes') return targetText({ from: from * 60, to: to * 60, unit: 'seconds' }, locale);
  const isOneUnit = scaled(unit, from).unit === scaled(unit, to).unit;
  const low = figureText(from, unit, locale, isOneUnit ? { words: false } : {});
  return from === to ? figureText(to, unit, locale) : `${low} to ${figureText(to, unit, locale)}`;
}

/**
 * @param {Context} context
 * @param {string[]} files
 * @returns {Part | null}
 */
function createBadRows({ app, report }, files) {
  if (report().rows.refused === 0) return null;
  const reasons = createGrid('Rows that could not be read, by reason', { name: 'reasons', tall: true });
  const first = createGrid('The first rows that could not be read', { name: 'bad-rows' });
  const node = createPart('Rows not read', 'bad-rows', 'They count in no KPI, and each costs no other row. Correct them in the file, or change how it is read.', [reasons.node, element('h3', {}, 'The first of them'), first.node]);
  return {
    title: 'Rows not read',
    node,
    update() {
      const { refused, rows } = report();
      const labels = new Map(refused.map(({ reason, label }) => [reason, label]));
      reasons.update(
        [{ label: 'Reason', figure: false }, { label: 'Rows', figure: true }],
        refused.map(({ label, count }) => [label, figureText(count, 'count', app.locale)]),
      );
      first.update(
        [...(files.length > 1 ? [{ label: 'File', figure: false }] : []), { label: 'Line', figure: true }, { label: 'Column', figure: true }, { label: 'Value', figure: false }, { label: 'What is wrong', figure: false }],
        rows.first.map((row) => [
          ...(files.length > 1 ? [files[row.file] ?? ''] : []),
          row.lastLine > row.line ? `${row.line} to ${row.lastLine}` : String(row.line),
          row.column ? String(row.column) : '',
          row.value,
          labels.get(row.reason) ?? row.reason,
        ]),
      );
    },
  };
}

/**
 * @param {App} app
 * @param {Measured} measured
 * @param {Questions} questions
 */
async function saveTable(app, measured, questions) {
  const table = await measured.table(questions);
  if (typeof table !== 'string') return notify(table.problems.map(({ message }) => message).join(' '));
  const address = URL.createObjectURL(new Blob(['\ufeff', table], { type: 'text/csv' }));
  const name = fileName(app.state.client).replace(/\.html$/, '-kpis.csv');
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  notify(`Saved as ${name}.`, { passing: true });
}
