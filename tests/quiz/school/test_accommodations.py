"""Accommodations are plain values: what nobody asked for is nothing."""

from __future__ import annotations

import pytest
from factories import enrol, make_class_of, make_teacher
from sqlalchemy.orm import Session

from quiz.school.accommodations import Needs, accommodate, accommodation_of


def test_a_guest_and_a_student_without_any_need_nothing(session: Session) -> None:
    place, _secret = enrol(session, make_class_of(session, make_teacher(session)))
    assert accommodation_of(session, None) == accommodation_of(session, place.student) == Needs()


def test_what_is_stored_is_what_is_needed_from_then_on(session: Session) -> None:
    place, _secret = enrol(session, make_class_of(session, make_teacher(session)))
    for needs in (Needs(1.5, extra_attempts=2), Needs(untimed=True, read_aloud=True, no_animation=True)):
        accommodate(session, place.student, needs)
        session.commit()
        assert accommodation_of(session, place.student) == needs


@pytest.mark.parametrize(
    ("needs", "limit", "stretched"),
    [
        (Needs(), 600, 600),
        (Needs(1.25), 600, 750),
        (Needs(2.0), 45, 90),
        (Needs(untimed=True), 600, None),
        (Needs(2.0), None, None),
    ],
)
def test_a_limit_stretches_by_the_students_share(needs: Needs, limit: int | None, stretched: int | None) -> None:
    assert needs.stretched(limit) == stretched
