"""A student's home: what is due, soonest first, what is done, and nothing of other classes."""

from __future__ import annotations

from datetime import timedelta

from factories import assign_to, make_class, make_quiz, sign_in
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy.orm import Session

from quiz.entering import resume
from quiz.homework import sorted_out, tasks_of
from quiz.models import Assignment, Person, SchoolClass
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit


def give(session: Session, teacher: Person, to: SchoolClass, title: str, **settings: object) -> Assignment:
    quiz = make_quiz(session, teacher)
    quiz.title = title
    return assign_to(session, quiz, to, **settings)


def titles(session: Session, student: Person) -> dict[str, list[str]]:
    found = sorted_out(tasks_of(session, student))
    return {state: [task.assignment.quiz.title for task in tasks] for state, tasks in found.items() if tasks}


def test_what_is_due_comes_soonest_first_and_other_classes_do_not_show(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    moment = now()
    give(session, teacher, eighth, "Never")
    give(session, teacher, eighth, "Later", closes_at=moment + timedelta(days=9))
    give(session, teacher, eighth, "Soon", closes_at=moment + timedelta(days=1), time_limit_seconds=600)
    give(session, teacher, eighth, "Coming", opens_at=moment + timedelta(days=1))
    give(session, teacher, eighth, "Missed", opens_at=moment - timedelta(days=3), closes_at=moment - timedelta(days=1))
    give(
        session,
        teacher,
        eighth,
        "Late",
        opens_at=moment - timedelta(days=3),
        closes_at=moment - timedelta(days=1),
        late_policy="mark",
    )
    give(session, teacher, make_class(session, teacher, name="9a"), "Foreign")
    assert titles(session, student) == {
        "due": ["Late", "Soon", "Later", "Never"],
        "coming": ["Coming"],
        "missed": ["Missed"],
    }
    sign_in(client, student)
    page = client.get("/home").text
    assert "Foreign" not in page
    assert "UTC" in page
    assert "10 min to answer" in page


def test_it_goes_from_start_to_continue_to_try_again_to_look_back(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    given = give(session, teacher, eighth, "Bridge", attempts_allowed=2)
    sign_in(client, student)
    assert ">Start<" in client.get("/home").text
    attempt = resume(session, given, student)
    session.commit()
    page = client.get("/home").text
    assert ">Continue<" in page
    assert f"/attempt/{attempt.token}" in page
    save_response(session, attempt.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    submit(session, attempt)
    session.commit()
    page = client.get("/home").text
    assert ">Try again<" in page
    assert ">Look back<" in page
    assert "25 %" in page
    submit(session, resume(session, given, student, again=True))
    session.commit()
    page = client.get("/home").text
    assert ">Try again<" not in page
    assert "25 %" in page


def test_no_score_shows_before_feedback_is_given(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    given = give(
        session, teacher, eighth, "Bridge", closes_at=now() + timedelta(days=1), feedback="after_closing", pass_mark=0.5
    )
    submit(session, resume(session, given, student))
    session.commit()
    sign_in(client, student)
    page = client.get("/home").text
    assert "your score is shown when it is closed" in page
    assert " %" not in page
    assert "passed" not in page
    given.closes_at = now()
    session.commit()
    assert "0 %" in client.get("/home").text


def test_who_left_keeps_what_was_done_and_gets_nothing_new(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    done = give(session, teacher, eighth, "Done")
    give(session, teacher, eighth, "Due")
    submit(session, resume(session, done, student))
    eighth.enrolments[0].left_at = now()
    session.commit()
    assert titles(session, student) == {"done": ["Done"]}


def test_a_quiz_taken_back_is_due_to_nobody_who_has_not_begun(
    session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    given = give(session, teacher, eighth, "Bridge")
    begun = give(session, teacher, eighth, "Begun")
    resume(session, begun, student)
    given.quiz.take_back()
    begun.quiz.take_back()
    session.commit()
    assert titles(session, student) == {"due": ["Begun"], "missed": ["Bridge"]}


def test_thirty_assignments_cost_as_many_queries_as_three(
    client: FlaskClient, session: Session, teacher: Person, student: Person, eighth: SchoolClass
) -> None:
    sign_in(client, student)
    costs = []
    for count in (3, 30):
        for number in range(count):
            given = give(session, teacher, eighth, f"Quiz {number}", feedback="after_closing")
            if number % 3 == 0:
                resume(session, given, student)
        session.commit()
        with counted() as statements:
            assert client.get("/home").status_code == 200
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 9
