"""The gradebook of a class: a row a student, a column what the teacher assigned to it."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Attempt, Enrolment, Person, Quiz, SchoolClass
from quiz.models.assignment import to_classes
from quiz.sheets.base import Sheet
from quiz.sheets.gradebook import columns, scores_of

LABEL = _l("Gradebook")


def make(session: Session, school_class: SchoolClass, teacher: Person) -> Sheet:
    """Return the scores of who is in a class now at what a teacher assigned to it, in three queries."""
    given = select(to_classes.c.assignment_id).where(to_classes.c.class_id == school_class.id)
    assigned = session.execute(
        select(Assignment.id, Quiz.title)
        .join(Quiz, Quiz.id == Assignment.quiz_id)
        .where(Assignment.id.in_(given), Quiz.owner_id == teacher.id)
        .order_by(Assignment.created_at, Assignment.id)
    ).all()
    enrolled = (Enrolment.class_id == school_class.id) & Enrolment.left_at.is_(None)
    places = session.execute(
        select(Enrolment.student_id, Enrolment.name).where(enrolled).order_by(Enrolment.name_key)
    ).all()
    ids = [row.id for row in assigned]
    scores = scores_of(session, ids, Attempt.student_id.in_(select(Enrolment.student_id).where(enrolled)))
    titles = [(row.title or _("Untitled quiz"), _("The score by the assignment’s rule.")) for row in assigned]
    rows = (scores.row(("student", row.student_id), row.name, ids) for row in places)
    return Sheet(_("Gradebook"), columns(titles), rows)
