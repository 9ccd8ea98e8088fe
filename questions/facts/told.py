"""What the sentences of an article tell: their content words, and which of them hold a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.wording import content_words

if TYPE_CHECKING:
    from questions.reading import Reading

MOST_SENTENCES = 150
"""Of the sentences with a common word only so many are looked at, so that work stays linear."""


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


@once_a_reading
def _told(reading: Reading) -> Iterator[Told]:
    told = Told([content_words(sentence.tokens.text) for sentence in reading.sentences])
    for index, sentence_words in enumerate(told.words):
        for word in sentence_words:
            told.holding.setdefault(word, []).append(index)
    yield told
