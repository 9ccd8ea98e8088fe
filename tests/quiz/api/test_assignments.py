"""Assignments of the API: made for the teacher's own classes and students, published, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from factories import make_class_of, make_quiz, make_teacher
from programs import Program
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Person, Quiz, SchoolClass
from quiz.models.columns import now


@pytest.fixture
def school_class(session: Session, teacher: Person) -> SchoolClass:
    return make_class_of(session, teacher, ["Robin Reed", "Ida Moss"])


def test_publishing_opens_a_quiz_to_anyone_and_again_is_the_same(program: Program, quiz: Quiz) -> None:
    first, second = (program.post(f"/quizzes/{quiz.id}/publish").get_json() for _ in range(2))
    assert first == second
    assert (first["audience"], first["state"]) == ("anyone", "open")
    assert first["join_url"].endswith(f"/q/{first['code']}")
    assert program.get(f"/assignments/{first['id']}").get_json() == first


def test_a_quiz_without_questions_is_not_published(program: Program, session: Session, teacher: Person) -> None:
    answer = program.post(f"/quizzes/{make_quiz(session, teacher, []).id}/publish")
    assert answer.status_code == 422
    assert "at least one question" in answer.get_json()["detail"]


def test_a_class_of_the_teachers_is_listed_and_assigned_to(
    program: Program, quiz: Quiz, school_class: SchoolClass
) -> None:
    listed = program.get("/classes").get_json()["items"]
    assert [(line["id"], {student["name"] for student in line["students"]}) for line in listed] == [
        (school_class.id, {"Robin Reed", "Ida Moss"})
    ]
    closes = "2099-05-04T10:00:00+02:00"
    answer = program.post(
        f"/quizzes/{quiz.id}/assignments",
        {
            "audience": "classes",
            "class_ids": [school_class.id],
            "closes_at": closes,
            "settings": {"time_limit_seconds": 600, "attempts_allowed": 2.0},
        },
    )
    assert answer.status_code == 201
    made = answer.get_json()
    assert answer.headers["Location"] == f"/api/v1/assignments/{made['id']}"
    assert made["closes_at"] == "2099-05-04T08:00:00Z"
    assert made["class_ids"] == [school_class.id]
    assert (made["settings"]["time_limit_seconds"], made["settings"]["attempts_allowed"]) == (600, 2)
    assert made["settings"]["feedback"] == quiz.feedback
    assert [line["id"] for line in program.get(f"/assignments?quiz_id={quiz.id}").get_json()["items"]] == [made["id"]]
    assert program.get(f"/assignments?quiz_id={quiz.id + 1}").get_json()["items"] == []


def test_chosen_students_get_it_alone(program: Program, quiz: Quiz, school_class: SchoolClass) -> None:
    chosen = school_class.enrolments[0].student_id
    made = program.post(
        f"/quizzes/{quiz.id}/assignments", {"audience": "students", "student_ids": [chosen, chosen]}
    ).get_json()
    assert made["student_ids"] == [chosen]
    assert made["state"] == "open"


def test_sent_twice_it_is_assigned_once(
    program: Program, quiz: Quiz, school_class: SchoolClass, session: Session
) -> None:
    body = {"audience": "classes", "class_ids": [school_class.id]}
    first, second = (program.post(f"/quizzes/{quiz.id}/assignments", body).get_json() for _ in range(2))
    assert first["id"] == second["id"]
    assert session.scalar(select(func.count(Assignment.id))) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/audience"),
        ({"audience": "anyone"}, "#/audience"),
        ({"audience": "classes"}, "#/class_ids"),
        ({"audience": "classes", "class_ids": [99]}, "#/class_ids/0"),
        ({"audience": "classes", "class_ids": [0]}, "#/class_ids/0"),
        ({"audience": "classes", "class_ids": [True]}, "#/class_ids/0"),
        ({"audience": "students", "student_ids": [1]}, "#/student_ids/0"),
        ({"audience": "students", "class_ids": [1]}, "#/class_ids"),
        ({"audience": "classes", "class_ids": ["OURS"], "closes_at": "2020-01-01T00:00:00Z"}, "#/closes_at"),
        ({"audience": "classes", "class_ids": ["OURS"], "closes_at": "2099-01-01T00:00:00"}, "#/closes_at"),
        ({"audience": "classes", "class_ids": ["OURS"], "closes_at": "2099-02-31T00:00:00Z"}, "#/closes_at"),
        ({"audience": "classes", "class_ids": ["OURS"], "opens_at": "0001-01-01T00:00:00+23:59"}, "#/opens_at"),
        (
            {
                "audience": "classes",
                "class_ids": ["OURS"],
                "opens_at": "2099-02-01T00:00:00Z",
                "closes_at": "2099-01-01T00:00:00Z",
            },
            "#/closes_at",
        ),
        (
            {"audience": "classes", "class_ids": ["OURS"], "settings": {"pass_mark": 1.5}},
            "#/settings/pass_mark",
        ),
        (
            {"audience": "classes", "class_ids": ["OURS"], "settings": {"attempts_allowed": 1.5}},
            "#/settings/attempts_allowed",
        ),
        ({"audience": "classes", "class_ids": ["OURS"], "settings": {"mood": 1}}, "#/settings/mood"),
    ],
)
def test_what_cannot_be_assigned_is_refused_and_says_where(
    program: Program, quiz: Quiz, school_class: SchoolClass, body: dict[str, Any], pointer: str
) -> None:
    if body.get("class_ids") == ["OURS"]:
        body = {**body, "class_ids": [school_class.id]}
    answer = program.post(f"/quizzes/{quiz.id}/assignments", body)
    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.get_json()["errors"]]
    assert program.get("/assignments").get_json()["items"] == []


def test_a_colleagues_class_and_students_are_nobody(
    program: Program, quiz: Quiz, session: Session, school_class: SchoolClass
) -> None:
    other = make_class_of(session, make_teacher(session, "Bo", "bo@school.example"), ["Tom Birk"], name="9A")
    for body, pointer in (
        ({"audience": "classes", "class_ids": [other.id]}, "#/class_ids/0"),
        ({"audience": "students", "student_ids": [other.enrolments[0].student_id]}, "#/student_ids/0"),
    ):
        answer = program.post(f"/quizzes/{quiz.id}/assignments", body)
        assert answer.get_json()["errors"] == [{"pointer": pointer, "detail": "is none of yours"}]
    assert "Tom Birk" not in program.get("/classes").get_data(as_text=True)


def test_closing_stops_new_attempts_and_reopening_takes_them_again(program: Program, quiz: Quiz) -> None:
    made = program.post(f"/quizzes/{quiz.id}/publish").get_json()
    closed = program.post(f"/assignments/{made['id']}/close").get_json()
    assert closed["state"] == "closed"
    assert now() - datetime.fromisoformat(closed["closes_at"]) < timedelta(minutes=1)
    assert datetime.fromisoformat(closed["closes_at"]).tzinfo == UTC
    assert program.post(f"/assignments/{made['id']}/close").get_json() == closed
    assert program.post(f"/assignments/{made['id']}/reopen").get_json()["state"] == "open"


def test_nobody_touches_a_colleagues_assignment(
    program: Program, quiz: Quiz, program_of: Callable[..., Program], session: Session
) -> None:
    made = program.post(f"/quizzes/{quiz.id}/publish").get_json()
    other = program_of(make_teacher(session, "Bo", "bo@school.example"))
    assert other.get("/assignments").get_json()["items"] == []
    assert other.get(f"/assignments/{made['id']}").status_code == 404
    for path in (
        f"/assignments/{made['id']}/close",
        f"/assignments/{made['id']}/reopen",
        f"/quizzes/{quiz.id}/publish",
        f"/quizzes/{quiz.id}/assignments",
    ):
        body = {"audience": "classes", "class_ids": [1]}
        assert other.post(path, body).status_code == 404
    assert program.get(f"/assignments/{made['id']}").get_json() == made
