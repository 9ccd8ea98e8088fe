"""The forms that edit questions, found by looking: one module a kind, no list to edit."""

from __future__ import annotations

import importlib
import pkgutil

from questions.kinds import Question
from quiz.editing.base import EditForm

__all__ = ["FORMS", "EditForm", "blank_form", "form_for"]


def _find_forms() -> dict[str, type[EditForm[Question]]]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return {form.kind: form for form in EditForm.__subclasses__() if "kind" in vars(form)}


FORMS: dict[str, type[EditForm[Question]]] = _find_forms()
"""The form of every kind that can be edited, by the kind's name."""


def form_for(question: Question, *, points: float, version: int) -> EditForm[Question]:
    """Return the form that edits a question, filled with it, or with what the request sent."""
    return FORMS[question.kind].filled(question, points=points, version=version)


def blank_form(kind: str, skill: str) -> EditForm[Question]:
    """Return the form of a question yet to be written, empty or with what the request sent."""
    return FORMS[kind].blank(skill)
