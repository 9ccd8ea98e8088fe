"""The makers: facts in, drafts out. One module a skill, each with `make(reading) -> Iterator[Draft]`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading


def make_drafts(reading: Reading) -> Iterator[Draft]:
    """Yield the drafts of every maker, in the makers' alphabetical order."""
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        yield from importlib.import_module(f"{__name__}.{module}").make(reading)
