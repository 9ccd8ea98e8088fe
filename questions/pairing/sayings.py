"""Sayings: each speaker with words of theirs that tell something."""

from __future__ import annotations

from collections.abc import Iterator

from questions.facts.sayings import find_sayings
from questions.facts.topics import find_topics, weigh
from questions.link import Link
from questions.reading import Reading
from questions.wording import content_words

STEM = "Match each speaker with what they said."
SKILL = "speaker"
_FEWEST_CONTENT_WORDS = 5
_NAMED, _CALLED = 0.8, 0.7


def find(reading: Reading) -> Iterator[Link]:
    """Yield quoted sentences on the article's topics with their speakers."""
    topics = find_topics(reading)
    for saying in find_sayings(reading):
        shown = saying.shown(reading.article.text)
        about = content_words(shown) & set(topics)
        sentence = reading.sentence_at(saying.words.start)
        if len(content_words(shown)) < _FEWEST_CONTENT_WORDS or not about or sentence is None:
            continue
        yield Link(
            left=saying.speaker.name,
            right=f"“{shown}{'' if shown[-1] in '?!' else '.'}”",
            evidence=saying.evidence,
            sentence=sentence.index,
            fact=f"said:{saying.words.start}",
            confidence=_NAMED if saying.named else _CALLED,
            importance=min(1.0, 0.4 + 2 * weigh(topics, shown)),
        )
