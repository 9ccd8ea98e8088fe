"""When a student sees what is right: at once by a Check that locks the answer, after handing in, or after closing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import assign_to, make_assignment, make_class, make_quiz, make_student, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from races import at_once
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.entering import needs_of, resume
from quiz.extensions import db
from quiz.feedback import LONGEST_SITTING, shows_key
from quiz.models import Assignment, Attempt, AttemptEvent, AttemptItem, Response
from quiz.models.columns import now
from quiz.models.errors import AlreadySubmitted
from quiz.saving import Save, lock_answer, save_response
from quiz.submitting import submit

WHY = "The repair lasts six weeks."
OTHER_WHY = "A ferry carries the children."


@pytest.fixture
def assignment(session: Session) -> Assignment:
    """Return an assignment that gives feedback at once."""
    made = make_assignment(session)
    made.feedback = "at_once"
    session.commit()
    return made


@pytest.fixture
def address(client: FlaskClient, assignment: Assignment) -> str:
    return str(client.post(f"/q/{assignment.code}", data={"nickname": "Robin"}).location)


def save(
    client: FlaskClient, address: str, position: int, answer: object, sequence: int = 1
) -> tuple[int, dict[str, object]]:
    sent = {"position": position, "answer": answer, "client": "phone", "sequence": sequence, "base": 0}
    reply = client.post(f"{address}/responses", json=sent)
    return reply.status_code, reply.get_json()


def test_a_check_saves_locks_and_shows_that_question_alone(client: FlaskClient, session: Session, address: str) -> None:
    form = {"was-1": "null", "answer-1-value": "true", "was-2": "null", "answer-2-text": "boat", "lock": "1"}
    assert client.post(f"{address}/save", data=form).location == f"{address}#q2"
    page = client.get(address).text
    assert WHY in page
    assert OTHER_WHY not in page
    assert 'id="e2"' in page
    assert 'id="e3"' not in page
    assert 'value="boat"' in page
    assert [bool(locked) for locked in session.scalars(select(Response.locked_at).order_by(Response.item_id))] == [
        True,
        False,
    ]
    assert session.scalars(select(AttemptEvent.kind)).all() == ["checked"]


def test_a_locked_answer_cannot_be_changed_and_the_refusal_says_so(
    client: FlaskClient, session: Session, address: str
) -> None:
    assert save(client, address, 2, {"text": "boat"})[0] == 200
    client.post(f"{address}/save", data={"lock": "2"})
    status, reply = save(client, address, 2, {"text": "ferry"}, 2)
    assert (status, reply["locked"], reply["answer"]) == (409, True, {"text": "boat"})
    assert save(client, address, 2, {"text": "boat"}, 1)[0] == 200
    page = client.post(f"{address}/save", data={"was-2": '{"text":"boat"}', "answer-2-text": "ferry"})
    assert (page.status_code, "it was checked before" in page.text) == (409, True)
    assert session.scalars(select(Response.answer)).all() == [{"text": "boat"}]
    client.post(f"{address}/submit")
    assert session.scalars(select(Attempt.score)).one() == 0


def test_a_blank_answer_is_asked_for_before_it_is_checked(client: FlaskClient, address: str) -> None:
    page = client.post(f"{address}/save", data={"was-2": "null", "answer-2-text": "", "lock": "2"})
    assert (page.status_code, "Answer this question first" in page.text) == (422, True)
    assert OTHER_WHY not in client.get(address).text


@pytest.mark.parametrize("lock", ["9", "-1", "x", ""])
def test_a_question_that_there_is_none_of_is_not_checked(client: FlaskClient, address: str, lock: str) -> None:
    assert client.post(f"{address}/save", data={"lock": lock}).status_code == 409


def test_where_feedback_is_not_given_at_once_nothing_is_checked(client: FlaskClient, session: Session) -> None:
    code = make_assignment(session).code
    address = client.post(f"/q/{code}", data={"nickname": "Robin"}).location
    assert ">Check<" not in client.get(address).text
    form = {"was-2": "null", "answer-2-text": "boat", "lock": "2"}
    assert client.post(f"{address}/save", data=form).status_code == 409
    assert OTHER_WHY not in client.get(address).text


def test_after_submission_nothing_is_locked(
    session: Session, assignment: Assignment, client: FlaskClient, address: str
) -> None:
    save(client, address, 2, {"text": "boat"})
    attempt = session.scalars(select(Attempt)).one()
    submit(session, attempt)
    session.commit()
    with pytest.raises(AlreadySubmitted):
        lock_answer(session, attempt.items[2])
    assert assignment.feedback == "at_once"


def test_of_saves_that_race_with_a_check_none_changes_what_was_locked(database: Flask) -> None:
    with database.app_context():
        held = db.session()
        teacher, student = make_teacher(held), make_student(held)
        given = assign_to(held, make_quiz(held, teacher), make_class(held, teacher, student), feedback="at_once")
        item = resume(held, given, student).items[2]
        save_response(held, item, Save({"text": "first"}, "phone", 1, 0))
        held.commit()
        item_id = item.id

    def act(number: int) -> str:
        item = db.session.get_one(AttemptItem, item_id)
        if number == 3:
            lock_answer(db.session(), item)
            db.session.commit()
            return "locked"
        stored = save_response(db.session(), item, Save({"text": f"{number}"}, "phone", 10 + number, 1))
        db.session.commit()
        return "refused" if stored.locked else "taken"

    acts = at_once(database, act)
    with database.app_context():
        response = db.session.scalars(select(Response)).one()
        assert response.locked_at is not None
        revision, answer = response.revision, response.answer
        item = db.session.get_one(AttemptItem, item_id)
        assert save_response(db.session(), item, Save({"text": "late"}, "phone", 99, revision)).locked
        db.session.commit()
        db.session.refresh(response)
        assert (response.answer, response.revision) == (answer, revision)
        assert acts.count("taken") >= revision - 1


@pytest.fixture
def closing(session: Session) -> Assignment:
    """Return an assignment that closes in an hour and gives feedback then; Slow has double the time."""
    teacher = make_teacher(session)
    students = make_student(session, "Robin"), make_student(session, "Slow", time_factor=2.0)
    return assign_to(
        session,
        make_quiz(session, teacher),
        make_class(session, teacher, *students),
        opens_at=now() - timedelta(days=1),
        closes_at=now() + timedelta(hours=1),
        time_limit_seconds=1800,
        feedback="after_closing",
    )


def take(session: Session, assignment: Assignment, name: str) -> Attempt:
    student = next(line.student for line in assignment.classes[0].enrolments if line.name == name)
    attempt = resume(session, assignment, student, needs=needs_of(session, student))
    save_response(session, attempt.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    session.commit()
    return attempt


def test_until_it_is_closed_a_student_sees_that_it_is_in_and_no_score(
    client: FlaskClient, session: Session, closing: Assignment
) -> None:
    attempt = take(session, closing, "Robin")
    assert attempt.student is not None
    sign_in(client, attempt.student)
    assert "are shown when the quiz is closed" in client.get(f"/attempt/{attempt.token}/submit").text
    client.post(f"/attempt/{attempt.token}/submit")
    page = client.get(f"/attempt/{attempt.token}/review").text
    assert "You answered 1 of 4 questions." in page
    for told in (WHY, OTHER_WHY, "1 of 4</h1>", "✓", "✗", 'class="evidence"'):
        assert told not in page
    closing.closes_at = now()
    session.commit()
    page = client.get(f"/attempt/{attempt.token}/review").text
    assert "1 of 4</h1>" in page
    assert OTHER_WHY in page


def test_it_waits_for_the_last_student_who_has_more_time(session: Session, closing: Assignment) -> None:
    slow = take(session, closing, "Slow")
    closing.closes_at = now() - timedelta(minutes=1)
    session.commit()
    assert not shows_key(session, closing)
    submit(session, slow)
    session.commit()
    assert shows_key(session, closing)


@pytest.mark.parametrize(("ago", "shown"), [(timedelta(hours=1), False), (LONGEST_SITTING, True)])
def test_an_attempt_left_lying_holds_it_back_for_a_day_at_most(
    session: Session, closing: Assignment, ago: timedelta, shown: bool
) -> None:
    attempt = take(session, closing, "Robin")
    attempt.deadline, attempt.started_at, closing.closes_at = None, now() - ago, now()
    session.commit()
    assert shows_key(session, closing) is shown


def test_without_a_closing_time_it_comes_when_the_teacher_closes(session: Session, closing: Assignment) -> None:
    closing.closes_at = None
    session.commit()
    assert not shows_key(session, closing)
    closing.close()
    session.commit()
    assert shows_key(session, closing)


def test_the_article_can_be_left_out_while_answering(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    assignment.article_visible = False
    session.commit()
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Robin"}).location
    words = "Shopkeepers feared for their trade."
    assert words not in client.get(address).text
    client.post(f"{address}/submit")
    assert words in client.get(f"{address}/review").text


def test_a_check_without_the_article_quotes_its_evidence(
    client: FlaskClient, session: Session, address: str, assignment: Assignment
) -> None:
    assignment.article_visible = False
    session.commit()
    client.post(f"{address}/save", data={"was-2": "null", "answer-2-text": "boat", "lock": "2"})
    page = client.get(address).text
    assert "evidence-quoted" in page
    assert "Shopkeepers feared" not in page


def test_how_sure_one_is_is_saved_and_marked_beside_the_score(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    assignment.certainty = True
    session.commit()
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Robin"}).location
    sent = {"position": 2, "answer": {"text": "ferry"}, "client": "phone", "sequence": 1, "base": 0, "certainty": 3}
    assert client.post(f"{address}/responses", json=sent).get_json()["certainty"] == 3
    for wrong in (0, 4, "3", True, 2.5):
        assert client.post(f"{address}/responses", json={**sent, "sequence": 2, "certainty": wrong}).status_code == 422
    form = {"was-1": "null", "answer-1-value": "true", "certainty-1": "2", "was-certainty-1": ""}
    client.post(f"{address}/save", data=form)
    form = {"was-2": '{"text":"ferry"}', "answer-2-text": "ferry", "certainty-2": "1", "was-certainty-2": "3"}
    client.post(f"{address}/save", data=form)
    assert session.scalars(select(Response.certainty).order_by(Response.item_id)).all() == [2, 1]
    client.post(f"{address}/submit")
    page = client.get(f"{address}/review").text
    assert "Certainty marks: -1 of at most 12." in page
    assert session.scalars(select(Attempt.score)).one() == 1


def test_a_pass_mark_is_told_with_the_score(client: FlaskClient, session: Session) -> None:
    assignment = make_assignment(session)
    assignment.pass_mark = 0.25
    session.commit()
    address = client.post(f"/q/{assignment.code}", data={"nickname": "Robin"}).location
    save(client, address, 2, {"text": "ferry"})
    client.post(f"{address}/submit")
    assert "Passed: 25 % were needed." in client.get(f"{address}/review").text


def test_work_handed_in_after_the_closing_time_is_marked_late(session: Session, closing: Assignment) -> None:
    closing.late_policy = "mark"
    session.commit()
    early, slow = take(session, closing, "Robin"), take(session, closing, "Slow")
    closing.closes_at = now() - timedelta(minutes=5)
    session.commit()
    submit(session, early)
    submit(session, slow)
    session.commit()
    assert (early.late, slow.late) == (True, False)


def test_questions_and_options_are_shuffled_where_they_are_to_be(session: Session) -> None:
    assignment = make_assignment(session)
    assignment.shuffle_questions = True
    session.commit()
    stems = {
        tuple(item.version.content.stem for item in resume(session, assignment, make_student(session)).items)
        for _ in range(20)
    }
    assert len(stems) > 1
    assignment.shuffle_questions = assignment.shuffle_options = False
    session.commit()
    orders = set()
    for _ in range(8):
        item = resume(session, assignment, make_student(session)).items[0]
        orders.add(tuple(option["text"] for option in item.asked["options"]))
    assert orders == {tuple(sorted(next(iter(orders))))}
