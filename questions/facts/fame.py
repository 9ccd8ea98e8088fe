"""Fame: whom an article gives an office or a fame that readers know the name by, and what each person is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from questions.datafiles import read_toml
from questions.facts.once import once_a_reading
from questions.facts.roles import find_roles
from questions.reading import Reading
from questions.wording import words

_FAMED = frozenset(read_toml("names")["fame"]["roles"])
_PUBLIC = frozenset(read_toml("names")["fame"]["offices"]) | _FAMED


@dataclass(frozen=True)
class Fame:
    """Hold the names of those who are known to all, of those who hold a public office, and what nouns each is."""

    known: frozenset[str]
    public: frozenset[str]
    nouns: Mapping[str, frozenset[str]]


def fame_of(reading: Reading) -> Fame:
    """Return who of an article is known; worked out once a reading."""
    return _find_fame(reading)[0]


@once_a_reading
def _find_fame(reading: Reading) -> Iterator[Fame]:
    told: dict[str, set[str]] = defaultdict(set)
    heads: dict[str, set[str]] = defaultdict(set)
    for role in find_roles(reading):
        told[role.person.name].update(words(role.text))
        heads[role.person.name].add(role.head)
    yield Fame(
        known=frozenset(name for name, found in told.items() if found & _FAMED),
        public=frozenset(name for name, found in told.items() if found & _PUBLIC),
        nouns={name: frozenset(found) for name, found in heads.items()},
    )
