// The dialog that asks what a file leaves open: which column is which field, how its values are written, the time zone and
// the satisfaction scale. The first rows stay in sight, with the chosen columns marked.

import { element, setText, setVisible } from './dom.js';
import { DELIMITERS, DURATION_FORMATS, ENCODINGS, TIME_FORMATS, ambiguous, capitalised, headerText, localOffset, offsetText, only } from './tickets-plan.js';

/** @typedef {import('./tickets-plan.js').Preview} Preview */
/** @typedef {import('./tickets-plan.js').Options} Options */
/** @typedef {import('./tickets-plan.js').FieldDescription} FieldDescription */

/** @type {Record<string, string>} */
const LEGENDS = { time: 'When', duration: 'How long', group: 'By what', count: 'How often', score: 'What customers answered', text: 'What else' };

/** What most exports have stands in front; the rest need not be looked at. */
const SCALES = [[0, 1], [1, 3], [1, 4], [1, 5], [1, 7], [1, 10], [0, 10]];

/** So many columns are shown as they stand. Of more, the first are, after the chosen ones; and a list is filled when it is wanted. */
const FEW_COLUMNS = 200;

/** In minutes east of UTC: the whole hours, and the others that are in use. */
const OFFSETS = [...Array.from({ length: 27 }, (_, index) => (index - 12) * 60), -570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765].sort((left, right) => left - right);

/**
 * @param {object} asked
 * @param {string} asked.name  of the file
 * @param {Preview} asked.preview
 * @param {Options} asked.options  what is known or was chosen so far
 * @param {string[]} asked.questions  why it is asked
 * @param {boolean} asked.isRemembered  whether the choice outlives this page
 * @returns {Promise<Options | null>}  null: nothing is to be read
 */
export function askMapping({ name, preview, options, questions, isRemembered }) {
  const { headers, fields, formats } = preview;
  const rows = createFirstRows(preview);
  const selects = fields.map((description) => createField(description, preview, options, changed));
  const kinds = [...new Set(fields.map(({ kind }) => kind))];
  const zone = createSelect('mapping-zone', offsetsWith(options.offsetMinutes, localOffset()).map((minutes) => [String(minutes), `${offsetText(minutes)}${minutes === localOffset() ? ', this machine’s today' : ''}`]), String(options.offsetMinutes));
  const scale = createScale(options.csat);
  const problem = element('p', { class: 'problem', id: 'mapping-problem', role: 'alert' });
  const form = element(
    'form',
    { class: 'mapping-fields', method: 'dialog', novalidate: true },
    ...kinds.map((kind) =>
      element('fieldset', {}, element('legend', {}, LEGENDS[kind] ?? kind), ...selects.filter(({ description }) => description.kind === kind).map(({ node }) => node), ...(kind === 'score' ? [scale.node] : [])),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Time zone'),
      element('div', { class: 'mapping-row' }, element('label', { for: 'mapping-zone' }, 'Days, and times without a zone, are in'), zone),
      element('p', { class: 'small' }, 'One offset holds for the whole file, so clock changes in summer are not followed.'),
    ),
  );
  const submit = element('button', { type: 'button', class: 'solid', 'data-action': 'read-export' }, 'Read the file');
  const dismiss = element('button', { type: 'button', 'data-action': 'cancel-mapping' }, 'Cancel');
  const { delimiter, encoding } = preview.dialect;
  const dialog = element(
    'dialog',
    { class: 'mapping', 'aria-labelledby': 'mapping-title' },
    element(
      'header',
      {},
      element('h2', { id: 'mapping-title' }, 'How to read ', element('span', { class: 'file-name' }, name)),
      element('ul', { class: 'mapping-questions' }, ...questions.map((question) => element('li', {}, question))),
      element('p', { class: 'small' }, `Recognised: ${DELIMITERS[delimiter] ?? delimiter} between ${headers.length} columns, ${ENCODINGS[encoding] ?? encoding}.`),
    ),
    rows.node,
    form,
    element(
      'footer',
      {},
      problem,
      element('p', { class: 'small' }, isRemembered ? 'Kept on this machine for files with the same headers.' : 'Kept for files with the same headers until this page is closed.'),
      element('div', { class: 'buttons' }, dismiss, submit),
    ),
  );

  /** @returns {{ options: Options, problem: { text: string, at: HTMLElement } | null }} */
  function chosen() {
    /** @type {Record<string, { index: number, time?: string, duration?: string }>} */
    const columns = {};
    /** @type {{ text: string, at: HTMLElement } | null} */
    let problem = null;
    for (const { description, column, format } of selects) {
      if (column.value === '') continue;
      const index = Number(column.value);
      columns[description.field] = { index, ...(isFormatted(description) ? { [description.kind]: format.value } : {}) };
      if (isFormatted(description) && format.value === '') problem ??= { text: `Choose how “${headerText(headers, index)}” is written, or leave the column out.`, at: format };
    }
    const first = selects[0]?.column;
    if (first && Object.keys(columns).length === 0) problem = { text: 'Choose at least one column.', at: first };
    return { options: /** @type {Options} */ ({ ...preview.options, columns, csat: scale.value(), offsetMinutes: Number(zone.value) }), problem };
  }

  function changed() {
    setText(problem, '');
    rows.mark(new Map(selects.flatMap(({ description, column }) => (column.value === '' ? [] : [/** @type {const} */ ([Number(column.value), description.label])]))));
  }

  selects.find(({ description }) => description.field === 'csat')?.column.addEventListener('change', (event) => {
    const column = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    const found = column === '' ? undefined : formats[Number(column)]?.csat;
    if (found) scale.set(found);
  });

  return new Promise((resolve) => {
    /** @type {Options | null} */
    let answer = null;
    const finish = () => {
      const { options, problem: found } = chosen();
      if (found) {
        setText(problem, found.text);
        found.at.focus();
        return;
      }
      answer = options;
      dialog.close();
    };
    submit.addEventListener('click', finish);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      finish();
    });
    dismiss.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    changed();
    document.body.append(dialog);
    dialog.showModal();
    const open = dialog.querySelector('select.open');
    if (open instanceof HTMLSelectElement) open.focus();
    else selects[0]?.column.focus();
  });
}

