"""A quiz on paper: sheets for students, a second version, and the key of each."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange

from quiz.paper import LARGEST_SEED, VERSIONS, letter, sheet_of
from quiz.teacher.access import owned_quiz
from quiz.teacher.blueprint import blueprint

BOTH = "AB"


class PaperForm(FlaskForm):  # type: ignore[misc]
    """Ask what is printed; it travels in the address, so that the key can be printed another day."""

    class Meta:
        csrf = False

    sheets = SelectField(
        _l("Versions"),
        choices=[
            SelectChoice("A", _l("Version A")),
            SelectChoice("B", _l("Version B: another order")),
            SelectChoice(BOTH, _l("Versions A and B")),
        ],
    )
    students = BooleanField(_l("Sheets for students"))
    article = BooleanField(_l("With the article"))
    lines = BooleanField(_l("Lines for name, class and date"))
    points = BooleanField(_l("With the points"))
    key = BooleanField(_l("Answer key, on sheets of its own"))
    seed = IntegerField(
        _l("Number of the order"),
        [NumberRange(1, LARGEST_SEED)],
        description=_l("The same number gives the same orders again, and their key."),
        render_kw={"min": 1, "max": LARGEST_SEED},
    )
    chosen = HiddenField(default="1")

    @classmethod
    def of_address(cls) -> PaperForm:
        """Return the form as the address fills it; what it does not say is as most want it."""
        if "chosen" in request.args:
            form = cls(formdata=request.args)
        else:
            form = cls(formdata=None, students=True, article=True, lines=True, points=True, key=True)
            form.seed.data = request.args.get("seed", type=int)
        if form.sheets.data not in (*VERSIONS, BOTH):
            form.sheets.data = VERSIONS[0]
        return form

    @property
    def seeded(self) -> bool:
        """Say whether the number of the order is one that there can be."""
        return self.seed.data is not None and 1 <= self.seed.data <= LARGEST_SEED


@blueprint.get("/quizzes/<int:quiz_id>/print")
def paper(quiz_id: int) -> ResponseReturnValue:
    """Show a quiz as it is printed; the address says which order it has."""
    quiz = owned_quiz(quiz_id)
    form = PaperForm.of_address()
    if not form.seeded:
        kept = {name: value for name, value in request.args.items() if name != "seed"}
        kept["seed"] = str(1 + secrets.randbelow(LARGEST_SEED))
        return redirect(url_for("teacher.paper", quiz_id=quiz.id) + "?" + urlencode(kept))
    sheets = [sheet_of(quiz, version, form.seed.data) for version in form.sheets.data]
    return render_template("teacher/paper.html", quiz=quiz, form=form, sheets=sheets, letter=letter)
