"""One class: who is in it, how it is called, whether it is put away."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz.classes.access import my_class
from quiz.classes.blueprint import blueprint
from quiz.classes.forms import ClassForm
from quiz.extensions import db
from quiz.homework import NEVER
from quiz.links import absolute_url, only_here, qr_svg
from quiz.models import SchoolClass
from quiz.models.columns import now
from quiz.running import Running, of_class
from quiz.school.overview import seats_of
from quiz.school.sharing import is_owner


@blueprint.get("/<int:class_id>", endpoint="show")
def show(class_id: int) -> ResponseReturnValue:
    """Show a class."""
    school_class = my_class(class_id)
    link = absolute_url(url_for("student.sign_in", code=school_class.code))
    return render_template(
        "classes/show.html",
        school_class=school_class,
        seats=seats_of(db.session(), school_class),
        left=seats_of(db.session(), school_class, left=True),
        assignments=_standing(of_class(db.session(), current_user, school_class)),
        owned=is_owner(school_class, current_user),
        link=link,
        qr=qr_svg(link),
        only_here=only_here(link),
    )


@blueprint.route("/<int:class_id>/settings", methods=["GET", "POST"])
def settings(class_id: int) -> ResponseReturnValue:
    """Rename a class, and say how its students come in."""
    school_class = my_class(class_id)
    form = ClassForm(obj=school_class)
    if not form.validate_on_submit():
        page = render_template("classes/settings.html", school_class=school_class, form=form)
        return page, 422 if form.is_submitted() else 200
    form.populate_obj(school_class)
    db.session.commit()
    flash(_("The class is changed."), "good")
    return _back(school_class)


@blueprint.post("/<int:class_id>/archive")
def archive(class_id: int) -> ResponseReturnValue:
    """Put a class away: nobody enrols, and its students are not given anything by it."""
    school_class = my_class(class_id)
    school_class.archived_at = school_class.archived_at or now()
    db.session.commit()
    flash(_("The class is archived. Everything in it is kept."), "good")
    return redirect(url_for("classes.index"), 303)


@blueprint.post("/<int:class_id>/restore")
def restore(class_id: int) -> ResponseReturnValue:
    """Take a class out of the archive."""
    school_class = my_class(class_id)
    school_class.archived_at = None
    db.session.commit()
    flash(_("The class is back."), "good")
    return _back(school_class)


def _standing(found: list[Running]) -> dict[str, list[Running]]:
    """Return assignments by where they stand: what closes first before others, what is over the newest first."""
    coming = [line for line in found if line.assignment.upcoming]
    running = [line for line in found if line not in coming and line.assignment.takes_attempts]
    over = [line for line in found if line not in coming and line not in running]
    return {
        "open": sorted(running, key=lambda line: line.assignment.closes_at or NEVER),
        "coming": sorted(coming, key=lambda line: line.assignment.opens_at or NEVER),
        "over": sorted(over, key=lambda line: line.assignment.closes_at or NEVER, reverse=True),
    }


def _back(school_class: SchoolClass) -> ResponseReturnValue:
    return redirect(url_for("classes.show", class_id=school_class.id), 303)
