"""What a program says of an assignment to be made, checked against the teacher's classes and students."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from quiz.api import settings
from quiz.api.checking import Fault, moment_of
from quiz.api.operations import UNPROCESSABLE, Refused
from quiz.api.schemas import identity, many, moment, nullable, of, truth, words
from quiz.assigning import Plan
from quiz.models.columns import now
from quiz.teacher.assign import own_classes, students_in
from quiz.teacher.assign_form import YEARS

MOST_CHOSEN = 1000
OPTIONAL = ("class_ids", "student_ids", "opens_at", "closes_at", "late_policy", "guests_allowed", "settings")
WANTED = of(
    {
        "audience": words(("classes", "students")),
        "class_ids": many(identity(), "For the audience `classes`.", most=MOST_CHOSEN),
        "student_ids": many(identity(), "For the audience `students`.", most=MOST_CHOSEN),
        "opens_at": nullable(moment("Left out: at once.")),
        "closes_at": nullable(moment("Left out: it stays open until it is closed.")),
        "late_policy": words(("refuse", "mark"), "Left out: `refuse`."),
        "guests_allowed": truth("Left out: false."),
        "settings": settings.WANTED,
    },
    optional=OPTIONAL,
)
EXAMPLE = {
    "audience": "classes",
    "class_ids": [1],
    "closes_at": "2099-10-02T12:00:00Z",
    "settings": {"time_limit_seconds": 1200, "feedback": "after_closing"},
}


def plan_of(body: dict[str, Any]) -> Plan:
    """Return the plan that was sent, or refuse it with what is wrong where."""
    classes = own_classes()
    by_class = {one.id: one for one in classes}
    by_student = {one.id: one for one in students_in(classes)}
    audience = body["audience"]
    wrong = [
        *_chosen("class_ids", body, by_class, needed=audience == "classes"),
        *_chosen("student_ids", body, by_student, needed=audience == "students"),
    ]
    opens, closes = moment_of(body.get("opens_at")), moment_of(body.get("closes_at"))
    wrong += _times(opens, closes)
    if wrong:
        raise Refused(UNPROCESSABLE, _("This cannot be assigned so."), wrong)
    return Plan(
        audience=audience,
        classes=[by_class[number] for number in dict.fromkeys(body.get("class_ids", ()))],
        students=[by_student[number] for number in dict.fromkeys(body.get("student_ids", ()))],
        opens_at=opens or now(),
        closes_at=closes,
        late_policy=body.get("late_policy", "refuse"),
        guests_allowed=body.get("guests_allowed", False),
        settings=settings.as_stored(body.get("settings", {})),
    )


def _chosen(name: str, body: dict[str, Any], known: dict[int, Any], *, needed: bool) -> list[Fault]:
    chosen = body.get(name, [])
    if needed and not chosen:
        return [{"pointer": f"#/{name}", "detail": "names nobody"}]
    if chosen and not needed:
        return [{"pointer": f"#/{name}", "detail": "is not for this audience"}]
    return [
        {"pointer": f"#/{name}/{index}", "detail": "is none of yours"}
        for index, number in enumerate(chosen)
        if number not in known
    ]


def _times(opens: datetime | None, closes: datetime | None) -> list[Fault]:
    wrong = [
        {"pointer": f"#/{name}", "detail": f"must be in the years {YEARS[0]} to {YEARS[-1]}"}
        for name, moment in (("opens_at", opens), ("closes_at", closes))
        if moment is not None and moment.year not in YEARS
    ]
    if not wrong and closes is not None and closes <= (opens or now()):
        wrong.append({"pointer": "#/closes_at", "detail": "is before it opens" if opens else "is over already"})
    return wrong
