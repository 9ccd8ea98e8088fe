// Events in order: {"order": [ID, …]}, with null for a place not filled yet. Each event's list of places holds the
// answer; here the lists are hidden, and the events themselves are moved, by their buttons or by dragging.
const FINE = matchMedia("(pointer: fine)");

const events = (root) => [...root.querySelectorAll("[data-event]")];
const listIn = (event) => event.querySelector("select");
const placeOf = (event) => Number(listIn(event).value);
const answered = (root) => events(root).every(placeOf);

export function read(root) {
  const order = [];
  for (const event of events(root)) if (placeOf(event)) order[placeOf(event) - 1] = event.dataset.event;
  return order.length ? { order: Array.from(order, (id) => id ?? null) } : null;
}

export function write(root, answer) {
  const order = answer?.order ?? [];
  for (const event of events(root)) listIn(event).value = order.indexOf(event.dataset.event) + 1 || "";
  arrange(root);
}

// Puts the events where the lists say; those without a place fill the gaps in the order first shown.
function arrange(root) {
  const list = root.querySelector("[data-events]");
  const byShown = events(root).sort((one, other) => one.dataset.shown - other.dataset.shown);
  const free = byShown.filter((event) => !placeOf(event));
  const line = byShown.map((_, index) => byShown.find((event) => placeOf(event) === index + 1) ?? free.shift());
  list.append(...line);
  settle(root);
}

function settle(root) {
  const line = events(root);
  root.querySelector("[data-events]").toggleAttribute("data-answered", answered(root));
  root.querySelector("[data-keep]").hidden = answered(root);
  line.forEach((event, index) => {
    event.querySelector('[data-move="-1"]').setAttribute("aria-disabled", index === 0);
    event.querySelector('[data-move="1"]').setAttribute("aria-disabled", index === line.length - 1);
  });
}

// Takes the order on the page as the answer.
function take(root) {
  events(root).forEach((event, index) => (listIn(event).value = index + 1));
  settle(root);
  listIn(events(root)[0]).dispatchEvent(new Event("input", { bubbles: true }));
}

function tell(root, event) {
  const line = events(root);
  const words = { event: event.querySelector(".event__text").textContent, place: line.indexOf(event) + 1, all: line.length };
  const { moved } = root.querySelector("[data-events]").dataset;
  root.querySelector("[data-told]").textContent = moved.replace(/{(\w+)}/g, (_, name) => words[name]);
}

function press(root, button) {
  const event = button.closest("[data-event]");
  const line = events(root);
  const place = line.indexOf(event) + Number(button.dataset.move);
  if (place < 0 || place >= line.length) return;
  if (button.dataset.move === "1") line[place].after(event);
  else line[place].before(event);
  button.focus();
  take(root);
  tell(root, event);
}

function drag(root) {
  const list = root.querySelector("[data-events]");
  let dragged = null;
  list.addEventListener("dragstart", (start) => {
    // A stretch of selected text can be dragged too, and is nobody's event.
    dragged = start.target.matches?.("[data-event]") ? start.target : null;
    if (!dragged) return;
    start.dataTransfer.setData("text/plain", dragged.querySelector(".event__text").textContent);
    start.dataTransfer.effectAllowed = "move";
    dragged.classList.add("event--dragged");
  });
  list.addEventListener("dragover", (over) => {
    if (!dragged) return;
    over.preventDefault();
    const under = over.target.closest?.("[data-event]");
    if (!under || under === dragged) return;
    const { top, height } = under.getBoundingClientRect();
    if (over.clientY > top + height / 2) under.after(dragged);
    else under.before(dragged);
  });
  list.addEventListener("drop", (drop) => dragged && drop.preventDefault());
  list.addEventListener("dragend", (end) => {
    const event = dragged;
    if (!event) return;
    dragged = null;
    event.classList.remove("event--dragged");
    if (end.dataTransfer.dropEffect === "none") arrange(root);
    else {
      take(root);
      tell(root, event);
    }
  });
}

export function enhance(root) {
  events(root).forEach((event, index) => {
    event.dataset.shown = index;
    event.draggable = FINE.matches;
    listIn(event).hidden = true;
    event.querySelector("[data-moves]").hidden = false;
    // Two events at one place, chosen before this script came, are one too many.
    if (events(root).slice(0, index).some((earlier) => placeOf(earlier) === placeOf(event))) listIn(event).value = "";
  });
  root.querySelector("[data-plain-hint]").hidden = true;
  root.querySelector("[data-moving-hint]").hidden = false;
  root.querySelector("[data-keep] button").addEventListener("click", () => {
    take(root);
    root.focus({ preventScroll: true });
  });
  for (const button of root.querySelectorAll("[data-move]")) button.addEventListener("click", () => press(root, button));
  FINE.addEventListener("change", () => events(root).forEach((event) => (event.draggable = FINE.matches)));
  root.querySelector("[data-events]").dataset.movable = "";
  drag(root);
  arrange(root);
}
