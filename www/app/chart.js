// Draws charts with Observable Plot, loaded when the first result is on the screen. Colours are the page's variables, so
// that they follow light and dark; what differs in colour differs in dashes or words as well.

import * as Plot from '@observablehq/plot';
import { formatValue } from './format.js';

/** @typedef {import('./core.js').Calculator} Calculator */
/** @typedef {import('./core.js').Column} Column */
/** @typedef {import('./core.js').Row} Row */
/** @typedef {import('./core.js').Unit} Unit */

/**
 * @typedef {object} Drawing
 * @property {Calculator['chart']} chart
 * @property {Column[]} columns
 * @property {Row[]} rows
 * @property {number | null} reference
 * @property {number} width
 * @property {number} height
 * @property {number} fontSize  in pixels; margins follow it
 * @property {string} locale
 */

const SERIES = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)'];
/** Parts of a whole lie side by side: calmer colours than lines need. */
const PARTS = ['var(--series-1)', 'var(--part-2)', 'var(--series-2)', 'var(--series-4)'];
const DASHES = [undefined, '7 4', '2 3', '10 3 2 3'];
const BARS_AT_MOST = 12;
/** Width of a letter, in font sizes. */
const LETTER = 0.62;

/**
 * @param {Drawing} drawing
 * @returns {{ svg: Element, omitted: number }}  the drawing, and how many rows it leaves out
 */
export function drawChart(drawing) {
  const { kind } = drawing.chart;
  if (kind === 'bars') return drawBars(drawing);
  return { svg: kind === 'parts' ? drawParts(drawing) : drawLines(drawing), omitted: 0 };
}

/** @param {Drawing} drawing */
function drawLines({ chart, columns, rows, reference, width, height, fontSize, locale }) {
  const unit = unitOf(columns, chart.y[0] ?? '');
  const xLabel = columns.find((column) => column.key === chart.x)?.label ?? '';
  const figure = compactly(unit, locale);
  const values = rows.flatMap((row) => chart.y.map((key) => row[key])).filter((value) => typeof value === 'number');
  const all = reference === null ? values : [...values, reference];
  const longest = Math.max(...[Math.min(0, ...all), Math.max(0, ...all)].map((value) => figure(value).length), 4);
  const letter = fontSize * LETTER;
  /** @param {Row} row */
  const title = (row) => [`${xLabel} ${row[chart.x]}`, ...chart.y.map((key) => `${labelOf(columns, key)}: ${formatValue(numberIn(row, key), unit, locale)}`)].join('\n');
  const years = rows.map((row) => numberIn(row, chart.x) ?? 0);
  const every = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor(width / (fontSize * 4)))));
  return plotted({
    width,
    height,
    marginTop: fontSize,
    marginRight: fontSize,
    marginBottom: fontSize * 3.2,
    marginLeft: Math.ceil(longest * letter + fontSize * 0.75),
    x: { label: null, ticks: years.filter((_, index) => index % every === 0), tickFormat: (/** @type {number} */ value) => String(value), tickSize: 0, inset: 4 },
    y: { label: null, grid: true, ticks: 4, tickFormat: figure, tickSize: 0, nice: true, zero: true },
    marks: [
      lowest(all) < 0 ? Plot.ruleY([0], { stroke: 'var(--muted)' }) : null,
      chart.area ? Plot.areaY(rows, { x: chart.x, y1: chart.area[0], y2: chart.area[1], fill: 'var(--band)', fillOpacity: 0.8 }) : null,
      reference === null ? null : Plot.ruleY([reference], { stroke: 'var(--series-2)', strokeWidth: 1.5, strokeDasharray: '7 4' }),
      ...chart.y.map((key, index) => Plot.lineY(rows, { x: chart.x, y: key, stroke: SERIES[index], strokeWidth: 2.5, strokeDasharray: DASHES[index] })),
      ...(rows.length <= 20 ? chart.y.map((key, index) => Plot.dot(rows, { x: chart.x, y: key, r: 3.5, fill: index % 2 === 0 ? SERIES[index] : 'var(--surface)', stroke: SERIES[index], strokeWidth: 2 })) : []),
      Plot.text([xLabel], { frameAnchor: 'bottom-left', dy: fontSize * 3, fill: 'var(--muted)', textAnchor: 'start' }),
      Plot.tip(rows, Plot.pointerX({ x: chart.x, y: chart.y[chart.y.length - 1], title, fill: 'var(--paper)', stroke: 'var(--line-strong)', textPadding: 10, lineHeight: 1.4 })),
    ],
  });
}

