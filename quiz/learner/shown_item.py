"""One question of an attempt as a save needs it: no rows to keep up with, and no question read twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Executable, Integer, String, Text, bindparam, cast, select
from sqlalchemy.orm import Session

from questions.kinds import Presentation, Question, question_from_json
from quiz.learner.access import is_taker, item_or_404, not_theirs
from quiz.models import Attempt, AttemptItem, Guest, QuestionVersion
from quiz.models.attempt import seconds_until

MOST_KEPT = 1000
"""How many questions a process keeps as read; a school's morning asks fewer."""


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """Hold what `Attempt` says of time."""

    id: int
    started_at: datetime
    deadline: datetime | None
    state: str

    @property
    def submitted(self) -> bool:
        """Say whether the attempt is over."""
        return self.state == "submitted"

    @property
    def seconds_left(self) -> int | None:
        """Return how many seconds are left, or `None` where the time has no limit."""
        return seconds_until(self.deadline)


@dataclass(frozen=True, slots=True)
class ShownItem:
    """Hold what `AttemptItem` says of a question."""

    attempt: OpenAttempt
    id: int
    presentation: Mapping[str, Any]
    body: str

    @property
    def content(self) -> Question:
        """Return the question as it was shown."""
        return _read(self.body)

    @property
    def shown(self) -> Presentation:
        """Return the ids and the order of this attempt."""
        return Presentation.from_json(self.presentation)


def shown_item_or_404(session: Session, token: str, position: int) -> ShownItem:
    """Return one question of the attempt of a link, for who takes it."""
    found = session.connection().execute(_query(), {"token": token, "position": position}).first()
    if found is None:
        item_or_404(session, token, position)
        raise not_theirs()
    *taker, id_, started_at, deadline, state, item_id, presentation, body = found
    if not is_taker(*taker):
        raise not_theirs()
    return ShownItem(OpenAttempt(id_, started_at, deadline, state), item_id, presentation, body)


@lru_cache(MOST_KEPT)
def _read(body: str) -> Question:
    """Return a question from its JSON; the same JSON is the same question for good."""
    return question_from_json(json.loads(body))


@cache
def _query() -> Executable:
    """Return what every save asks first, built once."""
    return (
        select(
            Attempt.assignment_id,
            Attempt.student_id,
            Guest.token_hash,
            Attempt.id,
            Attempt.started_at,
            Attempt.deadline,
            Attempt.state,
            AttemptItem.id,
            AttemptItem.presentation,
            cast(QuestionVersion.body, Text),
        )
        .join_from(Attempt, AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(QuestionVersion, QuestionVersion.id == AttemptItem.version_id)
        .outerjoin(Guest, Guest.id == Attempt.guest_id)
        .where(
            Attempt.token == bindparam("token", type_=String),
            AttemptItem.position == bindparam("position", type_=Integer),
        )
    )
