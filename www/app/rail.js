// The way to each view, with every calculator's headline: the whole story at a glance. On a narrow screen, a list to choose from.

import { headlineOf } from './core.js';
import { element, part, setAttribute, setText, setVisible } from './dom.js';
import { briefText, dataValue } from './figures.js';

/** @typedef {import('./app.js').App} App */

/** @param {App} app */
export function createRail(app) {
  const rail = part('#rail');
  const select = part('#view', HTMLSelectElement);
  const start = element('a', { href: '#', 'data-view-link': 'start' }, element('span', { class: 'rail-title' }, 'Start'));
  const guide = element('a', { href: '#', 'data-view-link': 'kpis' }, element('span', { class: 'rail-title' }, 'KPIs'));
  const tickets = element('a', { href: '#', 'data-view-link': 'tickets' }, element('span', { class: 'rail-title' }, 'From an export'));
  const kpi = element('a', { href: '#', class: 'rail-current', 'aria-current': 'page', hidden: true });
  const entries = app.inSection('calculators').map((calculator) => {
    const output = element('output', { 'data-rail': calculator.id, 'aria-live': 'off' });
    const link = element('a', { href: '#', 'data-view-link': calculator.id }, element('span', { class: 'rail-title' }, calculator.shortTitle), output);
    return { calculator, output, link, unit: headlineOf(calculator).unit };
  });
  rail.append(
    element(
      'div',
      { class: 'links' },
      start,
      element('p', { class: 'rail-heading' }, 'Calculators'),
      ...entries.map((entry) => entry.link),
      element('p', { class: 'rail-heading' }, 'Measure'),
      guide,
      kpi,
      tickets,
    ),
  );
  /** @param {'calculators' | 'kpis'} section */
  const options = (section) => app.inSection(section).map(({ id, title }) => element('option', { value: id }, title));
  select.append(
    element('option', { value: 'start' }, 'Start'),
    element('optgroup', { label: 'Calculators' }, ...options('calculators')),
    element('optgroup', { label: 'Measure' }, element('option', { value: 'kpis' }, 'KPIs: which one when'), element('option', { value: 'tickets' }, 'From an export'), ...options('kpis')),
  );
  select.addEventListener('change', () => app.show(select.value));

  return {
    update() {
      const { view } = app.state;
      if (select.value !== view) select.value = view;
      setAttribute(start, 'aria-current', view === 'start' ? 'page' : null);
      setAttribute(guide, 'aria-current', view === 'kpis' ? 'page' : null);
      setAttribute(tickets, 'aria-current', view === 'tickets' ? 'page' : null);
      const shown = app.calculator?.section === 'kpis' ? app.calculator : null;
      setVisible(kpi, shown !== null);
      if (shown) {
        setText(kpi, shown.shortTitle);
        setAttribute(kpi, 'data-view-link', shown.id);
      }
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
