"""Obvious: “Who …?” is no question where the article is about one person."""

from __future__ import annotations

from questions import Article, suggest

ALONE = """Ada Holm steered the ferry to Bergen for thirty years. Ada Holm bought a boat in May. Ada Holm sold the boat
because the engine had failed. Ada Holm opened a school on the quay. Ada Holm teaches the children of the valley."""
SHARED = ALONE.replace("Ada Holm bought", "Per Vik bought").replace("Ada Holm sold", "Siri Berg sold")


def keys(text: str) -> set[str]:
    found = suggest(Article.from_text(" ".join(text.split()), title="A Life on the Water"))
    return {one.question.key_text() for one in found}


def test_the_one_person_of_an_article_is_never_asked_for() -> None:
    assert "Ada Holm" not in keys(ALONE)
    assert keys(ALONE)


def test_one_of_several_people_is() -> None:
    assert keys(SHARED) & {"Ada Holm", "Per Vik", "Siri Berg"}
