"""How many, how much, what percentage, how long a thing is: questions about figures and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal
from questions.datafiles import read_toml
from questions.facts.clauses import Clause, Part, part_of
from questions.grammar.composing import Composer
from questions.grammar.wording import capital

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = read_toml("sentence_parts")
_PAYING = frozenset(_WORDS["verbs"]["paying"])
_MEASURED = frozenset(_WORDS["nouns"]["measure"])
_UNITS = frozenset(_WORDS["nouns"]["time_unit"])
_CHANGING = frozenset(_WORDS["verbs"]["changing"])
_FEWEST_STEM = 5
_VAGUE = frozenset({"one", "half", "dozens", "hundreds", "thousands", "millions", "zero"})


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that a figure answers."""
    yield from _counted_subject(clause, composer)
    for part in clause.of("object", "attribute"):
        yield from _counted_object(clause, part, composer)
        yield from _money(clause, part, composer)
    for part in clause.of("infinitive"):
        yield from _counted_inside(clause, part, composer)
    yield from _measure(clause, composer)
    yield from _amount(clause, composer)
    yield from _change(clause, composer)


def _figure(noun: Token) -> tuple[Token, ...]:
    """Return the words of the figure that counts a plural noun, or nothing."""
    if noun.tag_ not in {"NNS", "NNPS"} and noun.lower_ not in {"people"}:
        return ()
    counts = [child for child in noun.children if child.dep_ == "nummod"]
    if len(counts) != 1 or noun.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} or counts[0].lower_ in _VAGUE:
        return ()
    figure = tuple(counts[0].subtree)
    if (
        figure[-1].i + 1 > noun.i
        or figure[-1].lower_ == "more"
        or any(token.is_punct for token in figure if token.text not in {"-", ","})
    ):
        return ()
    return figure


