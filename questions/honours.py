"""Honours: the titles of those whom an article calls by nothing but a title and one name: "Lady Brown", "Sir Hugo"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from questions.datafiles import read_toml

if TYPE_CHECKING:
    from questions.reading import Reading

_HONOURS = frozenset(read_toml("people")["titles"]["honours"])


def honoured(name: str, reading: Reading) -> str:
    """Return a name with the title that mostly stands before it, where the article gives no second name."""
    person = None if " " in name else next((one for one in reading.people if one.name == name), None)
    if person is None:
        return name
    before: Counter[str] = Counter()
    for mention in person.mentions:
        found = reading.doc.char_span(*mention, alignment_mode="expand")
        if found is not None and found.start:
            before[reading.doc[found.start - 1].text] += 1
    titles = [(word, count) for word, count in before.most_common() if word.istitle() and word.lower() in _HONOURS]
    return f"{titles[0][0]} {name}" if titles else name
