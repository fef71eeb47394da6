// The KPIs that are compared, counted row by row for readers that only read, and the check that two answers are the same.

/**
 * @typedef {object} Kpis
 * @property {number} tickets
 * @property {number} open
 * @property {number | null} firstResponse  median, seconds
 * @property {number | null} resolution  median, seconds
 * @property {number | null} handleTime  mean, seconds
 * @property {number} answers  to the question of satisfaction
 * @property {number} satisfied  4 or 5 of 5
 * @property {number | null} csat  mean score
 * @property {number | null} nps  points
 */
/** @typedef {{ overall: Kpis, channels: Record<string, Kpis>, months: Record<string, Kpis>, refused?: number }} Answer  refused: where it is told */

/** Whole seconds, for an exact median. */
class Seconds {
  values = new Uint32Array(1 << 10);
  length = 0;

  /** @param {number} seconds */
  push(seconds) {
    if (this.length === this.values.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length] = seconds;
    this.length += 1;
  }

  /** @param {Seconds[]} parts */
  static of(parts) {
    const all = new Seconds();
    all.length = parts.reduce((sum, part) => sum + part.length, 0);
    all.values = new Uint32Array(all.length);
    let end = 0;
    for (const part of parts) {
      all.values.set(part.values.subarray(0, part.length), end);
      end += part.length;
    }
    return all;
  }

  median() {
    const sorted = this.values.subarray(0, this.length).sort();
    const [below = NaN, above = NaN] = [sorted[Math.floor((this.length - 1) / 2)], sorted[Math.floor(this.length / 2)]];
    return this.length === 0 ? null : (below + above) / 2;
  }
}

class Tally {
  tickets = 0;
  open = 0;
  handled = 0;
  handleSum = 0;
  /** By score. */
  csat = [0, 0, 0, 0, 0, 0];
  nps = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  firstResponse = new Seconds();
  resolution = new Seconds();

  /** @param {Tally[]} parts */
  static of(parts) {
    const all = new Tally();
    for (const part of parts) {
      for (const name of /** @type {const} */ (['tickets', 'open', 'handled', 'handleSum'])) all[name] += part[name];
      for (const name of /** @type {const} */ (['csat', 'nps'])) all[name] = all[name].map((count, score) => count + (part[name][score] ?? 0));
    }
    for (const name of /** @type {const} */ (['firstResponse', 'resolution'])) all[name] = Seconds.of(parts.map((part) => part[name]));
    return all;
  }

  /** @returns {Kpis} */
  finish() {
    const sum = (/** @type {number[]} */ counts) => counts.reduce((sum, count) => sum + count, 0);
    const mean = (/** @type {number} */ sum, /** @type {number} */ count) => (count === 0 ? null : sum / count);
    const [answers, asked] = [sum(this.csat), sum(this.nps)];
    return {
      tickets: this.tickets,
      open: this.open,
      firstResponse: this.firstResponse.median(),
      resolution: this.resolution.median(),
      handleTime: mean(this.handleSum, this.handled),
      answers,
      satisfied: sum(this.csat.slice(4)),
      csat: mean(sum(this.csat.map((count, score) => count * score)), answers),
      nps: mean((sum(this.nps.slice(9)) - sum(this.nps.slice(0, 7))) * 100, asked),
    };
  }
}

/** Takes rows of strings, in the order of the generated header. */
export class Counting {
  refused = 0;
  /** @type {Map<string, Tally>} */
  channels = new Map();
  /** @type {Map<string, Tally>} */
  months = new Map();

