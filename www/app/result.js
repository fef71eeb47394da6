// The result column: the headline, the same as a sentence, the other outputs, break-even, the chart, the working and notes.
// Everything that changes has its room reserved, so that nothing on the screen moves while somebody types.

import { createChartPanel } from './chart-panel.js';
import { headlineOf } from './core.js';
import { element, setAttribute, setText, setVisible } from './dom.js';
import { dataValue, fieldText, isInCurrency, parted, rangeText, unitWords, wholeText } from './figures.js';
import { fitField, sourceText } from './form.js';
import { createFoldedTable } from './table.js';
import { createWorking } from './working.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Calculation} Calculation */
/** @typedef {import('./core.js').Output} Output */
/** @typedef {import('./evaluate.js').Evaluation} Evaluation */

/**
 * @param {App} app
 * @param {Calculator} calculator
 * @param {HTMLElement} printout  the inputs, for paper
 */
export function createResult(app, calculator, printout) {
  const attention = createAttention(app, calculator);
  const headline = createHeadline(app, calculator, attention.node);
  const sentence = element('p', { class: 'sentence', 'aria-live': 'polite' });
  const outputs = calculator.outputs.filter((output) => output.key !== calculator.headline).map((output) => createOutput(app, output));
  const list = element('dl', { class: 'outputs' }, ...outputs.map((output) => output.node));
  const breakEven = createBreakEven(app, calculator);
  const chart = createChartPanel(app, calculator);
  const working = createWorking(app);
  const tables = calculator.tables
    .filter((table) => table.key !== calculator.chart.table)
    .map((table) => ({ key: table.key, view: createFoldedTable(table, table.label) }));
  const meanings = element(
    'details',
    {},
    element('summary', {}, 'What the figures mean'),
    element('dl', { class: 'meanings' }, ...calculator.outputs.map((output) => element('div', {}, element('dt', {}, output.label), element('dd', {}, output.help)))),
  );
  const targets = createTargets(app, calculator);
  const notes = createNotes(app, calculator);

  const node = element(
    'section',
    { class: 'result', id: 'result', 'aria-labelledby': 'result-heading', tabindex: -1 },
    element('h2', { class: 'visually-hidden', id: 'result-heading' }, 'Result'),
    headline.node,
    sentence,
    list,
    breakEven.node,
    chart.node,
    printout,
    element('div', { class: 'folds' }, working.node, ...tables.map((table) => table.view.node), targets.node, meanings),
    notes.node,
  );

  return {
    node,
    /** @param {Evaluation} evaluation */
    update(evaluation) {
      const { calculation } = evaluation;
      const stale = app.isStale(calculator);
      node.classList.toggle('stale', stale);
      headline.update(calculation);
      if (calculation) setText(sentence, app.textOf(calculation.sentence));
      else setText(sentence, 'No result yet: a figure in the form needs correcting first.');
      for (const output of outputs) output.update(calculation);
      attention.update(calculation, stale);
      breakEven.update(evaluation);
      chart.update(evaluation);
      working.update(calculation);
      for (const table of tables) table.view.update(calculation?.tables[table.key] ?? [], app.locale);
      targets.update();
      notes.update(calculation);
    },
  };
}

/**
 * @param {App} app
 * @param {Calculator} calculator
 * @param {HTMLElement} attention
 */
function createHeadline(app, calculator, attention) {
  const { label, unit } = headlineOf(calculator);
  const output = element('output', { 'data-headline': true, 'data-output': calculator.headline, 'aria-live': 'off', 'aria-labelledby': 'headline-label' });
  const figure = createFigure(output);
  const node = element('div', { class: 'headline-block' }, element('h3', { class: 'headline-label', id: 'headline-label' }, label), attention, figure.node);
  return {
    node,
    /** @param {Calculation | null} calculation */
    update(calculation) {
      figure.update(calculation?.outputs[calculator.headline] ?? null, unit, app.locale);
    },
  };
}

/**
 * A large figure with the words of its unit, set smaller the longer it is, so that it never leaves its place. The words follow
 * the figure by a transform: what is laid out does not move.
 * @param {HTMLOutputElement} output
 */
export function createFigure(output) {
  const words = element('small', {});
  const node = element('p', { class: 'headline' }, element('span', {}, output, element('span', { class: 'words' }, words)));
  return {
    node,
    /**
     * @param {number | null} value
     * @param {import('./core.js').Unit} unit
     * @param {string} localeKey
     */
    update(value, unit, localeKey) {
      const shown = parted(value, unit, localeKey);
      output.dataset.value = dataValue(value);
      if (output.textContent === shown.figure && words.textContent === shown.words) return;
      output.textContent = shown.figure;
      words.textContent = shown.words;
      node.style.setProperty('--characters', String(shown.figure.length));
      node.style.setProperty('--words', String(shown.words.length));
    },
  };
}

/**
 * @param {App} app
 * @param {Output} output
 */
function createOutput(app, output) {
  const value = element('output', { 'data-output': output.key, 'aria-live': 'off', 'aria-label': output.label });
  const node = element('div', {}, element('dt', {}, output.label), element('dd', {}, value));
  return {
    node,
    /** @param {Calculation | null} calculation */
    update(calculation) {
      const given = calculation?.outputs[output.key] ?? null;
      const reason = calculation?.notDefined[output.key];
      value.dataset.value = dataValue(given);
      value.classList.toggle('reason', given === null && reason !== undefined);
      const text = given === null && reason !== undefined ? `Not defined. ${reason}` : wholeText(given, output.unit, app.locale);
      if (value.textContent === text) return;
      value.textContent = text;
      value.style.setProperty('--characters', String(text.length));
    },
  };
}

