// The form, made from the catalogue: one row for each input. A row is built once; a change only touches what differs.

import { element, setAttribute, setText, setVisible } from './dom.js';
import { fieldText, isInCurrency, rangeText, shortened, unitWords, wholeText } from './figures.js';
import { createLinesEditor } from './lines-editor.js';
import { isSetByCurrency } from './state.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Input} Input */
/** @typedef {import('./core.js').Calculation} Calculation */
/** @typedef {import('./core.js').Problem} Problem */
/** @typedef {import('./state.js').Form} Form */

/**
 * @typedef {object} Standing  what the last evaluation says of a form
 * @property {Calculation | null} calculation
 * @property {Problem[]} problems
 */

/** @typedef {{ node: HTMLElement, update: (standing: Standing) => void }} RowView */

/**
 * @param {App} app
 * @param {Form} form
 * @returns {{ node: HTMLElement, update: (standing: Standing) => void }}
 */
export function createForm(app, form) {
  const rows = form.inputs.filter((input) => !isSetByCurrency(input)).map((input) => createRow(app, form, input));
  const node = element('form', { class: 'rows', autocomplete: 'off' }, ...rows.map((row) => row.node));
  node.addEventListener('submit', (event) => event.preventDefault());
  return {
    node,
    update(standing) {
      for (const row of rows) row.update(standing);
    },
  };
}

/**
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 * @returns {RowView}
 */
function createRow(app, form, input) {
  if (input.kind === 'choice') return createChoiceRow(app, form, input);
  if (input.kind === 'lines') return createLinesEditor(app, form, input, createAbout(app, form, input));
  return createNumberRow(app, form, input);
}

/**
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 * @returns {RowView}
 */
function createNumberRow(app, form, input) {
  const { key } = input;
  const about = createAbout(app, form, input);
  const mark = element('span', { class: 'mark' });
  const field = element('input', {
    type: 'text',
    id: `input-${key}`,
    'data-input': key,
    inputmode: 'decimal',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': `unit-${key} note-${key} problem-${key}`,
  });
  const unit = element('span', { class: 'unit', id: `unit-${key}` });
  const note = createNote(app, form, input);
  const node = element(
    'div',
    { class: 'row', 'data-row': key },
    element('div', { class: 'row-head' }, element('label', { for: `input-${key}` }, input.label), about.button),
    element('div', { class: 'field' }, field, unit),
  );
  const slider = input.slider ? createSlider(input, input.slider) : null;
  if (slider) node.append(slider.node);
  note.node.append(mark);
  node.append(note.node, about.text);

  /** The value that the field's text stands for, so that text being typed is left alone. */
  let shown = Number.NaN;
  let shownUnit = '';
  let shownLocale = '';

  /** @param {string} text */
  const show = (text) => {
    if (field.value !== text) field.value = text;
    fitField(field);
  };

  /** @param {number} value */
  const step = (value) => {
    if (input.minimum !== undefined && (value < input.minimum || (input.aboveMinimum && value === input.minimum))) return;
    if (input.maximum !== undefined && (value > input.maximum || (input.belowMaximum && value === input.maximum))) return;
    app.set(form, input, value);
  };

  field.addEventListener('input', () => {
    fitField(field);
    app.type(form, input, field.value, (value) => (shown = value));
  });
  field.addEventListener('blur', () => {
    if (app.draft(form, input) || field.disabled) return;
    show(fieldText(shown, app.unitOf(form, input), app.locale));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && app.draft(form, input)) {
      event.stopPropagation();
      app.discardDraft(form, input);
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && input.step !== undefined) {
      event.preventDefault();
      const times = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1);
      step(Number((Number(app.valueOf(form, input)) + times * input.step).toPrecision(12)));
    }
  });
  slider?.range.addEventListener('input', () => app.set(form, input, slider.range.valueAsNumber));

  return {
    node,
    update({ calculation, problems }) {
      const used = app.isUsed(form, input);
      const derived = input.derived === undefined ? null : (calculation?.outputs[input.derived] ?? null);
      const own = app.valueOf(form, input);
      const value = used ? (own === null ? null : Number(own)) : derived === null ? null : shortened(derived);
      const readAs = app.unitOf(form, input);
      const draft = used ? app.draft(form, input) : undefined;
      const problem = draft?.message ?? (used ? problemText(app, problems, key) : null);

      if (draft) {
        show(draft.text);
        shown = Number.NaN;
      } else if (value === null) {
        show('');
        shown = Number.NaN;
      } else if (!Object.is(value, shown) || readAs !== shownUnit || app.locale !== shownLocale) {
        show(fieldText(value, readAs, app.locale));
        shown = value;
      }
      shownUnit = readAs;
      shownLocale = app.locale;
      setText(unit, unitWords(readAs, app.locale));
      // What another figure stands for is shown greyed; what nothing stands for goes.
      setVisible(node, used || input.derived !== undefined);
      node.classList.toggle('unused', !used);
      if (field.disabled === used) field.disabled = !used;
      setAttribute(field, 'aria-invalid', problem === null ? null : 'true');
      if (slider && (value !== null || used)) slider.update(value, value === null ? 'empty' : wholeText(value, readAs, app.locale), !used, typicalText(input, readAs, app.locale) !== '');
      setText(mark, markText(app, form, input));
      mark.classList.toggle('own', app.isOverridden(form, input));
      note.update(problem, calculation, used);
      about.update();
    },
  };
}

