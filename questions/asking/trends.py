"""How something changed: which way it went and by how much, each with its opposite beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from questions.asking.linked import is_vague
from questions.asking.proposal import Proposal
from questions.asking.weighing import draft_of
from questions.datafiles import read_toml
from questions.grammar.phrases import is_plural, is_source
from questions.world.quantities import near, quantity

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.facts.comparisons import Trend
    from questions.grammar.composing import Composer
    from questions.grammar.scope import Scope

_TREND = read_toml("connectives")["trend"]
_NEEDED = 3
_MOST_SOURCE = 8
_ENOUGH = 3
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADP"})
_AT_LEAST, _AT_MOST = frozenset(_TREND["at_least"]), frozenset(_TREND["at_most"])
_APART = frozenset({"despite", "amid", "because", "with", "against"})
"""What stands beside a change says why, not when or where."""
_BESIDE = frozenset({"compared", "versus", "than"})
"""What another thing did is no part of the question."""
_YEAR = re.compile(r"in [12]\d{3}")
_FRACTIONS = {"half": "quarter", "third": "half", "quarter": "third", "fifth": "third", "tenth": "fifth"}
_PAIRS = list(zip(_TREND["up"], _TREND["down"], strict=True))
# The first pair that a verb stands in gives its opposite.
_OPPOSITES = {
    one: other
    for ups, downs in reversed(_PAIRS)
    for forms in (zip(ups, downs, strict=True), zip(downs, ups, strict=True))
    for one, other in forms
}


def ask(trend: Trend, composer: Composer) -> Iterator[Draft]:
    """Ask "How did the number of members change in May?" with both directions and two figures as options."""
    clause = trend.clause
    scope = composer.scope(clause)
    subject = composer.subject(clause, scope)
    split = clause.group.split()
    figures = [composer.wording.put(part.tokens, scope, answer=True) for part in trend.measures]
    around = _around(trend, composer, scope)
    source = composer.reporter(clause, scope)
    if subject is None or split is None or around is None or source is None or not all(figures):
        return
    telling = [token for token in clause.subject.tokens if token.pos_ in _TELLING]
    if len(telling) < _ENOUGH or clause.subject.root.lemma_ == "toll":
        return  # "visitor numbers": of what? And no death toll falls.
    if is_vague(composer, clause.subject.tokens) or len({part.root.lower_ for part in trend.measures}) < len(figures):
        return
    pronoun = "They" if is_plural(clause.subject) else "It"
    words = [piece for text in figures for piece in _cut(text or "")]
    wrong = tuple(_wrong(trend, f"{pronoun} {clause.group.declarative()}", words))
    if len(wrong) < _NEEDED:
        return
    stem = (
        " ".join(["How", split[0], subject, "change" if split[0] == "did" else "changed", *around]).replace(" ,", ",")
        + f"{source}?"
    )
    key = " ".join([pronoun, clause.group.declarative(), *words])
    proposal = Proposal(clause=clause, stem=stem, answer=key, answer_type="change", slot=(), trust=0.85, worth=0.85)
    found = draft_of(proposal, composer, "comparison")
    if found is not None:
        # "It fell from 8 to 28" is false to anybody who can count.
        beside = any(part.root.lower_ in _APART for part in composer.kept_after(clause))
        plain = None if beside or (words and words[0].startswith("from")) else found.statement
        yield replace(found, wrong=wrong, statement=plain, slot=None)


def _around(trend: Trend, composer: Composer, scope: Scope) -> list[str] | None:
    """Return the words about time and place, "in 2000" and "in 2012" beside the figures as one stretch of time."""
    clause = trend.clause
    rest = [part for part in composer.kept_after(clause) if not any(part is one for one in trend.measures)]
    rest = [part for part in rest if part.role != "adverbial" and part.root.lower_ not in _APART]
    rest = [part for part in rest if part.tokens[0].lower_ not in _BESIDE and part.root.lower_ not in _BESIDE]
    years = [part for part in rest if _YEAR.fullmatch(" ".join(token.text for token in part.tokens))]
    inside = [part for part in years if part.start < trend.measures[-1].start]
    others = [part for part in rest if not any(part is one for one in years)]
    texts = [(composer.wording.put(part.tokens, scope), is_source(part)) for part in others]
    context = composer.context(clause, (), scope)
    if context is None or any(text is None and not source for text, source in texts):
        return None
    sources = [f", {text}" for text, source in texts if text and source and len(text.split()) <= _MOST_SOURCE]
    if len(years) > 1 or inside:
        when = [part.tokens[-1].text for part in years]
        spans = [f"between {when[0]} and {when[1]}"] if len(when) == 2 else [f"after {when[0]}"]  # noqa: PLR2004
    else:
        spans = [" ".join(token.text for token in part.tokens) for part in years]
    return [*(text for text, source in texts if text and not source), *context, *spans, *sources]


def _wrong(trend: Trend, said: str, figures: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the other direction, another last figure, and both at once; of “doubled” the other multiples."""
    verb = trend.clause.group.verb.lower_
    if not figures:
        for _, multiple in _TREND["multiples"][: _NEEDED + 1]:
            if multiple != verb and (verb, multiple) != ("trebled", "tripled"):
                yield "misread", said[: len(said) - len(verb)] + multiple
        return
    other = _OPPOSITES.get(verb)
    changed = next((text for size, text in _near(figures[-1]) if _on_its_side(figures, size, trend.up)), None)
    if other is None or changed is None:
        return
    back = said[: len(said) - len(verb)] + other
    moved = [*figures[:-1], changed]
    yield "misread", " ".join([back, *_reversed(figures)])
    yield "unsupported", " ".join([said, *moved])
    yield "unsupported", " ".join([back, *_reversed(moved)])


def _near(text: str) -> Iterator[tuple[float, str]]:
    start = next((place for place, letter in enumerate(text) if letter.isdigit()), 0)
    found = quantity(text[start:])  # without the "more than" that bounds it
    if found is not None:
        words = set(text.lower().split())
        for size, other in near(found):
            # "More than 40%" is true of more than 50% as well.
            also = (words & _AT_LEAST and size < found.size) or (words & _AT_MOST and size > found.size)
            if not also:
                yield float(size), text[:start] + other
    for fraction, rival in _FRACTIONS.items():
        if fraction in text.split():
            yield 0.0, text.replace(fraction, rival)


def _on_its_side(figures: list[str], size: float, up: bool) -> bool:
    """Say whether a figure lies where the change leads: above the first when it rose."""
    first, last = quantity(figures[0]), quantity(figures[-1])
    if len(figures) == 1 or first is None or last is None:
        return True
    return size > first.size if up else size < first.size


def _cut(text: str) -> list[str]:
    """Return "from 8 to 28" as two."""
    first, joint, last = text.partition(" to ")
    return [first, f"to {last}"] if joint and first.startswith("from ") else [text]


def _reversed(figures: list[str]) -> list[str]:
    """Return "from 28 to 8" for "from 8 to 28", other figures as they are."""
    if [text.split()[0] for text in figures] != ["from", "to"]:
        return figures
    first, last = (text.split(maxsplit=1)[1] for text in figures)
    return [f"from {last}", f"to {first}"]
