"""Who may have an account, and how guessing passwords is slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import PASSWORD, make_teacher
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from quiz import accounts
from quiz.models import Invitation, Login, Person, SignInFailure
from quiz.models.columns import now
from quiz.models.errors import Taken
from quiz.models.person import FAILURES_ALLOWED, FAILURES_WINDOW

NEW = {"name": "Bo Newcomer", "email": "Bo@School.Example", "password": "seven green ladders"}


def first_token(session: Session) -> str:
    invitation, token = Invitation.issue()
    session.add(invitation)
    session.commit()
    return token


def invited_token(session: Session) -> str:
    _invitation, token = accounts.invite(session, make_teacher(session))
    session.commit()
    return token


def failures(session: Session) -> int:
    return session.scalar(select(func.count(SignInFailure.id))) or 0


def test_the_first_account_is_the_administrator(held: Session) -> None:
    person = accounts.accept_invitation(held, token=first_token(held), **NEW)
    assert (person.teacher, person.administrator) == (True, True)


def test_the_first_token_is_refused_once_there_is_a_teacher(held: Session) -> None:
    token = first_token(held)
    make_teacher(held)
    with pytest.raises(accounts.TokenRefused):
        accounts.accept_invitation(held, token=token, **NEW)


def test_an_invited_teacher_is_no_administrator_and_signs_in(held: Session) -> None:
    person = accounts.accept_invitation(held, token=invited_token(held), **NEW)
    assert (person.teacher, person.administrator) == (True, False)
    assert accounts.sign_in(held, "bo@school.example ", NEW["password"]) is person


def test_an_invitation_works_once(held: Session) -> None:
    token = invited_token(held)
    accounts.accept_invitation(held, token=token, **NEW)
    with pytest.raises(accounts.TokenRefused):
        accounts.accept_invitation(held, token=token, **{**NEW, "email": "other@school.example"})


def test_an_invitation_expires(held: Session) -> None:
    token = invited_token(held)
    held.execute(update(Invitation).values(expires_at=now() - timedelta(seconds=1)))
    with pytest.raises(accounts.TokenRefused):
        accounts.accept_invitation(held, token=token, **NEW)


@pytest.mark.parametrize("token", ["", "x", "a" * 10_000, "éè\u202e"])
def test_an_unknown_token_is_refused(held: Session, token: str) -> None:
    with pytest.raises(accounts.TokenRefused):
        accounts.accept_invitation(held, token=token, **NEW)


def test_a_taken_address_leaves_the_invitation_unused(held: Session) -> None:
    token = invited_token(held)
    with pytest.raises(Taken):
        accounts.accept_invitation(held, token=token, **{**NEW, "email": "ADA@school.example"})
    assert accounts.accept_invitation(held, token=token, **NEW).name == "Bo Newcomer"


def test_a_wrong_password_and_a_wrong_address_are_refused_alike_and_counted(held: Session) -> None:
    make_teacher(held)
    assert accounts.sign_in(held, "ada@school.example", "wrong") is None
    assert accounts.sign_in(held, "nobody@school.example", "wrong") is None
    assert failures(held) == 2


def test_after_too_many_failures_even_the_right_password_waits(held: Session) -> None:
    make_teacher(held)
    for _ in range(FAILURES_ALLOWED):
        assert accounts.sign_in(held, "ada@school.example", "wrong") is None
    with pytest.raises(accounts.TooManyFailures) as refused:
        accounts.sign_in(held, "Ada@school.example", PASSWORD)
    assert timedelta(minutes=14) < refused.value.until - now() <= FAILURES_WINDOW


def test_one_account_that_waits_does_not_stop_another(held: Session) -> None:
    make_teacher(held)
    other = make_teacher(held, "Bea", "bea@school.example")
    for _ in range(FAILURES_ALLOWED):
        accounts.sign_in(held, "ada@school.example", "wrong")
    assert accounts.sign_in(held, "bea@school.example", PASSWORD) is other


def test_the_wait_ends_when_the_failures_are_old(held: Session) -> None:
    teacher = make_teacher(held)
    for _ in range(FAILURES_ALLOWED):
        accounts.sign_in(held, "ada@school.example", "wrong")
    held.execute(update(SignInFailure).values(at=now() - FAILURES_WINDOW - timedelta(seconds=1)))
    assert accounts.sign_in(held, "ada@school.example", PASSWORD) is teacher


def test_signing_in_forgets_the_failures(held: Session) -> None:
    make_teacher(held)
    accounts.sign_in(held, "ada@school.example", "wrong")
    accounts.sign_in(held, "ada@school.example", PASSWORD)
    assert failures(held) == 0


def test_an_address_longer_than_any_is_nobodys(held: Session) -> None:
    assert accounts.sign_in(held, "ß" * 400, "wrong") is None
    assert failures(held) == 0


def test_no_password_is_stored(held: Session) -> None:
    held.add(Person.create_teacher(name="Ada", email="ada@school.example", password=PASSWORD))
    stored = held.scalars(select(Login.secret_hash)).one()
    assert PASSWORD not in stored
    assert stored.startswith("scrypt:32768:8:1$")
    assert held.scalar(select(func.count(Person.id))) == 1
