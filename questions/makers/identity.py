"""Identity: who somebody is in the story, asked both ways round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.draft import Draft
from questions.facts.cast import Cast, importance_of
from questions.facts.role_words import fits, generic_owner, rival_roles, says_little
from questions.facts.roles import Role, find_roles
from questions.reading import Person, Reading
from questions.span import Span
from questions.wording import content_words

SKILL = "identity"
_FILLED = re.compile(r"\b(?:of|at|for|with|from|in)\b|[’']s?\b|\s\S+\s\S+")
_LONGEST_ROLE = 15
_MOST_WRONG = 6


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "Who is X?" and "Who is the R?" for every person whose role the article gives."""
    roles, cast = list(find_roles(reading)), Cast.of(reading)
    for person in dict.fromkeys(role.person.name for role in roles):
        own = [role for role in roles if role.person.name == person]
        role = max(own, key=_worth)
        if _worth(role) <= 0:
            continue
        others = [other for other in roles if other.person.name != person]
        yield from _who_is(reading, cast, role, own, others)
        yield from _who_has(reading, cast, role, others)


def _worth(role: Role) -> float:
    """Rate a role as an answer; 0 for one that only makes sense in its place."""
    words = len(role.text.split())
    if role.past or words > _LONGEST_ROLE or generic_owner(role.text):
        return 0.0
    if not role.specific and says_little(role.head):
        return 0.0
    return (1.0 if role.specific else 0.3) + 0.01 * words


def _who_is(reading: Reading, cast: Cast, role: Role, own: Sequence[Role], others: Sequence[Role]) -> Iterator[Draft]:
    if set(role.person.name.split()) & set(role.text.split()) - {"the", "of", "de"}:
        return
    verb = _verb(cast, role.person)
    lead = f"{role.person.name} {verb} "
    text = role.text if role.text[0].isupper() and _keeps_capital(role.text) else role.text[0].lower() + role.text[1:]
    yield replace(
        _base(reading, role),
        stem=f"Who {verb} {role.person.name}?",
        answer=role.text,
        answer_type="role",
        answer_span=role.words,
        statement=f"{lead}{text}.",
        slot=Span(len(lead), len(lead) + len(text)),
        wrong=_wrong_roles(role, own, others),
        confidence=_trust(role),
        difficulty=0.3,
    )


def _who_has(reading: Reading, cast: Cast, role: Role, others: Sequence[Role]) -> Iterator[Draft]:
    first = role.text.split()[0]
    if not role.specific or first in {"A", "An", "One"} or set(role.person.name.split()) & set(role.text.split()):
        return
    if any(_same(role, other) for other in others):
        return
    verb = _verb(cast, role.person)
    text = role.text if _keeps_capital(role.text) else role.text[0].lower() + role.text[1:]
    yield replace(
        _base(reading, role),
        stem=f"Who {verb} {text}?",
        answer=role.person.name,
        answer_type="person",
        answer_span=_name_span(role),
        statement=f"{role.person.name} {verb} {text}.",
        slot=Span(0, len(role.person.name)),
        accepted=_short_names(reading, role.person),
        wrong=cast.others(role.person.name, role.text)[:_MOST_WRONG],
        typed=True,
        confidence=_trust(role) - 0.05,
        difficulty=0.4,
    )


def _base(reading: Reading, role: Role) -> Draft:
    """Return what both questions about a role share, the question itself still blank."""
    sentence = reading.sentence_at(role.evidence.start)
    shown = role.evidence.cut(reading.article.text)
    return Draft(
        skill=SKILL,
        stem="",
        answer="",
        answer_type="role",
        evidence=(role.evidence,),
        sentence=sentence.index if sentence else 0,
        fact=f"role:{role.person.name}",
        explanation=f"The article says who {role.person.name} is: “{shown}”{'' if shown.endswith('.') else '.'}",
        importance=importance_of(reading, role.person),
    )


def _wrong_roles(role: Role, own: Sequence[Role], others: Sequence[Role]) -> tuple[tuple[str, str], ...]:
    """Return other people's roles, the likest in length first, and neutral ones in the same body that nobody has."""
    texts: list[str] = []
    for other in sorted(others, key=lambda other: abs(len(other.text) - len(role.text))):
        clash = any(_same(mine, other) for mine in own) or not fits(other.head, role.person.gender)
        if not clash and other.text not in texts and other.person.name not in role.text:
            texts.append(other.text)
    elsewhere = [("elsewhere", text) for text in texts[:_MOST_WRONG]]
    return (*elsewhere, *(("unsupported", text) for text in rival_roles(role.text, role.head)))


def _same(one: Role, other: Role) -> bool:
    """Say whether two roles could be one: all that one says, the other says too."""
    mine, theirs = content_words(one.text), content_words(other.text)
    return mine <= theirs or theirs <= mine


def _verb(cast: Cast, person: Person) -> str:
    return "was" if person.name in cast.dead else "is"


def _trust(role: Role) -> float:
    """Rate the wording: a role with its body beats one that only the rest of the article fills in."""
    if not role.specific:
        return 0.55
    return 0.85 if _FILLED.search(role.text) else 0.65


def _short_names(reading: Reading, person: Person) -> tuple[str, ...]:
    """Return the shorter names that could mean nobody else in the article."""
    forms = dict.fromkeys((*person.forms, person.name.split()[-1]))
    others = {word for other in reading.people if other.name != person.name for word in other.name.split()}
    return tuple(
        form for form in forms if form in person.name and form != person.name and not others & set(form.split())
    )


def _keeps_capital(text: str) -> bool:
    return text.split(maxsplit=1)[0] not in {"The", "A", "An", "One"}


def _name_span(role: Role) -> Span:
    return next(mention for mention in role.person.mentions if role.evidence.overlaps(mention))
