"""Topics: what an article is mostly about, by its title and by what it keeps coming back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from questions.facts.narration import narration_of
from questions.facts.once import once_a_reading
from questions.reading import Reading
from questions.wording import content_words, root

_MOST = 12
_TITLE_BONUS = 3.0
_KINDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def find_topics(reading: Reading) -> Mapping[str, float]:
    """Return the roots of the article's weightiest words with their weights, the heaviest 1.

    A word weighs the number of sentences it stands in, and what the title says weighs more.
    """
    (found,) = _weighed(reading)
    return found


@once_a_reading
def _weighed(reading: Reading) -> Iterator[Mapping[str, float]]:
    counts: Counter[str] = Counter({"writer": narration_of(reading).sentences})
    for sentence in reading.sentences:
        counts.update({root(token.lower_) for token in sentence.words if token.pos_ in _KINDS and not token.is_stop})
    title = content_words(reading.article.title)
    weights = {word: count + (_TITLE_BONUS if word in title else 0.0) for word, count in counts.items() if count > 1}
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    yield {word: weight / heaviest[0][1] for word, weight in heaviest}


def weigh(topics: Mapping[str, float], text: str) -> float:
    """Return how much of the topics a text touches, 0 … 1."""
    total = sum(topics.values())
    return sum(topics.get(word, 0.0) for word in content_words(text)) / total if total else 0.0
