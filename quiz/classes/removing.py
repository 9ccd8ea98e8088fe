"""Delete a class, after saying what goes with it and what stays."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

from quiz.classes.access import own_class
from quiz.classes.blueprint import blueprint
from quiz.editing.fields import tidy_line
from quiz.extensions import db
from quiz.models.assignment import normalised_code
from quiz.school import removing


class DeleteClassForm(FlaskForm):  # type: ignore[misc]
    """Confirm the deletion of a class; its code is asked for where attempts would go too."""

    students_too = BooleanField(_l("Delete these students too, with all their attempts"))
    code = StringField(
        _l("Class code"),
        filters=[tidy_line],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"},
    )


@blueprint.route("/<int:class_id>/delete", methods=["GET", "POST"])
def delete_class(class_id: int) -> ResponseReturnValue:
    """Delete a class; students and their attempts stay unless the teacher says otherwise."""
    school_class = own_class(class_id)
    loss = removing.loss_of(db.session(), school_class)
    form = DeleteClassForm()
    if form.validate_on_submit():
        students_too = form.students_too.data
        if not students_too or normalised_code(form.code.data or "") == school_class.code:
            removing.delete_class(db.session(), school_class, students_too=students_too)
            db.session.commit()
            flash(_("The class is deleted."), "good")
            return redirect(url_for("classes.index"), 303)
        form.code.errors = [_("To delete students with their attempts, type the code of this class.")]
    page = render_template("classes/delete.html", school_class=school_class, loss=loss, form=form)
    return page, 422 if form.is_submitted() else 200
