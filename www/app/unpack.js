// What the offline page carries gzipped, as text of an element.

/**
 * @param {string} id
 * @returns {Response}
 */
export function unpack(id) {
  const text = document.getElementById(id)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}
