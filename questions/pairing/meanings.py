"""Meanings: words of one class that the article uses, each with what it means there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.datafiles import read_toml
from questions.facts.terms import Term, find_terms
from questions.link import Link
from questions.reading import Reading
from questions.salience import salience
from questions.wording import capitalised, content_words, root

STEM = "Match each word from the article with its meaning."
SKILL = "vocabulary"
_RARE, _COMMON = 0.8, 0.7
_FEWEST = 3
_DATA = read_toml("assembling")["meanings"]
_EMPTY = frozenset(map(root, _DATA["empty"]))
_GROUPS = {root(word): group[0] for group in _DATA["alike"] for word in group}


def find(reading: Reading) -> Iterator[Link]:
    """Yield the words of the class that has most of them: a verb's meaning fits no noun."""
    classes: dict[str, list[Term]] = {}
    for term in find_terms(reading):
        if " " not in term.name:
            classes.setdefault(term.meaning.word_class, []).append(term)
    most = max(map(_unlike, classes.values()), key=len, default=[])
    if len(most) < _FEWEST:
        return
    central = salience(reading)
    for term in most:
        sentence = reading.sentences[term.sentence]
        yield Link(
            left=term.name,
            right=capitalised(f"to {term.meaning.text}" if term.verbal else term.meaning.text),
            evidence=(sentence.span,),
            sentence=sentence.index,
            fact=f"term:{term.meaning.word}",
            confidence=_RARE if term.meaning.rare else _COMMON,
            importance=0.3 + 0.5 * central[sentence.index],
        )


def _unlike(terms: Sequence[Term]) -> list[Term]:
    """Return the terms, rare ones first, no two of whose meanings could be exchanged."""
    kept: list[Term] = []
    told: set[str] = set()
    for term in sorted(terms, key=lambda term: not term.meaning.rare):
        telling = {_GROUPS.get(word, word) for word in content_words(term.meaning.text) - _EMPTY}
        if not telling & told:
            told |= telling
            kept.append(term)
    return kept
