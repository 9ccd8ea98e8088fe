"""The pairing: what belongs together two by two, for matching.

One module a sort of pair, each with its `STEM`, its `SKILL` and `find(reading) -> Iterator[Link]`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from questions.link import Link

if TYPE_CHECKING:
    from questions.reading import Reading

__all__ = ["Link", "pairings"]


class Pairing(Protocol):
    """Find pairs of one sort."""

    STEM: str
    SKILL: str
    find: Callable[[Reading], Iterable[Link]]


@cache
def pairings() -> tuple[Pairing, ...]:
    """Return the sorts of pairs, in alphabetical order of their modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast("Pairing", importlib.import_module(f"{__name__}.{name}")) for name in names)
