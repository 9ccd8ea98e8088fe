"""The blueprint of the learner pages."""

from __future__ import annotations

from quiz.learner.views import blueprint

__all__ = ["blueprint"]
