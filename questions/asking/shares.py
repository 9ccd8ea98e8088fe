"""What share: questions about the percentage or the proportion of something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from questions.asking.proposal import Proposal, figure_proposal
from questions.facts.clauses import Clause
from questions.facts.parts import Part
from questions.grammar.composing import Composer
from questions.grammar.scope import Scope

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"})
_IN_FIGURES = {"half": "50%", "a quarter": "25%", "three quarters": "75%"}
_PERCENT = frozenset({"%", "percent"})
_LEADS = frozenset(
    {"about", "almost", "around", "at", "just", "least", "more", "nearly", "only", "over", "roughly", "than"}
)
_MERE = frozenset({"just", "only"})
_COUNTS = frozenset({"a", "one", "two", "three", "four"})
_WHOLE_PEOPLE = frozenset({"people", "those"})
_UNTOLD = frozenset({"time", "them", "it", "us", "all"})
_APART = frozenset({"among", "from", "of"})
"""“Among pupils, 60% of girls …”: the question would put it where it says something else."""
_FEWEST_STEM = 6

_Ask = Callable[[str, Scope], str | None]


@dataclass(frozen=True)
class _Share:
    """Hold a share: the words that say how much, those that say of what, and their head."""

    figure: tuple[Token, ...]
    whole: tuple[Token, ...]
    noun: Token
    percent: bool


def ask(clause: Clause, composer: Composer) -> Iterator[Proposal]:
    """Yield "What percentage of adults own a boat?" and the like."""
    if clause.group.negated or any(part.root.lower_ in _APART for part in clause.before):
        return
    share = _share(clause.subject.tokens, clause.subject.root)
    if share is not None and clause.after:
        many = share.noun.tag_ in {"NNS", "NNPS"} or share.noun.lower_ in _WHOLE_PEOPLE
        asks = composer.counted_question if many else composer.subject_question
        yield from _proposals(clause, composer, share, lambda wh, scope: asks(clause, wh, scope))
    for part in clause.of("object"):
        if (share := _share(part.tokens, part.root)) is not None:
            yield from _proposals(clause, composer, share, _asking(clause, composer, part))
    for part in clause.of("prep"):
        inner = next((child for child in part.root.children if child.dep_ == "pobj"), None)
        if clause.group.lemma != "account" or part.root.lower_ != "for" or inner is None:
            continue
        if (share := _share(part.tokens[1:], inner)) is not None:
            yield from _proposals(clause, composer, share, _asking(clause, composer, part, "for "))


def _asking(clause: Clause, composer: Composer, part: Part, lead: str = "") -> _Ask:
    """Return what asks for a part behind the verb."""
    return lambda wh, scope: composer.question(clause, lead + (wh if not lead else wh.lower()), (part,), scope)


def _proposals(clause: Clause, composer: Composer, share: _Share, asks: _Ask) -> Iterator[Proposal]:
    scope = composer.scope(clause)
    whole = composer.wording.put(share.whole, scope)
    if whole is None or "," in whole:
        return
    figure = tuple(token for token in share.figure if token.lower_ not in _MERE)
    answer = "".join(token.text_with_ws for token in figure).strip()
    stem = asks("What percentage of" if share.percent else "What proportion of", scope)
    stem = stem and stem.replace(" of ", f" of {whole} ", 1)
    if stem is None or len(stem.split()) < _FEWEST_STEM:
        return
    kind = "percent" if share.percent else "number"
    for one in figure_proposal(clause, stem, answer, figure, kind, 0.85):
        yield replace(one, accepted=() if share.percent else _other_forms(share.figure))


def _share(tokens: tuple[Token, ...], head: Token) -> _Share | None:
    """Read "about 66% of adults", "nearly a third of the villagers" and "one in five pupils"."""
    if head.lower_ in _COUNTS:
        return _one_in_so_many(tokens, head)
    behind = [child for child in head.rights if child.lower_ == "of"]
    percent = head.lower_ in _PERCENT
    if (
        len(behind) != 1
        or any(child.dep_ == "conj" for child in head.children)
        or not (percent or head.lower_ in _FRACTIONS)
    ):
        return None
    nouns = [child for child in behind[0].children if child.dep_ == "pobj"]
    figure = tuple(token for token in tokens if token.i <= head.i)
    whole = tuple(token for token in tokens if token.i > behind[0].i)
    known = _LEADS | (frozenset() if percent else _COUNTS)
    plain = all(
        token == head or token.lower_ in known or token.text == "-" or (percent and token.like_num) for token in figure
    )
    # Of "5% to 16% of food" the part may begin behind the figure.
    if len(nouns) != 1 or not whole or not plain or head not in figure or nouns[0].lower_ in _UNTOLD:
        return None
    return _Share(figure, whole, nouns[0], percent)


def _one_in_so_many(tokens: tuple[Token, ...], head: Token) -> _Share | None:
    nouns = [noun for child in head.rights if child.lower_ == "in" for noun in child.children if noun.dep_ == "pobj"]
    counts = [child for child in nouns[0].children if child.dep_ == "nummod"] if len(nouns) == 1 else []
    if len(counts) != 1 or counts[0].i != head.i + 2 or nouns[0].tag_ != "NNS":
        return None
    figure = tuple(token for token in tokens if token.i <= counts[0].i)
    return _Share(figure, tuple(token for token in tokens if token.i > counts[0].i), nouns[0], False)


def _other_forms(figure: tuple[Token, ...]) -> tuple[str, ...]:
    """Return a fraction without "nearly", and in figures."""
    bare = " ".join(token.lower_ for token in figure if token.lower_ not in _LEADS and token.text != "-")
    return tuple(form for form in (bare, _IN_FIGURES.get(bare)) if form)
