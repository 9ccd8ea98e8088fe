"""Signing in as a student: by class, name and secret, slowed down by account; secrets are kept as hashes only."""

from __future__ import annotations

from math import log2

import pytest
from factories import enrol, make_class_of, make_teacher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quiz.accounts import TooManyFailures
from quiz.models import Login, SchoolClass, SignInFailure
from quiz.models.person import FAILURES_ALLOWED
from quiz.school.enrolling import come_back, leave
from quiz.school.secrets import (
    PICTURES,
    PICTURES_OF_A_SECRET,
    SHORTEST_SECRET,
    WORDS_OF_A_SECRET,
    draw,
    easy_words,
    normalised_secret,
)
from quiz.school.signing_in import issue_secrets, sign_in_student


@pytest.fixture
def school_class(held: Session) -> SchoolClass:
    return make_class_of(held, make_teacher(held))


def test_a_secret_is_hard_to_guess_and_easy_to_type() -> None:
    words = easy_words()
    assert len(words) == len(set(words))
    assert all(word.isascii() and word.islower() and 2 < len(word) < 10 for word in words if word != "ox")
    assert log2(len(words)) * WORDS_OF_A_SECRET > 27
    assert log2(len(PICTURES)) * PICTURES_OF_A_SECRET > 17
    assert len(normalised_secret(draw("words"))) >= SHORTEST_SECRET
    assert set(draw("pictures").split()) <= set(PICTURES)


@pytest.mark.parametrize("change", [str, str.upper, lambda secret: f"  {secret.replace(' ', ' - ')}  "])
def test_case_and_spaces_of_a_secret_do_not_matter(held: Session, school_class: SchoolClass, change: object) -> None:
    place, secret = enrol(held, school_class)
    assert sign_in_student(held, school_class, " robin REED", change(secret)) is place.student  # type: ignore[operator]


def test_a_wrong_name_and_a_wrong_secret_are_refused_alike_and_counted(
    held: Session, school_class: SchoolClass
) -> None:
    _place, secret = enrol(held, school_class)
    assert sign_in_student(held, school_class, "Robin Reed", "wrong words here") is None
    assert sign_in_student(held, school_class, "Nobody", secret) is None
    assert held.scalar(select(func.count(SignInFailure.id))) == 2


def test_a_student_without_a_secret_cannot_sign_in(held: Session) -> None:
    school_class = make_class_of(held, make_teacher(held), ["Robin Reed"])
    assert sign_in_student(held, school_class, "Robin Reed", "") is None


@pytest.mark.parametrize("name", ["Robin Reed", "Nobody"])
def test_after_too_many_wrong_secrets_a_name_waits_whether_anybody_has_it(
    held: Session, school_class: SchoolClass, name: str
) -> None:
    enrol(held, school_class)
    for _ in range(FAILURES_ALLOWED):
        sign_in_student(held, school_class, name, "wrong")
    with pytest.raises(TooManyFailures):
        sign_in_student(held, school_class, name, "wrong")


def test_a_classmate_who_guesses_keeps_nobody_out_of_a_browser_that_knows_them(
    held: Session, school_class: SchoolClass
) -> None:
    place, secret = enrol(held, school_class)
    for _ in range(FAILURES_ALLOWED):
        sign_in_student(held, school_class, "Robin Reed", "wrong")
    known = place.student.logins[0].identifier
    assert sign_in_student(held, school_class, "Robin Reed", secret, lambda name: name == known) is place.student


def test_a_new_secret_ends_the_sessions_and_the_wait(held: Session, school_class: SchoolClass) -> None:
    place, old = enrol(held, school_class)
    session_name = place.student.get_id()
    for _ in range(FAILURES_ALLOWED):
        sign_in_student(held, school_class, "Robin Reed", "wrong")
    [new] = issue_secrets(held, [place], "pictures").values()
    assert place.student.get_id() != session_name
    assert sign_in_student(held, school_class, "Robin Reed", old) is None
    assert sign_in_student(held, school_class, "Robin Reed", new) is place.student


def test_who_left_the_class_does_not_come_in_by_it(held: Session, school_class: SchoolClass) -> None:
    place, secret = enrol(held, school_class)
    leave(place)
    assert sign_in_student(held, school_class, "Robin Reed", secret) is None
    come_back(place)
    assert sign_in_student(held, school_class, "Robin Reed", secret) is place.student


def test_no_secret_is_stored(held: Session, school_class: SchoolClass) -> None:
    _place, secret = enrol(held, school_class)
    stored = held.scalars(select(Login.secret_hash).where(Login.method == "class")).one()
    assert normalised_secret(secret) not in stored
    assert stored.startswith("scrypt:")
