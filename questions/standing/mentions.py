"""Mentions: every noun of an article with how it was said, so that "the car" can be told to be one car."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.once import once_a_reading
from questions.span import Span
from questions.wording import content_words, root

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading

PLURAL = frozenset({"NNS", "NNPS"})
_NEW = frozenset({"a", "an", "one", "another", "some", "each", "every", "any", "no", "either", "neither"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_OFTEN, _TITLE = 3, 5
_TOPICS = 14
_MOSTLY = 0.6
_MOST = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one use of a noun: `manner` is `new`, `the`, `pointing`, `owned`, `counted` or `bare`."""

    noun: Token
    manner: str
    plural: bool
    described: bool


class Mentions:
    """Know the nouns of one reading."""

    def __init__(self, reading: Reading) -> None:
        by_lemma: dict[str, list[Mention]] = defaultdict(list)
        counts: Counter[str] = Counter()
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in reading.sentences:
            seen: set[str] = set()
            for token in sentence.words:
                if token.pos_ not in {"NOUN", "PROPN"}:
                    continue
                seen.add(root(token.lower_))
                if token.dep_ == "compound" and token.pos_ == "NOUN" and token.head.tag_ in PLURAL:
                    self._kinds[token.head.lower_][token.lower_] += 1
                if (
                    token.pos_ == "NOUN"
                    and token.dep_ != "compound"
                    and not reading.quoted(Span(token.idx, token.idx + 1))
                ):
                    by_lemma[token.lemma_.lower()].append(_mention(token))
            counts.update(sorted(seen))  # equal counts keep one order, whatever the hashes
        self._by_lemma: Mapping[str, Sequence[Mention]] = by_lemma
        self._counts = counts
        self.title = content_words(reading.article.title)
        self._often = {word for word, count in counts.most_common(_TOPICS) if count >= _OFTEN}

    def before(self, noun: Token) -> list[Mention]:
        """Return the earlier uses of a noun, in order."""
        found = self._by_lemma.get(noun.lemma_.lower(), ())
        until = bisect_left(found, noun.i, key=lambda one: one.noun.i)
        # Of a book's commonest nouns the first uses and the latest tell enough.
        return [*found[:until]] if until <= _MOST else [*found[: _MOST // 2], *found[until - _MOST // 2 : until]]

    def tells_of(self, lemmas: frozenset[str], noun: Token) -> bool:
        """Say whether one of some nouns stands before another one."""
        return any(one.noun.i < noun.i for lemma in lemmas for one in self._by_lemma.get(lemma, ())[:1])

    def uses(self, noun: Token) -> int:
        """Return how often the article uses a noun."""
        return len(self._by_lemma.get(noun.lemma_.lower(), ()))

    def kind(self, noun: Token) -> str | None:
        """Return what "the shoppers" of an article nearly always are ("mystery"), where it says so again and again."""
        kinds = self._kinds.get(noun.lower_)
        if not kinds:
            return None
        kind, count = kinds.most_common(1)[0]
        return kind if count >= _OFTEN and count >= _MOSTLY * sum(kinds.values()) else None

    def weight(self, noun: Token) -> int:
        """Return in how many sentences a noun or name stands, what the title says counting more."""
        return self._counts[root(noun.lower_)] + (_TITLE if self.in_title(noun) else 0)

    def is_topic(self, noun: Token) -> bool:
        """Say whether a noun names what the article is about: the title has it, or it comes back again and again."""
        return self.in_title(noun) or root(noun.lower_) in self._often

    def in_title(self, noun: Token) -> bool:
        """Say whether the title holds a noun."""
        return root(noun.lower_) in self.title or root(noun.lemma_.lower()) in self.title


def _mention(noun: Token) -> Mention:
    manner, described = "bare", False
    for child in noun.children:
        if child.dep_ == "det" or child.tag_ in {"DT", "PDT"}:
            word = child.lower_
            manner = "the" if word == "the" else "pointing" if word in _POINTING else "new" if word in _NEW else manner
        elif child.dep_ == "poss":
            manner = "owned"
        elif child.dep_ == "nummod" and manner == "bare":
            manner = "counted"
        described = described or child.dep_ in {"amod", "compound", "prep", "relcl", "acl", "poss", "nmod"}
    return Mention(noun, manner, noun.tag_ in PLURAL, described)


@once_a_reading
def _mentions(reading: Reading) -> Sequence[Mentions]:
    return (Mentions(reading),)


def mentions_of(reading: Reading) -> Mentions:
    """Return the nouns of a reading, looked through once."""
    return _mentions(reading)[0]
