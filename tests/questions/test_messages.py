"""Messages are their English, and can be taken apart and put together again."""

from __future__ import annotations

import copy
import json

import pytest

from questions.errors import ArticleError
from questions.messages import Message
from questions.shortfall import shortfall

LINE = Message("The field “%(name)s” is %(what)s.", name="stem", what=Message("a text"))


def test_a_message_is_its_english_text() -> None:
    assert Message("At most %(most)s words.", most=150_000) == "At most 150,000 words."
    assert LINE == "The field “stem” is a text."


def test_a_text_without_parameters_may_hold_a_percent_sign() -> None:
    assert Message("100 % of them") == "100 % of them"


@pytest.mark.parametrize("message", [LINE, Message("Plain."), Message("At most %(most)s.", most=3)])
def test_a_message_survives_json_and_copying(message: Message) -> None:
    read = Message.from_json(json.loads(json.dumps(message.to_json())))
    copied = copy.deepcopy(message)
    assert message == read == copied
    assert message.parameters == read.parameters == copied.parameters
    assert message.template == read.template == copied.template


def test_a_message_of_a_message_is_the_same() -> None:
    again = Message(LINE)
    assert (again, again.template, again.parameters) == (LINE, LINE.template, LINE.parameters)


def test_a_refusal_keeps_its_message() -> None:
    error = ArticleError("too_long", Message("At most %(most)s words.", most=9))
    assert str(error) == "At most 9 words."
    assert error.message.parameters == {"most": 9}


@pytest.mark.parametrize(
    ("got", "count", "limited", "expected"),
    [
        (10, 10, False, None),
        (0, 10, False, "No question that passes every check could be made from this article."),
        (0, 5, True, "No question of the chosen kinds and skills that passes every check could be made from this"),
        (1, 8, False, "Only one question could be made that passes every check; the article does not hold 8."),
        (1, 8, True, "Only one question of the chosen kinds and skills could be made that passes every check;"),
        (4, 10, False, "Only 4 questions could be made that pass every check; the article does not hold 10."),
        (4, 10, True, "Only 4 questions of the chosen kinds and skills could be made that pass every check;"),
    ],
)
def test_a_shortfall_is_one_sentence(got: int, count: int, limited: bool, expected: str | None) -> None:
    said = shortfall(got, count, limited)
    assert said is None if expected is None else (said or "").startswith(expected)
