"""The estimate of difficulty, in pairs of which the first is easier."""

from __future__ import annotations

import pytest

from questions import Article, Question, Span
from questions.difficulty import difficulty
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.options import Option
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse

TEXT = (
    "The council closed the bridge to cars on Monday because the arches had cracked in the frost. "
    "It will open in May. The ferry sails until then."
)
ARTICLE = Article.from_text(TEXT, title="A Bridge Closes")
EVIDENCE = (Span(0, TEXT.index("It")),)


def typed(stem: str, answer: str, skill: str = "detail") -> Question:
    return ShortAnswer(stem=stem, skill=skill, answers=(answer,), evidence=EVIDENCE)


def choice(stem: str, role: str) -> Question:
    options = (Option("The council", correct=True), *(Option(f"The {name}", role=role) for name in ("police", "mayor")))
    return MultipleChoice(stem=stem, skill="detail", options=options, evidence=EVIDENCE)


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        (
            TrueFalse(stem="The council closed the bridge.", skill="detail", answer=True, evidence=EVIDENCE),
            typed("Who closed the bridge to cars?", "The council"),
        ),
        (typed("Who closed the bridge?", "The council"), typed("Who closed the bridge?", "The council", "cause")),
        (typed("Who closed the bridge?", "The council"), typed("Who banned vehicles from it?", "The council")),
        (
            typed("Why close the bridge?", "cracks"),
            typed("Why close the bridge?", "the arches had cracked in the frost"),
        ),
        (typed("Who closed the old bridge?", "The council"), typed("Who closed the derelict bridge?", "The council")),
        (choice("Who closed the bridge?", "unsupported"), choice("Who closed the bridge?", "misread")),
    ],
)
def test_the_first_is_easier(easier: Question, harder: Question) -> None:
    assert 0 <= difficulty(easier, ARTICLE) < difficulty(harder, ARTICLE) <= 1
