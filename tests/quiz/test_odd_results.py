"""Each page of results in each odd case: sensible, and without a number that is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from factories import assign_to, hand_in, make_class, make_quiz, make_student, make_teacher, sign_in
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz import regrading
from quiz.invigilating import discard
from quiz.models import Attempt, Enrolment, Person
from quiz.rights.deleting import delete_student
from quiz.school.enrolling import leave
from quiz.sheets import OF_QUIZ

NO_NUMBER = re.compile(r"\b(?:nan|NaN|inf|Infinity|None|undefined)\b(?! )|[-−]0(?:\.0+)?(?![.\d])")
RAW = re.compile(r"\d\.\d{4}")
"""More decimals than any figure of a class has."""


class School:
    """A class that may be given a quiz of four questions, and what happens to it."""

    def __init__(self, session: Session, teacher: Person) -> None:
        self.session, self.teacher = session, teacher
        self.quiz = make_quiz(session, self.teacher, published=True)
        self.students = [make_student(session, f"Student {number}") for number in range(12)]
        self.school_class = make_class(session, self.teacher, *self.students)
        self.assignment = assign_to(session, self.quiz, self.school_class, attempts_allowed=3)

    def take(self, *marks: str) -> None:
        """Have a student for each of these hand in: `+` is right, `-` wrong, `.` blank."""
        for student, given in zip(self.students, marks, strict=False):
            hand_in(self.session, self.assignment, student, given)

    def rule(self, index: int, how: Callable[..., object]) -> None:
        """Regrade one question."""
        version = self.quiz.items[index].version
        ruling = how(self.session, version)
        regrading.regrade(self.session, version, ruling, self.teacher, "")  # type: ignore[arg-type]

    def remake(self, index: int) -> None:
        """Give a question other words, as an edit does: later attempts are asked another version."""
        item = self.quiz.items[index]
        body = item.version.content.to_json() | {"stem": "Why was the bridge of Alder closed?"}
        body["options"][1]["text"] = "Because the ferry was faster"
        item.version = item.version.question.revise(type(item.version.content).from_json(body))
        self.session.commit()


MIXED = ("++++", "+++-", "++--", "+---", "----", "+.-.", "-+-+", "....", "+-+-", "--++", "++-+", "-+++")


def nobody(_school: School) -> None:
    """Have nobody take it."""


def one(school: School) -> None:
    """Have one student take it."""
    school.take("+-.+")


def two(school: School) -> None:
    """Have two students take it."""
    school.take("+-.+", "-++.")


def all_right(school: School) -> None:
    """Have everybody answer everything rightly."""
    school.take(*["++++"] * 12)


def all_wrong(school: School) -> None:
    """Have everybody answer everything wrongly."""
    school.take(*["----"] * 12)


def all_blank(school: School) -> None:
    """Have everybody leave everything blank."""
    school.take(*["...."] * 12)


def ties(school: School) -> None:
    """Have everybody score the same, by other questions."""
    school.take(*["+--+", "-++-"] * 6)


def no_points(school: School) -> None:
    """Have the questions be worth nothing."""
    for item in school.quiz.items:
        item.points = 0
    school.session.commit()
    school.take(*MIXED)


def some_points(school: School) -> None:
    """Have one question be worth nothing, and one a third of a point."""
    school.quiz.items[0].points, school.quiz.items[1].points = 0, 1 / 3
    school.session.commit()
    school.take(*MIXED)


def cancelled(school: School) -> None:
    """Cancel a question."""
    school.take(*MIXED)
    school.rule(0, regrading.cancel)


def all_cancelled(school: School) -> None:
    """Cancel every question."""
    school.take(*MIXED)
    for index in range(4):
        school.rule(index, regrading.cancel)


def regraded_in_the_middle(school: School) -> None:
    """Correct a key when half the class has handed in."""
    school.take(*MIXED[:6])
    school.rule(0, lambda session, version: regrading.correct_key(session, version, {1}))
    school.session.commit()
    for student, marks in zip(school.students[6:], MIXED[6:], strict=True):
        hand_in(school.session, school.assignment, student, marks)


def mixed_versions(school: School) -> None:
    """Reword, drop and add questions between attempts."""
    school.take(*MIXED[:4])
    school.remake(0)
    school.quiz.drop(school.quiz.items[3])
    school.session.commit()
    for student, marks in zip(school.students[4:8], MIXED[4:8], strict=True):
        hand_in(school.session, school.assignment, student, marks[:3])


def removed(school: School) -> None:
    """Have one student leave the class, delete one, and keep the attempt of another without a name."""
    school.take(*MIXED)
    place = school.session.scalars(select(Enrolment).where(Enrolment.student_id == school.students[1].id)).one()
    leave(place)
    delete_student(school.session, school.students[2])
    delete_student(school.session, school.students[3], keep="Somebody")


def discarded(school: School) -> None:
    """Set every attempt aside."""
    school.take(*MIXED)
    for attempt in school.session.scalars(select(Attempt)):
        discard(school.session, attempt, school.teacher)


def several_attempts(school: School) -> None:
    """Have students take it again, all attempts counting on average."""
    school.assignment.attempt_counts = "average"
    school.session.commit()
    school.take(*MIXED)
    school.take(*MIXED[6:])


def under_way(school: School) -> None:
    """Have one student at it and nobody done."""
    school.session.add(Attempt.start(school.assignment, school.students[0]))


CASES = [
    nobody,
    one,
    two,
    all_right,
    all_wrong,
    all_blank,
    ties,
    no_points,
    some_points,
    cancelled,
    all_cancelled,
    regraded_in_the_middle,
    mixed_versions,
    removed,
    discarded,
    several_attempts,
    under_way,
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_every_page_of_results_is_sensible(
    client: FlaskClient, session: Session, case: Callable[[School], None]
) -> None:
    teacher = make_teacher(session)
    school = School(session, teacher)
    case(school)
    session.commit()
    quiz, school_class = f"/desk/quizzes/{school.quiz.id}", f"/classes/{school.school_class.id}"
    given = f"assignment={school.assignment.id}"
    attempts = [f"/desk/attempts/{attempt.id}" for attempt in session.scalars(select(Attempt))]
    places = session.scalars(select(Enrolment).where(Enrolment.class_id == school.school_class.id)).all()
    students = {place.student_id: place.id for place in places}
    first = school.students[0]
    pages = [f"{quiz}/{page}?{given}" for page in ("understood", "understood/projector", "results", "report")]
    pages += [f"{quiz}/report?scores=1&{given}", f"{quiz}/understood", f"{quiz}/analysis"]
    pages += [
        f"{quiz}/analysis?variance=population&blanks=left_out&discrimination=uncorrected&weights=covariance&{given}"
    ]
    pages += [address for attempt in attempts[:3] for address in (attempt, f"{attempt}/report")]
    pages += [f"{school_class}/growth", f"/classes/students/{first.id}"]
    pages += [f"{school_class}/students/{students[first.id]}/report"]
    sign_in(client, teacher)
    assert {page: wrong for page in pages if (wrong := wrong_with(client, page))} == {}
    for name in OF_QUIZ:
        cells = client.get(f"{quiz}/sheets/{name}.csv?{given}", buffered=True).get_data(as_text=True)
        assert not NO_NUMBER.search(cells), name
    sign_in(client, first)
    assert not wrong_with(client, "/student/understood")


def wrong_with(client: FlaskClient, address: str) -> str:
    """Return what is wrong with a page: its status, or a number that is none or too exact."""
    answer = client.get(address)
    if answer.status_code != 200:
        return str(answer.status_code)
    shown = re.sub(r"<(script|svg)\b.*?</\1>|<[^>]*>", " ", answer.get_data(as_text=True), flags=re.DOTALL)
    drawn = " ".join(re.findall(r'\b(?:x|y|x1|x2|y1|y2|width|height|points)="([^"]*)"', answer.get_data(as_text=True)))
    found = NO_NUMBER.search(shown) or RAW.search(shown) or re.search(r"nan|inf|None", drawn)
    return found[0] if found else ""
