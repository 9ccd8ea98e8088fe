"""Enrolling: each name once, whatever is sent again; who left comes back with all that is theirs."""

from __future__ import annotations

import pytest
from factories import make_class_of, make_teacher
from flask import Flask
from races import at_once
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.extensions import db
from quiz.models import Enrolment, Person, SchoolClass
from quiz.models.errors import Taken
from quiz.school import enrolling
from quiz.school.enrolling import MOST_STUDENTS, NotEnrolling, enrol_in, enrol_oneself, leave, rename
from quiz.school.enrolling_lists import Row, enrol_all


@pytest.fixture
def school_class(held: Session) -> SchoolClass:
    return make_class_of(held, make_teacher(held))


def outcomes(session: Session, school_class: SchoolClass, *names: str) -> list[str]:
    lines = enrol_all(session, school_class, [Row(number, name) for number, name in enumerate(names, 1)])
    session.flush()
    return [line.outcome for line in lines]


def test_a_list_sent_again_adds_nobody(held: Session, school_class: SchoolClass) -> None:
    names = ("Kim, Anna", "Boris Vale", "boris  VALE ")
    assert outcomes(held, school_class, *names) == ["added", "added", "refused"]
    assert outcomes(held, school_class, *names) == ["there", "there", "refused"]
    assert held.scalar(select(func.count(Enrolment.id))) == 2


def test_two_of_the_same_name_are_told_apart_by_whoever_sends_the_list(
    held: Session, school_class: SchoolClass
) -> None:
    lines = enrol_all(held, school_class, [Row(4, "Anna Kim"), Row(9, "Anna Kim")])
    assert lines[1].reason is not None
    assert lines[1].reason.parameters == {"row": 4}
    assert outcomes(held, school_class, "Anna K.") == ["added"]


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "-", "…", "x" * 121])
def test_what_is_no_name_is_refused_with_a_reason(held: Session, school_class: SchoolClass, name: str) -> None:
    [line] = enrol_all(held, school_class, [Row(1, name)])
    assert line.outcome == "refused"
    assert line.reason


@pytest.mark.parametrize("name", ["=1+1", "O’Brien-Łukasz", "王小明", "عمر", "<b>Bo</b>", "Anna; DROP"])
def test_a_name_is_text_whatever_it_looks_like(held: Session, school_class: SchoolClass, name: str) -> None:
    enrol_all(held, school_class, [Row(1, name)])
    held.flush()
    assert held.scalars(select(Enrolment.name)).all() == [name]


def test_who_left_comes_back_to_the_same_place(held: Session, school_class: SchoolClass) -> None:
    outcomes(held, school_class, "Boris Vale")
    [place] = held.scalars(select(Enrolment))
    leave(place)
    held.flush()
    with pytest.raises(Taken):
        enrol_oneself(held, held.merge(school_class), "Boris Vale")
    school_class = held.scalars(select(SchoolClass)).first() or make_class_of(held, make_teacher(held))
    outcomes(held, school_class, "Boris Vale")
    assert [row.left_at for row in held.scalars(select(Enrolment))] == [None]


def test_extra_time_comes_with_the_list(held: Session, school_class: SchoolClass) -> None:
    enrol_all(held, school_class, [Row(1, "A B", time_factor=1.5), Row(2, "C D", untimed=True), Row(3, "E F")])
    held.flush()
    needs = [person.accommodation for person in held.scalars(select(Person).where(~Person.teacher).order_by(Person.id))]
    assert [(need.time_factor, need.untimed) if need else None for need in needs] == [(1.5, False), (1.0, True), None]


def test_a_class_has_an_end(held: Session, school_class: SchoolClass, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_STUDENTS >= 100
    monkeypatch.setattr(enrolling, "MOST_STUDENTS", 2)
    assert outcomes(held, school_class, "A", "B", "C") == ["added", "added", "refused"]
    with pytest.raises(NotEnrolling):
        enrol_oneself(held, school_class, "D")


@pytest.mark.parametrize("how", ["closed", "archived"])
def test_nobody_enrols_in_a_class_that_takes_nobody(held: Session, school_class: SchoolClass, how: str) -> None:
    if how == "closed":
        school_class.enrolling = False
    else:
        school_class.archived_at = school_class.created_at
    with pytest.raises(NotEnrolling):
        enrol_oneself(held, school_class, "Boris Vale")


def test_one_name_taken_by_eight_at_once_is_one_student(app: Flask, session: Session) -> None:
    class_id = make_class_of(session, make_teacher(session)).id

    def try_it(_number: int) -> bool:
        try:
            enrol_oneself(db.session(), db.session.get_one(SchoolClass, class_id), "Boris Vale")
        except Taken:
            return False
        db.session.commit()
        return True

    assert sum(at_once(app, try_it)) == 1
    assert session.scalar(select(func.count(Enrolment.id))) == 1
    assert session.scalar(select(func.count(Person.id))) == 2


def test_a_list_sent_eight_times_at_once_is_added_once(app: Flask, session: Session) -> None:
    class_id = make_class_of(session, make_teacher(session)).id

    def add(_number: int) -> list[str]:
        school_class = db.session.get_one(SchoolClass, class_id)
        lines = enrol_all(db.session(), school_class, [Row(1, "Anna Kim"), Row(2, "Boris Vale")])
        db.session.commit()
        return [line.outcome for line in lines]

    assert sorted(at_once(app, add)) == [["added", "added"], *[["there", "there"]] * 7]
    assert session.scalar(select(func.count(Enrolment.id))) == 2


def test_a_new_name_must_be_free_in_the_class(held: Session, school_class: SchoolClass) -> None:
    outcomes(held, school_class, "Anna Kim", "Boris Vale")
    place = held.scalars(select(Enrolment).where(Enrolment.name == "Anna Kim")).one()
    with pytest.raises(Taken):
        rename(held, place, "BORIS vale")
    rename(held, place, "anna KIM")
    assert (place.name, place.student.name) == ("anna KIM", "anna KIM")


def test_one_student_may_be_in_two_classes(held: Session, school_class: SchoolClass) -> None:
    outcomes(held, school_class, "Anna Kim")
    place = held.scalars(select(Enrolment)).one()
    other = make_class_of(held, held.scalars(select(Person).where(Person.teacher)).one(), ["Boris Vale"], name="8A")
    assert enrol_in(held, place.student, other, place.name).student_id == place.student_id
    with pytest.raises(Taken):
        enrol_in(held, Person(name="x"), other, "Boris Vale")
