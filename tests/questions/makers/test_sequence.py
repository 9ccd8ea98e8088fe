"""Sequence: the order of events that the article dates."""

from __future__ import annotations

from questions.article import Article, Paragraph
from questions.makers import sequence
from questions.reading import read
from questions.span import Span

_DATED = (
    "In 1998, Helen Marsh opened a bakery in Leeds. In 2004, Peter Ross bought the bakery from Helen Marsh."
    " In 2011, a storm destroyed the roof of the bakery. Peter Ross sold his boat to a museum in 2015."
)


def test_the_first_and_the_last_of_four_dated_events_are_asked_for() -> None:
    found = {d.stem: d for d in sequence.make(read(Article("A bakery", _DATED, (Paragraph(Span(0, len(_DATED))),))))}
    first = found["Which of these events happened first?"]
    assert first.answer == "Helen Marsh opened a bakery in Leeds"
    assert len(first.wrong) == 3
    assert len(first.evidence) == 4
    assert found["Which of these events happened last?"].answer == "Peter Ross sold his boat to a museum"


def test_events_without_certain_dates_are_not_put_in_order() -> None:
    text = _DATED.replace("In 2004,", "Later,").replace("In 2011,", "Since 2011,")
    assert list(sequence.make(read(Article("A bakery", text, (Paragraph(Span(0, len(text))),))))) == []
