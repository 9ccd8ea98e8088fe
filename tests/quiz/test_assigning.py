"""A teacher gives a quiz to classes or students, changes that later, and takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from factories import assign_to, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.assigning import Plan, change, work_out_again
from quiz.deadlines import GRACE
from quiz.entering import needs_of, resume
from quiz.models import Assignment, Attempt, Person, Quiz, SchoolClass
from quiz.models.columns import now
from quiz.submitting import submit

FORM: dict[str, Any] = {
    "audience": "classes",
    "late_policy": "refuse",
    "attempts_allowed": "1",
    "attempt_counts": "best",
    "feedback": "after_submission",
    "article_visible": "y",
    "shuffle_options": "y",
}


@pytest.fixture
def eighth(session: Session, teacher: Person) -> SchoolClass:
    return make_class(session, teacher, make_student(session, "Robin"), make_student(session, "Kim"))


@pytest.fixture
def madrid(make_app: Callable[..., Flask], teacher: Person) -> FlaskClient:
    """Return the teacher's browser at a school in Madrid."""
    client = make_app(SCHOOL_TIMEZONE="Europe/Madrid").test_client()
    sign_in(client, teacher)
    return client


def next_year(month: int, day: int, hour: int, minute: int = 0) -> str:
    return f"{now().year + 1}-{month:02}-{day:02}T{hour:02}:{minute:02}"


def test_the_form_offers_good_defaults(madrid: FlaskClient, quiz: Quiz, eighth: SchoolClass) -> None:
    page = madrid.get(f"/desk/quizzes/{quiz.id}/assign").text
    assert "Europe/Madrid" in page
    assert f'name="classes" value="{eighth.id}" checked' in page
    assert 'value="after_closing" checked' in " ".join(page.split()) or 'checked id="feedback-2"' in page
    assert "T23:00" in page


def test_a_quiz_is_assigned_to_a_class_by_the_schools_clocks(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    form = FORM | {"classes": eighth.id, "opens_at": next_year(7, 1, 8), "closes_at": next_year(12, 1, 8)}
    form |= {"time_limit": "20", "attempts_allowed": "3", "pass_mark": "60", "introduction": "Read first."}
    answer = madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=form)
    made = session.scalars(select(Assignment)).one()
    assert answer.location == f"/desk/assignments/{made.id}"
    year = now().year + 1
    assert (made.opens_at, made.closes_at) == (
        datetime(year, 7, 1, 6, tzinfo=UTC),
        datetime(year, 12, 1, 7, tzinfo=UTC),
    )
    assert (made.audience, [one.id for one in made.classes]) == ("classes", [eighth.id])
    assert (made.time_limit_seconds, made.attempts_allowed, made.pass_mark) == (1200, 3, 0.6)
    session.refresh(quiz)
    assert (made.guests_allowed, made.introduction, quiz.state) == (False, "Read first.", "published")
    page = madrid.get(answer.location).text
    assert "CEST" in page
    assert "Robin" in page
    assert "2 not started" in page


def test_posted_twice_it_is_one_assignment(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    form = FORM | {"classes": eighth.id}
    places = {madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=form).location for _ in range(2)}
    assert len(places) == 1
    assert session.scalar(select(func.count(Assignment.id))) == 1


def test_a_closing_time_is_chosen_instead_of_typed(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    page = madrid.get(f"/desk/quizzes/{quiz.id}/assign").text
    offered = {words: time for time, words in re.findall(r'<option value="(\d+-[^"]+)">(\w+)', page)}
    assert [*offered][-1] == "In"
    chosen = offered["Tomorrow"]
    madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=FORM | {"classes": eighth.id, "due": chosen})
    closes = session.scalars(select(Assignment.closes_at)).one()
    assert closes is not None
    local = closes.astimezone(ZoneInfo("Europe/Madrid"))
    assert (f"{local:%Y-%m-%dT%H:%M}", local.hour) == (chosen, 8)


