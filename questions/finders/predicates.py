"""Wrong options for “That it …” and “That they …”: what the article says of other things of the number and tense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.draft import Draft
from questions.facts.clauses import Clause, find_clauses
from questions.facts.once import once_a_reading
from questions.grammar.verbs import tense_tag
from questions.sources import Sources
from questions.wording import PRONOUNS, content_words, overlap
from questions.world.classes import class_of, kinship
from questions.wrong import Wrong

if TYPE_CHECKING:
    from questions.reading import Reading

_MOST = 5
_SHORTEST, _LONGEST = 2, 14
_ALIKE = 0.5
_APART = 2
_REACH = 60
_UNSAID = frozenset({"“", "”", '"', "(", ")", ":", ";", ",", "—", "–", "…", "?", "!"})
_POINTING = frozenset(read_toml("sentence_parts")["reference"]["pointing"])
_SAYING = frozenset(read_toml("sentence_parts")["verbs"]["reporting"]) | {"say", "tell", "add", "ask"}


_FIGURE = re.compile(r"\d|(?<=\s)[A-Z]")


@dataclass(frozen=True, slots=True)
class Predicate:
    """Hold what a clause says of its subject, and the subject's words, class and number."""

    text: str
    sentence: int
    subject: str
    kind: str
    plural: bool
    human: bool
    past: bool


@once_a_reading
def find_predicates(reading: Reading) -> Iterator[Predicate]:
    """Yield what the article says of things and people, in words that need nothing from outside."""
    for clause in find_clauses(reading):
        text = _said(clause)
        root = clause.subject.root
        if text is not None and root.pos_ in {"NOUN", "PROPN"}:
            yield Predicate(
                text=text,
                sentence=clause.sentence.index,
                subject=" ".join(token.text for token in clause.subject.tokens),
                kind=class_of(root.lemma_),
                plural=_is_plural(clause),
                human=reading.person(root) is not None,
                past=clause.group.past,
            )


def _is_plural(clause: Clause) -> bool:
    """Say whether the verb or, where it does not tell, the subject is plural."""
    finite, root = clause.group.finite, clause.subject.root
    tag = tense_tag(finite) if finite is not None else ""
    if tag in {"VBZ", "VBP"} or (finite is not None and finite.lower_ in {"was", "were"}):
        return tag == "VBP" or (finite is not None and finite.lower_ == "were")
    return root.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in root.children)


def _said(clause: Clause) -> str | None:
    """Return the verb with all that follows it, or `None` where it would be cut or point outside itself."""
    first = min(word.i for word in clause.group.words)
    parts = [token.i for part in clause.after for token in part.tokens]
    last = max([clause.group.verb.i, *parts])
    tokens = clause.group.verb.doc[first : last + 1]
    whole = {*range(first, clause.group.verb.i + 1), *parts}
    if set(range(first, last + 1)) != whole or not _SHORTEST <= len(tokens) <= _LONGEST:
        return None
    if clause.group.negated or clause.group.lemma in _SAYING or tense_tag(tokens[0]) not in {"VBD", "VBZ", "VBP", "MD"}:
        return None
    if any(t.text in _UNSAID or t.lower_ in PRONOUNS or t.lower_ in _POINTING for t in tokens):
        return None
    return str(tokens.text)


def predicates(draft: Draft, sources: Sources, pronoun: str) -> Iterator[Wrong]:
    """Yield “That it …” with what is said of other things, those of the topic's class first."""
    topic = _topic(draft, sources)
    asked, key = content_words(draft.stem), content_words(draft.answer)
    human = pronoun in ("he", "she")
    past = _is_past(draft.answer)
    rivals = []
    for one in find_predicates(sources.reading):
        mine = content_words(one.text)
        far = abs(one.sentence - draft.sentence)
        if not _APART <= far <= _REACH or one.human != human or one.past != past:
            continue
        if not human and one.plural != (pronoun == "they"):
            continue
        # What is a price of one thing or the name of somebody makes no sense of another.
        if _FIGURE.search(one.text) and not _FIGURE.search(draft.answer):
            continue
        # What is said of the topic itself may be right as well.
        if content_words(one.subject) & asked or overlap(mine, key) > _ALIKE or len(mine & asked) * 2 > len(mine):
            continue
        length = abs(len(one.text) - len(draft.answer)) / max(len(one.text), len(draft.answer))
        kin = kinship(topic, one.kind)
        if not kin:
            continue
        rivals.append((length - kin / 2, one.sentence, one.text))
    for _, _, text in sorted(rivals)[:_MOST]:
        yield Wrong("elsewhere", f"That {pronoun} {text}", "phrase")


def _topic(draft: Draft, sources: Sources) -> str:
    """Return the class of what “it” or “they” stands for, or nothing where it is not known."""
    verb = sources.verb(draft)
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None) if verb is not None else None
    subjects = (
        [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}] if clause is not None else []
    )
    return class_of(subjects[0].lemma_) if len(subjects) == 1 else ""


def _is_past(answer: str) -> bool:
    from questions.finders.phrases import verb_tag

    verb = (*answer.casefold().split()[2:3], "")[0]
    return verb in ("was", "were", "had", "did") or verb_tag(verb) == "VBD"
