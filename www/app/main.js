// Starts the page: the core, the state it opens with, and the views.

import { keepAddress } from './address.js';
import { afterPaint } from './after-paint.js';
import { App } from './app.js';
import { loadCore } from './core.js';
import { element, part } from './dom.js';
import { decodeLink, defaultState } from './link.js';
import { notifyAll } from './notices.js';
import { preparePresent } from './present.js';
import { createRail } from './rail.js';
import { remembered } from './remember.js';
import { readEmbeddedState } from './saved.js';
import { pageSourceOf } from './share.js';
import { createTopBar } from './top-bar.js';
import { createCalculatorView } from './view-calculator.js';
import { createGuideView } from './view-guide.js';
import { createStartView } from './view-start.js';
import { createTicketsView } from './view-tickets.js';

/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./view-calculator.js').View} View */

/**
 * @param {string | URL | BufferSource} wasm  the core's address (hosted), or its bytes (offline page)
 */
export async function start(wasm) {
  const pageSource = pageSourceOf(!(typeof wasm === 'string' || wasm instanceof URL));
  const core = await loadCore(wasm).catch(cannotStart);
  const { state, notices } = openedState(core.catalogue);
  const app = new App(core, state);

  const main = part('#main');
  const rail = createRail(app);
  const bar = createTopBar(app, pageSource);
  /** @type {Map<string, View>} */
  const views = new Map();
  let shown = '';

  const settleView = () => views.get(shown)?.settle();
  const settle = afterPaint(() => {
    settleView();
    bar.settle();
    main.dataset.ready = 'true';
  });

  function render() {
    const id = app.state.view;
    let view = views.get(id);
    if (!view) views.set(id, (view = createView()));
    view.update();
    if (shown !== id) {
      main.replaceChildren(...view.nodes);
      main.dataset.view = id;
      if (shown !== '') scrollTo(0, 0);
      shown = id;
    }
    rail.update();
    bar.update();
    settle();
  }

  function createView() {
    if (app.calculator) return createCalculatorView(app, app.calculator);
    if (app.state.view === 'tickets') return createTicketsView(app);
    return app.state.view === 'kpis' ? createGuideView(app) : createStartView(app);
  }

  part('#version').textContent = `version ${core.version}`;
  render();
  app.subscribe(render);
  // Paper may be asked for before the screen was painted.
  addEventListener('beforeprint', settleView);
  preparePresent(app);
  keepAddress(app);
  notifyAll(notices.map(({ message }) => message));
}

/**
 * @param {unknown} reason
 * @returns {never}
 */
function cannotStart(reason) {
  part('#main').replaceChildren(element('p', { class: 'lone' }, 'The calculators could not start in this browser. They need WebAssembly; a current version of any browser has it.'));
  throw reason;
}

/**
 * What a link says goes first, then what was saved in the page, then what is remembered here.
 * @param {Calculator[]} catalogue
 */
function openedState(catalogue) {
  if (location.hash.length > 1) return decodeLink(location.hash, catalogue);
  const embedded = document.getElementById('saved-state')?.textContent ?? '';
  if (embedded.trim() !== '') return readEmbeddedState(embedded, catalogue);
  const hash = remembered();
  return hash === null ? { state: defaultState(), notices: [] } : decodeLink(hash, catalogue);
}
