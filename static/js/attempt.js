// The attempt page: every answer is saved as it is given. Without this script the page's buttons save.
import { HandingIn } from "./handing_in.js";
import * as offline from "./offline.js";
import { Outbox } from "./outbox.js";
import { AskedQuestion } from "./question.js";

const TYPING = 600;
const PATIENCE = 8000;
// What is saved sooner need not be said to be on its way.
const QUIET = 300;

const form = document.getElementById("answers");
const words = JSON.parse(form.dataset.words);
const overall = document.getElementById("saving");
const roots = [...form.querySelectorAll("[data-question]")];
const questions = new Map();
const typing = new Map();

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Other tabs of this browser with the same attempt hear what is saved, and show it.
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(form.dataset.save) : null;
let announcing = 0;

function say(word, state) {
  clearTimeout(announcing);
  if (overall.textContent !== word) overall.textContent = word;
  overall.dataset.state = state;
}

// Nothing is on its way any more. That all is saved is said only where no question says otherwise.
function rest() {
  if (!outbox.empty) return;
  const failed = [...questions.values()].some((question) => question.failed);
  say(failed ? words.some : words.all, failed ? "failed" : "saved");
}

export const outbox = new Outbox(form.dataset.save, form.elements.csrf_token.value, {
  sending() {
    clearTimeout(announcing);
    if (overall.dataset.state !== "failed") announcing = setTimeout(() => say(words.saving, "busy"), QUIET);
  },
  saved(save, reply, settled) {
    const question = questions.get(save.position);
    if (!question) return;
    question.stored(reply);
    offline.note(save.position, reply);
    tabs?.postMessage({ position: save.position, answer: reply.answer, revision: reply.revision, certainty: reply.certainty });
    tellLeft(reply.left);
    // A late copy of a save changes nothing: what another tab has stored since is what the page must show.
    if (settled && same(question.answer, save.answer) && !same(reply.answer, save.answer)) question.answer = reply.answer;
    if (settled && !typing.has(save.position)) question.say(words.saved);
    rest();
  },
  overtaken(save, reply) {
    const question = questions.get(save.position);
    if (!question) {
      outbox.pending.drop(save);
      return;
    }
    const { answer } = question;
    outbox.pending.drop(save);
    question.stored(reply);
    if (reply.locked) {
      question.answer = reply.answer;
      question.certainty = reply.certainty;
      question.say(words.locked, "failed");
      question.lock();
      rest();
      return;
    }
    if (same(answer, reply.answer)) {
      question.say(words.saved);
      rest();
      return;
    }
    const theirs = () => {
      question.answer = reply.answer;
      question.certainty = reply.certainty;
      question.say(words.saved);
      rest();
    };
    question.choose(reply.text, () => put(question), theirs);
    rest();
  },
  refused(save) {
    questions.get(save.position)?.say(words.refused, "failed");
    rest();
  },
  late(save, reply) {
    questions.get(save.position)?.say(reply.late ? words.late : words.over, "failed");
    if (outbox.empty) say(reply.late ? words.late : words.over, "failed");
  },
  trouble() {
    const where = offline.opensOffline() ? words.opens : words.later;
    say(outbox.kept ? `${words.trying} ${where}` : words.unkept, "failed");
    for (const position of outbox.saves.keys()) questions.get(position)?.say("", "idle");
  },
  stopped(status) {
    say(status === 409 ? words.over : words.reload, "failed");
  },
});

function put(question) {
  clearTimeout(typing.get(question.position));
  typing.delete(question.position);
  outbox.put(question.position, question.answer, question.revision, question.certainty);
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

// Checking one answer and handing in both wait until everything is saved.
async function leave(event) {
  const { submitter } = event;
  if (submitter?.value !== "check" && submitter?.name !== "lock") return;
  event.preventDefault();
  putTyped();
  // Who is known to have no connection need not wait to be told so.
  const delivered = await outbox.delivered(navigator.onLine ? PATIENCE : QUIET);
  if (outbox.stopped) return;
  if (submitter.name === "lock") {
    if (delivered) check(submitter);
    else say(words.wait, "failed");
  } else if (delivered && (await handingIn.reachable())) location.assign(form.dataset.check);
  else handingIn.offer();
}

// Only the lock travels: every answer is stored already, and the page that comes back shows what is right.
function check(button) {
  const post = document.createElement("form");
  post.method = "post";
  post.action = form.action;
  for (const [name, value] of [["csrf_token", form.elements.csrf_token.value], [button.name, button.value]]) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    post.append(field);
  }
  document.body.append(post);
  post.submit();
}

function tellLeft(left) {
  document.dispatchEvent(new CustomEvent("left", { detail: left }));
}

for (const root of roots) {
  const question = await AskedQuestion.of(root, words);
  questions.set(question.position, question);
}
for (const [position, stored] of Object.entries(await offline.savedSince())) {
  const question = questions.get(Number(position));
  if (!question || question.revision >= stored.revision) continue;
  question.stored(stored);
  question.answer = stored.answer;
  question.certainty = stored.certainty;
}
for (const save of outbox.restore()) {
  const question = questions.get(save.position);
  // One that was locked since takes no answer any more: the server says so, and the save is dropped.
  if (!question) continue;
  question.answer = save.answer;
  question.certainty = save.certainty;
}
form.querySelector("[data-plain]").hidden = true;
form.addEventListener("input", given);
form.addEventListener("change", putTyped);
form.addEventListener("submit", leave);
// What was answered while this script was still on its way was heard by nobody.
for (const question of questions.values()) {
  const kept = outbox.saves.has(question.position) || question.root.querySelector(".notice");
  if (!kept && !same(question.answer, JSON.parse(question.was.value))) put(question);
}
const blanks = () => [...questions.values()].filter((one) => one.answer === null).map((one) => one.position + 1);
const handingIn = new HandingIn(document.querySelector("[data-waiting]"), form, outbox, blanks);

function goAway() {
  putTyped();
  outbox.flush();
}

tabs?.addEventListener("message", ({ data }) => {
  const question = questions.get(data.position);
  if (!question || outbox.saves.has(data.position) || typing.has(data.position)) return;
  if (data.revision <= question.revision) return;
  question.stored(data);
  if (same(question.answer, data.answer) && question.certainty === data.certainty) return;
  question.answer = data.answer;
  question.certainty = data.certainty;
  question.say(words.saved);
});
addEventListener("pagehide", () => {
  goAway();
  for (const kind of ["away", "offline"]) outbox.story.end(kind);
  outbox.confess(form.dataset.log);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    // A phone may never run this page again.
    goAway();
    outbox.story.begin("away");
  } else {
    outbox.story.end("away");
    outbox.hurry();
  }
});
// Some browsers show the page again as it was left, though it may be handed in by now.
addEventListener("pageshow", async ({ persisted }) => {
  if (!persisted) return;
  if ((await handingIn.heard())?.submitted) location.reload();
});
addEventListener("beforeunload", (event) => {
  putTyped();
  if (!outbox.empty && overall.dataset.state === "failed") event.preventDefault();
});
if (!outbox.empty) outbox.hurry();
offline.keep();
