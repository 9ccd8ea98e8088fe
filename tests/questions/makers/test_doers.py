"""Who it was: questions made of whole statements about somebody with a name."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.asking import doers
from questions.reading import read

BEFORE = "Ada Brown is a sailor from Leeds. She has two boats. The ferry to Holm carries 4,000 children to school. "


def asked(text: str) -> list[tuple[str, str]]:
    article = Article.from_text(BEFORE + text, title="The ferry to Holm")
    return [(draft.stem, draft.answer) for draft in doers.ask(read(article))]


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "She sold her house in Leeds to pay for the repair of the ferry.",
            "Who sold her house in Leeds to pay for the repair of the ferry?",
            "Ada Brown",
        ),
        (
            "In 2015, Brown carried 300 tonnes of flour to the island of Holm.",
            "Who carried 300 tonnes of flour to the island of Holm in 2015?",
            "Ada Brown",
        ),
        (
            "France has obtained a new engine for the ferry to Holm.",
            "Which country has obtained a new engine for the ferry to Holm?",
            "France",
        ),
        (
            "FIFA bought the ferry to Holm from two brothers in 2012.",
            "Which organization bought the ferry to Holm from two brothers in 2012?",
            "FIFA",
        ),
    ],
)
def test_a_statement_asks_who(text: str, stem: str, answer: str) -> None:
    assert (stem, answer) in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        # who said so is another skill; a state is many people's; two did it; whose is "its"?
        "She said that the ferry to Holm would need a new engine in May.",
        "She is in Leeds on the first Monday of every month.",
        "Ada Brown and Helen Marsh sold a house in Leeds to pay for the repair of the ferry.",
        "Norway is proud of the ferry and has lent its owners 3,000 pounds for an engine.",
        "She did not sell her house in Leeds to pay for the repair of the ferry.",
        # An index is no organization.
        "The Clean Rivers Index (CRI) came out in May. The CRI gave the ferry to Holm three of its five stars in 2012.",
    ],
)
def test_what_cannot_be_asked_is_not(text: str) -> None:
    assert not asked(text)
