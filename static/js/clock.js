// Counts down what is left of an attempt's time, calmly: minutes, then the last one in seconds. When it is over, the
// answers that are still on their way go first; then the server, whose clock counts, hands the attempt in.
import { outbox, putTyped } from "./attempt.js";
import { keptAt } from "./offline.js";

const SAID_AT = [600, 300, 60];
const LAST = 60;
const DAY = 24 * 3600;
const SECOND = 1000;
const PATIENCE = 8000;
const ASK_EVERY = 20000;
// Between the network's delay and the rounding to seconds, a smaller difference says nothing.
const NEWS = 3;

const place = document.querySelector("[data-left]");
const shown = place.querySelector("[data-left-shown]");
const said = place.querySelector("[data-left-said]");
const words = JSON.parse(place.dataset.words);
// Not the wall's clock: that one jumps when a device is set right.
// But a page that was kept on the device knows its own age by nothing else; the server corrects it.
const age = keptAt ? Math.max(0, Date.now() - keptAt) : 0;
let end = performance.now() + SECOND * Number(place.dataset.left) - age;
let before = Infinity;

function phrase(seconds) {
  if (seconds === 1) return words.second;
  if (seconds <= LAST) return words.seconds.replace("{count}", seconds);
  // Homework has days: whole ones say enough, and rather too few than too many.
  if (seconds >= 2 * DAY) return words.days.replace("{count}", Math.floor(seconds / DAY));
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 120) return words.hours.replace("{hours}", Math.floor(minutes / 60)).replace("{minutes}", minutes % 60);
  return minutes === 1 ? words.minute : words.minutes.replace("{count}", minutes);
}

const secondsLeft = () => Math.max(0, Math.ceil((end - performance.now()) / SECOND));

// The server's word on what is left: a teacher may give more time in mid-attempt, or move the end.
function correct(left) {
  if (typeof left !== "number") return;
  const changed = Math.abs(left - secondsLeft()) > NEWS;
  end = performance.now() + SECOND * left;
  if (!changed) return;
  before = left;
  said.textContent = `${words.more} ${phrase(left)}`;
}

async function ask() {
  try {
    const response = await fetch(place.dataset.clock, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    if (!response.ok) return;
    const { left, submitted } = await response.json();
    if (submitted) await leave();
    else correct(left);
  } catch {
    // Without a connection the countdown goes on by itself.
  }
}

// What this device has still to send goes before the page does: if it cannot now, the next time of asking tries again.
async function leave() {
  putTyped();
  if ((await outbox.delivered(PATIENCE)) || outbox.stopped) location.reload();
}

async function over() {
  await ask();
  if (secondsLeft() > 0) {
    tick();
    return;
  }
  shown.hidden = false;
  shown.textContent = said.textContent = words.over;
  putTyped();
  // Without a connection what is on this device waits here: what arrives too late goes to the teacher.
  while (!(await outbox.delivered(PATIENCE)) && !outbox.stopped) shown.textContent = words.unsent;
  location.reload();
}

function tick() {
  const left = secondsLeft();
  if (left === 0) {
    over();
    return;
  }
  const text = phrase(left);
  if (shown.textContent !== text) shown.textContent = text;
  place.toggleAttribute("data-soon", left <= LAST);
  const marks = shown.hidden ? [LAST] : SAID_AT;
  if (marks.some((mark) => left <= mark && mark < before)) said.textContent = text;
  before = left;
  setTimeout(tick, SECOND / 2);
}

// Whom a clock makes nervous hides it; the time counts all the same, and its last minute is said.
const hider = place.querySelector("[data-left-hide]");

function hide(hidden) {
  shown.hidden = hidden;
  hider.textContent = hidden ? words.showShort : words.hideShort;
  hider.setAttribute("aria-label", hidden ? words.show : words.hide);
  hider.setAttribute("aria-expanded", String(!hidden));
  try {
    localStorage.setItem("clock", hidden ? "hidden" : "shown");
  } catch {
    // It is hidden on this page.
  }
}

try {
  hide(localStorage.getItem("clock") === "hidden");
} catch {
  hide(false);
}
hider.hidden = false;
hider.addEventListener("click", () => hide(!shown.hidden));

document.addEventListener("left", (event) => correct(event.detail));
setInterval(() => document.hidden || ask(), ASK_EVERY);
// While a phone slept its clocks may have stood still.
document.addEventListener("visibilitychange", () => document.hidden || ask());
addEventListener("online", ask);
tick();
