"""Neighbourhood: the places that one could be mistaken for, of the same class and near it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import cos, hypot, log, radians

from questions.datafiles import read_toml
from questions.world.places import Place, gazetteer, held_by, place

_DATA = read_toml("places")
_WITH_THE = frozenset(_DATA["names"]["article"])
_LEAST: int = _DATA["names"]["least_population"]
_SELDOM = frozenset(_DATA["names"]["seldom"])
_SHORT: dict[str, str] = _DATA["short"]
_KIN: dict[str, list[str]] = _DATA["kin"]
_UNIONS: dict[str, list[str]] = _DATA["unions"]
_EMPTY = "Antarctica"
"""A continent without people is no rival to one with them."""
_WELL_KNOWN = 8
_MOST = 8
_FEW = 4
_SIZE = 0.3
"""How much nearer a country seems for its people: a large one far off is thought of before a small one next door."""
_BORDERING = 0.6
_ODD = re.compile(r"[^\x00-\xff]|\bCoast$|^Old City$")
"""Names that few can read, and what the gazetteer has for towns though nobody is “in Gold Coast”."""
_REGIONS = "|".join((*_DATA["names"]["continents"], *_UNIONS))
_REGION = re.compile(rf"\b(outside )?(?:(?:of|the|southern|northern|eastern|western|central) )*({_REGIONS})\b")


def other_places(name: str, countries: Collection[str] = ()) -> Iterator[str]:
    """Yield places of the same class near this one, the likeliest to be mistaken first; nothing if it is unknown."""
    found = place(name, countries)
    if found is None:
        return
    for other in _ranked(found)[:_MOST]:
        bare = other.name.removeprefix("The ")
        # “The United States” is not set beside “the UK”.
        shown = bare if "United" in name else _SHORT.get(bare, bare)
        yield f"the {shown}" if bare in _WITH_THE else bare


@lru_cache(maxsize=256)
def _ranked(found: Place) -> list[Place]:
    same = [
        one for places in gazetteer().values() for one in places if one.kind == found.kind and one.name != found.name
    ]
    if found.kind == "continent":
        return sorted((other for other in same if other.name != _EMPTY), key=lambda other: other.name)
    if found.kind in ("country", "territory"):
        return _countries_near(found, same)
    if found.kind == "city":
        country = sorted((other for other in same if other.within == found.within), key=lambda other: -other.population)
        country = [other for other in country if not _ODD.search(other.name)]
        region = [other for other in country if other.region == found.region]
        known = (region if found.within == "US" and len(region) > _FEW else country)[:_WELL_KNOWN]
        return sorted(known, key=lambda other: (_apart_in_size(found, other), other.name))
    return sorted(same, key=lambda other: (other.region != found.region, other.name))


def _countries_near(found: Place, same: Sequence[Place]) -> list[Place]:
    """Return the countries of a continent, the nearest and largest first; of some, those that are told together."""
    if found.name in _KIN:
        return [known for name in _KIN[found.name] if (known := place(name)) is not None]
    listed = [
        other
        for other in same
        if other.within == found.within and other.population >= _LEAST and other.name not in _SELDOM
    ]
    return sorted(listed, key=lambda other: (_distance(found, other) / other.population**_SIZE, other.name))


def _distance(one: Place, other: Place) -> float:
    """Return how many degrees of a great circle lie between two countries' capitals, roughly; less for neighbours."""
    (north, east), (also_north, also_east) = _seat(one), _seat(other)
    across = abs(east - also_east)
    apart = hypot(north - also_north, min(across, 360 - across) * cos(radians((north + also_north) / 2)))
    return apart * (_BORDERING if other.code in one.borders else 1)


@lru_cache(maxsize=512)
def _seat(country: Place) -> tuple[float, float]:
    """Return where a country's capital lies, or its largest city where the gazetteer spells the capital otherwise."""
    capital = next((c.at for c in gazetteer().get(country.seat.casefold(), ()) if c.within == country.code), None)
    return capital or _largest().get(country.code, (0.0, 0.0))


@cache
def _largest() -> Mapping[str, tuple[float, float]]:
    found: dict[str, tuple[int, tuple[float, float]]] = {}
    for places in gazetteer().values():
        for one in places:
            if one.at is not None and one.population > found.get(one.within, (0, one.at))[0]:
                found[one.within] = (one.population, one.at)
    return {code: at for code, (_, at) in found.items()}


def _apart_in_size(one: Place, other: Place) -> float:
    return abs(log(max(one.population, 1)) - log(max(other.population, 1)))


def far_apart(one: Place, other: Place) -> bool:
    """Say whether two towns lie on different continents: nobody takes the one for the other."""
    return one.kind == other.kind == "city" and _continents().get(one.within) != _continents().get(other.within)


@cache
def _continents() -> Mapping[str, str]:
    """Return the continents' codes by the countries'."""
    return {found.code: found.within for places in gazetteer().values() for found in places if found.code}


def ruled_out(name: str, asked: str) -> bool:
    """Say whether a country lies outside the continent or union that a question speaks of, or in one it excludes."""
    found = _REGION.search(asked)
    other = place(name)
    if found is None or other is None or other.kind not in ("country", "city"):
        return False
    within = other.code in _UNIONS[found[2]] if found[2] in _UNIONS else held_by(name, found[2])
    return within == bool(found[1])
