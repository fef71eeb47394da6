// The editor of a list of named, weighted lines: added, removed, renamed, reordered. What cannot be taken as it stands is
// kept here, on the screen, until it can.

import { element, setAttribute, setText, setVisible } from './dom.js';
import { cellText, fieldText } from './figures.js';
import { parseNumber } from './numbers.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Input} Input */
/** @typedef {import('./core.js').Line} Line */
/** @typedef {import('./core.js').Row} Row */
/** @typedef {import('./form.js').RowView} RowView */
/** @typedef {import('./state.js').Form} Form */

/** @typedef {Line & { text?: string, message?: string }} EditedLine  with the weight as typed, while it is refused */

/**
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 * @param {{ button: HTMLElement, text: HTMLElement, update: () => void }} about
 * @returns {RowView}
 */
export function createLinesEditor(app, form, input, about) {
  const list = element('ol', { class: 'lines' });
  const problem = element('p', { class: 'problem', id: `problem-${input.key}`, 'aria-live': 'polite', hidden: true });
  const add = element('button', { type: 'button', class: 'link', 'data-action': 'add-line' }, 'Add a line');
  const node = element(
    'div',
    { class: 'row lines-row', 'data-row': input.key, role: 'group', 'aria-labelledby': `label-${input.key}` },
    element('div', { class: 'row-head' }, element('span', { class: 'label', id: `label-${input.key}` }, input.label), about.button),
    list,
    element('div', { class: 'note' }, add, problem),
    about.text,
  );

  /** @type {EditedLine[]} */
  let lines = [];
  /** @type {unknown} */
  let taken = null;
  let held = false;
  let locale = '';
  /** @type {ReturnType<typeof createLine>[]} */
  const rows = [];

  /** Gives the list to the page, or holds it here with everything that is wrong with it. */
  function offer() {
    const offered = lines.map(({ text, message, ...line }) => line);
    const refused = lines.flatMap(({ message }, index) => (message === undefined ? [] : `Line ${index + 1}: ${message}`));
    const messages = refused.length > 0 ? refused : app.problemsOf(form, input, offered).map((problem) => app.messageOf(problem));
    if (messages.length === 0) {
      held = false;
      taken = offered;
      app.set(form, input, offered);
    } else {
      held = true;
      app.hold(form, input, messages.join(' '));
    }
  }

  /**
   * @param {number} index
   * @param {number} to
   */
  function move(index, to) {
    const [line] = lines.splice(index, 1);
    if (line) lines.splice(to, 0, line);
    offer();
  }

  add.addEventListener('click', () => {
    lines.push({ name: 'New line', weight: lines.length === 0 ? 1 : 0 });
    offer();
    rows[lines.length - 1]?.name.select();
  });

  /** @param {number} index */
  function createLine(index) {
    const name = element('input', { type: 'text', class: 'line-name', 'data-line-name': true, 'aria-label': `Line ${index + 1}, name`, maxlength: 80, autocomplete: 'off' });
    const weight = element('input', { type: 'text', class: 'line-weight', 'data-line-weight': true, inputmode: 'decimal', 'aria-label': `Line ${index + 1}, weight`, 'aria-describedby': problem.id, autocomplete: 'off' });
    const amount = element('span', { class: 'line-amount' });
    const up = lineButton('line-up', `Move line ${index + 1} up`, '↑');
    const down = lineButton('line-down', `Move line ${index + 1} down`, '↓');
    const remove = lineButton('remove-line', `Remove line ${index + 1}`, '×');

    name.addEventListener('input', () => {
      const line = lines[index];
      if (line) line.name = name.value;
      offer();
    });
    weight.addEventListener('input', () => {
      const line = lines[index];
      if (!line) return;
      const parsed = parseNumber(weight.value, app.locale, 'weight', { minimum: 0 });
      line.text = weight.value;
      line.message = parsed.ok ? undefined : parsed.message;
      if (parsed.ok) line.weight = parsed.value;
      offer();
    });
    weight.addEventListener('blur', () => {
      const line = lines[index];
      if (!line || line.message !== undefined) return;
      line.text = undefined;
      weight.value = fieldText(line.weight, 'weight', app.locale);
    });
    up.addEventListener('click', () => {
      move(index, index - 1);
      (index === 1 ? rows[0]?.down : rows[index - 1]?.up)?.focus();
    });
    down.addEventListener('click', () => {
      move(index, index + 1);
      (index === lines.length - 2 ? rows[index + 1]?.up : rows[index + 1]?.down)?.focus();
    });
    remove.addEventListener('click', () => {
      lines.splice(index, 1);
      offer();
      (rows[Math.min(index, lines.length - 1)]?.remove ?? add).focus();
    });
    const item = element('li', { 'data-line': index }, name, weight, amount, element('span', { class: 'line-buttons' }, up, down, remove));
    return { item, name, weight, amount, up, down, remove };
  }

  /** @param {Row[]} results */
  function render(results) {
    const column = resultColumn(app, form, input);
    while (rows.length > lines.length) rows.pop()?.item.remove();
    while (rows.length < lines.length) {
      const row = createLine(rows.length);
      rows.push(row);
      list.append(row.item);
    }
    lines.forEach((line, index) => {
      const row = rows[index];
      if (!row) return;
      if (row.name.value !== line.name) row.name.value = line.name;
      const text = line.text ?? fieldText(line.weight, 'weight', app.locale);
      if (row.weight.value !== text) row.weight.value = text;
      setAttribute(row.weight, 'aria-invalid', line.message === undefined ? null : 'true');
      const value = column && !held ? results[index]?.[column.key] : undefined;
      setText(row.amount, column && typeof value === 'number' ? cellText(value, column, app.locale) : '');
      row.up.disabled = index === 0;
      row.down.disabled = index === lines.length - 1;
    });
  }

  return {
    node,
    update({ calculation, problems }) {
      const draft = app.draft(form, input);
      const value = app.valueOf(form, input);
      if (value !== taken || (held && !draft) || locale !== app.locale) {
        if (!(held && draft && value === taken)) {
          lines = /** @type {Line[]} */ (value).map((line) => ({ ...line }));
          held = false;
        }
        taken = value;
        locale = app.locale;
      }
      render(calculation?.tables[input.key] ?? []);
      const messages = draft ? [draft.message] : problems.filter(({ field }) => field.split('.')[0] === input.key).map((problem) => app.messageOf(problem));
      const text = messages.join(' ');
      setText(problem, text);
      setVisible(problem, text !== '');
      about.update();
    },
  };
}

/**
 * @param {string} action
 * @param {string} label
 * @param {string} sign
 */
function lineButton(action, label, sign) {
  return element('button', { type: 'button', 'data-action': action, 'aria-label': label, title: label }, sign);
}

/**
 * The amount that each line comes to, if the calculator gives a table of the same name.
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 */
function resultColumn(app, form, input) {
  const calculator = app.catalogue.find((calculator) => calculator.id === form.id);
  const table = calculator?.tables.find((table) => table.key === input.key);
  return table?.columns.find((column) => column.unit === 'moneyMinor' || column.unit === 'money');
}
