"""What somebody did at a certain time, and what happened when: answers as long as a clause."""

from __future__ import annotations

from collections.abc import Iterator

from questions.answer_types import noun_type
from questions.asking.proposal import Proposal
from questions.asking.shortening import is_sized
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital, connective
from questions.grammar.scope import Scope

_VERBS = read_toml("sentence_parts")["verbs"]
_STATIVE = frozenset(_VERBS["stative"])
_CONTEXT = frozenset(read_toml("sentence_parts")["connectives"]["context"])


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions about what was done or happened."""
    yield from _doing(clause, composer)
    yield from _happening(clause, composer)


def _doing(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    """Ask "What did X do on Friday?", the time or the place staying in the question."""
    group = clause.group
    finite = group.finite
    if group.passive or group.negated or group.borrowed or finite is None or finite.i != group.verb.i:
        return
    if (
        group.lemma in _STATIVE
        or (group.lemma == "use" and clause.of("infinitive"))
        or not group.past
        or clause.kind == "reported"
    ):
        return
    if noun_type(composer.reading, clause.subject.root) not in {"person", "group"}:
        return
    if any(child.dep_ == "nummod" for child in clause.subject.root.children):
        return
    scope = composer.scope(clause)
    subject = composer.subject(clause, scope)
    context = composer.context(clause, (), scope)
    kept = composer.kept_after(clause)
    times = [part for part in kept if _is_time(part)]
    if subject is None or context is None or not kept:
        return
    answered = [part for part in kept if not any(part is one for one in times)]
    when = [composer.wording.put(part.tokens, scope) for part in times]
    if not answered or any(text is None for text in when) or not (context or when):
        return
    # The times must stand together at the end, so that what is left is one stretch of words.
    if times and min(part.start for part in times) < max(part.start for part in answered):
        return
    slot = tuple(token for part in answered for token in part.tokens)
    words = composer.wording.put(slot, scope, answer=True)
    answer = " ".join([group.declarative(), words or ""])
    if words is None or not is_sized(answer):
        return
    # "in 1949 before the inquiry began": the clause stands last.
    last = [text or "" for text, part in zip(when, times, strict=True) if part.role == "adverbial"]
    first = [text or "" for text, part in zip(when, times, strict=True) if part.role != "adverbial"]
    stem = " ".join(["What did", subject, "do", *first, *context, *last]) + "?"
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="action", slot=(), trust=0.75, worth=0.8
    )


def _happening(clause: Clause, composer: Composer) -> Iterator[Proposal]:  # noqa: PLR0911 (each doubt leaves at once)
    """Ask "What happened when …?" where the clause tells it in the past."""
    if not clause.group.past or clause.group.negated or (clause.group.lemma in _STATIVE and not clause.group.passive):
        return
    if clause.kind not in {"main", "conjunct"} or clause.group.verb.tag_ == "VBG":
        return
    parts = [part for part in (*clause.before, *clause.after) if part.role == "adverbial"]
    moments = [part for part in parts if connective(part) in {"when", "after", "as", "before"}]
    if len(moments) != 1 or moments[0].root.tag_ not in {"VBD", "VBN"} or len(parts) != 1:
        return
    moment = moments[0]
    if connective(moment) == "as" and moment not in clause.before:
        return
    scope = Scope()
    when = composer.wording.put(moment.tokens, scope)
    if when is None:
        return
    stem = f"What happened {when[:1].lower() + when[1:]}?"
    rest = [part for part in composer.kept_after(clause) if part is not moment]
    subject = composer.put_subject(clause, scope, answer=True)
    after = [composer.wording.put(part.tokens, scope, answer=True) for part in rest]
    if subject is None or any(text is None for text in after):
        return
    answer = " ".join([subject, clause.group.declarative(), *(text or "" for text in after)])
    if not is_sized(answer) or len(stem.split()) < 5:  # noqa: PLR2004
        return
    yield Proposal(
        clause=clause, stem=stem, answer=capital(answer), answer_type="clause", slot=(), trust=0.7, worth=0.8
    )


def _is_time(part: Part) -> bool:
    """Say whether a part tells when."""
    if part.role == "adverbial":
        return connective(part) in _CONTEXT
    if part.role not in {"prep", "time"}:
        return False
    return any(token.ent_type_ in {"DATE", "TIME"} and token.dep_ in {"pobj", "npadvmod"} for token in part.tokens)
