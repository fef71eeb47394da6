// How what was measured is summed up and printed.

/** @param {number[]} values */
export function summed(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (/** @type {number} */ share) => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
  return { least: at(0), median: at(0.5), most: at(1) };
}

/** The columns of a table, the first to the left and the others to the right. @param {string[]} cells @param {number} width */
export const columns = ([name = '', ...cells], width) => `  ${name.padEnd(34)}${cells.map((cell) => cell.padStart(width)).join('')}`;
