"""The preview: a student's pages, and not a row of it anywhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from factories import make_questions, make_questions_of_parts, make_quiz
from flask.testing import FlaskClient
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from quiz.extensions import Base
from quiz.models import Person, Quiz

pytestmark = pytest.mark.usefixtures("signed_in")


def rows(session: Session) -> dict[str, int]:
    session.rollback()
    tables = Base.metadata.tables.values()
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def open_preview(client: FlaskClient, quiz: Quiz) -> str:
    answer = client.get(f"/desk/quizzes/{quiz.id}/preview")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def fields(page: str, **given: str) -> dict[str, str]:
    """Return what the form of a page sends with these answers."""
    sealed = re.findall(r'name="preview" value="([^"]+)"', page)[0]
    return {"preview": unescape(sealed), **{name.replace("_", "-"): value for name, value in given.items()}}


def option(page: str, text: str) -> str:
    """Return the id that an option has on a page."""
    return re.findall(rf'value="([^"]+)"[^>]*>\s*<span>{re.escape(text)}', page)[0]


def send(client: FlaskClient, quiz: Quiz, sent: dict[str, str]) -> tuple[int, str]:
    answer = client.post(f"/desk/quizzes/{quiz.id}/preview", data=sent, follow_redirects=True)
    return answer.status_code, answer.get_data(as_text=True)


def test_it_is_the_students_page_with_a_banner_and_a_way_back(client: FlaskClient, quiz: Quiz) -> None:
    page = open_preview(client, quiz)
    assert "Nothing you do here is stored or counted." in page
    assert f'href="/desk/quizzes/{quiz.id}"' in page
    assert 'id="answers"' in page
    assert "/attempt/" not in page
    assert "attempt.js" not in page
    for item in quiz.items:
        assert item.version.content.explanation not in page
    assert "misread" not in page


def test_answers_are_scored_as_a_students_and_forgotten(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    before = rows(session)
    page = open_preview(client, quiz)
    right = option(page, "Because the arches had cracked")
    sent = fields(page, answer_0_option=right, answer_1_value="false", answer_2_text="boat", then="check")
    status, review = send(client, quiz, sent)
    assert status == 200
    assert "2 of 4" in review
    assert "The repair lasts six weeks." in review
    assert "Nothing you do here is stored or counted." in review
    assert rows(session) == before
    assert "Nobody has taken this quiz yet." in client.get(f"/desk/quizzes/{quiz.id}/results").get_data(as_text=True)


@pytest.mark.usefixtures("teacher")
def test_every_kind_can_be_taken(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher, make_questions_of_parts())
    before = rows(session)
    page = open_preview(client, quiz)
    status, review = send(client, quiz, fields(page, answer_3_sentence="4", then="check"))
    assert status == 200
    assert "1 of 4" in review
    assert rows(session) == before


def test_the_options_stand_where_they_stood(client: FlaskClient, quiz: Quiz) -> None:
    page = open_preview(client, quiz)
    order = re.findall(r'name="answer-0-option" value="([^"]+)"', page)
    _status, again = send(client, quiz, fields(page, answer_2_text="ferry"))
    assert re.findall(r'name="answer-0-option" value="([^"]+)"', again) == order
    assert 'value="ferry"' in again


def test_an_answer_that_cannot_be_is_named_and_kept(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher, make_questions_of_parts()[2:3])
    page = open_preview(client, quiz)
    events = re.findall(r'name="answer-0-(place-[^"]+)"', page)
    sent = fields(page, **{f"answer-0-{event}": "1" for event in events}, then="check")
    status, again = send(client, quiz, sent)
    assert status == 422
    assert "Give each a place of its own." in again


@pytest.mark.parametrize("sealed", ["", "x", "W10.x"])
def test_a_page_that_is_not_ours_begins_anew(client: FlaskClient, quiz: Quiz, sealed: str) -> None:
    status, page = send(client, quiz, {"preview": sealed, "then": "check"})
    assert status == 200
    assert "the preview begins anew" in page


def test_a_quiz_that_changed_meanwhile_begins_anew(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    sent = fields(open_preview(client, quiz), then="check")
    quiz.drop(quiz.items[0])
    session.commit()
    assert "the preview begins anew" in send(client, quiz, sent)[1]


def test_it_takes_the_settings_of_the_quiz(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    quiz.time_limit_seconds, quiz.feedback = 600, "after_closing"
    session.commit()
    page = open_preview(client, quiz)
    assert "A student has 10 min; here the time does not run." in page
    assert "data-left" not in page
    assert "when the quiz is closed" in send(client, quiz, fields(page, then="check"))[1]


def test_a_published_quiz_gets_no_further_assignment(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher, make_questions(), published=True)
    before = rows(session)
    send(client, quiz, fields(open_preview(client, quiz), then="check"))
    assert rows(session) == before


def test_an_empty_quiz_has_no_preview(client: FlaskClient, session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher, [])
    reply = client.get(f"/desk/quizzes/{quiz.id}/preview", follow_redirects=True)
    assert "There is no question in this quiz." in reply.get_data(as_text=True)


@pytest.mark.parametrize("path", ["preview", "print?seed=7"])
def test_a_longer_quiz_costs_no_more_queries(client: FlaskClient, session: Session, teacher: Person, path: str) -> None:
    def cost(quiz: Quiz) -> int:
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            asked.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            assert client.get(f"/desk/quizzes/{quiz.id}/{path}").status_code == 200
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(asked)

    few = make_quiz(session, teacher, make_questions()[:2])
    many = make_quiz(session, teacher, [*make_questions(), *make_questions_of_parts()])
    assert cost(few) == cost(many) <= 11


def test_a_check_locks_the_answer_and_shows_what_is_right(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    quiz.feedback, quiz.certainty = "at_once", True
    session.commit()
    before = rows(session)
    page = open_preview(client, quiz)
    status, blank = send(client, quiz, fields(page, lock="1"))
    assert status == 422
    assert "Answer this question first" in blank
    status, checked = send(client, quiz, fields(page, answer_1_value="false", certainty_1="3", lock="1"))
    assert status == 200
    assert "The repair lasts six weeks." in checked
    assert 'id="e2"' in checked
    assert 'id="e1"' not in checked
    status, review = send(client, quiz, fields(checked, answer_1_value="true", answer_2_text="ferry", then="check"))
    assert status == 200
    assert "2 of 4" in review
    assert "you were certain" in review
    assert rows(session) == before


def test_an_article_that_is_not_shown_is_not_shown_here(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    quiz.article_visible = False
    session.commit()
    page = open_preview(client, quiz)
    assert "old stone bridge" not in page
    assert "Nothing you do here is stored or counted." in page
