"""Every line that people read can be translated: those of the library too, which knows no page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.support import NullTranslations
from factories import PASSWORD, TEXT, make_article, make_quiz, make_teacher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from questions.flaws import CHECKS
from questions.flaws.base import ARTICLE_CHECKS
from questions.messages import Message
from questions.readability import _LEVELS
from questions.shortfall import shortfall
from quiz.generation import request_questions
from quiz.models import Article
from quiz.saying import said
from quiz.tasks import TASKS
from quiz.words import LEVEL_LABELS

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "babel.cfg"
KEYWORDS = re.findall(r"-k (\S+)", CONFIG.read_text(encoding="utf-8"))
SOURCES = sorted([*(ROOT / "questions").rglob("*.py"), *(ROOT / "quiz").rglob("*.py")])


@pytest.fixture(scope="module")
def entries() -> set[str]:
    """Return every text that the command in babel.cfg collects."""
    with CONFIG.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found: set[str] = set()
    for _file, _line, text, _comments, _context in extract_from_dir(
        str(ROOT), methods, options, {**DEFAULT_KEYWORDS, **parse_keywords(KEYWORDS)}
    ):
        found.update([text] if isinstance(text, str) else filter(None, text))
    return found


def calls() -> Iterator[tuple[str, ast.expr]]:
    """Yield where a line for people is made, and the expression that makes it."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", None)
            if not isinstance(node, ast.Call) or not node.args:
                continue
            for keyword in KEYWORDS:
                called, _, place = keyword.partition(":")
                if name == called and name not in ("_l", "lazy_gettext"):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args[int(place or 1) - 1]


def handed_on(expression: ast.expr) -> bool:
    """Say whether an expression is a message that was made elsewhere: a name, or a message's own field."""
    return isinstance(expression, ast.Name | ast.Attribute | ast.Subscript | ast.Call)


def test_every_line_of_the_library_is_collected(entries: set[str]) -> None:
    flaws = [check.flaw.message for check in (*CHECKS.values(), *ARTICLE_CHECKS.values())]
    shortfalls = [shortfall(got, 10, limited) for got in (0, 1, 5) for limited in (False, True)]
    lines = [*flaws, *filter(None, shortfalls), TASKS["generate"].gave_up(3)]
    assert len(lines) > 20
    assert [line.template for line in lines if line.template not in entries] == []


def test_every_line_for_people_is_written_out_where_it_is_made(entries: set[str]) -> None:
    made = list(calls())
    assert len(made) > 50
    assert [
        place
        for place, line in made
        if not (handed_on(line) or (isinstance(line, ast.Constant) and line.value in entries))
    ] == []


def test_every_reading_level_has_a_label() -> None:
    assert {label for _below, label in _LEVELS} == set(LEVEL_LABELS)


class Marked(NullTranslations):  # type: ignore[misc]
    """Translate into a language in which every text stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    ugettext = gettext

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return f"⟦{singular if number == 1 else plural}⟧"

    ungettext = ngettext


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every page speak the language in brackets."""
    monkeypatch.setattr("flask_babel.Domain.get_translations", lambda _self: Marked())


def test_a_message_is_said_in_the_pages_language_with_its_parameters(app: Flask, marked: None) -> None:
    inner = Message("An article may have at most %(most)s words: %(why)s", most=150_000, why=Message("too long"))
    with app.test_request_context("/"):
        assert said(inner) == "⟦An article may have at most 150,000 words: ⟦too long⟧⟧"
        assert said("no message") == "no message"
        assert said(None) == ""


def sign_in(client: FlaskClient, session: Session) -> Article:
    teacher = make_teacher(session)
    session.commit()
    client.post("/sign-in", data={"email": "ada@school.example", "password": PASSWORD})
    return make_article(session, teacher, TEXT)


def test_a_refused_article_is_refused_in_the_pages_language(
    client: FlaskClient, session: Session, marked: None
) -> None:
    sign_in(client, session)
    page = client.post("/desk/articles/new", data={"text": "Three words only."}).get_data(as_text=True)
    assert "⟦This text is too short: questions need an article" in page


def test_what_the_worker_stored_is_said_in_the_language_of_who_looks(
    client: FlaskClient, session: Session, marked: None
) -> None:
    article = sign_in(client, session)
    job = request_questions(session, article)
    job.fail(TASKS["generate"].gave_up(3))
    session.commit()
    page = client.get(f"/desk/articles/{article.id}/progress").get_data(as_text=True)
    assert "⟦Making questions from this article stopped without an answer 3 times." in page
    article.shortfall = shortfall(4, 10)
    quiz = make_quiz(session, article.owner, article=article)
    session.commit()
    page = client.get(f"/desk/quizzes/{quiz.id}").get_data(as_text=True)
    assert "⟦Only 4 questions could be made that pass every check; the article does not hold 10.⟧" in page
    assert f"⟦reading level: ⟦{article.level}⟧⟧" in page
