"""Classes on PostgreSQL: what the databases do differently shows here."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from factories import assign_to, enrol, make_class_of, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quiz import tickets
from quiz.extensions import db
from quiz.models import Attempt, Person, SchoolClass
from quiz.rights.purging import purge


def test_a_class_lives_and_goes_on_postgresql(postgres: Flask) -> None:
    client = postgres.test_client()
    with postgres.app_context():
        session = db.session()
        teacher = make_teacher(session)
        school_class = make_class_of(session, teacher)
        place, secret = enrol(session, school_class)
        attempt = Attempt.start(assign_to(session, make_quiz(session, teacher), school_class), place.student)
        session.add(attempt)
        session.commit()
        code, number, student = school_class.code, school_class.id, place.student_id
        sign_in(client, teacher)
    names = {"names": "Anna\nAnna\nRobin Reed"}
    page = client.post(f"/classes/{number}/add", data=names).get_data(as_text=True)
    assert "Refused: 1 · Added: 1 · Already there: 1" in page
    for path in ("/classes", f"/classes/{number}", f"/classes/{number}/delete", f"/classes/students/{student}"):
        assert client.get(path).status_code == 200
    assert client.post(f"/classes/{number}/cards").status_code == 200
    assert client.get(f"/classes/students/{student}/data.zip").status_code == 200
    came = postgres.test_client().post(f"/student/{code}", data={"name": "robin reed", "secret": secret})
    assert came.location == "/home"
    assert client.post(f"/classes/students/{student}/delete", data={"attempts": "keep"}).status_code == 303
    assert client.post(f"/classes/{number}/delete", data={"students_too": "y", "code": code}).status_code == 303
    with postgres.app_context():
        assert purge(db.session(), 1, dry_run=True) == purge(db.session(), 1)
        assert db.session.scalars(select(Attempt)).one().taker == "Nameless 2"
        assert db.session.scalar(select(func.count(SchoolClass.id))) == 0
        assert db.session.scalar(select(func.count(Person.id))) == 1


def test_what_postgresql_cannot_hold_is_nobodys_name_or_address(postgres: Flask) -> None:
    client = postgres.test_client()
    with postgres.app_context():
        teacher = make_teacher(db.session())
        school_class = make_class_of(db.session(), teacher)
        number, code = school_class.id, school_class.code
    odd = "A\0b"
    assert client.post("/sign-in", data={"email": odd, "password": odd}).status_code == 422
    assert client.post(f"/student/{code}", data={"name": odd, "secret": odd}).status_code == 422
    assert client.post("/student", data={"code": odd}).status_code == 422
    assert client.get("/student/%00").status_code == 404
    with postgres.app_context():
        sign_in(client, db.session.get_one(Person, 1))
    assert client.post("/desk/reset-links", data={"email": odd}).status_code in {303, 403}
    assert client.post(f"/classes/{number}/colleagues", data={"email": odd}).status_code == 422
    assert client.post(f"/classes/{number}/settings", data={"name": odd, "sign_in_by": "words"}).status_code == 303
    added = client.post(f"/classes/{number}/add", data={"names": odd, "column": odd}).get_data(as_text=True)
    assert "Added: 1" in added


def test_cards_asked_for_twice_at_once_are_the_same(postgres: Flask) -> None:
    with postgres.app_context():
        teacher = make_teacher(db.session())
        number = make_class_of(db.session(), teacher, [f"Student {place}" for place in range(5)]).id
        ticket = tickets.seal(tickets.draw(), f"cards-{number}")
        browsers = [postgres.test_client() for _ in range(3)]
        for browser in browsers:
            sign_in(browser, teacher)
    together = Barrier(3)

    def send(browser: FlaskClient) -> list[str]:
        together.wait()
        page = browser.post(f"/classes/{number}/cards", data={"ticket": ticket}).get_data(as_text=True)
        return re.findall(r'<p class="secret" dir="auto">([a-z ]+)</p>', page)

    with ThreadPoolExecutor(3) as threads:
        first, *others = threads.map(send, browsers)
    assert len(first) == 5
    assert others == [first, first]
