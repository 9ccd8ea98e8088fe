"""Readers, found by looking: each module with a `FORMAT` reads one format, and a new one is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import PurePath

from questions.readers.base import Block, Format, RawArticle

__all__ = ["FORMATS", "Block", "Format", "RawArticle", "format_of"]


def _find_formats() -> dict[str, Format]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    formats: list[Format] = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {found.name: found for found in formats}


FORMATS: dict[str, Format] = _find_formats()
"""Every format by its name."""


def format_of(file_name: str) -> Format:
    """Return the format a file's name tells; text where it tells none."""
    suffix = PurePath(file_name).suffix.casefold()
    return next((known for known in FORMATS.values() if suffix in known.suffixes), FORMATS["text"])
