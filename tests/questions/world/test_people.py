"""People: invented names beside an English one."""

from __future__ import annotations

from random import Random

import pytest

from questions.datafiles import read_toml
from questions.world.people import language_of, other_names, renown


def draw() -> Random:
    return Random(7)  # noqa: S311 (a seed, not a secret)


def test_an_invented_name_has_the_sex_of_the_key() -> None:
    names = list(other_names("Helen Marsh", None, (), draw()))
    assert names
    assert all(name.split()[0] in read_toml("names")["english"]["f"] for name in names)


def test_no_invented_name_shares_a_name_with_the_key() -> None:
    assert not any({"Helen", "Marsh"} & set(name.split()) for name in other_names("Helen Marsh", None, (), draw()))


@pytest.mark.parametrize("name", ["Helen", "Maheshwar Dhakal", "Nguyen Van Anh", "Maria Kakali", "Peter Lopez"])
def test_a_single_or_foreign_name_gets_none(name: str) -> None:
    assert list(other_names(name, None, (), draw())) == []


def test_a_foreign_name_gets_names_of_the_one_country_spoken_of() -> None:
    names = read_toml("names")["indian"]
    found = list(other_names("Maheshwar Dhakal", "m", {"NP", "US"}, draw()))
    assert found
    assert all(name.split()[0] in names["m"] and name.split()[1] in names["last"] for name in found)
    assert list(other_names("Maheshwar Dhakal", "m", {"NP", "RU"}, draw())) == []


def test_the_same_draw_gives_the_same_names() -> None:
    first, again = (list(other_names("Helen Marsh", "f", (), draw())) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("name", "countries", "language"),
    [
        ("Kenneth Sandberg", {"SE"}, "nordic"),
        ("Ioanna Georgakis", set(), "greek"),
        ("Peter Lopez", {"ES"}, "spanish"),
        ("Peter Lopez", set(), None),
        ("Peter Webb", {"SE"}, "english"),
        ("Gary Hayles", {"CL"}, "english"),
        ("Jenny Moss", {"BD"}, "english"),
        ("Miguel Nicolau", {"SE"}, "spanish"),
        ("Anh Nguyen", {"SE"}, "nordic"),  # the country is all that tells
    ],
)
def test_a_name_tells_its_language(name: str, countries: set[str], language: str | None) -> None:
    assert language_of(name, countries) == language


def test_where_nothing_tells_the_other_names_do() -> None:
    company = ["Peter Webb", "Helen Marsh", "Ada"]
    assert list(other_names("Anh Nguyen", None, (), draw(), company))
    assert not list(other_names("Anh Nguyen", None, (), draw(), ["Ada"]))


def test_several_names_of_the_article_tell_more_than_a_country_it_speaks_of() -> None:
    english, japanese = (read_toml("names")[language]["last"] for language in ("english", "japanese"))
    by_company = list(other_names("Wren Okoro", None, {"JP"}, draw(), ["Peter Webb", "Helen Marsh"]))
    by_country = list(other_names("Wren Okoro", None, {"JP"}, draw(), ["Peter Webb"]))
    assert by_company
    assert by_country
    assert all(name.split()[1] in english for name in by_company)
    assert all(name.split()[1] in japanese for name in by_country)


def test_a_rare_family_name_tells_of_fame_a_common_one_of_nothing() -> None:
    famous, unknown = renown("Winston Churchill"), renown("Ada Thistlecombe")
    assert famous is not None
    assert unknown is not None
    assert famous > unknown
    assert renown("Helen Marsh") is renown("Ada Anderson") is renown("Churchill") is None
