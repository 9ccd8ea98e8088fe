// The preview of an attempt: questions are answered as a student answers them, and nothing is saved.
import { AskedQuestion } from "./question.js";

const form = document.getElementById("answers");
for (const root of form.querySelectorAll("[data-question]")) await AskedQuestion.of(root, JSON.parse(form.dataset.words));
form.querySelector("[data-plain]").hidden = true;
