"""Moored: short statements that say nothing of what they belong to."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.reading import read
from questions.standing.moored import is_adrift

TEXT = """The ferry of Ayle carries 4,000 children to school. The ferry needs a new engine. Ada Brown sails the ferry.
The drivers keep the small coins. Swimming lessons for the crew take place on Monday. A storm broke many windows.
The wages of the drivers have risen by a tenth since the old ferry was sold to a bank. Norway has lent some money.
There are lessons in English and music. There are children in boats. There are children on the ferry."""


@pytest.mark.parametrize(
    ("sentence", "statement", "adrift"),
    [
        (3, "The drivers keep the small coins.", True),
        (8, "There are lessons in English and music.", True),
        (9, "There are children in boats.", True),
        (10, "There are children on the ferry.", False),
        (5, "A storm broke many windows.", True),
        # the article's own subject, a name, a sentence that tells more
        (1, "The ferry needs a new engine.", False),
        (7, "Norway has lent some money.", False),
        (7, "Sweden has lent some money.", False),
        (6, "The wages of the drivers have risen by a tenth since the old ferry was sold to a bank.", False),
    ],
)
def test_a_short_statement_says_what_it_is_about(sentence: int, statement: str, *, adrift: bool) -> None:
    reading = read(Article.from_text(TEXT.replace("\n", " "), title="The ferry of Ayle"))
    assert is_adrift(statement, list(reading.sentences[sentence].tokens), reading) is adrift
