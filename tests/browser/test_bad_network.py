"""The page on a network that drops, delays, doubles and reorders: what was answered last is what is stored."""

from __future__ import annotations

from factories import make_assignment
from flask import Flask
from meddling import WAYS, Network
from playwright.sync_api import Browser
from servers import LiveServer
from sqlalchemy import select
from steps import answer, begin, expect_saved

from quiz.extensions import db
from quiz.models import AttemptItem, Response


def test_what_was_answered_last_is_stored(app: Flask, live_server: LiveServer, chromium: Browser) -> None:
    with app.app_context():
        code = make_assignment(db.session()).code
    with Network(live_server.url, "a browser", share=0) as network:
        page = chromium.new_context(base_url=network.url, locale="en").new_page()
        begin(page, code, "Robin")
        network.share = 0.6
        last = ""
        for turn in range(8):
            last = f"answer {turn}"
            answer(page.locator("#q3"), text=last)
            answer(page.locator("#q4"), text=f"name {turn}")
            page.wait_for_timeout(250)
        expect_saved(page)
        network.settle()
        page.context.close()
    assert set(network.did) & set(WAYS)
    with app.app_context():
        query = select(AttemptItem.position, Response.answer).join(AttemptItem.response)
        assert dict(db.session.execute(query).all()) == {2: {"text": last}, 3: {"text": last.replace("answer", "name")}}
