// How far the reading is, told a few times a second.

/** @typedef {{ bytes: number, totalBytes: number, rows: number, rowsPerSecond: number }} Progress  bytes as the files hold them, packed or not */

/** How long it stays as it was told. */
const INTERVAL_MS = 100;

/**
 * Adds up what the parts have read.
 * @param {number} totalBytes
 * @param {(progress: Progress) => void} tell
 * @param {() => number} [now]  in milliseconds
 */
export function throttled(totalBytes, tell, now = () => performance.now()) {
  const began = now();
  let told = began;
  /** @type {Map<number, { bytes: number, rows: number }>} */
  const parts = new Map();
  const say = (/** @type {number} */ time) => {
    let [bytes, rows] = [0, 0];
    for (const part of parts.values()) {
      bytes += part.bytes;
      rows += part.rows;
    }
    told = time;
    tell({ bytes: Math.min(bytes, totalBytes), totalBytes, rows, rowsPerSecond: time > began ? (1000 * rows) / (time - began) : 0 });
  };
  return {
    /** @param {number} part @param {{ bytes: number, rows: number }} state */
    update(part, state) {
      parts.set(part, state);
      const time = now();
      if (time - told >= INTERVAL_MS) say(time);
    },
    end: () => say(now()),
  };
}
