"""A quiz on paper: a second version in another order, the key that fits each, and every kind with all it needs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from factories import (
    OTHER_TEXT,
    OTHER_TITLE,
    make_article,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    other_questions,
)
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.kinds import KINDS, Option
from questions.kinds.multiple_choice import MultipleChoice
from quiz.models import Person, Quiz
from quiz.paper import sheet_of

pytestmark = pytest.mark.usefixtures("signed_in")

ALL = "chosen=1&students=y&article=y&lines=y&points=y&key=y"
SHEETS_ONLY = "chosen=1&students=y&article=y"
YEARS = MultipleChoice(
    stem="When was the bridge built?",
    skill="detail",
    options=(Option("1820", correct=True), Option("1830", role="misread"), Option("1840", role="misread")),
    option_order="fixed",
)


@pytest.fixture
def quiz(session: Session, teacher: Person) -> Quiz:
    """Return a draft with a question of every kind."""
    return make_quiz(session, teacher, [*make_questions(), *make_questions_of_parts()])


def page(client: FlaskClient, quiz: Quiz, query: str) -> str:
    answer = client.get(f"/desk/quizzes/{quiz.id}/print?{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def asked(quiz: Quiz, version: str, seed: int) -> list[dict[str, object]]:
    """Return what a version asks, without the ids that nobody sees."""
    return [
        {
            "stem": question.content.stem,
            "parts": [question.content.parts()[index] for index in question.shown.order],
        }
        for question in sheet_of(quiz, version, seed).questions
    ]


@pytest.mark.parametrize("version", ["A", "B"])
def test_the_same_number_gives_the_same_sheets_again(quiz: Quiz, version: str) -> None:
    assert asked(quiz, version, 7) == asked(quiz, version, 7)
    assert asked(quiz, version, 7) != asked(quiz, version, 8)


@pytest.mark.parametrize("seed", range(1, 30))
def test_version_b_asks_the_same_in_another_order(quiz: Quiz, seed: int) -> None:
    first, second = asked(quiz, "A", seed), asked(quiz, "B", seed)
    stems = [question["stem"] for question in first]
    assert stems == [item.version.content.stem for item in quiz.items]
    assert [question["stem"] for question in second] != stems
    parts = {question["stem"]: question["parts"] for question in second}
    for question in first:
        assert sorted(question["parts"]) == sorted(parts[question["stem"]])  # type: ignore[call-overload]
        assert not question["parts"] or question["parts"] != parts[question["stem"]]


@pytest.mark.parametrize("seed", range(1, 30))
def test_numbers_keep_their_order_and_events_are_never_in_theirs(session: Session, teacher: Person, seed: int) -> None:
    ordering = replace(make_questions_of_parts()[2], sequence=("The flood came", "The bridge closed", "Bread sold"))  # type: ignore[call-arg]
    quiz = make_quiz(session, teacher, [YEARS, ordering])
    for version in "AB":
        found = {str(question["stem"]): question["parts"] for question in asked(quiz, version, seed)}
        assert found[YEARS.stem] == ["1820", "1830", "1840"]
        assert found[ordering.stem] != list(ordering.sequence)  # type: ignore[attr-defined]


def test_a_quiz_of_one_question_has_a_version_b_too(session: Session, teacher: Person) -> None:
    quiz = make_quiz(session, teacher, [YEARS])
    assert asked(quiz, "B", 1) == asked(quiz, "A", 1)


def test_every_kind_is_on_the_sheet_and_on_the_key(client: FlaskClient, quiz: Quiz) -> None:
    shown = page(client, quiz, f"{ALL}&seed=7&sheets=AB")
    assert {item.version.kind for item in quiz.items} == set(KINDS)
    sheet = shown.partition("sheet-A")[2].partition("article-B")[0]
    key = shown.partition("key-B")[2]
    for item in quiz.items:
        start = item.version.content.stem.partition("____")[0]
        assert start in sheet
        assert start in key
        assert item.version.content.explanation in key.replace("&#39;", "'")


@pytest.mark.parametrize("version", ["A", "B"])
def test_the_key_names_the_letters_that_the_sheet_has(client: FlaskClient, quiz: Quiz, version: str) -> None:
    shown = page(client, quiz, f"{ALL}&seed=7&sheets={version}")
    sheet, _, key = shown.partition(f"key-{version}")
    letter = re.findall(r'paper__letter">(\w)</span> <span>Because the arches had cracked', sheet)
    assert re.findall(r'paper__letter">(\w)</span> Because the arches had cracked', key) == letter
    right = re.findall(r'paper__letter">(\w)</span> <span>finds the damage', sheet)
    assert re.findall(r'paper__letter">(\w)</span> Maria Voss – finds the damage', key) == right
    events = re.findall(r'paper__blank"></span> <span>(.*?)<', sheet.partition("paper__events")[2])[:4]
    places = re.findall(r"From top to bottom: ([\d, ]+)", key)[0].split(", ")
    assert sorted(zip(places, events, strict=True))[0] == ("1", "The flood came")
    marks = re.findall(rf"Version {version} · (\d+-\w{{4}})", shown)
    assert len(marks) == 2
    assert len(set(marks)) == 1


def test_the_mark_changes_with_the_quiz(session: Session, quiz: Quiz) -> None:
    before = sheet_of(quiz, "A", 7).mark
    quiz.drop(quiz.items[-1])
    session.commit()
    assert sheet_of(quiz, "A", 7).mark != before


def test_sheets_for_students_have_no_key(client: FlaskClient, quiz: Quiz) -> None:
    shown = page(client, quiz, f"{SHEETS_ONLY}&seed=7&sheets=AB")
    assert "Answer key:" not in shown
    for item in quiz.items:
        assert item.version.content.explanation not in shown
    assert "misread" not in shown


def test_sentences_are_numbered_where_one_is_asked_for(client: FlaskClient, session: Session, quiz: Quiz) -> None:
    assert "paper--numbered" in page(client, quiz, f"{SHEETS_ONLY}&seed=7")
    without = page(client, quiz, "chosen=1&students=y&seed=7")
    assert "old stone bridge" not in without
    assert "Write the sentence" in without
    quiz.drop(quiz.items[-1])
    session.commit()
    assert "paper--numbered" not in page(client, quiz, f"{SHEETS_ONLY}&seed=7")


@pytest.mark.parametrize("query", ["", "seed=0", "seed=x", "seed=99999", f"{ALL}&sheets=B", f"{ALL}&seed="])
def test_an_address_without_a_number_gets_one_and_keeps_the_rest(client: FlaskClient, quiz: Quiz, query: str) -> None:
    reply = client.get(f"/desk/quizzes/{quiz.id}/print?{query}")
    assert reply.status_code == 302
    assert re.search(r"seed=[1-9]\d{0,3}$", reply.location)
    assert ("sheets=B" in reply.location) == ("sheets=B" in query)
    assert client.get(reply.location).status_code == 200


def test_an_article_that_is_asked_about_is_printed(client: FlaskClient, session: Session, teacher: Person) -> None:
    article = make_article(session, teacher, OTHER_TEXT, OTHER_TITLE)
    other = make_quiz(session, teacher, other_questions(), article=article)
    quiz = make_quiz(session, teacher, make_questions()[:1])
    quiz.ask(other.items[0].version)
    session.commit()
    shown = page(client, quiz, f"{ALL}&seed=7")
    assert "kept the lamp" in shown
    assert f"About “{OTHER_TITLE}”" in shown
    assert "The niece studies the stars." in shown.partition("key-A")[2]


def test_an_empty_quiz_says_so(client: FlaskClient, session: Session, teacher: Person) -> None:
    assert "There is no question in this quiz." in page(client, make_quiz(session, teacher, []), "seed=7")
