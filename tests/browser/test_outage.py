"""The database stops in the middle of an attempt: the answers wait in the browser and are sent when it is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from factories import make_assignment
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from servers import LiveServer, StoppablePostgres
from sqlalchemy import select
from steps import answer, begin, expect_saved, hand_in, show_questions

from quiz.config import engine_options
from quiz.extensions import db
from quiz.models import Response


@pytest.fixture
def app_on_postgres(stoppable: StoppablePostgres, make_app: Callable[..., Flask]) -> Flask:
    options = engine_options(stoppable.address)
    app = make_app(SQLALCHEMY_DATABASE_URI=stoppable.address, SQLALCHEMY_ENGINE_OPTIONS=options)
    with app.app_context():
        db.create_all()
    return app


@pytest.fixture
def page_on_postgres(app_on_postgres: Flask, stoppable: StoppablePostgres, chromium: Browser) -> Iterator[Page]:
    server = LiveServer(DATABASE_URL=stoppable.address)
    server.start()
    context = chromium.new_context(base_url=server.url, locale="en")
    yield context.new_page()
    context.close()
    server.stop()


def test_answers_given_while_the_database_is_down_are_saved_when_it_is_back(
    app_on_postgres: Flask, page_on_postgres: Page, stoppable: StoppablePostgres
) -> None:
    page = page_on_postgres
    with app_on_postgres.app_context():
        code = make_assignment(db.session()).code
    begin(page, code, "Robin")
    answer(page.locator("#q1"), choice=1)
    expect_saved(page)
    stoppable.stop()
    answer(page.locator("#q3"), text="a ferry")
    expect(page.locator("#saving")).to_contain_text(
        "Not yet saved – trying again. Your answers are kept on this device."
    )
    address = page.url
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator("h1")).to_have_text("Not ready for a moment")
    stoppable.start()
    expect_saved(page)
    other.get_by_role("link", name="Try again").click()
    show_questions(other)
    expect(other.locator("#q3 input[type=text]")).to_have_value("a ferry")
    hand_in(page)
    with app_on_postgres.app_context():
        stored = db.session.scalars(select(Response.answer).order_by(Response.item_id)).all()
    assert {"text": "a ferry"} in stored
    assert len(stored) == 2
