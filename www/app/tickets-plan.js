// How an export is to be read: what its first bytes say, what was chosen for such a file before, and what must be asked.

/** @typedef {import('../../target/pkg/service_roi_tickets.js').TicketPreview & { compressed: boolean }} Preview */
/** @typedef {import('../../target/pkg/service_roi_tickets.js').Options} Options */
/** @typedef {Preview['fields'][number]} FieldDescription */
/** @typedef {Options['csat']} Scale */

/**
 * What the reader chose for files with certain headers. Columns go by name, so that their order may differ.
 * @typedef {object} Mapping
 * @property {Record<string, { header: string, which: number, time?: string, duration?: string }>} columns  by field; `which` of several with this header, from 0
 * @property {Scale} csat
 * @property {number} offsetMinutes
 */

/**
 * @typedef {object} Plan
 * @property {Options} options
 * @property {string[]} questions  what the file leaves open, in words
 * @property {boolean} chosen  by the reader, now or before
 */

/** @type {Record<string, string>} */
export const TIME_FORMATS = {
  yearFirst: 'year first: 2026-01-31',
  dayFirst: 'day first: 31/01/2026',
  monthFirst: 'month first: 01/31/2026',
  spreadsheetDays: 'days as spreadsheets count: 46053.58',
  epochSeconds: 'seconds since 1970',
  epochMilliseconds: 'milliseconds since 1970',
};

/** @type {Record<string, string>} */
export const DURATION_FORMATS = {
  seconds: 'seconds',
  minutes: 'minutes',
  hours: 'hours',
  milliseconds: 'milliseconds',
  hoursMinutes: 'h:mm or h:mm:ss',
  minutesSeconds: 'm:ss or h:mm:ss',
  words: 'words: 2h 5m',
};

/** @type {Record<string, string>} */
export const DELIMITERS = { comma: 'commas', semicolon: 'semicolons', tab: 'tabs', pipe: 'pipes' };

/** @type {Record<string, string>} */
export const ENCODINGS = { utf8: 'UTF-8', utf16LittleEndian: 'UTF-16', utf16BigEndian: 'UTF-16', windows1252: 'Windows-1252' };

/**
 * The same for every file with these headers, in whatever order.
 * @param {string[]} headers
 */
export const keyOf = (headers) => JSON.stringify([...headers].sort());

/** Minutes east of UTC where the browser is, today. */
export const localOffset = () => -new Date().getTimezoneOffset();

/**
 * "UTC+05:30"
 * @param {number} minutes
 */
