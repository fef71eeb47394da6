// The last state on this machine, and how exports were mapped, only where the user allows it. A browser that refuses storage
// loses nothing but that.

const KEY = 'service-roi';
const MAPPINGS_KEY = 'service-roi-mappings';
const MAPPINGS_KEPT = 20;

/** By the headers of the file, the latest last. Until the page is closed they are kept here.
 * @type {Map<string, unknown>} */
const mappings = new Map();

/** @returns {string | null}  the state as a link's hash; null if nothing is remembered */
export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const isRemembering = () => remembered() !== null;

/**
 * @param {string} hash
 * @returns {boolean}  whether the browser took it
 */
export function remember(hash) {
  try {
    localStorage.setItem(KEY, hash);
    if (mappings.size > 0) localStorage.setItem(MAPPINGS_KEY, JSON.stringify([...stored(), ...mappings].slice(-MAPPINGS_KEPT)));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  mappings.clear();
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(MAPPINGS_KEY);
  } catch {
    // Where nothing can be removed, nothing was stored.
  }
}

/**
 * @param {string} headers  what tells one kind of file from another
 * @param {unknown} mapping
 */
export function keepMapping(headers, mapping) {
  mappings.delete(headers);
  mappings.set(headers, mapping);
  const hash = remembered();
  if (hash !== null) remember(hash);
}

/**
 * What is stored may be of another version or damaged: whoever takes it checks it.
 * @param {string} headers
 * @returns {unknown}
 */
export const mappingFor = (headers) => mappings.get(headers) ?? new Map(stored()).get(headers);

/** @returns {[string, unknown][]} */
function stored() {
  try {
    const entries = JSON.parse(localStorage.getItem(MAPPINGS_KEY) ?? '[]');
    return Array.isArray(entries) ? entries.filter((entry) => Array.isArray(entry) && entry.length === 2 && !mappings.has(entry[0])) : [];
  } catch {
    return [];
  }
}
