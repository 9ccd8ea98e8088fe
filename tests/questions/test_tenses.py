"""“Had gone” is told as “went” where nothing says what came after it."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.facts.clauses import find_clauses
from questions.facts.standing import find_standing
from questions.reading import Reading, read


def reading_of(text: str) -> Reading:
    return read(
        Article.from_text(f"The ferry to Holm is old. {text} It sails to Holm in May.", title="The ferry to Holm")
    )


@pytest.mark.parametrize(
    ("sentence", "statement", "parts"),
    [
        (
            "Ada Brown had written 300 letters to the owners of the ferry.",
            "Ada Brown wrote 300 letters to the owners of the ferry.",
            ("did", "write"),
        ),
        (
            "Ada Brown had often bought tickets for the ferry to Holm.",
            "Ada Brown often bought tickets for the ferry to Holm.",
            ("did", "often buy"),
        ),
        # what came after it, or what was still so, needs the tense
        (
            "Ada Brown had already written 300 letters to the owners of the ferry.",
            None,
            ("had", "already written"),
        ),
        (
            "Before May, Ada Brown had written 300 letters to the owners of the ferry.",
            None,
            ("had", "written"),
        ),
        (
            "Ada Brown had not written 300 letters to the owners of the ferry.",
            "Ada Brown had not written 300 letters to the owners of the ferry.",
            ("had", "not written"),
        ),
    ],
)
def test_had_gone_is_told_as_went(sentence: str, statement: str | None, parts: tuple[str, str]) -> None:
    reading = reading_of(sentence)
    group = next(clause.group for clause in find_clauses(reading) if clause.group.lemma in {"write", "buy"})
    assert group.split() == parts
    stated = {one.text for one in find_standing(reading)}
    assert statement is None or statement in stated
