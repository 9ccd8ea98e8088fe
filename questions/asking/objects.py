"""What somebody did something to: questions about the object."""

from __future__ import annotations

from collections.abc import Iterator

from questions.answer_types import is_empty, noun_type
from questions.asking.proposal import Proposal
from questions.asking.typed import typed_answer
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.phrases import capital

_LIGHT = frozenset(read_toml("sentence_parts")["verbs"]["light"])
_OWNED = frozenset({"with", "of", "about", "like", "than", "between", "as"})
_OPEN = frozenset(read_toml("asking")["typed"]["open"])
_FEWEST, _MOST = 1, 14
_FEWEST_STEM = 5


def _may_own_what_follows(thing: Part, clause: Clause) -> bool:
    """Say whether the phrase behind an object may be its own ("sells a bike with a strong motor")."""
    return any(part.root.lower_ in _OWNED for part in clause.of("prep") if part.start == thing.tokens[-1].i + 1)


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield the question "What (Whom) did X V?" where the object stands alone behind its verb."""
    objects = clause.of("object")
    if len(objects) != 1 or clause.of("dative", "infinitive", "clause", "complement"):
        return
    thing = objects[0]
    root = thing.root
    kind = noun_type(composer.reading, root)
    if kind not in {"noun", "person"} or clause.group.lemma in _LIGHT:
        return
    if root.ent_type_ in {"CARDINAL", "MONEY", "PERCENT", "DATE", "TIME", "QUANTITY"}:
        return
    if thing.trimmed and any(child.dep_ == "acl" for child in root.children):
        return
    if not _FEWEST <= len(thing.tokens) <= _MOST or any(child.dep_ == "nummod" for child in root.children):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "Who" if kind == "person" else "What", (thing,), scope)
    answer = composer.wording.put(thing.tokens, scope, answer=True)
    # "What will Google run?" could be anything.
    empty = stem is None or len(stem.split()) < _FEWEST_STEM
    if stem is None or empty or answer is None or is_empty(answer, root) or _may_own_what_follows(thing, clause):
        return
    typed, forms = typed_answer(composer.reading, thing.tokens, root, kind)
    bare = len(thing.tokens) <= 2 and kind == "noun"  # noqa: PLR2004 (a determiner and a noun)
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type=kind,
        slot=thing.tokens,
        trust=0.6 if bare else 0.72,
        typed=typed and clause.group.lemma not in _OPEN,
        accepted=forms,
        worth=0.5 if bare else 0.65,
    )
