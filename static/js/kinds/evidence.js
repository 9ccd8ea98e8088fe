// The proving sentence: {"sentence": INDEX}. A list holds the answer; here it is hidden, and the sentence is picked in
// the article itself, with the mouse, a finger or the keyboard.
const pane = document.getElementById("article");
const articleOf = (root) => pane.querySelector(`[data-article="${root.dataset.pane}"]`);
const sentences = () => [...articleOf(picking).querySelectorAll("[data-sentence][data-number]")];
const partsOf = (root, index) => [...articleOf(root).querySelectorAll(`[data-sentence="${index}"]`)];
const textOf = (root, index) => partsOf(root, index).map((part) => part.textContent).join("").trim();
const listIn = (root) => root.querySelector("[data-list] select");
const bars = new Map();
let picking = null;

export function read(root) {
  const { value } = listIn(root);
  return value === "" ? null : { sentence: Number(value) };
}

export function write(root, answer) {
  listIn(root).value = answer?.sentence ?? "";
  show(root);
}

function show(root) {
  const { value } = listIn(root);
  const button = root.querySelector("[data-pick]");
  root.querySelector("[data-none]").hidden = value !== "";
  const quoted = root.querySelector("[data-sentence-text]");
  quoted.hidden = value === "";
  quoted.textContent = value === "" ? "" : textOf(root, value);
  button.dataset.first ??= button.textContent;
  button.textContent = value === "" ? button.dataset.first : button.dataset.again;
}

// On a narrow screen article and questions take turns: the switch, if it is there, turns to the other.
function turnTo(pane) {
  const link = document.querySelector(`[data-switch] a[href="#${pane}"]`);
  if (link.offsetParent) link.click();
}

function focus(sentence, options) {
  if (!sentence) return;
  for (const other of sentences()) other.tabIndex = other === sentence ? 0 : -1;
  sentence.focus(options);
}

// The sentence chosen already, wherever it is; else the first in view, so that the reader's place is kept.
function begin(bar, value) {
  const all = sentences();
  const chosen = all.find((sentence) => sentence.dataset.sentence === value);
  if (chosen) {
    focus(chosen);
    return;
  }
  const top = bar.getBoundingClientRect().bottom;
  const seen = all.find((sentence) => sentence.getBoundingClientRect().top >= top);
  focus(seen ?? all.at(-1), { preventScroll: true });
}

function start(root) {
  if (picking) stop();
  picking = root;
  const bar = bars.get(root);
  bar.hidden = false;
  articleOf(root).before(bar);
  articleOf(root).dataset.picking = "";
  const { value } = listIn(root);
  for (const sentence of sentences()) {
    sentence.setAttribute("role", "button");
    sentence.setAttribute("aria-pressed", sentence.dataset.sentence === value);
  }
  turnTo("article");
  bar.scrollIntoView({ block: "nearest", behavior: "instant" });
  begin(bar, value);
}

function stop() {
  bars.get(picking).hidden = true;
  delete articleOf(picking).dataset.picking;
  for (const sentence of sentences()) {
    for (const name of ["role", "aria-pressed", "tabindex"]) sentence.removeAttribute(name);
  }
  picking = null;
}

function back() {
  const root = picking;
  stop();
  turnTo("questions");
  root.querySelector("[data-pick]").focus();
}

function choose(sentence) {
  const list = listIn(picking);
  list.value = sentence.dataset.sentence;
  show(picking);
  list.dispatchEvent(new Event("input", { bubbles: true }));
  back();
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function press(event) {
  if (!picking) return;
  if (event.key === "Escape") {
    back();
    return;
  }
  const sentence = event.target.closest?.("[data-number]");
  if (!sentence) return;
  const all = sentences();
  if (event.key in STEPS) {
    event.preventDefault();
    focus(all[Math.min(Math.max(all.indexOf(sentence) + STEPS[event.key], 0), all.length - 1)]);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(sentence);
  }
}

pane.addEventListener("click", (event) => {
  const part = picking && event.target.closest("[data-picking] [data-sentence]");
  if (part) choose(partsOf(picking, part.dataset.sentence)[0]);
});
document.addEventListener("keydown", press);

export function enhance(root) {
  bars.set(root, root.querySelector("[data-picking]"));
  root.querySelector("[data-list]").hidden = true;
  root.querySelector("[data-picked]").hidden = false;
  root.querySelector("[data-pick]").addEventListener("click", () => start(root));
  bars.get(root).querySelector("[data-leave]").addEventListener("click", back);
  document.documentElement.dataset.picks = "";
  show(root);
}
