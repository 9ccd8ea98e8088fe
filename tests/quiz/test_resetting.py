"""A forgotten password: a link that works once, printed or mailed, and nothing that tells who has an account."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from factories import PASSWORD, make_teacher, sign_in
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quiz import mail
from quiz.config import load
from quiz.models import Login, PasswordReset, SignInFailure
from quiz.models.columns import now
from quiz.models.person import FAILURES_ALLOWED
from quiz.resetting import LINKS_ALLOWED

NEW = "another long password"


class MailServer:
    """A mail server of few words that keeps what it is given."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.mails: list[str] = []
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb") as stream:
                self._talk(stream.readline, lambda line: (stream.write(line + b"\r\n"), stream.flush()))

    def _talk(self, read: Callable[[], bytes], say: Callable[[bytes], object]) -> None:
        say(b"220 here")
        while line := read():
            word = line.split()[0].upper()
            if word == b"DATA":
                say(b"354 go on")
                self.mails.append(b"".join(iter(read, b".\r\n")).decode())
            if word == b"QUIT":
                say(b"221 bye")
                return
            say(b"250 good")

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(5)


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.close()


@pytest.fixture
def mailing(make_app: Callable[..., Flask], mail_server: MailServer) -> FlaskClient:
    """Return a client of an app that sends its mail to the server above."""
    settings = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": mail_server.port, "SMTP_SECURITY": "none"}
    return make_app(
        **settings, MAIL_FROM="readback@school.example", PUBLIC_URL="https://quiz.school.example"
    ).test_client()


def text(reply: TestResponse) -> str:
    return reply.get_data(as_text=True)


def wait_for_mail() -> None:
    for thread in threading.enumerate():
        if thread.name == "mail":
            thread.join(10)


def printed(runner: FlaskCliRunner, email: str = "ada@school.example") -> str:
    done = runner.invoke(args=["reset-link", "--email", email])
    assert done.exit_code == 0, done.output
    return "/new-password/" + done.output.strip().rpartition("/")[2]


def test_a_printed_link_changes_the_password_once(
    runner: FlaskCliRunner, client: FlaskClient, session: Session
) -> None:
    make_teacher(session)
    address = printed(runner)
    assert "ada@school.example" in text(client.get(address))
    assert client.post(address, data={"password": NEW}).location == "/sign-in"
    assert session.scalars(Login.by_email("ada@school.example")).one().accepts(NEW)
    assert client.get(address).status_code == client.post(address, data={"password": PASSWORD}).status_code == 404


def test_sessions_end_and_the_wait_of_who_forgot_too(
    runner: FlaskCliRunner, client: FlaskClient, session: Session
) -> None:
    sign_in(client, make_teacher(session))
    assert client.get("/desk").status_code == 200
    session.add_all([SignInFailure(identifier="ada@school.example") for _ in range(FAILURES_ALLOWED)])
    session.commit()
    client.application.test_client().post(printed(runner), data={"password": NEW})
    assert client.get("/desk").status_code == 302
    assert client.post("/sign-in", data={"email": "ada@school.example", "password": NEW}).location == "/desk"


def test_using_one_link_ends_the_others_and_time_ends_all(
    runner: FlaskCliRunner, client: FlaskClient, session: Session
) -> None:
    make_teacher(session)
    first, second = printed(runner), printed(runner)
    client.post(first, data={"password": NEW})
    assert client.get(second).status_code == 404
    third = printed(runner)
    session.execute(update(PasswordReset).values(expires_at=now() - timedelta(seconds=1)))
    session.commit()
    assert client.get(third).status_code == 404


@pytest.mark.parametrize("password", ["", "short", "a" * 30, "ada@school.example", "x" * 201])
def test_a_weak_password_leaves_the_link_unused(
    runner: FlaskCliRunner, client: FlaskClient, session: Session, password: str
) -> None:
    make_teacher(session)
    address = printed(runner)
    assert client.post(address, data={"password": password}).status_code == 422
    assert client.post(address, data={"password": NEW}).status_code == 303


