"""What a class can do: its skills over all its assignments, and how they change."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.classes.access import my_class
from quiz.classes.blueprint import blueprint
from quiz.extensions import db
from quiz.growth.picture import picture_of
from quiz.growth.teaching import class_sittings


@blueprint.get("/<int:class_id>/growth")
def growth(class_id: int) -> ResponseReturnValue:
    """Show a class's growth in the teacher's own quizzes."""
    school_class = my_class(class_id)
    sittings = class_sittings(db.session(), school_class, current_user)
    picture = picture_of(sittings, of_class=True)
    return render_template("classes/growth.html", school_class=school_class, picture=picture)
