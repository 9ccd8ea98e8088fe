"""A piece: some words of one sentence on their way to stand alone, and how they are put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from questions.world.people import PEOPLES
from questions.world.swaps import with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPACE_BEFORE_MARK = re.compile(r"\s+(?=[,.;:%]|[’']s\b)")
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "LANGUAGE", "WORK_OF_ART"})
_DOUBLE_COMMA = re.compile(r",(?:\s*,)+")


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word of a statement with the space after it; `token` is what it was made from, if from one."""

    text: str
    after: str
    token: Token | None


@dataclass
class Piece:
    """Hold the tokens that are kept and, by index, the text that stands for one of them.

    `verb` is the main verb; `source` are the first tokens where they name whose claim it is ("the police"),
    `speaker` is the name of who said what was said in quotation marks.
    """

    tokens: list[Token]
    verb: Token
    source: tuple[Token, ...] = ()
    speaker: str = ""
    texts: dict[int, str] = field(default_factory=dict)
    trust: float = 1.0

    def without(self, dropped: set[int]) -> None:
        """Leave tokens out, and the punctuation that only set them off."""
        kept = [token for token in self.tokens if token.i not in dropped]
        self.tokens = _tidied(kept)

    def without_aside(self, dropped: set[int], *, both: bool = True) -> None:
        """Leave out what commas set off: with its first comma and, where `both`, its second."""
        places = [place for place, token in enumerate(self.tokens) if token.i in dropped]
        if not places:
            return
        before = self.tokens[places[0] - 1] if places[0] else None
        after = self.tokens[places[-1] + 1] if places[-1] + 1 < len(self.tokens) else None
        gone = {self.tokens[place].i for place in range(places[0], places[-1] + 1)}
        if before is not None and before.text in {",", "–", "—"}:
            gone.add(before.i)
            if both and after is not None and after.text == ",":
                gone.add(after.i)
        self.without(gone)

    def words(self) -> list[Word]:
        """Return the words in order with their spaces."""
        found: list[Word] = []
        for place, token in enumerate(self.tokens):
            following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
            apart = following is not None and following.i != token.i + 1
            text = self.texts.get(token.i, token.text)
            if apart and following is not None and token.lower_ in {"a", "an"}:
                text = with_article(f"{text} ", self.texts.get(following.i, following.text)).rstrip()
            if self.speaker and not place and not keeps_capital(token):
                text = text[:1].lower() + text[1:]
            if self.source and token == self.source[0]:
                text = f"according to {_small(text, token)}"
            if self.source and token == self.source[-1]:
                text += ","
            found.append(Word(text, " " if apart else token.whitespace_, token))
        lead = [Word(f"According to {self.speaker},", " ", None)] if self.speaker else []
        return lead + [word for word in found if word.text]

    def count(self) -> int:
        """Return the number of words, punctuation aside."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return sum(bool(one.whitespace_) or other.i != one.i + 1 for one, other in pairs) + bool(self.tokens)


def keeps_capital(token: Token) -> bool:
    """Say whether a word has a capital of its own, not that of the sentence's beginning."""
    named = token.ent_type_ in _NAMED and token.pos_ != "DET"
    proper = token.pos_ == "PROPN" or named or token.lower_ in PEOPLES
    return proper or token.text == "I" or token.text[1:2].isupper()


def _small(text: str, token: Token) -> str:
    """Return a word as it stands within a sentence."""
    return text if keeps_capital(token) or not token.is_sent_start else text[:1].lower() + text[1:]


def _tidied(tokens: list[Token]) -> list[Token]:
    """Drop commas at the edges and those that have come to stand side by side."""
    kept: list[Token] = []
    for token in tokens:
        if token.text in {",", ";", ":"} and (not kept or kept[-1].text in {",", ";", ":", "–", "—"}):
            continue
        kept.append(token)
    while kept and kept[-1].text in {",", ";", ":", "–", "—", "-"}:
        kept.pop()
    return kept


def join(words: Sequence[Word], changed: dict[int, str] | None = None) -> str:
    """Return the words as a sentence, some of them changed by their place; a word changed to nothing goes."""
    texts = [(changed or {}).get(place, word.text) for place, word in enumerate(words)]
    text = "".join(text + word.after for text, word in zip(texts, words, strict=True) if text)
    text = _DOUBLE_COMMA.sub(",", _SPACE_BEFORE_MARK.sub("", " ".join(text.split())))
    return capital(text.strip(" ,")).rstrip(".") + "."


def capital(text: str) -> str:
    """Return a text with its first letter a capital, opening marks passed over."""
    for position, character in enumerate(text):
        if character.isalnum():
            if text[position + 1 : position + 2].isupper():
                return text  # "eBay sells …"
            return text[:position] + character.upper() + text[position + 1 :]
    return text
