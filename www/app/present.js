// "Present": headline, chart and three inputs, large. Arrow keys and a presenter's page keys move between the views; Esc leaves.

import { part } from './dom.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculator} Calculator */

const INPUTS_SHOWN = 3;
/** How far an input is moved to see whether it moves the headline. */
const NUDGE = 1.01;

const page = document.documentElement;

export const isPresenting = () => page.dataset.present !== undefined;

/** @param {App} app */
export function present(app) {
  page.dataset.present = '';
  markInputs(app);
  scrollTo(0, 0);
  part('#main').focus({ preventScroll: true });
}

export function leavePresent() {
  delete page.dataset.present;
  part('[data-action=present]').focus();
}

/** @param {App} app */
export function preparePresent(app) {
  let view = '';
  app.subscribe(() => {
    if (app.state.view === view) return;
    view = app.state.view;
    if (isPresenting()) markInputs(app);
  });
  document.addEventListener('keydown', (event) => {
    if (!isPresenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      leavePresent();
      return;
    }
    const forward = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (forward === undefined || (event.target instanceof Element && event.target.closest('input, select'))) return;
    event.preventDefault();
    const isKpi = app.calculator?.section === 'kpis' || ['kpis', 'tickets'].includes(app.state.view);
    const views = [...(isKpi ? ['tickets', 'kpis'] : ['start']), ...app.inSection(isKpi ? 'kpis' : 'calculators').map((calculator) => calculator.id)];
    const next = views[views.indexOf(app.state.view) + forward];
    if (next === undefined) return;
    app.show(next);
    scrollTo(0, 0);
  });
}

/** @param {App} app */
function markInputs(app) {
  const shown = app.calculator ? keyInputs(app, app.calculator) : null;
  for (const row of document.querySelectorAll('[data-row]')) {
    row.classList.toggle('apart', shown !== null && row instanceof HTMLElement && !shown.has(row.dataset.row ?? ''));
  }
}

/**
 * The inputs that move the headline, those of this calculator before the client's facts.
 * @param {App} app
 * @param {Calculator} calculator
 * @returns {Set<string>}
 */
function keyInputs(app, calculator) {
  const inputs = app.inputsFor(calculator);
  /** @param {Record<string, unknown>} given */
  const headline = (given) => {
    const result = app.core.calculate(calculator.id, given);
    return result.ok ? result.outputs[calculator.headline] : undefined;
  };
  const now = headline(inputs);
  const moving = calculator.inputs.filter((input) => {
    if (input.fromCurrency || !app.isUsed(calculator, input)) return false;
    if (input.kind === 'lines') return true;
    if (input.kind === 'choice') return false;
    const value = Number(inputs[input.key] ?? input.slider?.to ?? 1);
    const moved = [input.kind === 'whole' ? value + 1 : value * NUDGE, input.kind === 'whole' ? value - 1 : value / NUDGE].map((near) => headline({ ...inputs, [input.key]: near }));
    return moved.some((result) => result !== undefined && result !== now);
  });
  const byOwner = [...moving.filter((input) => !input.fact), ...moving.filter((input) => input.fact)];
  return new Set(byOwner.slice(0, INPUTS_SHOWN).map((input) => input.key));
}
