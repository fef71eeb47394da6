// The KPIs by what tickets have in common, over time, and how long answers and resolutions take.

import { createDrawing } from './drawing.js';
import { element, setText, setVisible } from './dom.js';
import { createFoldedGrid, createGrid } from './grid.js';
import { OPEN, TICKETS, axisOf, axisUnit, figureText, intervalText, measuredKpis } from './tickets-kpis.js';
import { offsetText } from './tickets-plan.js';
import { createSegments, createSelect } from './view-tickets-fields.js';
import { createPart, dateText, middleOf } from './view-tickets-part.js';

/** @typedef {import('./tickets-kpis.js').Report} Report */
/** @typedef {import('./tickets-kpis.js').Kpi} Kpi */
/** @typedef {import('./tickets-kpis.js').Kpis} Kpis */
/** @typedef {import('./view-tickets-part.js').Context} Context */
/** @typedef {import('./view-tickets-part.js').Part} Part */
/** @typedef {'byChannel' | 'byPriority' | 'byGroup' | 'byAgent' | 'byMonth' | 'byWeek' | 'byDay'} By */

/** @type {[By, string][]} */
const DIMENSIONS = [['byChannel', 'Channel'], ['byPriority', 'Priority'], ['byGroup', 'Group'], ['byAgent', 'Agent'], ['byMonth', 'Month'], ['byWeek', 'Week'], ['byDay', 'Day']];
/** @type {[By, string][]} */
const PERIODS = [['byMonth', 'Months'], ['byWeek', 'Weeks'], ['byDay', 'Days']];

/** What a broken-down table shows, as far as it is measured. */
const COLUMNS = ['csat', 'nps', 'ces', 'firstContactResolution', 'firstResponseMedian', 'resolutionMedian', 'handleTimeMean', 'reassigned', 'firstResponseMet', 'resolutionMet'];

/** @param {string} by */
const isPeriod = (by) => ['byMonth', 'byWeek', 'byDay'].includes(by);

/**
 * @param {Report} report
 * @param {[By, string][]} dimensions
 */
const present = (report, dimensions) => dimensions.filter(([by]) => report[by].groups.some(({ name }) => name !== ''));

/**
 * @param {Context} context
 * @returns {Part | null}
 */
export function createBreakdown({ app, report }) {
  const dimensions = present(report(), DIMENSIONS);
  let [by] = dimensions[0] ?? ['byChannel'];
  if (dimensions.length === 0) return null;
  const grid = createGrid('KPIs broken down', { name: 'breakdown' });
  const lead = element('p', { class: 'small' });
  const node = createPart('Broken down', 'breakdown', '', [
    createSegments('Broken down by', 'breakdown', dimensions, by, (value) => {
      by = /** @type {By} */ (value);
      update();
    }),
    lead,
    grid.node,
  ]);

  function update() {
    const current = report();
    const kpis = [TICKETS, ...measuredKpis(current).filter(({ key }) => COLUMNS.includes(key)), ...(current.overall.open > 0 ? [OPEN] : [])];
    const { groups, other } = current[by];
    const ordered = isPeriod(by) ? [...groups].reverse() : by === 'byPriority' ? groups : [...groups].sort((left, right) => right.kpis.tickets - left.kpis.tickets);
    const named = ordered.map(({ name, kpis }) => ({ name: name === '' ? '(none given)' : isPeriod(by) ? dateText(name) : name, kpis }));
    const rows = other ? [...named, { name: isPeriod(by) ? 'earlier' : 'other', kpis: other }] : named;
    grid.update(
      [{ label: DIMENSIONS.find(([key]) => key === by)?.[1] ?? '', figure: false }, ...kpis.map(({ short }) => ({ label: short, figure: true }))],
      rows.map((row) => [row.name, ...kpis.map((kpi) => cellOf(kpi, row.kpis, app.locale))]),
    );
    setText(lead, `${isPeriod(by) ? `By when tickets were created, in ${offsetText(current.offsetMinutes)}${by === 'byWeek' ? '; a week is named by its Monday' : ''}. ` : ''}Under each figure, where it lies with ${figureText(current.confidence, 'share', app.locale)} confidence. Times are medians${current.overall.handleTime.n > 0 ? ', handle time is a mean' : ''}.`);
  }
  return { title: 'Broken down', node, update };
}

/**
 * @param {Kpi} kpi
 * @param {Kpis} kpis
 * @param {string} locale
 */
function cellOf(kpi, kpis, locale) {
  const measure = kpi.of(kpis);
  return { text: figureText(measure.value, kpi.unit, locale), note: intervalText(measure, kpi.unit, locale) };
}

