"""What a piece has named so far, so that a pronoun may follow its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.names import Person
from questions.standing.antecedents import agrees

if TYPE_CHECKING:
    from spacy.tokens import Token

    from questions.reading import Reading


class Seen:
    """Remember the people, nouns and numbers that a piece has named."""

    def __init__(self, reading: Reading, tokens: list[Token]) -> None:
        self._reading = reading
        apposed = [token for token in tokens if token.dep_ == "appos" and token.pos_ == "PROPN"]
        self.people: set[Person] = {person for token in apposed if (person := reading.person(token)) is not None}
        self.lemmas: set[str] = set()
        self._numbers: set[bool] = set()

    def add(self, token: Token) -> None:
        """Note a noun."""
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "compound":
            return
        self.lemmas.add(token.lemma_.lower())
        for plural in (False, True):
            if agrees(self._reading, token, plural=plural):
                self._numbers.add(plural)

    def has(self, *, plural: bool) -> bool:
        """Say whether "they" or "it" can stand for something named before it."""
        return plural in self._numbers
