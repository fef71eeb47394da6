// "From an export": raw ticket exports are dropped, chosen or pasted here. What reads them and what shows their KPIs is loaded
// when the first file comes, so that the page starts without it.

import { element, setText } from './dom.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./view-calculator.js').View} View */

/**
 * Where the parts that come later put what they show.
 * @typedef {object} Places
 * @property {HTMLElement} column
 * @property {HTMLElement} status  what is read, how, and how far
 * @property {HTMLElement} result
 * @property {(figure: string) => void} stick  the headline that stays in sight on a narrow screen
 */

/** @typedef {{ take: (files: File[]) => void, update: () => void }} Session */

/** What a column gives, by what exports usually call it. */
const COLUMNS = [
  ['created_at', 'Days, weeks, months, trends and control charts. The one column that everything else leans on.'],
  ['first_response_at', 'First response time with its median, p90 and p95, and the service levels.'],
  ['resolved_at', 'Resolution time. Tickets without it are still open and counted apart.'],
  ['channel, priority, group, agent', 'Every KPI broken down. The priority says which service level holds.'],
  ['reopens, contacts, reassignments', 'First-contact resolution by the definition you choose, and how often tickets are handed on.'],
  ['handle_time_s', 'Average handle time.'],
  ['csat, nps, ces', 'Satisfaction, recommendation and effort, each with how sure it is.'],
];

/**
 * @param {App} app
 * @returns {View}
 */
export function createTicketsView(app) {
  /** @type {Promise<Session> | undefined} */
  let loading;
  /** @type {Session | undefined} */
  let session;

  const status = element('div', { class: 'export-status' }, ...notes());
  const figure = element('span', { class: 'stick-figure' }, 'No file yet');
  const result = element('section', { class: 'result export-result', id: 'result', 'aria-labelledby': 'result-heading', tabindex: -1 }, ...teaching());
  const column = element(
    'section',
    { class: 'form export-form', 'aria-labelledby': 'view-title' },
    element('h1', { id: 'view-title' }, 'From an export'),
    element('p', { class: 'lead' }, 'Every KPI that your help desk’s raw ticket export allows, with how sure each one is.'),
    createIntake(take),
    status,
  );
  const stick = createStick(figure, result);
  const places = { column, status, result, stick: (/** @type {string} */ text) => setText(figure, text) };

  /** @param {File[]} files */
  async function take(files) {
    if (files.length === 0) return;
    try {
      session = await (loading ??= import('./view-tickets-session.js').then(({ createSession }) => createSession(app, places)));
      session.take(files);
    } catch {
      loading = undefined;
      status.replaceChildren(element('p', { class: 'problem', role: 'status' }, 'The part of the page that reads exports could not be loaded. Reload the page.'));
    }
  }

  listen(column, (files) => void take(files));

  return {
    nodes: [column, stick, result],
    update() {
      session?.update();
    },
    settle() {},
  };
}

/** @param {(files: File[]) => void} take */
function createIntake(take) {
  const picker = element('input', { type: 'file', multiple: true, id: 'export-files', 'aria-describedby': 'export-privacy' });
  picker.addEventListener('change', () => {
    const files = [...(picker.files ?? [])];
    // The same file may be chosen again.
    picker.value = '';
    take(files);
  });
  const paste = element('textarea', { id: 'export-paste', rows: 1, spellcheck: 'false', autocomplete: 'off', placeholder: 'here' });
  const read = element('button', { type: 'button', 'data-action': 'read-pasted' }, 'Read');
  read.addEventListener('click', () => {
    const text = paste.value;
    paste.value = '';
    if (text.trim() === '') paste.focus();
    else take([pasted(text)]);
  });
  // A large text is read, not set into the page.
  paste.addEventListener('paste', (event) => {
    const { files, text } = brought(event.clipboardData);
    if (files.length === 0 && text.trim() === '') return;
    event.preventDefault();
    take(files.length > 0 ? files : [pasted(text)]);
  });
  return element(
    'div',
    { class: 'intake' },
    element('p', { class: 'intake-choose' }, element('label', { class: 'choose' }, picker, element('span', {}, 'Choose files')), element('span', {}, 'or drop them here')),
    element('p', { class: 'intake-paste' }, element('label', { for: 'export-paste' }, 'or paste'), paste, read),
    element('p', { class: 'small', id: 'export-privacy' }, 'Nothing leaves this machine: the files are read here, in your browser. They never go into a link or a saved page.'),
  );
}

/**
 * Files and text dropped or pasted anywhere while this view is on the screen.
 * @param {HTMLElement} column
 * @param {(files: File[]) => void} take
 */
function listen(column, take) {
  const page = document.documentElement;
  /** @param {DragEvent} event */
  const concerns = (event) => column.isConnected && !document.querySelector('dialog[open]') && (event.dataTransfer?.types ?? []).includes('Files');
  const mark = (/** @type {boolean} */ over) => page.toggleAttribute('data-dropping', over);
  for (const type of /** @type {const} */ (['dragenter', 'dragover'])) {
    document.addEventListener(type, (event) => {
      if (!concerns(event)) return;
      event.preventDefault();
      mark(true);
    });
  }
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  document.addEventListener('drop', (event) => {
    mark(false);
    if (!concerns(event)) return;
    event.preventDefault();
    take(brought(event.dataTransfer).files);
  });
  document.addEventListener('paste', (event) => {
    const inField = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
    if (!column.isConnected || inField || document.querySelector('dialog[open]')) return;
    const { files, text } = brought(event.clipboardData);
    if (files.length > 0) take(files);
    else if (text.includes('\n')) take([pasted(text)]);
  });
}

/** @param {DataTransfer | null} transfer */
const brought = (transfer) => ({ files: [...(transfer?.files ?? [])], text: transfer?.getData('text/plain') ?? '' });

/** @param {string} text */
const pasted = (text) => new File([text], 'Pasted rows', { type: 'text/csv' });

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} result
 */
function createStick(figure, result) {
  const jump = element('button', { type: 'button', class: 'link', 'data-action': 'to-result' }, 'Result');
  jump.addEventListener('click', () => {
    result.scrollIntoView();
    result.focus({ preventScroll: true });
  });
  return element('div', { class: 'stick' }, element('p', {}, element('span', { class: 'stick-words' }, 'From an export'), figure), jump);
}

function notes() {
  return [
    element(
      'ul',
      { class: 'export-notes small' },
      element('li', {}, 'CSV with commas, semicolons, tabs or pipes, or a gzip of one. Several files are read as one.'),
      element('li', {}, 'Exports of Zendesk, Freshdesk, Intercom and HubSpot are known. What cannot be told from a file is asked, never guessed.'),
      element('li', {}, 'A million tickets take seconds.'),
    ),
  ];
}

function teaching() {
  return [
    element('h2', { id: 'result-heading' }, 'Columns that help'),
    element('p', { class: 'small' }, 'Whatever the file has is used: every column adds KPIs, none but the first is needed, and others are passed over. Their order does not matter.'),
    element(
      'dl',
      { class: 'column-help' },
      ...COLUMNS.map(([names = '', gives = '']) => element('div', {}, element('dt', {}, ...names.split(', ').flatMap((name, index) => [...(index > 0 ? [', '] : []), element('code', {}, name)])), element('dd', {}, gives))),
    ),
  ];
}
