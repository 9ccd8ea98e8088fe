"""People: names of nobody in particular, for where the article's own people are too few."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from random import Random
from typing import Any

from questions.datafiles import read_toml

PEOPLES = frozenset(form for one in read_toml("names")["peoples"]["one"] for form in (one, f"{one}s"))
"""What people of a country or faith are called, in small letters: it has a capital wherever it stands."""

_FOREIGN_END = re.compile(r"(?:[aiouáéíóúäöü]|[aio]s|ić|cz|sz|ez|ov|ev)$|[^\x00-\x7f]")
"""How family names of other languages end more often than English ones: Kakali, Okoro, Papadakis, Lopez."""
_FEW = 2


def other_names(
    name: str, gender: str | None, countries: Collection[str], rng: Random, company: Collection[str] = ()
) -> Iterator[str]:
    """Yield invented full names such as the name's own language has; nothing for a name of one word.

    A name of the wrong language would be an option nobody believes: the language is that of the family name,
    else of the first name, else of most of the `company`, the article's other names, where several tell theirs,
    else of a country (by its code) that the article speaks of, else of the one that tells.
    """
    first, _, rest = name.partition(" ")
    language = _told_by(name, countries)
    if language is None:
        company = [other for other in company if " " in other]
        language = (
            _most_common([_told_by(other, countries) for other in company], fewest=_FEW)
            or language_of(name, countries)
            or _most_common([language_of(other, countries) for other in company], fewest=1)
        )
    if not rest or not language:
        return
    names = _languages()[language]
    sex = next((sex for sex in ("m", "f") if first in names[sex]), gender)
    firsts = [other for other in (names[sex] if sex else names["m"] + names["f"]) if other != first]
    lasts = [other for other in names["last"] if other not in name.split()]
    rng.shuffle(firsts)
    rng.shuffle(lasts)
    for one, other in zip(firsts, lasts, strict=False):
        yield f"{one} {other}"


@lru_cache(maxsize=2048)
def renown(name: str) -> float | None:
    """Return how often English texts hold a family name, on the Zipf scale.

    `None` where that tells nothing: of a common name (Barker), or one that is a word as well (Hunt).
    """
    from lemminflect import getAllLemmas
    from wordfreq import zipf_frequency

    last = name.rsplit(maxsplit=1)[-1]
    if " " not in name or "-" in last or last in _common() or getAllLemmas(last.casefold()):
        return None
    return float(zipf_frequency(last, "en"))


@cache
def _common() -> frozenset[str]:
    listed = (one for given in _languages().values() for key in ("m", "f", "last") for one in given[key])
    return frozenset((*listed, *read_toml("names")["family"]["common"]))


@cache
def _languages() -> dict[str, Any]:
    return {language: given for language, given in read_toml("names").items() if "countries" in given}


def language_of(name: str, countries: Collection[str]) -> str | None:
    """Return the language a full name is of, or `None` where nothing tells."""
    told = _told_by(name, countries)
    if told is not None:
        return told or None
    spoken = [
        lang for lang, given in _languages().items() if lang != "english" and set(given["countries"]) & set(countries)
    ]
    return spoken[0] if len(spoken) == 1 else None


def _told_by(name: str, countries: Collection[str]) -> str | None:
    """Return the language that a name itself tells, nothing where it may be any, `None` where it tells nothing."""
    first, last = name.split(maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    english = _languages()["english"]
    at_home = first in english["m"] + english["f"] + english["also"]
    for language, given in _languages().items():
        if language != "english" and (last in given["last"] or last.casefold().endswith(tuple(given["endings"]))):
            # “Peter Lopez” may come from anywhere, but not where the article is about Spain.
            return language if not at_home or set(given["countries"]) & set(countries) else ""
    if at_home:
        return None if _FOREIGN_END.search(name) else "english"
    return next((lang for lang, given in _languages().items() if first in given["m"] + given["f"]), None)


def _most_common(languages: Sequence[str | None], *, fewest: int) -> str | None:
    """Return the language of half of some names at least, and of no fewer than `fewest`."""
    found = Counter(language for language in languages if language)
    language, count = next(iter(found.most_common(1)), (None, 0))
    return language if count >= fewest and 2 * count >= len(languages) else None
