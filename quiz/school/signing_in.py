"""A student signs in: by class, name and secret. A wrong name and a wrong secret look and cost the same."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_urlsafe

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from quiz.accounts import accepted
from quiz.models import Enrolment, Login, Person, SchoolClass, SignInFailure
from quiz.models.assignment import nickname_key
from quiz.models.person import digest
from quiz.nicknames import cleaned
from quiz.school.secrets import all_hashed, draw, nobodys_hash, normalised_secret


def class_login(person: Person) -> Login | None:
    """Return the login by which a student signs in with a secret, or `None` while none was issued."""
    return next((login for login in person.logins if login.method == "class"), None)


def sign_in_student(
    session: Session,
    school_class: SchoolClass,
    name: str,
    secret: str,
    known: Callable[[str], bool] = lambda _identifier: False,
) -> Person | None:
    """Return the student who signs in, or `None` for a wrong name or secret.

    `known` says whether this browser has signed in to a login before, whose failures then count apart.
    Raises `accounts.TooManyFailures`, whatever the secret, while the student has to wait.
    """
    place = session.scalar(
        select(Enrolment)
        .where(
            Enrolment.class_id == school_class.id,
            Enrolment.name_key == nickname_key(cleaned(name)),
            Enrolment.left_at.is_(None),
        )
        .options(joinedload(Enrolment.student).selectinload(Person.logins))
    )
    login = class_login(place.student) if place else None
    identifier = login.identifier if login else digest(f"{school_class.id} {nickname_key(cleaned(name))}")[:24]
    counted_as = SignInFailure.counted_as(identifier, known=known(identifier))
    if not accepted(session, login, normalised_secret(secret), counted_as, otherwise=nobodys_hash()):
        return None
    SignInFailure.forget(identifier)
    return place.student if place else None


def first_secret(place: Enrolment, kind: str, ticket: str) -> str | None:
    """Return the secret that the form with this ticket gave a student as their first, if it did and it still holds."""
    login = class_login(place.student)
    if login is None or login.identifier != Login.drawn_by(_whose(ticket, place)):
        return None
    secret = draw(kind, _whose(ticket, place))
    return secret if login.accepts(normalised_secret(secret)) else None


def issue_secrets(session: Session, places: list[Enrolment], kind: str, ticket: str | None = None) -> dict[int, str]:
    """Draw a new secret for each of these students and return it by the id of their place; it is shown once.

    The sessions that began with the one before end, and so do the waits after wrong ones. By the `ticket` of a form,
    two posts of it at once draw the same ones: whichever page is seen, its secrets hold.
    """
    ticket = ticket or token_urlsafe(24)
    logins = [class_login(place.student) for place in places]
    whose = [_whose(ticket, place, login) for place, login in zip(places, logins, strict=True)]
    drawn = [draw(kind, each) for each in whose]
    counts: list[str] = []
    for place, login, by, secret_hash in zip(places, logins, whose, all_hashed(drawn), strict=True):
        if login is None:
            place.student.logins.append(Login.with_class_secret(secret_hash, by))
        else:
            login.secret_hash = secret_hash
            counts += [SignInFailure.counted_as(login.identifier, known=known) for known in (False, True)]
    session.execute(delete(SignInFailure).where(SignInFailure.identifier.in_(counts)))
    return {place.id: secret for place, secret in zip(places, drawn, strict=True)}


def _whose(ticket: str, place: Enrolment, login: Login | None = None) -> str:
    """Return what a student's secret is drawn by; the one before is part of it, so that a new one is another."""
    return f"{ticket} {place.id} {login.secret_hash if login else ''}"
