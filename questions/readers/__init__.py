"""Readers, found by looking: each module with a `FORMAT` reads one format, and a new one is one new file."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import PurePath

from questions.readers.base import MOST_FILE_BYTES, Block, Format, RawArticle, too_large
from questions.readers.strangers import refuse_strangers

__all__ = ["FORMATS", "MOST_FILE_BYTES", "Block", "Format", "RawArticle", "detect", "format_of", "read_file"]

_PROGRAM = "__main__"


def _find_formats() -> dict[str, Format]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != _PROGRAM)
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    formats: list[Format] = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return {found.name: found for found in formats}


FORMATS: dict[str, Format] = _find_formats()
"""Every format by its name."""


def format_of(file_name: str) -> Format:
    """Return the format a file's name tells; text where it tells none."""
    suffix = PurePath(file_name).suffix.casefold()
    return next((known for known in FORMATS.values() if suffix in known.suffixes), FORMATS["text"])


def detect(data: bytes, file_name: str = "") -> Format:
    """Return the format of a file by its content, else by its name; raise `ArticleError` for one we cannot read."""
    if len(data) > MOST_FILE_BYTES:
        raise too_large()
    by_content = next((known for known in FORMATS.values() if known.matches and known.matches(data)), None)
    if by_content is not None:
        return by_content
    refuse_strangers(data)
    named = format_of(file_name)
    # A name may lie: what should have been told by its content and was not is text, or nothing we know.
    return named if named.matches is None or named.name == "html" else FORMATS["text"]


def read_file(data: bytes, file_name: str = "") -> RawArticle:
    """Return what a file of any known format holds; raise `ArticleError` for what cannot be read."""
    return detect(data, file_name).read(data)
