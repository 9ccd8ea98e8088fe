"""What the forms of all kinds share: text as a teacher typed it, tidied; lists as lines of a text area."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NoReturn

from wtforms import Field, FloatField, TextAreaField

from questions.errors import QuestionError


def tidy_line(text: str | None) -> str:
    """Return a text as one line: control characters out, white space collapsed."""
    kept = "".join(" " if _is_control(character) else character for character in text or "")
    return " ".join(kept.split())


def tidy_lines(text: str | None) -> list[str]:
    """Return the lines of a text that hold anything, tidied, each once."""
    return list(dict.fromkeys(line for line in map(tidy_line, (text or "").splitlines()) if line))


def refuse(message: str, *fields: Field) -> NoReturn:
    """Put what is wrong beside a field (and into those that hold it) and raise `QuestionError`."""
    for field in fields:
        field.errors = [message]
    raise QuestionError(message)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs")


class LinesField(TextAreaField):  # type: ignore[misc]
    """A text area in which each line is one value; its data is a list of lines."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the lines that were sent."""
        self.data = tidy_lines(valuelist[0]) if valuelist else []

    def _value(self) -> str:
        return "\n".join(self.data or ())


class PointsField(FloatField):  # type: ignore[misc]
    """A number shown without needless decimals, and taken with a decimal point or a comma."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the number that was sent."""
        super().process_formdata([value.replace(",", ".") for value in valuelist])

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else "" if self.data is None else f"{self.data:g}"
