// Counts down what is left of an attempt's time, calmly: minutes, then the last one in seconds. When it is over, the
// answers that are still on their way go first; then the server, whose clock counts, hands the attempt in.
import { outbox, putTyped } from "./attempt.js";

const SAID_AT = [600, 300, 60];
const LAST = 60;
const SECOND = 1000;
const PATIENCE = 8000;

const place = document.querySelector("[data-left]");
const shown = place.querySelector("[data-left-shown]");
const said = place.querySelector("[data-left-said]");
const words = JSON.parse(place.dataset.words);
// Not the wall's clock: that one jumps when a device is set right.
const end = performance.now() + SECOND * Number(place.dataset.left);
let before = Infinity;

function phrase(seconds) {
  if (seconds === 1) return words.second;
  if (seconds <= LAST) return words.seconds.replace("{count}", seconds);
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? words.minute : words.minutes.replace("{count}", minutes);
}

async function over() {
  shown.textContent = said.textContent = words.over;
  putTyped();
  while (!(await outbox.delivered(PATIENCE)) && !outbox.stopped);
  location.reload();
}

function tick() {
  const left = Math.max(0, Math.ceil((end - performance.now()) / SECOND));
  if (left === 0) {
    over();
    return;
  }
  const text = phrase(left);
  if (shown.textContent !== text) shown.textContent = text;
  place.toggleAttribute("data-soon", left <= LAST);
  if (SAID_AT.some((mark) => left <= mark && mark < before)) said.textContent = text;
  before = left;
  setTimeout(tick, SECOND / 2);
}

tick();
