"""The quiz as plain text."""

from __future__ import annotations

import pytest

from questions import Article, Span
from questions.generator import Generated
from questions.kinds.multiple_choice import MultipleChoice
from questions.kinds.options import Option
from questions.kinds.short_answer import ShortAnswer
from questions.kinds.true_false import TrueFalse
from questions.report import WIDTH, text_report
from tests.questions.kinds.examples import EXAMPLES

ARTICLE = Article.from_text(
    "The Last Ferry\n\nThe ferry left on Sunday. Ada Holm was its captain. She had the job for years."
)


def test_every_part_of_a_question_is_shown() -> None:
    options = (
        Option("Per Vik", role="elsewhere"),
        Option("Ada Holm", correct=True),
        Option(
            "A passenger with a very long name and a great many titles, of whom nobody has heard", role="unsupported"
        ),
    )
    choice = MultipleChoice(
        stem="Who was the captain?",
        skill="identity",
        options=options,
        evidence=(Span(26, 51),),
        explanation="Ada Holm was.",
    )
    statement = TrueFalse(stem="The ferry left on Sunday.", skill="detail", answer=True)
    typed = ShortAnswer(
        stem="When did it leave?", skill="detail", answers=("on Sunday", "Sunday"), rejected=("Monday",)
    )
    report = text_report(ARTICLE, Generated((choice, statement, typed), "There are only three."))
    assert report.startswith("The Last Ferry\n16 words, 1 min to read, grade ")
    for line in (
        "1. Who was the captain?",
        "   [multiple choice, identity]",
        "   A) Per Vik (elsewhere)",
        " * B) Ada Holm",
        "   Evidence: “Ada Holm was its captain.”",
        "   Ada Holm was.",
        "   * True",
        "   * on Sunday",
        "     also right: Sunday",
        "     wrong: Monday",
        "There are only three.",
    ):
        assert line in report.split("\n"), line
    assert max(map(len, report.split("\n"))) <= WIDTH


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "multiple_response",
            [" * A) It closed the bridge", "   B) It opened a shop (elsewhere)", " * C) It hired a ferry"],
        ),
        ("matching", ["   * Ada Holm – an engineer", "   * Per Vik – a baker", "     spare: a captain"]),
        ("ordering", ["   * 1. The river rose", "   * 4. A ferry came"]),
        ("evidence", ["   * Sentence 2 · Sentence 4"]),
    ],
)
def test_every_part_of_a_key_is_shown(kind: str, lines: list[str]) -> None:
    report = text_report(ARTICLE, Generated((EXAMPLES[kind].question,), None))
    for line in lines:
        assert line in report.split("\n"), line


def test_a_quiz_in_full_has_no_last_remark() -> None:
    assert text_report(ARTICLE, Generated((), None)).count("\n") == 1
