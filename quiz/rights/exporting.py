"""All that is kept of one person, as plain values that JSON can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from quiz.browser_log import KINDS
from quiz.feedback import at_it_now
from quiz.models import (
    ApiToken,
    Article,
    Assignment,
    Attempt,
    AttemptEvent,
    AttemptItem,
    ClassTeacher,
    Enrolment,
    Guest,
    LateAnswer,
    Person,
    QuestionVersion,
    Quiz,
    QuizItem,
)
from quiz.results.counted import counts
from quiz.rights.practised import practice_of
from quiz.saving_times import entries
from quiz.school.accommodations import accommodation_of

Data = dict[str, Any]


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


def student_data(
    session: Session, student: Person, teacher: Person | None = None, marked: Callable[[Attempt], bool] = always
) -> Data:
    """Return what is kept of a student; for a `teacher`, of classes and quizzes of theirs.

    `marked` says of which attempts the marks may be told to whoever gets this.
    """
    places = select(Enrolment).where(Enrolment.student_id == student.id).options(joinedload(Enrolment.school_class))
    if teacher is not None:
        taught = select(ClassTeacher.class_id).where(ClassTeacher.person_id == teacher.id)
        places = places.where(Enrolment.class_id.in_(taught))
    needed = accommodation_of(session, student)
    return {
        "name": student.name,
        "known_since": _moment(student.created_at),
        "classes": [
            {
                "class": place.school_class.name,
                "name": place.name,
                "since": _moment(place.created_at),
                "left": _moment(place.left_at),
            }
            for place in session.scalars(places.order_by(Enrolment.id))
        ],
        "accommodations": {
            "time_factor": needed.time_factor,
            "untimed": needed.untimed,
            "extra_attempts": needed.extra_attempts,
            "read_aloud": needed.read_aloud,
            "no_animation": needed.no_animation,
        },
        "attempts": _attempts(session, Attempt.student_id == student.id, teacher, marked),
        "practice": practice_of(session, student, teacher),
    }


def guest_data(session: Session, guest: Guest) -> Data:
    """Return what is kept of a guest."""
    return {
        "name": guest.nickname,
        "known_since": _moment(guest.created_at),
        "attempts": _attempts(session, Attempt.guest_id == guest.id, None, always),
    }


def teacher_data(session: Session, teacher: Person) -> Data:
    """Return what is kept of a teacher: account, classes, articles and quizzes; students' answers are not theirs."""
    own = select(Quiz).where(Quiz.owner_id == teacher.id).order_by(Quiz.id)
    quizzes = session.scalars(own.options(selectinload(Quiz.items).joinedload(QuizItem.version))).all()
    taken = counts(session, [quiz.id for quiz in quizzes])
    classes = (
        select(ClassTeacher).where(ClassTeacher.person_id == teacher.id).options(joinedload(ClassTeacher.school_class))
    )
    return {
        "name": teacher.name,
        "known_since": _moment(teacher.created_at),
        "administrator": teacher.administrator,
        "signs_in_with": [login.identifier for login in teacher.logins],
        "tokens": [
            {"name": token.name, "may": token.scope, "since": _moment(token.created_at)}
            for token in session.scalars(ApiToken.owned_by(teacher))
        ],
        "classes": [{"class": row.school_class.name, "role": row.role} for row in session.scalars(classes)],
        "articles": [
            {
                "title": article.title,
                "source": article.source,
                "text": article.text,
                "since": _moment(article.created_at),
            }
            for article in session.scalars(Article.owned_by(teacher))
        ],
        "quizzes": [
            {
                "title": quiz.title,
                "since": _moment(quiz.created_at),
                "attempts": taken.get(quiz.id, (0, 0))[0],
                "questions": _questions(quiz),
            }
            for quiz in quizzes
        ],
    }


def _questions(quiz: Quiz) -> list[Data]:
    return [item.version.content.to_json() for item in quiz.items]


def _attempts(
    session: Session, whose: ColumnElement[bool], teacher: Person | None, marked: Callable[[Attempt], bool]
) -> list[Data]:
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
        line = {"what": event.kind, "at": _moment(event.at), "detail": event.detail}
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
            "arrived": _moment(one.received_at),
            # Where it counts, it is among the answers, and this is the one that counted before.
            "exchanged": _moment(one.counted_at),
        }
        late.setdefault(item.attempt_id, []).append(line)
    return late


def _attempt(attempt: Attempt, log: list[Data], late: list[Data], *, marked: bool) -> Data:
    return {
        "quiz": attempt.assignment.quiz.title,
        "number": attempt.number,
        "state": attempt.state,
        "begun": _moment(attempt.started_at),
        "until": _moment(attempt.deadline),
        "submitted": _moment(attempt.submitted_at),
        "submitted_by": attempt.submitted_by,
        "late": attempt.late,
        "discarded": _moment(attempt.discarded_at),
        "score": attempt.score if marked else None,
        "points": attempt.points,
        "comment": attempt.comment if marked else None,
        "result_opened": _moment(attempt.result_seen_at),
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
        "saved": _moment(item.response.saved_at if item.response else None),
        "saved_each_time": [_moment(at) for at, _device in entries(item.response.history if item.response else None)],
        "points": item.points,
        "share_right": item.fraction if marked else None,
        "comment": item.comment if marked else None,
        "points_by_hand": item.manual_points if marked else None,
        "reason": item.manual_reason if marked else None,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