  /** @param {string[]} row */
  add(row) {
    const [, created = '', answered = '', resolved = '', channel = ''] = row;
    const beginning = Date.parse(created) / 1000;
    const answer = answered === '' ? null : Date.parse(answered) / 1000 - beginning;
    const end = resolved === '' ? null : Date.parse(resolved) / 1000 - beginning;
    const handle = score(row[14], Infinity);
    const csat = score(row[15], 5);
    const nps = score(row[16], 10);
    const isGood = row.length === 18 && beginning === beginning && (answer === null || answer >= 0) && (end === null || end >= 0)
      && handle === handle && csat === csat && nps === nps && score(row[17], 7) === score(row[17], 7);
    if (!isGood) {
      this.refused += 1;
      return;
    }
    for (const tally of [at(this.channels, channel), at(this.months, created.slice(0, 7))]) {
      tally.tickets += 1;
      if (answer !== null) tally.firstResponse.push(answer);
      if (end === null) tally.open += 1;
      else tally.resolution.push(end);
      if (handle !== null) {
        tally.handled += 1;
        tally.handleSum += handle;
      }
      if (csat !== null) tally.csat[csat] = (tally.csat[csat] ?? 0) + 1;
      if (nps !== null) tally.nps[nps] = (tally.nps[nps] ?? 0) + 1;
    }
  }

  /** @returns {Answer} */
  finish() {
    const finished = (/** @type {Map<string, Tally>} */ tallies) => Object.fromEntries([...tallies].map(([name, tally]) => [name, tally.finish()]));
    return { overall: Tally.of([...this.channels.values()]).finish(), channels: finished(this.channels), months: finished(this.months), refused: this.refused };
  }
}

/** Nothing where nothing stands, NaN where no number does. @param {string | undefined} text @param {number} most */
function score(text, most) {
  if (text === '' || text === undefined) return null;
  const number = +text;
  return number >= 0 && number <= most ? number : NaN;
}

/** @param {Map<string, Tally>} tallies @param {string} name */
function at(tallies, name) {
  let tally = tallies.get(name);
  if (tally === undefined) {
    tally = new Tally();
    tallies.set(name, tally);
  }
  return tally;
}

/**
 * From the rows of an SQL or data-frame answer: no channel and no month of all tickets.
 * @param {(Kpis & { channel: string | null, month: string | null })[]} rows
 * @returns {Answer}
 */
export function ofRows(rows) {
  /** @type {Partial<Answer> & Pick<Answer, 'channels' | 'months'>} */
  const answer = { channels: {}, months: {} };
  for (const { channel, month, ...kpis } of rows) {
    if (channel !== null) answer.channels[channel] = kpis;
    else if (month !== null) answer.months[month] = kpis;
    else answer.overall = kpis;
  }
  if (!answer.overall) throw new Error('No row for all tickets.');
  return { ...answer, overall: answer.overall };
}

/**
 * Where two answers differ: counts and medians must be equal, means to 12 digits.
 * @param {Answer} left
 * @param {Answer} right
 */
export function differences(left, right) {
  /** @type {string[]} */
  const found = [];
  const compare = (/** @type {any} */ one, /** @type {any} */ other, /** @type {string} */ path) => {
    if (typeof one === 'object' && typeof other === 'object' && one && other) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) compare(one[key], other[key], `${path}.${key}`);
      return;
    }
    const isMean = /\.(handleTime|csat|nps)$/.test(path);
    const isSame = one === other || (isMean && Math.abs(one - other) <= 1e-12 * Math.abs(one));
    if (!isSame && !(path === '.refused' && (one === undefined || other === undefined))) found.push(`${path.slice(1)}: ${one} and ${other}`);
  };
  compare(left, right, '');
  return found;
}

/**
 * From this project's report.
 * @param {any} report
 * @returns {Answer}
 */
export function ofReport(report) {
  const ofKpis = (/** @type {any} */ kpis) => ({
    tickets: kpis.tickets,
    open: kpis.open,
    firstResponse: kpis.firstResponse.medianSeconds.value,
    resolution: kpis.resolution.medianSeconds.value,
    handleTime: kpis.handleTime.meanSeconds.value,
    answers: kpis.csat.satisfied.n,
    satisfied: kpis.csat.satisfied.count,
    csat: kpis.csat.mean.value,
    nps: kpis.nps.score.value,
  });
  const ofGroups = (/** @type {any} */ { groups }) => Object.fromEntries(groups.map((/** @type {any} */ { name, kpis }) => [name, ofKpis(kpis)]));
  return { overall: ofKpis(report.overall), channels: ofGroups(report.byChannel), months: ofGroups(report.byMonth), refused: report.rows.refused };
}