def test_the_token_is_kept_as_a_digest(runner: FlaskCliRunner, session: Session) -> None:
    make_teacher(session)
    token = printed(runner).rpartition("/")[2]
    assert session.scalars(select(PasswordReset.token_hash)).one() != token
    assert runner.invoke(args=["reset-link", "--email", "no@school.example"]).exit_code == 2


def test_only_the_administrator_makes_links_for_others(client: FlaskClient, session: Session) -> None:
    administrator = make_teacher(session, administrator=True)
    other = make_teacher(session, "Bea", "bea@school.example")
    sign_in(client, other)
    assert client.post("/desk/reset-links", data={"email": "ada@school.example"}).status_code == 403
    sign_in(client, administrator)
    page = text(client.post("/desk/reset-links", data={"email": "Bea@school.example"}))
    found = re.search(r'value="http://localhost(/new-password/[^"]+)"', page)
    assert found
    assert "bea@school.example" in text(client.get(found[1]))
    assert client.post("/desk/reset-links", data={"email": "nobody"}).location == "/desk/account"


def test_a_mailed_link_works(mailing: FlaskClient, mail_server: MailServer, session: Session) -> None:
    make_teacher(session)
    mailing.post("/forgotten-password", data={"email": "ADA@school.example"})
    wait_for_mail()
    [sent] = mail_server.mails
    assert "From: readback@school.example" in sent
    assert "To: ADA@school.example" in sent
    link = re.search(r"https://quiz\.school\.example(/new-password/\S+)", sent.replace("=\r\n", ""))
    assert link
    assert mailing.post(link[1], data={"password": NEW}).status_code == 303


def test_nobody_learns_who_has_an_account(mailing: FlaskClient, mail_server: MailServer, session: Session) -> None:
    make_teacher(session)
    known, unknown = (
        mailing.post("/forgotten-password", data={"email": email})
        for email in ("ada@school.example", "no@school.example")
    )
    wait_for_mail()
    assert (known.status_code, text(known)) == (unknown.status_code, text(unknown))
    assert len(mail_server.mails) == 1


def test_nobodys_mailbox_is_filled(mailing: FlaskClient, mail_server: MailServer, session: Session) -> None:
    make_teacher(session)
    pages = {text(mailing.post("/forgotten-password", data={"email": "ada@school.example"})) for _ in range(6)}
    wait_for_mail()
    assert len(pages) == 1
    assert len(mail_server.mails) == session.scalar(select(func.count(PasswordReset.id))) == LINKS_ALLOWED


def test_a_mail_server_that_is_down_breaks_no_page(
    make_app: Callable[..., Flask], session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    make_teacher(session)
    client = make_app(SMTP_HOST="127.0.0.1", SMTP_PORT=1, SMTP_SECURITY="starttls").test_client()
    assert client.post("/forgotten-password", data={"email": "ada@school.example"}).status_code == 200
    wait_for_mail()
    assert "new-password" not in caplog.text
    assert "ada@" not in caplog.text


def test_no_password_is_sent_where_encryption_was_asked_for_and_is_not_there(mail_server: MailServer, tmp_path) -> None:  # type: ignore[no-untyped-def]
    given = {
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(mail_server.port),
        "SMTP_USER": "u",
        "INSTANCE_PATH": str(tmp_path),
    }
    with pytest.raises(OSError, match="STARTTLS"):
        mail.send(load(given), "ada@school.example", "s", "b")
    assert mail_server.mails == []


def test_without_a_mail_server_the_page_says_whom_to_ask(client: FlaskClient, session: Session) -> None:
    make_teacher(session)
    assert "reset-link" in text(client.get("/forgotten-password"))
    client.post("/forgotten-password", data={"email": "ada@school.example"})
    assert session.scalar(select(func.count(PasswordReset.id))) == 0
