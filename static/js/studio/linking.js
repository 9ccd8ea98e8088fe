// Ties the article to the questions: a chosen question's evidence lights up, a chosen sentence shows its questions.
import { follow } from "./inplace.js";

const article = document.getElementById("article");
const wide = matchMedia("(min-width: 60rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

const marksOf = (card) => (card?.dataset.mark ? [...article.querySelectorAll(`mark[data-marks~="${card.dataset.mark}"]`)] : []);
const sentencesOf = (card) =>
  (card?.querySelector("[data-sentences]")?.dataset.sentences ?? "")
    .split(" ")
    .filter(Boolean)
    .flatMap((index) => [...article.querySelectorAll(`[data-sentence="${index}"]`)]);
export const evidenceOf = (card) => [...marksOf(card), ...sentencesOf(card)];

// Where a smooth scroll that is under way will end: what is seen meanwhile says nothing.
const SCROLLING = 800;
let heading = null;
let timer;

// On a narrow screen the article is above the questions: scrolling there would take the question away.
export function bring(part) {
  if (!part || !wide.matches) return;
  const box = article.getBoundingClientRect();
  const place = part.getBoundingClientRect();
  const top = article.scrollTop + place.top - box.top;
  const seen = heading ?? article.scrollTop;
  if (top >= seen && top + place.height <= seen + box.height) return;
  const furthest = article.scrollHeight - article.clientHeight;
  const target = Math.min(Math.max(top - box.height / 3, 0), furthest);
  heading = target;
  clearTimeout(timer);
  timer = setTimeout(() => {
    heading = null;
  }, SCROLLING);
  article.scrollTo({ top: target, behavior: still.matches ? "instant" : "smooth" });
}

export function light(card) {
  for (const lit of article.querySelectorAll(".evidence--lit, .sentence--lit")) lit.classList.remove("evidence--lit", "sentence--lit");
  for (const shown of document.querySelectorAll(".card--chosen")) shown.classList.remove("card--chosen");
  if (!card) return;
  card.classList.add("card--chosen");
  const marks = marksOf(card);
  const sentences = sentencesOf(card);
  for (const mark of marks) mark.classList.add("evidence--lit");
  for (const sentence of sentences) sentence.classList.add("sentence--lit");
  bring(marks[0] ?? sentences[0]);
}

// The sentences are one stop of the Tab key: from there the arrows go on.
function oneStop() {
  const links = [...article.querySelectorAll(".sentence__count, .evidence__number")];
  links.forEach((link, place) => {
    link.tabIndex = place ? -1 : 0;
  });
}

function step(event) {
  const links = [...article.querySelectorAll(".sentence__count, .evidence__number")];
  const at = links.indexOf(event.target.closest("a"));
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (at < 0 || !by || !links[at + by]) return;
  event.preventDefault();
  links[at].tabIndex = -1;
  links[at + by].tabIndex = 0;
  links[at + by].focus();
}

// Where the page begins: at a card, whose evidence lights up, or at a chosen sentence.
function start() {
  const card = document.activeElement?.closest("[data-card]");
  light(card);
  if (!card) bring(article.querySelector(".sentence--chosen"));
}

export function begin() {
  document.addEventListener("focusin", (event) => {
    // The window's own focus has the document for its target, which is no element.
    const card = event.target.closest?.("[data-card]");
    if (card && !card.classList.contains("card--chosen")) light(card);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const card = event.target.closest("[data-card]");
    if (card && link?.matches("[data-evidence], [data-sentences]")) {
      light(card);
      const first = evidenceOf(card)[0];
      if (!first) return;
      event.preventDefault();
      const inside = first.querySelector("a") ?? first;
      if (wide.matches) bring(first);
      else first.scrollIntoView({ block: "center" });
      inside.focus({ preventScroll: true });
    } else if (card && !link && !event.target.closest("button, summary, input, select")) {
      light(card);
    }
  });
  article.addEventListener("click", (event) => {
    if (event.target.closest(".evidence__number")) return;
    const sentence = event.target.closest("[data-sentence]");
    // Selecting some words is no choice of the sentence.
    if (!sentence || !getSelection().isCollapsed) return;
    const link = article.querySelector(`#t${sentence.dataset.sentence} .sentence__count`);
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    follow(link.href);
  });
  article.addEventListener("keydown", step);
  document.addEventListener("studio:fresh", () => {
    oneStop();
    start();
  });
  oneStop();
  start();
}
