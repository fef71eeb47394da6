// Service levels with the credits that misses cost, and the balanced scorecard: both against ends that the reader sets here.

import { element, setText, setVisible } from './dom.js';
import { sourceText } from './form.js';
import { createGrid } from './grid.js';
import { createFigure } from './result.js';
import { figureText, intervalText } from './tickets-kpis.js';
import { createNumber, createProblemLine } from './view-tickets-fields.js';
import { createPart } from './view-tickets-part.js';

/** @typedef {import('./view-tickets-part.js').Context} Context */
/** @typedef {import('./view-tickets-part.js').Part} Part */
/** @typedef {import('./core.js').Unit} Unit */
/** @typedef {import('./tickets-kpis.js').Report['serviceLevels']['levels'][number]} Level */

/** @type {[key: 'firstResponseHours' | 'resolutionHours' | 'creditAfterHours' | 'credit', label: string, unit: Unit][]} */
const TARGETS = [
  ['firstResponseHours', 'First response within', 'hours'],
  ['resolutionHours', 'Resolution within', 'hours'],
  ['creditAfterHours', 'Credit if later than', 'hours'],
  ['credit', 'Credit per ticket', 'money'],
];

/**
 * @param {Context} context
 * @returns {Part | null}
 */
export function createServiceLevels({ app, report, questions, ask }) {
  const { serviceLevels: first, overall } = report();
  if (overall.firstResponse.n + overall.resolution.n === 0) return null;
  const grid = createGrid('Targets met, by service level', { name: 'service-levels', tall: true });
  const said = element('p', {});
  const sources = element('ul', {});
  const fold = element('details', { class: 'targets' }, element('summary', {}, 'Where the targets come from'), sources);
  const problem = createProblemLine();
  const levels = first.levels.map(({ level, label }) => ({
    level,
    fields: TARGETS.map(([key, name, unit]) =>
      createNumber(`${label}, ${name.toLowerCase()}`, `target-${level}-${key}`, unit, { minimum: 0, maximum: key === 'credit' ? 1e9 : 87_600, optional: key !== 'credit' }, (value) => change(level, key, value), problem.say),
    ),
    label,
  }));
  const priorities = first.priorities.slice(0, 50).map(({ name }) => {
    const select = element('select', { 'aria-label': `Service level of ${name || 'no priority'}` }, element('option', { value: '' }, 'none'), ...first.levels.map(({ level, label }) => element('option', { value: level }, label)));
    select.addEventListener('change', () => ask({ serviceLevels: { ...questions().serviceLevels, priorities: { ...questions().serviceLevels?.priorities, [name]: /** @type {any} */ (select.value || null) } } }));
    return { name, select };
  });
  const editor = element(
    'details',
    { class: 'report-edit' },
    element('summary', {}, 'Change targets and credits'),
    element(
      'div',
      { class: 'table' },
      element(
        'table',
        { class: 'edit' },
        element('caption', { class: 'visually-hidden' }, 'Targets of each service level'),
        element('thead', {}, element('tr', {}, element('th', { scope: 'col', class: 'text' }, 'Level'), ...TARGETS.map(([, name, unit]) => element('th', { scope: 'col', class: 'figure' }, name, element('small', {}, unit === 'hours' ? 'hours' : 'your currency'))))),
        element('tbody', {}, ...levels.map(({ label, fields }) => element('tr', {}, element('th', { scope: 'row', class: 'text' }, label), ...fields.map(({ node }) => element('td', { class: 'figure' }, node))))),
      ),
    ),
    problem.node,
    element('p', { class: 'small' }, 'Hours by the clock. An empty field sets no target.'),
    element('h3', {}, 'Which priority is which level'),
    element('ul', { class: 'priorities' }, ...priorities.map(({ name, select }) => element('li', {}, element('span', {}, name || '(none given)'), select))),
  );
  const node = createPart('Service levels', 'service-levels', 'Promised answers and resolutions, by the clock. What is still open past its target counts as missed; what is open and not yet due counts in neither.', [grid.node, said, editor, fold]);

  /**
   * @param {Level['level']} level
   * @param {(typeof TARGETS)[number][0]} key
   * @param {number | null} value
   */
  function change(level, key, value) {
    const { serviceLevels } = questions();
    const standing = serviceLevels?.targets?.[level] ?? report().serviceLevels.levels.find((other) => other.level === level)?.target;
    if (standing) ask({ serviceLevels: { ...serviceLevels, targets: { ...serviceLevels?.targets, [level]: { ...standing, [key]: value ?? (key === 'credit' ? 0 : null) } } } });
  }

  return {
    title: 'Service levels',
    node,
    answers: 'serviceLevels',
    refuse: problem.answer,
    update() {
      const { locale } = app;
      const current = report().serviceLevels;
      const met = (/** @type {Level['firstResponse']} */ { value = null, low = null, high = null, n }, /** @type {number | null | undefined} */ hours) => ({
        text: n > 0 ? figureText(value, 'share', locale) : '—',
        note: [
          hours === undefined ? '' : hours === null ? 'no target' : `within ${timeText(hours)}`,
          n > 0 ? `${intervalText({ value, low, high, n }, 'share', locale)} of ${figureText(n, 'count', locale)}` : '',
        ]
          .filter(Boolean)
          .join('\n'),
      });
      const timeText = (/** @type {number} */ hours) => figureText(hours * 3_600, 'seconds', locale);
      grid.update(
        [{ label: 'Level', figure: false }, { label: 'Tickets', figure: true }, { label: 'First response met', figure: true }, { label: 'Resolution met', figure: true }, { label: 'Credits', figure: true }],
        [
          ...current.levels.map(({ label, tickets, target, firstResponse, resolution, credited, creditCost }) => [
            label,
            figureText(tickets, 'count', locale),
            met(firstResponse, target.firstResponseHours ?? null),
            met(resolution, target.resolutionHours ?? null),
            { text: figureText(creditCost, 'money', locale), note: target.creditAfterHours == null ? 'no credit' : `${figureText(credited, 'count', locale)} later than\n${timeText(target.creditAfterHours)}` },
          ]),
          ['All', figureText(current.levels.reduce((sum, { tickets }) => sum + tickets, 0), 'count', locale), met(current.firstResponse, undefined), met(current.resolution, undefined), figureText(current.creditCost, 'money', locale)],
        ],
      );
      setText(said, [
        current.creditCost > 0 && `Misses cost ${figureText(current.creditCost, 'money', locale)} of goodwill credits.`,
        current.unmapped > 0 && `${figureText(current.unmapped, 'count', locale)} tickets have no service level and count in none.`,
      ].filter(Boolean).join(' '));
      setVisible(said, said.textContent !== '');
      sources.replaceChildren(...[...current.levels.map(({ label, origin }) => `${label}: ${origin}`), ...current.sources.map(sourceText)].map((text) => element('li', {}, text)));
      for (const { level, fields } of levels) {
        const target = current.levels.find((other) => other.level === level)?.target;
        TARGETS.forEach(([key], index) => fields[index]?.update(target?.[key] ?? null, locale));
      }
      for (const { name, select } of priorities) select.value = current.priorities.find((other) => other.name === name)?.level ?? '';
    },
  };
}

