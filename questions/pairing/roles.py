"""Roles: each person with who they are in the story."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.cast import importance_of
from questions.facts.role_words import generic_owner
from questions.facts.roles import find_roles
from questions.link import Link
from questions.reading import Reading

STEM = "Match each person with who they are in the article."
SKILL = "identity"
_LONGEST = 12
_TRUST = 0.55
"""Who holds which office is for the memory more than for the understanding."""


def find(reading: Reading) -> Iterator[Link]:
    """Yield people in full with roles that say more than a trade."""
    for role in find_roles(reading):
        plain = role.specific and not role.past and not generic_owner(role.text)
        if not plain or " " not in role.person.name or len(role.text.split()) > _LONGEST:
            continue
        sentence = reading.sentence_at(role.evidence.start)
        if sentence is not None:
            yield Link(
                left=role.person.name,
                right=role.text,
                evidence=(role.evidence,),
                sentence=sentence.index,
                fact=f"role:{role.person.name}",
                confidence=_TRUST,
                importance=0.6 * importance_of(reading, role.person),
            )
