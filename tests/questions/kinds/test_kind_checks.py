"""What each kind refuses to be."""

from __future__ import annotations

from typing import Any

import pytest

from questions import KINDS, Option, QuestionError, Span, grade
from questions.kinds.matching import Matching, Pair
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


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("multiple_response", {"options": (B, Option("Three"))}),
        ("multiple_response", {"options": (A, Option("Two", correct=True))}),
        ("multiple_response", {"options": (A, Option("one"))}),
        ("matching", {"pairs": (Pair("Ada", "cook"),)}),
        ("matching", {"pairs": (Pair("Ada", "cook"), Pair("Per", " "))}),
        ("matching", {"pairs": (Pair("Ada", "cook"), Pair("ada ", "smith"))}),
        ("matching", {"pairs": (Pair("Ada", "cook"), Pair("Per", "Cook"))}),
        ("matching", {"pairs": (Pair("Ada", "cook"), Pair("Per", "smith")), "distractors": ("Smith",)}),
        ("matching", {"pairs": (Pair("Ada", "cook"), Pair("Per", "smith")), "distractors": ("",)}),
        ("ordering", {"sequence": ("One",)}),
        ("ordering", {"sequence": ("One", "one")}),
        ("ordering", {"sequence": ("One", " ")}),
        ("evidence", {"sentences": (), "sentence_count": 3}),
        ("evidence", {"sentences": (3,), "sentence_count": 3}),
        ("evidence", {"sentences": (1, 1), "sentence_count": 3}),
        ("evidence", {"sentences": (1,), "sentence_count": 3, "evidence": ()}),
    ],
)
def test_what_nobody_could_answer_is_refused(kind: str, fields: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        KINDS[kind](**{"stem": "Which?", "skill": "detail", "evidence": (Span(0, 5),), **fields})


@pytest.mark.parametrize(
    ("kind", "response", "fraction"),
    [
        ("multiple_response", {"options": ["0"]}, 1 / 2),
        ("multiple_response", {"options": ["2", "0"]}, 1),
        ("multiple_response", {"options": ["0", "2", "1"]}, 1 / 2),
        ("multiple_response", {"options": ["0", "1"]}, 0),
        ("multiple_response", {"options": ["0", "1", "2", "3"]}, 0),
        ("matching", {"pairs": {"0": "0"}}, 1 / 3),
        ("matching", {"pairs": {"0": "0", "1": "2", "2": "1"}}, 1 / 3),
        ("ordering", {"order": ["1", "2", "3", "0"]}, 2 / 3),
        ("ordering", {"order": ["1", "0", "3", "2"]}, 1 / 3),
        ("ordering", {"order": ["0", None, "2", None]}, 1 / 3),
        ("ordering", {"order": ["0", "1"]}, 1 / 3),
        ("ordering", {"order": [None, "2"]}, 0),
        ("evidence", {"sentence": 1}, 1),
        ("evidence", {"sentence": 3}, 1),
    ],
)
def test_a_part_of_the_answer_earns_a_part(kind: str, response: Any, fraction: float) -> None:
    score = grade(EXAMPLES[kind].question, response)
    assert score.fraction == pytest.approx(fraction)
    assert not score.blank


@pytest.mark.parametrize(
    ("kind", "response"),
    [("multiple_response", {"options": []}), ("matching", {"pairs": {}}), ("ordering", {"order": [None, None]})],
)
def test_an_answer_without_parts_is_blank(kind: str, response: Any) -> None:
    question = EXAMPLES[kind].question
    assert grade(question, response).blank
    assert question.response_text(response, question.plain_presentation()) == ""


@pytest.mark.parametrize(
    ("kind", "response", "complete"),
    [
        ("matching", {"pairs": {"0": "3", "1": "3", "2": "3"}}, True),
        ("matching", {"pairs": {"0": "0", "1": "1"}}, False),
        ("ordering", {"order": ["3", "2", "1", "0"]}, True),
        ("ordering", {"order": ["0", None, "2"]}, False),
        ("ordering", {"order": ["0", "1", "2"]}, False),
        ("multiple_response", {"options": ["1"]}, True),
        ("evidence", {"sentence": 0}, True),
    ],
)
def test_an_answer_is_complete_when_every_part_has_one(kind: str, response: Any, complete: bool) -> None:
    question = EXAMPLES[kind].question
    assert question.complete(response, question.plain_presentation()) is complete


def test_a_right_that_two_lefts_share_is_shown_once_and_right_for_both() -> None:
    question = Matching(
        stem="Who is who?",
        skill="identity",
        pairs=(Pair("Ada", "cook"), Pair("Per", "smith"), Pair("Liv", "Cook")),
    )
    assert [option["text"] for option in question.asked(question.plain_presentation())["options"]] == ["cook", "smith"]
    assert grade(question, {"pairs": {"0": "0", "1": "1", "2": "0"}}).right


def test_answers_of_several_parts_read_as_one_line() -> None:
    lines = {kind: example.question.key_text() for kind, example in EXAMPLES.items()}
    assert lines["multiple_response"] == "It closed the bridge · It hired a ferry"
    assert lines["matching"] == "Ada Holm – an engineer · Per Vik – a baker · Liv Moe – a mayor"
    assert lines["ordering"].startswith("1. The river rose · 2. The arches cracked · ")
    assert lines["evidence"] == "Sentence 2 · Sentence 4"
