"""Wrong options for names: bodies and named things of the article, then of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.sorts import SORTS, sort_of
from questions.finders.nouns import described
from questions.sources import Mention, Sources
from questions.world.classes import class_of
from questions.world.sets import siblings
from questions.wrong import Wrong

_LEADS = "|".join(read_toml("leads")["leads"])
_LEAD = re.compile(rf"^((?:(?:{_LEADS})\s+)?(?:the\s+)?)", re.IGNORECASE)
_ASKED = re.compile(r"Which ([\w-]+)")
_FIRMS = frozenset({"company", "firm", "carmaker", "brand", "retailer", "manufacturer", "chain", "start-up", "startup"})
_SITES = frozenset(read_toml("places")["names"]["sites"])
_NOT_BODIES = frozenset(read_toml("places")["names"]["not_bodies"])


def groups(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other bodies where the key is a name, then bodies of its kind.

    Of those who speak the maker knows all; where a sort of body is asked for, only bodies of that sort are rivals.
    """
    asked = _ASKED.match(draft.stem)
    if sources.named(draft) and draft.skill != "speaker":
        sort = asked[1].casefold() if asked and asked[1].casefold() in SORTS else ""
        kin = frozenset(siblings(draft.answer))
        for wrong, mention in _mentioned(draft, sources, "group"):
            if not sort or mention.text in kin or _is_of_sort(sort, mention, sources):
                yield wrong
    elif draft.skill != "speaker":
        yield from described(draft)
    yield from _siblings(draft.answer)


def named_things(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other named things (ships, films, laws), then things of a closed set."""
    yield from (wrong for wrong, _ in _mentioned(draft, sources, "name"))
    yield from _siblings(draft.answer)


def split_lead(text: str) -> tuple[str, str]:
    """Split “In the United States” into its lead, “In the ”, and the name."""
    found = _LEAD.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _is_of_sort(sort: str, mention: Mention, sources: Sources) -> bool:
    """Say whether the article, or everybody, says that a body is of a sort: a bank is no network."""
    found = sources.reading.doc.char_span(*mention.span, alignment_mode="expand")
    told = sort_of(sources.reading, found.root) if found is not None else None
    return told == sort or (told in _FIRMS and sort in _FIRMS)


def _mentioned(draft: Draft, sources: Sources, answer_type: str) -> Iterator[tuple[Wrong, Mention]]:
    lead, _ = split_lead(draft.answer)
    surnames = {person.name.rsplit(maxsplit=1)[-1] for person in sources.people()}
    for mention in sources.mentions.get(answer_type, ()):
        if mention.text in surnames:
            continue
        own_lead, name = split_lead(mention.text)
        alike = _ends_in(_SITES, name, draft.answer) and _ends_in(_NOT_BODIES, name, draft.answer)
        # “Numbers” is left of a longer name.
        if name.endswith("s") and class_of(name.lower().removesuffix("s")):
            continue
        if alike and (bool(own_lead) == bool(lead) or not lead):
            yield Wrong(where(draft, sources, mention), lead + name if lead else mention.text, "article"), mention


def where(draft: Draft, sources: Sources, mention: Mention) -> str:
    """Return the role of what the article mentions: misread where the evidence holds it."""
    return "misread" if sources.in_evidence(draft, [mention.span]) else "elsewhere"


def _ends_in(listed: frozenset[str], one: str, other: str) -> bool:
    """Say whether both names or neither end in a listed word (“… National Park”): the model takes many for bodies."""
    ends = [name.rsplit(maxsplit=1)[-1].casefold() in listed for name in (one, other)]
    return ends[0] == ends[1]


def _siblings(answer: str) -> Iterator[Wrong]:
    for text in siblings(answer):
        yield Wrong("unsupported", text, "world")
