// Follows the making of questions. The server writes every page; this asks when it has another one.
const EVERY = 1000;
const MOST_MISSES = 3;

const place = document.querySelector("[data-job]");

async function ask() {
  const response = await fetch(place.dataset.job, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

function show(job) {
  const bar = place.querySelector("progress");
  if (bar) bar.value = job.progress;
  const stage = place.querySelector("[data-stage]");
  if (stage && stage.textContent !== job.stage) stage.textContent = job.stage;
}

async function follow() {
  const offline = place.querySelector("[data-offline]");
  let misses = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    try {
      const job = await ask();
      misses = 0;
      offline.hidden = true;
      if (job.state !== place.dataset.state) {
        location.reload();
        return;
      }
      show(job);
    } catch {
      misses += 1;
      offline.hidden = misses < MOST_MISSES;
    }
  }
}

if (place) follow();
