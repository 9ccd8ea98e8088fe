"""Places: others of the same class and neighbourhood."""

from __future__ import annotations

import pytest

from questions.world.neighbourhood import far_apart, other_places, ruled_out
from questions.world.places import country_of, place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Norway", "country"),
        ("the US", "country"),
        ("Oregon", "state"),
        ("Napier", "city"),
        ("Africa", "continent"),
        ("Wales", "nation"),
    ],
)
def test_a_place_has_its_class(name: str, kind: str) -> None:
    found = place(name)
    assert found is not None
    assert found.kind == kind


def test_an_unknown_place_has_no_neighbours() -> None:
    assert place("Port Hallam") is None
    assert list(other_places("Port Hallam")) == []


@pytest.mark.parametrize("name", ["Norway", "Oregon", "Napier", "Africa", "Wales", "Brooklyn"])
def test_neighbours_are_of_the_same_class_and_never_the_place_itself(name: str) -> None:
    found = place(name)
    assert found is not None
    others = list(other_places(name))
    assert len(others) >= 3
    for other in others:
        neighbour = place(other, {found.within})
        assert neighbour is not None
        assert neighbour.kind == found.kind
        assert other != name


def test_of_two_cities_of_one_name_the_one_in_the_articles_country_wins() -> None:
    assert "Albuquerque" in list(other_places("Santa Fe", {"US"}))
    assert "Albuquerque" not in list(other_places("Santa Fe", {"AR"}))


def test_a_great_city_is_not_taken_for_a_small_town_of_its_name() -> None:
    assert "Milan" in list(other_places("Rome", {"US"}))


def test_countries_near_and_large_come_first() -> None:
    assert set(list(other_places("Spain"))[:4]) == {"Portugal", "France", "Italy", "the UK"}


@pytest.mark.parametrize(
    ("name", "asked", "out"),
    [
        ("Albania", "Which country has the highest unemployment in the EU?", True),
        ("Poland", "Which country has the highest unemployment in the EU?", False),
        ("Kenya", "Which country in Europe pays most?", True),
        ("Kenya", "Which country outside Africa pays most?", True),
        ("Peru", "Which country outside Africa pays most?", False),
        ("Kenya", "Which country pays most?", False),
    ],
)
def test_a_question_rules_out_what_lies_elsewhere(name: str, asked: str, out: bool) -> None:
    assert ruled_out(name, asked) == out


def test_a_country_that_takes_the_gets_it() -> None:
    assert "the US" in list(other_places("Mexico"))
    assert "the United Kingdom" in list(other_places("the United States"))


def test_a_state_speaks_of_its_country_and_a_city_of_none() -> None:
    assert (country_of("Oregon"), country_of("Norway"), country_of("Napier")) == ("US", "NO", None)


def test_a_continent_without_people_is_no_neighbour() -> None:
    assert "Antarctica" not in list(other_places("Africa"))


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("Oslo", "Lima", True), ("Oslo", "Rome", False), ("Norway", "Peru", False)]
)
def test_towns_of_two_continents_are_far_apart(one: str, other: str, apart: bool) -> None:
    first, second = place(one), place(other)
    assert first is not None
    assert second is not None
    assert far_apart(first, second) == apart
