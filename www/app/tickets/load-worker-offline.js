// What a worker that reads tickets is made of, as the offline page carries it.

import { unpack } from '../unpack.js';

/** @returns {Promise<{ source: string, module: WebAssembly.Module }>} */
export async function loadWorker() {
  const [source, bytes] = await Promise.all([unpack('tickets-worker').text(), unpack('tickets').arrayBuffer()]);
  return { source, module: await WebAssembly.compile(bytes) };
}
