"""The student blueprint itself, and the door of the pages for who is signed in."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.errors import answer, wants_json

blueprint = Blueprint("student", __name__)


def student_required() -> ResponseReturnValue | None:
    """Let only signed-in students on; send others to sign in and back."""
    if not current_user.is_authenticated:
        if wants_json():
            return answer(401)
        back = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("student.begin", next=back))
    if current_user.teacher:
        abort(403)
    return None
