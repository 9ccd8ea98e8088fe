"""Two teachers never see each other's work: every address of the desk, tried with the other's ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from factories import make_article, make_attempt, make_questions, make_quiz, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questions.candidate import Candidate
from questions.messages import Message
from quiz.models import Article, Intake, Job, Notice, Quiz, QuizItem, QuizSnapshot
from quiz.undoing import remember

LARGE = 10**30


def addresses(app: Flask, ids: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every method and address of the desk that names something by its id."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("teacher.") and rule.arguments:
            address = adapter.build(rule.endpoint, {name: ids[name] for name in rule.arguments})
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, address


@pytest.fixture
def others(session: Session) -> dict[str, Any]:
    """Return the ids of all that another teacher has."""
    owner = make_teacher(session, "Owner", "owner@school.example")
    quiz = make_quiz(session, owner, published=True)
    quiz.article.store_candidates([Candidate(make_questions()[0], 0.5, 0, "bridge")], [])
    session.commit()
    attempt, _token = make_attempt(session, quiz.assignments[0])
    intake = Intake.of_link(owner, "https://news.example/bridge")
    notice = Notice(assignment_id=attempt.assignment_id, text="Bring your notes.")
    session.add_all([intake, notice])
    remember(session, quiz, Message("Question 1 added"))
    session.commit()
    change = session.scalars(select(QuizSnapshot.id)).one()
    return {
        "change_id": change,
        "article_id": quiz.article_id,
        "intake_id": intake.id,
        "quiz_id": quiz.id,
        "item_id": quiz.items[0].id,
        "question_id": quiz.items[0].version.question_id,
        "attempt_id": attempt.id,
        "candidate_id": quiz.article.candidates[0].id,
        "assignment_id": attempt.assignment_id,
        "guest_id": attempt.guest_id or 1,
        "late_id": 1,
        "notice_id": notice.id,
        "number": 1,
        "name": "answers",
        "ending": "xlsx",
        "kind": "cloze",
    }


def test_what_is_anothers_does_not_exist(
    app: Flask, client: FlaskClient, session: Session, others: dict[str, Any]
) -> None:
    sign_in(client, make_teacher(session))
    tried = list(addresses(app, others))
    statuses = {(method, address): client.open(address, method=method).status_code for method, address in tried}
    assert len(statuses) > 15
    assert set(statuses.values()) == {404}, statuses


def test_trying_it_changes_nothing(app: Flask, client: FlaskClient, session: Session, others: dict[str, Any]) -> None:
    sign_in(client, make_teacher(session))
    for method, address in addresses(app, others):
        client.open(address, method=method, data={"by": "1", "title": "Mine now"})
    session.expire_all()
    quiz = session.get_one(Quiz, others["quiz_id"])
    assert (quiz.title, len(quiz.items), quiz.assignments[0].open) == ("A Town Mends Its Bridge", 4, True)
    assert session.scalar(select(func.count(Job.id))) == 0
    assert session.scalar(select(func.count(Article.id))) == 1
    assert session.scalars(select(Notice.text)).all() == ["Bring your notes."]


def test_who_is_not_signed_in_is_sent_to_sign_in(app: Flask, client: FlaskClient, others: dict[str, Any]) -> None:
    for method, address in addresses(app, others):
        answer = client.open(address, method=method)
        assert answer.status_code == 302, address
        assert answer.location.startswith("/sign-in")


def test_a_number_that_no_key_can_be_names_nothing(app: Flask, client: FlaskClient, session: Session) -> None:
    sign_in(client, make_teacher(session))
    ids: dict[str, Any] = defaultdict(lambda: LARGE)
    for method, address in addresses(app, ids):
        assert client.open(address, method=method).status_code == 404, address


def test_a_question_of_another_quiz_is_not_in_this_one(
    client: FlaskClient, session: Session, others: dict[str, Any]
) -> None:
    teacher = make_teacher(session)
    sign_in(client, teacher)
    own = make_quiz(session, teacher)
    assert client.get(f"/desk/quizzes/{own.id}/questions/{others['item_id']}/edit").status_code == 404
    client.post(f"/desk/quizzes/{own.id}/questions/{others['item_id']}/drop")
    client.post(f"/desk/quizzes/{own.id}/suggestions/{others['candidate_id']}")
    client.post(f"/desk/quizzes/{own.id}/suggestions/{LARGE}")
    assert session.scalar(select(func.count(QuizItem.id))) == 8


def test_the_desk_shows_what_is_ones_own(client: FlaskClient, session: Session, others: dict[str, Any]) -> None:
    teacher = make_teacher(session)
    sign_in(client, teacher)
    make_article(session, teacher, title="Mine to see")
    page = client.get("/desk").get_data(as_text=True)
    assert "Mine to see" in page
    assert "A Town Mends Its Bridge" not in page
