"""Ordering: events that the article dates, in words that do not tell their order."""

from __future__ import annotations

import pytest

from questions import Article
from questions.assembling import ordering
from questions.flaws import sound
from questions.kinds.ordering import Ordering
from questions.workings import work

EVENTS = (
    "In 1998, Helen Marsh opened a bakery in Leeds.",
    "Peter Ross bought a farm near York in 1981.",
    "Anna Field sold a hotel in Hull in 2004.",
    "In 1975, Martin Cole founded a school in Bath.",
)
FILL = "The town of Lindau lies on a hill. Many people in the town sell bread and cheese. It rains there in winter."


def asked(*sentences: str) -> list[Ordering]:
    """Return the ordering questions of an article with these sentences."""
    workings = work(Article.from_text(f"{FILL}\n\n{' '.join(sentences)}", title="A Town on a Hill"))
    found = [one.question for one in ordering.assemble(workings, [])]
    assert all(sound(question, workings.reading.article) for question in found)
    return [question for question in found if isinstance(question, Ordering)]


def test_dated_events_are_put_in_order_without_their_dates() -> None:
    (question,) = asked(*EVENTS)
    assert question.sequence == (
        "Martin Cole founded a school in Bath",
        "Peter Ross bought a farm near York",
        "Helen Marsh opened a bakery in Leeds",
        "Anna Field sold a hotel in Hull",
    )
    assert len(question.evidence) == 4
    assert "1975" in question.explanation


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("Anna Field sold another hotel in 2004.", id="another tells"),
        pytest.param("Anna Field sold a hotel in Hull in 1998.", id="the same year"),
        pytest.param("Anna Field has lived in Hull since 1980.", id="no event"),
        pytest.param("Anna Field married art student, Paul Reed, in 2004.", id="an object that lost its name"),
        pytest.param("The sale of a hotel in Hull followed in 2004.", id="an event that followed another"),
        pytest.param("", id="two events"),
    ],
)
def test_an_event_without_a_certain_place_is_left_out(last: str) -> None:
    assert asked(EVENTS[0], EVENTS[1], last) == []
