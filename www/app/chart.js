// Draws charts with Observable Plot, loaded when the first result is on the screen. Colours are the page's variables, so
// that they follow light and dark; what differs in colour differs in dashes or words as well.

import * as Plot from '@observablehq/plot';
import { formatValue } from './format.js';
import { plotted } from './plotted.js';

export { drawControl, drawDistribution, drawTrend } from './chart-tickets.js';

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
 * @property {{ from: number, to: number } | null} band  what published targets ask for
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
/** What lines take of the height when the bars of their gap stand below. */
const LINES_ABOVE_GAP = 0.62;
/** Above and below what is drawn, in font sizes. */
const LINES_MARGIN = 2.8;
const GAP_MARGIN = 3.4;
/** Width of a letter, in font sizes. */
const LETTER = 0.62;

/**
 * @param {Drawing} drawing
 * @returns {{ drawings: Element[], omitted: number }}  what to show, from top to bottom, and how many rows it leaves out
 */
export function drawChart(drawing) {
  const { kind, gap } = drawing.chart;
  if (kind === 'bars') return drawBars(drawing);
  if (kind === 'parts') return { drawings: [drawParts(drawing)], omitted: 0 };
  if (kind === 'intervals') return { drawings: [drawIntervals(drawing)], omitted: 0 };
  const margins = (LINES_MARGIN + GAP_MARGIN) * drawing.fontSize;
  const height = gap === undefined ? drawing.height : Math.round(LINES_MARGIN * drawing.fontSize + LINES_ABOVE_GAP * (drawing.height - margins));
  const lines = drawLines({ ...drawing, height });
  return { drawings: gap === undefined ? [lines] : [lines, drawGap({ ...drawing, height: drawing.height - height }, gap)], omitted: 0 };
}

/**
 * What lines over years and the bars of their gap have in common, so that each bar stands under its year.
 * @param {Drawing} drawing
 */
function framed({ chart, columns, rows, reference, width, fontSize, locale }) {
  const figure = compactly(unitOf(columns, chart.y[0] ?? ''), locale);
  const keys = [...chart.y, ...(chart.gap === undefined ? [] : [chart.gap])];
  const values = rows.flatMap((row) => keys.map((key) => numberIn(row, key) ?? 0)).concat(reference ?? 0);
  const longest = Math.max(...[Math.min(...values), Math.max(...values)].map((value) => figure(value).length), 4);
  const marginLeft = Math.ceil((longest * LETTER + 0.75) * fontSize);
  const bar = Math.min(fontSize * 2.5, (0.5 * (width - marginLeft)) / Math.max(1, rows.length));
  return { figure, values, bar, frame: { width, marginLeft, marginRight: fontSize, inset: chart.gap === undefined ? 4 : bar / 2 } };
}

