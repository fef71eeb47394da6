// A large answer crosses from worker to page in pieces: each message costs the page as much time as it is large.

/** @typedef {{ path: (string | number)[], items: unknown[] }} Piece  items of the list at this place of the answer */

const LONGEST = 100;

/**
 * The answer without its long lists, whose items are sent before it.
 * @param {any} answer
 * @param {(piece: Piece) => void} send
 * @param {(string | number)[]} [path]
 * @returns {any}
 */
export function split(answer, send, path = []) {
  if (Array.isArray(answer)) {
    if (answer.length <= LONGEST) return answer.map((item, index) => split(item, send, [...path, index]));
    for (let at = 0; at < answer.length; at += LONGEST) send({ path, items: answer.slice(at, at + LONGEST) });
    return [];
  }
  if (answer?.constructor !== Object) return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, part]) => [key, split(part, send, [...path, key])]));
}

/**
 * Puts the pieces back.
 * @param {any} answer
 * @param {Piece[]} pieces
 */
export function join(answer, pieces) {
  for (const { path, items } of pieces) path.reduce((part, key) => part[key], answer).push(...items);
  return answer;
}
