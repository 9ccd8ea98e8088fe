"""A quiz of several articles: each question beside its own, for the student and for the teacher."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from factories import (
    OTHER_TEXT,
    OTHER_TITLE,
    make_article,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    other_questions,
    sign_in,
)
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quiz.models import Person, Quiz


@pytest.fixture
def mixed(session: Session, teacher: Person) -> Quiz:
    """Return a published quiz: two questions of its own article, two of another."""
    other = make_article(session, teacher, OTHER_TEXT, OTHER_TITLE)
    source = make_quiz(session, teacher, other_questions(), article=other)
    questions = [make_questions()[0], make_questions_of_parts()[3]]
    quiz = make_quiz(session, teacher, questions, published=True)
    for item in source.items:
        quiz.ask(item.version)
    session.commit()
    return quiz


def come_in(client: FlaskClient, quiz: Quiz) -> str:
    reply = client.post(f"/q/{quiz.assignments[0].code}", data={"nickname": "Robin"})
    return urlsplit(reply.location).path


def question(page: str, number: int) -> str:
    return page.partition(f'id="q{number}"')[2].partition(f'id="q{number + 1}"')[0]


def test_a_student_sees_both_articles_and_which_question_is_about_which(client: FlaskClient, mixed: Quiz) -> None:
    page = client.get(come_in(client, mixed)).get_data(as_text=True)
    assert page.count("data-article=") == 2
    assert "kept the lamp" in page
    assert "old stone bridge" in page
    assert 'href="#article-1"' in question(page, 1)
    assert f'<a href="#article-2">{OTHER_TITLE}</a>' in question(page, 3)


def test_sentences_are_numbered_in_their_own_article(client: FlaskClient, mixed: Quiz) -> None:
    page = client.get(come_in(client, mixed)).get_data(as_text=True)
    assert "5. Until then a ferry carries" in question(page, 2)
    assert "3. The niece studies the stars." in question(page, 3)
    assert "stars" not in question(page, 2)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_student_answers_and_looks_back_at_the_evidence_of_both(client: FlaskClient, mixed: Quiz) -> None:
    address = come_in(client, mixed)
    for position, answer in ((1, {"sentence": 4}), (2, {"sentence": 0}), (3, {"value": False})):
        body = {"position": position, "answer": answer, "client": "phone", "sequence": 1, "base": 0}
        assert client.post(f"{address}/responses", json=body).status_code == 200
    client.post(f"{address}/submit")
    page = client.get(f"{address}/review").get_data(as_text=True)
    assert "2 of 4" in page
    second = page.partition('id="article-2"')[2].partition("</section>")[0]
    assert re.findall(r'id="(e\d)"', second) == ["e4", "e3"]
    assert "kept the lamp" in question(page, 3)
    assert 'href="#s2-0"' in question(page, 3)


def test_a_quiz_whose_questions_need_one_article_shows_that_one(
    client: FlaskClient, session: Session, mixed: Quiz
) -> None:
    for item in mixed.items[:2]:
        mixed.drop(item)
    session.commit()
    page = client.get(come_in(client, mixed)).get_data(as_text=True)
    assert page.count("data-article=") == 1
    assert "old stone bridge" not in page
    assert "article-2" not in page


def test_the_teachers_pages_know_each_questions_article(
    client: FlaskClient, session: Session, teacher: Person, mixed: Quiz
) -> None:
    address = come_in(client, mixed)
    body = {"position": 2, "answer": {"sentence": 3}, "client": "phone", "sequence": 1, "base": 0}
    client.post(f"{address}/responses", json=body)
    client.post(f"{address}/submit")
    sign_in(client, teacher)
    page = client.get(f"/desk/quizzes/{mixed.id}").get_data(as_text=True)
    assert OTHER_TITLE in question(page, 3)
    assert OTHER_TITLE not in question(page, 2)
    assert len(re.findall(r'<mark[^>]*id="e3"', page)) == len(re.findall(r'<mark[^>]*id="e3"', question(page, 3))) == 1
    results = client.get(f"/desk/quizzes/{mixed.id}/results").get_data(as_text=True)
    assert "Sentence 4: “She wants to open the tower to visitors in the summer.”" in results
    session.expire_all()
    attempt = mixed.assignments[0].attempts[0]
    one = client.get(f"/desk/attempts/{attempt.id}").get_data(as_text=True)
    assert "Sentence 3: “The niece studies the stars.”" in one
    edit = client.get(f"/desk/quizzes/{mixed.id}/questions/{mixed.items[3].id}/edit").get_data(as_text=True)
    assert "kept the lamp" in edit
    assert "old stone bridge" not in edit
    assert client.get(f"/desk/quizzes/{mixed.id}/results.csv").status_code == 200


def test_who_comes_in_is_told_how_much_there_is_to_read_in_all(client: FlaskClient, mixed: Quiz) -> None:
    words = sum(article.words for article in {item.version.question.article for item in mixed.items})
    assert f"{words} words" in client.get(f"/q/{mixed.assignments[0].code}").get_data(as_text=True)
