"""Who is signed in, and who may go on to a page."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import joinedload

from quiz.errors import answer, wants_json
from quiz.extensions import db, login
from quiz.models import Person

LOADED = (joinedload(Person.logins), joinedload(Person.accommodation))
"""What every page of a signed-in person asks of them."""


def load_person(person_id: str) -> Person | None:
    """Return the person a session names, if there still is one and their password is still the one it began with."""
    number = person_id.partition(".")[0]
    if not (number.isascii() and number.isdecimal()):
        return None
    person = db.session.get(Person, int(number), options=LOADED)
    return person if person is not None and person.get_id() == person_id else None


def ask_to_sign_in() -> ResponseReturnValue:
    """Send a page's reader to sign in and back; tell a script that nobody is signed in."""
    if wants_json():
        return answer(401)
    # Only what can be opened again by its address: a form's target cannot.
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.sign_in", next=back))


def teacher_required() -> ResponseReturnValue | None:
    """Let only signed-in teachers on; for a blueprint's `before_request`."""
    if not current_user.is_authenticated:
        return ask_to_sign_in()
    if not current_user.teacher:
        abort(403)
    return None


def local_path(target: str | None) -> str | None:
    """Return a target that stays on this site, or `None`."""
    if not target or not target.startswith("/") or target.startswith("//"):
        return None
    if "\\" in target or any(ord(character) < 33 for character in target):  # noqa: PLR2004
        return None
    parts = urlsplit(target)
    return None if parts.scheme or parts.netloc else target


login.user_loader(load_person)
login.unauthorized_handler(ask_to_sign_in)
