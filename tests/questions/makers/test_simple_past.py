"""The past perfect: what a sentence tells of before something else is asked for in the simple past."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.makers.detail import make
from questions.reading import read
from questions.span import Span


def asked(text: str) -> set[str]:
    article = Article("News from the coast", text, (Paragraph(Span(0, len(text))),))
    return {draft.stem for draft in make(read(article))}


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Helen Marsh had been planning a bakery in Kent.", "Who was planning a bakery in Kent?"),
        ("Helen Marsh had inspected 400 boats in Bergen.", "How many boats did Helen Marsh inspect in Bergen?"),
        ("Helen Marsh had already been given a prize in Oslo.", "Who was already given a prize in Oslo?"),
        (
            "Helen Marsh had opened a bakery in Kent when a storm hit the coast.",
            "When had Helen Marsh opened a bakery in Kent?",
        ),
    ],
)
def test_what_came_before_nothing_is_asked_for_in_the_simple_past(text: str, stem: str) -> None:
    assert stem in asked(text)
