// What a worker that reads tickets is made of, fetched when the first export comes. The offline page replaces this module by
// one that unpacks it from the page itself.

/** @returns {Promise<{ source: string, module: WebAssembly.Module }>} */
export async function loadWorker() {
  const [source, bytes] = await Promise.all([
    fetched('tickets-worker.js').then((response) => response.text()),
    fetched('service_roi_tickets_bg.wasm').then((response) => response.arrayBuffer()),
  ]);
  return { source, module: await WebAssembly.compile(bytes) };
}

/** @param {string} file */
async function fetched(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}
