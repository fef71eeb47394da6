// Messages about the page itself: what of a link could not be read, what was copied or saved. They lie over the page and move
// nothing.

import { element, part } from './dom.js';

const VISIBLE_MILLISECONDS = 8000;

/**
 * @param {string[]} messages  shown together
 */
export function notifyAll(messages) {
  const [first] = messages;
  if (messages.length === 1 && first) notify(first);
  else if (first) notify('Some of what was opened could not be taken:', { content: element('ul', {}, ...messages.map((message) => element('li', {}, message))) });
}

/**
 * @param {string} message
 * @param {{ passing?: boolean, content?: HTMLElement }} [options]  passing: goes by itself
 */
export function notify(message, { passing = false, content } = {}) {
  const dismiss = element('button', { type: 'button', 'aria-label': 'Dismiss', title: 'Dismiss' }, '×');
  const notice = element('div', { class: 'notice', 'data-notice': passing ? 'passing' : '' }, element('p', {}, message), ...(content ? [content] : []), dismiss);
  dismiss.addEventListener('click', () => notice.remove());
  // On top, and in the place of the last passing one: what is there already does not move.
  const notices = part('#notices');
  if (passing) notices.querySelector('[data-notice="passing"]')?.remove();
  notices.prepend(notice);
  if (passing) setTimeout(() => notice.remove(), VISIBLE_MILLISECONDS);
}
