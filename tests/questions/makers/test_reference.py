"""Reference: a pronoun with its certain antecedent among rivals, and silence otherwise."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.reference import make
from questions.reading import read
from questions.span import Span


def drafts(text: str) -> list[Draft]:
    return list(make(read(Article("The Mill", text, (Paragraph(Span(0, len(text))),)))))


def test_an_opening_they_is_asked_with_others_named_around_it() -> None:
    text = (
        "Farmers sold apples to the teachers. The engineers worked at the bridge until May. "
        "They also found a small cave under the road. Bakers and doctors came to "
        "see the cave in June. Painters drew the cave."
    )
    (draft,) = drafts(text)
    assert draft.stem == "What does “they” refer to in “They also found a small cave under the road”?"
    assert draft.answer == "The engineers"
    assert [span.cut(text).split()[0] for span in draft.evidence] == ["The", "They"]
    assert {"Farmers", "The teachers", "Painters"} <= {text for _, text in draft.wrong}


def test_a_thing_is_not_asked_for_what_others_could_not_have_done() -> None:
    text = (
        "Workers repaired the old bridge and painted the station in spring. "
        "The survey ended beside the canal near the old market. "
        "It also found that many people had walked along the river at night."
    )
    assert drafts(text) == []


def test_she_is_asked_where_others_named_close_by_might_be_meant() -> None:
    text = (
        "Mrs. Olga Berg, a teacher, Mrs. Ines Moss, a nurse, and Mrs. Ruth Hill, a baker, live in the valley. "
        "Mrs. Nora Lind, the mayor, thanked the teachers of the school. "
        "In May, she opened a small library beside the old station."
    )
    found = drafts(text)
    assert [(draft.stem, draft.answer) for draft in found] == [
        ("Who does “she” refer to in “In May, she opened a small library beside the old station”?", "Nora Lind")
    ]
    assert {text for _, text in found[0].wrong} == {"Olga Berg", "Ines Moss", "Ruth Hill"}


@pytest.mark.parametrize(
    "text",
    [
        # the antecedent stands in the quoted words
        "Visitors say that they like the mill, the bakery, the bridge and the small station by the river.",
        # nothing else might be meant
        "The survey ended in May. It also found that many people had walked along the river at night.",
        # whoever speaks may tell of somebody else
        "Mrs. Olga Berg, a teacher, Mrs. Ines Moss, a nurse, and Mrs. Ruth Hill, a baker, live in the valley. "
        "Mrs. Nora Lind, the mayor, told the teachers it was not known whether she would open a library in May.",
        # somebody else acts beside her
        "Mrs. Olga Berg, a teacher, Mrs. Ines Moss, a nurse, and Mrs. Ruth Hill, a baker, live in the valley. "
        "Mrs. Nora Lind, the mayor, thanked the school. Mrs. Olga Berg talked to the teachers until she saw a boat.",
        # two might be meant
        "The survey praised the mill. The bridge crossed a canal near the farm. It was closed to visitors in May.",
    ],
)
def test_silence_without_a_certain_antecedent_and_rivals(text: str) -> None:
    assert drafts(text) == []
