// From files to a report: what they say about themselves, what must be asked, the reading with its progress, and the report on
// the screen. A new set of files replaces the last one when it is read; until then the last report stays.

import { element, setText, setVisible } from './dom.js';
import { formatValue } from './format.js';
import { isRemembering, keepMapping, mappingFor } from './remember.js';
import { headerText, keyOf, labelOf, localOffset, mappingOf, planOf, plannedBy, recognisedText, scaleText } from './tickets-plan.js';
import { preview as previewOf, start } from './tickets/analyse.js';
import { askMapping } from './view-tickets-mapping.js';
import { createReport } from './view-tickets-report.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./view-tickets.js').Places} Places */
/** @typedef {import('./view-tickets.js').Session} Session */
/** @typedef {import('./tickets-plan.js').Plan} Plan */
/** @typedef {import('./tickets-plan.js').Preview} Preview */
/** @typedef {import('../../target/pkg/service_roi_tickets.js').Questions} Questions */
/** @typedef {{ file: File, preview: Preview, plan: Plan }} Reading */

/** Nothing that is over sooner needs a sign that it goes on. */
const SOON_MILLISECONDS = 300;

/**
 * @param {App} app
 * @param {Places} places
 * @returns {Session}
 */
export function createSession(app, places) {
  const panel = createPanel(app);
  /** Counts the sets of files: what belongs to an earlier one is dropped. */
  let turn = 0;
  /** @type {Reading[]} */
  let readings = [];
  /** @type {(() => void) | null} */
  let stop = null;
  /** @type {import('./tickets/analyse.js').Measured | null} */
  let measured = null;
  /** @type {ReturnType<typeof createReport> | null} */
  let report = null;

  places.status.replaceChildren(panel.node);
  panel.onChange(() => void begin(async (mine) => (await planned(readings, mine, true)) && read(mine)));
  panel.onCancel(() => stop?.());

  /** @param {(mine: number) => Promise<unknown>} work */
  async function begin(work) {
    stop?.();
    turn += 1;
    await work(turn);
  }

  /**
   * @param {File[]} files
   * @param {number} mine
   */
  async function open(files, mine) {
    panel.begin(files);
    /** @type {Reading[]} */
    const found = [];
    for (const file of files) {
      const preview = await previewOf(file);
      if (mine !== turn) return;
      if (!preview.ok) return panel.fail(said(file.name, preview.problems));
      found.push({ file, preview, plan: planFor(preview) });
    }
    readings = found;
    if (await planned(readings, mine, false)) await read(mine);
  }

  /**
   * Asks what is open, once for all files with the same headers. One time zone and one scale hold for all files.
   * @param {Reading[]} all
   * @param {number} mine
   * @param {boolean} again  whether what needs no asking is shown too
   */
  async function planned(all, mine, again) {
    const asked = new Set();
    for (const reading of all) {
      const key = keyOf(reading.preview.headers);
      const others = all.filter((other) => keyOf(other.preview.headers) !== key && asked.has(keyOf(other.preview.headers)));
      if (asked.has(key)) continue;
      asked.add(key);
      const other = others.find(({ plan }) => plan.options.columns.csat && plan.options.csat.high !== reading.plan.options.csat.high);
      const questions = [...reading.plan.questions, ...(other && reading.plan.options.columns.csat ? [`${other.file.name} has satisfaction scores from ${scaleText(other.plan.options.csat)}. One scale must hold for all files: which one?`] : [])];
      if (!again && questions.length === 0) continue;
      const options = await askMapping({ name: reading.file.name, preview: reading.preview, options: reading.plan.options, questions, isRemembered: isRemembering() });
      if (mine !== turn) return false;
      if (!options) {
        panel.cancelled(report !== null);
        return false;
      }
      const mapping = mappingOf(reading.preview, options);
      keepMapping(key, mapping);
      for (const same of all) {
        if (keyOf(same.preview.headers) === key) same.plan = plannedBy(same.preview, mapping) ?? same.plan;
        else same.plan = withShared(same.plan, options);
      }
    }
    const first = all.find(({ plan }) => plan.options.columns.csat) ?? all[0];
    if (first) for (const reading of all) reading.plan = withShared(reading.plan, first.plan.options);
    return all.length > 0;
  }

  /** @param {number} mine */
  async function read(mine) {
    panel.reading(readings);
    const since = performance.now();
    const job = start({
      files: readings.map(({ file, plan }) => ({ file, options: plan.options })),
      onProgress: (progress) => {
        if (mine === turn) panel.progress(progress);
      },
    });
    stop = () => job.cancel();
    const done = await job.done;
    if (mine !== turn) {
      if (done.ok) done.close();
      return;
    }
    stop = null;
    if (!done.ok) {
      if ('cancelled' in done) panel.cancelled(report !== null);
      else panel.fail(said(readings[done.problems[0]?.file ?? 0]?.file.name ?? '', done.problems));
      return;
    }
    const first = await done.report({});
    if (mine !== turn || 'problems' in first) {
      done.close();
      if (mine === turn && 'problems' in first) panel.fail(said('', first.problems));
      return;
    }
    if (first.rows.read + first.rows.refused === 0) {
      done.close();
      panel.fail('The file has a header and no rows below it. Export the tickets again, over a period that has some.');
      return;
    }
    const milliseconds = performance.now() - since;
    const next = createReport(app, done, first, readings.map(({ file }) => file.name));
    await next.update();
    if (mine !== turn) {
      done.close();
      return;
    }
    measured?.close();
    measured = done;
    report = next;
    places.result.replaceChildren(...next.nodes);
    panel.done(first, milliseconds);
    panel.contents(next.contents);
    places.stick(next.headline());
    void next.update();
  }

  return {
    take: (files) => void begin((mine) => open(files, mine)),
    update() {
      panel.update();
      if (!report) return;
      void report.update();
      places.stick(report.headline());
    },
  };
}

