"""The page on a network that drops, delays, doubles and reorders: what was answered last is what is stored."""

from __future__ import annotations

from typing import Any

from factories import make_assignment
from flask import Flask
from meddling import WAYS, Network
from playwright.sync_api import Browser, Page, expect
from servers import LiveServer
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer, begin, expect_saved

from quiz.extensions import db
from quiz.models import Attempt, AttemptItem, Response

SIGN_IN_PAGE = "<!doctype html><title>Sign in to the school's network</title>"


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


def test_what_a_network_answers_in_the_servers_place_saves_and_submits_nothing(page: Page, session: Session) -> None:
    code = make_assignment(session).code
    begin(page, code, "Robin")
    odd = [(200, SIGN_IN_PAGE), (200, "{}"), (200, '{"revision": 1, "answ'), (409, SIGN_IN_PAGE), (403, SIGN_IN_PAGE)]
    odd += [(429, '{"error": "That was too often.", "status": 429}'), (502, SIGN_IN_PAGE)]
    instead: dict[str, Any] = {}
    page.route("**/responses", lambda route: route.fulfill(**instead))
    for turn, (status, body) in enumerate(odd):
        instead |= {"status": status, "body": body}
        page.locator("#q3 input[type=text]").fill(f"answer {turn}")
        expect(page.locator("#saving")).to_have_text("")
        with page.expect_response("**/responses"):
            page.locator("#q3 input[type=text]").blur()
        expect(page.locator("#saving")).to_contain_text("Your answers are kept on this device.")
    page.unroute("**/responses")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect_saved(page)
    assert session.scalars(select(Response.answer)).all() == [{"text": f"answer {turn}"}]
    session.rollback()
    instead = {"status": 200, "body": SIGN_IN_PAGE}
    for path in ("**/clock", "**/submit"):
        page.route(path, lambda route: route.fulfill(**instead))
    page.get_by_role("button", name="Check and submit").click()
    page.get_by_role("button", name="Submit as soon as possible").click()
    expect(page.locator("[data-waiting]")).to_contain_text("Waiting to submit: not handed in yet.")
    with page.expect_response("**/submit"):
        page.evaluate("dispatchEvent(new Event('online'))")
    for path in ("**/clock", "**/submit"):
        page.unroute(path)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#score")).to_be_visible()
    assert session.scalars(select(Attempt.submitted_by)).all() == ["student"]
