"""The JSON of a question: the library's own, key and evidence included."""

from __future__ import annotations

from questions.kinds import KINDS, SKILLS
from questions.kinds.options import Option
from quiz.api.operations import named
from quiz.api.schemas import Schema, many, number, of, share, text, to, truth, whole, words

named(
    "Evidence",
    of({"start": whole(), "end": whole()}, "A part of the article's text, from one character up to before another."),
)
named(
    "Option",
    of({"text": text(), "correct": truth(), "role": words(sorted(Option.ROLES))}, optional=("role",)),
)

OF_ITS_KIND: dict[str, Schema] = {
    "options": many(to("Option"), "Of multiple_choice and multiple_response, and of a cloze with a bank."),
    "option_order": words(("any", "fixed")),
    "answer": truth("Of true_false: whether the stem is true."),
    "answers": many(text(), "Of cloze and short_answer: what is accepted, the best first."),
    "rejected": many(text(), "Of cloze and short_answer: near answers that are wrong."),
    "pairs": many(of({"left": text(), "right": text()}), "Of matching."),
    "distractors": many(text(), "Of matching: right sides without a left one."),
    "sequence": many(text(), "Of ordering: the right order."),
    "sentences": many(whole(), "Of evidence: the right sentences of the article, counted from 0."),
    "sentence_count": whole("Of evidence: how many sentences there are to choose from."),
}
QUESTION = named(
    "Question",
    {
        **of(
            {
                "schema": whole("The version of this form."),
                "kind": words(sorted(KINDS), "How it is answered."),
                "skill": words(SKILLS, "What it tests."),
                "stem": text(),
                **OF_ITS_KIND,
                "evidence": many(to("Evidence"), "What proves the key."),
                "explanation": text(),
                "difficulty": share(),
                "quality": number(),
            },
            "A question with its key. What else it has depends on its kind.",
            optional=OF_ITS_KIND,
        ),
        # A kind that comes later may have more.
        "additionalProperties": True,
    },
)
