"""How many: questions about figures and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.answer_types import noun_is_human
from questions.asking.proposal import Proposal, figure_proposal
from questions.datafiles import read_toml
from questions.facts.clauses import Clause
from questions.facts.parts import Part, part_of
from questions.grammar.composing import Composer

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = read_toml("sentence_parts")
_PAYING = frozenset(_WORDS["verbs"]["paying"])
_MEASURED = frozenset(_WORDS["nouns"]["measure"])
_UNITS = frozenset(_WORDS["nouns"]["time_unit"])
_CHANGING = frozenset(_WORDS["verbs"]["changing"])
_HANGING = frozenset({"for", "in", "at", "on", "from", "during", "after", "before", "since", "by", "across", "around"})
_INCIDENTAL = frozenset({"brother", "sister", "sibling", "son", "daughter", "cousin", "juror", "page"})
"""How many of these there are is seldom what an article is about."""
_LEADS = frozenset({"about", "around", "at", "least", "only", "just", "some", "up", "to"})
_FEW_THINGS = frozenset({"two", "three", "2", "3"})
_FEW_PEOPLE = _FEW_THINGS | {"four", "five", "4", "5"}
"""Whether it was two or three of them tests the memory alone."""
_ROUGHLY = frozenset({"some", "about", "around", "an", "estimated"})
_BEFORE_COUNTS = frozenset({"across", "by", "from", "in", "into", "on", "to"})
_MOST_BEHIND = 4
_WAYS = frozenset({"mile", "kilometre", "kilometer", "km", "metre", "meter", "foot", "yard"})
_FEWEST_STEM = 5
_VAGUE = frozenset({"one", "half", "dozens", "hundreds", "thousands", "millions", "zero"})


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield questions that a figure answers."""
    yield from _counted_subject(clause, composer)
    for part in clause.of("object", "attribute", "time"):
        if part.role == "time" and part.root.lemma_.lower() not in _WAYS:
            continue
        if part.role == "attribute" and clause.subject.root.tag_ in {"NN", "NNP"}:
            yield from _rate(clause, part, composer)
        else:
            yield from _counted_object(clause, part, composer)
    for part in clause.of("infinitive"):
        yield from _counted_inside(clause, part, composer)
    for part in clause.of("prep", "agent"):
        yield from _counted_behind(clause, part, composer)


def _figure(noun: Token) -> tuple[Token, ...]:
    """Return the words of the figure that counts a plural noun, or nothing."""
    if noun.tag_ not in {"NNS", "NNPS"} and noun.lower_ not in {"people"}:
        return ()
    counts = [child for child in noun.children if child.dep_ == "nummod"]
    if noun.lemma_.lower() in _INCIDENTAL:
        return ()
    if len(counts) != 1 or noun.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} or counts[0].lower_ in _VAGUE:
        return ()
    figure = tuple(counts[0].subtree)
    if (
        figure[-1].i + 1 > noun.i
        or figure[-1].nbor().is_punct
        or figure[-1].lower_ == "more"
        or any(token.is_punct for token in figure if token.text not in {"-", ","})
        or _is_few(figure, noun)
    ):
        return ()
    return figure


def _is_few(figure: tuple[Token, ...], noun: Token) -> bool:
    few = _FEW_PEOPLE if noun_is_human(noun) else _FEW_THINGS
    return {token.lower_ for token in figure} - _LEADS <= few


def _counted(part: Part, figure: tuple[Token, ...]) -> tuple[Token, ...] | None:
    """Return the words that follow "How many", or `None` where something stands before the figure."""
    before = [token for token in part.tokens if token.i < figure[0].i]
    if any(token.lower_ not in _ROUGHLY for token in before):
        return None
    if _counts(part) > 1:
        part = _without_clause(part)
    if _counts(part) > 1:
        return None  # "1,540 children and 2,125 parents"
    joined = [token for token in part.tokens if token.dep_ == "conj" and token.head.i == part.root.i]
    if any(token.tag_ != "NNS" or any(child.dep_ == "nummod" for child in token.children) for token in joined):
        return None
    return tuple(token for token in part.tokens if token.i > figure[-1].i)


