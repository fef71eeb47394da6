// Keeps every file of the hosted page, so that it opens with no network. A new version is fetched in the background while
// the old one is shown, and is there at the next load. The build fills in the two lines that follow.

const FILES = /** @type {string[]} */ (/** @type {any} */ (self).__FILES__);
const DIGEST = '__DIGEST__';

const PREFIX = 'service-roi-';
const CACHE = PREFIX + DIGEST;

const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(keepAll());
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(Promise.all([dropOld(), worker.clients.claim()]));
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === 'GET' && new URL(request.url).origin === worker.location.origin) event.respondWith(answer(request));
});

/** All or nothing: a version that is only half there is never used. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
  await worker.skipWaiting();
}

/** The version before stays until the next one: a page that shows it may still ask for its charts. */
async function dropOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/** @param {Request} request */
async function answer(request) {
  const page = /^(index\.html)?$/.test(new URL(request.url).pathname.slice(new URL('./', worker.location.href).pathname.length));
  const wanted = request.mode === 'navigate' && page ? './' : request;
  const current = await caches.open(CACHE);
  return (await current.match(wanted, { ignoreSearch: true })) ?? (await caches.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}
