"""Finding facts once a reading: many makers ask for the same ones, and finding them costs a pass over the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from questions.reading import Reading

Fact = TypeVar("Fact")


def once_a_reading(find: Callable[[Reading], Iterable[Fact]]) -> Callable[[Reading], Sequence[Fact]]:
    """Return the function that finds facts the first time and remembers them with the reading."""

    @wraps(find)
    def found(reading: Reading) -> Sequence[Fact]:
        if find not in reading.found:
            reading.found[find] = tuple(find(reading))
        return cast("Sequence[Fact]", reading.found[find])

    return found
