"""A student enrols by the class's code under a name, and gets the secret to sign in with."""

from __future__ import annotations

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from quiz import tickets
from quiz.extensions import db, limiter
from quiz.links import absolute_url, qr_svg
from quiz.models import SchoolClass
from quiz.models.errors import Taken
from quiz.saying import said
from quiz.school.enrolling import enrol_oneself
from quiz.student import this_device
from quiz.student.blueprint import blueprint
from quiz.student.coming_in import no_such_class
from quiz.student.forms import EnrolForm

ENROLMENTS_ALLOWED = "60 per hour"
"""By one browser: a whole class may enrol on the one device of its room."""


@blueprint.route("/student/<code>/enrol", methods=["GET", "POST"])
@limiter.limit(ENROLMENTS_ALLOWED, methods=["POST"])
def enrol(code: str) -> ResponseReturnValue:
    """Enrol a student by name and show the secret, this once."""
    school_class = db.session.scalar(SchoolClass.by_code(code))
    if school_class is None:
        return no_such_class(code)
    form = EnrolForm()
    purpose = f"enrol-{school_class.id}"
    ticket = tickets.unseal(form.ticket.data or "", purpose) or tickets.draw()
    form.ticket.data = tickets.seal(ticket, purpose)
    if not form.validate_on_submit():
        page = render_template("student/enrol.html", school_class=school_class, form=form)
        return page, 422 if form.is_submitted() else 200
    own_device, name, code = form.own_device.data, form.name.data, school_class.code
    try:
        place, secret = enrol_oneself(db.session(), school_class, name, ticket)
    except Taken as error:
        form.name.errors = [said(error.message)]
        school_class = db.session.scalars(SchoolClass.by_code(code)).one()
        return render_template("student/enrol.html", school_class=school_class, form=form), 422
    db.session.commit()
    this_device.begin_session(place.student, school_class, own_device=own_device)
    link = absolute_url(url_for("student.sign_in", code=code))
    return render_template(
        "student/enrolled.html", school_class=school_class, place=place, secret=secret, link=link, qr=qr_svg(link)
    )
