"""The kinds of question, found by looking: one module a kind, no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any

from questions.errors import QuestionError
from questions.kinds.attempting import Presentation, Response, Score
from questions.kinds.base import SKILLS, Question
from questions.kinds.fields import text
from questions.kinds.options import Option
from questions.messages import Message

__all__ = ["KINDS", "SKILLS", "Option", "Presentation", "Question", "Response", "Score", "question_from_json"]


def _kinds_under(base: type[Question]) -> Iterator[type[Question]]:
    for kind in base.__subclasses__():
        if "kind" in vars(kind):
            yield kind
        yield from _kinds_under(kind)


def _find_kinds() -> dict[str, type[Question]]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return {kind.kind: kind for kind in sorted(_kinds_under(Question), key=lambda kind: kind.kind)}


KINDS: dict[str, type[Question]] = _find_kinds()
"""Every kind by its name."""


def question_from_json(data: Mapping[str, Any]) -> Question:
    """Read a question of any kind from its JSON; raise `QuestionError` when it is none."""
    name = text(data, "kind")
    if name not in KINDS:
        raise QuestionError(Message("There is no kind of question called “%(kind)s”.", kind=name))
    return KINDS[name].from_json(data)
