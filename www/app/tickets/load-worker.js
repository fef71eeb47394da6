// What a worker that reads tickets is made of, fetched when the first export comes. The offline page replaces this module by
// one that unpacks it from the page itself.

/** A worker can start before its module has been compiled. */
export function loadWorker() {
  const bytes = fetched('service_roi_tickets_bg.wasm').then((response) => response.arrayBuffer());
  return { source: fetched('tickets-worker.js').then((response) => response.text()), module: bytes.then(WebAssembly.compile) };
}

/** @param {string} file */
async function fetched(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}
