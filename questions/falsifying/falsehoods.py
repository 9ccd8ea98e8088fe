"""Falsehoods: the false statements that one change each makes of a true one, the surest first."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from questions.facts.standing import Standing
from questions.facts.told import sentences_with
from questions.falsifying.change import Change
from questions.falsifying.core import core
from questions.harm import harmful
from questions.naming import named_people
from questions.polarity import reads_on
from questions.sources import Sources
from questions.standing.cutting import subject_of
from questions.wording import content_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_PACKAGE = "questions.falsifying"
_SHARES = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "tenth", "percent", "%"})
_NO_SORTS = frozenset({"change", "core", "falsehoods", "oneness"})
_ALIKE = 0.6
_REASONED = re.compile(
    r"\b(?:because|due to|thanks to|although|though|despite|unless|in order to|therefore"
    r"|credit\w* |blam\w+ |reasons?|by \w+ing|as (?:it|they|he|she|we|there))\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"\bdue to (?:be|begin|close|come|end|expire|go|open|start|take)\b")
_LONG = 3
_CONTRASTED = re.compile(r"\w (?:but|yet|whereas) \w")
"""“Prices rise yet pay falls”: one half of it would stay true."""


class Sort(Protocol):
    """Find changes of one sort."""

    def find(self, standing: Standing, sources: Sources) -> Iterator[Change]: ...


@dataclass(frozen=True)
class Falsehood:
    """Hold a false statement, the trust that it is false and well made, and the true part that was changed."""

    text: str
    trust: float
    truth: str


def find_falsehoods(standing: Standing, sources: Sources) -> list[Falsehood]:
    """Return the false statements, the surest first, each unlike what the article says elsewhere."""
    claim = core(standing)
    if claim is None or _counts_reasons(standing, claim) or _CONTRASTED.search(claim.text):
        return []
    return _of_claim(claim, sources)


def _of_claim(standing: Standing, sources: Sources) -> list[Falsehood]:
    blames = harmful(standing.text) and _names_anybody(standing, sources)
    found: dict[str, Falsehood] = {}
    for change in _changes(standing, sources, harmless=blames):
        text = change.made(standing)
        worse = harmful(text) and not harmful(standing.text)
        if text == standing.text or worse or not reads_on(standing.text, text):
            continue
        if _says_twice(standing, change) or _stated(standing, change, sources):
            continue
        found.setdefault(text, Falsehood(text, change.trust, standing.text))
    return sorted(found.values(), key=lambda one: -one.trust)


def _changes(standing: Standing, sources: Sources, *, harmless: bool) -> Iterator[Change]:
    """Yield the changes of every sort, or of those that put nobody in the wrong.

    What is turned round would no longer follow from its reason: only amounts and names go with any.
    """
    if any(word.text.lower() == "only" for word in standing.words):
        return  # what only some do, others may not do: turned round it says too much
    if any(word.text.lower() == "no" for word in standing.words[1:2]):
        return  # "Under no circumstances would she forbid it" denies twice
    share = _is_of_a_share(standing)
    reasoned = _REASONED.search(standing.text) is not None
    for sort in _sorts():
        if reasoned and not getattr(sort, "GOES_WITH_REASONS", False):
            continue
        if not (harmless or share) or getattr(sort, "HARMLESS", False):
            yield from sort.find(standing, sources)


def _is_of_a_share(standing: Standing) -> bool:
    """Say whether only a share of them does it: "nearly half of the farmers want to", and as many may refuse to."""
    subject = subject_of(standing.verb)
    return subject is not None and any(
        token.lower_ in _SHARES or token.text.startswith("%")
        for token in (*subject.subtree, *_clause_subjects(standing))
    )


def _counts_reasons(standing: Standing, claim: Standing) -> bool:
    """Say whether a reason was cut that a share was given for: of 30% who left over rent, more may have left."""
    cut = _REASONED.search(standing.text) is not None and _REASONED.search(claim.text) is None
    # "need not pay if it is late due to storms": otherwise they need
    denied = any(word.text.lower() in {"not", "n’t", "n't", "no", "never"} for word in claim.words)
    denied = denied and not _EXPECTED.search(standing.text)
    return cut and (denied or _is_of_a_share(standing))


def _clause_subjects(standing: Standing) -> Iterator[Token]:
    for child in standing.verb.children:
        if child.dep_ == "ccomp" and (subject := subject_of(child)) is not None:
            yield from subject.subtree


@cache
def _sorts() -> list[Sort]:
    """Return the modules of this package that find changes, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = [importlib.import_module(f"{_PACKAGE}.{name}") for name in names if name not in _NO_SORTS]
    return [cast("Sort", module) for module in modules]


def _says_twice(standing: Standing, change: Change) -> bool:
    """Say whether a word that is put in stands in the statement already: "apps fall and fall"."""
    new = [text for text in change.texts.values() if text.isalpha() and len(text) > _LONG]
    rest = {word.text.lower() for place, word in enumerate(standing.words) if place not in change.texts}
    return any(text.lower() in rest for text in new)


def _names_anybody(standing: Standing, sources: Sources) -> bool:
    """Say whether a statement names a person or a body: what speaks of harm is then not turned."""
    if named_people(standing.text, sources.reading):
        return True
    return any(word.token is not None and word.token.ent_type_ in {"PERSON", "ORG"} for word in standing.words)


def _stated(standing: Standing, change: Change, sources: Sources) -> bool:
    """Say whether another sentence tells nearly what the changed statement does, its new word included."""
    new = content_words(" ".join(text for text in change.texts.values() if text))
    if not new:
        return False
    rest = content_words(standing.text) - content_words(" ".join(standing.words[place].text for place in change.texts))
    for index, told in sentences_with(sources.reading, new):
        if index != standing.sentence and new <= told and len(rest & told) >= _ALIKE * len(rest):
            return True
    return False
