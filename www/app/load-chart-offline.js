// The charts of the offline page: the library is unpacked into an inline script, whose hash the page's policy has.

import { unpack } from './unpack.js';

/** @type {Promise<typeof import('./chart.js')> | undefined} */
let loading;

/** @returns {Promise<typeof import('./chart.js')>} */
export const loadChart = () => (loading ??= load());

async function load() {
  const script = document.createElement('script');
  script.textContent = await unpack('chart-library').text();
  document.head.append(script);
  return /** @type {any} */ (globalThis).serviceRoiChart;
}
