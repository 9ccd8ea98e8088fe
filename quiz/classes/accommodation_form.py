"""The form of what a student needs in every quiz."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, RadioField, SelectChoice
from wtforms.validators import InputRequired, NumberRange

from quiz.school.accommodations import MOST_EXTRA_ATTEMPTS, Accommodations

UNTIMED = "untimed"


class AccommodationForm(FlaskForm):  # type: ignore[misc]
    """Ask what a student needs in every quiz."""

    time = RadioField(
        _l("Time"),
        choices=[
            SelectChoice("1.0", _l("as everybody")),
            SelectChoice("1.25", _l("a quarter more (× 1.25)")),
            SelectChoice("1.5", _l("half as much again (× 1.5)")),
            SelectChoice("2.0", _l("twice as much (× 2)")),
            SelectChoice(UNTIMED, _l("no time limit")),
        ],
        validators=[InputRequired(message=_l("Choose how much time."))],
    )
    extra_attempts = IntegerField(
        _l("Extra attempts"),
        [
            InputRequired(message=_l("Give a number; 0 for none.")),
            NumberRange(0, MOST_EXTRA_ATTEMPTS, message=_l("From %(min)s to %(max)s.")),
        ],
        render_kw={"min": 0, "max": MOST_EXTRA_ATTEMPTS},
    )
    read_aloud = BooleanField(
        _l("Read aloud"),
        description=_l("Buttons that read the article and the questions with a voice of the student’s own device."),
    )
    no_animation = BooleanField(_l("No animation"), description=_l("Nothing on the student’s pages moves."))

    @classmethod
    def showing(cls, needed: Accommodations, **options: Any) -> AccommodationForm:
        """Return the form as it shows what is stored; `formdata=None` where the page was asked for something else."""
        values: dict[str, Any] = {
            "time": UNTIMED if needed.untimed else str(float(needed.time_factor)),
            "extra_attempts": needed.extra_attempts,
            "read_aloud": needed.read_aloud,
            "no_animation": needed.no_animation,
        }
        return cls(data=values, **options)

    def needed(self) -> Accommodations:
        """Return what was chosen."""
        untimed = self.time.data == UNTIMED
        return Accommodations(
            time_factor=1.0 if untimed else float(self.time.data),
            untimed=untimed,
            extra_attempts=self.extra_attempts.data,
            read_aloud=self.read_aloud.data,
            no_animation=self.no_animation.data,
        )
