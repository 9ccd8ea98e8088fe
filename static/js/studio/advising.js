// Asks the server's checks about the question as it stands, once the typing pauses, and puts what they say beside it.
const WAIT = 700;

const form = document.getElementById("editing");
const said = form.querySelector("[data-advice-said]");
let timer = 0;
let asking = null;

function show(advice) {
  const lines = [];
  for (const place of form.querySelectorAll("[data-advice-at]")) {
    const found = advice[place.dataset.adviceAt] ?? [];
    lines.push(...found);
    const shown = found.map((line) => {
      const part = document.createElement("p");
      part.className = "advice";
      part.textContent = `${said.dataset.prefix} ${line}`;
      return part;
    });
    place.replaceChildren(...shown);
  }
  const text = lines.length ? `${said.dataset.prefix} ${lines.join(" ")}` : "";
  // Said again at every pause it would only be in the way.
  if (said.textContent !== text) said.textContent = text;
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(form.dataset.advice, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      signal: asking.signal,
    });
    if (response.ok) show((await response.json()).advice);
  } catch {
    // Advice that did not come is no news: the button gives it too.
  }
}

export function begin() {
  // The boxes before the sentences belong to the form but stand outside of it.
  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
