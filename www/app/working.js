// "Show the working": each step with its formula in words, then with the client's own figures, and what it comes to.

import { element, setText } from './dom.js';
import { dataValue, wholeText } from './figures.js';
import { formatTokens } from './format.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./core.js').Calculation} Calculation */

/** @param {App} app */
export function createWorking(app) {
  const list = element('ol', { class: 'steps' });
  const node = element('details', { class: 'working' }, element('summary', {}, 'Show the working'), list);
  /** @type {{ item: HTMLElement, name: HTMLElement, value: HTMLElement, words: HTMLElement, figures: HTMLElement }[]} */
  const steps = [];
  /** @type {Calculation | null} */
  let calculation = null;

  node.addEventListener('toggle', render);

  function render() {
    if (!node.open || !calculation) return;
    while (steps.length > calculation.steps.length) steps.pop()?.item.remove();
    calculation.steps.forEach((step, index) => {
      const parts = (steps[index] ??= createStep(list));
      const words = formatTokens(step.formula, app.locale, 'words');
      const figures = formatTokens(step.formula, app.locale, 'figures');
      setText(parts.name, step.name);
      setText(parts.value, wholeText(step.value, step.unit, app.locale));
      parts.value.dataset.value = dataValue(step.value);
      setText(parts.words, words);
      setText(parts.figures, figures === words ? '' : `= ${figures}`);
    });
  }

  return {
    node,
    /** @param {Calculation | null} latest */
    update(latest) {
      calculation = latest;
      render();
    },
  };
}

/** @param {HTMLElement} list */
function createStep(list) {
  const name = element('span', { class: 'step-name' });
  const value = element('span', { class: 'step-value' });
  const words = element('span', { class: 'step-words' });
  const figures = element('span', { class: 'step-figures' });
  const item = element('li', {}, name, value, words, figures);
  list.append(item);
  return { item, name, value, words, figures };
}
