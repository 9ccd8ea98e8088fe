"""What somebody says about something: questions about the clauses of a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.answer_types import is_empty, noun_is_human
from questions.asking.proposal import Proposal
from questions.asking.shortening import is_sized
from questions.facts.clauses import Clause
from questions.grammar.composing import Composer
from questions.grammar.phrases import is_plural, uncapital

if TYPE_CHECKING:
    from questions.facts.parts import Part
    from questions.grammar.scope import Scope
    from questions.names import Person

_MOST_TOPIC = 9
_KINDS = frozenset({"main", "reported"})


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield "What does X say about Y?" where X is quoted as saying something of Y."""
    if clause.source is None or clause.kind not in _KINDS or any(part.role == "adverbial" for part in clause.before):
        return
    composer.wording.quoting = True
    scope = composer.scope(clause)
    about = _topic(clause, composer, scope)
    told = _told(clause, composer, scope) if about is not None else None
    pronoun = pronoun_for(clause.subject, composer.reading.person(clause.subject.root))
    if told is None or pronoun is None or clause.source in (about or ""):
        return
    answer = f"That {pronoun} {told}"
    if is_sized(answer):
        yield Proposal(
            clause=clause,
            stem=f"What does {clause.source} say about {about}?",
            answer=answer,
            answer_type="clause",
            slot=(),
            trust=0.8,
            worth=0.9,
        )


def _topic(clause: Clause, composer: Composer, scope: Scope) -> str | None:
    """Return what is spoken of, worded, where it can stand in a question."""
    topic = clause.subject
    if topic.root.pos_ not in {"NOUN", "PROPN"} or topic.trimmed or len(topic.tokens) > _MOST_TOPIC:
        return None
    about = composer.put_subject(clause, scope)
    if about is None:
        return None
    about = uncapital(about, topic.tokens[0])
    return None if is_empty(about, topic.root) and not about.startswith("the ") else about


def _told(clause: Clause, composer: Composer, scope: Scope) -> str | None:
    """Return what is said of it: the verb and all that follows."""
    person = composer.reading.person(clause.subject.root)
    scope.people |= {person} if person is not None else set()
    texts = [composer.wording.put(part.tokens, scope, answer=True) for part in composer.kept_after(clause)]
    context = composer.context(clause, (), scope)
    if not texts or context is None or any(text is None for text in texts):
        return None
    return " ".join([clause.group.declarative(), *(text or "" for text in texts), *context])


def pronoun_for(topic: Part, person: Person | None) -> str | None:
    """Return the pronoun for what is talked about, or `None` where it cannot be told."""
    if person is not None:
        return {"m": "he", "f": "she"}.get(person.gender or "")
    if is_plural(topic):
        return "they"
    return None if noun_is_human(topic.root) else "it"
