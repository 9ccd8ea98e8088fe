"""The blueprint of the teacher pages."""

from __future__ import annotations

from quiz.teacher.views import blueprint

__all__ = ["blueprint"]
