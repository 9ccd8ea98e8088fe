"""The form of how a quiz is taken, which the settings of a quiz and of an assignment share."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, RadioField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from quiz.models.settings import HasSettings

LONGEST_INTRODUCTION = 4000
MOST_MINUTES, MOST_ATTEMPTS = 24 * 60, 50


def _whole(low: int, high: int, message: Any) -> NumberRange:
    return NumberRange(low, high, message=message)


class SettingsForm(FlaskForm):  # type: ignore[misc]
    """Ask how a quiz is taken; times in minutes, the pass mark in percent."""

    introduction = TextAreaField(
        _l("Introduction"),
        [Optional(), Length(max=LONGEST_INTRODUCTION, message=_l("An introduction has at most %(max)d characters."))],
        description=_l("Optional. Students read it before they start."),
        render_kw={"rows": 4},
    )
    time_limit = IntegerField(
        _l("Time limit in minutes"),
        [Optional(), _whole(1, MOST_MINUTES, _l("A time limit is from %(min)d to %(max)d minutes."))],
        description=_l(
            "Empty: no limit. The time runs from the start of an attempt, on the server's clock; what is answered by "
            "the end is handed in by itself. Students who are granted more time have it."
        ),
        render_kw={"inputmode": "numeric"},
    )
    attempts_allowed = IntegerField(
        _l("Attempts allowed"),
        [
            InputRequired(message=_l("Say how many attempts a student has.")),
            _whole(1, MOST_ATTEMPTS, _l("Attempts are from %(min)d to %(max)d.")),
        ],
        render_kw={"inputmode": "numeric"},
    )
    attempt_counts = RadioField(
        _l("Which attempt counts"),
        choices=[
            SelectChoice("best", _l("The best")),
            SelectChoice("last", _l("The last")),
            SelectChoice("first", _l("The first")),
            SelectChoice("average", _l("The average of all")),
        ],
    )
    feedback = RadioField(
        _l("When students see what is right"),
        choices=[
            SelectChoice(
                "at_once", _l("At once: a button “Check” locks one answer, then shows whether it is right, and why")
            ),
            SelectChoice("after_submission", _l("After handing in: each student as soon as they are done")),
            SelectChoice(
                "after_closing",
                _l(
                    "After closing: nobody sees a score, a right answer or an explanation before it is closed and the "
                    "last student is done, so that the first one cannot pass the answers on"
                ),
            ),
        ],
    )
    article_visible = BooleanField(
        _l("Show the article while answering"),
        description=_l(
            "Off: for a text read in class or on paper. It is shown with the answers afterwards. Questions that ask "
            "for a sentence list the article's sentences all the same."
        ),
    )
    shuffle_questions = BooleanField(
        _l("Shuffle the questions"), description=_l("Each attempt gets an order of its own. Off: your order.")
    )
    shuffle_options = BooleanField(
        _l("Shuffle the options"),
        description=_l(
            "Each attempt gets an order of its own. Off: the order of the alphabet, the same for everybody. Numbers "
            "and dates that you keep in order stay so."
        ),
    )
    certainty = BooleanField(
        _l("Ask how sure students are"),
        description=_l(
            "Unsure, quite sure or certain, beside each answer. A second figure beside the score then rewards knowing "
            "what one knows: right answers earn 1, 2 or 3, wrong ones 0, −2 or −6. The score stays as it is."
        ),
    )
    pass_mark = IntegerField(
        _l("Pass mark in percent"),
        [Optional(), _whole(1, 100, _l("A pass mark is from %(min)d to %(max)d percent."))],
        description=_l("Empty: none. With one, results say whether it was reached."),
        render_kw={"inputmode": "numeric"},
    )

    @staticmethod
    def shown(settings: HasSettings) -> dict[str, Any]:
        """Return stored settings as the form shows them."""
        return {
            "introduction": settings.introduction or "",
            "time_limit": settings.time_limit_seconds and max(1, round(settings.time_limit_seconds / 60)),
            "attempts_allowed": settings.attempts_allowed,
            "attempt_counts": settings.attempt_counts,
            "feedback": settings.feedback,
            "article_visible": settings.article_visible,
            "shuffle_questions": settings.shuffle_questions,
            "shuffle_options": settings.shuffle_options,
            "certainty": settings.certainty,
            "pass_mark": None if settings.pass_mark is None else round(100 * settings.pass_mark),
        }

    @property
    def settings(self) -> dict[str, Any]:
        """Return what was asked as the models store it."""
        return {
            "introduction": (self.introduction.data or "").replace("\0", "").strip() or None,
            "time_limit_seconds": self.time_limit.data and 60 * self.time_limit.data,
            "attempts_allowed": self.attempts_allowed.data,
            "attempt_counts": self.attempt_counts.data,
            "feedback": self.feedback.data,
            "article_visible": self.article_visible.data,
            "shuffle_questions": self.shuffle_questions.data,
            "shuffle_options": self.shuffle_options.data,
            "certainty": self.certainty.data,
            "pass_mark": None if self.pass_mark.data is None else self.pass_mark.data / 100,
        }


class QuizSettingsForm(SettingsForm):
    """Ask how a quiz is taken, and which assignments are to follow."""

    follow = SelectMultipleField(_l("Use these settings also in"), coerce=int, validate_choice=False)