/** @param {FieldDescription} description */
const isFormatted = ({ kind }) => kind === 'time' || kind === 'duration';

/**
 * @param {FieldDescription} description
 * @param {Preview} preview
 * @param {Options} options
 * @param {() => void} changed
 */
function createField(description, { headers, formats, duplicates }, options, changed) {
  const { field, label, kind } = description;
  const given = options.columns[field];
  const names = kind === 'time' ? TIME_FORMATS : DURATION_FORMATS;
  const candidates = duplicates.find((duplicate) => duplicate.field === field)?.columns ?? [];
  const option = (/** @type {number} */ index) => /** @type {[string, string]} */ ([String(index), headerText(headers, index)]);
  /** @type {[string, string]} */
  const none = ['', candidates.length > 0 ? 'choose: several look like it' : 'not in this file'];
  const isShort = headers.length <= FEW_COLUMNS;
  const column = createSelect(`mapping-${field}`, [none, ...(isShort ? headers.map((_, index) => option(index)) : given ? [option(given.index)] : [])], given ? String(given.index) : '');
  const fill = () => {
    const { value } = column;
    column.replaceChildren(...optionsOf([none, ...headers.map((_, index) => option(index))]));
    column.value = value;
  };
  if (!isShort) column.addEventListener('focus', fill, { once: true });
  const format = createSelect(`mapping-${field}-format`, [], '');
  format.setAttribute('aria-label', `How “${label}” is written`);
  const node = element('div', { class: 'mapping-row' }, element('label', { for: `mapping-${field}` }, capitalised(label)), element('div', { class: 'mapping-choice' }, column, ...(isFormatted(description) ? [format] : [])));

  /** @param {string | undefined} known */
  const offer = (known) => {
    const detected = column.value === '' ? undefined : formats[Number(column.value)]?.[kind === 'time' ? 'time' : 'duration'];
    const open = ambiguous(detected);
    // A column without values yet is read in the format that cannot be mistaken, until another is chosen.
    const chosen = known ?? only(detected) ?? (detected === 'empty' ? (kind === 'time' ? 'yearFirst' : 'words') : '');
    const offered = [...open, ...Object.keys(names).filter((name) => !open.includes(name))];
    format.replaceChildren(element('option', { value: '' }, 'choose how it is written'), ...offered.map((name) => element('option', { value: name }, names[name] ?? name)));
    format.value = chosen;
    setVisible(format, isFormatted(description) && column.value !== '');
    mark();
  };
  const mark = () => {
    column.classList.toggle('open', column.value === '' && (field === 'created' || candidates.length > 0));
    format.classList.toggle('open', !format.hidden && format.value === '');
  };
  column.addEventListener('change', () => {
    offer(undefined);
    changed();
  });
  format.addEventListener('change', () => {
    mark();
    changed();
  });
  offer(given?.time ?? given?.duration ?? undefined);
  return { description, column, format, node };
}

