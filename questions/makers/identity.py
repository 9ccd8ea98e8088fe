"""Identity: who the main people of the story are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.asking import employers
from questions.draft import Draft
from questions.facts.cast import Cast, importance_of
from questions.facts.role_words import fits, generic_owner
from questions.facts.roles import Role, find_roles
from questions.grammar.phrases import capital
from questions.reading import Person, Reading
from questions.wording import content_words, has_phrase

SKILL = "identity"
_FILLED = re.compile(r"\b(?:of|at|for|with|from|in)\b|[’']s?\b|\s\S+\s\S+")
_LONGEST_ROLE = 15
_MOST_WRONG = 6
_OFTEN = 3


def make(reading: Reading) -> Iterator[Draft]:
    """Yield "Who is X?" for the people whom the article keeps coming back to, or names in its title.

    A name asked for a title, or a title for the name of somebody who speaks once, checks no understanding.
    """
    roles, cast = list(find_roles(reading)), Cast.of(reading)
    for person in dict.fromkeys(role.person.name for role in roles):
        own = [role for role in roles if role.person.name == person]
        if _is_titled(reading, own[0].person):
            yield from _works_for(reading, own)
        role = max(own, key=_worth)
        if _worth(role) <= 0 or not _is_main(reading, role.person):
            continue
        others = [other for other in roles if other.person.name != person]
        yield from _who_is(reading, cast, role, own, others)


def _is_main(reading: Reading, person: Person) -> bool:
    mentions = [mention for mention in person.mentions if reading.sentence_at(mention.start) is not None]
    return len(mentions) >= _OFTEN or _is_titled(reading, person)


def _is_titled(reading: Reading, person: Person) -> bool:
    """Say whether the title names somebody: of whoever only speaks in an article, the employer is trivia."""
    return any(has_phrase(reading.article.title, form) for form in person.forms)


def _worth(role: Role) -> float:
    """Rate a role as an answer; 0 for one that only makes sense in its place."""
    words = len(role.text.split())
    if role.past or words > _LONGEST_ROLE or generic_owner(role.text):
        return 0.0
    # "A mayor" tells nothing that another mayor would not.
    return 1.0 + 0.01 * words if role.specific else 0.0


def _who_is(reading: Reading, cast: Cast, role: Role, own: Sequence[Role], others: Sequence[Role]) -> Iterator[Draft]:
    if set(role.person.name.split()) & set(role.text.split()) - {"the", "of", "de"}:
        return
    verb = _verb(cast, role.person)
    yield replace(
        _base(reading, role),
        stem=f"Who {verb} {role.person.name}?",
        answer=role.text,
        answer_type="role",
        answer_span=role.words,
        wrong=_wrong_roles(role, own, others),
        confidence=_trust(role),
        difficulty=0.3,
    )


def _works_for(reading: Reading, own: Sequence[Role]) -> Iterator[Draft]:
    """Yield for which body somebody works, which is worth knowing of whoever speaks."""
    for stem, body, role in employers.ask(reading, own):
        yield replace(
            _base(reading, role),
            stem=stem,
            answer=capital(body),
            answer_type="group",
            typed=True,
            confidence=0.65,  # worth less than what anybody says or does
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
    """Return other people's roles, the likest in length first; one made up in the key's own body would point at it."""
    texts: list[str] = []
    for other in sorted(others, key=lambda other: abs(len(other.text) - len(role.text))):
        clash = any(_same(mine, other) for mine in own) or not fits(other.head, role.person.gender)
        if not clash and other.text not in texts and other.person.name not in role.text:
            texts.append(other.text)
    return tuple(("elsewhere", text) for text in texts[:_MOST_WRONG])


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
