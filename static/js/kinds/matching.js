// What belongs together: {"pairs": {LEFT_ID: RIGHT_ID, …}}. The lists beside the lefts hold the answer; where there is
// a mouse, the answers can also be dragged to them.
const FINE = matchMedia("(pointer: fine)");

const pairs = (root) => [...root.querySelectorAll("[data-left]")];
const listIn = (pair) => pair.querySelector("select");

// The ids come sorted, as the server sends them: the same answer is then the same text.
export function read(root) {
  const made = pairs(root)
    .map((pair) => [pair.dataset.left, listIn(pair).value])
    .filter(([, right]) => right)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return made.length ? { pairs: Object.fromEntries(made) } : null;
}

export function write(root, answer) {
  for (const pair of pairs(root)) listIn(pair).value = answer?.pairs?.[pair.dataset.left] ?? "";
  mark(root);
}

// Tells the answers that have a place from those still free.
function mark(root) {
  const used = new Set(pairs(root).map((pair) => listIn(pair).value));
  for (const item of root.querySelectorAll("[data-right]")) {
    item.classList.toggle("bank__item--used", used.has(item.dataset.right));
  }
}

export function enhance(root) {
  let dragged = null;
  const offer = () => {
    root.querySelector("[data-dragging-hint]").hidden = !FINE.matches;
    for (const item of root.querySelectorAll("[data-right]")) item.draggable = FINE.matches;
  };
  FINE.addEventListener("change", offer);
  offer();
  root.addEventListener("input", () => mark(root));
  for (const item of root.querySelectorAll("[data-right]")) {
    item.addEventListener("dragstart", (event) => {
      dragged = item.dataset.right;
      event.dataTransfer.setData("text/plain", item.textContent);
      root.dataset.dragging = "";
    });
    item.addEventListener("dragend", () => {
      dragged = null;
      delete root.dataset.dragging;
    });
  }
  for (const pair of pairs(root)) {
    const over = (yes) => pair.classList.toggle("pair--over", yes);
    pair.addEventListener("dragover", (event) => {
      if (dragged === null) return;
      event.preventDefault();
      over(true);
    });
    pair.addEventListener("dragleave", (event) => pair.contains(event.relatedTarget) || over(false));
    pair.addEventListener("drop", (event) => {
      over(false);
      if (dragged === null) return;
      event.preventDefault();
      listIn(pair).value = dragged;
      listIn(pair).dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  mark(root);
}
