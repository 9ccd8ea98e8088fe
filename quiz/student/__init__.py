"""The blueprint of a student's own pages: signing in by class, name and secret, and the home."""

from __future__ import annotations

from quiz.student import coming_in, enrolling, home, needs, own_data, practice, understood
from quiz.student.blueprint import blueprint

__all__ = ["blueprint", "coming_in", "enrolling", "home", "needs", "own_data", "practice", "understood"]
