"""The blueprint of the home pages."""

from __future__ import annotations

from quiz.home.views import blueprint

__all__ = ["blueprint"]
