// A table of figures from the catalogue's description of it. Rows and cells are kept and only their text changes.

import { element, setText } from './dom.js';
import { cellText } from './figures.js';

/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Row} Row */
/** @typedef {Calculator['tables'][number]} TableDescription */

/**
 * @param {TableDescription} description
 */
export function createTable(description) {
  const body = element('tbody');
  const head = element('tr', {}, ...description.columns.map((column) => element('th', { scope: 'col', class: column.unit === 'text' ? 'text' : 'figure' }, column.label)));
  const table = element('table', { 'data-table': description.key }, element('caption', {}, description.label), element('thead', {}, head), body);
  const node = element('div', { class: 'table', tabindex: 0, role: 'region', 'aria-label': description.label }, table);
  return {
    node,
    /**
     * @param {Row[]} rows
     * @param {string} localeKey
     */
    update(rows, localeKey) {
      while (body.rows.length > rows.length) body.deleteRow(-1);
      while (body.rows.length < rows.length) {
        body.append(element('tr', {}, ...description.columns.map((column, index) => (index === 0 ? element('th', { scope: 'row', class: column.unit === 'text' ? 'text' : 'figure' }) : element('td', { class: column.unit === 'text' ? 'text' : 'figure' })))));
      }
      rows.forEach((row, index) => {
        const { cells } = /** @type {HTMLTableRowElement} */ (body.rows[index]);
        description.columns.forEach((column, place) => setText(/** @type {HTMLTableCellElement} */ (cells[place]), cellText(row[column.key], column, localeKey)));
      });
    },
  };
}

/**
 * A table behind a summary, filled when it is looked at.
 * @param {TableDescription} description
 * @param {string} summary
 */
export function createFoldedTable(description, summary) {
  const table = createTable(description);
  const node = element('details', {}, element('summary', {}, summary), table.node);
  /** @type {{ rows: Row[], localeKey: string }} */
  let latest = { rows: [], localeKey: '' };
  const render = () => {
    if (node.open) table.update(latest.rows, latest.localeKey);
  };
  node.addEventListener('toggle', render);
  return {
    node,
    /**
     * @param {Row[]} rows
     * @param {string} localeKey
     */
    update(rows, localeKey) {
      latest = { rows, localeKey };
      render();
    },
  };
}
