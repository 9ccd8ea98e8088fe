"""Roles: what the article says a person is, worded to stand alone."""

from __future__ import annotations

import pytest

from questions.article import Article, Paragraph
from questions.facts.role_words import generic_owner, indefinite
from questions.facts.roles import find_roles
from questions.reading import read
from questions.span import Span


def roles(text: str) -> dict[str, str]:
    article = Article("The mill", text, (Paragraph(Span(0, len(text))),))
    found = list(find_roles(read(article)))
    assert all(role.person.name.split()[-1] in role.evidence.cut(text) for role in found)
    return {role.person.name: role.text for role in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brown, manager of the Lower Mill, opened the gate.", {"Ada Brown": "The manager of the Lower Mill"}),
        ("Ada Brown, 41, an ecologist at Tarn University, agreed.", {"Ada Brown": "An ecologist at Tarn University"}),
        ("“It holds,” said Ada Brown, a 58-year-old farmer.", {"Ada Brown": "A farmer"}),
        ("Ada Brown, who is now head of Tarn Bank, agreed.", {"Ada Brown": "The head of Tarn Bank"}),
        ("Ada Brown, who runs the Lower Mill, opened the gate.", {"Ada Brown": "The head of the Lower Mill"}),
        ("Ada Brown is the mayor of Easby.", {"Ada Brown": "The mayor of Easby"}),
        ("The head of the Lower Mill, Ada Brown, agreed.", {"Ada Brown": "The head of the Lower Mill"}),
        ("The town thanked geologist Ada Brown.", {"Ada Brown": "A geologist"}),
        ("The town thanked the geologist Ada Brown.", {"Ada Brown": "A geologist"}),
        ("The town thanked the science fiction writer Ada Brown.", {"Ada Brown": "A science fiction writer"}),
        ("The town thanked the human bones expert Ada Brown.", {"Ada Brown": "A human bones expert"}),
    ],
)
def test_a_role_is_read_from_each_pattern(text: str, expected: dict[str, str]) -> None:
    assert roles(text) == expected


def test_a_short_name_inside_a_role_is_given_in_full() -> None:
    text = "Otto Lind left early. On Monday, Lind’s lawyer Ada Brown spoke to the court."
    assert roles(text)["Ada Brown"] == "Otto Lind’s lawyer"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brown, Otto Lind and Mary Stone opened the gate.",
        "Ada Brown, speaking at the mill, agreed.",
        "Ada Brown, along with her dog, left.",
        "Ada Brown is happy with the result.",
        "In Easby, Ada Brown opened the gate.",
        "Dr. Ada Brown opened the gate.",
    ],
)
def test_what_is_no_role_is_none(text: str) -> None:
    assert roles(text) == {}


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("ecologist", "an"),
        ("university teacher", "a"),
        ("hour", "an"),
        ("MP", "an"),
        ("UN envoy", "a"),
        ("FBI agent", "an"),
    ],
)
def test_the_article_follows_the_sound(word: str, article: str) -> None:
    assert indefinite(word) == article


@pytest.mark.parametrize(("text", "leans"), [("The magazine’s editor", True), ("The Tarn Magazine’s editor", False)])
def test_a_role_may_lean_on_a_body_without_a_name(text: str, leans: bool) -> None:
    assert generic_owner(text) is leans
