"""The results and one attempt, as pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import assign_to, make_assignment, make_attempt, make_class, make_quiz
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Assignment, Attempt, Guest, Person
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit

pytestmark = pytest.mark.usefixtures("signed_in")


@pytest.fixture
def assignment(session: Session, teacher: Person) -> Assignment:
    """Return the teacher's published quiz."""
    return make_assignment(session, teacher)


def take(app: Flask, session: Session, attempt: Attempt, text: str, *, hand_in: bool = True) -> None:
    """Answer the typed questions of an attempt, and submit it."""
    with app.app_context():
        held = db.session.get_one(Attempt, attempt.id)
        for item in held.items[2:]:
            save_response(db.session(), item, Save({"text": text}, "phone", 1, 0))
        db.session.commit()
        if hand_in:
            submit(db.session(), held)
            db.session.commit()
    session.expire_all()


def results(client: FlaskClient, assignment: Assignment) -> str:
    answer = client.get(f"/desk/quizzes/{assignment.quiz_id}/results")
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert "nan" not in page.lower().split()
    return page


def test_results_before_anybody_came_show_the_way_to_the_code(client: FlaskClient, assignment: Assignment) -> None:
    page = results(client, assignment)
    assert "Nobody has taken this quiz yet" in page
    assert f"/desk/quizzes/{assignment.quiz_id}/share" in page


def test_a_draft_has_a_results_page_too(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher)
    assert "publish it" in client.get(f"/desk/quizzes/{quiz.id}/results").get_data(as_text=True)


def test_results_of_what_only_a_class_has_lead_to_its_assignments_not_to_a_code(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz = make_quiz(session, teacher)
    assign_to(session, quiz, make_class(session, teacher))
    page = client.get(f"/desk/quizzes/{quiz.id}/results").get_data(as_text=True)
    assert f'href="/desk/quizzes/{quiz.id}/assignments"' in page
    assert "/share" not in page


def test_a_quiz_of_several_assignments_is_open_while_one_is(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    quiz, school_class = make_quiz(session, teacher), make_class(session, teacher)
    assign_to(session, quiz, school_class).close()
    session.commit()

    def badge() -> str:
        page = client.get(f"/desk/quizzes/{quiz.id}").get_data(as_text=True)
        return page.split('<span class="badge')[1].split(">")[1].split("<")[0]

    assert badge() == "closed"
    assign_to(session, quiz, school_class, opens_at=now() + timedelta(days=1))
    assert badge() == "opens later"
    assign_to(session, quiz, school_class)
    assert badge() == "open"


def test_an_attempt_under_way_is_shown_as_such_without_a_score(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    attempt, _token = make_attempt(session, assignment)
    take(app, session, attempt, "ferry", hand_in=False)
    page = results(client, assignment)
    assert "2 of 4 answered" in page
    assert "under way" in page
    assert "Average score" not in page


def test_one_attempt_has_an_average_and_a_bar_a_question(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    attempt, _token = make_attempt(session, assignment)
    take(app, session, attempt, "ferry")
    page = results(client, assignment)
    assert "Average score" in page
    overview, details = page.partition("Who took it")[0], page.partition("Question by question")[2]
    assert overview.count('<svg class="bar"') == details.count('<svg class="bar"') == 4
    assert overview.count('href="#r') == details.count('id="r') == 4
    assert "1 of 1" in overview
    assert "1 of 1 who answered got it right" in page
    assert "Nobody answered it" in page
    assert "0 of 0" not in page
    assert "1 left it blank" in page


def test_a_name_with_markup_is_shown_and_not_run(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    attempt, _token = make_attempt(session, assignment, "<script>alert(1)</script>")
    for page in (results(client, assignment), client.get(f"/desk/attempts/{attempt.id}").get_data(as_text=True)):
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_an_attempt_shows_each_answer_the_right_one_and_the_evidence(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    attempt, _token = make_attempt(session, assignment)
    take(app, session, attempt, "a river barge")
    page = client.get(f"/desk/attempts/{attempt.id}").get_data(as_text=True)
    assert page.count("a river barge") == 2
    assert "Maria Voss" in page
    assert page.count("✗ wrong") == 2
    assert '<a href="#e4">' in page
    assert 'id="e4"' in page


def test_an_attempt_under_way_judges_nothing_yet(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    attempt, _token = make_attempt(session, assignment)
    take(app, session, attempt, "a river barge", hand_in=False)
    page = client.get(f"/desk/attempts/{attempt.id}").get_data(as_text=True)
    assert "under way" in page
    assert "✗ wrong" not in page


def test_the_sheet_is_a_download_named_after_the_quiz(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    assignment.quiz.title = "Brücke / 桥"
    session.commit()
    make_attempt(session, assignment, "Zoë")
    answer = client.get(f"/desk/quizzes/{assignment.quiz_id}/results.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "%E6%A1%A5" in answer.headers["Content-Disposition"]
    assert "Zoë" in answer.data.decode("utf-8-sig")


def test_many_attempts_are_listed_some_a_page(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    for number in range(205):
        guest, _token = Guest.named(f"Student {number}", assignment)
        session.add(Attempt.start(assignment, guest))
    session.commit()
    first = results(client, assignment)
    assert ">Student 199<" in first
    assert ">Student 200<" not in first
    address = f"/desk/quizzes/{assignment.quiz_id}/results?page="
    assert f'href="{address}2#attempts"' in first
    for page in (2, 99):
        last = client.get(f"{address}{page}").get_data(as_text=True)
        assert ">Student 204<" in last
        assert ">Student 199<" not in last
    assert ">Student 0<" in client.get(f"{address}-1").get_data(as_text=True)
