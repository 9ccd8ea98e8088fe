"""Wrong options for names: people, bodies, places and named things of the article, then of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.cast import find_cast, find_dead, find_shown
from questions.facts.roles import find_roles
from questions.finders.nouns import described
from questions.reading import Person
from questions.sources import Mention, Sources
from questions.wording import words
from questions.world.classes import class_of
from questions.world.people import other_names
from questions.world.places import far_apart, other_places, place, with_article
from questions.world.sets import siblings
from questions.wrong import Wrong

_LEADS = "|".join(read_toml("leads")["leads"])
_LEAD = re.compile(rf"^((?:(?:{_LEADS})\s+)?(?:the\s+)?)", re.IGNORECASE)
_SITES = frozenset(read_toml("places")["names"]["sites"])
_NOT_BODIES = frozenset(read_toml("places")["names"]["not_bodies"])
_FAMED = frozenset(read_toml("names")["fame"]["roles"])
_MOST_INVENTED = 2
"""One rival at least is of the article: beside three strangers its only name is no question."""


def people(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the article's other people by their full names, then invented ones of the same language."""
    if not sources.named(draft):
        yield from described(draft)
        return
    key = sources.person_named(draft.answer)
    # One word alone may be a family, a firm or a pet: it rivals no full name.
    alone = " " not in draft.answer
    # “BlackBerry Messenger” is nobody: a firm has the name.
    bodies = {mention.text for mention in sources.mentions.get("group", ()) if " " not in mention.text}
    bodies -= set(draft.answer.split())
    cast = {person.name for person in find_cast(sources.reading)} - set(find_dead(sources.reading))
    shown = set(find_shown(sources.reading))
    # Who is only named may be a poet of old: those who act in the article come first.
    for person in sorted(sources.people(), key=lambda person: person.name not in shown):
        if (
            person is not key
            and person.name in cast
            and (alone or " " in person.name)
            and not bodies & set(person.name.split())
        ):
            yield Wrong(_role(draft, sources, person), person.name, "article")
    if draft.skill == "detail" and key is not None and _is_well_known(key, sources):
        return
    name = key.name if key else draft.answer
    company = [person.name for person in sources.people() if person is not key]
    invented = other_names(name, key.gender if key else None, sources.countries, rng, company)
    for other, _ in zip(invented, range(_MOST_INVENTED), strict=False):
        yield Wrong("unsupported", other, "world")


def _is_well_known(person: Person, sources: Sources) -> bool:
    """Say whether the article gives somebody an office or fame beside which a stranger's name is no rival."""
    return any(role.person is person and _FAMED & set(words(role.text)) for role in find_roles(sources.reading))


def _role(draft: Draft, sources: Sources, person: Person) -> str:
    return "misread" if sources.in_evidence(draft, person.mentions) else "elsewhere"


def groups(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other bodies where the key is a name, then bodies of its kind."""
    if sources.named(draft):
        yield from _mentioned(draft, sources, "group")
    else:
        yield from described(draft)
    yield from _siblings(draft.answer)


def named_things(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield the article's other named things (ships, films, laws), then things of a closed set."""
    yield from _mentioned(draft, sources, "name")
    yield from _siblings(draft.answer)


def places(draft: Draft, sources: Sources, _: Random) -> Iterator[Wrong]:
    """Yield places of the key's class: the article's, then near ones of the gazetteer.

    A place the gazetteer does not know has only the article's places that end in the same word as it.
    """
    lead, name = split_lead(draft.answer)
    key = place(name, sources.countries)
    bare_lead = lead[: -len("the ")] if lead.casefold().endswith("the ") else lead
    for mention in sources.mentions.get("place", ()):
        other = split_lead(mention.text)[1]
        found = place(other, sources.countries)
        alike = found.kind == key.kind if found and key else not found and not key and _tail(other) == _tail(name)
        if alike and not (found and key and far_apart(found, key)):
            yield Wrong(_where(draft, sources, mention), bare_lead + with_article(other, mention.text), "article")
    for other in other_places(name, sources.countries):
        yield Wrong("unsupported", bare_lead + other, "world")


def split_lead(text: str) -> tuple[str, str]:
    """Split “In the United States” into its lead, “In the ”, and the name."""
    found = _LEAD.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _tail(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if len(name.split()) > 1 else ""


def _mentioned(draft: Draft, sources: Sources, answer_type: str) -> Iterator[Wrong]:
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
            yield Wrong(_where(draft, sources, mention), lead + name if lead else mention.text, "article")


def _where(draft: Draft, sources: Sources, mention: Mention) -> str:
    return "misread" if sources.in_evidence(draft, [mention.span]) else "elsewhere"


def _ends_in(listed: frozenset[str], one: str, other: str) -> bool:
    """Say whether both names or neither end in a listed word (“… National Park”): the model takes many for bodies."""
    ends = [name.rsplit(maxsplit=1)[-1].casefold() in listed for name in (one, other)]
    return ends[0] == ends[1]


def _siblings(answer: str) -> Iterator[Wrong]:
    for text in siblings(answer):
        yield Wrong("unsupported", text, "world")