def _counted(part: Part, figure: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """Return the words that follow "How many", or `None` where something stands before the figure."""
    before = [token for token in part.tokens if token.i < figure[0].i]
    if any(token.lower_ not in {"some", "about", "around"} for token in before):
        return None
    joined = [token for token in part.tokens if token.dep_ == "conj" and token.head.i == part.root.i]
    if any(token.tag_ != "NNS" or any(child.dep_ == "nummod" for child in token.children) for token in joined):
        return None
    return tuple(token for token in part.tokens if token.i > figure[-1].i)


def _counted_subject(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    figure = _figure(clause.subject.root)
    rest = _counted(clause.subject, figure) if figure else None
    if not figure or not rest or not clause.after:
        return
    scope = composer.scope(clause)
    counted = composer.wording.put(rest, scope)
    if counted is None:
        return
    stem = composer.counted_question(clause, f"How many {counted}", scope)
    answer = composer.wording.put(figure, scope, answer=True)
    yield from _proposal(clause, stem, answer, figure, "number", 0.85)


def _counted_object(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    figure = _figure(part.root)
    rest = _counted(part, figure) if figure else None
    if not figure or not rest:
        return
    scope = composer.scope(clause)
    counted = composer.wording.put(rest, scope.child(), answer=True)
    if counted is None:
        return
    stem = composer.question(clause, f"How many {counted}", (part,), scope)
    answer = composer.wording.put(figure, scope, answer=True)
    yield from _proposal(clause, stem, answer, figure, "number", 0.85)


def _counted_inside(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "How many shops was she paid to visit?"."""
    objects = [child for child in part.root.children if child.dep_ == "dobj"]
    if len(objects) != 1 or part.root.tag_ != "VB":
        return
    thing = part_of(objects[0], "object")
    figure = _figure(thing.root)
    rest = _counted(thing, figure) if figure else None
    lead = tuple(token for token in part.tokens if token.i < thing.start)
    tail = tuple(token for token in part.tokens if token.i > thing.tokens[-1].i)
    if not figure or not rest or not lead:
        return
    scope = composer.scope(clause)
    counted = composer.wording.put(rest, scope.child(), answer=True)
    around = [composer.wording.put(tokens, scope.child()) if tokens else "" for tokens in (lead, tail)]
    if counted is None or any(text is None for text in around):
        return
    stem = composer.question(clause, f"How many {counted}", (part,), scope, tail=[text or "" for text in around])
    answer = composer.wording.put(figure, scope, answer=True)
    yield from _proposal(clause, stem, answer, figure, "number", 0.8)


def _amount(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "What is the price?" of "The price is £30"."""
    if clause.group.lemma != "be" or clause.group.negated:
        return
    for part in clause.of("attribute"):
        kind = {"MONEY": "money", "PERCENT": "percent"}.get(part.root.ent_type_)
        if kind is None or clause.subject.root.pos_ != "NOUN":
            continue
        scope = composer.scope(clause)
        stem = composer.question(clause, "What", (part,), scope)
        if stem is None or len(stem.split()) < _FEWEST_STEM:
            continue
        answer = composer.wording.put(part.tokens, scope, answer=True)
        yield from _proposal(clause, stem, answer, part.tokens, kind, 0.8)


def _change(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "To what number has the population grown?" and "By how much did the price fall?"."""
    if clause.group.lemma not in _CHANGING or clause.of("object"):
        return
    steps = [part for part in clause.of("prep") if part.root.lower_ in {"to", "by", "from"}]
    if len(steps) != 1 or steps[0].root.lower_ == "from":
        return
    part = steps[0]
    nouns = [child for child in part.root.children if child.dep_ == "pobj"]
    if len(nouns) != 1 or not any(token.like_num for token in part.tokens) or nouns[0].ent_type_ in {"DATE", "TIME"}:
        return
    share = nouns[0].ent_type_ == "PERCENT"
    if part.root.lower_ == "by":
        word = "By how much"
    elif share or nouns[0].pos_ == "NUM":
        word = "To what percentage" if share else "To what number"
    else:
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, word, (part,), scope)
    slot = tuple(token for token in part.tokens if token.i > part.root.i)
    answer = composer.wording.put(slot, scope, answer=True)
    lead = "By " if part.root.lower_ == "by" else ""
    answer = lead + answer if answer is not None else None
    yield from _proposal(clause, stem, answer, slot, "percent" if share else "number", 0.8)


def _money(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    if part.root.ent_type_ != "MONEY" or clause.group.lemma not in _PAYING or part.role != "object":
        return
    if not all(token.ent_type_ == "MONEY" or token.dep_ in {"advmod", "quantmod", "amod"} for token in part.tokens):
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "How much", (part,), scope)
    answer = composer.wording.put(part.tokens, scope, answer=True)
    yield from _proposal(clause, stem, answer, part.tokens, "money", 0.85)


def _measure(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Ask "How long was the pipe?" of "The pipe was 50 metres long"."""
    if clause.group.lemma != "be" or clause.group.negated:
        return
    for part in clause.of("complement"):
        sizes = [child for child in part.root.children if child.dep_ == "npadvmod"]
        if part.root.lower_ not in _MEASURED or len(sizes) != 1 or part.tokens[-1].i != part.root.i:
            continue
        size = tuple(token for token in part.tokens if token.i < part.root.i)
        if not any(token.like_num for token in size):
            continue
        scope = composer.scope(clause)
        stem = composer.question(clause, f"How {part.root.lower_}", (part,), scope)
        answer = composer.wording.put(size, scope, answer=True)
        yield from _proposal(clause, stem, answer, size, "number", 0.85)


def _proposal(  # noqa: PLR0917
    clause: Clause, stem: str | None, answer: str | None, slot: tuple[Token, ...], kind: str, trust: float
) -> Iterator[Proposal]:
    if stem is None or answer is None:
        return
    yield Proposal(
        clause=clause,
        stem=stem,
        answer=capital(answer),
        answer_type=kind,
        slot=slot,
        trust=trust,
        typed=True,
        worth=0.65,
    )