def _counts(part: Part) -> int:
    return sum(token.dep_ == "nummod" and token.ent_type_ != "DATE" for token in part.tokens)


def _without_clause(part: Part) -> Part:
    """Cut off a clause behind the noun that has figures of its own: "17 sensors that beep 20 times"."""
    clauses = [child for child in part.root.rights if child.dep_ in {"relcl", "acl"}]
    start = min((child.left_edge.i for child in clauses), default=part.tokens[-1].i + 1)
    return Part(part.role, part.root, tuple(token for token in part.tokens if token.i < start), trimmed=True)


def counted(part: Part) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Return the figure that counts a part's noun, and what it counts."""
    figure = _figure(part.root)
    rest = _counted(part, figure) if figure else None
    return (figure, rest) if rest else None


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
    yield from figure_proposal(clause, stem, answer, figure, "number", 0.85)


def _counted_object(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    figure = _figure(part.root)
    rest = _counted(part, figure) if figure else None
    if not figure or not rest:
        return
    scope = composer.scope(clause)
    if any(
        token.dep_ == "nummod" and token.ent_type_ != "DATE"
        for one in clause.after
        if one is not part
        for token in one.tokens
    ):
        return  # two counts in one question
    # Behind other phrases the one that is the noun's own would seem to be theirs.
    alone = all(one is part or one.role in {"adverb", "particle"} for one in clause.after)
    heart, hanging = _heart(rest, part.root) if alone else (rest, ())
    counted = composer.wording.put(heart, scope.child(), answer=True)
    tail = composer.wording.put(hanging, scope.child()) if hanging else ""
    if counted is None or tail is None or (part.role == "time" and clause.group.lemma == "be"):
        return
    stem = composer.question(clause, f"How many {counted}", (part,), scope, tail=[tail] if tail else ())
    answer = composer.wording.put(figure, scope, answer=True)
    yield from figure_proposal(clause, stem, answer, figure, "number", 0.85)


def _counted_behind(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "Into how many languages was the book translated?"."""
    nouns = [child for child in part.root.children if child.dep_ == "pobj"]
    if part.root.lower_ not in _BEFORE_COUNTS or len(nouns) != 1 or clause.group.negated:
        return
    inner = Part(part.role, nouns[0], part.tokens[1:], part.trimmed)
    figure = _figure(nouns[0])
    rest = _counted(inner, figure) if figure else None
    if not rest or clause.group.lemma == "be" or len(rest) > _MOST_BEHIND:
        return
    if nouns[0].lemma_.lower() in _UNITS | _WAYS or nouns[0].ent_type_ == "QUANTITY":
        return
    scope = composer.scope(clause)
    counted = composer.wording.put(rest, scope.child(), answer=True)
    if counted is None:
        return
    stem = composer.question(clause, f"{part.root.lower_} how many {counted}", (part,), scope)
    answer = composer.wording.put(figure, scope, answer=True)
    yield from figure_proposal(clause, stem, answer, figure, "number", 0.82)


def _rate(clause: Clause, part: Part, composer: Composer) -> Iterator[Proposal]:
    """Ask "What is the density?" of "The density is nine people a hectare": one thing is not so many others."""
    figure = _figure(part.root)
    if not figure or figure[0].i != part.start or clause.group.lemma != "be" or clause.group.negated:
        return
    scope = composer.scope(clause)
    stem = composer.question(clause, "What", (part,), scope)
    answer = composer.wording.put(part.tokens, scope, answer=True)
    if stem is not None and len(stem.split()) >= _FEWEST_STEM:
        yield from figure_proposal(clause, stem, answer, part.tokens, "number", 0.8)


def _heart(words: tuple[Token, ...], noun: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return what is counted, and the phrase behind it that goes to the question's end: "stores in Mexico"."""
    hung = [child for child in noun.rights if child.dep_ == "prep" and child.lower_ in _HANGING]
    if len(hung) != 1 or hung[0].right_edge.i != words[-1].i or any(child.dep_ == "conj" for child in noun.rights):
        return words, ()
    start = hung[0].i
    return tuple(word for word in words if word.i < start), tuple(word for word in words if word.i >= start)


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
    yield from figure_proposal(clause, stem, answer, figure, "number", 0.8)
