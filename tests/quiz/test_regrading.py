"""Rulings on a question that was answered: what they do to scores, on record, for every attempt."""

from __future__ import annotations

import threading

import pytest
from factories import make_assignment, make_attempt, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quiz import regrading
from quiz.extensions import db
from quiz.models import Assignment, Attempt, AttemptEvent, Person, QuestionVersion, QuizItem, Ruling
from quiz.regrading import NotRulable
from quiz.results.of_quiz import quiz_results
from quiz.saving import Save, save_response
from quiz.submitting import submit

KEY, STATEMENT, GAP, NAME = range(4)


def take(session: Session, assignment: Assignment, name: str, option: int = 1, typed: str = "Maria V.") -> Attempt:
    """Add a submitted attempt: an option, a truth value and a typed name."""
    attempt, _token = make_attempt(session, assignment, name)
    shown = attempt.items[KEY].shown
    answers = [{"option": shown.ids[option]}, {"value": False}, {"text": "ferry"}, {"text": typed}]
    for item, answer in zip(attempt.items, answers, strict=True):
        save_response(session, item, Save(answer, "phone", 1, 0))
    session.commit()
    submit(session, attempt)
    session.commit()
    return attempt


def version_of(assignment: Assignment, position: int) -> QuestionVersion:
    return assignment.quiz.items[position].version


@pytest.fixture
def assignment(held: Session) -> Assignment:
    return make_assignment(held, make_teacher(held))


def rule(session: Session, ruling: Ruling, reason: str = "A slip") -> list[tuple[str, float, float]]:
    """Regrade by a ruling and return who has another score now: name, before, after."""
    by = session.scalars(select(Person)).first()
    assert by is not None
    changes = regrading.regrade(session, ruling.version, ruling, by, reason)
    session.commit()
    return [(change.taker, change.before, change.after) for change in changes if change.changed]


def test_a_corrected_key_scores_every_attempt_again(held: Session, assignment: Assignment) -> None:
    took_b, took_a = take(held, assignment, "Robin", option=1), take(held, assignment, "Kim", option=0)
    ruling = regrading.correct_key(held, version_of(assignment, KEY), {1})
    assert rule(held, ruling) == [("Robin", 2.0, 3.0), ("Kim", 3.0, 2.0)]
    assert (took_b.score, took_a.score) == (3.0, 2.0)