/**
 * One line that is always there: empty, or why the result is of before, or which figures are odd.
 * @param {App} app
 * @param {Calculator} calculator
 */
function createAttention(app, calculator) {
  const node = element('p', { class: 'attention', 'aria-live': 'polite' });
  return {
    node,
    /**
     * @param {Calculation | null} calculation
     * @param {boolean} stale
     */
    update(calculation, stale) {
      const count = app.warningsOf(calculator, calculation).length;
      if (stale) setText(node, calculation ? 'Last good result' : '');
      else if (count === 0) setText(node, '');
      else setText(node, count === 1 ? '1 thing to check, see below' : `${count} things to check, see below`);
    },
  };
}

/**
 * @param {App} app
 * @param {Calculator} calculator
 */
function createBreakEven(app, calculator) {
  const { targetLabel, targetUnit } = calculator.breakEven;
  const field = element('input', {
    type: 'text',
    id: 'break-even-target',
    'data-target': calculator.id,
    inputmode: 'decimal',
    autocomplete: 'off',
    'aria-describedby': 'break-even-unit problem-target',
  });
  const unit = element('span', { class: 'unit', id: 'break-even-unit' });
  const problem = element('p', { class: 'problem', id: 'problem-target', 'aria-live': 'polite', hidden: true });
  const answer = element('p', { class: 'answer', 'data-break-even': calculator.id });
  const node = element(
    'div',
    { class: 'break-even' },
    element('div', { class: 'target' }, element('h3', {}, calculator.section === 'kpis' ? 'To reach a target' : 'Break-even'), element('label', { for: 'break-even-target' }, targetLabel), element('div', { class: 'field' }, field, unit)),
    element('div', { class: 'answers' }, answer, problem),
  );
  let shown = Number.NaN;
  let locale = '';

  /** @param {string} text */
  const show = (text) => {
    if (field.value !== text) field.value = text;
    fitField(field);
  };

  field.addEventListener('input', () => {
    fitField(field);
    app.typeTarget(calculator, field.value, (value) => (shown = value));
  });
  field.addEventListener('blur', () => {
    if (!app.targetDraft(calculator)) show(fieldText(shown, targetUnit, app.locale));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !app.targetDraft(calculator)) return;
    event.stopPropagation();
    app.discardTargetDraft(calculator);
  });

  return {
    node,
    /** @param {Evaluation} evaluation */
    update({ calculatedFrom }) {
      const draft = app.targetDraft(calculator);
      const target = app.targetOf(calculator);
      if (draft) {
        show(draft.text);
        shown = Number.NaN;
      } else if (!Object.is(target, shown) || locale !== app.locale) {
        show(fieldText(target, targetUnit, app.locale));
        shown = target;
      }
      locale = app.locale;
      setText(unit, unitWords(targetUnit, app.locale));
      setAttribute(field, 'aria-invalid', draft ? 'true' : null);
      setText(problem, draft?.message ?? '');
      setVisible(problem, draft !== undefined);
      setVisible(answer, draft === undefined);
      const found = calculatedFrom && app.core.breakEvenSentence(calculator.id, calculatedFrom, target);
      setText(answer, found?.ok ? app.textOf(found.sentence) : '');
    },
  };
}

/**
 * What published targets ask for, and who says so: where they differ, the range spans them all.
 * @param {App} app
 * @param {Calculator} calculator
 */
function createTargets(app, calculator) {
  const rows = calculator.outputs.flatMap((output) => {
    if (!output.target) return [];
    const range = element('strong', {});
    const node = element('div', {}, element('p', {}, `${output.label}: `, range), element('ul', {}, ...output.target.sources.map((source) => element('li', {}, sourceText(source)))));
    return [{ target: output.target, unit: output.unit, range, node }];
  });
  const node = element('details', { class: 'targets', hidden: rows.length === 0 }, element('summary', {}, 'Published targets'), ...rows.map((row) => row.node));
  return {
    node,
    update() {
      for (const { target, unit, range, node } of rows) {
        setVisible(node, isInCurrency(target, app.locale));
        setText(range, rangeText(target, unit, app.locale));
      }
    },
  };
}

/**
 * Warnings in full, at the end: they may come and go without moving anything.
 * @param {App} app
 * @param {Calculator} calculator
 */
function createNotes(app, calculator) {
  const list = element('ul', {});
  const node = element('div', { class: 'notes', hidden: true }, element('h3', {}, 'To check'), list);
  return {
    node,
    /** @param {Calculation | null} calculation */
    update(calculation) {
      const warnings = app.warningsOf(calculator, calculation);
      setVisible(node, warnings.length > 0);
      while (list.childElementCount > warnings.length) list.lastElementChild?.remove();
      warnings.forEach((warning, index) => {
        const item = list.children[index] ?? list.appendChild(element('li', {}));
        const label = calculator.inputs.find((input) => input.key === warning.input)?.label;
        const text = app.textOf(warning.text);
        setText(item, label && !text.includes(label) ? `${label}: ${text}` : text);
        setAttribute(item, 'data-warning', warning.key);
      });
    },
  };
}
