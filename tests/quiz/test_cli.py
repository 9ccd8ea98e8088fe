"""The commands of `flask --app quiz`."""

from __future__ import annotations

import pytest
from factories import PASSWORD, make_teacher
from flask.testing import FlaskCliRunner
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Article, Invitation, Person, Quiz
from quiz.models.person import Login

COMMANDS = (
    "create-teacher",
    "reset-link",
    "setup-token",
    "add-samples",
    "worker",
    "purge",
    "export-student",
    "delete-student",
    "backup",
    "restore",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(runner: FlaskCliRunner, command: str) -> None:
    shown = runner.invoke(args=[command, "--help"])
    assert shown.exit_code == 0
    assert len(shown.output.splitlines()) > 4
    assert command in runner.invoke(args=["--help"]).output


def create(runner: FlaskCliRunner, **changes: str) -> tuple[int, str]:
    given = {"name": "Ada", "email": "ada@school.example", "password": PASSWORD, **changes}
    done = runner.invoke(
        args=["create-teacher", *(part for key, value in given.items() for part in (f"--{key}", value))]
    )
    return done.exit_code, done.output


def test_the_first_teacher_is_the_administrator_and_the_next_is_not(runner: FlaskCliRunner, session: Session) -> None:
    assert create(runner)[0] == 0
    assert create(runner, name="Bo", email="bo@school.example")[0] == 0
    assert [person.administrator for person in session.scalars(select(Person).order_by(Person.id))] == [True, False]
    assert session.scalars(Login.by_email("ADA@school.example")).one().accepts(PASSWORD)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"email": "nobody"}, "@"),
        ({"password": "short"}, "at least 10"),
        ({"name": " "}, "needs a name"),
    ],
)
def test_a_wrong_account_is_refused_with_the_reason(
    runner: FlaskCliRunner, session: Session, changes: dict[str, str], reason: str
) -> None:
    code, output = create(runner, **changes)
    assert code == 2
    assert reason in output
    assert session.scalars(select(Person)).all() == []


def test_one_address_has_one_account(runner: FlaskCliRunner, session: Session) -> None:
    make_teacher(session)
    code, output = create(runner, email="ADA@school.example")
    assert code == 2
    assert "already" in output


def test_a_new_setup_token_ends_the_one_before(runner: FlaskCliRunner, session: Session) -> None:
    first = runner.invoke(args=["setup-token"]).output.strip()
    second = runner.invoke(args=["setup-token"]).output.strip()
    assert session.scalars(Invitation.by_token(first)).all() == []
    assert session.scalars(Invitation.by_token(second)).one().administrator


def test_there_is_no_setup_token_once_there_is_a_teacher(runner: FlaskCliRunner, session: Session) -> None:
    token = runner.invoke(args=["setup-token"]).output.strip()
    create(runner)
    assert session.scalars(Invitation.by_token(token)).all() == []
    assert runner.invoke(args=["setup-token"]).stdout == ""


def test_samples_are_added_once_and_belong_to_nobody(runner: FlaskCliRunner, session: Session) -> None:
    assert "3 sample quizzes added" in runner.invoke(args=["add-samples"]).output
    assert "already" in runner.invoke(args=["add-samples"]).output
    quizzes = session.scalars(select(Quiz)).all()
    assert [(quiz.owner_id, quiz.state) for quiz in quizzes] == [(None, "published")] * 3
    assert [article.owner_id for article in session.scalars(select(Article))] == [None] * 3
    assert all(len(quiz.items) >= 5 and quiz.assignments[0].code for quiz in quizzes)