/** @param {Drawing} drawing */
function drawBars({ chart, columns, rows, width, height, fontSize, locale }) {
  const amount = chart.y[0] ?? '';
  const unit = unitOf(columns, amount);
  const letter = fontSize * LETTER;
  const kept = new Set([...rows.keys()].sort((left, right) => (numberIn(rows[right], amount) ?? 0) - (numberIn(rows[left], amount) ?? 0)).slice(0, BARS_AT_MOST));
  const bars = rows.map((row, index) => ({ index, name: String(row[chart.x] ?? ''), amount: numberIn(row, amount) ?? 0 })).filter((bar) => kept.has(bar.index));
  const room = Math.floor(Math.min(fontSize * 15, width * 0.36) / letter);
  const names = new Map(bars.map((bar) => [bar.index, shortened(bar.name, room)]));
  const amounts = bars.map((bar) => formatValue(bar.amount, unit, locale));
  const marginLeft = Math.ceil(Math.max(...[...names.values()].map((name) => name.length), 1) * letter + fontSize);
  const marginRight = Math.ceil(Math.max(...amounts.map((text) => text.length), 1) * letter + fontSize);
  const band = Math.min(fontSize * 3.6, (height - 8) / Math.max(1, bars.length));
  const svg = plotted({
    width,
    height,
    marginTop: 4,
    marginBottom: Math.max(4, height - 4 - band * bars.length),
    marginLeft,
    marginRight,
    x: { axis: null, zero: true, domain: [Math.min(0, ...bars.map((bar) => bar.amount)), Math.max(1, ...bars.map((bar) => bar.amount))] },
    y: { domain: bars.map((bar) => bar.index), label: null, tickSize: 0, tickFormat: (/** @type {number} */ index) => names.get(index) ?? '', padding: 0.35 },
    marks: [
      Plot.barX(bars, { x: 'amount', y: 'index', fill: 'var(--series-1)', title: (/** @type {{ name: string }} */ bar) => bar.name }),
      Plot.text(bars, { x: 'amount', y: 'index', text: (_, index) => amounts[index] ?? '', textAnchor: 'start', dx: fontSize / 2, fill: 'var(--ink)' }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
    ],
  });
  return { svg, omitted: rows.length - bars.length };
}

/** @param {Drawing} drawing */
function drawParts({ chart, columns, rows, width, height, fontSize, locale }) {
  const amount = chart.y[0] ?? '';
  const unit = unitOf(columns, amount);
  const parts = rows.map((row, index) => ({ index, name: String(row[chart.x] ?? ''), amount: numberIn(row, amount) ?? 0 }));
  const whole = parts.reduce((sum, part) => sum + Math.abs(part.amount), 0);
  const letter = fontSize * LETTER;
  const line = fontSize * 1.8;
  let from = 0;
  const placed = parts.map((part) => {
    const size = whole === 0 ? 0 : Math.abs(part.amount) / whole;
    const start = from;
    from += size;
    return { ...part, start, end: from, text: `${part.name}: ${formatValue(part.amount, unit, locale)}` };
  });
  const bottom = Math.max(0, height - 8 - line * parts.length - 12);
  return plotted({
    width,
    height,
    marginTop: 8,
    marginBottom: height - bottom - 4,
    marginLeft: 1,
    marginRight: 1,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null },
    marks: [
      Plot.rect(placed, { x1: 'start', x2: 'end', y1: 0, y2: 1, fill: (/** @type {{ index: number }} */ part) => PARTS[part.index % PARTS.length], insetRight: 1, title: 'text' }),
      ...placed.flatMap((part) => {
        const dy = fontSize * 1.8 + part.index * line;
        return [
          Plot.dot([part], { frameAnchor: 'bottom-left', dx: fontSize * 0.6, dy, r: fontSize / 2, symbol: 'square', fill: PARTS[part.index % PARTS.length] }),
          Plot.text([part.text], { frameAnchor: 'bottom-left', dx: fontSize * 1.8, dy, textAnchor: 'start', lineAnchor: 'middle', fill: 'var(--ink)' }),
        ];
      }),
    ],
    color: { type: 'identity' },
  });
}

/**
 * @param {Plot.PlotOptions} options
 * @returns {Element}
 */
function plotted(options) {
  const svg = Plot.plot({ className: 'plot', ...options });
  // Plot brings its own rules in the drawing, which the page's policy refuses; they are in chart.css.
  svg.querySelector('style')?.remove();
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

/**
 * @param {Unit | 'text'} unit
 * @param {string} locale
 */
function compactly(unit, locale) {
  return (/** @type {number} */ value) => formatValue(value, unit === 'text' ? 'count' : unit, locale, { compact: true, unitWords: false });
}

/**
 * @param {Column[]} columns
 * @param {string} key
 * @returns {Unit}
 */
function unitOf(columns, key) {
  const unit = columns.find((column) => column.key === key)?.unit ?? 'count';
  return unit === 'text' ? 'count' : unit;
}

/**
 * @param {Column[]} columns
 * @param {string} key
 */
const labelOf = (columns, key) => columns.find((column) => column.key === key)?.label ?? key;

/**
 * @param {Row | undefined} row
 * @param {string} key
 */
function numberIn(row, key) {
  const value = row?.[key];
  return typeof value === 'number' ? value : null;
}

/** @param {number[]} values */
const lowest = (values) => Math.min(0, ...values);

/**
 * @param {string} text
 * @param {number} length
 */
const shortened = (text, length) => (text.length > length ? `${text.slice(0, Math.max(1, length - 1))}…` : text);
