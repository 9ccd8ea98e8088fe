"""The form of an assignment: to whom, when, and how it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateTimeLocalField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from quiz.assigning import Plan
from quiz.local_time import NoSuchTime, local_of, moment_of
from quiz.models import Assignment, Person, SchoolClass
from quiz.models.columns import now
from quiz.models.settings import HasSettings
from quiz.saying import said
from quiz.teacher.closing_times import offered
from quiz.teacher.settings_form import SettingsForm

FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
YEARS = range(2000, 2200)


def school_zone() -> ZoneInfo:
    """Return the time zone in which people of the school type and read times."""
    return ZoneInfo(current_app.config["SCHOOL_TIMEZONE"])


class TypedTimeField(DateTimeLocalField):  # type: ignore[misc]
    """Take a time by the school's clocks; what was typed comes back where it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the time, or say what one looks like."""
        if not any(value.strip() for value in valuelist):
            self.data = None
            self.raw_data: list[str] = []
            return
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
            raise ValueError(self.gettext("Type a date and a time, such as 2026-09-30 08:15.")) from None

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 (WTForms' signature)
        """Refuse years that are slips of the finger."""
        if self.data is not None and self.data.year not in YEARS:
            raise ValidationError(str(_l("This year is too far away.")))


class AssignmentForm(SettingsForm):
    """Ask for an assignment; `classes` and `students` are those of the teacher."""

    audience = RadioField(
        _l("Given to"),
        choices=[SelectChoice("classes", _l("Whole classes")), SelectChoice("students", _l("Chosen students"))],
    )
    classes = SelectMultipleField(_l("Classes"), coerce=int, validate_choice=False)
    students = SelectMultipleField(_l("Students"), coerce=int, validate_choice=False)
    opens_at = TypedTimeField(_l("Opens"), [Optional()], format=FORMATS, description=_l("Empty: at once."))
    closes_at = TypedTimeField(
        _l("Closes"),
        [Optional()],
        format=FORMATS,
        description=_l("Empty: when you close it."),
    )
    due = SelectField(
        _l("Or close it"), validate_choice=False, description=_l("What is chosen here goes before the time typed.")
    )
    late_policy = RadioField(
        _l("After the closing time"),
        choices=[
            SelectChoice("refuse", _l("Nothing more is taken: attempts under way are handed in as they are")),
            SelectChoice("mark", _l("It can still be begun and handed in, and is marked late")),
        ],
    )
    guests_allowed = BooleanField(
        _l("Let guests in"), description=_l("Whoever has the code takes it by a nickname, beside your students.")
    )

    twice: tuple[str, ...] = ()
    """Names of the times that the clocks show twice, to be told."""

    @classmethod
    def for_new(cls, quiz: HasSettings, closing: datetime, classes: Sequence[SchoolClass]) -> AssignmentForm:
        """Return the form of a new assignment: the quiz's settings, open for a week, nothing told before."""
        shown = {
            **cls.shown(quiz),
            "audience": "classes",
            "classes": [classes[0].id] if len(classes) == 1 else [],
            "closes_at": closing,
            "late_policy": "refuse",
            "guests_allowed": False,
        }
        if quiz.feedback == "after_submission":
            shown["feedback"] = "after_closing"
        return cls(data=shown)._offering_times()

    @classmethod
    def for_change(cls, assignment: Assignment) -> AssignmentForm:
        """Return the form of an assignment as it is."""
        zone = school_zone()
        return cls(
            data={
                **cls.shown(assignment),
                "audience": assignment.audience,
                "classes": [one.id for one in assignment.classes],
                "students": [one.id for one in assignment.students],
                "opens_at": assignment.opens_at and local_of(assignment.opens_at, zone),
                "closes_at": assignment.closes_at and local_of(assignment.closes_at, zone),
                "late_policy": assignment.late_policy,
                "guests_allowed": assignment.guests_allowed,
            }
        )._offering_times()

    def validate_due(self, field: SelectField) -> None:
        """Take the chosen closing time for one that was typed."""
        if not field.data:
            return
        try:
            self.closes_at.process_formdata([field.data])
        except ValueError:
            raise ValidationError(str(_l("Choose one of these times, or type one."))) from None
        self.closes_at.raw_data = [field.data]
        self.closes_at.pre_validate(self)
        field.data = ""

    def plan(self, classes: Sequence[SchoolClass], students: Sequence[Person], kept: Assignment | None) -> Plan | None:
        """Return the plan that was typed, or `None` with a message at each field that makes none."""
        chosen = [one for one in classes if one.id in (self.classes.data or ())]
        people = [one for one in students if one.id in (self.students.data or ())]
        anyone = kept is not None and kept.audience == "anyone"
        if not anyone and self.audience.data == "classes" and not chosen:
            self.classes.errors = [str(_l("Choose a class, or several."))]
        if not anyone and self.audience.data == "students" and not people:
            self.students.errors = [str(_l("Choose a student, or several."))]
        opens = self._moment(self.opens_at, kept.opens_at if kept else None, later=False)
        closes = self._moment(self.closes_at, kept.closes_at if kept else None, later=True)
        if closes is not None and closes <= (opens or now()) and not (kept and closes == kept.closes_at):
            self.closes_at.errors = [
                str(_l("It closes before it opens.")) if opens else str(_l("This time is over already."))
            ]
        if opens and closes and closes <= opens:
            self.closes_at.errors = [str(_l("It closes before it opens."))]
        if self.errors:
            return None
        if opens is None and kept is None:
            opens = now()
        return Plan(
            audience="anyone" if anyone else self.audience.data,
            classes=chosen,
            students=people,
            opens_at=opens,
            closes_at=closes,
            late_policy=self.late_policy.data,
            guests_allowed=self.guests_allowed.data,
            settings=self.settings,
        )

    def _offering_times(self) -> AssignmentForm:
        typed = SelectChoice("", _l("at the time typed above"))
        self.due.choices = [typed, *offered(school_zone(), FORMATS[0])]
        return self

    def _moment(self, field: TypedTimeField, kept: datetime | None, *, later: bool) -> datetime | None:
        """Return the moment of a field; one left as it was keeps its seconds."""
        if field.data is None:
            return None
        zone = school_zone()
        typed = field.data.replace(tzinfo=None)
        if kept is not None and local_of(kept, zone).replace(second=0, microsecond=0) == typed.replace(second=0):
            return kept
        try:
            found = moment_of(typed, zone, later=later)
        except NoSuchTime as refusal:
            field.errors = [said(refusal.message)]
            return None
        if found.twice:
            self.twice = (*self.twice, field.name)
        return found.moment
