// Taking the figures elsewhere: a link, where the page has an address that others can open; and the page itself as a file
// with the figures inside, everywhere.

import { element } from './dom.js';
import { encodeLink } from './link.js';
import { notify } from './notices.js';
import { embedState, fileName } from './saved.js';

/** @typedef {import('./app.js').App} App */

export const isHosted = location.protocol === 'http:' || location.protocol === 'https:';

/** @param {App} app */
export async function copyLink(app) {
  const link = new URL(encodeLink(app.state, app.catalogue), location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    notify('The link is copied. It carries your figures; whoever opens it sees them.', { passing: true });
  } catch {
    const field = element('input', { type: 'text', readonly: true, 'aria-label': 'Link to these figures' });
    field.value = link;
    notify('Copy this link:', { content: field });
    field.select();
  }
}

/**
 * @param {App} app
 * @param {() => Promise<string>} pageSource  the offline page's HTML
 */
export async function savePage(app, pageSource) {
  try {
    const html = embedState(await pageSource(), app.state);
    const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
    const name = fileName(app.state.client);
    element('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    notify(`Saved as ${name}. It opens by double click, with your figures.`, { passing: true });
  } catch {
    notify('The page could not be saved. If you are offline, open the page once with the network on and try again.');
  }
}

/**
 * The offline page is its own source, taken before anything in it was changed; the hosted page has the offline page beside it.
 * @param {boolean} isOffline
 * @returns {() => Promise<string>}
 */
export function pageSourceOf(isOffline) {
  if (isOffline) {
    const untouched = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
    return async () => `<!doctype html>\n${untouched.outerHTML}\n`;
  }
  return async () => {
    const response = await fetch('service-roi.html');
    if (!response.ok) throw new Error(`service-roi.html: ${response.status}`);
    return response.text();
  };
}
