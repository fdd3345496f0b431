// Keeps the page, the worker and the templates of one version, so that work goes on without a network.
// `cargo xtask dist` fills in the version and the list of files with the digest of each.
const VERSION = "@version@";
const FILES = [/* files */];
const PAGE = "index.html";

// Several copies of the page may live in folders of one origin: each minds its own caches.
const OURS = `tucham ${self.registration.scope} `;
const CACHE = OURS + VERSION;

// All or nothing: with one file missing or altered, as during an upload, the version before stays in force.
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map((file) => keep(cache, file)));
}

async function keep(cache, [name, integrity]) {
  // Every other name tells its content, so what an older version holds under it need not be fetched again.
  const known = name === PAGE ? undefined : await caches.match(name);
  await cache.put(name, known ?? (await download(name, integrity)));
}

async function download(name, integrity) {
  const response = await fetch(name, { integrity, cache: name === PAGE ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // Browsers refuse a page that was reached through a redirection, which some servers make for index.html.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

async function dropOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const name = isPage(request) ? PAGE : request;
  return (await cache.match(name, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

function isPage(request) {
  const { origin, pathname } = new URL(request.url);
  const folder = new URL(self.registration.scope).pathname;
  return origin === self.location.origin && [folder, folder + PAGE].includes(pathname);
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));

// A new version takes over when the person agrees to it in the page, never by itself.
self.addEventListener("message", (event) => {
  if (event.data === "skipWaiting") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const isOurs = new URL(event.request.url).origin === self.location.origin;
  if (isOurs && event.request.method === "GET") event.respondWith(answer(event.request));
});
