"""Accommodations are plain values: what nobody asked for is nothing."""

from __future__ import annotations

from factories import enrol, make_class_of, make_teacher
from sqlalchemy.orm import Session

from quiz.school.accommodations import NONE, Accommodations, accommodate, accommodation_of


def test_a_guest_and_a_student_without_any_need_nothing(session: Session) -> None:
    place, _secret = enrol(session, make_class_of(session, make_teacher(session)))
    assert accommodation_of(session, None) == accommodation_of(session, place.student) == NONE


def test_what_is_stored_is_what_is_needed_from_then_on(session: Session) -> None:
    place, _secret = enrol(session, make_class_of(session, make_teacher(session)))
    for needed in (
        Accommodations(1.5, extra_attempts=2),
        Accommodations(untimed=True, read_aloud=True, no_animation=True),
    ):
        accommodate(session, place.student, needed)
        session.commit()
        assert accommodation_of(session, place.student) == needed