/** @param {Preview} preview @returns {Plan} */
function planFor(preview) {
  const mapping = mappingFor(keyOf(preview.headers));
  return plannedBy(preview, mapping) ?? planOf(preview, localOffset());
}

/** @param {Plan} plan @param {Plan['options']} options @returns {Plan} */
const withShared = (plan, { csat, offsetMinutes }) => ({ ...plan, options: { ...plan.options, csat, offsetMinutes } });

/**
 * @param {string} name  of the file; empty where it is about none
 * @param {{ message: string }[]} problems
 */
const said = (name, problems) => [name && `${name}: `, problems.map(({ message }) => message).join(' ')].join('');

/** @param {App} app */
function createPanel(app) {
  const files = element('p', { class: 'export-files' });
  const how = element('p', { class: 'export-how', 'data-recognised': true });
  const change = element('button', { type: 'button', class: 'link', 'data-action': 'change-mapping', hidden: true }, 'Change');
  const bar = element('progress', { max: 1, value: 0, 'aria-label': 'How much of the export is read' });
  const rate = element('p', { class: 'small', 'data-rate': true });
  const cancel = element('button', { type: 'button', 'data-action': 'cancel-export' }, 'Cancel');
  const running = element('div', { class: 'export-progress', hidden: true }, bar, cancel, rate);
  const outcome = element('p', { class: 'export-outcome', role: 'status' });
  const recognised = element('details', { class: 'export-columns', hidden: true }, element('summary', {}, 'Columns and first rows'));
  const contents = element('nav', { class: 'export-contents', 'aria-label': 'Parts of the result', hidden: true });
  const node = element('div', { class: 'export-panel' }, element('div', { class: 'export-head' }, files, change), how, element('div', { class: 'export-state' }, running, outcome), recognised, contents);
  let timer = 0;
  /** @type {() => void} */
  let render = () => {};

  const settle = (/** @type {string} */ text, isProblem = false) => {
    clearTimeout(timer);
    setVisible(running, false);
    setText(outcome, text);
    outcome.classList.toggle('problem', isProblem);
  };
  const number = (/** @type {number} */ value) => formatValue(Math.round(value), 'count', app.locale);
  const megabytes = (/** @type {number} */ bytes) => formatValue(bytes / 1_000_000, 'count', app.locale);

  return {
    node,
    /** @param {() => void} work */
    onChange: (work) => change.addEventListener('click', work),
    /** @param {() => void} work */
    onCancel: (work) => cancel.addEventListener('click', work),
    update: () => render(),
    /** @param {File[]} taken */
    begin(taken) {
      settle('');
      const bytes = taken.reduce((sum, file) => sum + file.size, 0);
      render = () => setText(files, (files.title = `${taken.length === 1 ? taken[0]?.name : `${taken.length} files`}, ${bytes < 100_000 ? `${number(bytes)} bytes` : `${megabytes(bytes)} MB`}`));
      render();
      setText(how, '');
      // Hidden, they keep their place.
      for (const node of [change, recognised]) node.classList.add('vacant');
    },
    /** @param {Reading[]} readings */
    reading(readings) {
      settle('');
      const [first] = readings;
      if (first) {
        const isOneKind = readings.every(({ preview }) => keyOf(preview.headers) === keyOf(first.preview.headers));
        setText(how, `${isOneKind ? '' : 'The first of them: '}${first.plan.chosen ? 'As you chose: ' : ''}${recognisedText(first.preview, first.plan.options)}`);
        recognised.replaceChildren(element('summary', {}, 'Columns and first rows'), ...readings.slice(0, 12).map(createColumns));
        setVisible(recognised, true);
      }
      setVisible(change, true);
      for (const node of [change, recognised]) node.classList.remove('vacant');
      bar.value = 0;
      setText(rate, '');
      timer = setTimeout(() => setVisible(running, true), SOON_MILLISECONDS);
    },
    /** @param {import('./tickets/analyse.js').Progress} progress */
    progress({ bytes, totalBytes, rows, rowsPerSecond }) {
      bar.value = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 1;
      setText(rate, `${megabytes(bytes)} of ${megabytes(totalBytes)} MB; ${number(rows)} rows, ${number(rowsPerSecond)} a second`);
    },
    /** @param {import('./tickets-kpis.js').Report} report @param {number} milliseconds */
    done({ rows: { read, refused } }, milliseconds) {
      settle('');
      render = ((before) => () => {
        before();
        const time = formatValue(Math.max(0.1, milliseconds / 1_000), 'seconds', app.locale);
        setText(outcome, `${number(read)} ${read === 1 ? 'row' : 'rows'} read in ${time}${refused > 0 ? `; ${number(refused)} could not be read, see the end of the result` : ''}.`);
      })(render);
      render();
    },
    /** @param {string} message */
    fail(message) {
      settle(message, true);
    },
    /** @param {boolean} hasReport */
    cancelled(hasReport) {
      settle(hasReport ? 'Cancelled. The last report stays as it was.' : 'Cancelled. Nothing of it is kept; choose the file to read it again.');
    },
    /** @param {{ title: string, node: HTMLElement }[]} parts */
    contents(parts) {
      contents.replaceChildren(
        ...parts.map(({ title, node }) => {
          const jump = element('button', { type: 'button' }, title);
          jump.addEventListener('click', () => {
            node.scrollIntoView({ block: 'start' });
            node.focus({ preventScroll: true });
          });
          return jump;
        }),
      );
      setVisible(contents, true);
    },
  };
}

/** @param {Reading} reading */
function createColumns({ file, preview: { headers, rows, fields }, plan: { options } }) {
  const named = new Map(fields.flatMap(({ field }) => (options.columns[field] ? [/** @type {const} */ ([options.columns[field].index, labelOf(fields, field)])] : [])));
  const used = headers.flatMap((_, index) => (named.has(index) ? [index] : []));
  const table = element(
    'table',
    {},
    element('caption', {}, file.name),
    element('thead', {}, element('tr', {}, ...used.map((index) => element('th', { scope: 'col', class: 'text' }, headerText(headers, index), element('small', {}, named.get(index) ?? ''))))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...used.map((index) => element('td', { class: 'text' }, row[index] ?? ''))))),
  );
  return element('div', { class: 'table inner first-rows', tabindex: 0, role: 'region', 'aria-label': `Columns and first rows of ${file.name}` }, table);
}
