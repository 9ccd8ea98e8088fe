"""Stories in the first person: “I” is “the writer”, where it is certain who “I” is."""

from __future__ import annotations

import pytest

from questions.article import Article
from questions.facts.narration import narration_of, on_the_writers_word, own_words
from questions.facts.standing import find_standing
from questions.generator import suggest
from questions.reading import read

ISLAND = """I left my job at a bank in Leeds in 2014 because I wanted to live near the sea. My
sister lent me 500 pounds for a small boat.

I had never sailed before. In my first week, I hit a rock near Holm. An old fisherman pulled me out of the
water and said: “I have never seen such a bad sailor.”

I bake bread every morning and sell it in Leeds. In winter, I don’t earn any money. I’ve kept a diary since the
storm of 2017. My husband, who is a nurse, works in a clinic in Holm.

I have no plans to return to Leeds. Last year, I bought my own house with the money I had saved, and I am planting a
garden behind it. I was so tired of the traffic. The storm was so loud. I swam home."""


def article_of(text: str) -> Article:
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return Article.from_text("\n\n".join(paragraphs), title="A year on the island")


@pytest.fixture(scope="module")
def stated() -> set[str]:
    return {one.text for one in find_standing(read(article_of(ISLAND)))}


@pytest.mark.parametrize(
    "statement",
    [
        "The writer left their job at a bank in Leeds in 2014 because they wanted to live near the sea.",
        "The writer’s sister lent them 500 pounds for a small boat.",
        "In their first week, the writer hit a rock near Holm.",
        "The writer bakes bread every morning and sells it in Leeds.",
        "In winter, the writer doesn’t earn any money.",
        "The writer has kept a diary since the storm of 2017.",
        "The writer’s husband works in a clinic in Holm.",
        "The writer has no plans to return to Leeds.",
    ],
)
def test_what_the_narrator_tells_is_said_of_the_writer(stated: set[str], statement: str) -> None:
    assert statement in stated


def test_nobody_says_i(stated: set[str]) -> None:
    assert not {text for text in stated if {"I", "my", "me", "My"} & set(text.replace("’", " ").split())}


def test_questions_ask_about_the_writer() -> None:
    asked = {one.question.stem for one in suggest(article_of(ISLAND))}
    assert "How many pounds did the writer’s sister lend them for a small boat?" in asked
    assert not [stem for stem in asked if " I " in stem and "“" not in stem]


TALK = """Ada Brown: I left my job at a bank in 2014. I bake bread every morning on the island of Holm.

Ada Brown: I have no plans to return to Leeds. I bought a house with the money.

Ada Brown: I have kept a diary since the storm. I do not earn any money in winter."""

TURNS = """The council of Halden asked three sailors what they earn in a year.

1. Ada, 41, Leeds: “It is enough for me”

I left my job in 2014. I bake bread every morning. A third of a sailor’s income comes from the harbour of Holm.

2. Otto, 29, Halden: “I hate the storms”

I have no plans to return. I do not earn any money in winter. I like it. Boats are sold in Holm in May."""

REPORT = """The mill at Halden was closed in May. The council bought it in June. I met the miller in the yard.

The workers went home to their families. Ada Brown says: “I have no plans. I bake bread. I like it. I hate the town.”

The mayor wants to open a museum in the old mill. “I will pay,” he says, “and I will be the first to visit it.”"""


@pytest.mark.parametrize(("text", "narrated"), [(ISLAND, True), (TALK, False), (TURNS, False), (REPORT, False)])
def test_only_an_author_who_tells_a_story_is_the_writer(text: str, *, narrated: bool) -> None:
    assert bool(narration_of(read(article_of(text))).pronouns) is narrated


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The storm was a great surprise.", "The storm was a great surprise, according to the writer."),
        ("The storm sank two boats.", "The storm sank two boats."),
        ("The writer thinks the storm was terrible.", "The writer thinks the storm was terrible."),
    ],
)
def test_what_the_writer_thinks_is_the_writers_view(statement: str, expected: str) -> None:
    assert on_the_writers_word(statement, read(article_of(ISLAND))) == expected
    assert on_the_writers_word(statement, read(article_of(REPORT))) == statement


def test_what_several_tell_in_turn_is_nobodys_claim() -> None:
    assert {one.text for one in find_standing(read(article_of(TURNS)))} <= {
        "The council of Halden asked three sailors what they earn in a year."
    }


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("The writer’s dog bit the writer.", "My dog bit me.", "my dog bit I."),
        (
            "The writer of the letter is unknown.",
            "The writer of the letter is unknown.",
            "The writer of the letter is unknown.",
        ),
    ],
)
def test_the_writers_words_are_known_again(text: str, told: str, expected: str) -> None:
    assert own_words(text, told) == expected
