"""A gap on a form: radio buttons where it has a bank of options, a text field where it has none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quiz.asking.fields import chosen_option, typed_text


def read(fields: Mapping[str, str], name: str) -> dict[str, Any] | None:
    """Return what was chosen or typed; the page offers one of the two."""
    return chosen_option(fields, name) or typed_text(fields, name)
