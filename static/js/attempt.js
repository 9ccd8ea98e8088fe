// The attempt page: every answer is saved as it is given. Without this script the page's buttons save.
import { Outbox } from "./outbox.js";
import { AskedQuestion } from "./question.js";

const TYPING = 600;
const PATIENCE = 8000;

const form = document.getElementById("answers");
const words = JSON.parse(form.dataset.words);
const overall = document.getElementById("saving");
const roots = [...form.querySelectorAll("[data-question]")];
const questions = new Map();
const typing = new Map();

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function say(word, state) {
  if (overall.textContent !== word) overall.textContent = word;
  overall.dataset.state = state;
}

export const outbox = new Outbox(form.dataset.save, form.elements.csrf_token.value, {
  saved(save, reply, settled) {
    const question = questions.get(save.position);
    question.stored(reply);
    // A late copy of a save changes nothing: what another tab has stored since is what the page must show.
    if (settled && same(question.answer, save.answer) && !same(reply.answer, save.answer)) question.answer = reply.answer;
    if (settled && !typing.has(save.position)) question.say(words.saved);
    if (outbox.empty) say(words.all, "saved");
  },
  overtaken(save, reply) {
    const question = questions.get(save.position);
    const { answer } = question;
    outbox.pending.drop(save);
    question.stored(reply);
    if (same(answer, reply.answer)) {
      question.say(words.saved);
      return;
    }
    const theirs = () => {
      question.answer = reply.answer;
      question.say(words.saved);
    };
    question.choose(reply.text, () => put(question), theirs);
  },
  refused(save) {
    questions.get(save.position).say(words.refused, "failed");
  },
  trouble() {
    say(words.trying, "failed");
    for (const position of outbox.saves.keys()) questions.get(position).say("", "idle");
  },
  stopped(status) {
    say(status === 409 ? words.over : words.reload, "failed");
  },
});

function put(question) {
  clearTimeout(typing.get(question.position));
  typing.delete(question.position);
  outbox.put(question.position, question.answer, question.revision);
}

function questionOf(element) {
  return questions.get(Number(element.closest("[data-question]").dataset.question));
}

function given({ target }) {
  const question = questionOf(target);
  question.say("", "idle");
  say("", "idle");
  clearTimeout(typing.get(question.position));
  if (target.type === "text") typing.set(question.position, setTimeout(() => put(question), TYPING));
  else put(question);
}

export function putTyped() {
  for (const position of [...typing.keys()]) put(questions.get(position));
}

async function leave(event) {
  if (event.submitter?.value !== "check") return;
  event.preventDefault();
  putTyped();
  if (await outbox.delivered(PATIENCE)) location.assign(form.dataset.check);
  else if (!outbox.stopped) say(words.wait, "failed");
}

for (const root of roots) {
  const question = await AskedQuestion.of(root, words);
  questions.set(question.position, question);
}
for (const save of outbox.restore()) questions.get(save.position).answer = save.answer;
form.querySelector("[data-plain]").hidden = true;
form.addEventListener("input", given);
form.addEventListener("change", putTyped);
form.addEventListener("submit", leave);
// What was answered while this script was still on its way was heard by nobody.
for (const question of questions.values()) {
  const kept = outbox.saves.has(question.position) || question.root.querySelector(".notice");
  if (!kept && !same(question.answer, JSON.parse(question.was.value))) put(question);
}
addEventListener("pagehide", () => {
  putTyped();
  outbox.flush();
});
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && putTyped());
addEventListener("beforeunload", (event) => {
  putTyped();
  if (!outbox.empty && overall.dataset.state === "failed") event.preventDefault();
});
if (!outbox.empty) outbox.hurry();
