"""Purposes: what something was done for, asked only where the article says so."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers import purpose
from questions.reading import read
from questions.span import Span


def drafts(text: str) -> list[Draft]:
    return list(purpose.make(read(Article("News from the coast", text, (Paragraph(Span(0, len(text))),)))))


def asked(text: str) -> dict[str, str]:
    return {draft.stem: draft.answer for draft in drafts(text)}


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "Helen Marsh runs evening classes in Leeds to discourage smoking and offers help to parents.",
            "Why does Helen Marsh run evening classes in Leeds?",
            "To discourage smoking",
        ),
        (
            "In an effort to keep its members, Greenpeace has moved to Leeds.",
            "Why has Greenpeace moved to Leeds?",
            "To keep its members",
        ),
        (
            "Peter Ross used a small camera to count birds.",
            "Why did Peter Ross use a small camera?",
            "To count birds",
        ),
        (
            "Greenpeace has already opened a school in Leeds to make a point about the sea.",
            "Why has Greenpeace opened a school in Leeds?",
            "To make a point about the sea",
        ),
        (
            "Greenpeace plans to turn three ships into floating schools to make a point about the sea.",
            "Why does Greenpeace plan to turn three ships into floating schools?",
            "To make a point about the sea",
        ),
        (
            "Peter Ross sold three boats to pay for a new roof.",
            "Why did Peter Ross sell three boats?",
            "To pay for a new roof",
        ),
        (
            "Peter Ross spent nearly a year in Norway in order to count birds.",
            "Why did Peter Ross spend nearly a year in Norway?",
            "To count birds",
        ),
        (
            "Helen Marsh sold three boats in Oslo to pay for a new school – or a house of learning.",
            "Why did Helen Marsh sell three boats in Oslo?",
            "To pay for a new school",
        ),
        (
            "Mr. and Mrs. Peter Ross sold three boats to pay for a new roof.",
            "Why did Mr. and Mrs. Peter Ross sell three boats?",
            "To pay for a new roof",
        ),
        (
            "Helen Marsh wants to sell three boats to a museum.",
            "What does Helen Marsh want to do?",
            "Sell three boats to a museum",
        ),
        (
            "Free bottles will be given to 200 sailors in Leeds to stop waste in the harbour.",
            "Why will free bottles be given to 200 sailors in Leeds?",
            "To stop waste in the harbour",
        ),
        (
            "Wool has become cheap, as farmers in Norway sell their sheep to pay for new boats.",
            "Why do farmers in Norway sell their sheep?",
            "To pay for new boats",
        ),
    ],
)
def test_an_aim_is_asked_for(text: str, stem: str, answer: str) -> None:
    assert asked(text).get(stem) == answer, asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Helen Marsh began to sell three boats.",  # what she began, not what for
        "Two men in Leeds tried to sell three boats.",  # which two?
        "Helen Marsh was paid to paint three boats.",
        "Great efforts have been made in Leeds to save three boats.",  # efforts to do what?
        "Helen Marsh trains dogs in Leeds to find mushrooms.",  # what they are trained for only
        "Peter Ross pressed a button in Oslo to start the engine.",  # what the button does
        "Greenpeace has widened its work in Leeds to include ferries.",  # what came of it
        "Helen Marsh was involved in many schemes to sell three boats.",  # what schemes
        "Peter Ross bought a new computer in Leeds to handle things.",
        "Norway was given five weeks to sell three boats.",  # time to do it
        "Peter Ross went on to sell three boats in Leeds.",  # what came next
        "Prices in Leeds are set to remain low.",
        "Helen Marsh has helped Greenpeace by selling boats to pay for a new roof.",  # how
        "Sailors in Leeds use tricks such as setting clocks to run slow.",  # the clocks', not the sailors' aim
    ],
)
def test_what_is_no_sure_aim_gives_nothing(text: str) -> None:
    assert asked(text) == {}


def test_an_aim_stands_beside_the_aims_of_others_and_aims_that_go_with_the_deed() -> None:
    text = (
        "Peter Ross sold three boats in Oslo to pay for a new roof. The weather was cold and the sea was rough."
        " Many sailors in Leeds want to learn a foreign language. Some teachers hope to visit a museum in Norway."
    )
    found = {draft.stem: draft for draft in drafts(text)}["Why did Peter Ross sell three boats in Oslo?"]
    assert ("elsewhere", "To learn a foreign language") in found.wrong
    assert any(role == "unsupported" and option.startswith("To ") for role, option in found.wrong)


def test_an_aim_tells_what_for_and_not_when() -> None:
    assert asked("Peter Ross sold three boats in Oslo to pay for a new roof in May.") == {
        "Why did Peter Ross sell three boats in Oslo?": "To pay for a new roof"
    }
