// For students who are to have texts read to them: a button for each paragraph of the article and for each question.
// Only voices of the device itself speak (`localService`): others would send the text away. Where it has none, the
// page says so instead.
const place = document.querySelector("[data-read-aloud]");
const words = JSON.parse(place.dataset.words);
const PATIENCE = 3000;
const PARTS = ".question__stem, .gap-sentence, .option, .bank__item, .pair__left, .event__text, .question__explanation";

const language = (element) => element.closest("[lang]").lang;
const tidy = (text) => text.replace(/\s+/g, " ").trim();

let speaking = null;

function ownVoices() {
  return speechSynthesis.getVoices().filter((voice) => voice.localService);
}

function voiceFor(lang) {
  const short = lang.slice(0, 2).toLowerCase();
  const fitting = ownVoices().filter((voice) => voice.lang.toLowerCase().startsWith(short));
  return fitting.find((voice) => voice.default) ?? fitting[0];
}

function stop() {
  speechSynthesis.cancel();
  speaking?.setAttribute("aria-pressed", "false");
  speaking = null;
}

function say(button, parts, lang) {
  const again = speaking === button;
  stop();
  if (again) return;
  speaking = button;
  button.setAttribute("aria-pressed", "true");
  const voice = voiceFor(lang);
  for (const [index, part] of parts.entries()) {
    const utterance = new SpeechSynthesisUtterance(part);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    if (index === parts.length - 1) utterance.addEventListener("end", () => speaking === button && stop());
    speechSynthesis.speak(utterance);
  }
}

// A hole in a sentence is a word that says so; what is only for the eye or a control is not read.
function spoken(element) {
  const copy = element.cloneNode(true);
  for (const hole of copy.querySelectorAll("input[type=text]")) hole.replaceWith(` ${words.gap} `);
  for (const silent of copy.querySelectorAll("button, select, [aria-hidden=true], [hidden], .evidence__number")) silent.remove();
  return tidy(copy.textContent);
}

function addButton(label, parts, lang, insert) {
  if (!voiceFor(lang)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "read-aloud no-print";
  button.setAttribute("aria-pressed", "false");
  button.innerHTML = '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="M4 9v6h4l5 5V4L8 9z M16.500 8.500a5 5 0 0 1 0 7 M19 6a9 9 0 0 1 0 12"></path></svg>';
  const name = document.createElement("span");
  name.className = "visually-hidden";
  name.textContent = label;
  button.append(name);
  button.addEventListener("click", () => say(button, parts().filter(Boolean), lang));
  insert(button);
}

function addAll() {
  for (const [index, paragraph] of [...document.querySelectorAll("#article .prose > p")].entries()) {
    const label = words.paragraph.replace("{number}", index + 1);
    addButton(label, () => [spoken(paragraph)], language(paragraph), (button) => paragraph.before(button));
  }
  const article = document.querySelector("#article .prose");
  for (const question of document.querySelectorAll("#questions .question")) {
    const label = words.question.replace("{number}", question.id.slice(1));
    const parts = () => [...question.querySelectorAll(PARTS)].map(spoken);
    // A question is written in the language of its article, whatever the page speaks.
    const legend = question.querySelector("legend");
    addButton(label, parts, article?.lang ?? language(question), (button) => (legend ? legend.after(button) : question.prepend(button)));
  }
}

function begin() {
  if (begin.done || ownVoices().length === 0) return;
  begin.done = true;
  addAll();
}

if ("speechSynthesis" in window) {
  // Browsers fetch the list of voices when first asked, and tell when they have it.
  speechSynthesis.addEventListener?.("voiceschanged", begin);
  begin();
  addEventListener("pagehide", stop);
  addEventListener("keydown", (event) => event.key === "Escape" && stop());
}
setTimeout(() => {
  if (begin.done) return;
  place.hidden = false;
}, PATIENCE);
