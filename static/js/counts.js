// Shows how long and how hard a pasted article is to read, while it is being written.
const WAIT = 350;

const form = document.querySelector("form[data-measure]");
const text = form?.querySelector("textarea[name=text]");
const shown = document.getElementById("measures");
let timer = 0;
let asking = null;

async function measure() {
  asking?.abort();
  if (!text.value.trim()) {
    shown.textContent = "";
    return;
  }
  asking = new AbortController();
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  body.set("text", text.value);
  try {
    const response = await fetch(form.dataset.measure, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      signal: asking.signal,
    });
    if (response.ok) {
      const found = await response.json();
      shown.textContent = found.problem ? `${found.summary} · ${found.problem}` : found.summary;
    }
  } catch {
    // A count that did not come is no news: the button without scripts gives it too.
  }
}

if (text && shown) {
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(measure, WAIT);
  });
  if (text.value && !shown.textContent.trim()) measure();
}
