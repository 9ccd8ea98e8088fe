"""All that is kept of somebody's attempts: what was answered, how it was marked, and the log."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from quiz.browser_log import KINDS
from quiz.feedback import at_it_now
from quiz.models import (
    Assignment,
    Attempt,
    AttemptEvent,
    AttemptItem,
    LateAnswer,
    Person,
    QuestionVersion,
    Quiz,
)
from quiz.rights.values import Data, moment
from quiz.saving_times import entries


def marks_are_out(session: Session, student: Person) -> Callable[[Attempt], bool]:
    """Return what says of a student's attempts whether they may know how each was marked, as the result page would."""
    taken = session.scalars(select(Attempt.assignment_id).where(Attempt.student_id == student.id).distinct()).all()
    going_on = at_it_now(session, taken)

    def out(attempt: Attempt) -> bool:
        assignment = attempt.assignment
        waits = assignment.feedback == "after_closing" and (not assignment.closed or assignment.id in going_on)
        return attempt.submitted and not waits

    return out


def always(_attempt: Attempt) -> bool:
    """Say that marks may be shown: to a teacher."""
    return True


def attempts_of(
    session: Session, whose: ColumnElement[bool], teacher: Person | None, marked: Callable[[Attempt], bool]
) -> list[Data]:
    """Return the attempts that are somebody's, oldest first; for a `teacher`, at quizzes of theirs."""
    query = (
        select(Attempt)
        .join(Attempt.assignment)
        .join(Assignment.quiz)
        .where(whose)
        .order_by(Attempt.started_at, Attempt.id)
        .options(
            joinedload(Attempt.assignment).joinedload(Assignment.quiz),
            selectinload(Attempt.items).joinedload(AttemptItem.response),
            selectinload(Attempt.items).joinedload(AttemptItem.version).selectinload(QuestionVersion.rulings),
        )
    )
    if teacher is not None:
        query = query.where(Quiz.owner_id == teacher.id)
    attempts = session.scalars(query).all()
    ids = [attempt.id for attempt in attempts]
    logs, late = _logs(session, ids), _late(session, ids)
    return [
        _attempt(attempt, logs.get(attempt.id, []), late.get(attempt.id, []), marked=marked(attempt))
        for attempt in attempts
    ]


def _logs(session: Session, ids: list[int]) -> dict[int, list[Data]]:
    logs: dict[int, list[Data]] = {}
    events = select(AttemptEvent).where(AttemptEvent.attempt_id.in_(ids)).order_by(AttemptEvent.at, AttemptEvent.id)
    for event in session.scalars(events):
        line = {"what": event.kind, "at": moment(event.at), "detail": event.detail}
        logs.setdefault(event.attempt_id, []).append(line)
    return logs


def _late(session: Session, ids: list[int]) -> dict[int, list[Data]]:
    """Return the answers that came after the time was over, by attempt."""
    late: dict[int, list[Data]] = {}
    query = (
        select(LateAnswer)
        .join(LateAnswer.item)
        .where(AttemptItem.attempt_id.in_(ids))
        .options(contains_eager(LateAnswer.item).joinedload(AttemptItem.version))
        .order_by(LateAnswer.received_at, LateAnswer.id)
    )
    for one in session.scalars(query):
        item = one.item
        line = {
            "question": item.position + 1,
            "answered": None if one.answer is None else item.version.content.response_text(one.answer, item.shown),
            "arrived": moment(one.received_at),
            # Where it counts, it is among the answers, and this is the one that counted before.
            "exchanged": moment(one.counted_at),
        }
        late.setdefault(item.attempt_id, []).append(line)
    return late


def _attempt(attempt: Attempt, log: list[Data], late: list[Data], *, marked: bool) -> Data:
    return {
        "quiz": attempt.assignment.quiz.title,
        "number": attempt.number,
        "state": attempt.state,
        "begun": moment(attempt.started_at),
        "until": moment(attempt.deadline),
        "submitted": moment(attempt.submitted_at),
        "submitted_by": attempt.submitted_by,
        "late": attempt.late,
        "discarded": moment(attempt.discarded_at),
        "score": attempt.score if marked else None,
        "points": attempt.points,
        "comment": attempt.comment if marked else None,
        "result_opened": moment(attempt.result_seen_at),
        "came_too_late": late,
        "answers": [_answer(item, marked=marked) for item in attempt.items],
        # What a check or a regrade did to a score is in the log, too.
        "log": log if marked else [{**line, "detail": _told(line)} for line in log],
    }


def _told(line: Data) -> Data | None:
    """Return of a line's detail what the student's own browser told."""
    return line["detail"] if line["what"] in KINDS else None


def _answer(item: AttemptItem, *, marked: bool) -> Data:
    content = item.version.content
    answer = item.answer
    return {
        "question": item.position + 1,
        "kind": content.kind,
        "asked": content.stem,
        "answered": None if answer is None else content.response_text(answer, item.shown),
        "certainty": item.response.certainty if item.response else None,
        "saved": moment(item.response.saved_at if item.response else None),
        "saved_each_time": [moment(at) for at, _device in entries(item.response.history if item.response else None)],
        "points": item.points,
        "share_right": item.fraction if marked else None,
        "comment": item.comment if marked else None,
        "points_by_hand": item.manual_points if marked else None,
        "reason": item.manual_reason if marked else None,
    }
