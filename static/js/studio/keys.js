// The keyboard's shortcuts: single keys, outside of fields only, which a teacher can switch off (WCAG 2.1.4).
import { focusOn } from "./inplace.js";

const KEPT = "studio:shortcuts";
const help = document.querySelector("[data-shortcuts]");
const on = document.querySelector("[data-shortcuts-on]");
let last = null;

const cards = () => [...document.querySelectorAll("[data-card]")];
const current = () => document.activeElement?.closest("[data-card]") ?? document.querySelector(".card--chosen");
const press = (act, root) => root?.querySelector(`[data-act="${act}"] button`)?.click();

function go(by) {
  const all = cards();
  const at = all.indexOf(current());
  focusOn(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

// From a question to its evidence, and from there back to the question that was left.
function across() {
  const card = document.activeElement?.closest("[data-card]");
  if (card) {
    last = card.id;
    card.querySelector("[data-evidence], [data-sentences]")?.click();
  } else {
    focusOn(document.getElementById(last) ?? current() ?? cards()[0]);
  }
}

const ACTS = {
  j: () => go(1),
  k: () => go(-1),
  a: () => press("accept", current()),
  d: () => press("drop", current()),
  e: () => current()?.querySelector("[data-key=edit]")?.click(),
  J: () => press("down", current()),
  K: () => press("up", current()),
  s: across,
  u: () => press("undo", document),
  r: () => press("redo", document),
  "?": () => help.showModal(),
};

function act(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open || !on.checked) return;
  if (!(event.target instanceof Element) || event.target.closest("input, textarea, select, [contenteditable]")) return;
  // A card itself has the focus: the arrows go from one to the next, as in a list.
  const arrow = event.target.matches("[data-card]") && { ArrowDown: "j", ArrowUp: "k" }[event.key];
  const does = ACTS[arrow || event.key];
  if (!does) return;
  event.preventDefault();
  does();
}

function remembered() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

export function begin() {
  on.checked = remembered();
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, on.checked ? "on" : "off");
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
  });
  const button = document.querySelector("[data-help]");
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", act);
}
