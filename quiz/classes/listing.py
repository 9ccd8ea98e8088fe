"""A teacher's classes, and a new one."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from quiz.classes.blueprint import blueprint
from quiz.classes.forms import ClassForm
from quiz.extensions import db
from quiz.school.making import make_class
from quiz.school.overview import classes_of, without_class


@blueprint.get("")
def index() -> ResponseReturnValue:
    """Show the classes that the teacher owns or shares."""
    listed = classes_of(db.session(), current_user)
    return render_template(
        "classes/index.html",
        classes=[one for one in listed if one.school_class.archived_at is None],
        archived=[one for one in listed if one.school_class.archived_at is not None],
        strays=without_class(db.session(), current_user),
    )


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Make a class; sent twice, it is one."""
    form = ClassForm()
    if not form.validate_on_submit():
        return render_template("classes/new.html", form=form), 422 if form.is_submitted() else 200
    made = make_class(
        db.session(),
        current_user,
        form.name.data,
        sign_in_by=form.sign_in_by.data,
        enrolling=form.enrolling.data,
    )
    db.session.commit()
    return redirect(url_for("classes.add", class_id=made.id), 303)
