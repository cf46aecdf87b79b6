// The page without a network. The build writes `VERSION` and `FILES` above these lines
// (crates/xtask/src/finish.rs). A new version is fetched in the background and opens on the next visit.

const OURS = `portcullis ${registration.scope} `;
const NAME = OURS + VERSION;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

// All or nothing: half a page is none.
async function install() {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  // No page asks for anything once it has loaded, so there is none to wait for.
  await skipWaiting();
}

// The version before stays: a page may be loading from it right now.
async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(names.slice(0, -2).map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(NAME);
  const { pathname } = new URL(request.url);
  const file = pathname.endsWith('/index.html') ? new URL('./', request.url) : request;
  const found = await cache.match(file, { ignoreSearch: true });
  return found ?? (await caches.match(request)) ?? fetch(request);
}
