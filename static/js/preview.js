// The preview of an attempt, and practice: questions are answered as in an attempt, and no script saves them.
import { AskedQuestion } from "./question.js";

const form = document.getElementById("answers");
for (const root of form.querySelectorAll("[data-question]")) await AskedQuestion.of(root, JSON.parse(form.dataset.words));
for (const plain of form.querySelectorAll("[data-plain]")) plain.hidden = true;
