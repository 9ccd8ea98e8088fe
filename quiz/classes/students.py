"""One student: accommodations, attempts and classes; and what a teacher does to their place in a class."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from quiz.classes.access import my_class, my_student, place_in
from quiz.classes.accommodation_form import AccommodationForm
from quiz.classes.blueprint import blueprint
from quiz.classes.forms import MoveForm, NameForm
from quiz.extensions import db
from quiz.growth.picture import picture_of
from quiz.growth.teaching import student_sittings
from quiz.models import Enrolment, Person
from quiz.models.errors import DomainError
from quiz.saying import said
from quiz.school import enrolling
from quiz.school.accommodations import accommodate, plain
from quiz.school.overview import attempts_of, classes_of, places_of

UNPROCESSABLE = 422


@blueprint.route("/students/<int:student_id>", methods=["GET", "POST"])
def student(student_id: int) -> ResponseReturnValue:
    """Show a student, and keep what they need in every quiz."""
    found = my_student(student_id)
    form = AccommodationForm.showing(plain(found.accommodation))
    if form.validate_on_submit():
        accommodate(db.session(), found, form.needed())
        db.session.commit()
        flash(_("Kept. It holds in every quiz from the next attempt on."), "good")
        return _to(found)
    return _page(found, form=form, status=UNPROCESSABLE if form.is_submitted() else 200)


@blueprint.post("/<int:class_id>/students/<int:place_id>/rename")
def rename(class_id: int, place_id: int) -> ResponseReturnValue:
    """Give a student another name in a class."""
    place = place_in(my_class(class_id), place_id)
    form = _name_form(place)
    if form.validate_on_submit():
        try:
            enrolling.rename(db.session(), place, form.name.data)
        except DomainError as error:
            form.name.errors = [said(error.message)]
        else:
            db.session.commit()
            flash(_("Renamed."), "good")
            return _to(place.student)
    return _page(my_student(place.student_id), names={place.id: form}, status=UNPROCESSABLE)


@blueprint.post("/<int:class_id>/students/<int:place_id>/leave")
def leave(class_id: int, place_id: int) -> ResponseReturnValue:
    """Take a student out of a class; everything of theirs is kept."""
    place = place_in(my_class(class_id), place_id)
    enrolling.leave(place)
    db.session.commit()
    flash(_("%(name)s has left the class. Attempts are kept, and coming back brings them back.", name=place.name))
    return redirect(url_for("classes.show", class_id=class_id), 303)


@blueprint.post("/<int:class_id>/students/<int:place_id>/return", endpoint="come_back")
def come_back(class_id: int, place_id: int) -> ResponseReturnValue:
    """Put a student back into a class."""
    place = place_in(my_class(class_id), place_id)
    enrolling.come_back(place)
    db.session.commit()
    flash(_("%(name)s is back, with all attempts.", name=place.name), "good")
    return redirect(url_for("classes.show", class_id=class_id), 303)


@blueprint.post("/<int:class_id>/students/<int:place_id>/move")
def move(class_id: int, place_id: int) -> ResponseReturnValue:
    """Enrol a student in another class of the teacher's too, or move them there."""
    place = place_in(my_class(class_id), place_id)
    target = request.form.get("to", "")
    other = my_class(int(target) if target.isascii() and target.isdecimal() else abort(404))
    try:
        enrolling.enrol_in(db.session(), place.student, other, place.name)
    except DomainError as error:
        flash(said(error.message), "bad")
        return _to(place.student)
    if "move" in request.form and other.id != class_id:
        enrolling.leave(place)
    db.session.commit()
    flash(_("%(name)s is in %(other)s now.", name=place.name, other=other.name), "good")
    return _to(place.student)


def _page(
    found: Person,
    *,
    form: AccommodationForm | None = None,
    names: dict[int, NameForm] | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    places = places_of(db.session(), found, current_user)
    others = [one.school_class for one in classes_of(db.session(), current_user)]
    move_form = MoveForm(formdata=None)
    move_form.to.choices = [(one.id, one.name) for one in others if one.archived_at is None]
    page = render_template(
        "classes/student.html",
        student=found,
        places=places,
        attempts=attempts_of(db.session(), found, current_user),
        picture=picture_of(student_sittings(db.session(), found, current_user)),
        form=form or AccommodationForm.showing(plain(found.accommodation), formdata=None),
        names={place.id: _name_form(place) for place in places} | (names or {}),
        move_form=move_form,
    )
    return page, status


def _name_form(place: Enrolment) -> NameForm:
    """Return the form that renames a student in one class; the page has one for each class."""
    return NameForm(name=place.name, prefix=f"p{place.id}-")


def _to(found: Person) -> ResponseReturnValue:
    return redirect(url_for("classes.student", student_id=found.id), 303)
