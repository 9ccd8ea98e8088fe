"""The blueprint of a teacher's classes: one module a page, all behind the same door."""

from __future__ import annotations

from quiz.classes import (
    adding,
    cards,
    growth,
    leading_back,
    listing,
    one,
    removing,
    report,
    rights,
    sharing,
    sheets,
    students,
)
from quiz.classes.blueprint import blueprint

__all__ = [
    "adding",
    "blueprint",
    "cards",
    "growth",
    "leading_back",
    "listing",
    "one",
    "removing",
    "report",
    "rights",
    "sharing",
    "sheets",
    "students",
]