/**
 * A long figure is set smaller rather than cut off.
 * @param {HTMLInputElement} field
 */
export function fitField(field) {
  field.style.setProperty('--characters', String(field.value.length));
}

/**
 * @param {Input} input
 * @param {{ from: number, to: number }} range
 */
function createSlider(input, { from, to }) {
  const slider = element('input', { type: 'range', 'data-slider': input.key, 'aria-label': `${input.label}, slider`, min: from, max: to, step: input.step ?? 'any' });
  const node = element('div', { class: 'slide' }, slider);
  const band = input.typical ? element('span', { class: 'band' }) : null;
  if (input.typical && band) {
    /** @param {number} value */
    const place = (value) => Math.min(1, Math.max(0, (value - from) / (to - from)));
    band.style.setProperty('--from', String(place(input.typical.from)));
    band.style.setProperty('--to', String(place(input.typical.to)));
    node.prepend(band);
  }
  return {
    node,
    range: slider,
    /**
     * @param {number | null} figure  null: the field is empty, and the slider stands at its left end
     * @param {string} text
     * @param {boolean} disabled
     * @param {boolean} typical  whether the typical range holds
     */
    update(figure, text, disabled, typical) {
      const value = figure ?? from;
      const position = String(value);
      if (document.activeElement !== slider || slider.valueAsNumber !== value) slider.value = position;
      slider.style.setProperty('--done', String(Math.min(1, Math.max(0, (value - from) / (to - from)))));
      setAttribute(slider, 'aria-valuetext', text);
      if (slider.disabled !== disabled) slider.disabled = disabled;
      if (band) setVisible(band, typical);
    },
  };
}

/**
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 * @returns {RowView}
 */
function createChoiceRow(app, form, input) {
  const { key } = input;
  const about = createAbout(app, form, input);
  const help = element('p', { class: 'hint' });
  const problem = element('p', { class: 'problem', id: `problem-${key}`, 'aria-live': 'polite' });
  const radios = (input.options ?? []).map((option) => {
    const radio = element('input', { type: 'radio', name: key, value: option.key, 'data-choice': key });
    radio.addEventListener('change', () => app.set(form, input, option.key));
    return { option, radio, node: element('label', {}, radio, element('span', {}, option.label)) };
  });
  const node = element(
    'div',
    { class: 'row choice', 'data-row': key },
    element('div', { class: 'row-head' }, element('span', { class: 'label', id: `label-${key}` }, input.label), about.button),
    element('div', { class: 'segments', role: 'radiogroup', 'aria-labelledby': `label-${key}` }, ...radios.map((radio) => radio.node)),
    element('div', { class: 'note' }, help, problem),
    about.text,
  );
  return {
    node,
    update({ problems }) {
      const chosen = app.valueOf(form, input);
      for (const { option, radio } of radios) {
        if (radio.checked !== (option.key === chosen)) radio.checked = option.key === chosen;
        if (option.key === chosen) setText(help, option.help);
      }
      const text = problemText(app, problems, key);
      setText(problem, text ?? '');
      setVisible(problem, text !== null);
      setVisible(help, text === null);
      about.update();
    },
  };
}

