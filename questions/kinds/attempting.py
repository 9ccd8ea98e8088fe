"""What an attempt adds to a question: how it is shown, what is answered and what that is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from questions.errors import ResponseError

Response = Mapping[str, Any]
"""The answer to one question, in the JSON shape of its kind. Blank is `None`."""


@dataclass(frozen=True, slots=True)
class Score:
    """Say how right a response is: `fraction` from 0 (wrong or blank) to 1 (right)."""

    fraction: float
    blank: bool = False

    @property
    def right(self) -> bool:
        """Say whether the response earns everything."""
        return self.fraction >= 1.0


@dataclass(frozen=True, slots=True)
class Given:
    """Hold one of the single answers a response is made of, as results count them."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Presentation:
    """Fix how one attempt is shown one question.

    `ids[i]` is the opaque id that the question's part `i` has in this attempt, and `order` lists the
    parts' indexes in the order shown. Both are drawn afresh for each attempt and say nothing of the key.
    """

    ids: tuple[str, ...] = ()
    order: tuple[int, ...] = ()

    def index(self, part_id: object) -> int:
        """Return the index of the part that has this id, or raise `ResponseError`."""
        if isinstance(part_id, str) and part_id in self.ids:
            return self.ids.index(part_id)
        raise ResponseError("The answer names an option that this question does not have.")

    def to_json(self) -> dict[str, Any]:
        """Return the presentation as plain JSON values."""
        return {"ids": list(self.ids), "order": list(self.order)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(ids=tuple(data["ids"]), order=tuple(data["order"]))
