// What the parts of a report have in common.

import { element } from './dom.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./tickets-kpis.js').Report} Report */
/** @typedef {import('../../target/pkg/service_roi_tickets.js').Questions} Questions */

/**
 * What every part is given.
 * @typedef {object} Context
 * @property {App} app
 * @property {() => Report} report
 * @property {() => Questions} questions
 * @property {(change: Partial<Questions>) => void} ask  makes the report again with this changed
 */

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {HTMLElement} node
 * @property {() => void} update
 * @property {string} [answers]  the question whose refusals are said here
 * @property {(message: string) => void} [refuse]  with an empty text when nothing is refused
 * @property {boolean} [followsState]  it shows what stands in the calculators, not only what was measured
 */

/**
 * The heading, what it says, and a place to jump to.
 * @param {string} title
 * @param {string} name
 * @param {string} lead
 * @param {(Node | string)[]} content
 */
export function createPart(title, name, lead, content) {
  return element(
    'section',
    { class: 'report-part', 'data-part': name, 'aria-labelledby': `part-${name}`, tabindex: -1 },
    element('h2', { id: `part-${name}` }, title),
    ...(lead ? [element('p', { class: 'small part-lead' }, lead)] : []),
    ...content,
  );
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * "31 Jan 2026" or "January 2026"
 * @param {string} period  2026-01-31 or 2026-01
 */
export const dateText = (period) => (period.length > 7 ? dayFormat : monthFormat).format(new Date(period));

const DAY = 86_400_000;

/**
 * Where a period stands on an axis of time: in its middle.
 * @param {string} period
 * @param {string} by
 */
export const middleOf = (period, by) => new Date(Date.parse(period) + ({ byMonth: 14, byWeek: 3 }[by] ?? 0) * DAY);
