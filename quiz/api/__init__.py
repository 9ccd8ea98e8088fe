"""The JSON API for teachers' own programs: one module a resource, each with its schema, its JSON and its views.

Every module of this package is imported, so that a new resource is a new file and no edit elsewhere.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from quiz.api.blueprint import blueprint

for _module in sorted(found.name for found in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")

__all__ = ["blueprint"]
