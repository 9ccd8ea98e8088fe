// Removes the pages of attempts that were kept to open offline: on a shared device the next person finds none.
// With `data-attempt`, only that attempt's: it is handed in.
const only = document.querySelector("[data-attempt]")?.dataset.attempt;

if ("caches" in window) {
  for (const name of await caches.keys()) {
    if (name.startsWith("attempt:") && (!only || name.endsWith(`:${only}`))) await caches.delete(name);
  }
}
