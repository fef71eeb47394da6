// "Save this page with these figures": the page's own HTML with the state inside, and the way back.

import { checkedState, defaultState, nothingTaken } from './link.js';

/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./link.js').Opened} Opened */

const VERSION = 1;
const LONGEST_NAME = 50;

const ELEMENT = /(<script\b[^>]*\bid="saved-state"[^>]*>)[^<]*(<\/script>)/g;

/**
 * @param {string} html  the page, with an element <script type="application/json" id="saved-state">
 * @param {State} state
 * @returns {string}
 */
export function embedState(html, state) {
  // What could end the element or, in old readers of JavaScript, the line.
  const json = JSON.stringify({ version: VERSION, ...state }).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const elements = html.match(ELEMENT) ?? [];
  if (elements.length !== 1) throw new Error(`The page must have one element for the saved state; it has ${elements.length}.`);
  return html.replace(ELEMENT, (_, opening, closing) => opening + json + closing);
}

/**
 * @param {string} text  content of the element; empty in a page that was not saved by anyone
 * @param {Calculator[]} catalogue
 * @returns {Opened}
 */
export function readEmbeddedState(text, catalogue) {
  if (text.trim() === '') return { state: defaultState(), notices: [] };
  let saved;
  try {
    saved = JSON.parse(text);
  } catch {
    return nothingTaken('The figures saved in this page are damaged and cannot be read.');
  }
  const { version, ...state } = Object(saved);
  if (version !== VERSION) return nothingTaken('The figures saved in this page are of a version that it does not know, so nothing was taken from them.');
  return checkedState(state, catalogue);
}

/**
 * @param {string} client  the client's name
 * @returns {string}  "service-roi-acme.html": letters and digits of any script, which every file system takes
 */
export function fileName(client) {
  const name = [...client.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')].slice(0, LONGEST_NAME).join('').replace(/^-+|-+$/g, '');
  return `${['service-roi', name].filter(Boolean).join('-')}.html`;
}
