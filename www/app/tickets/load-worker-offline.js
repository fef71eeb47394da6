// What a worker that reads tickets is made of, as the offline page carries it.

import { unpack } from '../unpack.js';

export const loadWorker = () => ({ source: unpack('tickets-worker').text(), module: unpack('tickets').arrayBuffer().then(WebAssembly.compile) });