/**
 * The line under a field: why it was refused, or what is odd, or the figure shared with others, or the typical range.
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 */
function createNote(app, form, input) {
  const { key } = input;
  const hint = element('p', { class: 'hint', id: `note-${key}` });
  const problem = element('p', { class: 'problem', id: `problem-${key}`, 'aria-live': 'polite', hidden: true });
  const shared = element('span', {});
  const takeBack = element('button', { type: 'button', class: 'link', 'data-action': 'take-back', 'data-fact': key }, 'Use it again');
  takeBack.addEventListener('click', () => app.takeBack(form, input));
  const override = element('p', { class: 'shared', hidden: true }, shared, ' ', takeBack);
  const node = element('div', { class: 'note' }, hint, override, problem);
  return {
    node,
    /**
     * @param {string | null} message
     * @param {Calculation | null} calculation
     * @param {boolean} used
     */
    update(message, calculation, used) {
      const unit = app.unitOf(form, input);
      const warning = used ? app.warningsOf(form, calculation).find((warning) => warning.input === key) : undefined;
      const overridden = app.isOverridden(form, input);
      setText(problem, message ?? '');
      setVisible(problem, message !== null);
      setVisible(override, message === null && overridden);
      if (overridden) {
        const value = app.sharedValueOf(input);
        setText(shared, `The client's figure: ${typeof value === 'number' ? wholeText(value, unit, app.locale) : String(value)}.`);
      }
      setVisible(hint, message === null && !overridden);
      hint.classList.toggle('caution', warning !== undefined);
      if (!used) setText(hint, 'Follows from the figures in use.');
      else setText(hint, typicalText(input, unit, app.locale) || (warning ? 'See the note beside the result.' : ''));
    },
  };
}

/**
 * Help and sources on demand, and where a client fact is explained and overridden.
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 */
export function createAbout(app, form, input) {
  const id = `about-${input.key}`;
  const button = element('button', { type: 'button', class: 'about', 'aria-expanded': 'false', 'aria-controls': id, 'aria-label': `About: ${input.label}`, title: 'What it is and where it comes from' }, element('span', { 'aria-hidden': 'true' }, '?'));
  const text = element('div', { class: 'about-text', id, hidden: true });
  const defaultText = element('p', {});
  const useAnother = element('button', { type: 'button', class: 'link', 'data-action': 'use-another', 'data-fact': input.key }, 'Use another figure here');
  const users = app.facts.get(input.key)?.usedBy ?? [];
  const isOwnForm = users.some((calculator) => calculator.id === form.id);

  button.addEventListener('click', () => {
    const opens = button.getAttribute('aria-expanded') !== 'true';
    setAttribute(button, 'aria-expanded', String(opens));
    setVisible(text, opens);
    if (text.childElementCount === 0) fill();
    update();
  });
  useAnother.addEventListener('click', () => {
    app.override(form, input);
    const field = document.getElementById(`input-${input.key}`);
    if (field instanceof HTMLInputElement) field.select();
  });

  function fill() {
    if (input.options) text.append(element('ul', {}, ...input.options.map(({ label, help }) => element('li', {}, `${label}: ${help}`))));
    else text.append(element('p', {}, input.help), defaultText);
    if (input.typical && input.typical.sources.length > 0) {
      text.append(
        element('p', {}, 'The typical range is from:'),
        element('ul', {}, ...input.typical.sources.map((source) => element('li', {}, sourceText(source)))),
      );
    }
    if (!input.fact) return;
    const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(users.map((calculator) => calculator.shortTitle));
    text.append(element('p', {}, users.length > 1 ? `A fact about the client, entered once: ${names} use the same figure.` : `A fact about the client, used by ${names}.`));
    if (isOwnForm) text.append(useAnother);
  }

  function update() {
    if (text.hidden) return;
    const value = typeof input.default === 'number' ? wholeText(input.default, app.unitOf(form, input), app.locale) : '';
    setText(defaultText, `${value ? `Starts at ${value}. ` : ''}${input.defaultSource}`);
    setVisible(useAnother, !app.isOverridden(form, input));
  }

  return { button, text, update };
}

/**
 * @param {Input} input
 * @param {import('./core.js').Unit} unit
 * @param {string} localeKey
 */
export function typicalText({ typical }, unit, localeKey) {
  return typical && isInCurrency(typical, localeKey) ? `Typical: ${rangeText(typical, unit, localeKey)}` : '';
}

/** @param {{ document: string, section: string, reading: string, figure: string }} source */
export function sourceText({ document, section, reading, figure }) {
  return [document, section, figure, reading].filter(Boolean).join(', ');
}

/**
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 */
function markText(app, form, input) {
  if (!input.fact) return '';
  if (!app.catalogue.some((calculator) => calculator.id === form.id)) return app.state.facts[input.key] === undefined ? 'example' : '';
  if (app.isOverridden(form, input)) return 'own figure';
  return (app.facts.get(input.key)?.usedBy.length ?? 0) > 1 ? 'shared' : '';
}

/**
 * @param {App} app
 * @param {Problem[]} problems
 * @param {string} key
 */
function problemText(app, problems, key) {
  const found = problems.filter((problem) => problem.field === key);
  return found.length > 0 ? found.map((problem) => app.messageOf(problem)).join(' ') : null;
}
