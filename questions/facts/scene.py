"""The scene: who speaks in an article, and how much their words tell of what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from questions.facts.cast import Cast
from questions.facts.sayings import Saying
from questions.facts.topics import weigh
from questions.reading import Reading
from questions.span import Span
from questions.wording import content_words, overlap

_ENOUGH_WORDS = 4
_VAGUE, ALONE = 0.2, 0.35
_ENOUGH_OF_A_SPEAKER, _MOST_OF_A_SPEAKER = 2, 4
_LEAST, _PER_TOPIC = 0.15, 1.6
_MUCH_TOLD, _TOUCHING = 6, 0.05
_MUCH_LONGER, _ALIKE = 2.2, 0.34
_OF_SELF = re.compile(r"\b(?:I|me|my)\b")
_PERSONAL = re.compile(r"(?:I|My|We|You|It)(?:\b|[’'])")
"""A saying that begins so is often a passing remark."""

_WHERE = re.compile(
    r"(?:I|We|They|He|She|You) (?:was|were)(?: \w+)? (?:in|at|on|near|outside|inside) (?:the |my |our |a )?[A-Z]"
)
"""“We were all in the Red Hall” only sets the scene."""
_SELF_ASKED = re.compile(r"\b(?:asked (?:my|our)sel\w+|wondered)\b.*\?$")


@dataclass(frozen=True)
class Scene:
    """Hold what every question about a speaker looks at."""

    reading: Reading
    cast: Cast
    groups: tuple[str, ...]
    topics: Mapping[str, float]

    def named_in(self, span: Span) -> tuple[str, ...]:
        """Return the names of the cast that a stretch mentions."""
        return tuple(
            person.name for person in self.cast.people if any(span.contains(mention) for mention in person.mentions)
        )

    def central(self, said: str) -> float:
        """Return how much of what the article is about some words touch, 0 … 1."""
        return weigh(self.topics, said)

    def trust(self, said: str) -> float:
        """Return what to take off for words that tell little, or where one person alone speaks."""
        content = content_words(said)
        telling = len(content) >= _ENOUGH_WORDS and bool(content & set(self.topics))
        return (0.0 if telling else _VAGUE) + (0.0 if len(self.cast.people) > 1 else ALONE)


def most_telling(scene: Scene, sayings: Iterable[Saying]) -> list[Saying]:
    """Return the sayings that tell most about what the article is about, a few a speaker, in order."""
    text = scene.reading.article.text
    by_speaker: dict[str, list[Saying]] = {}
    for saying in sayings:
        if not _is_passing(scene, saying.shown(text)):
            by_speaker.setdefault(saying.speaker.name, []).append(saying)
    kept: list[Saying] = []
    for said in by_speaker.values():
        said.sort(key=lambda saying: (-scene.central(saying.words.cut(text)), saying.words))
        kept += said[:_ENOUGH_OF_A_SPEAKER]
        more = said[_ENOUGH_OF_A_SPEAKER:_MOST_OF_A_SPEAKER]
        kept += [saying for saying in more if scene.central(saying.shown(text)) >= _TOUCHING]
    return sorted(kept, key=lambda saying: saying.words)


def _is_passing(scene: Scene, shown: str) -> bool:
    """Say whether a saying is of the speaker's own and tells little: "I was really surprised"."""
    if _WHERE.match(shown) or _SELF_ASKED.search(shown):
        return True
    if not _PERSONAL.match(shown) and not _OF_SELF.search(shown):
        return False
    content, central = len(content_words(shown)), scene.central(shown)
    enough = _ENOUGH_WORDS + bool(_OF_SELF.search(shown))
    return content < _MUCH_TOLD and (content < enough or central < _TOUCHING)


def importance_of_words(scene: Scene, said: str) -> float:
    """Return how much it matters who said so: little unless it is about what the article is about."""
    return round(min(1.0, _LEAST + _PER_TOPIC * scene.central(said)), 3)


def alike_in_size(one: str, other: str) -> bool:
    """Say whether two sayings are about as long and say different things, so that they can stand side by side."""
    sizes = sorted((len(one.split()), len(other.split())))
    return sizes[1] <= _MUCH_LONGER * sizes[0] and overlap(content_words(one), content_words(other)) < _ALIKE
