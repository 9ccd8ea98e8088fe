"""What somebody said, announced or found: answers that are clauses."""

from __future__ import annotations

from collections.abc import Iterator

from questions.answer_types import is_empty as is_vague
from questions.asking.proposal import Proposal
from questions.asking.shortening import is_sized
from questions.asking.views import pronoun_for
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import part_of
from questions.grammar.composing import Composer
from questions.grammar.phrases import is_plural, uncapital

_VERBS = read_toml("sentence_parts")["verbs"]
_TELLING = frozenset(_VERBS["telling"])
_SAYING, _SAID = frozenset(_VERBS["saying"]), frozenset(_VERBS["said"])
_FEWEST, _MOST, _MOST_TOPIC = 3, 14, 9
_VAGUE_STEM = 5


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions about what was told."""
    yield from _about(clause, composer)
    yield from _telling(clause, composer)


def _about(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X say about Y?" where X says something of Y in words of the article's own."""
    parts = [part for part in (*clause.before, *clause.after) if part.role == "clause"]
    if len(parts) != 1 or clause.group.lemma not in _SAYING | _SAID or clause.group.passive:
        return
    part = parts[0]
    subjects = [child for child in part.root.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if len(subjects) != 1 or subjects[0].pos_ not in {"NOUN", "PROPN"} or clause.of("object", "dative"):
        return
    topic = part_of(subjects[0], "subject")
    person = composer.reading.person(subjects[0])
    pronoun = pronoun_for(topic, person)
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in (part.root, *part.root.children))
    rest = tuple(token for token in part.tokens if token.i > subjects[0].right_edge.i)
    before = [token for token in part.tokens if token.i < topic.start and token.dep_ not in {"mark", "cc"}]
    if pronoun is None or not finite or not rest or before or topic.trimmed:
        return
    scope = composer.scope(clause)
    known = scope.child()
    composer.put_subject(clause, known)
    about = composer.wording.put(topic.tokens, known)
    if (
        about is None
        or len(topic.tokens) > _MOST_TOPIC
        or (is_vague(about, subjects[0]) and not about.lower().startswith("the "))
    ):
        return
    about = uncapital(about, topic.tokens[0])
    preposition = "out about" if clause.group.lemma == "find" else "about"
    stem = composer.question(clause, "What", (part,), scope, tail=[preposition, about])
    if stem is not None and clause.group.lemma in _SAID:
        stem = stem.replace(f" {clause.group.lemma} about ", " say about ", 1)
        stem = stem if " say about " in stem else None
    scope.people |= {person} if person is not None else set()
    scope.numbers.add(is_plural(topic))
    answer = composer.wording.put(rest, scope, answer=True)
    if stem is None or answer is None or not _FEWEST <= len(answer.split()) + 2 <= _MOST:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=f"That {pronoun} {answer}",
        answer_type="clause",
        slot=(),
        trust=0.78,
        worth=0.85,
    )


def _telling(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What did X announce?"."""
    parts = clause.of("clause")
    told = clause.group.lemma == "tell" and len(clause.of("object", "dative")) == 1
    if len(parts) != 1 or not (clause.group.lemma in _TELLING or told) or clause.group.passive:
        return
    part = parts[0]
    subjects = [child for child in part.root.children if child.dep_ in {"nsubj", "nsubjpass", "expl"}]
    mark = part.tokens[0] if part.tokens[0].dep_ == "mark" else None
    if not subjects or (clause.of("object") and not told) or (mark is not None and mark.lower_ != "that"):
        return
    if part.root.tag_ not in {"VBD", "VBZ", "VBP"} and not any(
        child.tag_ in {"VBD", "VBZ", "VBP", "MD"} for child in part.root.children
    ):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope)
    slot = part.tokens[1:] if mark is not None else part.tokens
    answer = composer.wording.put(slot, scope, answer=True)
    if stem is None or answer is None or not is_sized(answer) or _is_vague(clause, stem):
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=f"That {answer}",
        answer_type="clause",
        slot=slot,
        insert="" if mark is not None else "that",
        trust=0.8,
        worth=0.8,
    )


def _is_vague(clause: Clause, stem: str) -> bool:
    """Say whether a question leaves open which of many things is meant: "What did the study find?"."""
    return clause.subject.root.pos_ != "PROPN" and len(stem.split()) <= _VAGUE_STEM
