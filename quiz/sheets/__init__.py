"""Sheets to take away, found by looking: a file in `of_quiz` or `of_class` is one more, in every format there is.

A sheet of a quiz has `LABEL` and `make(session, quiz, assignment)`, where `assignment` may be `None` for all of them;
a sheet of a class has `LABEL` and `make(session, school_class, teacher)`. Both return a `Sheet`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, cast

from flask_babel.speaklater import LazyString

from quiz.sheets.base import Sheet, Writer
from quiz.sheets.csv_writer import CsvWriter
from quiz.sheets.xlsx_writer import XlsxWriter


class Made(Protocol):
    """Stand for one module of a sheet."""

    LABEL: LazyString

    def make(self, session: Any, whole: Any, part: Any) -> Sheet:
        """Return the sheet of a quiz or a class."""
        ...


def _find(folder: str) -> Mapping[str, Made]:
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent / folder)]))
    return {name: cast("Made", importlib.import_module(f"{__name__}.{folder}.{name}")) for name in names}


OF_QUIZ = _find("of_quiz")
OF_CLASS = _find("of_class")
WRITERS: Mapping[str, Writer] = {"csv": CsvWriter(), "xlsx": XlsxWriter()}
"""How a sheet is written, by the ending of the file's name."""
