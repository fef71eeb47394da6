// A calculator's chart: its title, its key, the drawing in a space of fixed height, and its figures as a table.

import { afterPaint } from './after-paint.js';
import { headlineOf } from './core.js';
import { element, setVisible } from './dom.js';
import { isInCurrency } from './figures.js';
import { loadChart } from './load-chart.js';
import { createFoldedTable } from './table.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./evaluate.js').Evaluation} Evaluation */

/**
 * @param {App} app
 * @param {Calculator} calculator
 */
export function createChartPanel(app, calculator) {
  const { chart } = calculator;
  const description = calculator.tables.find((table) => table.key === chart.table);
  const drawing = element('div', { class: `chart ${chart.kind}${chart.gap === undefined ? '' : ' with-gap'}` });
  const key = element('ul', { class: 'key', 'aria-hidden': 'true' });
  const more = element('p', { class: 'small', hidden: true });
  const node = element(
    'figure',
    { class: 'chart-panel' },
    element('figcaption', {}, element('h3', {}, chart.title), element('p', { class: 'small' }, chart.note)),
    key,
    drawing,
    more,
  );
  if (!description) return { node, update: () => {} };

  const figures = createFoldedTable(description, 'Figures of the chart');
  node.append(figures.node);
  if (chart.kind === 'lines') {
    chart.y.forEach((name, index) => {
      const column = description.columns.find((column) => column.key === name);
      key.append(element('li', { class: `series-${index + 1}` }, column?.label ?? name));
    });
    if (chart.reference) key.append(element('li', { class: 'reference' }, chart.reference.label));
  }
  if (chart.kind === 'intervals' && headlineOf(calculator).target) key.append(element('li', { class: 'target-band' }, 'Published targets'));
  setVisible(key, key.childElementCount > 1 || chart.kind === 'intervals');

  /** @type {Evaluation | null} */
  let latest = null;
  /** What is drawn: the result, the way of writing numbers, and the size. */
  let drawn = { calculation: /** @type {unknown} */ (null), locale: '', width: 0, height: 0, fontSize: 0 };

  const draw = async () => {
    const calculation = latest?.calculation;
    // On paper the drawing for the screen is scaled; its space has no height of its own there.
    if (!calculation || !drawing.isConnected || matchMedia('print').matches) return;
    const { drawChart } = await loadChart();
    const { clientWidth: width, clientHeight: height } = drawing;
    const fontSize = Number.parseFloat(getComputedStyle(drawing).fontSize);
    const next = { calculation, locale: app.locale, width, height, fontSize };
    if (width === 0 || Object.entries(next).every(([name, value]) => drawn[/** @type {keyof typeof drawn} */ (name)] === value)) return;
    drawn = next;
    const reference = chart.reference && latest?.calculatedFrom?.[chart.reference.input];
    const { drawings, omitted } = drawChart({
      chart,
      columns: description.columns,
      rows: calculation.tables[chart.table] ?? [],
      reference: typeof reference === 'number' ? reference : null,
      band: chart.kind === 'intervals' ? targetOf(app, calculator) : null,
      width,
      height,
      fontSize,
      locale: app.locale,
    });
    drawing.replaceChildren(...drawings);
    more.textContent = omitted > 0 ? `The largest are drawn; ${omitted} more are in the figures.` : '';
    setVisible(more, omitted > 0);
  };
  const redraw = afterPaint(() => void draw());
  new ResizeObserver(redraw).observe(drawing);

  return {
    node,
    /** @param {Evaluation} evaluation */
    update(evaluation) {
      latest = evaluation;
      figures.update(evaluation.calculation?.tables[chart.table] ?? [], app.locale);
      redraw();
    },
  };
}

/**
 * What published targets ask of the headline; null where there are none, or none in the client's currency.
 * @param {App} app
 * @param {Calculator} calculator
 */
function targetOf(app, calculator) {
  const { target } = headlineOf(calculator);
  return target && isInCurrency(target, app.locale) ? target : null;
}
