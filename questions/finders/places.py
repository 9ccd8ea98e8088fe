"""Wrong options for places: the article's of the key's class, then near ones of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from questions.draft import Draft
from questions.finders.names import split_lead, where
from questions.sources import Sources
from questions.world.neighbourhood import far_apart, other_places, ruled_out
from questions.world.places import place, with_article
from questions.wrong import Wrong

_STANDING = frozenset({"at", "on"})
"""“At the mill” may stand behind these, but nobody is “on Leeds” or “at Norway”."""


def places(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield places of the key's class that the question leaves open: the article's, then near ones of the gazetteer.

    A place the gazetteer does not know has only the article's places that end in the same word as it.
    """
    lead, name = split_lead(draft.answer)
    key = place(name, sources.countries)
    if key is not None and lead.split()[:1] and lead.split()[0].casefold() in _STANDING:
        return
    bare_lead = lead[: -len("the ")] if lead.casefold().endswith("the ") else lead
    for mention in sources.mentions.get("place", ()):
        other = split_lead(mention.text)[1]
        found = place(other, sources.countries)
        alike = found.kind == key.kind if found and key else not found and not key and _tail(other) == _tail(name) != ""
        if alike and not (found and key and far_apart(found, key)) and not ruled_out(other, draft.stem):
            yield Wrong(where(draft, sources, mention), bare_lead + with_article(other, mention.text), "article")
    for other in other_places(name, sources.countries):
        if not ruled_out(other, draft.stem):
            yield Wrong("unsupported", bare_lead + other, "world")


def _tail(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if len(name.split()) > 1 else ""
