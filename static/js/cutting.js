// Cutting an article: counts the words that stay, and lets Shift tick or untick all between two paragraphs.
const form = document.querySelector("form[data-cutting]");
const shown = form?.querySelector("[data-kept]");
const boxes = form ? [...form.querySelectorAll("input[name=kept]")] : [];
let last = null;

const words = (box) => box.closest("label").querySelector(".keep__words").textContent.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
const counts = new Map(boxes.map((box) => [box, words(box)]));

function inKeptPart(box) {
  const part = box.closest("details");
  if (!part) return true;
  const index = [...form.querySelectorAll("details.chapter")].indexOf(part);
  return form.querySelector(`input[name=parts][value="${index}"]`)?.checked ?? true;
}

function count() {
  let kept = 0;
  const parts = new Map();
  for (const box of boxes) {
    const part = box.closest("details");
    if (!parts.has(part)) parts.set(part, inKeptPart(box));
    if (box.checked && parts.get(part)) kept += counts.get(box);
  }
  shown.textContent = `${kept.toLocaleString()} ${shown.dataset.words}`;
}

if (shown) {
  form.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=kept]");
    if (!box) return;
    if (event.shiftKey && last) {
      const [first, second] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const between of boxes.slice(first, second + 1)) between.checked = box.checked;
    }
    last = box;
  });
  form.addEventListener("change", count);
  count();
}
