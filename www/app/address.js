// The address carries what differs from the defaults, and Back goes to the view before, with the figures of now.

import { decodeLink, encodeLink } from './link.js';
import { notifyAll } from './notices.js';

/** @typedef {import('./app.js').App} App */

const QUIET_MILLISECONDS = 150;

/** @param {App} app */
export function keepAddress(app) {
  let view = app.state.view;
  let timer = 0;

  /** @param {'pushState' | 'replaceState'} how */
  function write(how) {
    clearTimeout(timer);
    const hash = encodeLink(app.state, app.catalogue);
    try {
      history[how]({ view: app.state.view }, '', hash.includes('&') ? hash : location.pathname + location.search);
    } catch {
      // Some browsers limit how often, or forbid it for files: the address then stays as it is.
    }
    for (const link of document.querySelectorAll('a[data-view-link]')) {
      if (link instanceof HTMLAnchorElement) link.href = encodeLink({ ...app.state, view: link.dataset.viewLink ?? 'start' }, app.catalogue);
    }
  }

  app.subscribe(() => {
    clearTimeout(timer);
    if (app.state.view !== view) {
      view = app.state.view;
      write('pushState');
    } else {
      timer = setTimeout(() => write('replaceState'), QUIET_MILLISECONDS);
    }
  });

  addEventListener('popstate', (event) => {
    const visited = event.state?.view;
    if (typeof visited === 'string') {
      view = visited;
      app.show(visited);
    } else {
      const { state, notices } = decodeLink(location.hash, app.catalogue);
      view = state.view;
      app.replace(state);
      notifyAll(notices.map(({ message }) => message));
    }
    write('replaceState');
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-view-link]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    app.show(link.dataset.viewLink ?? 'start');
  });

  write('replaceState');
}
