"""Claim: an opinion among plain facts, and no question where that is in doubt."""

from __future__ import annotations

from questions.article import Article, Paragraph
from questions.draft import Draft
from questions.makers.claim import make
from questions.reading import read
from questions.span import Span

FACTS = (
    "The council of Easby bought the old mill in 2015. "
    "About 400 families live in the valley around Easby. "
    "Nora Lind opened a bakery beside the river in 2017. "
    "A choir from Easby sang at the station in December. "
)
OPINION = "Adam Field, a baker, said that the new bridge is dangerous for young children. "


def drafts(*paragraphs: str) -> list[Draft]:
    text = "\n\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Paragraph(Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return list(make(read(Article("The Bridge", text, tuple(spans)))))


def test_an_opinion_stands_among_three_facts_of_the_article() -> None:
    (draft,) = drafts(FACTS.strip(), "The river Ure was high in May 2019.", OPINION.strip())
    assert draft.stem == "Which statement does the article give as someone’s opinion rather than as a fact?"
    assert draft.answer == "The new bridge is dangerous for young children."
    assert len(draft.wrong) >= 3
    assert all(text in FACTS for _, text in draft.wrong)
    assert "Adam Field" in draft.explanation


def test_what_is_said_of_figures_is_no_opinion() -> None:
    said = "Adam Field, a baker, said that the new bridge was closed for nine months."
    assert drafts(FACTS.strip(), "The river Ure was high in May 2019.", said) == []


def test_what_the_article_lets_others_say_is_no_fact_of_its_own() -> None:
    doubtful = (
        "According to Nora Lind, the council of Easby bought the old mill in 2015. "
        "About 400 families probably live in the valley around Easby. "
        "Nora Lind announced a bakery beside the river in 2017. "
        "A choir from Easby hopes to sing at the station in December."
    )
    assert drafts(doubtful, "The river Ure was high in May 2019.", OPINION.strip()) == []


def test_a_fact_beside_the_opinion_is_not_offered() -> None:
    (draft,) = drafts(FACTS.strip(), "The bridge in Easby is 20 meters long.", OPINION.strip())
    assert not any("20 meters" in text for _, text in draft.wrong)
