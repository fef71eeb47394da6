// One calculator: its form, and its result beside or below it.

import { headlineOf } from './core.js';
import { element, setText } from './dom.js';
import { wholeText } from './figures.js';
import { createForm } from './form.js';
import { createPrintout } from './printout.js';
import { createResult } from './result.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculator} Calculator */

/** @typedef {{ nodes: HTMLElement[], update: () => void, settle: () => void }} View  settle: what may wait until after painting */

/**
 * @param {App} app
 * @param {Calculator} calculator
 * @returns {View}
 */
export function createCalculatorView(app, calculator) {
  const form = createForm(app, calculator);
  const printout = createPrintout(app, calculator);
  const result = createResult(app, calculator, printout.node);
  const stick = createStick(app, calculator, result.node);
  const related = calculator.related.flatMap((id) => app.catalogue.find((other) => other.id === id) ?? []);
  const use = element(
    'details',
    { class: 'use' },
    element('summary', {}, 'When to use it, and when not'),
    element('p', {}, calculator.whenToUse),
    element('p', {}, calculator.whenNot),
    ...(related.length > 0 ? [element('p', {}, 'See also: ', ...related.flatMap((other, index) => [...(index > 0 ? [', '] : []), element('a', { href: '#', 'data-view-link': other.id }, other.title)]), '.')] : []),
  );
  const column = element(
    'section',
    { class: 'form', 'aria-labelledby': 'view-title' },
    element('h1', { id: 'view-title' }, calculator.title),
    element('p', { class: 'lead' }, calculator.summary),
    form.node,
    use,
  );
  return {
    nodes: [column, stick.node, result.node],
    update() {
      const evaluation = app.evaluation(calculator);
      form.update(evaluation);
      result.update(evaluation);
      stick.update();
    },
    settle() {
      printout.update(app.evaluation(calculator));
    },
  };
}

/**
 * On a narrow screen the headline stays at the bottom edge while the form is filled in.
 * @param {App} app
 * @param {Calculator} calculator
 * @param {HTMLElement} result
 */
function createStick(app, calculator, result) {
  const output = headlineOf(calculator);
  const figure = element('span', { class: 'stick-figure' });
  const words = element('span', { class: 'stick-words' });
  const jump = element('button', { type: 'button', class: 'link', 'data-action': 'to-result' }, 'Result');
  jump.addEventListener('click', () => {
    result.scrollIntoView();
    result.focus({ preventScroll: true });
  });
  const node = element('div', { class: 'stick' }, element('p', {}, words, figure), jump);
  return {
    node,
    update() {
      const value = app.evaluation(calculator).calculation?.outputs[output.key] ?? null;
      setText(words, output.label);
      setText(figure, wholeText(value, output.unit, app.locale));
      node.classList.toggle('stale', app.isStale(calculator));
    },
  };
}
