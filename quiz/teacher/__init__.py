"""The blueprint of the teacher pages: one module a page, all behind the same door."""

from __future__ import annotations

from quiz.teacher import (
    articles,
    bank,
    bank_words,
    desk,
    edit,
    paper,
    questions,
    quizzes,
    regrade,
    removing,
    results,
    share,
    taking_in,
)
from quiz.teacher.blueprint import blueprint

__all__ = [
    "articles",
    "bank",
    "bank_words",
    "blueprint",
    "desk",
    "edit",
    "paper",
    "questions",
    "quizzes",
    "regrade",
    "removing",
    "results",
    "share",
    "taking_in",
]
