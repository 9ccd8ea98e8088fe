"""People: names of nobody in particular, for where the article's own people are too few."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from questions.datafiles import read_toml

_FOREIGN_END = re.compile(r"(?:[aiouáéíóúäöü]|[aeio]s|ić|cz|sz|ez|ov|ev)$|[^\x00-\x7f]")
"""How family names of other languages end more often than English ones: Kakali, Okoro, Papadakis, Lopez."""


def other_names(name: str, gender: str | None, rng: Random) -> Iterator[str]:
    """Yield invented full names like an English one; nothing for a name of one word or of another language.

    A name of the wrong language would be an option nobody believes, so only known first names are matched.
    """
    names = read_toml("names")
    first, _, rest = name.partition(" ")
    known = {sex: list(names["first"][sex]) for sex in ("m", "f")}
    sex = next((sex for sex, listed in known.items() if first in listed), None)
    if not rest or sex is None or _FOREIGN_END.search(name):
        return
    sex = gender or sex
    firsts = [other for other in known[sex] if other != first]
    lasts = [other for other in names["last"]["any"] if other not in name.split()]
    rng.shuffle(firsts)
    rng.shuffle(lasts)
    for one, other in zip(firsts, lasts, strict=False):
        yield f"{one} {other}"
