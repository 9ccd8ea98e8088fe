"""The question bank: every question found again, judged by how it did, and put into another quiz."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from factories import (
    make_article,
    make_attempt,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    make_teacher,
)
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from questions.kinds.true_false import TrueFalse
from quiz import authoring, reviewing
from quiz.bank.performance import of_versions
from quiz.bank.search import PER_PAGE, Wanted, search
from quiz.models import Attempt, Person, Question, Quiz
from quiz.models.columns import now
from quiz.saving import Save, save_response
from quiz.submitting import submit

pytestmark = pytest.mark.usefixtures("signed_in")

BRIDGE, MONTHS, FERRY, DAMAGE = (question.stem for question in make_questions())


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    return make_quiz(session, teacher, published=True)


def take(session: Session, quiz: Quiz, name: str, *, right: bool, **state: object) -> Attempt:
    """Add a submitted attempt that answered the second question, and nothing else."""
    attempt, _token = make_attempt(session, quiz.assignments[0], name)
    save_response(session, attempt.items[1], Save({"value": not right}, "phone", 1, 0))
    submit(session, attempt)
    for column, value in state.items():
        setattr(attempt, column, value)
    session.commit()
    return attempt


def stems(session: Session, owner: Person, **wanted: object) -> list[str]:
    found = search(session, owner, Wanted(**wanted))  # type: ignore[arg-type]
    return [line.version.content.stem for line in found.lines]


def page(client: FlaskClient, address: str = "/desk/bank") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"words": "COUNCIL arches"}, [BRIDGE]),
        ({"words": "barge"}, []),
        ({"words": "voss"}, [DAMAGE]),
        ({"words": "town mends"}, [DAMAGE, FERRY, MONTHS, BRIDGE]),
        ({"words": "100 %"}, []),
        ({"words": "_"}, [FERRY]),
        ({"kind": "cloze"}, [FERRY]),
        ({"skill": "cause"}, [BRIDGE]),
        ({"skill": "detail", "kind": "true_false"}, [MONTHS]),
        ({"article": 10**6}, []),
        ({"difficulty": "easy"}, []),
        ({"difficulty": "hard", "order": "oldest"}, [BRIDGE, MONTHS, FERRY, DAMAGE]),
        ({"performed": "unasked", "kind": "cloze"}, [FERRY]),
        ({"archived": True}, []),
        ({"page": 99, "words": "arches"}, [BRIDGE]),
    ],
)
@pytest.mark.usefixtures("quiz")
def test_questions_are_found(session: Session, teacher: Person, wanted: dict[str, object], found: list[str]) -> None:
    assert stems(session, teacher, **wanted) == found


def test_what_was_dropped_stays_and_the_newest_version_counts(session: Session, teacher: Person, quiz: Quiz) -> None:
    item = quiz.items[1]
    authoring.revise(item, replace(item.version.content, stem="The repair lasts half a year."), 1)
    quiz.drop(item)
    session.commit()
    assert "The repair lasts half a year." in stems(session, teacher)
    assert stems(session, teacher, words="months") == []


def test_questions_are_told_apart_by_how_they_did(session: Session, teacher: Person, quiz: Quiz) -> None:
    for number in range(5):
        take(session, quiz, f"Student {number}", right=number > 0)
    assert stems(session, teacher, performed="expected") == [MONTHS]
    assert stems(session, teacher, performed="hard") == [DAMAGE, FERRY, BRIDGE]
    assert stems(session, teacher, performed="unasked") == []
    assert stems(session, teacher, order="easiest")[0] == MONTHS
    assert stems(session, teacher, order="hardest")[-1] == MONTHS
    line = search(session, teacher, Wanted(words="months")).lines[0]
    assert (line.performance.asked, line.performance.facility, line.quizzes) == (5, 0.8, 1)


@pytest.mark.parametrize(
    "state", [{"preview": True}, {"discarded_at": now()}, {"state": "in_progress", "submitted_at": None}]
)
def test_what_no_student_handed_in_says_nothing_of_a_question(
    session: Session, teacher: Person, quiz: Quiz, state: dict[str, object]
) -> None:
    take(session, quiz, "Robin", right=True, **state)
    assert len(stems(session, teacher, performed="unasked")) == 4


def test_each_version_has_its_own_figures(session: Session, quiz: Quiz) -> None:
    take(session, quiz, "Before", right=True)
    item = quiz.items[1]
    old = item.version
    authoring.revise(item, replace(old.content, stem="The repair lasts half a year."), 1)
    session.commit()
    take(session, quiz, "After", right=False)
    performed = of_versions(session, item.version.question)
    assert [(performed[id_].asked, performed[id_].facility) for id_ in (old.id, item.version_id)] == [(1, 1), (1, 0)]


def test_a_colleagues_questions_are_not_there(client: FlaskClient, session: Session, teacher: Person) -> None:
    other = make_quiz(session, make_teacher(session, "Bo", "bo@school.example"))
    question = other.items[0].version.question
    assert "There is no question yet." in page(client)
    assert client.get(f"/desk/bank/{question.id}").status_code == 404
    client.post("/desk/bank", data={"question": question.id, "quiz": "new", "act": "add"})
    assert session.scalars(Quiz.owned_by(teacher)).all() == []


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?kind=essay&order=worst", "?article=abc", "?words=%00%F0", ""]
)
@pytest.mark.usefixtures("quiz")
def test_an_address_that_nobody_links_to_shows_what_it_can(client: FlaskClient, query: str) -> None:
    assert BRIDGE in page(client, f"/desk/bank{query}") or "words" in query


def test_pages_have_addresses_that_keep_the_search(client: FlaskClient, session: Session, teacher: Person) -> None:
    questions = [TrueFalse(stem=f"Statement {n:02}.", skill="claim", answer=True) for n in range(PER_PAGE + 5)]
    make_quiz(session, teacher, questions)
    first = page(client, "/desk/bank?skill=claim&words=statement")
    assert "page 1 of 2" in first
    link = re.findall(r'rel="next" href="([^"]+)"', first)[0].replace("&amp;", "&")
    assert urlsplit(link).query == "words=statement&skill=claim&page=2"
    second = page(client, link)
    assert second.count('name="question"') == 5
    assert "Statement 04." in second
    assert "Statement 05." not in second


def test_ticked_questions_become_a_new_quiz(client: FlaskClient, session: Session, teacher: Person, quiz: Quiz) -> None:
    other = make_quiz(session, teacher, make_questions_of_parts()[:1], article=make_article(session, teacher))
    ticked = [item.version.question_id for item in (*quiz.items[:2], *other.items)]
    reply = client.post("/desk/bank", data={"question": ticked, "quiz": "new", "title": "Of both", "act": "add"})
    made = session.scalars(Quiz.owned_by(teacher)).first()
    assert made is not None
    assert urlsplit(reply.location).path == f"/desk/quizzes/{made.id}"
    assert (made.title, made.article_id, made.state) == ("Of both", quiz.article_id, "draft")
    assert [item.version.question_id for item in made.items] == ticked


def test_a_question_is_added_once_and_in_its_newest_version(
    client: FlaskClient, session: Session, teacher: Person, quiz: Quiz
) -> None:
    target = make_quiz(session, teacher, [])
    item = quiz.items[1]
    authoring.revise(item, replace(item.version.content, stem="The repair lasts half a year."), 1)
    quiz.drop(item)
    session.commit()
    for _ in range(2):
        client.post("/desk/bank", data={"question": item.version.question_id, "quiz": target.id, "act": "add"})
    session.expire_all()
    assert [each.version.content.stem for each in target.items] == ["The repair lasts half a year."]
    assert "1 was in the quiz already." in page(client, "/desk")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"quiz": "new", "act": "add"}, "Tick at least one question."),
        ({"question": "x", "quiz": "new", "act": "add"}, "Tick at least one question."),
        ({"question": "1", "quiz": "999", "act": "add"}, "Not a valid choice"),
        ({"question": "1", "quiz": "new", "title": "x" * 300, "act": "add"}, "A title has at most 200 characters."),
    ],
)
@pytest.mark.usefixtures("quiz")
def test_what_cannot_be_done_is_said_and_keeps_what_was_ticked(
    client: FlaskClient, sent: dict[str, str], said: str
) -> None:
    reply = client.post("/desk/bank?kind=multiple_choice", data=sent)
    shown = reply.get_data(as_text=True)
    assert reply.status_code == 422
    assert said in shown
    assert MONTHS not in shown
    assert ('value="1" checked' in shown) == (sent.get("question") == "1")


def test_archived_questions_are_offered_no_more_until_they_are_back(
    client: FlaskClient, session: Session, teacher: Person, quiz: Quiz
) -> None:
    ids = [item.version.question_id for item in quiz.items[:2]]
    reply = client.post("/desk/bank?skill=cause", data={"question": ids, "quiz": "new", "act": "archive"})
    assert reply.location.endswith("/desk/bank?skill=cause")
    assert stems(session, teacher) == [DAMAGE, FERRY]
    assert stems(session, teacher, archived=True) == [MONTHS, BRIDGE]
    assert len(quiz.items) == 4
    client.post("/desk/bank?archived=1", data={"question": ids[:1], "quiz": "new", "act": "bring_back"})
    client.post(f"/desk/bank/{ids[1]}/bring-back")
    session.expire_all()
    assert stems(session, teacher, archived=True) == []


def test_a_questions_page_shows_its_versions_its_quizzes_and_how_it_did(
    client: FlaskClient, session: Session, quiz: Quiz
) -> None:
    take(session, quiz, "Robin", right=True)
    item = quiz.items[1]
    edited = replace(item.version.content, stem="The repair lasts half a year.", explanation="Six weeks.")
    authoring.revise(item, edited, 1)
    session.commit()
    shown = page(client, f"/desk/bank/{item.version.question_id}")
    assert "The repair of the bridge lasts six months." in shown
    assert re.search(r"Changed:\s+the question, the explanation", shown)
    assert "As it was first written" in shown
    assert "asked 1 time, 100 % of the points earned: easy" in shown
    assert f'href="/desk/quizzes/{quiz.id}"' in shown
    assert "The repair costs 40,000 crowns and lasts six weeks." in shown
    client.post(f"/desk/bank/{item.version.question_id}/archive")
    assert "This question is archived" in page(client, f"/desk/bank/{item.version.question_id}")


def count_queries(act: Callable[[], object]) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(asked)


def test_a_longer_list_costs_no_more_queries(
    client: FlaskClient, session: Session, teacher: Person, quiz: Quiz
) -> None:
    few = count_queries(lambda: page(client))
    for number in range(4):
        make_quiz(session, teacher, article=make_article(session, teacher, title=f"Article {number}"))
    take(session, quiz, "Robin", right=True)
    assert count_queries(lambda: page(client)) == few <= 7


def test_the_bank_reads_on_postgresql_too(postgres: Flask) -> None:
    from quiz.extensions import db

    with postgres.app_context():
        held = db.session()
        owner = make_teacher(held)
        quiz = make_quiz(held, owner, published=True)
        take(held, quiz, "Robin", right=True)
        assert stems(held, owner, performed="easy", words="MONTHS", difficulty="hard") == [MONTHS]
        for order in ("hardest", "easiest", "asked", "article", "oldest"):
            assert len(stems(held, owner, order=order)) == 4
        assert held.scalars(select(Question.archived_at)).all() == [None] * 4


def test_a_suggestion_dropped_and_added_again_is_the_same_question(session: Session, quiz: Quiz) -> None:
    item = quiz.items[0]
    content, question = item.version.content, item.version.question
    quiz.drop(item)
    question.archive()
    session.commit()
    again = reviewing.add(session, quiz, content)
    session.commit()
    assert (again.version.question_id, question.archived) == (question.id, False)


def test_a_suggestion_whose_question_was_edited_comes_in_its_own_words(session: Session, quiz: Quiz) -> None:
    item = quiz.items[1]
    content = item.version.content
    authoring.revise(item, replace(content, stem="The repair lasts half a year."), 1)
    quiz.drop(item)
    session.commit()
    assert reviewing.add(session, quiz, content).version.content == content


def test_a_question_that_a_ruling_cancelled_says_nothing(session: Session, teacher: Person, quiz: Quiz) -> None:
    attempt = take(session, quiz, "Robin", right=False)
    attempt.items[1].fraction = None
    session.commit()
    assert stems(session, teacher, performed="unasked") == [MONTHS]


def test_an_article_that_the_bank_asks_about_is_not_deleted(
    client: FlaskClient, session: Session, teacher: Person, quiz: Quiz
) -> None:
    other = make_quiz(session, teacher)
    other.ask(quiz.items[0].version)
    session.commit()
    client.post(f"/desk/quizzes/{quiz.id}/delete", data={"code": quiz.assignments[0].code})
    reply = client.post(f"/desk/articles/{quiz.article_id}/delete", follow_redirects=True)
    assert "This article stays" in reply.get_data(as_text=True)
