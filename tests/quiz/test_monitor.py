"""Who has not started, is at it, is done; and what a teacher does to an attempt is done once and recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import (
    assign_to,
    enrol,
    make_attempt,
    make_class,
    make_class_of,
    make_quiz,
    make_student,
    make_teacher,
    sign_in,
)
from flask import Flask
from flask.testing import FlaskClient
from queries import counted
from races import at_once
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.entering import resume
from quiz.extensions import db
from quiz.invigilating import discard, give_time, hand_in, remove_nickname, rename, reopen, restore
from quiz.models import Assignment, Attempt, AttemptEvent, Person
from quiz.models.columns import now
from quiz.models.errors import AlreadySubmitted, DomainError, Taken
from quiz.monitor import lines_of, tally
from quiz.saving import Save, save_response
from quiz.school.overview import without_card
from quiz.submitting import submit


@pytest.fixture
def students(session: Session) -> list[Person]:
    return [make_student(session, name) for name in ("Ann", "Ben", "Cid")]


@pytest.fixture
def assignment(session: Session, teacher: Person, students: list[Person]) -> Assignment:
    return assign_to(
        session,
        make_quiz(session, teacher),
        make_class(session, teacher, *students),
        time_limit_seconds=600,
        attempts_allowed=3,
    )


@pytest.fixture
def attempt(session: Session, assignment: Assignment, students: list[Person]) -> Attempt:
    made = resume(session, assignment, students[0])
    save_response(session, made.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    session.commit()
    return made


def kinds(session: Session, attempt: Attempt) -> list[str]:
    session.flush()
    query = select(AttemptEvent.kind).where(AttemptEvent.attempt_id == attempt.id).order_by(AttemptEvent.id)
    return list(session.scalars(query))


def test_everybody_is_in_one_of_three_states(
    session: Session, assignment: Assignment, attempt: Attempt, students: list[Person]
) -> None:
    done = resume(session, assignment, students[1])
    save_response(session, done.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    submit(session, done)
    session.commit()
    lines = lines_of(session, assignment)
    assert [(line.name, line.state) for line in lines] == [("Ann", "at_it"), ("Ben", "done"), ("Cid", "not_started")]
    assert tally(lines) == {"not_started": 1, "at_it": 1, "done": 1}
    assert lines[0].current is not None
    assert (lines[0].current.answered, lines[0].current.asked) == (1, 4)
    assert 590 < (lines[0].current.seconds_left or 0) <= 600
    assert lines[1].fraction == 0.25


@pytest.mark.parametrize(("rule", "score"), [("best", 0.25), ("last", 0.0), ("first", 0.0), ("average", 0.25 / 3)])
def test_a_line_has_the_score_by_the_counting_rule(
    session: Session, assignment: Assignment, students: list[Person], rule: str, score: float
) -> None:
    assignment.attempt_counts = rule
    for answer in ("boat", "ferry", "boat"):
        tried = resume(session, assignment, students[0], again=True)
        save_response(session, tried.items[2], Save({"text": answer}, "phone", 1, 0))
        submit(session, tried)
        session.commit()
    assert lines_of(session, assignment)[0].fraction == pytest.approx(score)


def test_previews_are_left_out_and_what_is_set_aside_does_not_count(
    session: Session, assignment: Assignment, attempt: Attempt, teacher: Person
) -> None:
    preview = Attempt.start(assignment, teacher)
    preview.preview = True
    session.add(preview)
    discard(session, attempt, teacher)
    session.commit()
    lines = lines_of(session, assignment)
    assert [line.name for line in lines] == ["Ann", "Ben", "Cid"]
    assert (lines[0].state, lines[0].fraction, lines[0].attempts[0].discarded) == ("not_started", None, True)


def test_more_time_moves_the_end_and_is_recorded(
    client: FlaskClient, session: Session, attempt: Attempt, teacher: Person
) -> None:
    sign_in(client, teacher)
    before = attempt.deadline
    assert before is not None
    for minutes in (5, 10):
        client.post(f"/desk/attempts/{attempt.id}/time", data={"minutes": minutes})
    session.refresh(attempt)
    assert (attempt.deadline, attempt.extra_seconds) == (before + timedelta(minutes=15), 900)
    page = client.get(f"/desk/attempts/{attempt.id}").text
    assert "5 minutes more" in page
    assert "Ada Teacher" in page
    for wrong in ("", "0", "-5", "soon", "100000"):
        client.post(f"/desk/attempts/{attempt.id}/time", data={"minutes": wrong})
    assert kinds(session, attempt) == ["more_time", "more_time"]


def test_the_students_page_learns_of_more_time(
    app: Flask, session: Session, attempt: Attempt, teacher: Person, students: list[Person]
) -> None:
    browser = app.test_client()
    sign_in(browser, students[0])
    assert 590 < browser.get(f"/attempt/{attempt.token}/clock").get_json()["left"] <= 600
    give_time(session, attempt, 300, teacher)
    session.commit()
    assert 890 < browser.get(f"/attempt/{attempt.token}/clock").get_json()["left"] <= 900
    save = {"position": 3, "answer": {"text": "Voss"}, "client": "phone", "sequence": 1, "base": 0}
    assert 890 < browser.post(f"/attempt/{attempt.token}/responses", json=save).get_json()["left"] <= 900


def test_time_that_is_just_over_goes_on_from_now(session: Session, attempt: Attempt, teacher: Person) -> None:
    attempt.deadline = now() - timedelta(seconds=10)
    session.commit()
    give_time(session, attempt, 300, teacher)
    assert attempt.deadline is not None
    assert abs(attempt.deadline - now() - timedelta(minutes=5)) < timedelta(seconds=5)


def test_a_submitted_attempt_is_opened_again_with_its_answers(
    session: Session, attempt: Attempt, teacher: Person
) -> None:
    submit(session, attempt)
    session.commit()
    with pytest.raises(AlreadySubmitted):
        give_time(session, attempt, 300, teacher)
    attempt.deadline = now() - timedelta(minutes=1)
    session.commit()
    reopen(session, attempt, 600, teacher)
    session.commit()
    assert (attempt.state, attempt.score, attempt.submitted_at) == ("in_progress", None, None)
    assert attempt.seconds_left is not None
    assert 590 < attempt.seconds_left <= 600
    assert attempt.items[2].answer == {"text": "ferry"}
    save_response(session, attempt.items[3], Save({"text": "Voss"}, "phone", 2, 0))
    submit(session, attempt)
    assert (attempt.score, kinds(session, attempt)) == (2.0, ["reopened"])


def test_none_is_opened_again_while_another_is_under_way(
    session: Session, assignment: Assignment, attempt: Attempt, teacher: Person, students: list[Person]
) -> None:
    submit(session, attempt)
    session.commit()
    resume(session, assignment, students[0], again=True)
    with pytest.raises(DomainError, match="another attempt"):
        reopen(session, attempt, 600, teacher)


def test_what_is_set_aside_is_handed_in_not_counted_and_can_be_restored(
    app: Flask, session: Session, attempt: Attempt, teacher: Person, students: list[Person]
) -> None:
    discard(session, attempt, teacher)
    discard(session, attempt, teacher)
    session.commit()
    assert (attempt.state, attempt.submitted_by, attempt.score) == ("submitted", "teacher", 1.0)
    browser = app.test_client()
    sign_in(browser, students[0])
    assert "does not count" in browser.get(f"/attempt/{attempt.token}/review").text
    restore(session, attempt, teacher)
    session.commit()
    assert kinds(session, attempt) == ["discarded", "restored"]
    assert lines_of(session, attempt.assignment)[0].fraction == 0.25


def test_an_attempt_left_lying_is_handed_in_by_the_teacher_once(
    session: Session, attempt: Attempt, teacher: Person
) -> None:
    hand_in(session, attempt, teacher)
    session.commit()
    assert (attempt.state, attempt.submitted_by, attempt.score) == ("submitted", "teacher", 1.0)
    assert kinds(session, attempt) == ["handed_in"]
    with pytest.raises(AlreadySubmitted):
        hand_in(session, attempt, teacher)


def test_who_is_still_at_it_after_closing_keeps_nobody_waiting_for_ever(
    app: Flask, session: Session, attempt: Attempt, students: list[Person], teacher: Person
) -> None:
    """A teacher who closes it by hand is told whom the class waits for, and can end it."""
    client = app.test_client()
    given = attempt.assignment
    given.feedback = "after_closing"
    done = resume(session, given, students[1])
    submit(session, done)
    given.close()
    session.commit()
    other = app.test_client()
    sign_in(other, students[1])
    assert "Somebody is still at it" in other.get(f"/attempt/{done.token}/review").text
    sign_in(client, teacher)
    assert "lets you hand in for them" in client.get(f"/desk/assignments/{given.id}").text
    assert "Hand it in now" in client.get(f"/desk/attempts/{attempt.id}").text
    page = client.post(f"/desk/attempts/{attempt.id}/hand-in", follow_redirects=True).text
    assert "Handed in for Ann" in page
    assert "lets you hand in for them" not in page
    assert "0 of 4</h1>" in other.get(f"/attempt/{done.token}/review").text
    assert "Hand it in now" not in client.get(f"/desk/attempts/{attempt.id}").text
    assert client.post(f"/desk/attempts/{attempt.id}/hand-in").status_code == 409


def test_a_guest_is_renamed_or_loses_the_nickname(
    client: FlaskClient, session: Session, assignment: Assignment, teacher: Person
) -> None:
    rude, other = make_attempt(session, assignment, "Rude")[0], make_attempt(session, assignment, "Guest")[0]
    assert rude.guest is not None
    assert other.guest is not None
    with pytest.raises(Taken):
        rename(session, rude.guest, "GUEST", teacher)
    rename(session, rude.guest, "Rue", teacher)
    remove_nickname(session, rude.guest, "Guest", teacher)
    session.commit()
    assert rude.taker == "Guest 2"
    assert kinds(session, rude) == ["renamed", "renamed"]
    sign_in(client, teacher)
    path = f"/desk/guests/{rude.guest_id}/nickname"
    assert client.post(path, data={"nickname": "guest"}).status_code == 422
    assert client.post(path, data={"nickname": "  "}).status_code == 422
    assert client.post(path, data={"nickname": "Ruth"}).status_code == 302
    session.refresh(rude.guest)
    assert rude.taker == "Ruth"


def test_forty_students_cost_as_many_queries_as_five(client: FlaskClient, session: Session, teacher: Person) -> None:
    sign_in(client, teacher)
    costs = []
    for count in (5, 40):
        crowd = [make_student(session, f"Student {number}") for number in range(count)]
        given = assign_to(session, make_quiz(session, teacher), make_class(session, teacher, *crowd, name=str(count)))
        for student in crowd[: count // 2]:
            resume(session, given, student)
        session.commit()
        with counted() as statements:
            assert client.get(f"/desk/assignments/{given.id}").status_code == 200
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 10


def test_students_who_cannot_sign_in_yet_are_counted(client: FlaskClient, session: Session, teacher: Person) -> None:
    sign_in(client, teacher)
    school_class = make_class_of(session, teacher, ["Ann", "Ben"])
    enrol(session, school_class, "Cid")
    given = assign_to(session, make_quiz(session, teacher), school_class)
    assert without_card(session, given) == [(school_class, 2)]
    shown = client.get(f"/desk/assignments/{given.id}").get_data(as_text=True)
    assert "2 students of 7B have no card to sign in with yet." in shown
    assert f'href="/classes/{school_class.id}"' in shown


def test_more_time_given_at_once_is_all_given(database: Flask) -> None:
    with database.app_context():
        held = db.session()
        teacher, student = make_teacher(held), make_student(held)
        given = assign_to(held, make_quiz(held, teacher), make_class(held, teacher, student), time_limit_seconds=600)
        attempt = resume(held, given, student)
        held.commit()
        attempt_id, teacher_id, before = attempt.id, teacher.id, attempt.deadline

    def act(_number: int) -> None:
        found = db.session.get_one(Attempt, attempt_id)
        give_time(db.session(), found, 60, db.session.get_one(Person, teacher_id))
        db.session.commit()

    at_once(database, act)
    with database.app_context():
        attempt = db.session.get_one(Attempt, attempt_id)
        assert before is not None
        assert attempt.deadline == before + timedelta(minutes=8)


def test_a_closed_assignment_leads_to_its_results_its_class_and_to_opening_it_again(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    sign_in(client, teacher)
    school_class = make_class(session, teacher, make_student(session))
    given = assign_to(session, make_quiz(session, teacher), school_class)
    assert f'href="/classes/{school_class.id}"' in client.get(f"/desk/assignments/{given.id}").text
    page = client.post(f"/desk/assignments/{given.id}/close", follow_redirects=True).text
    assert "Close now" not in page
    assert f'href="/desk/assignments/{given.id}/edit#when"' in page
    assert "To open it again" in client.get(f"/desk/assignments/{given.id}/edit").text
    results = client.get(f"/desk/quizzes/{given.quiz_id}/understood?assignment={given.id}").text
    assert f'href="/desk/assignments/{given.id}"' in results
    # A class that a colleague no longer shares is named, and leads nowhere.
    given.classes = [make_class(session, make_teacher(session, "Bo", "bo@school.example"), name="Theirs")]
    session.commit()
    page = client.get(f"/desk/assignments/{given.id}").text
    assert "Theirs" in page
    assert 'href="/classes/' not in page.replace('href="/classes"', "")
