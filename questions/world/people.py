"""People: names of nobody in particular, for where the article's own people are too few."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from random import Random

from questions.datafiles import read_toml

_FOREIGN_END = re.compile(r"(?:[aiouáéíóúäöü]|[aeio]s|ić|cz|sz|ez|ov|ev)$|[^\x00-\x7f]")
"""How family names of other languages end more often than English ones: Kakali, Okoro, Papadakis, Lopez."""


def other_names(name: str, gender: str | None, countries: Collection[str], rng: Random) -> Iterator[str]:
    """Yield invented full names such as the name's own language has; nothing for a name of one word.

    A name of the wrong language would be an option nobody believes: an English first name gets English
    ones, another name those of a country (by its code) that the article speaks of, or none.
    """
    first, _, rest = name.partition(" ")
    language = _language(name, first, countries)
    if not rest or language is None:
        return
    names = read_toml("names")[language]
    sex = next((sex for sex in ("m", "f") if first in names[sex]), gender)
    firsts = [other for other in (names[sex] if sex else names["m"] + names["f"]) if other != first]
    lasts = [other for other in names["last"] if other not in name.split()]
    rng.shuffle(firsts)
    rng.shuffle(lasts)
    for one, other in zip(firsts, lasts, strict=False):
        yield f"{one} {other}"


def _language(name: str, first: str, countries: Collection[str]) -> str | None:
    names = {language: given for language, given in read_toml("names").items() if "countries" in given}
    english = names["english"]
    if first in english["m"] + english["f"] and not _FOREIGN_END.search(name):
        return "english"
    spoken = [lang for lang, given in names.items() if lang != "english" and set(given["countries"]) & set(countries)]
    return spoken[0] if len(spoken) == 1 else None
