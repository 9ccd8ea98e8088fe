"""What each kind refuses to be."""

from __future__ import annotations

from typing import Any

import pytest

from questions import KINDS, Option, QuestionError, grade
from tests.questions.kinds.examples import BANK, EXAMPLES

A, B = Option("One", correct=True), Option("Two")


@pytest.mark.parametrize(
    "options",
    [(), (A,), (A, Option("one")), (A, Option("  ")), (B, Option("Three")), (A, Option("Two", correct=True))],
    ids=["none", "one", "the same twice", "an empty one", "no key", "two keys"],
)
@pytest.mark.parametrize("kind", ["multiple_choice", "cloze"])
def test_options_that_cannot_be_asked_are_refused(kind: str, options: tuple[Option, ...]) -> None:
    more: dict[str, Any] = {"answers": ("One",)} if kind == "cloze" else {}
    if kind == "cloze" and not options:
        return  # a gap without a bank is filled by typing
    with pytest.raises(QuestionError):
        KINDS[kind](stem="A ____ here.", skill="detail", options=options, **more)


def test_the_order_of_options_is_any_or_fixed() -> None:
    with pytest.raises(QuestionError):
        KINDS["multiple_choice"](stem="Which?", skill="detail", options=(A, B), option_order="random")  # type: ignore[call-arg]


def test_an_option_has_a_known_role_or_none() -> None:
    with pytest.raises(QuestionError):
        Option.from_json({"text": "One", "role": "trap"})
    assert Option.from_json({"text": "One", "role": None}) == Option("One")


@pytest.mark.parametrize(
    "stem", ["No gap.", "____ and ____.", "A ________ gap.", "In____side.", "A ___ gap.", "A _____ gap."]
)
def test_a_cloze_has_exactly_one_gap_for_whole_words(stem: str) -> None:
    with pytest.raises(QuestionError):
        KINDS["cloze"](stem=stem, skill="detail", answers=("word",))  # type: ignore[call-arg]


@pytest.mark.parametrize("stem", ["____ came.", "The ____-year-old ran.", "“____” it said.", "It cost $____."])
def test_a_gap_may_touch_punctuation(stem: str) -> None:
    assert KINDS["cloze"](stem=stem, skill="detail", answers=("word",)).stem == stem  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", ["cloze", "short_answer"])
@pytest.mark.parametrize(("answers", "rejected"), [((), ()), ((" ",), ()), (("Iran",), ("iran",)), (("Iran",), ("",))])
def test_typed_answers_must_be_there_and_not_rejected(kind: str, answers: Any, rejected: Any) -> None:
    with pytest.raises(QuestionError):
        KINDS[kind](stem="A ____.", skill="detail", answers=answers, rejected=rejected)  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", ["cloze", "short_answer"])
@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_white_space_is_blank(kind: str, text: str) -> None:
    score = grade(EXAMPLES[kind].question, {"text": text})
    assert (score.fraction, score.blank) == (0, True)


def test_a_cloze_with_a_bank_takes_an_option_and_one_without_takes_a_text() -> None:
    assert grade(BANK, {"option": "0"}).right
    assert not grade(BANK, {"option": "1"}).right
    assert BANK.key_text() == "arches"
    assert "options" not in EXAMPLES["cloze"].question.to_json()
    assert len(BANK.to_json()["options"]) == 3
