// Control charts: what is only noise and what is a signal. A signal has a diamond and a number in the chart, and a sentence below it.

import { createDrawing } from './drawing.js';
import { element, setText, setVisible } from './dom.js';
import { createFoldedGrid } from './grid.js';
import { axisOf, axisUnit, figureText } from './tickets-kpis.js';
import { createSegments, createSelect } from './view-tickets-fields.js';
import { createPart, dateText, middleOf } from './view-tickets-part.js';

/** @typedef {import('./view-tickets-part.js').Context} Context */
/** @typedef {import('./view-tickets-part.js').Part} Part */

/**
 * @param {Context} context
 * @returns {Part | null}
 */
export function createControlCharts({ app, report, ask }) {
  const [first] = report().charts;
  if (!first) return null;
  let { key } = first;
  const drawing = createDrawing('control');
  const why = element('p', { class: 'small' });
  const legend = element(
    'ul',
    { class: 'key', 'aria-hidden': 'true' },
    element('li', { class: 'key-centre' }, 'Centre'),
    element('li', { class: 'key-limits' }, 'Limits'),
    element('li', { class: 'key-signal' }, 'Signal, numbered'),
  );
  const quiet = element('p', {});
  const signals = element('ol', { class: 'signals' });
  const figures = createFoldedGrid('Figures of the chart', 'Figures of the control chart', 'control');
  const chart = createSelect('KPI', 'control-kpi', report().charts.map(({ key, title }) => [key, title]), key, (value) => {
    key = /** @type {typeof key} */ (value);
    update();
  });
  const select = /** @type {HTMLSelectElement} */ (chart.querySelector('select'));
  const node = createPart('Noise or signal', 'control', 'A control chart shows how far a KPI moves by chance alone. Look for a cause only where there is a signal.', [
    element(
      'div',
      { class: 'controls' },
      chart,
      createSelect('Points', 'control-period', [['', 'chosen for you'], ['day', 'days'], ['week', 'weeks']], '', (value) => ask({ chartPeriod: /** @type {any} */ (value || null) })),
      createSegments('Rules', 'control-rules', [['westernElectric', 'Western Electric'], ['nelson', 'Nelson']], 'westernElectric', (value) => ask({ chartRules: /** @type {any} */ (value) })),
    ),
    element('figure', { class: 'chart-panel' }, element('figcaption', {}, why), legend, drawing.node, quiet, signals, figures.node),
  ]);

  function update() {
    const { locale } = app;
    const { charts } = report();
    const offered = charts.map(({ key }) => key).join();
    if (offered !== [...select.options].map(({ value }) => value).join()) select.replaceChildren(...charts.map(({ key, title }) => element('option', { value: key }, title)));
    const current = charts.find((chart) => chart.key === key) ?? charts[0];
    if (!current) {
      setText(why, 'Too few tickets in these periods. Choose longer ones.');
      drawing.update(() => []);
      signals.replaceChildren();
      return;
    }
    select.value = current.key;
    const text = (/** @type {number} */ value) => figureText(value, current.unit, locale);
    const by = current.period === 'week' ? 'byWeek' : 'byDay';
    const values = current.points.flatMap(({ value, low, high }) => [value, low, high]);
    const unit = axisUnit(current.unit, values);
    const name = (/** @type {string} */ period) => `${current.period === 'week' ? 'week of ' : ''}${dateText(period)}`;
    setText(why, [`${current.title}${unit ? `, ${unit}` : ''}.`, current.why, current.provisional ? 'With fewer than 20 points the limits are provisional.' : ''].filter(Boolean).join(' '));
    const points = current.points.map(({ name: period, value, low, high }) => ({ at: middleOf(period, by), value, low, high, title: `${name(period)}: ${text(value)}\nlimits ${text(low)} to ${text(high)}` }));
    drawing.update(({ drawControl }, size) => [drawControl({ ...size, points, centre: current.centre, signals: current.signals, figure: axisOf(current.unit, values, locale) })]);
    setText(quiet, current.signals.length === 0 ? 'No signal: the points move as chance alone would move them.' : '');
    setVisible(quiet, current.signals.length === 0);
    signals.replaceChildren(
      ...current.signals.map(({ first, last, text }) => {
        const [from, to] = [first, last].map((position) => dateText(current.points[position]?.name ?? ''));
        const when = first === last ? `${current.period === 'week' ? 'Week of ' : ''}${to}` : `${current.period === 'week' ? 'Weeks of ' : ''}${from} to ${to}`;
        return element('li', {}, `${when}: ${text}`);
      }),
    );
    figures.update(() => {
      const marks = current.points.map((_, index) => current.signals.flatMap(({ first, last }, number) => (first <= index && index <= last ? [number + 1] : [])).join(', '));
      return [
        [{ label: current.period === 'week' ? 'Week of' : 'Day', figure: false }, { label: 'Measured', figure: true }, { label: 'Lower limit', figure: true }, { label: 'Upper limit', figure: true }, { label: 'Of how many', figure: true }, { label: 'Signal', figure: false }],
        current.points.map(({ name, value, low, high, n }, index) => [dateText(name), text(value), text(low), text(high), figureText(n, 'count', locale), marks[index] ?? '']),
      ];
    });
  }
  return { title: 'Noise or signal', node, update };
}
