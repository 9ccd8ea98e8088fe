"""What the sentences of an article tell: their content words, and which of them hold a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.wording import content_words, has_phrase

if TYPE_CHECKING:
    from questions.reading import Reading

MOST_SENTENCES = 150
"""Of the sentences with a common word only so many are looked at, so that work stays linear."""
_MAIN, _SEVERAL, _NEAR, _TIMES = 3, 2, 2, 2
"""The place that an article is about stands in so many sentences and so many times as many as the other one.

One of those it speaks of stands in several or near by.
"""


@dataclass(frozen=True)
class Told:
    """Hold the content words of each sentence by its index, and for each word the sentences that hold it."""

    words: Sequence[frozenset[str]]
    holding: dict[str, list[int]] = field(default_factory=dict)


def sentences_with(reading: Reading, found: frozenset[str]) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the sentences, by index with their content words, that hold the rarest of some content words."""
    told = _told(reading)[0]
    rarest = min((told.holding.get(word, []) for word in sorted(found)), key=len, default=[])
    yield from ((index, told.words[index]) for index in rarest[:MOST_SENTENCES])


def is_out_of_place(reading: Reading, other: str, name: str, sentence: int) -> bool:
    """Say whether a place would stand for the one that the article is about, or is named once and far off.

    Nobody who reads of Brazil in every line believes that Nigeria did it.
    """
    title = reading.article.title
    if has_phrase(title, other):
        return False
    mine, uses = len(_uses(reading, name)), _uses(reading, other)
    if has_phrase(title, name) or mine >= max(_MAIN, _TIMES * len(uses) + 1):
        return True
    return len(uses) < _SEVERAL and not any(abs(index - sentence) <= _NEAR for index in uses)


def _uses(reading: Reading, name: str) -> list[int]:
    """Return the sentences in which a name stands."""
    found = content_words(name)
    if not found:  # "US" is no word of content
        return [sentence.index for sentence in reading.sentences if name in sentence.tokens.text]
    return [index for index, told in sentences_with(reading, found) if found <= told]


@once_a_reading
def _told(reading: Reading) -> Iterator[Told]:
    told = Told([content_words(sentence.tokens.text) for sentence in reading.sentences])
    for index, sentence_words in enumerate(told.words):
        for word in sentence_words:
            told.holding.setdefault(word, []).append(index)
    yield told
