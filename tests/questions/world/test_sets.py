"""Sets: words of one kind, and jobs of one trade."""

from __future__ import annotations

import pytest

from questions.world.sets import other_roles, siblings


@pytest.mark.parametrize(
    ("text", "among"),
    [("Spanish", "French"), ("copper", "silver"), ("Copper", "Silver"), ("a third", "a quarter")],
)
def test_a_sibling_is_of_the_same_set_and_case(text: str, among: str) -> None:
    assert among in list(siblings(text))


def test_a_synonym_is_no_sibling() -> None:
    assert "soccer" not in list(siblings("football"))


def test_a_word_of_no_set_has_no_siblings() -> None:
    assert list(siblings("harbor")) == []


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("A judge in Ohio", "A prosecutor in Ohio"),
        ("The actor", "The director"),
        ("A biologist", "An engineer"),
        ("Mayor of Lindau", "Governor of Lindau"),
    ],
)
def test_a_role_changes_its_job_and_keeps_its_tail(text: str, among: str) -> None:
    assert among in list(other_roles(text))


@pytest.mark.parametrize("text", ["The judged", "A bookshop", "Director general"])
def test_a_word_that_only_begins_like_a_job_is_none(text: str) -> None:
    assert list(other_roles(text)) == []


def test_synonyms_of_a_job_are_no_alternatives() -> None:
    assert not any("lawyer" in other.casefold() for other in other_roles("An attorney"))


@pytest.mark.parametrize(
    ("text", "among", "never"),
    [
        ("The founder of Larkmead", "The chief executive of Larkmead", "The analyst of Larkmead"),
        ("A spokesman for Larkmead", "A consultant for Larkmead", "A founder for Larkmead"),
    ],
)
def test_another_job_takes_what_follows(text: str, among: str, never: str) -> None:
    found = list(other_roles(text))
    assert among in found
    assert never not in found
