"""What a student needs takes effect on their pages, and on nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import assign_to, enrol, make_class_of, make_quiz, make_teacher, sign_in
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Enrolment
from quiz.school.accommodations import Accommodations, accommodate


@pytest.fixture
def place(session: Session, client: FlaskClient) -> Enrolment:
    made, _secret = enrol(session, make_class_of(session, make_teacher(session)))
    sign_in(client, made.student)
    return made


def attempt_page(client: FlaskClient, session: Session, place: Enrolment) -> str:
    teacher = place.school_class.teachers[0].person
    code = assign_to(session, make_quiz(session, teacher), place.school_class).code
    return client.post(f"/q/{code}", data={"act": "start"}, follow_redirects=True).get_data(as_text=True)


def test_pages_are_still_and_speak_only_for_whom_they_should(
    client: FlaskClient, session: Session, place: Enrolment
) -> None:
    page = attempt_page(client, session, place)
    assert "data-question" in page
    assert "read_aloud.js" not in page
    assert 'class="calm"' not in page
    accommodate(session, place.student, Accommodations(read_aloud=True, no_animation=True))
    session.commit()
    page = attempt_page(client, session, place)
    assert "read_aloud.js" in page
    assert '<html lang="en" dir="ltr" class="calm">' in page
    assert 'class="calm"' in client.get("/home").get_data(as_text=True)


def test_knowing_it_costs_no_query_of_its_own(client: FlaskClient, session: Session, place: Enrolment) -> None:
    with counted() as without:
        client.get("/privacy")
    accommodate(session, place.student, Accommodations(no_animation=True))
    session.commit()
    with counted() as having:
        client.get("/privacy")
    assert len(without) == len(having) == 1


def test_a_signed_in_student_sees_a_calm_page_while_the_database_is_down(
    client: FlaskClient, instance: Path, place: Enrolment
) -> None:
    (instance / "readback.sqlite3").write_bytes(b"This is no database. " * 500)
    for name in ("readback.sqlite3-wal", "readback.sqlite3-shm"):
        (instance / name).unlink(missing_ok=True)
    with client.application.app_context():
        db.engine.dispose()
    page = client.get("/home")
    assert page.status_code == 503
    assert "Not ready for a moment" in page.get_data(as_text=True)
