"""The sample articles: readable as articles, and a showcase of the makers."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions import datafiles
from questions.article import Article
from questions.makers import make_drafts
from questions.reading import read

SAMPLES = sorted((datafiles.FOLDER / "samples").glob("*.txt"))


def test_there_are_three_samples() -> None:
    assert len(SAMPLES) == 3


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_an_article_of_the_right_length(path: Path) -> None:
    article = Article.from_text(path.read_text(encoding="utf-8"))
    assert article.title == path.read_text(encoding="utf-8").splitlines()[0]
    assert 400 <= article.words <= 700
    assert len(article.prose()) == len(article.paragraphs)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_shows_what_the_makers_can_do(path: Path) -> None:
    reading = read(Article.from_text(path.read_text(encoding="utf-8")))
    drafts = list(make_drafts(reading))
    assert {"speaker", "detail"} <= {draft.skill for draft in drafts}
    for draft in drafts:
        assert all(reading.sentence_at(span.start) is not None for span in draft.evidence)
        assert draft.answer not in draft.stem
