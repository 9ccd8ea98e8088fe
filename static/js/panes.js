// On a narrow screen one of article and questions is shown at a time, and each keeps its place.
// Without this script both stand one below the other, and the switch jumps.
const panes = document.querySelector("[data-panes]");
const links = [...document.querySelectorAll("[data-switch] a")];
const narrow = matchMedia("(max-width: 59.99rem)");
const memory = `panes:${location.pathname}`;
const places = { article: null, questions: null };

const paneOf = (element) => element?.closest("[data-panes] > section")?.id;
const targetOf = (hash) => (hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null);

function mark(name) {
  panes.dataset.shown = name;
  for (const link of links) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function show(name) {
  if (panes.dataset.shown === name) return;
  places[panes.dataset.shown] = scrollY;
  mark(name);
  if (!narrow.matches) return;
  const top = scrollY + panes.getBoundingClientRect().top - links[0].offsetHeight;
  scrollTo({ top: places[name] ?? Math.min(scrollY, top), behavior: "instant" });
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(memory)) ?? {};
  } catch {
    return {};
  }
}

function remember() {
  places[panes.dataset.shown] = scrollY;
  try {
    sessionStorage.setItem(memory, JSON.stringify({ shown: panes.dataset.shown, places }));
  } catch {
    // A browser that keeps nothing begins at the top again.
  }
}

if (panes) {
  const before = remembered();
  const named = paneOf(targetOf(location.hash));
  Object.assign(places, before.places);
  mark(named ?? before.shown ?? panes.dataset.first);
  if (narrow.matches) {
    const place = places[panes.dataset.shown];
    if (named) targetOf(location.hash).scrollIntoView();
    else if (place && !location.hash) scrollTo({ top: place, behavior: "instant" });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const pane = link && paneOf(targetOf(link.hash));
    if (!pane || !narrow.matches) return;
    if (links.includes(link)) event.preventDefault();
    show(pane);
  });
  addEventListener("hashchange", () => {
    const pane = paneOf(targetOf(location.hash));
    if (pane && narrow.matches && pane !== panes.dataset.shown) {
      show(pane);
      targetOf(location.hash).scrollIntoView();
    }
  });
  addEventListener("pagehide", remember);
}