export function offsetText(minutes) {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'));
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${hours}:${rest}`;
}

/** @param {Scale} scale */
export function scaleText({ low, high, satisfiedFrom }) {
  return high === 1 ? 'bad or good' : `${low} to ${high}, satisfied from ${satisfiedFrom}`;
}

/**
 * @param {string[]} headers
 * @param {number} index
 */
export function headerText(headers, index) {
  const header = headers[index] ?? '';
  if (header === '') return `column ${index + 1}`;
  return headers.indexOf(header) === headers.lastIndexOf(header) ? header : `${header} (column ${index + 1})`;
}

/**
 * As the file seems to be meant.
 * @param {Preview} preview
 * @param {number} offsetMinutes
 * @returns {Plan}
 */
export function planOf(preview, offsetMinutes) {
  const options = { ...preview.options, offsetMinutes };
  return { options, questions: questionsOf(preview, options), chosen: false };
}

/**
 * As it was chosen for such files before; null where that does not fit.
 * @param {Preview} preview
 * @param {unknown} mapping
 * @returns {Plan | null}
 */
export function plannedBy(preview, mapping) {
  if (!isMapping(mapping)) return null;
  /** @type {Record<string, { index: number, time?: string, duration?: string }>} */
  const columns = {};
  for (const [field, { header, which, time, duration }] of Object.entries(mapping.columns)) {
    const index = preview.headers.flatMap((name, index) => (name === header ? [index] : []))[which];
    if (index === undefined || !preview.fields.some((known) => known.field === field)) return null;
    columns[field] = { index, ...(time === undefined ? {} : { time }), ...(duration === undefined ? {} : { duration }) };
  }
  const options = /** @type {Options} */ ({ ...preview.options, columns, csat: mapping.csat, offsetMinutes: mapping.offsetMinutes });
  return { options, questions: [], chosen: true };
}

/**
 * What is remembered may be damaged; what is wrong with its formats and bounds, the reading says.
 * @param {unknown} mapping
 * @returns {mapping is Mapping}
 */
const isMapping = (mapping) => {
  const { columns, csat, offsetMinutes } = Object(mapping);
  return Object.values(Object(columns)).every((column) => typeof Object(column).header === 'string') && typeof csat === 'object' && csat !== null && typeof offsetMinutes === 'number';
};

/**
 * @param {Preview} preview
 * @param {Options} options
 * @returns {Mapping}
 */
export function mappingOf(preview, options) {
  /** @type {Mapping['columns']} */
  const columns = {};
  for (const [field, column] of Object.entries(options.columns)) {
    if (!column) continue;
    const header = preview.headers[column.index] ?? '';
    const which = preview.headers.slice(0, column.index).filter((name) => name === header).length;
    columns[field] = { header, which, ...(column.time ? { time: column.time } : {}), ...(column.duration ? { duration: column.duration } : {}) };
  }
  return { columns, csat: options.csat, offsetMinutes: options.offsetMinutes };
}

/**
 * What must be asked before this can be read.
 * @param {Preview} preview
 * @param {Options} options
 * @returns {string[]}
 */
export function questionsOf(preview, options) {
  const { headers, fields, duplicates } = preview;
  const name = (/** @type {number} */ index) => `“${headerText(headers, index)}”`;
  const or = new Intl.ListFormat('en', { type: 'disjunction' });
  const questions = duplicates.filter(({ field }) => !options.columns[field]).map(({ field, columns }) => `Which column is “${labelOf(fields, field)}”: ${or.format(columns.map(name))}?`);
  if (!options.columns.created && !duplicates.some(({ field }) => field === 'created')) questions.push('No column says when a ticket was created. Which one is it?');
  for (const { field, kind } of fields) {
    const column = options.columns[field];
    if (!column) continue;
    const formats = preview.formats[column.index];
    if (kind === 'time' && column.time === undefined) questions.push(formatQuestion(name(column.index), formats?.time, TIME_FORMATS, valueOf(preview, column.index)));
    if (kind === 'duration' && column.duration === undefined) questions.push(formatQuestion(name(column.index), formats?.duration, DURATION_FORMATS, valueOf(preview, column.index)));
  }
  return questions;
}

/**
 * @param {string} column
 * @param {unknown} detected
 * @param {Record<string, string>} names
 * @param {string} value
 */
function formatQuestion(column, detected, names, value) {
  const choices = ambiguous(detected);
  const such = value === '' ? '' : ` such as “${value}”`;
  if (choices.length === 0) return `How are the values of ${column} written${such}?`;
  const short = choices.map((format) => (names[format] ?? format).split(':')[0] ?? '');
  return `Are the values of ${column}${such} ${new Intl.ListFormat('en', { type: 'disjunction' }).format(short)}?`;
}

/**
 * The formats among which a column's values do not decide.
 * @param {unknown} detected
 * @returns {string[]}
 */
export const ambiguous = (detected) => /** @type {{ ambiguous?: string[] }} */ (Object(detected)).ambiguous ?? [];

/**
 * The one format that a column's values have.
 * @param {unknown} detected
 * @returns {string | undefined}
 */
export const only = (detected) => /** @type {{ one?: string }} */ (Object(detected)).one;

/**
 * @param {Preview} preview
 * @param {number} index
 */
const valueOf = ({ rows }, index) => rows.map((row) => row[index] ?? '').find((value) => value !== '') ?? '';

/**
 * @param {FieldDescription[]} fields
 * @param {string} field
 */
export const labelOf = (fields, field) => fields.find((known) => known.field === field)?.label ?? field;

/**
 * What was recognised, in one line.
 * @param {Preview} preview
 * @param {Options} options
 */
export function recognisedText(preview, options) {
  const { compressed, dialect, headers, fields } = preview;
  const used = fields.flatMap(({ field }) => options.columns[field] ?? []);
  /** @param {(string | undefined)[]} formats @param {Record<string, string>} names */
  const listed = (formats, names) => new Intl.ListFormat('en').format([...new Set(formats)].flatMap((format) => (format === undefined ? [] : [(names[format] ?? format).split(':')[0] ?? ''])));
  const times = listed(used.map(({ time }) => time ?? undefined), TIME_FORMATS);
  const durations = listed(used.map(({ duration }) => duration ?? undefined), DURATION_FORMATS);
  return [
    `${capitalised(DELIMITERS[dialect.delimiter] ?? dialect.delimiter)}, ${ENCODINGS[dialect.encoding] ?? dialect.encoding}${compressed ? ', unpacked from gzip' : ''}; ${used.length} of ${headers.length} columns used`,
    times && `dates ${times}`,
    durations && `durations in ${durations}`,
    options.columns.csat && `satisfaction ${scaleText(options.csat)}`,
    `days and times without a zone in ${offsetText(options.offsetMinutes)}`,
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.');
}

/** @param {string} text */
export const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