/** What a weight is called where it is not called as its line.
 * @type {Record<string, string>} */
const WEIGHTS = { ahtSeconds: 'ahtWeight' };

/**
 * @param {Context} context
 * @returns {Part | null}
 */
export function createScorecard({ app, report, questions, ask }) {
  const output = element('output', { 'data-scorecard': true, 'aria-live': 'off', 'aria-label': 'Score' });
  const figure = createFigure(output);
  const grid = createGrid('Lines of the scorecard', { name: 'scorecard', tall: true });
  const note = element('p', {});
  const problem = createProblemLine();
  const lines = report().scorecard.lines.map(({ key, name, unit }) => {
    const change = (/** @type {string} */ field) => (/** @type {number | null} */ value) => {
      if (value !== null) ask({ scorecard: { ...questions().scorecard, [field]: value } });
    };
    return {
      key,
      name,
      worst: createNumber(`${name}, worst`, `scorecard-${key}-worst`, /** @type {Unit} */ (unit), {}, change(`${key}Worst`), problem.say),
      best: createNumber(`${name}, best`, `scorecard-${key}-best`, /** @type {Unit} */ (unit), {}, change(`${key}Best`), problem.say),
      weight: createNumber(`${name}, weight`, `scorecard-${key}-weight`, 'weight', { minimum: 0 }, change(WEIGHTS[key] ?? `${key}Weight`), problem.say),
    };
  });
  const editor = element(
    'details',
    { class: 'report-edit' },
    element('summary', {}, 'Change ends and weights'),
    element(
      'div',
      { class: 'table' },
      element(
        'table',
        { class: 'edit' },
        element('caption', { class: 'visually-hidden' }, 'Ends and weights of the scorecard'),
        element('thead', {}, element('tr', {}, element('th', { scope: 'col', class: 'text' }, 'KPI'), ...['Worst', 'Best', 'Weight'].map((name) => element('th', { scope: 'col', class: 'figure' }, name)))),
        element('tbody', {}, ...lines.map(({ name, worst, best, weight }) => element('tr', {}, element('th', { scope: 'row', class: 'text' }, name), ...[worst, best, weight].map(({ node }) => element('td', { class: 'figure' }, node))))),
      ),
    ),
    problem.node,
  );
  const node = createPart('Scorecard', 'scorecard', 'Each KPI between its worst, 0 points, and its best, 100 points; the score is their mean by weight.', [element('div', { class: 'report-score' }, figure.node), note, grid.node, editor]);
  return {
    title: 'Scorecard',
    node,
    answers: 'scorecard',
    refuse: problem.answer,
    update() {
      const { locale } = app;
      const { scorecard } = report();
      figure.update(scorecard.score ?? null, 'score', locale);
      setText(note, scorecard.complete ? '' : 'Not every KPI is measured. The score is that of the others by their weights; do not compare it with a complete one.');
      setVisible(note, !scorecard.complete);
      grid.update(
        [{ label: 'KPI', figure: false }, { label: 'Measured', figure: true }, { label: 'Worst', figure: true }, { label: 'Best', figure: true }, { label: 'Weight', figure: true }, { label: 'Brings', figure: true }],
        scorecard.lines.map(({ name, unit, value, worst, best, weight, brings }) => [
          name,
          figureText(value, unit, locale),
          figureText(worst, unit, locale),
          figureText(best, unit, locale),
          figureText(weight, 'weight', locale),
          figureText(brings, 'score', locale),
        ]),
      );
      for (const line of lines) {
        const now = scorecard.lines.find(({ key }) => key === line.key);
        if (!now) continue;
        line.worst.update(now.worst, locale);
        line.best.update(now.best, locale);
        line.weight.update(now.weight, locale);
      }
    },
  };
}