/** @param {Drawing} drawing */
function drawLines(drawing) {
  const { chart, columns, rows, reference, width, height, fontSize, locale } = drawing;
  const { figure, values, frame } = framed(drawing);
  const { inset, ...margins } = frame;
  const unit = unitOf(columns, chart.y[0] ?? '');
  const xLabel = labelOf(columns, chart.x);
  const told = [...chart.y, ...(chart.gap === undefined ? [] : [chart.gap])];
  /** @param {Row} row */
  const title = (row) => [`${xLabel} ${row[chart.x]}`, ...told.map((key) => `${labelOf(columns, key)}: ${formatValue(numberIn(row, key), unit, locale)}`)].join('\n');
  const years = rows.map((row) => numberIn(row, chart.x) ?? 0);
  const every = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor(width / (fontSize * 4)))));
  return plotted({
    ...margins,
    height,
    marginTop: fontSize,
    marginBottom: fontSize * (LINES_MARGIN - 1),
    x: { label: null, ticks: years.filter((_, index) => index % every === 0), tickFormat: (/** @type {number} */ value, /** @type {number} */ index) => (index === 0 ? `${xLabel} ${value}` : String(value)), tickSize: 0, inset },
    y: { label: null, grid: true, ticks: Math.min(4, Math.max(2, Math.floor(height / (fontSize * 3.5)))), tickFormat: figure, tickSize: 0, nice: true, zero: true },
    marks: [
      Math.min(...values) < 0 ? Plot.ruleY([0], { stroke: 'var(--muted)' }) : null,
      chart.gap === undefined ? null : Plot.areaY(rows, { x: chart.x, y1: chart.y[0], y2: chart.y[1], fill: 'var(--band)', fillOpacity: 0.8 }),
      reference === null ? null : Plot.ruleY([reference], { stroke: 'var(--series-2)', strokeWidth: 1.5, strokeDasharray: '7 4' }),
      ...chart.y.map((key, index) => Plot.lineY(rows, { x: chart.x, y: key, stroke: SERIES[index], strokeWidth: 2.5, strokeDasharray: DASHES[index] })),
      ...(rows.length <= 21 ? chart.y.map((key, index) => Plot.dot(rows, { x: chart.x, y: key, r: 3.5, fill: index % 2 === 0 ? SERIES[index] : 'var(--surface)', stroke: SERIES[index], strokeWidth: 2 })) : []),
      Plot.tip(rows, Plot.pointerX({ x: chart.x, y: chart.y[chart.y.length - 1], title, fill: 'var(--paper)', stroke: 'var(--line-strong)', textPadding: 10, lineHeight: 1.4 })),
    ],
  });
}

/**
 * The gap between two lines as bars on a scale of its own: what is worth money may be a hair's breadth between the lines.
 * @param {Drawing} drawing
 * @param {string} gap
 */
