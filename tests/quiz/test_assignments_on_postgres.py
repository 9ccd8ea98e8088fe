"""Assignments on PostgreSQL, whose locks and types are stricter than SQLite's."""

from __future__ import annotations

from datetime import timedelta

from factories import assign_to, make_attempt, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask

from quiz.assigning import work_out_again
from quiz.entering import resume
from quiz.extensions import db
from quiz.invigilating import discard, give_time, reopen, restore
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit


def test_the_whole_way_of_an_assignment(postgres: Flask) -> None:
    teacher_browser, student_browser = postgres.test_client(), postgres.test_client()
    with postgres.app_context():
        held = db.session()
        teacher, student = make_teacher(held), make_student(held, "Robin", time_factor=1.5)
        given = assign_to(
            held,
            make_quiz(held, teacher),
            make_class(held, teacher, student, make_student(held, "Kim")),
            closes_at=now() + timedelta(days=1),
            time_limit_seconds=600,
            attempts_allowed=2,
            feedback="at_once",
            late_policy="mark",
        )
        assignment_id, code, quiz_id = given.id, given.code, given.quiz_id
        sign_in(teacher_browser, teacher)
        sign_in(student_browser, student)
        make_attempt(held, given, "Guest")
    address = student_browser.post(f"/q/{code}", data={"act": "start"}).location
    form = {"was-2": "null", "answer-2-text": "ferry", "lock": "2"}
    assert student_browser.post(f"{address}/save", data=form).location == f"{address}#q3"
    assert 850 < student_browser.get(f"{address}/clock").get_json()["left"] <= 900
    with postgres.app_context():
        held = db.session()
        given = held.get_one(type(given), assignment_id)
        attempt = next(one for one in given.attempts if one.student_id)
        teacher = held.get_one(type(teacher), given.quiz.owner_id)
        give_time(held, attempt, 300, teacher)
        given.time_limit_seconds = 1200
        held.flush()
        assert work_out_again(held, given).later == 2
        held.commit()
        save_response(held, attempt.items[3], Save({"text": "Voss"}, "phone", 1, 0))
        submit(held, attempt)
        held.commit()
        discard(held, attempt, teacher)
        restore(held, attempt, teacher)
        held.commit()
        reopen(held, attempt, 600, teacher)
        held.commit()
        again = resume(held, given, attempt.student or teacher)
        assert again.id == attempt.id
        attempt_id = attempt.id
    for path in (
        "/desk",
        f"/desk/assignments/{assignment_id}",
        f"/desk/assignments/{assignment_id}/edit",
        f"/desk/attempts/{attempt_id}",
        f"/desk/quizzes/{quiz_id}/results",
        f"/desk/quizzes/{quiz_id}/assignments",
    ):
        assert teacher_browser.get(path).status_code == 200
    for path in ("/home", f"/q/{code}", address):
        assert student_browser.get(path).status_code == 200
    assert student_browser.post(f"{address}/submit").status_code == 303
    assert "2 of 4</h1>" in student_browser.get(f"{address}/review").text
