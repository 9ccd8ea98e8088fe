"""How each kind is asked and answered on a page, found by looking: files named after the kind, no list to edit.

A kind that students can answer has `quiz/asking/KIND.py` (reads its answer from a plain HTML form),
`static/js/kinds/KIND.js` (`read` and `write` its answer in the browser; `enhance`, where it has one, adds to the
plain form what scripts can), `templates/questions/ask/KIND.html`, `templates/questions/review/KIND.html` and, for
paper, `templates/questions/print/KIND.html` with its macros `asked` and `key`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, cast

from questions.kinds import KINDS

PARTS = (
    "quiz/asking/{}.py",
    "static/js/kinds/{}.js",
    "templates/questions/ask/{}.html",
    "templates/questions/review/{}.html",
    "templates/questions/print/{}.html",
)


class Reader(Protocol):
    """Read one question's answer from a form whose fields for it are called `NAME-…`; `None` is blank."""

    def __call__(self, fields: Mapping[str, str], name: str) -> dict[str, Any] | None: ...


def _find_readers() -> dict[str, Reader]:
    here = Path(__file__).parent
    found = [kind for kind in KINDS if (here / f"{kind}.py").exists()]
    return {kind: cast("Reader", importlib.import_module(f"{__name__}.{kind}").read) for kind in found}


READERS: dict[str, Reader] = _find_readers()
"""The reader of every kind that can be answered, by the kind's name."""


def lacking(kind: str, root: Path) -> list[str]:
    """Return the files that a kind still needs before it can be asked, as paths under `root`."""
    return [path for path in (part.format(kind) for part in PARTS) if not (root / path).exists()]


def field_name(position: int) -> str:
    """Return what the form fields of the question at a position begin with."""
    return f"answer-{position}"


def read_answer(kind: str, fields: Mapping[str, str], position: int) -> dict[str, Any] | None:
    """Return the answer that a form gives to the question at a position, in the shape of its kind."""
    return READERS[kind](fields, field_name(position))