function drawGap(drawing, gap) {
  const { chart, columns, rows, height, fontSize, locale } = drawing;
  const { figure, bar, frame } = framed(drawing);
  const { inset, ...margins } = frame;
  const unit = unitOf(columns, gap);
  const isLabelled = bar >= fontSize * 1.8;
  /** @param {Row} row */
  const amount = (row) => formatValue(numberIn(row, gap), unit, locale, { compact: true });
  const widest = Math.max(...rows.map((row) => Math.abs(numberIn(row, gap) ?? 0)));
  const falls = rows.some((row) => (numberIn(row, gap) ?? 0) < 0);
  return plotted({
    ...margins,
    height,
    marginTop: fontSize * 2.4,
    marginBottom: fontSize * (GAP_MARGIN - 2.4),
    x: { axis: null, inset },
    y: { label: null, grid: !isLabelled, ticks: isLabelled ? [] : 2, tickFormat: figure, tickSize: 0, domain: falls ? [-widest || -1, 0] : [0, widest || 1] },
    marks: [
      Plot.ruleX(rows, { x: chart.x, y1: 0, y2: gap, stroke: 'var(--series-3)', strokeWidth: bar }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      isLabelled ? Plot.text(rows.slice(1), { x: chart.x, y: gap, text: amount, dy: fontSize * (falls ? 0.8 : -0.8), fill: 'var(--ink)' }) : null,
      Plot.text([labelOf(columns, gap)], { frameAnchor: 'top-left', dy: -fontSize * 1.9, fill: 'var(--ink)', textAnchor: 'start' }),
    ],
  });
}

/** @param {Drawing} drawing */
function drawBars({ chart, columns, rows, width, height, fontSize, locale }) {
  const amount = chart.y[0] ?? '';
  const unit = unitOf(columns, amount);
  const letter = fontSize * LETTER;
  const kept = new Set([...rows.keys()].sort((left, right) => (numberIn(rows[right], amount) ?? 0) - (numberIn(rows[left], amount) ?? 0)).slice(0, BARS_AT_MOST));
  const bars = rows.map((row, index) => ({ index, name: String(row[chart.x] ?? ''), amount: numberIn(row, amount) })).filter((bar) => kept.has(bar.index));
  const room = Math.floor(Math.min(fontSize * 15, width * 0.36) / letter);
  const names = new Map(bars.map((bar) => [bar.index, shortened(bar.name, room)]));
  const amounts = bars.map((bar) => formatValue(bar.amount, unit, locale));
  const ends = bars.map((bar) => bar.amount ?? 0).concat(0);
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
    x: { axis: null, zero: true, domain: [Math.min(...ends), Math.max(...ends) || 1] },
    y: { domain: bars.map((bar) => bar.index), label: null, tickSize: 0, tickFormat: (/** @type {number} */ index) => names.get(index) ?? '', padding: 0.35 },
    marks: [
      Plot.barX(bars, { x: 'amount', y: 'index', fill: 'var(--series-1)', title: (/** @type {{ name: string }} */ bar) => bar.name }),
      // What is not defined has no bar, and its name says so.
      Plot.text(bars, { x: (/** @type {{ amount: number | null }} */ bar) => bar.amount ?? 0, y: 'index', text: (_, index) => amounts[index] ?? '', textAnchor: 'start', dx: fontSize / 2, fill: 'var(--ink)' }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
    ],
  });
  return { drawings: [svg], omitted: rows.length - bars.length };
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
 * Each figure as a dot on the line of its interval, before the band of the published targets.
 * @param {Drawing} drawing
 */
function drawIntervals({ chart, columns, rows, band, width, height, fontSize, locale }) {
  const [low = '', value = '', high = ''] = chart.y;
  const unit = unitOf(columns, value);
  const figure = compactly(unit, locale);
  const defined = rows.filter((row) => numberIn(row, value) !== null);
  const ends = defined.flatMap((row) => [low, value, high].map((key) => numberIn(row, key) ?? numberIn(row, value) ?? 0)).concat(band ? [band.from, band.to] : []);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((most - least) * 0.15, Math.abs(most) * 0.02) || 1;
  // Room beside the ends, but none for values that cannot be: nothing here starts above 0 and is below it.
  const from = least >= 0 ? Math.max(0, least - room) : least - room;
  const to = unit === 'share' && most <= 1 ? Math.min(1, most + room) : most + room;
  const domain = ends.length === 0 ? [0, 1] : [from, to];
  const letter = fontSize * LETTER;
  const names = defined.map((row) => String(row[chart.x] ?? ''));
  const isNamed = defined.length > 1;
  return plotted({
    width,
    height,
    marginTop: fontSize * 1.8,
    marginBottom: fontSize * 1.8,
    marginLeft: isNamed ? Math.ceil(Math.max(...names.map((name) => name.length)) * letter + fontSize) : fontSize * 2,
    marginRight: fontSize * 2,
    x: { label: null, domain, ticks: Math.max(2, Math.min(6, Math.floor(width / (fontSize * 7)))), tickFormat: figure, tickSize: 0, grid: true },
    y: { domain: names, axis: isNamed ? 'left' : null, label: null, tickSize: 0 },
    marks: [
      band ? Plot.rectX([band], { x1: 'from', x2: 'to', fill: 'var(--band)' }) : null,
      Plot.ruleY(defined, { y: chart.x, x1: low, x2: high, stroke: 'var(--series-1)', strokeWidth: 3 }),
      ...[low, high].map((key) => Plot.dot(defined, { y: chart.x, x: key, symbol: 'plus', r: fontSize / 2, stroke: 'var(--series-1)', strokeWidth: 2 })),
      Plot.dot(defined, { y: chart.x, x: value, r: fontSize / 2, fill: 'var(--series-1)' }),
      Plot.text(defined, { y: chart.x, x: value, text: (/** @type {Row} */ row) => formatValue(numberIn(row, value), unit, locale), dy: -fontSize * 1.3, fill: 'var(--ink)', fontWeight: 600 }),
    ],
  });
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

/**
 * @param {string} text
 * @param {number} length
 */
const shortened = (text, length) => (text.length > length ? `${text.slice(0, Math.max(1, length - 1))}…` : text);
