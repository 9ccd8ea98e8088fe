"""A teacher's comments and points by hand: they win over the key until they are taken back."""

from __future__ import annotations

from typing import Any

import pytest
from factories import make_assignment, make_attempt, make_teacher, sign_in
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz import marking, regrading
from quiz.invigilating import NotNow, reopen
from quiz.marking import Marked, NoSuchPoints
from quiz.models import Assignment, Attempt, AttemptEvent, Person
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit

SAID = Marked("Look at the second paragraph.", 0.5, "The captain is an engineer, too.")


@pytest.fixture
def assignment(session: Session, teacher: Person) -> Assignment:
    return make_assignment(session, teacher)


@pytest.fixture
def attempt(client: FlaskClient, session: Session, assignment: Assignment) -> Attempt:
    """Return a submitted attempt of this browser, in which the last answer is wrong and the others are blank."""
    client.post(f"/q/{assignment.code}", data={"nickname": "Robin"})
    attempt = session.scalars(select(Attempt)).one()
    save_response(session, attempt.items[3], Save({"text": "the captain"}, "phone", 1, 0))
    submit(session, attempt)
    session.commit()
    return attempt


def mark(session: Session, attempt: Attempt, by: Person, marked: Marked) -> None:
    marking.mark_answer(session, attempt, attempt.items[3], marked, by)
    session.commit()


def events(session: Session) -> list[tuple[str, int | None, Any, Any, Any]]:
    rows = session.scalars(select(AttemptEvent).order_by(AttemptEvent.id)).all()
    details = [(row, row.detail or {}) for row in rows]
    return [(row.kind, row.by_id, d.get("before"), d.get("after"), d.get("reason")) for row, d in details]


def test_points_by_hand_make_the_score_and_are_recorded(session: Session, teacher: Person, attempt: Attempt) -> None:
    mark(session, attempt, teacher, SAID)
    assert (attempt.items[3].fraction, attempt.score, attempt.points) == (0.5, 0.5, 4)
    assert events(session) == [("points_given", teacher.id, 0, 0.5, SAID.reason)]


def test_the_same_points_again_are_given_once(session: Session, teacher: Person, attempt: Attempt) -> None:
    mark(session, attempt, teacher, SAID)
    mark(session, attempt, teacher, SAID)
    assert len(events(session)) == 1


def test_points_taken_back_leave_the_word_to_the_key(session: Session, teacher: Person, attempt: Attempt) -> None:
    mark(session, attempt, teacher, SAID)
    mark(session, attempt, teacher, Marked(SAID.comment))
    item = attempt.items[3]
    assert (item.manual_points, item.manual_reason, item.comment) == (None, None, SAID.comment)
    assert attempt.score == 0
    assert events(session)[1] == ("points_taken_back", teacher.id, 0.5, 0, SAID.reason)


def test_a_ruling_changes_no_points_by_hand_and_counts_when_they_are_taken_back(
    session: Session, teacher: Person, attempt: Attempt
) -> None:
    mark(session, attempt, teacher, SAID)
    version = attempt.items[3].version
    ruling = regrading.accept(session, version, "the captain")
    regrading.regrade(session, version, ruling, teacher, "She is one")
    assert attempt.score == 0.5
    mark(session, attempt, teacher, Marked())
    assert attempt.score == 1


def test_a_cancelled_question_counts_for_nobody_whatever_was_given(
    session: Session, teacher: Person, attempt: Attempt
) -> None:
    mark(session, attempt, teacher, SAID)
    version = attempt.items[3].version
    ruling = regrading.cancel(session, version)
    regrading.regrade(session, version, ruling, teacher, "Unclear")
    assert (attempt.items[3].fraction, attempt.score, attempt.points) == (None, 0, 3)
    regrading.revoke(ruling)
    regrading.regrade(session, version, ruling, teacher, "Clear after all")
    assert (attempt.score, attempt.points) == (0.5, 4)


def test_points_by_hand_outlive_another_handing_in(session: Session, teacher: Person, attempt: Attempt) -> None:
    mark(session, attempt, teacher, SAID)
    reopen(session, attempt, 600, teacher)
    submit(session, attempt)
    assert attempt.score == 0.5


@pytest.mark.parametrize("points", [-0.1, 1.01, float("nan"), float("inf")])
def test_points_that_a_question_cannot_give_are_refused(
    session: Session, teacher: Person, attempt: Attempt, points: float
) -> None:
    with pytest.raises(NoSuchPoints, match="from 0 to 1 points"):
        mark(session, attempt, teacher, Marked("", points, "Why not"))