def test_a_chosen_time_that_is_over_by_now_comes_back_in_the_field(
    madrid: FlaskClient, quiz: Quiz, eighth: SchoolClass
) -> None:
    form = FORM | {"classes": eighth.id, "closes_at": next_year(5, 1, 8), "due": "2001-01-01T08:00"}
    answer = madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=form)
    assert "This time is over already." in answer.text
    assert 'value="2001-01-01T08:00"' in answer.text


def test_chosen_students_alone_have_it(madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass) -> None:
    kim = next(line.student for line in eighth.enrolments if line.name == "Kim")
    madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=FORM | {"audience": "students", "students": kim.id})
    made = session.scalars(select(Assignment)).one()
    assert (made.audience, [one.name for one in made.students]) == ("students", ["Kim"])


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"classes": []}, "Choose a class"),
    ({"audience": "students"}, "Choose a student"),
    ({"audience": "everyone"}, "Not a valid choice"),
    ({"closes_at": "tomorrow"}, "Type a date and a time"),
    ({"due": "soon"}, "Choose one of these times"),
    ({"due": "9999-01-01T08:00"}, "This year is too far away."),
    ({"closes_at": "2001-01-01T08:00"}, "This time is over already."),
    ({"closes_at": "9999-01-01T08:00"}, "This year is too far away."),
    ({"closes_at": "0001-01-01T08:00"}, "This year is too far away."),
    ({"opens_at": next_year(5, 2, 8), "closes_at": next_year(5, 1, 8)}, "It closes before it opens."),
    ({"opens_at": next_year(5, 2, 8), "closes_at": next_year(5, 2, 8)}, "It closes before it opens."),
    ({"time_limit": "0"}, "A time limit is from 1"),
    ({"time_limit": "soon"}, "Not a valid integer"),
    ({"attempts_allowed": ""}, "Say how many attempts"),
    ({"attempts_allowed": "51"}, "Attempts are from 1"),
    ({"pass_mark": "101"}, "A pass mark is from 1"),
    ({"introduction": "x" * 4001}, "An introduction has at most"),
    ({"feedback": "never"}, "Not a valid choice"),
]


@pytest.mark.parametrize(("wrong", "said"), REFUSED)
def test_what_makes_no_assignment_is_said_at_its_field_and_nothing_is_lost(
    madrid: FlaskClient, session: Session, eighth: SchoolClass, wrong: dict[str, Any], said: str
) -> None:
    quiz = make_quiz(session, eighth.teachers[0].person)
    form = FORM | {"classes": eighth.id, "introduction": "Read it twice."} | wrong
    answer = madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=form)
    assert (answer.status_code, said in answer.text) == (422, True)
    if "introduction" not in wrong:
        assert "Read it twice." in answer.text
    assert session.scalar(select(func.count(Assignment.id))) == 0


def last_sunday(month: int) -> int:
    """Return the day on which the clocks change in Madrid next year."""
    days = (datetime(now().year + 1, month, day, tzinfo=UTC) for day in range(31, 24, -1))
    return next(day.day for day in days if day.weekday() == 6)


def test_a_time_that_the_clocks_skip_is_refused(madrid: FlaskClient, quiz: Quiz, eighth: SchoolClass) -> None:
    form = FORM | {"classes": eighth.id, "closes_at": next_year(3, last_sunday(3), 2, 30)}
    answer = madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=form)
    assert (answer.status_code, "Do you mean 03:30?" in answer.text) == (422, True)


def test_of_a_time_that_comes_twice_the_later_closes_and_the_teacher_is_told(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    day = last_sunday(10)
    form = FORM | {"classes": eighth.id, "closes_at": next_year(10, day, 2, 30)}
    answer = madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=form, follow_redirects=True)
    assert "this time comes twice" in answer.text
    closes = session.scalars(select(Assignment.closes_at)).one()
    assert closes == datetime(now().year + 1, 10, day, 1, 30, tzinfo=UTC)


