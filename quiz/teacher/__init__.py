"""The blueprint of the teacher pages: one module a page, all behind the same door."""

from __future__ import annotations

from quiz.teacher import (
    articles,
    assign,
    bank,
    bank_words,
    desk,
    edit,
    monitor,
    questions,
    quizzes,
    regrade,
    removing,
    results,
    settings,
    share,
    taking_in,
)
from quiz.teacher.blueprint import blueprint

__all__ = [
    "articles",
    "assign",
    "bank",
    "bank_words",
    "blueprint",
    "desk",
    "edit",
    "monitor",
    "questions",
    "quizzes",
    "regrade",
    "removing",
    "results",
    "settings",
    "share",
    "taking_in",
]
