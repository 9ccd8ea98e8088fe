"""The dressing: a draft becomes questions of each kind.

One module a kind, named as the kind, each with `dress(draft, reading, wrong) -> Iterator[Question]`:
`wrong` are the draft's wrong options, best first; a kind the draft does not suit yields nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from questions.kinds import Question

if TYPE_CHECKING:
    from questions.draft import Draft
    from questions.reading import Reading
    from questions.wrong import Wrong


class Dresser(Protocol):
    """Make questions of one kind from a draft."""

    def __call__(self, draft: Draft, reading: Reading, wrong: Sequence[Wrong]) -> Iterator[Question]: ...


@cache
def dressers() -> dict[str, Dresser]:
    """Return the dressers by the name of their kind, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").dress for name in names}