/** How a window that rolls has a KPI.
 * @type {Record<string, (point: Report['rolling'][number]['points'][number]) => number | null | undefined>} */
const ROLLING = {
  csat: ({ csat }) => csat.value,
  firstContactResolution: ({ firstContactResolution }) => firstContactResolution.value,
  nps: ({ nps }) => nps.score.value,
  firstResponseMean: ({ firstResponseMeanSeconds }) => firstResponseMeanSeconds.value,
  resolutionMean: ({ resolutionMeanSeconds }) => resolutionMeanSeconds.value,
  handleTimeMean: ({ handleTimeMeanSeconds }) => handleTimeMeanSeconds.value,
};

/**
 * @param {Context} context
 * @returns {Part | null}
 */
export function createTrend({ app, report }) {
  const periods = present(report(), PERIODS).filter(([by]) => report()[by].groups.length > 1);
  const [shortest] = periods.slice(-1);
  if (!shortest) return null;
  const all = () => [...measuredKpis(report()).filter(({ key }) => ROLLING[key]), TICKETS];
  const [first] = all();
  let key = first?.key ?? 'tickets';
  let [by] = periods.find(([name]) => report()[name].groups.length >= 6) ?? shortest;
  const drawing = createDrawing('trend');
  const figures = createFoldedGrid('Figures of the chart', 'Figures over time', 'trend');
  const rollingFigures = createFoldedGrid('Figures of the rolling windows', 'Figures of the rolling windows', 'rolling');
  const legend = element('ul', { class: 'key', 'aria-hidden': 'true' });
  const lead = element('p', { class: 'small' });
  const node = createPart('Over time', 'trend', '', [
    element(
      'div',
      { class: 'controls' },
      createSelect('KPI', 'trend-kpi', all().map(({ key, label }) => [key, label]), key, (value) => {
        key = value;
        update();
      }),
      createSegments('Periods', 'trend-periods', periods, by, (value) => {
        by = /** @type {By} */ (value);
        update();
      }),
    ),
    element('figure', { class: 'chart-panel' }, element('figcaption', {}, lead), legend, drawing.node, figures.node, rollingFigures.node),
  ]);

  function update() {
    const { locale } = app;
    const current = report();
    const kpi = all().find((kpi) => kpi.key === key) ?? TICKETS;
    const groups = current[by].groups;
    const rolled = ROLLING[kpi.key];
    const windows = rolled ? current.rolling.map(({ days, points }) => ({ days, points: points.map((point) => ({ day: point.day, tickets: point.tickets, value: rolled(point) ?? null })) })).filter(({ points }) => points.length > 1) : [];
    const text = (/** @type {number | null} */ value) => figureText(value, kpi.unit, locale);
    const values = [...groups.map(({ kpis }) => kpi.of(kpis).value ?? 0), ...windows.flatMap(({ points }) => points.map(({ value }) => value ?? 0))];
    const unit = axisUnit(kpi.unit, values);
    setText(lead, [`${kpi.label}${unit ? `, ${unit}` : ''}, by when tickets were created, in ${offsetText(current.offsetMinutes)}.`, windows.length > 0 ? 'A rolling window is the ratio of its sums, not a mean of days.' : ''].join(' '));
    const named = PERIODS.find(([name]) => name === by)?.[1] ?? '';
    legend.replaceChildren(element('li', { class: 'key-dots' }, named), ...windows.map(({ days }, index) => element('li', { class: index === 0 ? 'key-first' : 'key-second' }, `${days} days, rolling`)));
    setVisible(rollingFigures.node, windows.length > 0);
    const points = groups.map(({ name, kpis }) => ({ at: middleOf(name, by), value: kpi.of(kpis).value, title: `${dateText(name)}: ${text(kpi.of(kpis).value)}` }));
    const lines = windows.map(({ points }) => points.map(({ day, value }) => ({ at: new Date(day), value, title: '' })));
    drawing.update(({ drawTrend }, size) => [drawTrend({ ...size, points, lines, figure: axisOf(kpi.unit, values, locale) })]);
    figures.update(() => [
      [{ label: named.replace(/s$/, ''), figure: false }, { label: kpi.short, figure: true }, { label: `Lies within`, figure: true }, { label: 'Of how many', figure: true }],
      groups.map(({ name, kpis }) => {
        const measure = kpi.of(kpis);
        return [dateText(name), text(measure.value), intervalText(measure, kpi.unit, locale), figureText(measure.n, 'count', locale)];
      }),
    ]);
    rollingFigures.update(() => {
      const [longest] = windows;
      const by = windows.map(({ points }) => new Map(points.map(({ day, value }) => [day, value])));
      return [
        [{ label: 'Window ends', figure: false }, ...windows.map(({ days }) => ({ label: `${days} days`, figure: true }))],
        (longest?.points ?? []).map(({ day }) => [dateText(day), ...by.map((values) => text(values.get(day) ?? null))]).reverse(),
      ];
    });
  }
  return { title: 'Over time', node, update };
}

