// The KPIs of a report: what each is called, where it stands, and how its figures are written.

import { formatValue } from './format.js';

/** @typedef {import('./tickets/analyse.js').Report} Report */
/** @typedef {Report['overall']} Kpis */
/** @typedef {{ value: number | null, low: number | null, high: number | null, n: number }} Measure */

/**
 * @typedef {object} Kpi
 * @property {string} key
 * @property {string} label
 * @property {string} short  for the head of a narrow column
 * @property {string} unit  a unit of format.js
 * @property {(kpis: Kpis) => Measure} of
 */

/** @param {number} value @returns {Measure} */
const count = (value) => ({ value, low: null, high: null, n: value });
/** @param {{ value?: number | null, low?: number | null, high?: number | null }} estimate @param {number} n @returns {Measure} */
const estimate = ({ value = null, low = null, high = null }, n) => ({ value, low, high, n });

/**
 * Every KPI in the order in which it is shown.
 * @param {Report} report
 * @returns {Kpi[]}
 */
export function kpisOf(report) {
  const { low, high, satisfiedFrom } = report.csat;
  const scale = high === 1 ? 'share of good' : `share of ${satisfiedFrom} and more on ${low} to ${high}`;
  const firstContact = report.firstContact ? `: ${report.firstContact.label}` : '';
  return [
    { key: 'csat', label: `CSAT, ${scale}`, short: 'CSAT', unit: 'share', of: ({ csat }) => estimate(csat.satisfied, csat.n) },
    { key: 'csatMean', label: 'Mean satisfaction score', short: 'Mean score', unit: 'plain', of: ({ csat }) => estimate(csat.mean, csat.n) },
    { key: 'nps', label: 'NPS', short: 'NPS', unit: 'score', of: ({ nps }) => estimate(nps.score, nps.n) },
    { key: 'ces', label: 'CES, share of 5 and more on 1 to 7', short: 'CES', unit: 'share', of: ({ ces }) => estimate(ces.satisfied, ces.n) },
    { key: 'cesMean', label: 'Mean effort score', short: 'Mean CES', unit: 'plain', of: ({ ces }) => estimate(ces.mean, ces.n) },
    { key: 'firstContactResolution', label: `First-contact resolution${firstContact}`, short: 'FCR', unit: 'share', of: ({ firstContactResolution: it }) => estimate(it, it.n) },
    { key: 'firstResponseMedian', label: 'First response, median', short: 'First response', unit: 'seconds', of: ({ firstResponse: it }) => estimate(it.medianSeconds, it.n) },
    { key: 'firstResponseMean', label: 'First response, mean', short: 'First response, mean', unit: 'seconds', of: ({ firstResponse: it }) => estimate(it.meanSeconds, it.n) },
    { key: 'resolutionMedian', label: 'Resolution, median', short: 'Resolution', unit: 'seconds', of: ({ resolution: it }) => estimate(it.medianSeconds, it.n) },
    { key: 'resolutionMean', label: 'Resolution, mean', short: 'Resolution, mean', unit: 'seconds', of: ({ resolution: it }) => estimate(it.meanSeconds, it.n) },
    { key: 'resolvedWithin48Hours', label: 'Resolved within 48 hours', short: 'Within 48 hours', unit: 'share', of: ({ resolvedWithin48Hours: it }) => estimate(it, it.n) },
    { key: 'handleTimeMean', label: 'Handle time, mean', short: 'Handle time', unit: 'seconds', of: ({ handleTime: it }) => estimate(it.meanSeconds, it.n) },
    { key: 'contacts', label: 'Contacts per ticket', short: 'Contacts', unit: 'plain', of: ({ contactsPerTicket: it }) => estimate(it.mean, it.n) },
    { key: 'reassigned', label: 'Handed on at least once', short: 'Handed on', unit: 'share', of: ({ reassigned: it }) => estimate(it, it.n) },
    { key: 'reassignments', label: 'Reassignments per ticket', short: 'Reassignments', unit: 'plain', of: (kpis) => estimate(kpis.reassignmentsPerTicket, kpis.reassigned.n) },
    { key: 'firstResponseMet', label: 'First response within its target', short: 'Response in time', unit: 'share', of: ({ serviceLevel: { firstResponse: it } }) => estimate(it, it.n) },
    { key: 'resolutionMet', label: 'Resolution within its target', short: 'Resolved in time', unit: 'share', of: ({ serviceLevel: { resolution: it } }) => estimate(it, it.n) },
  ];
}

/** @type {Kpi} */
export const TICKETS = { key: 'tickets', label: 'Tickets', short: 'Tickets', unit: 'count', of: ({ tickets }) => count(tickets) };

/** @type {Kpi} */
export const OPEN = { key: 'open', label: 'Still open', short: 'Open', unit: 'count', of: ({ open }) => count(open) };

/**
 * Only those for which the export has something.
 * @param {Report} report
 */
export const measuredKpis = (report) => kpisOf(report).filter((kpi) => kpi.of(report.overall).value !== null);

/**
 * Seconds in the unit in which a person would say them.
 * @param {string} unit
 * @param {number | null | undefined} value  that decides
 * @returns {{ unit: string, per: number }}
 */
export function scaled(unit, value) {
  if (unit !== 'seconds' || value === null || value === undefined) return { unit, per: 1 };
  const size = Math.abs(value);
  if (size < 100 && size !== 60) return { unit, per: 1 };
  return size < 6_000 ? { unit: 'minutes', per: 60 } : { unit: 'hours', per: 3_600 };
}

/**
 * @param {number | null | undefined} value
 * @param {string} unit
 * @param {string} locale
 * @param {{ as?: number | null, words?: boolean }} [options]  as: the value whose scale is used; words: false leaves the unit away
 */
export function figureText(value, unit, locale, { as = value, words } = {}) {
  const scale = scaled(unit, as);
  const shown = value === null || value === undefined ? null : value / scale.per;
  return formatValue(shown, /** @type {import('./core.js').Unit} */ (scale.unit), locale, words === undefined ? {} : { unitWords: words });
}

/**
 * "82% to 88%"
 * @param {Measure} measure
 * @param {string} unit
 * @param {string} locale
 */
export function intervalText({ value, low, high }, unit, locale) {
  if (low === null || high === null) return '';
  return `${figureText(low, unit, locale, { as: value, words: false })} to ${figureText(high, unit, locale, { as: value, words: false })}`;
}

/**
 * An axis in one unit from end to end.
 * @param {string} unit
 * @param {number[]} values
 * @param {string} locale
 */
export function axisOf(unit, values, locale) {
  const as = Math.max(...values.map(Math.abs), 0);
  const scale = scaled(unit, as);
  return (/** @type {number} */ value) => formatValue(value / scale.per, /** @type {import('./core.js').Unit} */ (scale.unit), locale, { compact: true, unitWords: false });
}

/**
 * @param {string} unit
 * @param {number[]} values
 */
export function axisUnit(unit, values) {
  const scale = scaled(unit, Math.max(...values.map(Math.abs), 0));
  return { seconds: 'in seconds', minutes: 'in minutes', hours: 'in hours', score: 'in points' }[scale.unit] ?? '';
}
