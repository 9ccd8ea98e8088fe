"""Obvious: “Who …?” is no question where the article is about one person."""

from __future__ import annotations

import pytest
from drafting import draft_of

from questions import Article, suggest
from questions.obvious import is_obvious
from questions.reading import read
from questions.span import Span

ALONE = """Ada Holm steered the ferry to Bergen for thirty years. Ada Holm bought a boat in May. Ada Holm sold the boat
because the engine had failed. Ada Holm opened a school in Bergen. Ada Holm teaches the children of the valley."""
SHARED = ALONE.replace("Ada Holm bought", "Per Vik bought").replace("Ada Holm sold", "Siri Berg sold")


def keys(text: str) -> set[str]:
    found = suggest(Article.from_text(" ".join(text.split()), title="A Life on the Water"))
    return {one.question.key_text() for one in found}


def test_the_one_person_of_an_article_is_never_asked_for() -> None:
    assert "Ada Holm" not in keys(ALONE)
    assert keys(ALONE)


def test_nor_is_the_one_whose_name_the_title_has() -> None:
    text = f"{SHARED} Ada Holm sang to Per Vik."
    found = suggest(Article.from_text(" ".join(text.split()), title="Ada Holm and the Ferry"))
    assert not any(one.question.key_text() == "Ada Holm" for one in found if one.question.skill == "detail")


def test_one_of_several_people_is() -> None:
    assert keys(SHARED) & {"Ada Holm", "Per Vik", "Siri Berg"}


@pytest.mark.parametrize(
    ("answer_type", "answer", "title", "obvious"),
    [
        ("place", "In the US", "Can America Learn to Cycle?", True),
        ("place", "In Norway", "The Last Ferry of Norway", True),
        ("place", "In Norway", "The Last Ferry of the North", False),
        ("date", "On Tuesday", "", True),
        ("date", "On 4 May", "", False),
    ],
)
def test_the_place_of_the_title_and_a_bare_weekday_are_not_asked_for(
    answer_type: str, answer: str, title: str, obvious: bool
) -> None:
    reading = read(Article.from_text(" ".join(ALONE.split()), title=title or "A Life on the Water"))
    draft = draft_of("When or where was it?", answer, answer_type, (Span(0, 8),))
    assert is_obvious(draft, reading) is obvious


@pytest.mark.parametrize(("sold", "obvious"), [("Norway", True), ("Sweden", False)])
def test_where_is_not_asked_of_what_happens_in_the_country_of_it_all(sold: str, obvious: bool) -> None:
    text = "The people of Norway love the sea. They say that Norway builds the best of all boats. In the harbours"
    text += (
        " of Norway there is a boat for everybody. Those who live in Norway and in Sweden sail south when it is cold."
    )
    reading = read(Article.from_text(text, title="A Life on the Water"))
    draft = draft_of("Where do sailors sell boats?", f"In {sold}", "place", (Span(0, 8),))
    assert is_obvious(draft, reading) is obvious


@pytest.mark.parametrize(
    ("quoted", "obvious"),
    [
        ("“The fjord is cold,” she said.", True),
        ("“The fjord is cold,” said Mary Vik. “The boat is old,” said Otto Berg.", False),
    ],
)
def test_who_said_it_is_no_sure_guess_where_others_speak_too(quoted: str, obvious: bool) -> None:
    text = " ".join(ALONE.split()) + " “The ferry will sail,” Ada Holm said. " + quoted
    draft = draft_of("Who said, “The ferry will sail”?", "Ada Holm", "person", (Span(0, 8),), skill="speaker")
    assert is_obvious(draft, read(Article.from_text(text, title="A Life on the Water"))) is obvious


@pytest.mark.parametrize(
    ("answer", "title", "obvious"),
    [
        ("Bergen", "A Life on the Water", True),
        ("The Seawatch Trust", "Seawatch Trust Opens a Clinic", True),
        ("The Seawatch Trust", "A Life on the Water", False),
    ],
)
def test_the_body_or_country_of_which_all_is_told_is_not_asked_for(answer: str, title: str, obvious: bool) -> None:
    text = ALONE.replace("bought a boat in May", "bought a boat in Bergen and sailed it to Bergen")
    reading = read(Article.from_text(" ".join(text.split()), title=title))
    kind = "group" if "Trust" in answer else "place"
    draft = draft_of("Which of them opened a school?", answer, kind, (Span(0, 8),))
    assert is_obvious(draft, reading) is obvious
