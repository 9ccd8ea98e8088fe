// Marks words of the article as evidence: the selection is told to the server as where it lies in the sentences, whose
// beginnings the server gave. The server makes whole words of it.
const article = document.querySelector(".choosing");
const bar = document.querySelector("[data-mark]");
const parts = document.querySelector("[data-parts]");

const labelOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-start]");
const labels = () => [...article.querySelectorAll("[data-start]")];

// How many characters of a sentence stand before a place in it, counted as the server counts them.
function before(label, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(label);
  range.setEnd(node, offset);
  return [...range.toString()].length;
}

function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return null;
  const touched = labels().filter((label) => range.intersectsNode(label) && label.textContent.trim());
  if (!touched.length) return null;
  const [first, last] = [touched[0], touched.at(-1)];
  const start = labelOf(range.startContainer) === first ? before(first, range.startContainer, range.startOffset) : 0;
  const end =
    labelOf(range.endContainer) === last ? before(last, range.endContainer, range.endOffset) : [...last.textContent].length;
  return {
    start: Number(first.dataset.start) + start,
    end: Number(last.dataset.start) + end,
    words: selection.toString().replace(/\s+/g, " ").trim(),
    touched,
  };
}

function mark() {
  const found = selected();
  if (!found?.words) {
    bar.querySelector("button").focus();
    return;
  }
  for (const label of found.touched) label.querySelector("input").checked = true;
  const option = document.createElement("label");
  option.className = "option";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", name: "part", value: `${found.start}-${found.end}`, checked: true });
  const text = document.createElement("span");
  text.textContent = parts.dataset.label.replace("%(words)s", () => found.words);
  option.append(box, text);
  parts.append(option);
  parts.hidden = false;
  getSelection().removeAllRanges();
  box.focus({ preventScroll: true });
  parts.scrollIntoView({ block: "nearest" });
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

export function begin() {
  if (!article || !parts) return;
  bar.hidden = false;
  const button = bar.querySelector("button");
  // A press on the button would take the selection away before the click comes.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", mark);
}
