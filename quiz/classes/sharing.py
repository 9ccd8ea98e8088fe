"""Share a class with a colleague, stop sharing it, leave one that is shared."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz.classes.access import my_class, own_class
from quiz.classes.blueprint import blueprint
from quiz.classes.forms import ColleagueForm
from quiz.extensions import db, limiter
from quiz.saying import said
from quiz.school import sharing

TRIES_ALLOWED = "30 per hour"
"""Whoever tries addresses to learn who has an account here does not get far."""


@blueprint.route("/<int:class_id>/colleagues", methods=["GET", "POST"])
@limiter.limit(TRIES_ALLOWED, methods=["POST"])
def colleagues(class_id: int) -> ResponseReturnValue:
    """Show who teaches a class, and share it with one more."""
    school_class = own_class(class_id)
    form = ColleagueForm()
    if form.validate_on_submit():
        try:
            colleague = sharing.share(db.session(), school_class, form.email.data)
        except sharing.NotShared as error:
            form.email.errors = [said(error.message)]
        else:
            db.session.commit()
            flash(_("%(name)s teaches this class too now.", name=colleague.name), "good")
            return redirect(url_for("classes.colleagues", class_id=class_id), 303)
    page = render_template("classes/colleagues.html", school_class=school_class, form=form)
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/<int:class_id>/colleagues/<int:person_id>/stop")
def stop_sharing(class_id: int, person_id: int) -> ResponseReturnValue:
    """Take a class from a colleague."""
    sharing.stop_sharing(db.session(), own_class(class_id), person_id)
    db.session.commit()
    flash(_("The class is no longer shared with them."), "good")
    return redirect(url_for("classes.colleagues", class_id=class_id), 303)


@blueprint.post("/<int:class_id>/leave")
def leave_class(class_id: int) -> ResponseReturnValue:
    """Leave a class that a colleague shares; its owner cannot."""
    school_class = my_class(class_id)
    if sharing.is_owner(school_class, current_user):
        flash(_("It is your class: delete it, or share it."))
        return redirect(url_for("classes.show", class_id=class_id), 303)
    sharing.stop_sharing(db.session(), school_class, current_user.id)
    db.session.commit()
    flash(_("You have left the class."), "good")
    return redirect(url_for("classes.index"), 303)
