// Keeps an attempt's page on the device, so that it opens again without a connection: over HTTPS and on this very
// computer, where browsers allow it. One cache an attempt holds its page, as it was served, with what the page loads
// and what was saved since. It goes when the attempt is handed in, and when somebody else comes: see forget.js.
// Comes before every other module: the page that is kept must be as it was served.
const root = document.documentElement;
const form = document.getElementById("answers");
const { worker, taker } = form?.dataset ?? {};
const possible = Boolean(worker) && "serviceWorker" in navigator && "caches" in window;
const { pathname } = location;
const name = `attempt:${taker}:${pathname}`;
const saved = `${pathname}/saved`;
const known = {};

// When this page was kept, if it is the kept one that is open.
export const keptAt = Number(root.dataset.keptAt) || null;

const page = possible && !keptAt ? served() : null;
let ready = Boolean(keptAt);
let writing = Promise.resolve();

export const opensOffline = () => ready;

function served() {
  root.dataset.keptAt = Date.now();
  const html = `<!doctype html>\n${root.outerHTML}`;
  delete root.dataset.keptAt;
  return html;
}

export async function keep() {
  if (page === null) return;
  try {
    await navigator.serviceWorker.register(worker, { scope: "/attempt/" });
    for (const other of await caches.keys()) {
      if (other.startsWith("attempt:") && !other.startsWith(`attempt:${taker}:`)) await caches.delete(other);
    }
    await caches.delete(name);
    const cache = await caches.open(name);
    const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
    const assets = loaded.filter((url) => url.origin === location.origin && url.pathname.startsWith("/static/"));
    await cache.addAll([...new Set(assets.map((url) => url.href))]);
    // The kept page is held to the same policy as the served one.
    const policy = (await fetch(worker)).headers.get("Content-Security-Policy");
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
    await cache.put(pathname, new Response(page, { headers }));
    await navigator.serviceWorker.ready;
    ready = true;
    if (Object.keys(known).length) write();
  } catch {
    // No room, or not allowed: then answers alone are kept.
  }
}

// Notes what the server has stored since the page was served.
export function note(position, { answer, revision, certainty }) {
  known[position] = { answer, revision, certainty };
  if (ready) write();
}

// One after another, so that the newest is kept last.
function write() {
  const newest = JSON.stringify(known);
  writing = writing
    .then(() => caches.open(name))
    .then((cache) => cache.put(saved, new Response(newest)))
    .catch(() => {});
}

// Returns what was saved since, where the kept page is open: by position.
export async function savedSince() {
  if (!keptAt) return {};
  try {
    const kept = await caches.match(saved);
    return Object.assign(known, kept ? await kept.json() : {});
  } catch {
    return {};
  }
}
