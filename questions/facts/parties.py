"""Parties: whether an article names several, so that "the party" and its people are those of nobody knows which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading

if TYPE_CHECKING:
    from questions.reading import Reading

_DATA = read_toml("roles")
_PARTY = re.compile(rf"\b(?:{'|'.join(sorted(_DATA['parties'], key=len, reverse=True))})\b")
_OFFICE = re.compile(rf"\b(?:{'|'.join(_DATA['party_offices'])})\b", re.IGNORECASE)
_NAME = re.compile(r"\s[A-Z]|^[A-Z][\w’'-]*[A-Z]")
_ONE_PARTY: dict[str, str] = _DATA["other_names"]
_THEIRS = re.compile(
    r"(?<![A-Z]\w )(?<![’']s )(?:^|(?<=, )|(?<=to )|(?<=[Tt]he )|(?<=[Aa] )|(?<=[Ss]ome )|(?<=[Ss]enior ))[Pp]arty "
    r"(?:activists|aides|bosses|chiefs|figures|insiders|leaders|managers|members|officials|sources|spokes\w+"
    r"|strategists|supporters|workers)\b(?! (?:of|for|from|in)\b)"
)


@once_a_reading
def find_parties(reading: Reading) -> Iterator[str]:
    """Yield the parties that an article names, each once."""
    found = (one[0] for one in _PARTY.finditer(reading.article.text))
    names = (_ONE_PARTY.get(name.removesuffix("s"), _ONE_PARTY.get(name, name.removesuffix("s"))) for name in found)
    yield from dict.fromkeys(names)


def lacks_its_party(role: str, reading: Reading) -> bool:
    """Say whether a role in a party does not say in which, though the article names two: "A health spokesman"."""
    return bool(_OFFICE.search(role)) and not _NAME.search(role.removeprefix("The ")) and _are_several(reading)


def speaks_of_some_party(statement: str, reading: Reading) -> bool:
    """Say whether "party officials" in a statement are those of one of several parties."""
    return bool(_THEIRS.search(statement)) and _are_several(reading)


def _are_several(reading: Reading) -> bool:
    return len(find_parties(reading)) > 1
