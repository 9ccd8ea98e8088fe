"""What follows: conditions, results and what something made others do, asked only where the article says so."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.makers import cause, consequence, purpose
from questions.reading import read
from questions.span import Span


def asked(text: str) -> dict[str, tuple[str, str]]:
    reading = read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))
    found = [*cause.make(reading), *purpose.make(reading), *consequence.make(reading)]
    return {draft.stem: (draft.skill, draft.answer) for draft in found}


@pytest.mark.parametrize(
    ("text", "stem", "skill", "answer"),
    [
        (
            "If taxes rise, many young people will leave, warns Helen Marsh.",
            "What will happen if taxes rise, according to Helen Marsh?",
            "consequence",
            "Many young people will leave",
        ),
        (
            "When salt water freezes, it pushes salt into the sea.",
            "What happens when salt water freezes?",
            "consequence",
            "It pushes salt into the sea",
        ),
        (
            "The long strike in Leeds led to a shortage of bread.",
            "What was the result of the long strike in Leeds?",
            "consequence",
            "A shortage of bread",
        ),
        (
            "A gift from Helen Marsh enabled Peter Ross to buy three boats.",
            "What did a gift from Helen Marsh enable Peter Ross to do?",
            "consequence",
            "Buy three boats",
        ),
        (
            "Helen Marsh said that security in Leeds would improve if Norsk sold its shops in Norway.",
            "What would happen if Norsk sold its shops in Norway, according to Helen Marsh?",
            "consequence",
            "Security in Leeds would improve",
        ),
        (
            "The low pay of bakers in Leeds means that many of them take a second job.",
            "What is the result of the low pay of bakers in Leeds?",
            "consequence",
            "Many of them take a second job",
        ),
        (
            "To survive, the wool industry in Norway must find new markets.",
            "What must the wool industry in Norway do to survive?",
            "purpose",
            "Find new markets",
        ),
        (
            "The main aim of the new law is to save whales. The law will come in May. A new law was needed.",
            "What is the main aim of the new law?",
            "purpose",
            "To save whales",
        ),
        (
            "One reason for the fall in crime might be the warm winter.",
            "What might be one reason for the fall in crime?",
            "cause",
            "The warm winter",
        ),
        (
            "The bread from Norway costs twice the price. As a result, bread from Leeds is popular in Oslo.",
            "Why is bread from Leeds popular in Oslo?",
            "cause",
            "Because the bread from Norway costs twice the price",
        ),
        (
            "The road to Leeds was blocked, so many workers walked home.",
            "Why did many workers walk home?",
            "cause",
            "Because the road to Leeds was blocked",
        ),
        ("Oslo is small, so it is quiet.", "Why is Oslo quiet?", "cause", "Because it is small"),
    ],
)
def test_what_follows_is_asked_for(text: str, stem: str, skill: str, answer: str) -> None:
    assert asked(text).get(stem) == (skill, answer), asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "If not, Helen Marsh will sell the bakery.",
        "Helen Marsh asked if taxes would rise.",
        "The aim is to count whales.",  # of what?
        "Norway must save more so it can buy a house.",  # an aim, not a result
        "A similar shortage may follow if taxes rise.",  # similar to what?
    ],
)
def test_what_hangs_in_the_air_gives_nothing(text: str) -> None:
    assert asked(text) == {}
