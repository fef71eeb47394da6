// The charts of a ticket export: a KPI over time, how times are distributed, and control charts. What differs in colour
// differs in dashes, shape or number as well.

import * as Plot from '@observablehq/plot';
import { plotted } from './plotted.js';

/**
 * @typedef {object} Frame
 * @property {number} width
 * @property {number} height
 * @property {number} fontSize  in pixels; margins follow it
 * @property {(value: number) => string} figure  a value as its axis shows it
 */

/** @typedef {{ at: Date, value: number | null, title: string }} Point */

/** Width of a letter, in font sizes. */
const LETTER = 0.62;
const LINES = ['var(--series-2)', 'var(--series-1)'];
const DASHES = ['7 4', undefined];

/**
 * @param {Frame & { points: Point[], lines: Point[][] }} drawing  a dot for each period; windows that roll, the shorter first
 * @returns {Element}
 */
export function drawTrend({ points, lines, width, height, fontSize, figure }) {
  const known = points.filter(({ value }) => value !== null);
  const drawn = lines.map((line) => line.filter(({ value }) => value !== null));
  const values = [...known, ...drawn.flat()].map(({ value }) => value ?? 0);
  return plotted({
    ...framed(values, { width, height, fontSize, figure }),
    x: { type: 'utc', label: null, ticks: ticksFor(width, fontSize), tickSize: 0, inset: fontSize / 2 },
    y: valueAxis(values, height, fontSize, figure),
    marks: [
      ...drawn.map((line, index) => Plot.lineY(line, { x: 'at', y: 'value', stroke: LINES[index], strokeWidth: line.length > 365 ? 1.25 : 2, strokeDasharray: DASHES[index] })),
      Plot.dot(known, { x: 'at', y: 'value', r: known.length > 60 ? 1.5 : 3.5, fill: 'var(--paper)', stroke: 'var(--series-3)', strokeWidth: 1.5 }),
      tip(known),
    ],
  });
}

/**
 * @param {Frame & { counts: number[], edges: string[], marks: { label: string, place: number }[] }} drawing  edges: where each
 *   bar begins; places are in bars from the left
 * @returns {Element}
 */
export function drawDistribution({ counts, edges, marks, width, height, fontSize, figure }) {
  const bars = counts.map((count, index) => ({ from: index, to: index + 1, count }));
  const frame = framed(counts, { width, height, fontSize, figure });
  const longest = Math.max(...edges.map((edge) => edge.length), 1);
  const every = Math.max(1, Math.ceil((edges.length * (longest + 1.5) * LETTER * fontSize) / Math.max(1, width - frame.marginLeft)));
  return plotted({
    ...frame,
    marginTop: fontSize * (0.8 + 1.5 * marks.length),
    x: { label: null, domain: [0, counts.length], ticks: edges.map((_, index) => index).filter((index) => index % every === 0), tickFormat: (/** @type {number} */ index) => edges[index] ?? '', tickSize: 4 },
    y: valueAxis([0, ...counts], height, fontSize, figure),
    marks: [
      Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--series-1)', insetLeft: 0.5, insetRight: 0.5 }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ...marks.flatMap(({ label, place }, index) => {
        const dy = -fontSize * (0.4 + 1.5 * (marks.length - 1 - index));
        const isRight = frame.marginLeft + (place / counts.length) * (width - frame.marginLeft) + (label.length + 1) * LETTER * fontSize > width;
        return [
          Plot.ruleX([place], { stroke: 'var(--series-2)', strokeWidth: 1.5, strokeDasharray: DASHES[0], insetTop: dy - fontSize * 0.6 }),
          Plot.text([label], { x: place, frameAnchor: 'top', lineAnchor: 'bottom', dy, dx: isRight ? -fontSize / 2 : fontSize / 2, textAnchor: isRight ? 'end' : 'start', fill: 'var(--ink)', stroke: 'var(--surface)', strokeWidth: 4 }),
        ];
      }),
    ],
  });
}

/**
 * @param {Frame & { points: (Point & { low: number, high: number })[], centre: number, signals: { first: number, last: number }[] }} drawing
 * @returns {Element}
 */
