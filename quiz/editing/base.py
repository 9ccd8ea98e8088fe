"""The form that edits a question: what every kind has; a kind's own module adds the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Generic, Self, TypeVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from questions.errors import QuestionError
from questions.kinds import Question
from quiz.editing.fields import PointsField, tidy_line
from quiz.saying import said

LONGEST_STEM = 600
LONGEST_EXPLANATION = 1000
MOST_POINTS = 100

Q = TypeVar("Q", bound=Question)


class EditForm(FlaskForm, Generic[Q]):  # type: ignore[misc]
    """Edit the wording of one question. A kind names itself and says how its fields and the question meet.

    `version` is the version that the form was filled from, so that an older page does not undo a newer edit.
    """

    kind: ClassVar[str]

    stem = TextAreaField(
        _l("Question"),
        [
            InputRequired(message=_l("Write the question.")),
            Length(max=LONGEST_STEM, message=_l("A question has at most %(max)d characters.")),
        ],
        filters=[tidy_line],
        render_kw={"rows": 3},
    )
    explanation = TextAreaField(
        _l("Explanation"),
        [Length(max=LONGEST_EXPLANATION, message=_l("An explanation has at most %(max)d characters."))],
        filters=[tidy_line],
        description=_l("Students read it after submitting."),
        render_kw={"rows": 3},
    )
    points = PointsField(
        _l("Points"),
        [
            InputRequired(message=_l("Say how many points it is worth.")),
            NumberRange(min=0, max=MOST_POINTS, message=_l("Points are from %(min)s to %(max)s.")),
        ],
        render_kw={"inputmode": "decimal"},
    )
    version = HiddenField()

    @classmethod
    def filled(cls, question: Q, *, points: float, version: int) -> Self:
        """Return the form as it is first shown, or with what was sent."""
        return cls(data={**cls.common(question), **cls.values(question), "points": points, "version": version})

    @staticmethod
    def common(question: Q) -> dict[str, Any]:
        """Return the values of the fields that every kind has."""
        return {"stem": question.stem, "explanation": question.explanation}

    @classmethod
    def values(cls, question: Q) -> dict[str, Any]:
        """Return the values of the kind's own fields."""
        raise NotImplementedError

    def changes(self, question: Q) -> dict[str, Any]:
        """Return the kind's own changed attributes; add errors to fields and raise `QuestionError` if it cannot."""
        raise NotImplementedError

    def edited(self, question: Q) -> Q | None:
        """Return the question as the form has it, or `None` with the reason beside a field."""
        try:
            return replace(question, stem=self.stem.data, explanation=self.explanation.data, **self.changes(question))
        except QuestionError as error:
            if not self.errors_shown():
                self.form_errors.append(said(error.message))
            return None

    def errors_shown(self) -> bool:
        """Say whether some field says already what is wrong."""
        return any(field.errors for field in self)
