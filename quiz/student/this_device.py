"""What a device keeps of who uses it: the class it was used for last, and whether it is the student's own."""

from __future__ import annotations

import secrets

from flask import session
from flask_login import login_user, logout_user
from sqlalchemy import Select, select

from quiz.account import known_browser
from quiz.models import Person, SchoolClass

KEPT = "class"


def class_code() -> str | None:
    """Return the code of the class that this device was used for last, or `None`."""
    code: str | None = session.get(KEPT)
    return code


def remember_class(school_class: SchoolClass) -> None:
    """Note on this device which class it is used for."""
    session[KEPT] = school_class.code


def remembered_class() -> Select[SchoolClass]:
    """Select the class that this device was used for last."""
    return select(SchoolClass).where(SchoolClass.code == (class_code() or ""))


def begin_session(person: Person, school_class: SchoolClass, *, own_device: bool) -> None:
    """Start a student's session; on a shared device it ends with the browser at the latest."""
    known_browser.clear_session()
    known_browser.remember(person)
    login_user(person)
    remember_class(school_class)
    # Named here: a browser that is named by its next form would keep its session for a month.
    session["browser"] = secrets.token_hex(8)
    session.permanent = own_device


def end_session() -> None:
    """End a student's session; the device keeps nothing of it but the class."""
    code = class_code()
    logout_user()
    known_browser.clear_session()
    if code:
        session[KEPT] = code
