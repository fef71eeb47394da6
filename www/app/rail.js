// The way to each view, with every calculator's headline: the whole story at a glance. On a narrow screen, a list to choose from.

import { headlineOf } from './core.js';
import { element, part, setAttribute, setText } from './dom.js';
import { briefText, dataValue } from './figures.js';

/** @typedef {import('./app.js').App} App */

/** @param {App} app */
export function createRail(app) {
  const rail = part('#rail');
  const select = part('#view', HTMLSelectElement);
  const start = element('a', { href: '#', 'data-view-link': 'start' }, element('span', { class: 'rail-title' }, 'Start'));
  const entries = app.catalogue.map((calculator) => {
    const output = element('output', { 'data-rail': calculator.id, 'aria-live': 'off' });
    const link = element('a', { href: '#', 'data-view-link': calculator.id }, element('span', { class: 'rail-title' }, calculator.shortTitle), output);
    return { calculator, output, link, unit: headlineOf(calculator).unit };
  });
  rail.append(element('div', { class: 'links' }, start, element('p', { class: 'rail-heading' }, 'Calculators'), ...entries.map((entry) => entry.link)));
  select.append(element('option', { value: 'start' }, 'Start'), ...app.catalogue.map((calculator) => element('option', { value: calculator.id }, calculator.title)));
  select.addEventListener('change', () => app.show(select.value));

  return {
    update() {
      const { view } = app.state;
      if (select.value !== view) select.value = view;
      setAttribute(start, 'aria-current', view === 'start' ? 'page' : null);
      for (const { calculator, output, link, unit } of entries) {
        const { calculation, problems } = app.evaluation(calculator);
        const value = calculation?.outputs[calculator.headline] ?? null;
        output.dataset.value = dataValue(value);
        setText(output, briefText(value, unit, app.locale));
        link.classList.toggle('stale', problems.length > 0);
        setAttribute(link, 'aria-current', view === calculator.id ? 'page' : null);
      }
    },
  };
}
