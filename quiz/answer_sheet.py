"""The whole form at once: how answers are saved where no script saves each of them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from questions.errors import ResponseError
from quiz.asking import read_answer
from quiz.certainty import LEVELS
from quiz.models.attempt import Attempt, AttemptItem
from quiz.saving import Save, save_response

Answer = Mapping[str, Any] | None


@dataclass
class Sheet:
    """Say what became of a form's answers, by position: saved, overtaken by another device, refused, or locked."""

    saved: list[int] = field(default_factory=list)
    overtaken: dict[int, Answer] = field(default_factory=dict)
    refused: dict[int, Answer] = field(default_factory=dict)
    locked: list[int] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Say whether everything in the form is stored now."""
        return not self.overtaken and not self.refused and not self.locked


def changes(attempt: Attempt, fields: Mapping[str, str]) -> list[tuple[AttemptItem, Answer]]:
    """Return the questions whose answer in the form is neither what the page showed nor what is stored.

    The form carries beside each question what was saved when the page was made (`was-N`): a question
    left alone on an old page must not undo what another page saved since.
    """
    changed: list[tuple[AttemptItem, Answer]] = []
    for item in attempt.items:
        if _was_name(item) in fields:
            answer = read_answer(item.version.kind, fields, item.position)
            if answer not in (_was(fields, item), item.answer) or _surer(fields, item):
                changed.append((item, answer))
    return changed


def save_sheet(session: Session, attempt: Attempt, fields: Mapping[str, str]) -> Sheet:
    """Save what was changed in a form, question by question; raise `AlreadySubmitted` after submission."""
    sheet = Sheet()
    # Each form is a device of its own: what it may overwrite is decided by the revision it started from.
    client = f"form-{secrets.token_hex(8)}"
    for item, answer in changes(attempt, fields):
        if item.locked:
            sheet.locked.append(item.position)
            continue
        if item.answer != _was(fields, item):
            sheet.overtaken[item.position] = answer
            continue
        base = item.response.revision if item.response else 0
        try:
            stored = save_response(session, item, Save(answer, client, 0, base, level_in(fields, item)))
        except ResponseError:
            sheet.refused[item.position] = answer
            continue
        if stored.locked:
            sheet.locked.append(item.position)
        elif stored.conflict:
            sheet.overtaken[item.position] = answer
        else:
            sheet.saved.append(item.position)
    return sheet


def level_in(fields: Mapping[str, str], item: AttemptItem) -> int | None:
    """Return how sure a form says somebody is of an answer; what a form that does not ask leaves stays."""
    name = f"certainty-{item.position}"
    if name not in fields:
        return item.certainty
    return int(fields[name]) if fields[name] in map(str, LEVELS) else None


def _surer(fields: Mapping[str, str], item: AttemptItem) -> bool:
    """Say whether a form changes how sure somebody is, against what its page showed and what is stored."""
    name, level = f"certainty-{item.position}", level_in(fields, item)
    was = fields.get(f"was-{name}", "")
    return name in fields and fields[name] != was and level != item.certainty


def _was_name(item: AttemptItem) -> str:
    return f"was-{item.position}"


def _was(fields: Mapping[str, str], item: AttemptItem) -> Answer:
    try:
        was = json.loads(fields[_was_name(item)])
    except (ValueError, RecursionError):
        return None
    return was if isinstance(was, dict) else None
