// Keeps the list of who is at it up to date. The server writes every line; this asks for them now and then and changes
// only the lines that differ, so that a button somebody is about to press, or the place of the keyboard, stays.
const EVERY = 8000;

const place = document.querySelector("[data-monitor]");
const offline = document.querySelector("[data-offline]");

const linesOf = (root) => new Map([...root.querySelectorAll("[data-line]")].map((line) => [line.dataset.line, line]));
// Anti-forgery tokens are drawn anew for every page and change nothing that is seen.
const seen = (element) => element.innerHTML.replace(/(name="csrf_token" value=")[^"]*/g, "$1");

function update(fresh) {
  const mine = linesOf(place);
  const theirs = linesOf(fresh);
  const same = mine.size === theirs.size && mine.size > 0 && [...theirs.keys()].every((key) => mine.has(key));
  if (!same) {
    if (!place.contains(document.activeElement)) place.replaceChildren(...fresh.childNodes);
    return;
  }
  for (const [key, line] of theirs) {
    const shown = mine.get(key);
    if (seen(shown) !== seen(line) && !shown.contains(document.activeElement)) shown.replaceWith(line);
  }
  const tally = place.querySelector("[data-tally]");
  const text = fresh.querySelector("[data-tally]").textContent;
  if (tally.textContent !== text) tally.textContent = text;
}

async function ask() {
  const response = await fetch(place.dataset.monitor, { credentials: "same-origin", redirect: "error" });
  if (!response.ok) throw new Error(response.statusText);
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  update(template.content);
}

async function follow() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY * (0.9 + Math.random() / 5)));
    if (document.hidden) continue;
    try {
      await ask();
      offline.hidden = true;
    } catch {
      offline.hidden = false;
    }
  }
}

if (place) follow();
