"""How long it takes, how far it is, at what age: questions about spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal, figure_proposal
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.scope import Scope

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = read_toml("sentence_parts")
_UNITS = frozenset(_WORDS["nouns"]["time_unit"])
_LASTING = frozenset({"take", "last", "spend"})
_GOING = frozenset(
    {"cycle", "drift", "drive", "fall", "fly", "row", "run", "sail", "stretch", "swim", "travel", "walk"}
)
_FAR = frozenset({"mile", "kilometre", "kilometer", "km", "metre", "meter", "foot", "yard"})
_SAID = frozenset({"did", "does", "will", "do"})
_FEWEST_STEM = 5


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that a span of time or way or an age answers."""
    if clause.group.negated:
        return
    for part in clause.of("object", "time"):
        yield from _lasting(clause, part, composer)
        yield from _far(clause, part, composer)
    for part in (*clause.before, *clause.of("prep")):
        yield from _age(clause, part, composer)


def _lasting(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "How long did it take to build the bridge?" and "How long does the crossing last?"."""
    if clause.group.lemma not in _LASTING or part.root.lemma_.lower() not in _UNITS or not _is_counted(part):
        return
    scope = composer.scope(clause)
    others = [one for one in clause.after if one is not part]
    if clause.subject.root.lower_ == "it":
        stem = _of_it(clause, part, composer, scope)
    elif clause.group.lemma == "spend" and not any(one.role in {"prep", "infinitive"} for one in others):
        return
    else:
        stem = composer.question(clause, "How long", (part,), scope)
    yield from _answered(clause, stem, part.tokens, "duration", composer)


def _of_it(clause: Clause, part: Part, composer: Composer, scope: Scope) -> str | None:
    """Return "How long did it take to …?", where an empty "it" stands for what was done."""
    split = clause.group.split()
    rest = [one for one in composer.kept_after(clause) if one is not part]
    if split is None or split[0] not in _SAID or [one.role for one in rest if one.role != "dative"] != ["infinitive"]:
        return None
    if rest[-1].root.tag_ != "VB":
        return None
    texts = [composer.wording.put(one.tokens, scope) for one in rest]
    context = composer.context(clause, (), scope)
    if context is None or any(text is None for text in texts):
        return None
    return " ".join(["How long", split[0], "it", split[1], *(text or "" for text in texts), *context]) + "?"


def _far(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "How far did Ada Brown walk?"."""
    counted = any(child.dep_ == "nummod" for child in part.root.children)
    if clause.group.lemma not in _GOING or not counted or part.root.lemma_.lower() not in _FAR:
        return
    stem = composer.question(clause, "How far", (part,), composer.scope(clause))
    yield from _answered(clause, stem, part.tokens, "number", composer)


def _age(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "At what age did Ada Brown leave school?"."""
    words = [token.lower_ for token in part.tokens]
    if words[:3] != ["at", "the", "age"] or len(words) != 5 or not clause.group.past:  # noqa: PLR2004 ("at the age of nine")
        return
    stem = composer.question(clause, "At what age", (part,), composer.scope(clause))
    yield from _answered(clause, stem, part.tokens[-1:], "number", composer)


def _is_counted(part: Part) -> bool:
    """Say whether a part is so many units and no more: no "three days a week", no "the three years"."""
    counts = [child for child in part.root.children if child.dep_ == "nummod"]
    ends = part.tokens[-1] == part.root
    return len(counts) == 1 and ends and not any(child.dep_ == "det" for child in part.root.children)


def _answered(
    clause: Clause, stem: str | None, slot: tuple[Token, ...], kind: str, composer: Composer
) -> Iterator[Proposal]:
    answer = composer.wording.put(slot, Scope(), answer=True)
    if stem is not None and len(stem.split()) >= _FEWEST_STEM:
        yield from figure_proposal(clause, stem, answer, slot, kind, 0.82)
