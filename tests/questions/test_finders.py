"""Wrong options for phrases, deeds and clauses, from articles read whole."""

from __future__ import annotations

from functools import cache

import pytest
from drafting import draft_of

from questions.article import Article
from questions.draft import Draft
from questions.finders.misreads import crossed
from questions.options import wrong_options
from questions.reading import Reading, read
from questions.sources import gather
from questions.span import Span
from questions.world.classes import class_of

TEXT = """The council of Ayle opened a small library in the old mill. Volunteers collected thousands of books from the
schools. A local engineer repaired the wooden roof in three weeks.

Farmers near Ayle sell fresh milk at a weekly market. The cold winter damaged the narrow bridge. It was closed until
the spring, and drivers used a longer road.

A group of students planted apple trees along the river. The museum bought a rare map of the harbor."""


@cache
def reading() -> Reading:
    return read(Article.from_text(TEXT, title="News from Ayle"))


def draft(stem: str, answer: str, answer_type: str, place: str | None = None) -> Draft:
    at = reading().article.text.index(place or answer[1:])
    start = at if place else at - 1
    sentence = next(one for one in reading().sentences if one.span.start <= start < one.span.end)
    length = len(place) if place else len(answer)
    verb = next(token for token in sentence.tokens if token.dep_ == "ROOT")
    return draft_of(
        stem,
        answer,
        answer_type,
        (sentence.span,),
        sentence=sentence.index,
        fact=f"clause:{verb.i}",
        answer_span=Span(start, start + length),
    )


def roles(one: Draft) -> dict[str, str]:
    return {wrong.text: wrong.role for wrong in wrong_options(one, gather(reading(), [one]))}


def test_things_of_other_sentences_are_no_rivals() -> None:
    found = roles(
        draft("What did the council of Ayle open?", "A small library in the old mill", "noun", "a small library")
    )
    assert set(found.values()) <= {"misread"}
    assert all(text[0].isupper() for text in found)


def test_nobody_need_know_on_which_day_a_thing_was_done() -> None:
    told = read(Article.from_text("Helen Marsh sold 40 loaves on Friday. She sang. Nobody spoke.", title="News"))
    one = draft_of("What did Helen Marsh do?", "Sold 40 loaves on Friday", "action", (told.sentences[0].span,))
    found = [wrong.text for wrong in wrong_options(one, gather(told, [one]))]
    assert found
    assert all(text.endswith("on Friday") for text in found)


def test_what_was_done_has_nobody_elses_deeds_beside_it() -> None:
    found = roles(draft("What did the museum do?", "Bought a rare map of the harbor", "action", "bought a rare map"))
    assert "elsewhere" not in found.values()


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("bus", "vehicle"), ("library", "building"), ("bread", "food"), ("decision", "act"), ("e-bike", "vehicle")],
)
def test_a_common_noun_has_a_class(noun: str, kind: str) -> None:
    assert class_of(noun) == kind


@pytest.mark.parametrize(
    ("answer", "singles", "made"),
    [
        (
            "It fell after the war",
            ["It rose after the war", "It fell before the war"],
            ["It rose after the war", "It fell before the war", "It rose before the war"],
        ),
        ("It fell in May", ["It fell in June", "It fell in July"], []),  # both change the same word
        ("It fell", ["It rose"], []),
    ],
)
def test_two_changes_at_two_places_are_made_together_as_well(answer: str, singles: list[str], made: list[str]) -> None:
    assert list(crossed(answer, singles)) == made
