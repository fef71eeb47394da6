// What only paper shows: the inputs that made the result, with the sources of their typical ranges as footnotes.

import { element, setText } from './dom.js';
import { wholeText } from './figures.js';
import { sourceText, typicalText } from './form.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Input} Input */
/** @typedef {import('./core.js').Line} Line */
/** @typedef {import('./evaluate.js').Evaluation} Evaluation */
/** @typedef {import('./state.js').Form} Form */

/**
 * @param {App} app
 * @param {Form} form
 */
export function createPrintout(app, form) {
  const sources = [...new Set(form.inputs.flatMap((input) => input.typical?.sources ?? []).map(sourceText))];
  const rows = form.inputs
    .filter((input) => !input.fromCurrency)
    .map((input) => {
      const value = element('td', { class: 'figure' });
      const note = element('td', { class: 'text' });
      const marks = new Set((input.typical?.sources ?? []).map((source) => sources.indexOf(sourceText(source)) + 1));
      const row = element('tr', {}, element('th', { scope: 'row', class: 'text' }, input.label), value, note);
      return { input, value, note, marks: [...marks].join(' '), row };
    });
  const table = element(
    'table',
    {},
    element('caption', {}, 'Made from these figures'),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col', class: 'text' }, 'Input'), element('th', { scope: 'col', class: 'figure' }, 'Figure'), element('th', { scope: 'col', class: 'text' }, 'Note'))),
    element('tbody', {}, ...rows.map((row) => row.row)),
  );
  const notes = element('ol', { class: 'footnotes' }, ...sources.map((source) => element('li', {}, source)));
  const node = element('div', { class: 'printout' }, table, notes);
  return {
    node,
    /** @param {Evaluation} [evaluation] */
    update({ calculation, calculatedFrom } = { inputs: {}, calculation: null, calculatedFrom: null, problems: [] }) {
      for (const { input, value, note, marks } of rows) {
        const used = app.isUsed(form, input);
        const unit = app.unitOf(form, input);
        const derived = calculation?.outputs[input.derived ?? ''] ?? null;
        const typical = typicalText(input, unit, app.locale);
        const words = [used ? '' : 'follows from the others', app.isOverridden(form, input) ? 'own figure of this calculator' : '', typical].filter(Boolean);
        setText(value, used ? inputText(app, form, input, calculatedFrom?.[input.key] ?? app.valueOf(form, input)) : wholeText(derived, unit, app.locale));
        note.replaceChildren(words.join('; '), ...(typical && marks ? [element('sup', {}, marks)] : []));
      }
    },
  };
}

/**
 * @param {App} app
 * @param {Form} form
 * @param {Input} input
 * @param {unknown} value
 */
function inputText(app, form, input, value) {
  if (input.kind === 'choice') return input.options?.find((option) => option.key === value)?.label ?? String(value);
  if (input.kind === 'lines') return /** @type {Line[]} */ (value).map((line) => `${line.name} ${wholeText(line.weight, 'weight', app.locale)}`).join(', ');
  return wholeText(value === null ? null : Number(value), app.unitOf(form, input), app.locale);
}
