"""Typed answers: what the kinds that take a text have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from questions.errors import QuestionError, ResponseError
from questions.kinds.attempting import Response
from questions.kinds.fields import only_field, texts
from questions.messages import Message

LONGEST_TEXT = 500
"""How many characters of a typed answer are taken; more is refused, not cut."""


def typed_text(response: Response) -> str:
    """Return the text of a typed response, or raise `ResponseError`."""
    text = only_field(response, "text")
    if not isinstance(text, str):
        raise ResponseError("An answer to this question is a text.")
    if len(text) > LONGEST_TEXT:
        raise ResponseError(Message("An answer has at most %(most)s characters.", most=LONGEST_TEXT))
    return text


def check_answers(answers: tuple[str, ...], rejected: tuple[str, ...]) -> None:
    """Raise `QuestionError` unless there is an accepted answer and none is also rejected."""
    if not answers or not all(answer.strip() for answer in answers):
        raise QuestionError("A typed question needs at least one accepted answer.")
    if not all(wrong.strip() for wrong in rejected):
        raise QuestionError("A rejected answer is empty.")
    if {a.casefold() for a in answers} & {r.casefold() for r in rejected}:
        raise QuestionError("An answer cannot be both accepted and rejected.")


def one_more(answers: tuple[str, ...], rejected: tuple[str, ...], answer: str) -> dict[str, Any]:
    """Return the fields `answers` and `rejected` with one more answer taken as right."""
    answer = answer.strip()
    known = {accepted.casefold() for accepted in answers}
    more = answers if answer.casefold() in known else (*answers, answer)
    return {"answers": more, "rejected": tuple(wrong for wrong in rejected if wrong.casefold() != answer.casefold())}


def answers_fields(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the constructor arguments `answers` and `rejected` from their JSON."""
    return {"answers": texts(data, "answers"), "rejected": texts(data, "rejected", ())}
