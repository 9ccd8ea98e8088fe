"""The blueprint of the learner pages: come in, answer, hand in, look back."""

from __future__ import annotations

from quiz.learner import answering, coming_in, handing_in
from quiz.learner.blueprint import blueprint

__all__ = ["answering", "blueprint", "coming_in", "handing_in"]
