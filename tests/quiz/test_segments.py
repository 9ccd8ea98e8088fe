"""The server cuts the article; nothing is lost and marks cover exactly what they name."""

from __future__ import annotations

import pytest
from factories import PARAGRAPHS, TEXT, make_article, span_of
from flask import Flask, render_template_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from questions.span import Span
from quiz.models import Article
from quiz.segments import MarkedParagraph, paragraphs


@pytest.fixture
def article(session: Session) -> Article:
    return make_article(session)


def marked_text(cut: list[MarkedParagraph], name: str) -> str:
    return "".join(piece.text for paragraph in cut for piece in paragraph.segments if name in piece.marks)


def test_an_article_without_marks_is_its_paragraphs(article: Article) -> None:
    assert tuple(paragraph.text for paragraph in paragraphs(article)) == PARAGRAPHS


def test_a_mark_covers_what_it_names_and_nothing_else(article: Article) -> None:
    words = "a ferry carries the children of Alder"
    assert marked_text(paragraphs(article, [(span_of(words), "4")]), "4") == words


def test_overlapping_marks_share_the_segment_between_them(article: Article) -> None:
    first, second = span_of("Engineer Maria Voss found"), span_of("Maria Voss found the damage")
    cut = paragraphs(article, [(first, "1"), (second, "2")])
    both = [piece.text for paragraph in cut for piece in paragraph.segments if piece.marks == ("1", "2")]
    assert both == ["Maria Voss found"]


def test_a_mark_over_two_paragraphs_starts_once(article: Article) -> None:
    span = Span(TEXT.index("night inspection"), TEXT.index("Voss said"))
    cut = paragraphs(article, [(span, "7")])
    starts = [piece.starts for paragraph in cut for piece in paragraph.segments if piece.starts]
    assert starts == [("7",)]
    assert marked_text(cut, "7") == "night inspection." + "“Nobody was hurt, and nobody will be,” "


def test_further_spans_of_one_mark_have_anchors_of_their_own(article: Article) -> None:
    cut = paragraphs(article, [(span_of("Tom Rask"), "2"), (span_of("Maria Voss"), "2")])
    assert [piece.starts for paragraph in cut for piece in paragraph.segments if piece.starts] == [("2",), ("2-2",)]


def test_segments_know_their_sentence(article: Article) -> None:
    article.sentences = [list(span_of(PARAGRAPHS[2].split(". ")[0] + "."))]
    assert [piece.sentence for piece in paragraphs(article)[2].segments] == [0, None]


def test_furniture_is_told_apart(session: Session) -> None:
    article = make_article(session, text=TEXT + "\n\nPhoto: Ada Lens")
    assert [bool(paragraph.furniture) for paragraph in paragraphs(article)] == [False, False, False, True]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    bounds=st.lists(
        st.tuples(st.integers(0, len(TEXT) + 20), st.integers(0, len(TEXT) + 20)).map(sorted).map(tuple), max_size=8
    )
)
def test_no_mark_adds_or_loses_a_character(article: Article, bounds: list[tuple[int, int]]) -> None:
    marks = [(Span(*pair), str(number)) for number, pair in enumerate(bounds)]
    cut = paragraphs(article, marks)
    assert tuple(paragraph.text for paragraph in cut) == PARAGRAPHS
    for span, name in marks:
        assert marked_text(cut, name) == span.cut(TEXT).replace("\n", "")


def test_the_page_links_evidence_and_question_both_ways_and_escapes_the_text(app: Flask, session: Session) -> None:
    article = make_article(session, text=TEXT.replace("40,000", "< 40,000 & more"))
    cut = paragraphs(article, [(span_of("Maria Voss"), "3")])
    with app.test_request_context():
        page = render_template_string(
            "{% from 'macros/article.html' import article_text %}{{ article_text(cut) }}", cut=cut
        )
    assert '<mark class="evidence" id="e3" data-marks="3">' in page
    assert 'href="#q3"' in page
    assert "costs &lt; 40,000 &amp; more crowns" in page
