"""Wrong options for people: those of the article who could have done it, then invented names of the same language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from questions.draft import Draft
from questions.facts.cast import find_cast, find_dead, find_doing, find_shown
from questions.facts.fame import fame_of
from questions.reading import Person
from questions.sources import Sources
from questions.world.people import other_names, renown
from questions.world.places import place
from questions.wrong import Wrong

_MOST_INVENTED = 2
"""One rival at least is of the article: beside three strangers its only name is no question."""
_FAMOUS, _CELEBRATED, _VERY_FAMOUS, _UNKNOWN = 3.0, 3.2, 3.5, 2.5
"""Family names as frequent as Atwood's, Johansson's and Bowie's; a rarer one than that of most who are known to all."""
_LARGE = 300_000
_MEANT = r"(?<!\bas )\b(?:the|an?|\w+[’']s) (?:[\w-]+ ){{0,2}}{0}\b|\b{0}s\b"


def people(draft: Draft, sources: Sources, rng: Random) -> Iterator[Wrong]:
    """Yield the article's other people by their full names, then invented ones of the same language.

    Who is described, not named, has no rivals: another's job would seldom fit what was done.
    """
    if not sources.named(draft):
        return
    key = sources.person_named(draft.answer)
    # Of those who speak the maker knows who else might be meant.
    rivals = list(_rivals(draft, sources, key)) if draft.skill != "speaker" else []
    for person in rivals:
        yield Wrong(_role(draft, sources, person), person.name, "article")
    name = key.name if key else draft.answer
    public = fame_of(sources.reading).public
    known = (renown(name) or 0) >= (_FAMOUS if draft.skill == "detail" else _VERY_FAMOUS)
    if known or (draft.skill == "detail" and {name, *(one.name for one in rivals)} & public):
        return  # beside somebody known to all a stranger's name is no rival
    company = [person.name for person in sources.people() if person is not key]
    invented = other_names(name, key.gender if key else None, sources.countries, rng, company)
    for other, _ in zip(invented, range(_MOST_INVENTED), strict=False):
        yield Wrong("unsupported", other, "world")


def _rivals(draft: Draft, sources: Sources, key: Person | None) -> Iterator[Person]:
    """Yield those of the article who are people beyond doubt, alive, and neither better nor less known than the key.

    Of a deed, only those who speak, do something, have a role or are called he or she: who is only named may be a poet
    of old.
    """
    # One word alone may be a family, a firm or a pet: it rivals no full name.
    alone = " " not in draft.answer
    # “BlackBerry Messenger” is nobody: a firm has the name.
    bodies = {mention.text for mention in sources.mentions.get("group", ()) if " " not in mention.text}
    bodies -= set(draft.answer.split())
    cast = {person.name for person in find_cast(sources.reading)} - set(find_dead(sources.reading))
    shown = {*find_shown(sources.reading), *find_doing(sources.reading)}
    for person in sorted(sources.people(), key=lambda person: person.name not in shown):
        if person is key or person.name not in cast or not (alone or " " in person.name):
            continue
        if bodies & set(person.name.split()) or _is_team(person):
            continue
        if draft.skill != "detail" or (
            person.name in shown and not _is_meant(draft, sources, person) and _of_a_standing(sources, person, key)
        ):
            yield person


def _is_team(person: Person) -> bool:
    """Say whether a name begins with that of a large town: the “Philadelphia Eagles” are nobody."""
    town = place(person.name.split()[0]) if person.gender is None else None
    return town is not None and (town.kind != "city" or town.population > _LARGE)


def _of_a_standing(sources: Sources, person: Person, key: Person | None) -> bool:
    """Say whether somebody is no more and no less known than who is asked for: nobody takes an heir for a witness."""
    if key is None:
        return True
    fame = fame_of(sources.reading)
    if key.name in fame.known:
        return person.name in fame.public
    if person.name in fame.known and key.name not in fame.public:
        return False
    told = sorted(found for name in (key.name, person.name) if (found := renown(name)) is not None)
    return len(told) < len((key, person)) or not (told[0] < _UNKNOWN and told[1] > _CELEBRATED)


def _is_meant(draft: Draft, sources: Sources, person: Person) -> bool:
    """Say whether a question speaks of somebody by what he is: nobody “phoned the president” to be president."""
    nouns = fame_of(sources.reading).nouns.get(person.name, ())
    return any(re.search(_MEANT.format(re.escape(noun)), draft.stem, re.IGNORECASE) for noun in nouns)


def _role(draft: Draft, sources: Sources, person: Person) -> str:
    return "misread" if sources.in_evidence(draft, person.mentions) else "elsewhere"
