// Sends the studio's forms and follows its links without leaving the page, and puts in what the server wrote anew.
// The server says where to go on; there the focus goes, and what was done is read out.
const studio = document.querySelector("main");
const said = document.querySelector("[data-said]");
let busy = false;
let shown = location.pathname + location.search;

export const announce = (text) => {
  said.textContent = "";
  // A live region tells of a change: the same words twice are none.
  requestAnimationFrame(() => {
    said.textContent = text;
  });
};

function placeOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    // Somebody's own "#%" names no place.
    return null;
  }
}

export function focusOn(element) {
  if (!element) return;
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - 80) element.scrollIntoView({ block: top < 0 || bottom - top > innerHeight / 2 ? "start" : "nearest" });
}

async function load(address, act) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok || response.redirected) {
    location.assign(address);
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of studio.querySelectorAll("[data-part]")) {
    const other = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
    if (other) part.replaceChildren(...other.childNodes);
  }
  for (const old of studio.querySelectorAll(":scope > .flash")) old.remove();
  announce([...fresh.querySelectorAll(".flash")].map((line) => line.textContent.trim()).join(" "));
  const url = new URL(address, location.href);
  shown = url.pathname + url.search;
  history[act === "follow" ? "pushState" : "replaceState"](null, "", shown);
  focusOn(placeOf(url.hash) ?? document.getElementById("questions-title"));
  document.dispatchEvent(new CustomEvent("studio:fresh"));
}

async function alone(work, fallback) {
  if (busy) return;
  busy = true;
  studio.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch {
    fallback();
  } finally {
    busy = false;
    studio.removeAttribute("aria-busy");
  }
}

export function follow(address, act = "follow") {
  return alone(
    () => load(address, act),
    () => location.assign(address),
  );
}

export function send(form) {
  return alone(
    async () => {
      const response = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
      });
      const answer = await response.json();
      if (answer.next) await load(answer.next, "change");
      else if (answer.error) announce(answer.error);
      else throw new Error(response.statusText);
    },
    // No answer, or none of ours: the browser's own way shows what is the matter, a page at a time.
    () => form.submit(),
  );
}

export function begin() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-act]")) {
      event.preventDefault();
      send(form);
    } else if (form.matches("[data-filter]")) {
      event.preventDefault();
      const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      const url = new URL(form.action);
      follow(`${url.pathname}?${asked}${url.hash}`);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-inplace]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    follow(link.href);
  });
  // A jump within the page is the browser's own affair.
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) follow(location.href, "back");
  });
  // What was done on the page before is read out by the status line there; the keyboard goes on from where it was.
  const place = placeOf(location.hash);
  if (place?.hasAttribute?.("tabindex")) place.focus();
}
