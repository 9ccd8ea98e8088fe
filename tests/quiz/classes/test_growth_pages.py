"""The growth of a student and of a class on the teacher's pages: of the teacher's own quizzes, in constant queries."""

from __future__ import annotations

import pytest
from factories import assign_to, hand_in, make_class, make_quiz, make_student, make_teacher
from flask.testing import FlaskClient
from queries import counted
from sqlalchemy.orm import Session

from quiz.models import Person

pytestmark = pytest.mark.usefixtures("signed_in")


def test_a_class_shows_its_skills_once_there_is_enough_to_say(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    students = [make_student(session, name) for name in ("Ari", "Bea", "Cem", "Dot", "Eli")]
    school_class = make_class(session, teacher, *students)
    address = f"/classes/{school_class.id}/growth"
    assert "Nobody in this class has handed in" in client.get(address).text
    for number in range(2):
        given = assign_to(session, make_quiz(session, teacher), school_class)
        for student in students:
            hand_in(session, given, student, "-++-" if number else "+-+.")
    page = client.get(address).text
    assert "<polyline" in page
    assert "Too few answers to say" in page
    assert "Mixed" in page
    assert "nan" not in page.lower()


def test_who_left_and_what_another_teacher_gave_are_not_in_it(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    colleague = make_teacher(session, "Bo", "bo@school.example")
    student = make_student(session)
    theirs = make_class(session, colleague, student, name="9a")
    ours = make_class(session, teacher, student)
    hand_in(session, assign_to(session, make_quiz(session, colleague), theirs, ours), student, "++++")
    assert "Nobody in this class has handed in" in client.get(f"/classes/{ours.id}/growth").text
    assert client.get(f"/classes/{theirs.id}/growth").status_code == 404
    assert "What they can do" not in client.get(f"/classes/students/{student.id}").text


def test_more_students_and_quizzes_ask_the_database_no_more(
    client: FlaskClient, session: Session, teacher: Person
) -> None:
    def asked(students: int, quizzes: int) -> tuple[int, int]:
        people = [make_student(session, f"S{students}-{number}") for number in range(students)]
        school_class = make_class(session, teacher, *people, name=f"C{students}")
        for _ in range(quizzes):
            given = assign_to(session, make_quiz(session, teacher), school_class)
            for person in people:
                hand_in(session, given, person, "+-+-")
        with counted() as of_class:
            client.get(f"/classes/{school_class.id}/growth")
        with counted() as of_student:
            client.get(f"/classes/students/{people[0].id}")
        return len(of_class), len(of_student)

    asked(1, 1)
    assert asked(2, 1) == asked(6, 3)
