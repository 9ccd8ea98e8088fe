"""People's data: all of it to take along, gone when it is deleted, and nobody else's touched."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from factories import PASSWORD, assign_to, enrol, make_attempt, make_class_of, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz.models import (
    Article,
    Assignment,
    Attempt,
    AttemptEvent,
    Enrolment,
    Guest,
    Invitation,
    PasswordReset,
    Person,
    Quiz,
    Response,
    SchoolClass,
    SignInFailure,
)
from quiz.models.columns import now
from quiz.rights.purging import PURGERS, purge
from quiz.saving import Save, save_response
from quiz.submitting import submit


@pytest.fixture
def teacher(session: Session, client: FlaskClient) -> Person:
    made = make_teacher(session)
    sign_in(client, made)
    return made


@pytest.fixture
def taken(session: Session, teacher: Person) -> Attempt:
    """Return a submitted attempt of a student, with one answer and one line in its log."""
    school_class = make_class_of(session, teacher)
    place, _secret = enrol(session, school_class)
    attempt = Attempt.start(assign_to(session, make_quiz(session, teacher), school_class), place.student)
    session.add(attempt)
    session.flush()
    save_response(session, attempt.items[2], Save({"text": "ferry"}, "my phone", 1, 0))
    session.add(AttemptEvent(attempt=attempt, kind="renamed", detail={"before": "Rob", "after": "Robin Reed"}))
    submit(session, attempt)
    session.commit()
    return attempt


def count(session: Session, model: Any) -> int:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(model)) or 0


def unzipped(reply: TestResponse) -> tuple[dict[str, Any], str]:
    assert reply.status_code == 200
    with zipfile.ZipFile(io.BytesIO(reply.data)) as archive:
        return json.loads(archive.read("data.json")), archive.read("data.html").decode()


def test_a_students_data_is_given_whole(client: FlaskClient, taken: Attempt) -> None:
    data, page = unzipped(client.get(f"/classes/students/{taken.student_id}/data.zip"))
    assert (data["name"], data["classes"][0]["class"]) == ("Robin Reed", "7B")
    [attempt] = data["attempts"]
    assert (attempt["state"], attempt["score"], attempt["points"]) == ("submitted", 1.0, 4.0)
    assert [answer["answered"] for answer in attempt["answers"]] == [None, None, "ferry", None]
    assert attempt["answers"][2]["share_right"] == 1.0
    assert attempt["log"][0]["what"] == "renamed"
    assert "ferry" in page
    assert "<script" not in page
    assert "http" not in page


def test_another_teacher_gets_nothing_of_ones_quizzes(client: FlaskClient, session: Session, taken: Attempt) -> None:
    colleague = make_teacher(session, "Bea", "bea@school.example")
    school_class = session.scalars(select(SchoolClass)).one()
    client.post(f"/classes/{school_class.id}/colleagues", data={"email": "bea@school.example"})
    sign_in(client, colleague)
    data, _page = unzipped(client.get(f"/classes/students/{taken.student_id}/data.zip"))
    assert (len(data["classes"]), data["attempts"]) == (1, [])
    assert client.post(f"/classes/students/{taken.student_id}/delete", data={"attempts": "delete"}).status_code == 409
    assert count(session, Attempt) == 1


def test_a_student_takes_along_what_is_theirs_but_no_marks_before_they_are_out(
    client: FlaskClient, session: Session, taken: Attempt
) -> None:
    sign_in(client, session.get_one(Person, taken.student_id))
    data, _page = unzipped(client.get("/home/data.zip"))
    assert data["attempts"][0]["answers"][2]["share_right"] == 1.0
    session.execute(update(Assignment).values(feedback="after_closing", closes_at=now() + timedelta(days=1)))
    session.commit()
    data, page = unzipped(client.get("/home/data.zip"))
    [attempt] = data["attempts"]
    assert attempt["score"] is None
    assert {answer["share_right"] for answer in attempt["answers"]} == {None}
    assert attempt["log"][0]["detail"] is None
    assert "correct" not in page
    assert client.get(f"/classes/students/{taken.student_id}/data.zip").status_code == 403


def test_a_deleted_student_leaves_nothing(client: FlaskClient, session: Session, taken: Attempt) -> None:
    address = f"/classes/students/{taken.student_id}/delete"
    assert "1 attempt" in client.get(address).get_data(as_text=True)
    assert client.post(address).status_code == 422
    assert client.post(address, data={"attempts": "delete"}).status_code == 303
    for model in (Attempt, Response, Enrolment, AttemptEvent, Guest):
        assert count(session, model) == 0, model
    assert session.scalars(select(Person.name)).all() == ["Ada Teacher"]
    assert client.get(address).status_code == 404


def test_attempts_may_stay_without_a_name(client: FlaskClient, session: Session, taken: Attempt) -> None:
    quiz_id, attempt_id = taken.assignment.quiz_id, taken.id
    client.post(f"/classes/students/{taken.student_id}/delete", data={"attempts": "keep"})
    session.expire_all()
    kept = session.get_one(Attempt, attempt_id)
    assert (kept.taker, kept.student_id, kept.score) == ("Nameless 2", None, 1.0)
    assert session.scalars(select(Response.client)).all() == ["-"]
    assert count(session, AttemptEvent) == 0
    page = client.get(f"/desk/quizzes/{quiz_id}/results").get_data(as_text=True)
    assert "1 attempt submitted" in page
    assert "Robin" not in page


def test_a_guests_data_is_given_and_deleted(client: FlaskClient, session: Session, teacher: Person) -> None:
    assignment = make_quiz(session, teacher, published=True).assignments[0]
    attempt, _token = make_attempt(session, assignment)
    make_attempt(session, assignment, "Sasha")
    data, _page = unzipped(client.get(f"/classes/guests/{attempt.guest_id}/data.zip"))
    assert (data["name"], len(data["attempts"])) == ("Robin", 1)
    assert client.post(f"/classes/guests/{attempt.guest_id}/delete").status_code == 303
    assert session.scalars(select(Guest.nickname)).all() == ["Sasha"]
    assert count(session, Attempt) == 1
    other = session.scalars(select(Guest.id)).one()
    sign_in(client, make_teacher(session, "Sam", "sam@school.example"))
    for path in (f"/classes/guests/{other}/data.zip", f"/classes/guests/{other}/delete"):
        assert client.get(path).status_code == 404


def test_a_teacher_takes_their_work_along(client: FlaskClient, taken: Attempt) -> None:
    data, page = unzipped(client.get("/desk/account/data.zip"))
    assert data["signs_in_with"] == ["ada@school.example"]
    assert data["quizzes"][0]["attempts"] == 1
    assert len(data["quizzes"][0]["questions"]) == 4
    assert "The council of Alder" in page
    assert "scrypt" not in page


def test_a_teachers_account_is_deleted_with_all_but_what_colleagues_share(
    client: FlaskClient, session: Session, taken: Attempt
) -> None:
    make_teacher(session, "Bea", "bea@school.example")
    shared = session.scalars(select(SchoolClass)).one()
    client.post(f"/classes/{shared.id}/colleagues", data={"email": "bea@school.example"})
    make_class_of(session, session.scalars(select(Person).where(Person.name == "Ada Teacher")).one(), name="mine alone")
    assert client.post("/desk/account/delete", data={"password": "wrong"}).status_code == 422
    assert client.post("/desk/account/delete", data={"password": PASSWORD}).location == "/"
    assert session.scalars(select(Person.name).where(Person.teacher)).all() == ["Bea"]
    for model in (Quiz, Article, Attempt, SignInFailure):
        assert count(session, model) == 0, model
    [school_class] = session.scalars(select(SchoolClass))
    assert [(row.person.name, row.role) for row in school_class.teachers] == [("Bea", "owner")]
    assert client.get("/desk").status_code == 302


def test_the_last_administrator_leaves_nobody_alone(client: FlaskClient, session: Session) -> None:
    sign_in(client, make_teacher(session, administrator=True))
    make_teacher(session, "Bea", "bea@school.example")
    refused = client.post("/desk/account/delete", data={"password": PASSWORD})
    assert refused.status_code == 422
    assert "only administrator" in refused.get_data(as_text=True)
    assert count(session, Person) == 2


@pytest.mark.parametrize(("days", "left"), [(None, 2), (400, 2), (10, 0)])
def test_attempts_go_when_they_are_older_than_they_may_be(
    app: Flask, session: Session, taken: Attempt, days: int | None, left: int
) -> None:
    make_attempt(session, taken.assignment)
    session.execute(update(Attempt).values(started_at=now() - timedelta(days=20)))
    session.execute(
        update(Attempt).where(Attempt.submitted_at.is_not(None)).values(submitted_at=now() - timedelta(days=19))
    )
    session.commit()
    told = {line.what: line.count for line in purge(session, days, dry_run=True)}
    assert told.get("attempts", 0) == 2 - left
    assert count(session, Attempt) == 2
    assert {line.what: line.count for line in purge(session, days)} == told
    assert count(session, Attempt) == left


def test_what_is_used_up_goes_whatever_the_setting(session: Session, teacher: Person, taken: Attempt) -> None:
    invitation, _token = Invitation.issue(teacher)
    reset, _token = PasswordReset.issue(teacher)
    invitation.expires_at = reset.expires_at = now() - timedelta(seconds=1)
    taken.discarded_at = now() - timedelta(days=31)
    fresh, _token = Invitation.issue(teacher)
    lonely, _token = Guest.named("Nobody", taken.assignment)
    lonely.created_at = now() - timedelta(days=2)
    session.add_all([invitation, reset, fresh, lonely, SignInFailure(identifier="x", at=now() - timedelta(hours=1))])
    session.commit()
    purge(session, None)
    session.commit()
    assert [count(session, model) for model in (Invitation, PasswordReset, Attempt, Guest, SignInFailure)] == [
        1,
        0,
        0,
        0,
        0,
    ]


def test_the_command_says_what_it_does(runner: FlaskCliRunner, session: Session, taken: Attempt) -> None:
    taken.discarded_at = now() - timedelta(days=31)
    session.commit()
    dry = runner.invoke(args=["purge", "--dry-run"]).output
    assert "RETENTION_DAYS is not set" in dry
    assert "1 attempts set aside and previews would be deleted" in dry
    assert count(session, Attempt) == 1
    assert len(dry.splitlines()) == 1 + sum(find(None) is not None for find in PURGERS.values())
    assert "1 attempts set aside and previews deleted" in runner.invoke(args=["purge"]).output
    assert count(session, Attempt) == 0


def test_whoever_looks_after_the_server_gives_and_deletes_too(
    runner: FlaskCliRunner, session: Session, taken: Attempt, tmp_path: Any
) -> None:
    number, file = str(taken.student_id), tmp_path / "data.zip"
    assert runner.invoke(args=["export-student", number, str(file)]).exit_code == 0
    assert zipfile.is_zipfile(file)
    assert runner.invoke(args=["delete-student", number, "--keep-attempts", "--yes"]).exit_code == 0
    assert (count(session, Attempt), count(session, Enrolment)) == (1, 0)
    assert runner.invoke(args=["delete-student", number, "--yes"]).exit_code == 2
    ada = str(session.scalars(select(Person.id).where(Person.teacher)).one())
    assert runner.invoke(args=["delete-student", ada, "--yes"]).exit_code == 2
