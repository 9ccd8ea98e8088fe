"""Classes: whom a quiz can be assigned to."""

from __future__ import annotations

from typing import Any

from flask_login import current_user
from sqlalchemy.orm import selectinload

from quiz.api.moments import rfc3339
from quiz.api.operations import Reply, named, operation
from quiz.api.paging import PAGE, newest_first
from quiz.api.schemas import identity, many, moment, nullable, of, page_of, text, to
from quiz.extensions import db
from quiz.models import SchoolClass

named(
    "Class",
    of(
        {
            "id": identity(),
            "name": text(),
            "students": many(of({"id": identity(), "name": text()}), "Who is enrolled now."),
            "created_at": moment(),
            "archived_at": nullable(moment()),
        }
    ),
)
named("ClassPage", page_of("Class"))


def as_json(one: SchoolClass) -> dict[str, Any]:
    """Return a class with the students enrolled in it now."""
    enrolled = [place for place in one.enrolments if place.left_at is None]
    return {
        "id": one.id,
        "name": one.name,
        "students": [{"id": place.student_id, "name": place.name} for place in enrolled],
        "created_at": rfc3339(one.created_at),
        "archived_at": rfc3339(one.archived_at),
    }


@operation("GET", "/classes", "List the classes that you teach, the newest first", to("ClassPage"), query=PAGE)
def classes(query: dict[str, Any]) -> Reply:
    """List the teacher's classes, and those that colleagues share with them."""
    own = SchoolClass.taught_by(current_user).options(selectinload(SchoolClass.enrolments))
    rows, cursor = newest_first(db.session(), own, SchoolClass.id, query)
    return Reply({"items": [as_json(row) for row in rows], "next_cursor": cursor})