export function drawControl({ points, centre, signals, width, height, fontSize, figure }) {
  const values = points.flatMap(({ value, low, high }) => [value ?? centre, low, high]);
  const flagged = new Set(signals.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)));
  const marked = points.filter((_, index) => flagged.has(index));
  const named = signals.flatMap(({ last }, index) => {
    const point = points[last];
    return point ? [{ ...point, number: String(index + 1) }] : [];
  });
  const isAbove = (/** @type {Point} */ { value }) => (value ?? centre) >= centre;
  const [above, below] = [named.filter(isAbove), named.filter((point) => !isAbove(point))];
  const number = { fill: 'var(--ink)', fontWeight: 600, stroke: 'var(--surface)', strokeWidth: 3 };
  return plotted({
    ...framed(values, { width, height, fontSize, figure }),
    marginTop: fontSize * 1.8,
    x: { type: 'utc', label: null, ticks: ticksFor(width, fontSize), tickSize: 0, inset: fontSize / 2 },
    y: valueAxis(values, height, fontSize, figure),
    marks: [
      Plot.areaY(points, { x: 'at', y1: 'low', y2: 'high', fill: 'var(--band)', fillOpacity: 0.6, curve: 'step' }),
      Plot.lineY(points, { x: 'at', y: 'low', stroke: 'var(--line-strong)', strokeDasharray: DASHES[0], curve: 'step' }),
      Plot.lineY(points, { x: 'at', y: 'high', stroke: 'var(--line-strong)', strokeDasharray: DASHES[0], curve: 'step' }),
      Plot.ruleY([centre], { stroke: 'var(--series-1)', strokeWidth: 1.5 }),
      Plot.lineY(points, { x: 'at', y: 'value', stroke: 'var(--muted)', strokeWidth: 1 }),
      Plot.dot(points, { x: 'at', y: 'value', r: points.length > 120 ? 1.5 : 2.5, fill: 'var(--muted)' }),
      Plot.dot(marked, { x: 'at', y: 'value', r: 5.5, symbol: 'diamond', fill: 'var(--paper)', stroke: 'var(--series-2)', strokeWidth: 2 }),
      Plot.text(above, { x: 'at', y: 'value', text: 'number', dy: -fontSize * 1.1, ...number }),
      Plot.text(below, { x: 'at', y: 'value', text: 'number', dy: fontSize * 1.5, ...number }),
      tip(points),
    ],
  });
}

/** @param {Point[]} points */
const tip = (points) => Plot.tip(points, Plot.pointerX({ x: 'at', y: 'value', title: 'title', fill: 'var(--paper)', stroke: 'var(--line-strong)', textPadding: 10, lineHeight: 1.4 }));

/**
 * @param {number} width
 * @param {number} fontSize
 */
const ticksFor = (width, fontSize) => Math.max(2, Math.min(8, Math.floor(width / (fontSize * 8))));

/**
 * @param {number[]} values
 * @param {number} height
 * @param {number} fontSize
 * @param {(value: number) => string} figure
 */
function valueAxis(values, height, fontSize, figure) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least) * 0.06 || Math.abs(most) * 0.1 || 1;
  // A figure that is never negative gets no axis below zero.
  const domain = [least >= 0 ? Math.max(0, least - room) : least - room, most + room];
  return { label: null, grid: true, domain: values.length === 0 ? [0, 1] : domain, ticks: Math.min(5, Math.max(2, Math.floor(height / (fontSize * 3.5)))), tickFormat: figure, tickSize: 0 };
}

/**
 * @param {number[]} values
 * @param {Frame} frame
 */
function framed(values, { width, height, fontSize, figure }) {
  // Ticks between the ends may need a digit more than the ends.
  const longest = Math.max(4, ...[Math.min(...values, 0), Math.max(...values, 0)].map((value) => figure(value).length + 2));
  return { width, height, marginLeft: Math.ceil((Math.min(longest, 11) * LETTER + 0.75) * fontSize), marginRight: fontSize, marginTop: fontSize, marginBottom: fontSize * 2.6 };
}
