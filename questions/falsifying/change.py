"""A change: which words of a statement become which, and how far the outcome can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.datafiles import read_toml
from questions.facts.standing import Standing
from questions.standing.piece import join
from questions.world.swaps import with_article

if TYPE_CHECKING:
    from spacy.tokens import Token


_HUMAN = frozenset(word for words in read_toml("people")["nouns"].values() for word in words)
_BODIES = frozenset(read_toml("sentence_parts")["nouns"]["bodies"])
_COUNTED = frozenset({"number", "majority", "minority", "lot", "most", "many", "some"})


@dataclass(frozen=True)
class Change:
    """Hold what words become by their place in the statement; a word that becomes nothing is left out."""

    texts: Mapping[int, str]
    trust: float

    def made(self, standing: Standing) -> str:
        """Return the statement with the change made, an "a" before it fitted."""
        texts = dict(self.texts)
        first = min(texts)
        if first and texts[first] and standing.words[first - 1].text.lower() in {"a", "an"} and first - 1 not in texts:
            texts[first - 1] = with_article(f"{standing.words[first - 1].text} ", texts[first]).strip()
        return join(standing.words, texts)


def own_words(standing: Standing) -> Iterator[tuple[int, Token]]:
    """Yield the words that stand as the article has them, outside quotation marks, with their places."""
    quoted = False
    for place, word in enumerate(standing.words):
        if word.text in {"“", "”", '"'}:
            quoted = word.text == "“" or (word.text == '"' and not quoted)
        elif word.token is not None and not quoted and word.text.lower() == word.token.lower_:
            yield place, word.token


def like(text: str, other: str) -> str:
    """Return the other word with the capital of the first."""
    return other[:1].upper() + other[1:] if text[:1].isupper() else other


def is_somebody(noun: Token) -> bool:
    """Say whether a noun is a person, a body, a country or some of them."""
    word = noun.lemma_.lower()
    known = word in _HUMAN | _BODIES | _COUNTED or noun.lower_ in _HUMAN
    return known or noun.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or noun.pos_ in {"PRON", "PROPN"}
