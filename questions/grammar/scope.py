"""The scope: what one sentence has named so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questions.names import Person


class Scope:
    """Remember what one sentence has named so far, so that a pronoun may follow its name.

    `numbers` says whether "it" (`False`) and "they" (`True`) may stand for something it has named.
    """

    def __init__(self, plural: bool | None = None) -> None:
        self.people: set[Person] = set()
        self.numbers: set[bool] = set() if plural is None else {plural}
        self.resolved = 0
        self.nouns: set[int] = set()
        """The indexes of the words put so far."""
        self.writer: dict[int, str] = {}
        """What the author of a story in the first person is called, by the index of the pronoun."""

    def child(self) -> Scope:
        """Return a copy that can be added to on its own."""
        copy = Scope()
        copy.numbers = set(self.numbers)
        copy.people = set(self.people)
        copy.nouns = set(self.nouns)
        copy.writer = dict(self.writer)
        return copy
