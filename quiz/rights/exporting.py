"""All that is kept of one person, as plain values that JSON can hold."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from quiz.models import (
    ApiToken,
    Article,
    Attempt,
    ClassTeacher,
    Enrolment,
    Guest,
    Person,
    Quiz,
    QuizItem,
)
from quiz.results.counted import counts
from quiz.rights.attempted import always, attempts_of
from quiz.rights.practised import practice_of
from quiz.rights.values import Data, moment
from quiz.school.accommodations import accommodation_of


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
        "known_since": moment(student.created_at),
        "classes": [
            {
                "class": place.school_class.name,
                "name": place.name,
                "since": moment(place.created_at),
                "left": moment(place.left_at),
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
        "attempts": attempts_of(session, Attempt.student_id == student.id, teacher, marked),
        "practice": practice_of(session, student, teacher),
    }


def guest_data(session: Session, guest: Guest) -> Data:
    """Return what is kept of a guest."""
    return {
        "name": guest.nickname,
        "known_since": moment(guest.created_at),
        "attempts": attempts_of(session, Attempt.guest_id == guest.id, None, always),
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
        "known_since": moment(teacher.created_at),
        "administrator": teacher.administrator,
        "signs_in_with": [login.identifier for login in teacher.logins],
        "tokens": [
            {"name": token.name, "may": token.scope, "since": moment(token.created_at)}
            for token in session.scalars(ApiToken.owned_by(teacher))
        ],
        "classes": [{"class": row.school_class.name, "role": row.role} for row in session.scalars(classes)],
        "articles": [
            {
                "title": article.title,
                "source": article.source,
                "text": article.text,
                "since": moment(article.created_at),
            }
            for article in session.scalars(Article.owned_by(teacher))
        ],
        "quizzes": [
            {
                "title": quiz.title,
                "since": moment(quiz.created_at),
                "attempts": taken.get(quiz.id, (0, 0))[0],
                "questions": _questions(quiz),
            }
            for quiz in quizzes
        ],
    }


def _questions(quiz: Quiz) -> list[Data]:
    return [item.version.content.to_json() for item in quiz.items]
