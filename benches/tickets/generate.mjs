// A seeded ticket export of any number of rows, written piece by piece: the same bytes for the same seed and number everywhere.
//
//   node benches/tickets/generate.mjs 1000000 target/tickets/1000000.csv [seed]

import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

/** Two years, from 2024-02-01: they have a leap day. */
const START = Date.UTC(2024, 1, 1) / 1000;
const SECONDS = 730 * 86_400;
const PIECE = 1 << 20;

const HEADER = 'ticket_id,created_at,first_response_at,resolved_at,channel,priority,group,agent,subject,tags,requester,reopens,reassignments,contacts,handle_time_s,csat,nps,ces\n';
const CHANNELS = ['email', 'email', 'email', 'chat', 'chat', 'phone', 'web form', 'social media'];
const PRIORITIES = ['P1', 'P2', 'P2', 'P3', 'P3', 'P3', 'P4', 'P4'];
const GROUPS = ['billing', 'returns', 'delivery', 'technical', 'accounts', 'second line'];
const SUBJECTS = [
  'Where is my order of last week', 'Cannot sign in since today', 'Die Größe passt mir nicht', '"Wrong colour, wrong size"', '"Invoice, twice this month"',
  '"A refund, please"', '"The export says ""error 7"" again"', '"Two lines,\nin one subject"',
];
const TAGS = ['', 'late', 'vip', 'refund', '"late,vip"', 'order', '"order,refund,repeat"', 'repeat'];

/**
 * Numbers of 32 bits. Source: C. Doty-Humphrey, "PractRand" (2014), sfc32.
 * @param {number} seed
 */
function random(seed) {
  let [a, b, c, counter] = [0, seed, 0, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** Seconds since 1970 as ISO 8601 in UTC; a row asks for three, so the days are kept. */
function timestamps() {
  /** @type {Map<number, string>} */
  const days = new Map();
  const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
  return (/** @type {number} */ seconds) => {
    const day = Math.floor(seconds / 86_400);
    let date = days.get(day);
    if (date === undefined) {
      date = new Date(day * 86_400_000).toISOString().slice(0, 11);
      days.set(day, date);
    }
    const of = seconds - day * 86_400;
    return `${date}${two[Math.floor(of / 3600)]}:${two[Math.floor(of / 60) % 60]}:${two[of % 60]}Z`;
  };
}

/**
 * The pieces of the file. About one row in a thousand cannot be read. None of these has a field too many or too few: after such a row uDSV loses
 * good ones, and Polars and Arquero do not notice it, so that nothing could be compared.
 * @param {number} rows
 * @param {number} seed
 * @returns {Generator<string>}
 */
export function* generate(rows, seed) {
  const next = random(seed);
  const below = (/** @type {number} */ limit) => next() % limit;
  const pick = (/** @type {string[]} */ from) => from[next() % from.length] ?? '';
  const timestamp = timestamps();
  let piece = HEADER;
  for (let row = 0; row < rows; row += 1) {
    // By time, as helpdesks number tickets.
    const created = START + Math.floor(((row + next() / 2 ** 32) / rows) * SECONDS);
    // Most are answered within minutes and resolved within hours, some only after weeks.
    const answered = created + 20 + below(64 << below(12));
    const resolved = answered + 60 + below(512 << below(13));
    let beginning = timestamp(created);
    let answer = below(12) === 0 ? '' : timestamp(answered);
    const end = below(10) === 0 ? '' : timestamp(resolved);
    const tag = pick(TAGS);
    const contact = 1 + below(4);
    const scores = next();
    let csat = scores % 3 === 0 ? String(1 + (scores >>> 8) % 5) : '';
    const nps = scores % 4 === 0 ? String((scores >>> 12) % 11) : '';
    const ces = scores % 5 === 0 ? String(1 + (scores >>> 16) % 7) : '';
    switch (below(4000)) {
      // A database's date for none.
      case 0: beginning = '0000-00-00T00:00:00Z'; break;
      case 1: csat = '11'; break;
      case 2: answer = timestamp(created - 86_400); break;
      case 3: beginning = ''; break;
    }
    piece += `${row + 1},${beginning},${answer},${end},${pick(CHANNELS)},${pick(PRIORITIES)},${pick(GROUPS)},agent ${1 + below(60)},${pick(SUBJECTS)},${tag},`
      + `customer${below(400_000)}@example.com,${below(8) === 0 ? 1 + below(3) : 0},${below(3) === 0 ? 1 + below(3) : 0},${contact},`
      + `${below(9) === 0 ? '' : 30 + below(1800)},${csat},${nps},${ces}\n`;
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/**
 * @param {number} rows
 * @param {string} path
 * @param {number} [seed]
 */
export function write(rows, path, seed = 1) {
  mkdirSync(dirname(path), { recursive: true });
  // Under its name only once it is whole.
  const file = openSync(`${path}.part`, 'w');
  for (const piece of generate(rows, seed)) writeSync(file, piece);
  closeSync(file);
  renameSync(`${path}.part`, path);
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const [, , rows, path, seed] = argv;
  if (!(Number(rows) >= 0) || path === undefined) throw new Error('Say how many rows and where to: generate.mjs 1000000 target/tickets/1000000.csv');
  write(Number(rows), path, Number(seed ?? 1));
}
