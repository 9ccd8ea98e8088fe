"""The assembling: questions made of several facts together.

One module a kind of question, each with `assemble(workings, made) -> Iterator[Assembled]`: `made` are the
questions of one fact each, whose statements have been checked already.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from questions.assembled import Assembled

if TYPE_CHECKING:
    from questions.candidate import Candidate
    from questions.workings import Workings


class Assembler(Protocol):
    """Make questions of several facts."""

    def __call__(self, workings: Workings, made: Sequence[Candidate]) -> Iterator[Assembled]: ...


@cache
def assemblers() -> dict[str, Assembler]:
    """Return the assemblers by the name of their module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").assemble for name in names}
