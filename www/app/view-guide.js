// The guide to the KPIs: which one when, from what each tells about itself, with the figure that stands there now.

import { headlineOf } from './core.js';
import { element, setText, setVisible } from './dom.js';
import { wholeText } from './figures.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./view-calculator.js').View} View */

/**
 * @param {App} app
 * @returns {View}
 */
export function createGuideView(app) {
  const cards = app.inSection('kpis').map((kpi) => createCard(app, kpi));
  const node = element(
    'section',
    { class: 'guide', 'aria-labelledby': 'view-title' },
    element('h1', { id: 'view-title' }, 'KPIs: which one when'),
    element('p', { class: 'lead' }, 'What each costs to measure, what it shows and what it hides. Type your counts, and each comes with how sure it is.'),
    element('div', { class: 'guide-cards' }, ...cards.map((card) => card.node)),
  );
  return {
    nodes: [node],
    update() {
      for (const card of cards) card.update();
    },
    settle() {},
  };
}

/**
 * @param {App} app
 * @param {Calculator} kpi
 */
function createCard(app, kpi) {
  const { unit, label } = headlineOf(kpi);
  const output = element('output', { 'data-headline-of': kpi.id, 'aria-live': 'off', 'aria-label': `${kpi.title}: ${label}` });
  const example = element('span', { class: 'mark' }, 'example');
  const facts = Object.entries({ Costs: kpi.guide?.costs, Shows: kpi.guide?.shows, Hides: kpi.guide?.hides });
  const node = element(
    'article',
    { class: 'guide-card' },
    element('h2', {}, element('a', { href: '#', 'data-view-link': kpi.id }, kpi.title)),
    element('p', { class: 'guide-figure' }, output, ' ', example),
    element('p', {}, kpi.whenToUse),
    element('dl', {}, ...facts.flatMap(([name, text]) => (text ? [element('div', {}, element('dt', {}, name), element('dd', {}, text))] : []))),
  );
  return {
    node,
    update() {
      const value = app.evaluation(kpi).calculation?.outputs[kpi.headline] ?? null;
      setText(output, wholeText(value, unit, app.locale));
      setVisible(example, app.state.own[kpi.id] === undefined);
    },
  };
}
