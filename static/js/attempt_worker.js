// The service worker of attempts' pages: where the network does not answer, it opens the page that offline.js has
// kept. It keeps nothing itself, and answers for nothing but that page and what it loads.
const PAGE = /^\/attempt\/[^/]+$/;
const PATIENCE = 8000;

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const page = request.mode === "navigate";
  if (page ? PAGE.test(pathname) : pathname.startsWith("/static/")) {
    event.respondWith(answer(request, page ? pathname : request.url));
  }
});

async function answer(request, address) {
  const kept = await caches.match(address, { ignoreVary: true });
  if (!kept) return fetch(request);
  const patience = new Promise((_done, fail) => setTimeout(fail, PATIENCE));
  return Promise.race([fetch(request), patience]).catch(() => kept);
}
