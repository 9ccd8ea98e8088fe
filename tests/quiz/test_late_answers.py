"""What comes after the time was over is kept, counts for nothing, and the teacher decides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from factories import (
    assign_to,
    make_assignment,
    make_attempt,
    make_class,
    make_quiz,
    make_student,
    make_teacher,
    sign_in,
)
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.deadlines import GRACE
from quiz.entering import resume
from quiz.late_answers import MOST_DEVICES, exchange, keep_late, late_of
from quiz.models import Assignment, Attempt, AttemptEvent, LateAnswer, Person
from quiz.models.columns import now
from quiz.rights.deleting import delete_student
from quiz.saving import Save, save_response
from quiz.submitting import submit, submit_overdue


@pytest.fixture
def assignment(session: Session, teacher: Person) -> Assignment:
    made = make_assignment(session, teacher)
    made.time_limit_seconds = 1200
    session.commit()
    return made


def over(session: Session, attempt: Attempt, ago: timedelta = GRACE + timedelta(minutes=1)) -> None:
    attempt.deadline = now() - ago
    session.commit()


def save(text: str | None, sequence: int = 9, client: str = "phone") -> dict[str, Any]:
    answer = None if text is None else {"text": text}
    return {"position": 3, "answer": answer, "client": client, "sequence": sequence, "base": 0}


@pytest.fixture
def attempt(client: FlaskClient, session: Session, assignment: Assignment) -> Attempt:
    """Return an attempt of this browser with a wrong answer, whose time and grace are over."""
    client.post(f"/q/{assignment.code}", data={"nickname": "Robin"})
    attempt = session.scalars(select(Attempt)).one()
    save_response(session, attempt.items[3], Save({"text": "Rask"}, "phone", 1, 0))
    over(session, attempt)
    return attempt


@pytest.mark.parametrize("swept", [False, True])
def test_a_save_that_comes_too_late_is_refused_and_kept(
    client: FlaskClient, session: Session, attempt: Attempt, swept: bool
) -> None:
    if swept:
        submit_overdue(session)
    reply = client.post(f"/attempt/{attempt.token}/responses", json=save("Voss"))
    assert (reply.status_code, reply.get_json()["late"]) == (409, True)
    assert "kept for your teacher" in reply.get_json()["error"]
    assert session.scalars(select(LateAnswer.answer)).all() == [{"text": "Voss"}]
    submit_overdue(session)
    session.expire_all()
    assert (attempt.items[3].answer, attempt.score) == ({"text": "Rask"}, 0)
    assert "arrived after the time was over" in client.get(f"/attempt/{attempt.token}/review").text


def test_of_each_device_the_last_late_answer_is_kept(session: Session, attempt: Attempt) -> None:
    item = attempt.items[3]
    for text, client, sequence in (("a", "phone", 2), ("c", "phone", 4), ("b", "phone", 3), ("d", "desk", 1)):
        keep_late(session, item, Save({"text": text}, client, sequence, 0))
    assert [late.answer for late in late_of(session, attempt)] == [{"text": "c"}, {"text": "d"}]


def test_of_a_great_many_devices_a_few_are_heard(session: Session, attempt: Attempt) -> None:
    kept = [keep_late(session, attempt.items[3], Save({"text": "a"}, f"d{number}", 1, 0)) for number in range(9)]
    assert kept == [True] * MOST_DEVICES + [False] * (9 - MOST_DEVICES)


def test_the_answer_that_counts_already_is_nothing_to_decide(client: FlaskClient, attempt: Attempt) -> None:
    reply = client.post(f"/attempt/{attempt.token}/responses", json=save("Rask"))
    assert (reply.status_code, reply.get_json()["late"]) == (409, False)


def test_what_comes_after_the_student_submitted_is_refused_and_not_kept(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    client.post(f"/q/{assignment.code}", data={"nickname": "Kim"})
    attempt = session.scalars(select(Attempt)).one()
    submit(session, attempt)
    session.commit()
    reply = client.post(f"/attempt/{attempt.token}/responses", json=save("Voss"))
    assert (reply.status_code, "late" in reply.get_json()) == (409, False)
    assert session.scalars(select(LateAnswer)).all() == []


def test_a_form_that_comes_too_late_is_shown_and_kept(client: FlaskClient, session: Session, attempt: Attempt) -> None:
    page = client.post(f"/attempt/{attempt.token}/save", data={"was-2": "null", "answer-2-text": "ferry"})
    assert page.status_code == 409
    assert "kept for your teacher" in page.text
    assert session.scalars(select(LateAnswer.answer)).all() == [{"text": "ferry"}]


def test_a_late_answer_counts_where_the_teacher_says_so_and_can_be_set_aside_again(
    session: Session, attempt: Attempt, teacher: Person
) -> None:
    submit_overdue(session)
    keep_late(session, attempt.items[3], Save({"text": "Voss"}, "desk", 1, 0))
    session.commit()
    (late,) = late_of(session, attempt)
    for counts, answer, score in ((True, "Voss", 1), (True, "Voss", 1), (False, "Rask", 0), (False, "Rask", 0)):
        exchange(session, attempt, late, teacher, counts=counts)
        session.commit()
        session.expire_all()
        assert (attempt.items[3].answer, attempt.score) == ({"text": answer}, score)
    acts = [(event.kind, event.by_id, event.detail) for event in session.scalars(select(AttemptEvent))]
    assert acts == [
        ("late_counted", teacher.id, {"position": 3, "before": 0, "after": 1}),
        ("late_set_aside", teacher.id, {"position": 3, "before": 1, "after": 0}),
    ]


def test_a_late_answer_to_a_blank_question_can_count(session: Session, attempt: Attempt, teacher: Person) -> None:
    submit_overdue(session)
    keep_late(session, attempt.items[2], Save({"text": "ferry"}, "phone", 2, 0))
    (late,) = late_of(session, attempt)
    exchange(session, attempt, late, teacher, counts=True)
    session.commit()
    assert (attempt.items[2].answer, attempt.score) == ({"text": "ferry"}, 1)
    exchange(session, attempt, late, teacher, counts=False)
    session.commit()
    assert (attempt.items[2].answer, attempt.score) == (None, 0)


def test_the_teacher_decides_on_the_page_of_the_attempt(
    app: Flask, client: FlaskClient, session: Session, attempt: Attempt, teacher: Person
) -> None:
    client.get(f"/attempt/{attempt.token}/review")
    client.post(f"/attempt/{attempt.token}/responses", json=save("Voss"))
    desk = app.test_client()
    sign_in(desk, teacher)
    page = desk.get(f"/desk/attempts/{attempt.id}").text
    assert "waits for you to decide" in page
    assert "The result had been opened before." in page
    late = session.scalars(select(LateAnswer)).one()
    address = f"/desk/attempts/{attempt.id}/late/{late.id}"
    counted = desk.post(address, data={"counts": "1"}, follow_redirects=True).text
    assert "counts now" in counted
    assert "Let the earlier one count" in counted
    assert "Score: 1 of 4" in counted
    assert "counts again" in desk.post(address, data={"counts": "0"}, follow_redirects=True).text


def test_nobody_else_decides(app: Flask, client: FlaskClient, session: Session, attempt: Attempt) -> None:
    client.post(f"/attempt/{attempt.token}/responses", json=save("Voss"))
    other = app.test_client()
    sign_in(other, make_teacher(session, "Bo", "bo@school.example"))
    late = session.scalars(select(LateAnswer)).one()
    assert other.post(f"/desk/attempts/{attempt.id}/late/{late.id}", data={"counts": "1"}).status_code == 404
    foreign, _token = make_attempt(session, attempt.assignment, "Sasha")
    own = app.test_client()
    sign_in(own, session.get_one(Person, attempt.assignment.quiz.owner_id))
    assert own.post(f"/desk/attempts/{foreign.id}/late/{late.id}", data={"counts": "1"}).status_code == 404


def test_what_comes_within_the_grace_counts_though_another_page_had_the_attempt_submitted(
    client: FlaskClient, session: Session, attempt: Attempt
) -> None:
    over(session, attempt, GRACE / 3)
    submit(session, attempt, by="clock")
    session.commit()
    for _ in range(2):
        reply = client.post(f"/attempt/{attempt.token}/responses", json=save("Voss"))
        assert (reply.status_code, reply.get_json()["answer"]) == (200, {"text": "Voss"})
    session.expire_all()
    assert (attempt.items[3].answer, attempt.score) == ({"text": "Voss"}, 1)
    assert late_of(session, attempt) == []
    other = client.post(f"/attempt/{attempt.token}/responses", json=save("Kim", client="desk"))
    assert (other.status_code, other.get_json()["late"]) == (409, True)


def test_within_the_grace_too_nothing_counts_that_came_after_the_result_was_seen(
    client: FlaskClient, session: Session, attempt: Attempt
) -> None:
    over(session, attempt, GRACE / 3)
    client.get(f"/attempt/{attempt.token}/review")
    reply = client.post(f"/attempt/{attempt.token}/responses", json=save("Voss"))
    assert (reply.status_code, reply.get_json()["late"]) == (409, True)


def test_where_attempts_stay_without_a_name_no_mark_of_a_device_does(session: Session, teacher: Person) -> None:
    student = make_student(session)
    given = assign_to(session, make_quiz(session, teacher), make_class(session, teacher, student))
    attempt = resume(session, given, student)
    save_response(session, attempt.items[3], Save({"text": "Rask"}, "phone", 1, 0))
    for client in ("phone", "desk"):
        keep_late(session, attempt.items[3], Save({"text": "Voss"}, client, 2, 0))
    session.commit()
    delete_student(session, student, keep="Somebody")
    session.commit()
    session.expire_all()
    assert attempt.items[3].response is not None
    assert attempt.items[3].response.history is None
    assert {late.client for late in late_of(session, attempt)}.isdisjoint({"phone", "desk"})
