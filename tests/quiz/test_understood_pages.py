"""What the class understood, as pages: with many, with one and with nobody."""

from __future__ import annotations

import re

import pytest
from factories import make_assignment, make_attempt, make_quiz, make_teacher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from quiz import regrading
from quiz.extensions import db
from quiz.models import Assignment, Attempt, Person
from quiz.saving import Save, save_response
from quiz.submitting import submit

pytestmark = pytest.mark.usefixtures("signed_in")

PAGES = ("understood", "understood/projector", "analysis")
each_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture
def assignment(session: Session, teacher: Person) -> Assignment:
    return make_assignment(session, teacher)


def take(session: Session, assignment: Assignment, name: str, option: int | None, typed: str = "Voss") -> Attempt:
    """Add a submitted attempt with an option and typed answers, right if by Voss; without an option all is blank."""
    attempt, _token = make_attempt(session, assignment, name)
    if option is not None:
        shown = attempt.items[0].shown
        save_response(session, attempt.items[0], Save({"option": shown.ids[option]}, "phone", 1, 0))
        save_response(session, attempt.items[2], Save({"text": "ferry" if typed == "Voss" else "?"}, "phone", 1, 0))
        save_response(session, attempt.items[3], Save({"text": typed}, "phone", 1, 0))
    session.commit()
    submit(session, attempt)
    session.commit()
    return attempt


def read(client: FlaskClient, assignment: Assignment, page: str, query: str = "") -> str:
    answer = client.get(f"/desk/quizzes/{assignment.quiz_id}/{page}{query}")
    assert answer.status_code == 200
    text = answer.get_data(as_text=True)
    assert not re.search(r"\b(nan|inf|None)\b", re.sub(r"<[^>]*>", " ", text))
    return text


@each_page
def test_a_quiz_that_nobody_took_says_so(client: FlaskClient, assignment: Assignment, page: str) -> None:
    assert "Nobody has submitted this quiz yet." in read(client, assignment, page)


@each_page
@pytest.mark.parametrize("options", [[0], [0] * 12, [1] * 12, [None] * 12, [0, None]])
def test_few_all_right_all_wrong_and_all_blank_have_sensible_pages(
    client: FlaskClient, session: Session, assignment: Assignment, page: str, options: list[int | None]
) -> None:
    for number, option in enumerate(options):
        take(session, assignment, f"Student {number}", option)
    read(client, assignment, page)


@each_page
def test_points_of_zero_have_a_sensible_page(
    client: FlaskClient, session: Session, assignment: Assignment, page: str
) -> None:
    for item in assignment.quiz.items:
        item.points = 0
    session.commit()
    take(session, assignment, "Robin", 0)
    take(session, assignment, "Kim", 1)
    read(client, assignment, page)


@each_page
def test_a_cancelled_question_and_a_dropped_one_have_a_sensible_page(
    client: FlaskClient, session: Session, teacher: Person, assignment: Assignment, page: str
) -> None:
    take(session, assignment, "Robin", 0)
    take(session, assignment, "Kim", 1)
    ruling = regrading.cancel(session, assignment.quiz.items[0].version)
    regrading.regrade(session, ruling.version, ruling, session.get_one(Person, teacher.id), "")
    assignment.quiz.drop(assignment.quiz.items[1])
    session.commit()
    assert "Why did the council" not in read(client, assignment, page)


def test_the_glance_says_where_to_look_again(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    assignment.pass_mark = 0.25
    session.commit()
    for number, option in enumerate([1, 1, 0]):
        take(session, assignment, f"Student {number}", option)
    page = read(client, assignment, "understood")
    assert "2 of 3 chose “Because the ferry was cheaper”, which misreads the passage." in page
    assert "Look again at paragraph 1 together." in page
    assert 'href="#p1"' in page
    assert 'id="p1"' in page
    assert "3 of 3" in page


@pytest.mark.parametrize("page", ["understood", "understood/projector", "analysis"])
def test_what_may_be_projected_names_nobody(
    client: FlaskClient, session: Session, assignment: Assignment, page: str
) -> None:
    take(session, assignment, "Robin Unmistakable", 1)
    assert "Unmistakable" not in read(client, assignment, page)


def test_a_doubtful_key_leads_to_a_regrade(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    for number in range(12):
        take(session, assignment, f"Student {number}", number % 2, "Voss" if number % 2 else "Rask")
    page = read(client, assignment, "analysis")
    assert "The best students chose “Because the ferry was cheaper”: is the key right?" in page
    question = assignment.quiz.items[0].version.question_id
    assert f"/desk/questions/{question}/regrade" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "with the rest of the quiz"),
        ("?discrimination=uncorrected", "with the whole score"),
        ("?variance=population&blanks=left_out", "checked"),
        ("?variance=population", "the class taken as all there are (n)"),
        ("?weights=covariance", "negative where it works against the quiz."),
        ("?variance=nonsense&assignment=", "with the rest of the quiz"),
    ],
)
def test_the_conventions_are_stated_and_chosen(
    client: FlaskClient, session: Session, assignment: Assignment, query: str, said: str
) -> None:
    take(session, assignment, "Robin", 0)
    take(session, assignment, "Kim", 1)
    assert said in read(client, assignment, "analysis", query)


def test_the_analysis_says_about_how_long_a_question_took(
    client: FlaskClient, session: Session, assignment: Assignment
) -> None:
    for seconds in (20, 30, 40, 50):
        attempt = take(session, assignment, f"Student {seconds}", 0)
        began = int(attempt.started_at.timestamp())
        for position, second in ((0, 60), (2, 60 + seconds), (3, 200)):
            attempt.items[position].response.history = f"{began + second}/phone "  # type: ignore[union-attr]
    session.commit()
    page = re.sub(r"<[^>]*>|\s+", " ", read(client, assignment, "analysis"))
    assert re.search(r"35 s +28 s – 42 s", page)
    assert "The question answered first has none" in page


def test_each_assignment_has_its_own_results(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    other = Assignment.for_anyone()
    other.take_settings(assignment.quiz)
    assignment.quiz.assignments.append(other)
    session.commit()
    take(session, assignment, "Robin", 0)
    assert "Nobody has submitted" in read(client, assignment, "understood", f"?assignment={other.id}")
    assert "Nobody has submitted" not in read(client, assignment, "understood", f"?assignment={assignment.id}")
    assert "Nobody has submitted" not in read(client, assignment, "understood")


@each_page
def test_anothers_quiz_and_anothers_assignment_are_not_there(
    client: FlaskClient, session: Session, assignment: Assignment, page: str
) -> None:
    other = make_quiz(session, make_teacher(session, "Bo", "bo@school.example"), published=True)
    assert client.get(f"/desk/quizzes/{other.id}/{page}").status_code == 404
    foreign = other.assignments[0].id
    assert client.get(f"/desk/quizzes/{assignment.quiz_id}/{page}?assignment={foreign}").status_code == 404


@each_page
def test_a_class_of_many_costs_as_many_queries_as_one_of_few(
    app: Flask, client: FlaskClient, session: Session, assignment: Assignment, page: str
) -> None:
    def queries() -> int:
        counted: list[str] = []

        def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            counted.append(statement)

        with app.app_context():
            event.listen(db.engine, "before_cursor_execute", count)
        read(client, assignment, page)
        with app.app_context():
            event.remove(db.engine, "before_cursor_execute", count)
        return len(counted)

    take(session, assignment, "Robin", 0)
    few = queries()
    for number in range(8):
        take(session, assignment, f"Student {number}", number % 3)
    assert queries() == few
    assert len(session.scalars(select(Attempt)).all()) == 9
