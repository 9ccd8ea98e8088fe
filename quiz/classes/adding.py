"""Add students to a class: from pasted names or from a sheet, each once, with a reason for each that is not."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge

from quiz.classes.access import my_class
from quiz.classes.blueprint import blueprint
from quiz.classes.forms import StudentsForm
from quiz.errors import answer
from quiz.extensions import db
from quiz.models import SchoolClass
from quiz.saying import said
from quiz.school.class_list import students_in
from quiz.school.enrolling_lists import Line, Row, enrol_all
from quiz.school.sheets import MOST_ROWS, SheetRefused, read_sheet

TOO_LARGE = 413


@blueprint.route("/<int:class_id>/add", methods=["GET", "POST"])
def add(class_id: int) -> ResponseReturnValue:
    """Ask for students and say of each what became of them; sent again, nobody is added twice."""
    school_class = my_class(class_id)
    form = StudentsForm()
    if not form.validate_on_submit():
        return _form(school_class, form)
    try:
        pasted = _pasted(form.names.data or "")
        listed, refused = _listed(form)
    except SheetRefused as error:
        form.sheet.errors = [said(error.message)]
        return _form(school_class, form)
    lines = enrol_all(db.session(), school_class, pasted)
    lines += sorted([*refused, *enrol_all(db.session(), school_class, listed)], key=lambda line: line.number)
    db.session.commit()
    return _result(school_class, lines)


@blueprint.errorhandler(413)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Say how large a class list may be; the usual page speaks of articles."""
    return answer(TOO_LARGE, _("A class list has at most 1 MB. Save the sheet without pictures, or paste the names."))


def _form(school_class: SchoolClass, form: StudentsForm) -> ResponseReturnValue:
    page = render_template("classes/add.html", school_class=school_class, form=form)
    return page, 422 if form.is_submitted() else 200


def _pasted(text: str) -> list[Row]:
    lines = text.splitlines()
    if len(lines) > MOST_ROWS:
        raise SheetRefused("That is longer than any class list.")
    return [Row(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _listed(form: StudentsForm) -> tuple[list[Row], list[Line]]:
    if not form.sheet.data:
        return [], []
    return students_in(read_sheet(form.sheet.data.read()), form.column.data or "")


def _result(school_class: SchoolClass, lines: list[Line]) -> ResponseReturnValue:
    groups = [
        (_("Refused"), [line for line in lines if line.outcome == "refused"]),
        (_("Added"), [line for line in lines if line.outcome == "added"]),
        (_("Back again"), [line for line in lines if line.outcome == "back"]),
        (_("Already there"), [line for line in lines if line.outcome == "there"]),
    ]
    return render_template(
        "classes/added.html", school_class=school_class, groups=[(name, found) for name, found in groups if found]
    )
