"""Matching: to each of several things on the left, what belongs to it on the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from questions.errors import QuestionError, ResponseError
from questions.kinds.attempting import Given, Presentation, Response, Score
from questions.kinds.base import Question, joined
from questions.kinds.fields import items, only_field, text, texts

FEWEST_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold what stands on the left and what belongs to it."""

    left: str
    right: str

    def to_json(self) -> dict[str, Any]:
        """Return the pair as plain JSON values."""
        return {"left": self.left, "right": self.right}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(left=text(data, "left"), right=text(data, "right"))


@dataclass(frozen=True, kw_only=True)
class Matching(Question):
    """Ask what belongs to each left. Response: `{"pairs": {LEFT_ID: RIGHT_ID, …}}`; a left may be left out.

    Several lefts may share one right, which is then shown once; `distractors` are rights that belong to
    none. Score: the share of lefts that have their right.
    """

    kind = "matching"

    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()

    def check(self) -> None:
        if len(self.pairs) < FEWEST_PAIRS:
            raise QuestionError("A matching question needs at least two pairs.")
        if not all(part.strip() for pair in self.pairs for part in (pair.left, pair.right)):
            raise QuestionError("A pair has an empty side.")
        if not all(spare.strip() for spare in self.distractors):
            raise QuestionError("A spare answer is empty.")
        if len({_folded(pair.left) for pair in self.pairs}) != len(self.pairs):
            raise QuestionError("Two pairs begin with the same.")
        spare = {_folded(spare) for spare in self.distractors}
        right = {_folded(pair.right) for pair in self.pairs}
        if len(spare) != len(self.distractors) or spare & right:
            raise QuestionError("A spare answer is there already.")
        if len(spare | right) < FEWEST_PAIRS:
            raise QuestionError("A matching question needs at least two different answers.")

    @property
    def rights(self) -> tuple[str, ...]:
        """Return the different rights, spare ones among them, sorted: their order says nothing of the pairs."""
        return tuple(sorted(self._first_spelled().values(), key=lambda right: (_folded(right), right)))

    def parts(self) -> Sequence[str]:
        return (*(pair.left for pair in self.pairs), *self.rights)

    def plain_presentation(self) -> Presentation:
        """Return the presentation whose left ids are the pairs' indexes, and so are the right ids.

        A right that several pairs share has the index of the first; spare ones count on after the pairs.
        """
        sides = [_folded(side) for side in (*(pair.right for pair in self.pairs), *self.distractors)]
        ids = [*range(len(self.pairs)), *(sides.index(_folded(right)) for right in self.rights)]
        return Presentation(ids=tuple(map(str, ids)), order=tuple(range(len(ids))))

    def asked(self, presentation: Presentation) -> dict[str, Any]:
        parts, count = self.parts(), len(self.pairs)
        shown = [(index, {"id": presentation.ids[index], "text": parts[index]}) for index in presentation.order]
        return {
            "kind": self.kind,
            "stem": self.stem,
            "lefts": [part for index, part in shown if index < count],
            "options": [part for index, part in shown if index >= count],
        }

    def matched(self, response: Response, presentation: Presentation) -> tuple[str | None, ...]:
        """Return for each pair the right that a response gives it, or `None`; raise `ResponseError`."""
        given = only_field(response, "pairs")
        if not isinstance(given, Mapping) or len(given) > len(self.pairs):
            raise ResponseError("An answer to this question gives each part at most one other.")
        count = len(self.pairs)
        lefts = Presentation(presentation.ids[:count])
        rights = Presentation(presentation.ids[count:])
        found: list[str | None] = [None] * count
        for left, right in given.items():
            found[lefts.index(left)] = self.rights[rights.index(right)]
        return tuple(found)

    def fits(self, index: int, right: str | None) -> bool:
        """Say whether a right belongs to the left of the pair at an index."""
        return right is not None and _folded(right) == _folded(self.pairs[index].right)

    def grade(self, response: Response, presentation: Presentation) -> Score:
        matched = self.matched(response, presentation)
        right = sum(self.fits(index, given) for index, given in enumerate(matched))
        return Score(right / len(self.pairs), blank=not any(matched))

    def guess(self) -> float:
        """Return the score to expect of who picks for each left by chance."""
        return 1 / len(self.rights)

    def key_text(self) -> str:
        return joined(f"{pair.left} – {pair.right}" for pair in self.pairs)

    def response_text(self, response: Response, presentation: Presentation) -> str:
        return joined(each.text for each in self.given(response, presentation))

    def complete(self, response: Response, presentation: Presentation) -> bool:
        return all(self.matched(response, presentation))

    def given(self, response: Response, presentation: Presentation) -> Sequence[Given]:
        matched = enumerate(self.matched(response, presentation))
        return tuple(
            Given(f"{self.pairs[index].left} – {right}", self.fits(index, right)) for index, right in matched if right
        )

    def payload(self) -> dict[str, Any]:
        return {"pairs": [pair.to_json() for pair in self.pairs], "distractors": list(self.distractors)}

    @classmethod
    def fields(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "pairs": tuple(Pair.from_json(pair) for pair in items(data, "pairs")),
            "distractors": texts(data, "distractors", ()),
        }

    def _first_spelled(self) -> dict[str, str]:
        spelled: dict[str, str] = {}
        for right in (*(pair.right for pair in self.pairs), *self.distractors):
            spelled.setdefault(_folded(right), right)
        return spelled


def _folded(part: str) -> str:
    return part.strip().casefold()