def test_a_corrected_key_is_what_the_quiz_asks_from_now_on(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin")
    asked = version_of(assignment, KEY)
    rule(held, regrading.correct_key(held, asked, {1}))
    now_asked = version_of(assignment, KEY)
    assert now_asked.id != asked.id
    assert now_asked.content.key_text() == "Because the ferry was cheaper"
    assert asked.content.key_text() == "Because the arches had cracked"


def test_another_typed_answer_is_right_for_all_who_gave_it(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", typed="Maria V.")
    take(held, assignment, "Kim", typed="maria v.")
    take(held, assignment, "Lou", typed="Tom Rask")
    version = version_of(assignment, NAME)
    assert regrading.wrong_answers(held, version) == [("Maria V.", 2), ("Tom Rask", 1)]
    assert rule(held, regrading.accept(held, version, "Maria V.")) == [("Robin", 2.0, 3.0), ("Kim", 2.0, 3.0)]


def test_a_rejected_answer_can_be_accepted(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Lou", typed="Tom Rask")
    assert rule(held, regrading.accept(held, version_of(assignment, NAME), "tom rask")) == [("Lou", 2.0, 3.0)]


def test_a_cancelled_question_is_in_nobodys_score(held: Session, assignment: Assignment) -> None:
    right, wrong = take(held, assignment, "Kim", option=0), take(held, assignment, "Robin", option=1)
    rule(held, regrading.cancel(held, version_of(assignment, KEY)))
    assert (right.score, right.points) == (2.0, 3.0)
    assert (wrong.score, wrong.points) == (2.0, 3.0)
    assert right.items[KEY].fraction is None


def test_taking_a_ruling_back_restores_the_scores_and_keeps_the_record(held: Session, assignment: Assignment) -> None:
    attempt = take(held, assignment, "Kim", option=0)
    ruling = regrading.cancel(held, version_of(assignment, KEY))
    rule(held, ruling)
    regrading.revoke(ruling)
    assert rule(held, ruling) == [("Kim", 2.0, 3.0)]
    assert (attempt.score, attempt.points) == (3.0, 4.0)
    assert [line.stands for line in regrading.history(held, ruling.version.question_id)] == [False]
    with pytest.raises(NotRulable):
        regrading.revoke(ruling)


def test_rulings_count_in_the_order_they_were_made(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", option=1)
    version = version_of(assignment, KEY)
    rule(held, regrading.correct_key(held, version, {1}))
    assert rule(held, regrading.correct_key(held, version, {0})) == [("Robin", 3.0, 2.0)]


def test_an_attempt_under_way_is_scored_by_the_ruling_when_it_is_submitted(
    held: Session, assignment: Assignment
) -> None:
    attempt, _token = make_attempt(held, assignment, "Robin")
    save_response(held, attempt.items[KEY], Save({"option": attempt.items[KEY].shown.ids[1]}, "phone", 1, 0))
    assert rule(held, regrading.correct_key(held, version_of(assignment, KEY), {1})) == []
    submit(held, attempt)
    assert attempt.score == 1.0


def test_an_attempt_at_another_version_keeps_its_score(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", option=1)
    first = version_of(assignment, KEY)
    assignment.quiz.items[KEY].version = first.question.revise(first.content.rekeyed({1}))
    held.commit()
    later = take(held, assignment, "Kim", option=1)
    assert later.score == 3.0
    rule(held, regrading.cancel(held, first))
    assert (later.score, later.points) == (3.0, 4.0)


def test_a_version_is_scored_by_a_later_one_only_if_it_shows_the_same(held: Session, assignment: Assignment) -> None:
    take(held, assignment, "Robin", option=1)
    first = version_of(assignment, KEY)
    corrected = first.question.revise(first.content.rekeyed({1}))
    other = version_of(assignment, STATEMENT)
    held.flush()
    with pytest.raises(NotRulable):
        regrading.score_by(held, first, other)
    assert rule(held, regrading.score_by(held, first, corrected)) == [("Robin", 2.0, 3.0)]


def test_what_changed_is_in_the_attempts_log(held: Session, assignment: Assignment) -> None:
    attempt = take(held, assignment, "Robin", option=1)
    ruling = regrading.correct_key(held, version_of(assignment, KEY), {1})
    rule(held, ruling, reason="Option B is right by paragraph 2")
    line = held.scalars(select(AttemptEvent)).one()
    assert (line.attempt_id, line.kind, line.by_id) == (attempt.id, "regraded", ruling.made_by_id)
    assert line.detail == {"before": 2.0, "after": 3.0, "ruling": ruling.id}
    assert ruling.reason == "Option B is right by paragraph 2"


@pytest.mark.parametrize("right", [{0}, set(), {0, 1}])
def test_a_key_that_is_the_same_or_none_is_refused(held: Session, assignment: Assignment, right: set[int]) -> None:
    with pytest.raises(NotRulable):
        regrading.correct_key(held, version_of(assignment, KEY), right)


@pytest.mark.parametrize("answer", ["", "  ", "Maria Voss", "maria voss"])
def test_an_answer_that_is_right_already_is_refused(held: Session, assignment: Assignment, answer: str) -> None:
    with pytest.raises(NotRulable):
        regrading.accept(held, version_of(assignment, NAME), answer)


def test_a_question_is_cancelled_once(held: Session, assignment: Assignment) -> None:
    regrading.cancel(held, version_of(assignment, KEY))
    with pytest.raises(NotRulable):
        regrading.cancel(held, version_of(assignment, KEY))


@pytest.mark.parametrize(
    "broken", [{"kind": "key"}, {"kind": "accept"}, {"kind": "cancel", "answer": "x"}, {"kind": "?"}]
)
def test_the_database_refuses_half_a_ruling(held: Session, assignment: Assignment, broken: dict[str, str]) -> None:
    held.add(Ruling(version=version_of(assignment, KEY), **broken))
    with pytest.raises(IntegrityError):
        held.flush()


def test_regrading_many_attempts_costs_as_many_reads_as_few(held: Session, assignment: Assignment) -> None:
    def reads() -> int:
        counted: list[str] = []
        held.expire_all()
        version = version_of(assignment, KEY)
        ruling = regrading.cancel(held, version)

        def count(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            if statement.startswith("SELECT"):
                counted.append(statement)

        event.listen(db.engine, "before_cursor_execute", count)
        by = held.scalars(select(Person)).one()
        regrading.regrade(held, version, ruling, by, "")
        event.remove(db.engine, "before_cursor_execute", count)
        held.rollback()
        return len(counted)

    take(held, assignment, "First")
    few = reads()
    for number in range(5):
        take(held, assignment, f"Student {number}")
    assert reads() == few


# On pages ------------------------------------------------------------------------------------------


@pytest.fixture
def asked(client: FlaskClient, session: Session, teacher: Person) -> Assignment:
    """Return a signed-in teacher's quiz that Robin took: option B, “Maria V.”."""
    sign_in(client, teacher)
    assignment = make_assignment(session, teacher)
    take(session, assignment, "Robin")
    return assignment


def test_a_regrade_is_shown_before_it_is_done(client: FlaskClient, session: Session, asked: Assignment) -> None:
    version = version_of(asked, KEY)
    address = f"/desk/questions/{version.question_id}/regrade"
    page = client.post(address, data={"version": version.id, "act": "key", "right": 1}).get_data(as_text=True)
    assert "This would change" in page
    assert "The right answer is “Because the ferry was cheaper”." in page
    assert "2&nbsp;/&nbsp;4" in page
    assert "3&nbsp;/&nbsp;4" in page
    session.expire_all()
    assert session.scalars(select(Ruling)).all() == []
    assert session.scalars(select(Attempt)).one().score == 2.0

    sent = {"version": version.id, "act": "key", "right": 1, "confirmed": "1", "reason": "B is right"}
    done = client.post(address, data=sent, follow_redirects=True).get_data(as_text=True)
    assert "Regraded: 1 score changed." in done
    assert "B is right" in done
    session.expire_all()
    assert session.scalars(select(Attempt)).one().score == 3.0
    again = client.post(address, data=sent)
    assert again.status_code == 422
    assert "This is the key already." in again.get_data(as_text=True)


def test_an_answer_that_was_given_is_accepted_from_the_list(
    client: FlaskClient, session: Session, asked: Assignment
) -> None:
    version = version_of(asked, NAME)
    address = f"/desk/questions/{version.question_id}/regrade"
    page = client.get(address).get_data(as_text=True)
    assert "Maria V." in page
    assert "given 1 time" in page
    client.post(address, data={"version": version.id, "act": "accept", "answer": "Maria V.", "confirmed": "1"})
    session.expire_all()
    assert session.scalars(select(Attempt)).one().score == 3.0


def test_the_student_sees_what_counts_now(client: FlaskClient, app: Flask, session: Session, asked: Assignment) -> None:
    version = version_of(asked, KEY)
    address = f"/desk/questions/{version.question_id}/regrade"
    client.post(address, data={"version": version.id, "act": "cancel", "confirmed": "1"})
    session.expire_all()
    attempt = session.scalars(select(Attempt)).one()
    assert (attempt.score, attempt.points) == (2.0, 3.0)
    page = client.get(f"/desk/attempts/{attempt.id}").get_data(as_text=True)
    assert "counts for nobody" in page


def test_the_results_say_what_counts_now(client: FlaskClient, session: Session, asked: Assignment) -> None:
    name, key = version_of(asked, NAME), version_of(asked, KEY)
    client.post(
        f"/desk/questions/{name.question_id}/regrade",
        data={"version": name.id, "act": "accept", "answer": "Maria V.", "confirmed": "1"},
    )
    client.post(
        f"/desk/questions/{key.question_id}/regrade", data={"version": key.id, "act": "cancel", "confirmed": "1"}
    )
    session.expire_all()
    found = {result.question_id: result for result in quiz_results(session, asked.quiz).questions}
    accepted, cancelled = found[name.question_id], found[key.question_id]
    assert [(one.text, one.right) for one in accepted.picked if one.count] == [("Maria V.", True)]
    assert (accepted.right, accepted.wrong) == (1, 0)
    assert (cancelled.asked, cancelled.right, cancelled.wrong, cancelled.blank, cancelled.cancelled) == (0, 0, 0, 0, 1)
    page = client.get(f"/desk/quizzes/{asked.quiz_id}/results").text
    assert "It was cancelled in 1 attempt." in page
    assert "⊘" in page
    assert "Cancelled, and so in none" in client.get(f"/desk/quizzes/{asked.quiz_id}/analysis").text


@pytest.mark.parametrize(
    "sent",
    [{}, {"act": "nonsense"}, {"act": "accept"}, {"act": "key", "right": "9"}, {"act": "key", "right": "x"}],
)
def test_a_ruling_that_cannot_be_made_is_refused_on_the_page(
    client: FlaskClient, asked: Assignment, sent: dict[str, str]
) -> None:
    version = version_of(asked, KEY)
    answer = client.post(f"/desk/questions/{version.question_id}/regrade", data={"version": version.id, **sent})
    assert answer.status_code == 422


def test_anothers_question_and_anothers_version_are_not_there(
    client: FlaskClient, session: Session, asked: Assignment
) -> None:
    other = make_quiz(session, make_teacher(session, "Bo", "bo@school.example"))
    foreign = other.items[0].version
    assert client.get(f"/desk/questions/{foreign.question_id}/regrade").status_code == 404
    mine = version_of(asked, KEY)
    assert client.get(f"/desk/questions/{mine.question_id}/regrade?version={foreign.id}").status_code == 404
    for act in ({"act": "version", "other": foreign.id}, {"act": "revoke", "ruling": 99}):
        sent = {"version": mine.id, **act}
        assert client.post(f"/desk/questions/{mine.question_id}/regrade", data=sent).status_code == 404


@pytest.mark.parametrize("database", ["postgres", "app"])
def test_a_submission_during_a_regrade_is_scored_by_the_ruling(database: str, request: pytest.FixtureRequest) -> None:
    app: Flask = request.getfixturevalue(database)
    with app.app_context():
        assignment = make_assignment(db.session(), make_teacher(db.session()))
        attempt, _token = make_attempt(db.session(), assignment)
        item = attempt.items[KEY]
        save_response(db.session(), item, Save({"option": item.shown.ids[1]}, "phone", 1, 0))
        db.session.commit()
        attempt_id, version_id, teacher_id = attempt.id, item.version_id, assignment.quiz.owner_id
    ruled, submitting = threading.Event(), threading.Event()

    def hand_in() -> None:
        with app.app_context():
            ruled.wait(10)
            submitting.set()
            submit(db.session(), db.session.get_one(Attempt, attempt_id))
            db.session.commit()

    student = threading.Thread(target=hand_in)
    student.start()
    with app.app_context():
        version = db.session.get_one(QuestionVersion, version_id)
        regrading.settle(db.session(), version)
        ruling = regrading.correct_key(db.session(), version, {1})
        regrading.regrade(db.session(), version, ruling, db.session.get_one(Person, teacher_id), "")
        ruled.set()
        submitting.wait(10)
        student.join(0.3)
        db.session.commit()
    student.join(20)
    with app.app_context():
        assert db.session.get_one(Attempt, attempt_id).score == 1.0
        assert db.session.scalars(select(QuizItem.version_id)).first() != version_id
