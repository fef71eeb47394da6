// The first view: a few facts about the client, and the headline of every calculator, moving with them.

import { headlineOf } from './core.js';
import { element, setText } from './dom.js';
import { formatValue } from './format.js';
import { createForm } from './form.js';
import { createPrintout } from './printout.js';
import { createFigure } from './result.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./view-calculator.js').View} View */

/** The facts that are asked for first; the others are asked for where they are used. */
const FIRST_FACTS = ['customers', 'annualRevenuePerCustomer', 'grossMargin', 'annualRetention', 'agents', 'monthlyCostPerAgent', 'budget'];

/**
 * @param {App} app
 * @returns {View}
 */
export function createStartView(app) {
  const inputs = FIRST_FACTS.flatMap((key) => app.facts.get(key)?.input ?? []).map((input) => ({ ...input, usedWhen: undefined, derived: undefined }));
  const facts = { id: 'start', inputs };
  const form = createForm(app, facts);
  const printout = createPrintout(app, facts);
  const stick = createStick(app);
  const cards = app.inSection('calculators').map((calculator) => createCard(app, calculator));
  const example = element('p', { class: 'small' });
  const column = element(
    'section',
    { class: 'form', 'aria-labelledby': 'view-title' },
    element('h1', { id: 'view-title' }, 'What better service is worth'),
    element('p', { class: 'lead' }, 'Seven facts about the client. Type them once; every calculator uses them.'),
    form.node,
  );
  const result = element(
    'section',
    { class: 'result overview', id: 'result', 'aria-labelledby': 'result-heading', tabindex: -1 },
    element('h2', { id: 'result-heading' }, 'Headlines'),
    example,
    element('div', { class: 'cards' }, ...cards.map((card) => card.node)),
    printout.node,
  );
  return {
    nodes: [column, stick.node, result],
    update() {
      form.update({ calculation: null, problems: [] });
      for (const card of cards) card.update();
      stick.update();
      const untouched = inputs.filter((input) => app.state.facts[input.key] === undefined).length;
      if (untouched === 0) setText(example, "All seven facts are the client's own.");
      else setText(example, untouched === inputs.length ? "Example figures. Type the client's own facts and watch these move." : `${untouched} of ${inputs.length} facts are still those of the example.`);
    },
    settle() {
      printout.update();
    },
  };
}

/**
 * On a narrow screen the headlines stay at the bottom edge, in short, while the facts are typed.
 * @param {App} app
 */
function createStick(app) {
  const entries = app.inSection('calculators').map((calculator) => ({ calculator, figure: element('strong', {}) }));
  const node = element('div', { class: 'stick overview-stick', 'aria-hidden': 'true' }, ...entries.map(({ calculator, figure }) => element('p', {}, calculator.shortTitle, ' ', figure)));
  return {
    node,
    update() {
      for (const { calculator, figure } of entries) {
        const { unit } = headlineOf(calculator);
        const value = app.evaluation(calculator).calculation?.outputs[calculator.headline];
        setText(figure, formatValue(value, unit, app.locale, { compact: true }));
      }
    },
  };
}

/**
 * @param {App} app
 * @param {Calculator} calculator
 */
function createCard(app, calculator) {
  const { label, unit } = headlineOf(calculator);
  const output = element('output', { 'data-headline-of': calculator.id, 'aria-live': 'off', 'aria-label': `${calculator.title}: ${label}` });
  const figure = createFigure(output);
  const sentence = element('p', { class: 'card-sentence' });
  const node = element(
    'article',
    { class: 'card' },
    element('h3', {}, element('a', { href: '#', 'data-view-link': calculator.id }, calculator.title)),
    element('p', { class: 'headline-label' }, label),
    figure.node,
    sentence,
  );
  return {
    node,
    update() {
      const { calculation, problems } = app.evaluation(calculator);
      figure.update(calculation?.outputs[calculator.headline] ?? null, unit, app.locale);
      node.classList.toggle('stale', problems.length > 0);
      const [problem] = problems;
      if (problem) setText(sentence, app.messageOf(problem));
      else setText(sentence, calculation ? app.textOf(calculation.sentence) : '');
    },
  };
}
