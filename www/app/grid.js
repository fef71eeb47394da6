// A table whose columns are known only with the data. Long ones scroll inside and come in parts.

import { element, setText, setVisible } from './dom.js';

/** @typedef {{ label: string, figure: boolean, note?: string }} Head */
/** @typedef {string | { text: string, note?: string }} Cell  note: a second, smaller line */

const ROWS_AT_FIRST = 50;

/**
 * @param {string} label
 * @param {{ name?: string, tall?: boolean }} [how]  tall: the table does not scroll inside
 */
export function createGrid(label, { name, tall = false } = {}) {
  const head = element('thead');
  const body = element('tbody');
  const table = element('table', { 'data-table': name }, element('caption', { class: 'visually-hidden' }, label), head, body);
  const scroller = element('div', { class: tall ? 'table' : 'table inner', tabindex: 0, role: 'region', 'aria-label': label }, table);
  const more = element('button', { type: 'button', class: 'link', 'data-action': 'more-rows' });
  const node = element('div', { class: 'grid' }, scroller, more);
  /** @type {{ columns: Head[], rows: Cell[][] }} */
  let given = { columns: [], rows: [] };

  const fill = (/** @type {number} */ until) => {
    const { columns, rows } = given;
    body.append(...rows.slice(body.rows.length, until).map((row) => element('tr', {}, ...row.map((cell, index) => createCell(cell, columns[index], index)))));
    setVisible(more, body.rows.length < rows.length);
    setText(more, `Show the other ${rows.length - body.rows.length}`);
  };
  more.addEventListener('click', () => {
    fill(given.rows.length);
    scroller.focus();
  });

  return {
    node,
    /**
     * @param {Head[]} columns
     * @param {Cell[][]} rows
     */
    update(columns, rows) {
      const shown = Math.max(ROWS_AT_FIRST, rows.length === given.rows.length ? body.rows.length : 0);
      given = { columns, rows };
      head.replaceChildren(element('tr', {}, ...columns.map(({ label, figure }) => element('th', { scope: 'col', class: figure ? 'figure' : 'text' }, label))));
      body.replaceChildren();
      fill(shown);
    },
  };
}

/**
 * @param {Cell} cell
 * @param {Head | undefined} column
 * @param {number} index
 */
function createCell(cell, column, index) {
  const { text, note = '' } = typeof cell === 'string' ? { text: cell } : cell;
  const node = index === 0 ? element('th', { scope: 'row' }) : element('td');
  node.className = column?.figure ? 'figure' : 'text';
  node.append(text, ...(note ? [element('small', {}, note)] : []));
  return node;
}

/**
 * The same behind a summary, filled when it is looked at.
 * @param {string} summary
 * @param {string} label
 * @param {string} name
 */
export function createFoldedGrid(summary, label, name) {
  const grid = createGrid(label, { name });
  const node = element('details', {}, element('summary', {}, summary), grid.node);
  /** @type {() => [Head[], Cell[][]]} */
  let latest = () => [[], []];
  const render = () => {
    if (node.open) grid.update(...latest());
  };
  node.addEventListener('toggle', render);
  return {
    node,
    /** @param {() => [Head[], Cell[][]]} figures */
    update(figures) {
      latest = figures;
      render();
    },
  };
}
