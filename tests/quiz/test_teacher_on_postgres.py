"""The teacher's way on PostgreSQL, whose locks and types are stricter than SQLite's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from threading import Barrier

from factories import PARAGRAPHS, PASSWORD, TEXT, TITLE, answer_to, make_attempt, make_quiz, make_teacher
from files import docx
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from quiz.extensions import db
from quiz.intakes import forget_old
from quiz.models import Article, Intake, Job, Quiz
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.sheets import OF_QUIZ, WRITERS
from quiz.submitting import submit
from quiz.worker import work_on


def signed_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    sent = {"email": "ada@school.example", "password": PASSWORD}
    assert client.post("/sign-in", data=sent).status_code == 302
    return client


def test_a_teacher_goes_the_whole_way(postgres: Flask) -> None:
    with postgres.app_context():
        teacher = make_teacher(db.session())
        quiz = make_quiz(db.session(), teacher, published=True)
        attempt, _token = make_attempt(db.session(), quiz.assignments[0])
        for item in attempt.items[:3]:
            save_response(db.session(), item, Save(answer_to(item, right=False), "phone", 1, 0))
        submit(db.session(), attempt)
        db.session.commit()
        quiz_id, attempt_id = quiz.id, attempt.id
        item_id, version_id = quiz.items[1].id, quiz.items[1].version_id
    wrong = {"email": "eve@school.example", "password": "wrong"}
    assert postgres.test_client().post("/sign-in", data=wrong).status_code == 422
    client = signed_in(postgres)
    for address in (
        "/desk",
        f"/desk/quizzes/{quiz_id}",
        f"/desk/quizzes/{quiz_id}/questions/{item_id}/edit",
        f"/desk/quizzes/{quiz_id}/share",
        f"/desk/quizzes/{quiz_id}/results",
        f"/desk/quizzes/{quiz_id}/results.csv",
        *(f"/desk/quizzes/{quiz_id}/{page}" for page in ("understood", "understood/projector", "analysis")),
        f"/desk/quizzes/{quiz_id}/report?scores=1",
        *(f"/desk/quizzes/{quiz_id}/sheets/{name}.{ending}" for name in OF_QUIZ for ending in WRITERS),
        f"/desk/attempts/{attempt_id}",
        f"/desk/attempts/{attempt_id}/report",
    ):
        assert client.get(address, buffered=True).status_code == 200, address
    changed = {"stem": "A\x00 new wording.", "answer": "true", "points": "1", "version": str(version_id)}
    edited = client.post(f"/desk/quizzes/{quiz_id}/questions/{item_id}/edit", data=changed)
    assert edited.location == f"/desk/quizzes/{quiz_id}#q2"
    for act in (f"questions/{item_id}/drop", "undo/1", "undo/1", "redo/2", "undo/2"):
        assert client.post(f"/desk/quizzes/{quiz_id}/{act}").status_code == 302, act
    with postgres.app_context():
        asked = [item.version_id for item in db.session.get_one(Quiz, quiz_id).items]
        assert (len(asked), asked[1]) == (4, version_id)
    pasted = client.post("/desk/articles/new", data={"text": TEXT.replace("Monday", "Sunday"), "title": "A\x00 title"})
    assert client.get(pasted.location).status_code == 200


def test_a_file_comes_in_and_is_looked_over(postgres: Flask) -> None:
    with postgres.app_context():
        make_teacher(db.session())
    client = signed_in(postgres)
    sent = {"file": (BytesIO(docx(TITLE, PARAGRAPHS)), "a\x00 bridge.docx")}
    location = client.post("/desk/articles/file", data=sent).location
    with postgres.app_context():
        work_on(db.session.scalars(select(Job.id)).one())
        assert db.session.scalars(select(Job.state)).one() == "done"
    assert TITLE in client.get(location).get_data(as_text=True)
    made = client.post(location, data={"title": "A\x00 title", "byline": "Ada\x00", "kept": ["0", "1", "6"]})
    with postgres.app_context():
        article = db.session.scalars(select(Article)).one()
        assert (article.title, article.byline, article.text) == ("A title", "Ada", TEXT)
        assert made.location == f"/desk/articles/{article.id}/progress"
        db.session.execute(update(Intake).values(created_at=now() - timedelta(days=2)))
        forget_old(db.session())
        db.session.commit()
        assert db.session.scalars(select(Intake.id)).all() == []


def test_four_posts_at_once_make_one_article(postgres: Flask) -> None:
    with postgres.app_context():
        make_teacher(db.session())
    together = Barrier(4)

    def paste() -> int:
        client = signed_in(postgres)
        together.wait()
        return client.post("/desk/articles/new", data={"text": TEXT}).status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = [done.result() for done in [threads.submit(paste) for _ in range(4)]]
    assert statuses == [302] * 4
    with postgres.app_context():
        assert db.session.scalar(select(func.count(Article.id))) == 1
