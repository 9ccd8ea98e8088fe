"""Causes and purposes: why, asked only where the article says so."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.makers import cause, purpose
from questions.reading import read
from questions.span import Span


def asked(text: str) -> dict[str, tuple[str, str]]:
    reading = read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))
    found = [*cause.make(reading), *purpose.make(reading)]
    return {draft.stem: (draft.skill, draft.answer) for draft in found}


@pytest.mark.parametrize(
    ("text", "stem", "skill", "answer"),
    [
        (
            "Helen Marsh closed the bakery in Leeds because the oven had cracked.",
            "Why did Helen Marsh close the bakery in Leeds?",
            "cause",
            "Because the oven had cracked",
        ),
        (
            "Because bats have weak eyes, they hunt by sound.",
            "Why do bats hunt by sound?",
            "cause",
            "Because they have weak eyes",
        ),
        (
            "Winter swimmers were the fittest overall, as they had the strongest hearts.",
            "Why were winter swimmers the fittest overall?",
            "cause",
            "Because they had the strongest hearts",
        ),
        (
            "Flights to Norway were cancelled because of thick fog.",
            "Why were flights to Norway cancelled?",
            "cause",
            "Because of thick fog",
        ),
        (
            "Helen Marsh did not open the bakery in Leeds because the oven had cracked.",
            "Why did Helen Marsh not open the bakery in Leeds?",
            "cause",
            "Because the oven had cracked",
        ),
        (
            "Peter Ross sold three boats to pay for a new roof.",
            "Why did Peter Ross sell three boats?",
            "purpose",
            "To pay for a new roof",
        ),
    ],
)
def test_a_reason_is_asked_for(text: str, stem: str, skill: str, answer: str) -> None:
    assert asked(text).get(stem) == (skill, answer), asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "As Helen Marsh opened the door, a dog barked.",  # time, not cause
        "Helen Marsh has lived in Leeds since 2009.",
        "He left because it rained.",
        "“We left because of the fog,” said Helen Marsh.",
        "Helen Marsh wants to sell three boats.",  # a wish, not a purpose
    ],
)
def test_what_is_no_sure_reason_gives_nothing(text: str) -> None:
    assert asked(text) == {}
