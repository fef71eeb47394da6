// A calculator's chart: its title, its key, the drawing in a space of fixed height, and its figures as a table.

import { headlineOf } from './core.js';
import { element, setVisible } from './dom.js';
import { createDrawing } from './drawing.js';
import { isInCurrency } from './figures.js';
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
  const drawing = createDrawing(`${chart.kind}${chart.gap === undefined ? '' : ' with-gap'}`);
  const key = element('ul', { class: 'key', 'aria-hidden': 'true' });
  const more = element('p', { class: 'small', hidden: true });
  const node = element(
    'figure',
    { class: 'chart-panel' },
    element('figcaption', {}, element('h3', {}, chart.title), element('p', { class: 'small' }, chart.note)),
    key,
    drawing.node,
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

  let shown = { calculation: /** @type {unknown} */ (null), locale: '' };

  return {
    node,
    /** @param {Evaluation} evaluation */
    update({ calculation, calculatedFrom }) {
      const { locale } = app;
      figures.update(calculation?.tables[chart.table] ?? [], locale);
      if (!calculation || (shown.calculation === calculation && shown.locale === locale)) return;
      shown = { calculation, locale };
      const reference = chart.reference && calculatedFrom?.[chart.reference.input];
      drawing.update(({ drawChart }, size) => {
        const { drawings, omitted } = drawChart({
          ...size,
          chart,
          columns: description.columns,
          rows: calculation.tables[chart.table] ?? [],
          reference: typeof reference === 'number' ? reference : null,
          band: chart.kind === 'intervals' ? targetOf(app, calculator) : null,
          locale,
        });
        more.textContent = omitted > 0 ? `The largest are drawn; ${omitted} more are in the figures.` : '';
        setVisible(more, omitted > 0);
        return drawings;
      });
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