def test_another_teachers_class_cannot_be_chosen(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    other = make_class(session, make_teacher(session, "Bo", "bo@school.example"), make_student(session, "Lou"))
    assert eighth.id != other.id
    answer = madrid.post(f"/desk/quizzes/{quiz.id}/assign", data=FORM | {"classes": other.id})
    assert answer.status_code == 422


def test_another_teachers_assignment_does_not_exist(
    client: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    made = assign_to(session, quiz, eighth)
    attempt = resume(session, made, eighth.enrolments[0].student)
    session.commit()
    sign_in(client, make_teacher(session, "Bo", "bo@school.example"))
    for path in ("", "/edit", "/delete"):
        assert client.get(f"/desk/assignments/{made.id}{path}").status_code == 404
    for path in ("assign", "assignments", "settings"):
        assert client.get(f"/desk/quizzes/{quiz.id}/{path}").status_code == 404
    for act in ("time", "reopen", "discard", "restore"):
        assert client.post(f"/desk/attempts/{attempt.id}/{act}", data={"minutes": 5}).status_code == 404


def test_a_draft_without_questions_is_not_assigned(
    madrid: FlaskClient, session: Session, teacher: Person, eighth: SchoolClass
) -> None:
    empty = make_quiz(session, teacher, [])
    assert madrid.post(f"/desk/quizzes/{empty.id}/assign", data=FORM | {"classes": eighth.id}).status_code == 422


def test_changing_nothing_changes_nothing(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    made = assign_to(session, quiz, eighth, closes_at=now() + timedelta(days=3), feedback="after_closing")
    opens, closes = made.opens_at, made.closes_at
    page = madrid.get(f"/desk/assignments/{made.id}/edit").text
    typed = {
        name: page.split(f'name="{name}"')[1].split('value="')[1].split('"')[0] for name in ("opens_at", "closes_at")
    }
    form = FORM | {"classes": eighth.id, "feedback": "after_closing"} | typed
    assert madrid.post(f"/desk/assignments/{made.id}/edit", data=form).status_code == 302
    session.refresh(made)
    assert (made.opens_at, made.closes_at, made.feedback) == (opens, closes, "after_closing")


def plan(assignment: Assignment, **new: Any) -> Plan:
    settings = {"time_limit_seconds": assignment.time_limit_seconds}
    return Plan(
        audience="classes",
        classes=list(assignment.classes),
        opens_at=assignment.opens_at,
        closes_at=new.pop("closes_at", assignment.closes_at),
        late_policy=new.pop("late_policy", assignment.late_policy),
        settings=settings | new,
    )


@pytest.fixture
def under_way(session: Session, quiz: Quiz, eighth: SchoolClass) -> Attempt:
    """Return an attempt begun ten minutes ago, of an hour, in an assignment open until tomorrow."""
    made = assign_to(session, quiz, eighth, closes_at=now() + timedelta(days=1), time_limit_seconds=3600)
    attempt = resume(session, made, eighth.enrolments[0].student)
    attempt.started_at -= timedelta(minutes=10)
    made.opens_at = attempt.started_at
    work_out_again(session, made)
    session.commit()
    return attempt


MOVES = [
    # minutes from now when it closes, its limit in minutes; minutes from now when the attempt is over; what is told
    ((24 * 60, 60), 50, (0, 0, 0)),
    ((30, 60), 30, (1, 0, 0)),
    ((24 * 60, 20), 10, (1, 0, 0)),
    ((24 * 60, 90), 80, (0, 1, 0)),
    ((24 * 60, None), 24 * 60, (0, 1, 0)),
    ((None, None), None, (0, 1, 0)),
    ((24 * 60, 5), 0.5, (1, 0, 1)),
    ((-5, 60), 0.5, (1, 0, 1)),
]


@pytest.mark.parametrize(("asked", "over", "told"), MOVES)
def test_attempts_under_way_get_their_time_worked_out_again(
    session: Session,
    under_way: Attempt,
    asked: tuple[float | None, int | None],
    over: float | None,
    told: tuple[int, int, int],
) -> None:
    closing, limit = asked
    closes = under_way.assignment.closes_at if closing == 24 * 60 else None
    if closing not in (None, 24 * 60):
        closes = now() + timedelta(minutes=closing or 0)
    moved = change(
        session,
        under_way.assignment,
        plan(under_way.assignment, closes_at=closes, time_limit_seconds=limit and 60 * limit),
    )
    session.commit()
    assert (moved.earlier, moved.later, moved.at_once) == told
    left = None if under_way.deadline is None else under_way.deadline - now()
    assert (left is None) == (over is None)
    assert left is None or abs(left - timedelta(minutes=over or 0)) < timedelta(seconds=20)


def test_none_is_cut_to_less_than_what_travels_and_the_teacher_is_told(
    madrid: FlaskClient, session: Session, under_way: Attempt
) -> None:
    form = FORM | {"classes": under_way.assignment.classes[0].id, "time_limit": "5"}
    answer = madrid.post(f"/desk/assignments/{under_way.assignment_id}/edit", data=form, follow_redirects=True)
    assert "1 of those at it have no time left by this change" in answer.text
    session.refresh(under_way)
    assert under_way.deadline is not None
    assert under_way.deadline > now() + GRACE - timedelta(seconds=10)


def test_a_students_own_time_and_what_was_granted_on_top_stay(session: Session, quiz: Quiz, teacher: Person) -> None:
    slow = make_student(session, "Slow", time_factor=2.0)
    made = assign_to(session, quiz, make_class(session, teacher, slow), time_limit_seconds=600)
    attempt = resume(session, made, slow, needs=needs_of(session, slow))
    attempt.extra_seconds = 300
    change(session, made, plan(made, time_limit_seconds=1200))
    session.commit()
    assert attempt.deadline == attempt.started_at + timedelta(seconds=2 * 1200 + 300)


def test_closing_now_lets_who_is_at_it_finish(madrid: FlaskClient, session: Session, under_way: Attempt) -> None:
    deadline = under_way.deadline
    madrid.post(f"/desk/assignments/{under_way.assignment_id}/close")
    session.refresh(under_way)
    session.refresh(under_way.assignment)
    assert (under_way.state, under_way.deadline) == ("in_progress", deadline)
    assert not under_way.assignment.takes_attempts


def test_what_was_taken_goes_only_with_its_code(madrid: FlaskClient, session: Session, under_way: Attempt) -> None:
    path = f"/desk/assignments/{under_way.assignment_id}/delete"
    assert "1 attempt goes with it" in madrid.get(path).text
    assert madrid.post(path).status_code == 422
    assert session.scalar(select(func.count(Attempt.id))) == 1
    assert madrid.post(path, data={"code": under_way.assignment.code}).status_code == 302
    assert session.scalar(select(func.count(Assignment.id))) == 0
    assert session.scalar(select(func.count(Quiz.id))) == 1


def test_a_class_deleted_leaves_its_attempts_to_the_teacher(
    madrid: FlaskClient, session: Session, under_way: Attempt
) -> None:
    submit(session, under_way)
    session.delete(under_way.assignment.classes[0])
    session.commit()
    page = madrid.get(f"/desk/assignments/{under_way.assignment_id}").text
    assert "A class that is deleted" in page
    assert "left the class" in page
    assert madrid.get(f"/desk/attempts/{under_way.id}").status_code == 200


def test_settings_are_kept_and_followed_where_they_are_to_be(
    madrid: FlaskClient, session: Session, quiz: Quiz, eighth: SchoolClass
) -> None:
    quiz.publish()
    session.commit()
    own = assign_to(session, quiz, eighth)
    form = {
        "attempts_allowed": "2",
        "attempt_counts": "last",
        "feedback": "at_once",
        "certainty": "y",
        "time_limit": "15",
        "follow": quiz.open_to_anyone.id if quiz.open_to_anyone else 0,
    }
    assert madrid.post(f"/desk/quizzes/{quiz.id}/settings", data=form).status_code == 302
    for settings, followed in ((quiz, True), (quiz.open_to_anyone, True), (own, False)):
        session.refresh(settings)
        assert settings is not None
        kept = (settings.attempts_allowed, settings.feedback, settings.certainty, settings.time_limit_seconds)
        assert (kept == (2, "at_once", True, 900)) == followed
    assert madrid.post(f"/desk/quizzes/{quiz.id}/settings", data=form | {"attempts_allowed": "0"}).status_code == 422
