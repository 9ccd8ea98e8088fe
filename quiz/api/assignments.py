"""Assignments: a quiz opened to somebody, listed, made and closed."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_login import current_user
from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from quiz import assigning, authoring
from quiz.api import settings
from quiz.api.assigning import EXAMPLE, WANTED, plan_of
from quiz.api.moments import rfc3339
from quiz.api.operations import Reply, named, operation
from quiz.api.paging import PAGE, newest_first
from quiz.api.schemas import identity, many, moment, nullable, of, page_of, text, to, truth, words
from quiz.extensions import db
from quiz.links import join_url
from quiz.models import Assignment, Quiz
from quiz.teacher.access import owned_assignment, owned_quiz, quiz_to_change

CREATED = 201

named(
    "Assignment",
    of(
        {
            "id": identity(),
            "quiz_id": identity(),
            "code": text("The join code."),
            "join_url": text("The link that students open."),
            "state": words(("upcoming", "open", "closed", "taken_back")),
            "audience": words(("anyone", "classes", "students")),
            "class_ids": many(identity()),
            "student_ids": many(identity()),
            "opens_at": nullable(moment()),
            "closes_at": nullable(moment()),
            "late_policy": words(("refuse", "mark"), "What becomes of what comes after the closing time."),
            "guests_allowed": truth(),
            "settings": to("Settings"),
            "created_at": moment(),
        }
    ),
)
named("AssignmentPage", page_of("Assignment"))


def as_json(one: Assignment) -> dict[str, Any]:
    """Return an assignment."""
    return {
        "id": one.id,
        "quiz_id": one.quiz_id,
        "code": one.code,
        "join_url": join_url(one.code),
        "state": _state(one),
        "audience": one.audience,
        "class_ids": sorted(each.id for each in one.classes),
        "student_ids": sorted(each.id for each in one.students),
        "opens_at": rfc3339(one.opens_at),
        "closes_at": rfc3339(one.closes_at),
        "late_policy": one.late_policy,
        "guests_allowed": one.guests_allowed,
        "settings": settings.as_json(one),
        "created_at": rfc3339(one.created_at),
    }


def _state(one: Assignment) -> str:
    if not one.quiz.published:
        return "taken_back"
    return "closed" if one.closed else "upcoming" if one.upcoming else "open"


@operation(
    "GET",
    "/assignments",
    "List your assignments, the newest first",
    to("AssignmentPage"),
    query={**PAGE, "quiz_id": identity("Only those of this quiz.")},
    links={"assignment": {"operationId": "assignment", "parameters": {"assignment_id": "$response.body#/items/0/id"}}},
)
def assignments(query: dict[str, Any]) -> Reply:
    """List the assignments of the teacher's quizzes."""
    own = (
        select(Assignment)
        .join(Assignment.quiz)
        .where(Quiz.owner_id == current_user.id)
        .options(contains_eager(Assignment.quiz), selectinload(Assignment.classes), selectinload(Assignment.students))
    )
    if "quiz_id" in query:
        own = own.where(Assignment.quiz_id == query["quiz_id"])
    rows, cursor = newest_first(db.session(), own, Assignment.id, query)
    return Reply({"items": [as_json(row) for row in rows], "next_cursor": cursor})


@operation("GET", "/assignments/<int:assignment_id>", "Read an assignment", to("Assignment"))
def assignment(assignment_id: int) -> Reply:
    """Give one assignment."""
    return Reply(as_json(owned_assignment(assignment_id)))


@operation(
    "POST",
    "/quizzes/<int:quiz_id>/publish",
    "Open a quiz to anyone with its code; again gives the same assignment",
    to("Assignment"),
)
def publish_quiz(quiz_id: int) -> Reply:
    """Publish a quiz."""
    quiz = quiz_to_change(quiz_id)
    made = quiz.publish()
    db.session.commit()
    return Reply(as_json(made))


@operation(
    "POST",
    "/quizzes/<int:quiz_id>/assignments",
    "Assign a quiz to classes or students",
    to("Assignment"),
    status=CREATED,
    body=WANTED,
    example=EXAMPLE,
    links={"close": {"operationId": "close_assignment", "parameters": {"assignment_id": "$response.body#/id"}}},
)
def assign_quiz(quiz_id: int, body: dict[str, Any]) -> Reply:
    """Assign a quiz; sent twice, it is assigned once."""
    authoring.take_turns(db.session(), current_user)
    quiz = owned_quiz(quiz_id)
    made = assigning.assign(db.session(), quiz, plan_of(body))
    db.session.commit()
    return Reply(as_json(made), CREATED, url_for("api.assignment", assignment_id=made.id))


@operation(
    "POST", "/assignments/<int:assignment_id>/close", "Stop new attempts; who has begun can finish", to("Assignment")
)
def close_assignment(assignment_id: int) -> Reply:
    """Close an assignment now; one that is closed stays as it is."""
    found = owned_assignment(assignment_id)
    if found.takes_attempts:
        found.close()
    db.session.commit()
    return Reply(as_json(found))


@operation("POST", "/assignments/<int:assignment_id>/reopen", "Take attempts again", to("Assignment"))
def reopen_assignment(assignment_id: int) -> Reply:
    """Open an assignment again, without a closing time."""
    found = owned_assignment(assignment_id)
    found.reopen()
    db.session.commit()
    return Reply(as_json(found))
