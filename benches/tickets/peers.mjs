// The libraries that are measured beside this project, each as its own documentation reads a file piece by piece, in Node and in the page.
// What only reads rows is given the counting; what has medians and groups of its own uses them.

import { Counting, ofRows } from './kpis.mjs';

/** @typedef {import('./kpis.mjs').Answer} Answer */

/**
 * The file as each library wants it.
 * @typedef {object} Source
 * @property {() => AsyncIterable<string>} pieces  of its text
 * @property {() => Promise<string>} whole  all of its text
 * @property {() => any} papaParse  what PapaParse takes
 * @property {(create: string, select: string) => Promise<any[]>} duckdb  the rows of the answer, by DuckDB-WASM
 * @property {string} sql
 */

/** @type {Record<string, (source: Source) => Promise<Answer>>} */
export const peers = {
  async PapaParse(source) {
    const { default: Papa } = await import('papaparse');
    const counting = new Counting();
    let header = true;
    await new Promise((resolve, reject) => {
      Papa.parse(source.papaParse(), {
        skipEmptyLines: true,
        chunk({ data }) {
          for (const row of data) {
            if (!header) counting.add(row);
            header = false;
          }
        },
        complete: resolve,
        error: reject,
      });
    });
    return counting.finish();
  },

  async uDSV(source) {
    const { inferSchema, initParser } = await import('udsv');
    const counting = new Counting();
    /** @type {import('udsv').Parser | undefined} */
    let parser;
    const add = (/** @type {string[]} */ row) => counting.add(row);
    for await (const piece of source.pieces()) {
      parser ??= initParser(inferSchema(piece));
      parser.chunk(piece, parser.stringArrs, add);
    }
    parser?.end();
    return counting.finish();
  },

  async Arquero(source) {
    const { escape, fromCSV, op } = await import('arquero');
    const seconds = (/** @type {string} */ text) => Date.parse(text) / 1000;
    const number = (/** @type {string} */ text) => +text;
    const text = (/** @type {string} */ text) => text;
    // Of the whole text: its stream loses rows where a piece ends within quotes.
    const table = fromCSV(await source.whole(), {
      autoType: false,
      parse: {
        created_at: text, first_response_at: seconds, resolved_at: seconds, channel: text,
        handle_time_s: number, csat: number, nps: number, ces: number,
      },
    });
    const within = (/** @type {number | null} */ score, /** @type {number} */ low, /** @type {number} */ high) => score === null || (score >= low && score <= high);
    const tickets = table
      .select('created_at', 'first_response_at', 'resolved_at', 'channel', 'handle_time_s', 'csat', 'nps', 'ces')
      .derive({
        created: escape((/** @type {any} */ row) => seconds(row.created_at ?? '')),
        month: escape((/** @type {any} */ row) => row.created_at?.slice(0, 7)),
      })
      .derive({
        first_response: escape((/** @type {any} */ row) => (row.first_response_at === null ? null : row.first_response_at - row.created)),
        resolution: escape((/** @type {any} */ row) => (row.resolved_at === null ? null : row.resolved_at - row.created)),
      })
      .filter(escape((/** @type {any} */ row) => row.created === row.created && within(row.first_response, 0, Infinity)
        && within(row.resolution, 0, Infinity) && within(row.csat, 1, 5) && within(row.nps, 0, 10) && within(row.ces, 1, 7)));
    const kpis = {
      tickets: op.count(),
      resolved: op.valid('resolution'),
      firstResponse: op.median('first_response'),
      resolution: op.median('resolution'),
      handleTime: op.mean('handle_time_s'),
      answers: op.valid('csat'),
      satisfied: op.sum('is_satisfied'),
      csat: op.mean('csat'),
      nps: op.mean('promotes'),
    };
    const scored = tickets.derive({
      is_satisfied: escape((/** @type {any} */ row) => Number(row.csat >= 4)),
      promotes: escape((/** @type {any} */ row) => (row.nps === null ? null : row.nps >= 9 ? 100 : row.nps <= 6 ? -100 : 0)),
    });
    const rows = [
      ...scored.rollup(kpis).objects(),
      ...scored.groupby('channel').rollup(kpis).objects(),
      ...scored.groupby('month').rollup(kpis).objects(),
    ];
    return ofRows(rows.map((/** @type {any} */ { resolved, ...row }) => ({ channel: null, month: null, ...row, open: row.tickets - resolved })));
  },

  async 'DuckDB-WASM'(source) {
    const [create = '', select = ''] = source.sql.split(';');
    return ofRows(await source.duckdb(create, select));
  },
};
