"""Employers: for which body somebody works whom the article asks as one who knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.datafiles import read_toml
from questions.entities import entities_within
from questions.facts.cast import Cast
from questions.facts.roles import Role
from questions.facts.sorts import SORTS, sort_of
from questions.reading import Reading
from questions.wording import has_phrase

_AT = re.compile(r".*\b(?:at|for|with) ((?:the )?[A-Z][^,]*)$")
_OF = re.compile(r"^The (?:\S+ ){0,2}(?:director|head|manager|executive) of ((?:the )?[A-Z][^,]*)$")
_FORMER = re.compile(
    r"\b(?:former|retired|ex-|student|founder|member|owner|visitor|candidate|volunteer)", re.IGNORECASE
)
_BODIES = SORTS | frozenset(read_toml("sentence_parts")["nouns"]["named_bodies"])
_INSIDE = frozenset({"college", "hospital", "institute", "laboratory", "museum", "restaurant", "school", "university"})
_MOST_WORDS, _OFTEN = 6, 4


def ask(reading: Reading, roles: Sequence[Role]) -> Iterator[tuple[str, str, Role]]:
    """Yield "For which charity does Ada Brown work?" with the charity's name, where one role alone tells it."""
    cast = Cast.of(reading)
    found = {body: role for role in roles if (body := _body(role)) is not None}
    if len(found) != 1 or roles[0].person.name not in cast.likely or roles[0].person.name in cast.dead:
        return
    ((body, role),) = found.items()
    tokens = reading.doc.char_span(*role.words, alignment_mode="expand")
    bodies = (
        [one for one in entities_within(tokens) if one.label_ == "ORG" and body.endswith(one.text)] if tokens else []
    )
    name = body.removeprefix("the ")
    if not bodies or has_phrase(reading.article.title, name) or reading.article.text.count(name) >= _OFTEN:
        return
    sort = sort_of(reading, bodies[-1][-1]) or _body_word(name)
    if sort is None:
        return  # a mill is no organization, and what sort of one a bare name is only those know who know it
    yield f"{'At' if sort in _INSIDE else 'For'} which {sort} does {role.person.name} work?", body, role


def _body_word(name: str) -> str | None:
    """Return the word by which a name says what it is, the last before "of": "hospital" of the University Hospital."""
    head = name.lower().partition(" of ")[0]
    return next((word for word in reversed(head.split()) if word in _BODIES), None)


def _body(role: Role) -> str | None:
    """Return the name of the body that a role is in, where it tells of work there now."""
    if role.past or _FORMER.search(role.text) or " and " in role.text:
        return None
    match = _AT.match(role.text) or _OF.match(role.text)
    if match is None or len(match[1].split()) > _MOST_WORDS:
        return None
    name = match[1].removeprefix("the ")
    return match[1] if " " in name or name.isupper() or name == match[1] else None
