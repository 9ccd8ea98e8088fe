"""Reports to print: on one student, and on the class."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import (
    TEXT,
    assign_to,
    hand_in,
    make_assignment,
    make_attempt,
    make_class,
    make_questions,
    make_quiz,
    make_student,
    make_teacher,
    sign_in,
)
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy import select
from sqlalchemy.orm import Session

from questions.span import Span
from quiz import marking, regrading
from quiz.marking import Marked
from quiz.models import Article, Assignment, Enrolment, Person
from quiz.quoting import quoted_evidence
from quiz.reporting import report_on_attempt
from quiz.submitting import submit

pytestmark = pytest.mark.usefixtures("signed_in")

WHY = "Why did the council of Alder close the bridge?"
EVIDENCE = "because the arches had cracked in the flood."


@pytest.fixture
def student(session: Session) -> Person:
    return make_student(session, "Robin <b>")


@pytest.fixture
def assignment(session: Session, teacher: Person, student: Person) -> Assignment:
    quiz = make_quiz(session, teacher, published=True)
    return assign_to(session, quiz, make_class(session, teacher, student))


def test_a_students_report_has_what_was_missed_with_its_evidence_and_what_the_teacher_says(
    client: FlaskClient, session: Session, teacher: Person, student: Person, assignment: Assignment
) -> None:
    attempt = hand_in(session, assignment, student, "-++.")
    marking.comment_on(session, attempt, "Well begun")
    marking.mark_answer(session, attempt, attempt.items[1], Marked("Nicely seen"), teacher)
    session.commit()
    page = client.get(f"/desk/attempts/{attempt.id}/report").text
    for words in (
        "Robin &lt;b&gt;",
        WHY,
        EVIDENCE,
        "the arches had cracked in the flood.",
        "Well begun",
        "Nicely seen",
    ):
        assert words in page
    assert "Score: 2 of 4" in page
    assert "Until then a" not in page


def test_the_skills_are_of_the_attempts_that_count(session: Session, student: Person, assignment: Assignment) -> None:
    assignment.attempts_allowed, assignment.attempt_counts = 2, "last"
    first, last = (hand_in(session, assignment, student, marks) for marks in ("----", "++++"))
    report = report_on_attempt(session, first)
    assert [(one.attempt.id, one.counts) for one in report.attempts] == [(first.id, False), (last.id, True)]
    assert [(one.skill, one.right, one.answers) for one in report.skills] == [
        ("detail", 2, 2),
        ("identity", 1, 1),
        ("cause", 1, 1),
    ]


def test_a_share_of_too_few_answers_is_not_said(
    client: FlaskClient, session: Session, student: Person, assignment: Assignment
) -> None:
    attempt = hand_in(session, assignment, student, "-++.")
    page = client.get(f"/desk/attempts/{attempt.id}/report").text
    assert "0 of 1" in page
    assert "2 of 2" in page
    assert page.count("too few to say") == 3
    assert "0 %" not in page
    assert "100 %" not in page


def test_evidence_that_the_explanation_quotes_is_not_printed_twice(
    session: Session, teacher: Person, student: Person
) -> None:
    plain, quoting = make_questions()[:2]
    said = plain.evidence[0]
    plain = replace(plain, explanation=f"The article says: “{TEXT[said.start : said.end]}”")
    quiz = make_quiz(session, teacher, [plain, quoting], published=True)
    attempt = hand_in(session, assign_to(session, quiz, make_class(session, teacher, student)), student, "--")
    (reported,) = report_on_attempt(session, attempt).attempts
    assert [len(shown.evidence) for shown in reported.shown] == [0, 1]


def test_less_than_a_sentence_is_quoted_with_its_sentence() -> None:
    text = "Ida Holm opened her door. She sold the boat."
    article = Article(text=text, sentences=[[0, 25], [26, 44]])
    name, sale, half = Span(0, 8), Span(26, 44), Span(35, 43)
    question = replace(make_questions()[0], evidence=(name, sale, half), explanation="It says: “She sold the boat.”")
    assert quoted_evidence(question, article) == ["Ida Holm opened her door."]


def test_a_cancelled_question_is_nothing_to_look_at_again(
    session: Session, teacher: Person, student: Person, assignment: Assignment
) -> None:
    attempt = hand_in(session, assignment, student, "-+++")
    version = attempt.items[0].version
    regrading.regrade(session, version, regrading.cancel(session, version), teacher, "Unclear")
    session.commit()
    (reported,) = report_on_attempt(session, attempt).attempts
    assert reported.shown == ()


def test_a_report_over_a_class_has_only_the_teachers_own_assignments_to_it(
    client: FlaskClient, session: Session, teacher: Person, student: Person, assignment: Assignment
) -> None:
    hand_in(session, assignment, student, "-+++")
    place = session.scalars(select(Enrolment)).one()
    elsewhere = make_quiz(session, teacher, published=True)
    elsewhere.title = "Elsewhere"
    hand_in(session, elsewhere.assignments[0], student, "----")
    address = f"/classes/{place.class_id}/students/{place.id}/report"
    assert address in client.get(f"/classes/students/{student.id}").text
    page = client.get(address).text
    assert page.count("Score: ") == 1
    assert "Elsewhere" not in page
    sign_in(client, make_teacher(session, "Bo", "bo@school.example"))
    assert client.get(address).status_code == 404


def test_the_report_on_the_class_names_nobody_unless_asked(
    client: FlaskClient, session: Session, student: Person, assignment: Assignment
) -> None:
    hand_in(session, assignment, student, "-+++")
    address = f"/desk/quizzes/{assignment.quiz_id}/report"
    page = client.get(address).text
    assert "Robin" not in page
    assert all(words in page for words in ("What went worst", "Skills", "The article, as it was understood", WHY))
    assert "Robin &lt;b&gt;" in client.get(f"{address}?scores=1").text


def test_reports_with_nothing_in_them_say_so(client: FlaskClient, session: Session, teacher: Person) -> None:
    assignment = make_assignment(session, teacher)
    attempt, _token = make_attempt(session, assignment)
    assert "Nothing is handed in yet." in client.get(f"/desk/attempts/{attempt.id}/report").text
    assert "Nobody has submitted" in client.get(f"/desk/quizzes/{assignment.quiz_id}/report?scores=1").text
    submit(session, attempt)
    session.commit()
    assert "No answer" in client.get(f"/desk/attempts/{attempt.id}/report").text


def test_another_teachers_reports_are_not_there(client: FlaskClient, session: Session, assignment: Assignment) -> None:
    attempt, _token = make_attempt(session, assignment)
    sign_in(client, make_teacher(session, "Bo", "bo@school.example"))
    for address in (f"attempts/{attempt.id}/report", f"quizzes/{assignment.quiz_id}/report"):
        assert client.get(f"/desk/{address}").status_code == 404


@pytest.mark.parametrize("page", ["attempts/{attempt}/report", "quizzes/{quiz}/report?scores=1"])
def test_a_report_on_many_attempts_asks_the_database_no_more(
    client: FlaskClient, session: Session, student: Person, assignment: Assignment, page: str
) -> None:
    asked = []
    for more in (1, 4):
        for _ in range(more):
            attempt = hand_in(session, assignment, student, "-+-+")
        address = page.format(attempt=attempt.id, quiz=assignment.quiz_id)
        with counted() as statements:
            assert client.get(f"/desk/{address}").status_code == 200
        asked.append(len(statements))
    assert asked[0] == asked[1]