/**
 * @param {Context} context
 * @returns {Part | null}
 */
export function createDistributions({ app, report }) {
  const shown = /** @type {const} */ ([['firstResponse', 'First response'], ['resolution', 'Resolution']]).filter(([key]) => report().distributions[key].length > 0);
  if (shown.length === 0) return null;
  const panels = shown.map(([key, title]) => {
    const drawing = createDrawing('distribution');
    const figures = createFoldedGrid('Figures of the chart', `Figures of ${title.toLowerCase()} times`, `distribution-${key}`);
    const said = element('p', { class: 'small' });
    const node = element('figure', { class: 'chart-panel' }, element('figcaption', {}, element('h3', {}, title), said), drawing.node, figures.node);
    return { key, node, drawing, figures, said };
  });
  const node = createPart('How long it takes', 'distributions', '', panels.map(({ node }) => node));
  return {
    title: 'How long it takes',
    node,
    update() {
      const { locale } = app;
      const { overall, distributions } = report();
      for (const { key, drawing, figures, said } of panels) {
        const bins = trimmed(distributions[key]);
        const times = overall[key];
        const marks = [
          { label: 'median', seconds: times.medianSeconds.value },
          { label: 'p90', seconds: times.p90Seconds },
          { label: 'p95', seconds: times.p95Seconds },
        ].flatMap(({ label, seconds }) => (seconds === null || seconds === undefined ? [] : [{ label: `${label} ${figureText(seconds, 'seconds', locale)}`, place: placeOf(bins, seconds) }]));
        setText(said, `Half take at most ${figureText(times.medianSeconds.value, 'seconds', locale)}, nine in ten ${figureText(times.p90Seconds, 'seconds', locale)} (p90), nineteen in twenty ${figureText(times.p95Seconds, 'seconds', locale)} (p95); ${figureText(times.n, 'count', locale)} tickets.${key === 'resolution' && overall.open > 0 ? ` The ${figureText(overall.open, 'count', locale)} that are still open are not among them.` : ''}`);
        const counts = bins.map(({ count }) => count);
        drawing.update(({ drawDistribution }, size) => [drawDistribution({ ...size, counts, edges: bins.map(({ fromSeconds }) => briefly(fromSeconds)), marks, figure: axisOf('count', counts, locale) })]);
        figures.update(() => [
          [{ label: 'Longer than', figure: true }, { label: 'Up to', figure: true }, { label: 'Tickets', figure: true }],
          bins.map(({ fromSeconds, toSeconds, count }) => [briefly(fromSeconds), toSeconds === null || toSeconds === undefined ? '' : briefly(toSeconds), figureText(count, 'count', locale)]),
        ]);
      }
    },
  };
}

/**
 * Without the empty bins at both ends.
 * @template {{ count: number }} Bin
 * @param {Bin[]} bins
 * @returns {Bin[]}
 */
const trimmed = (bins) => bins.slice(Math.max(0, bins.findIndex(({ count }) => count > 0)), bins.findLastIndex(({ count }) => count > 0) + 1);

/**
 * In bars from the left; inside a bar in proportion.
 * @param {{ fromSeconds: number, toSeconds?: number | null }[]} bins
 * @param {number} seconds
 */
function placeOf(bins, seconds) {
  const index = bins.findIndex(({ toSeconds }) => toSeconds === null || toSeconds === undefined || seconds <= toSeconds);
  const bin = bins[index];
  if (!bin) return bins.length;
  const end = bin.toSeconds ?? bin.fromSeconds * 2;
  return index + Math.min(1, Math.max(0, (seconds - bin.fromSeconds) / (end - bin.fromSeconds || 1)));
}

/**
 * A round time for an axis: "5 min", "2 h", "3 d".
 * @param {number} seconds
 */
function briefly(seconds) {
  const [unit = 's', per = 1] = /** @type {[string, number][]} */ ([['d', 86_400], ['h', 3_600], ['min', 60]]).find(([, per]) => seconds >= per && seconds % per === 0) ?? [];
  return seconds === 0 ? '0' : `${Number((seconds / per).toPrecision(4))} ${unit}`;
}
