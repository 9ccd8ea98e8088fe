"""The blueprint of the teacher pages: one module a page, all behind the same door.

Every module of this package is imported, so that a new page is a new file and no edit elsewhere.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from quiz.teacher.blueprint import blueprint

for _module in sorted(found.name for found in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

__all__ = ["blueprint"]
