"""Roles: each person with who they are in the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from questions.facts.cast import find_cast, importance_of
from questions.facts.described import find_descriptions
from questions.facts.parties import lacks_its_party
from questions.facts.role_labels import label
from questions.facts.role_words import generic_owner, tells_enough
from questions.facts.roles import Role, find_roles
from questions.link import Link
from questions.reading import Person, Reading
from questions.span import Span

STEM = "Match each person with who they are in the article."
SKILL = "identity"
_LONGEST = 12
_TRUST = 0.55
"""Who holds which office is for the memory more than for the understanding."""
_NAME = re.compile(r"[A-Z]\w+(?:-\w+)*")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_SOLE = re.compile(
    r"An? (?=.*[A-Z])[^,]*\b(?:president|chairman|chairwoman|ceo|chancellor|minister|governor)$"
    r"|(?:The |.*[’'] ?s? )(?:\w+ )?(?:prime minister|pope|queen|king)$",
    re.IGNORECASE,
)
_UNFIT = re.compile(r"\bspokes(?:man|woman|person) (?!(?:of|for|from|at|in|with)\b)|\b(?:this|that|these|those)\b")
"""“A bank spokesman navy captain” runs two roles into one, and “this phase” is that of nobody knows what."""
_KNOWN = 1.5
"""How frequent a word is, by Zipf's scale, that is no slip of the pen."""
_PLAIN_COST = 0.1
"""What a bare trade and a description are worth less than a role: they go in where there are no more roles."""


def find(reading: Reading) -> Iterator[Link]:
    """Yield people with who they are, worded alike: roles beside roles, or else "Someone who …" beside its like."""
    links = [link for link in _found(reading) if _stands(link.right, reading)]
    alike = [[link for link in links if link.right.startswith("Someone ") is someone] for someone in (False, True)]
    yield from max(alike, key=lambda links: len({link.left for link in links}))


def _found(reading: Reading) -> Iterator[Link]:
    """Yield people in full with their roles, or with a telling trade or a description where they have none."""
    roles = list(find_roles(reading))
    full = {role.person.name for role in roles if _is_full(role)}
    for role in roles:
        bare = role.person.name not in full and not role.specific and not role.past and tells_enough(role.head)
        if _is_full(role) or bare:
            yield from _link(reading, role.person, role.text, role.evidence, _TRUST - _PLAIN_COST * bare)
    known = {role.person.name for role in roles}
    for one in find_descriptions(reading):
        if one.person.name not in known:
            yield from _link(reading, one.person, one.text, one.evidence, _TRUST - _PLAIN_COST)


def _stands(text: str, reading: Reading) -> bool:
    """Say whether a role is fit to be a right: one person's, led by no other one's name, and spelled as words are."""
    people = [form.split() for person in find_cast(reading) for form in person.forms]
    named = any(word in form for form in people for word in _NAME.findall(text))
    # “A FIFA president” is what the article calls the only one there is; the prime minister everybody knows.
    sole = _SOLE.match(text) is not None
    unfit = named or sole or _UNFIT.search(text) or text.startswith("One of ") or lacks_its_party(text, reading)
    return not unfit and all(map(_is_word, _SMALL.findall(text)))


@cache
def _is_word(word: str) -> bool:
    from wordfreq import zipf_frequency

    return bool(zipf_frequency(word, "en") >= _KNOWN)


def _is_full(role: Role) -> bool:
    """Say whether a role says more than a trade and stands alone."""
    return role.specific and not role.past and not generic_owner(role.text) and len(role.text.split()) <= _LONGEST


def _link(reading: Reading, person: Person, text: str, evidence: Span, trust: float) -> Iterator[Link]:
    sentence = reading.sentence_at(evidence.start)
    if sentence is not None and " " in person.name:
        yield Link(
            left=person.name,
            right=text,
            label=label(text),
            evidence=(evidence,),
            sentence=sentence.index,
            fact=f"role:{person.name}",
            confidence=trust,
            importance=0.6 * importance_of(reading, person),
        )
