// The bar at the top and its menus: the client's name, the currency, and what can be done with the whole page.

import { element, part, setText } from './dom.js';
import { defaultState, encodeLink } from './link.js';
import { LOCALES } from './locales.js';
import { notify } from './notices.js';
import { leavePresent, present } from './present.js';
import { forget, remember, remembered } from './remember.js';
import { copyLink, isHosted, savePage } from './share.js';

/** @typedef {import('./app.js').App} App */

/** @type {Record<string, string>} */
const PAGE_TITLES = { kpis: 'KPIs', tickets: 'From an export' };

/**
 * @param {App} app
 * @param {() => Promise<string>} pageSource
 */
export function createTopBar(app, pageSource) {
  const client = part('#client', HTMLInputElement);
  const locale = part('#locale', HTMLSelectElement);
  const rememberBox = part('#remember', HTMLInputElement);
  const printedClient = part('#printed-client');
  const undo = part('[data-action=undo]', HTMLButtonElement);
  const redo = part('[data-action=redo]', HTMLButtonElement);

  locale.append(...LOCALES.map(({ key, label }) => element('option', { value: key }, label)));
  locale.addEventListener('change', () => app.change({ ...app.state, locale: locale.value }, 'locale'));
  client.addEventListener('input', () => app.change({ ...app.state, client: client.value }, 'client'));
  rememberBox.checked = remembered() !== null;
  rememberBox.addEventListener('change', () => {
    if (!rememberBox.checked) forget();
    else if (!keep()) notify('This browser does not let the page keep anything. Save the page with these figures instead.');
  });

  /** What a link or a saved page opened with does not replace what is remembered until something is changed. */
  let kept = figuresOf(app.state);

  function keep() {
    kept = figuresOf(app.state);
    rememberBox.checked = remember(encodeLink(app.state, app.catalogue));
    return rememberBox.checked;
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    skip: () => part('#main').focus(),
    undo: () => app.undo(),
    redo: () => app.redo(),
    present: () => present(app),
    'leave-present': leavePresent,
    print: () => print(),
    'copy-link': () => void copyLink(app),
    'save-page': () => void savePage(app, pageSource),
    reset: () => {
      app.replace({ ...defaultState(), view: app.state.view, locale: app.state.locale });
      notify('Back to the example figures. Undo brings yours back.', { passing: true });
    },
    forget: () => {
      forget();
      rememberBox.checked = false;
      notify('Nothing is remembered on this machine now.', { passing: true });
    },
  };
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-action]') : null;
    const action = button instanceof HTMLElement ? actions[button.dataset.action ?? ''] : undefined;
    if (!button || !action) return;
    event.preventDefault();
    const menu = button.closest('[popover]');
    if (menu instanceof HTMLElement) menu.hidePopover();
    action();
  });
  document.addEventListener('keydown', (event) => {
    const inText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || inText) return;
    event.preventDefault();
    if (event.shiftKey) app.redo();
    else app.undo();
  });

  part('[data-action=copy-link]').hidden = !isHosted;

  return {
    update() {
      const { state } = app;
      if (client.value !== state.client) client.value = state.client;
      if (locale.value !== state.locale) locale.value = state.locale;
      if (undo.disabled === app.canUndo) undo.disabled = !app.canUndo;
      if (redo.disabled === app.canRedo) redo.disabled = !app.canRedo;
      const title = app.calculator?.title ?? PAGE_TITLES[state.view] ?? 'Start';
      const name = [state.client, title, 'Service ROI'].filter(Boolean).join(' · ');
      if (document.title !== name) document.title = name;
      setText(printedClient, state.client);
    },
    /** After painting: what is remembered follows what is on the screen. */
    settle() {
      const figures = figuresOf(app.state);
      if (rememberBox.checked && figures.some((figure, index) => figure !== kept[index])) keep();
    },
  };
}

/** @param {import('./state.js').State} state */
const figuresOf = ({ locale, client, facts, own, targets }) => [locale, client, facts, own, targets];