def test_points_without_a_reason_are_refused(session: Session, teacher: Person, attempt: Attempt) -> None:
    with pytest.raises(NoSuchPoints, match="Say why"):
        mark(session, attempt, teacher, Marked("", 1, "  "))


def test_nothing_is_said_of_an_attempt_under_way(session: Session, teacher: Person, assignment: Assignment) -> None:
    attempt, _token = make_attempt(session, assignment, "Sam")
    with pytest.raises(NotNow):
        mark(session, attempt, teacher, SAID)
    with pytest.raises(NotNow):
        marking.comment_on(session, attempt, "Go on")


def test_what_the_teacher_says_is_on_the_students_result(
    client: FlaskClient, session: Session, teacher: Person, attempt: Attempt
) -> None:
    mark(session, attempt, teacher, SAID)
    marking.comment_on(session, attempt, "Well begun.\nRead on <b>today</b>.")
    session.commit()
    page = client.get(f"/attempt/{attempt.token}/review").text
    assert all(words in page for words in ("Your teacher gave 0.5 of 1 point.", SAID.reason, SAID.comment))
    assert "Well begun.\nRead on &lt;b&gt;today&lt;/b&gt;." in page


def test_nothing_of_it_is_told_before_feedback_is(
    client: FlaskClient, session: Session, teacher: Person, attempt: Attempt
) -> None:
    mark(session, attempt, teacher, SAID)
    marking.comment_on(session, attempt, "Well begun.")
    attempt.assignment.feedback = "after_closing"
    session.commit()
    page = client.get(f"/attempt/{attempt.token}/review").text
    assert not any(words in page for words in ("Well begun", SAID.comment, SAID.reason, "0.5"))
    attempt.assignment.closes_at = now()
    session.commit()
    assert "Well begun" in client.get(f"/attempt/{attempt.token}/review").text


def test_a_teacher_says_it_on_the_attempts_page(
    client: FlaskClient, session: Session, teacher: Person, attempt: Attempt
) -> None:
    sign_in(client, teacher)
    address = f"/desk/attempts/{attempt.id}"
    sent = {"q4-comment": "Nearly", "q4-points": "0,5", "q4-reason": "Half of it is there"}
    reply = client.post(f"{address}/questions/4/mark", data=sent)
    assert (reply.status_code, reply.location) == (303, f"{address}#q4")
    assert client.post(f"{address}/comment", data={"whole-comment": "Well begun"}).status_code == 303
    page = client.get(address).text
    assert all(words in page for words in ("Nearly", "Half of it is there", "Well begun", "by hand"))
    assert "question 4: 0.5 points by hand, before 0" in page
    session.expire_all()
    assert attempt.score == 0.5


@pytest.mark.parametrize(
    "case",
    [
        ({"q4-points": "2", "q4-reason": "Great"}, "Give from 0 to 1 points."),
        ({"q4-points": "nan", "q4-reason": "Great"}, "Give from 0 to 1 points."),
        ({"q4-points": "half", "q4-reason": "Great"}, "Type a number"),
        ({"q4-points": "1"}, "Say why you give these points"),
        ({"q4-comment": "x" * 2001}, "At most 2000 characters"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(
    client: FlaskClient, session: Session, teacher: Person, attempt: Attempt, case: tuple[dict[str, str], str]
) -> None:
    sent, message = case
    sign_in(client, teacher)
    reply = client.post(f"/desk/attempts/{attempt.id}/questions/4/mark", data=sent)
    assert reply.status_code == 422
    assert message in reply.text
    assert sent.get("q4-points", "x" * 2001) in reply.text
    session.expire_all()
    assert (attempt.items[3].manual_points, attempt.items[3].comment) == (None, None)


@pytest.mark.parametrize("path", ["comment", "questions/4/mark"])
def test_another_teachers_attempt_is_not_there(
    client: FlaskClient, session: Session, attempt: Attempt, path: str
) -> None:
    sign_in(client, make_teacher(session, "Bo", "bo@school.example"))
    assert client.post(f"/desk/attempts/{attempt.id}/{path}", data={}).status_code == 404


def test_a_question_that_the_attempt_has_not_is_not_there(
    client: FlaskClient, teacher: Person, attempt: Attempt
) -> None:
    sign_in(client, teacher)
    assert client.post(f"/desk/attempts/{attempt.id}/questions/5/mark", data={}).status_code == 404