/** @param {Options['csat']} given */
function createScale(given) {
  const key = (/** @type {{ low: number, high: number }} */ { low, high }) => `${low}-${high}`;
  const ends = SCALES.map(([low = 0, high = 0]) => ({ low, high }));
  const all = ends.some((scale) => key(scale) === key(given)) ? ends : [given, ...ends];
  const scale = createSelect('mapping-scale', all.map((each) => [key(each), each.high === 1 ? 'bad or good' : `${each.low} to ${each.high}`]), key(given));
  const from = createSelect('mapping-satisfied', [], '');
  const threshold = element('label', { class: 'mapping-from', for: 'mapping-satisfied' }, 'satisfied from');
  const offer = (/** @type {number} */ satisfiedFrom) => {
    const { low, high } = all.find((each) => key(each) === scale.value) ?? given;
    const scores = Array.from({ length: high - low }, (_, index) => low + 1 + index);
    from.replaceChildren(...scores.map((score) => element('option', { value: score }, String(score))));
    from.value = String(satisfiedFrom);
    for (const node of [from, threshold]) setVisible(node, high > 1);
  };
  /** The top two of five, and as near to it on other scales. */
  const usual = () => {
    const { low, high } = all.find((each) => key(each) === scale.value) ?? given;
    return Math.max(low + 1, high <= 5 ? high - 1 : high - 2);
  };
  scale.addEventListener('change', () => offer(usual()));
  offer(given.satisfiedFrom);
  return {
    node: element('div', { class: 'mapping-row' }, element('label', { for: 'mapping-scale' }, 'Satisfaction scale'), element('div', { class: 'mapping-choice' }, scale, threshold, from)),
    value() {
      const { low, high } = all.find((each) => key(each) === scale.value) ?? given;
      return { low, high, satisfiedFrom: Number(from.value) };
    },
    /** @param {Options['csat']} next */
    set(next) {
      scale.value = key(next);
      offer(next.satisfiedFrom);
    },
  };
}

/** @param {Preview} preview */
function createFirstRows({ headers, rows }) {
  const table = element('table', {});
  const node = element('div', { class: 'table first-rows', tabindex: 0, role: 'region', 'aria-label': 'The first rows, with the chosen columns marked' }, table);
  return {
    node,
    /** @param {Map<number, string>} labels  of the fields, by column */
    mark(labels) {
      const all = headers.length <= FEW_COLUMNS;
      const first = Array.from({ length: Math.min(headers.length, FEW_COLUMNS) }, (_, index) => index);
      const shown = all ? first : [...new Set([...[...labels.keys()].sort((left, right) => left - right), ...first])];
      const cells = (/** @type {'td' | 'th'} */ tag, /** @type {(index: number) => string} */ text) =>
        shown.map((index) => element(tag, { class: labels.has(index) ? 'text used' : 'text', ...(tag === 'th' ? { scope: 'col' } : {}) }, text(index)));
      table.replaceChildren(
        element('caption', { class: 'visually-hidden' }, 'The first rows'),
        element('thead', {}, element('tr', { class: 'marks' }, ...cells('td', (index) => labels.get(index) ?? '')), element('tr', {}, ...cells('th', (index) => headerText(headers, index)))),
        element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells('td', (index) => row[index] ?? '')))),
      );
    },
  };
}

/**
 * @param {string} id
 * @param {(readonly [string, string])[]} options  value and text
 * @param {string} value
 */
function createSelect(id, options, value) {
  const select = element('select', { id }, ...optionsOf(options));
  select.value = value;
  return select;
}

/** @param {(readonly [string, string])[]} options */
const optionsOf = (options) => options.map(([value, text]) => element('option', { value }, text));

/** @param {number[]} minutes  that must be among them */
const offsetsWith = (...minutes) => [...new Set([...OFFSETS, ...minutes])].sort((left, right) => left - right);
