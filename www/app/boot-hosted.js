// Starts the hosted page, and after it the service worker that keeps the page for use without a network.

import { start } from './main.js';

await start(new URL('service_roi_bg.wasm', import.meta.url));

if ('serviceWorker' in navigator) {
  // A browser that refuses (a private window, say) shows the page all the same.
  navigator.serviceWorker.register(new URL('../service-worker.js', import.meta.url)).catch(() => {});
}
