// The last state on this machine, only where the user allows it. A browser that refuses storage loses nothing but that.

const KEY = 'service-roi';

/** @returns {string | null}  the state as a link's hash; null if nothing is remembered */
export function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * @param {string} hash
 * @returns {boolean}  whether the browser took it
 */
export function remember(hash) {
  try {
    localStorage.setItem(KEY, hash);
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be removed, nothing was stored.
  }
}
