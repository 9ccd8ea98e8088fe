"""The attempt and the review in a real Chromium: both places kept, two devices asked, the evidence reached."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import steps
from factories import TEXT, make_article, make_attempt, make_quiz
from playwright.sync_api import Page, expect
from servers import LiveServer
from sqlalchemy import select
from sqlalchemy.orm import Session

from quiz.models import Assignment, Response

LONG = "\n\n".join(
    [TEXT]
    + [
        f"In week {week} the masons worked by lamplight and set {week} stones, and people came after supper to watch. "
        "Some brought soup. Others brought advice, which the masons took less gladly than the soup."
        for week in range(2, 14)
    ]
)


@pytest.fixture
def assignment(session: Session) -> Assignment:
    quiz = make_quiz(session, article=make_article(session, text=LONG), published=True)
    return quiz.assignments[0]


def begin(page: Page, assignment: Assignment, nickname: str = "Robin") -> None:
    steps.begin(page, assignment.code, nickname)


def stored(session: Session) -> list[Any]:
    session.rollback()
    return list(session.scalars(select(Response.answer).order_by(Response.item_id)))


def submit(page: Page) -> None:
    steps.show_questions(page)
    steps.hand_in(page)


def expect_scrolled(page: Page, to: int) -> None:
    page.wait_for_function("to => Math.abs(scrollY - to) <= 3", arg=to)


def test_on_a_phone_article_and_questions_each_keep_their_place(phone: Page, assignment: Assignment) -> None:
    begin(phone, assignment)
    expect(phone.locator("#questions")).to_be_hidden()
    phone.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    phone.click("[data-switch] >> text=Questions")
    expect(phone.locator("#article")).to_be_hidden()
    phone.evaluate("scrollTo({ top: 300, behavior: 'instant' })")
    phone.locator("[data-switch] >> text=Article").focus()
    phone.keyboard.press("Enter")
    expect_scrolled(phone, 900)
    phone.click("[data-switch] >> text=Questions")
    expect_scrolled(phone, 300)
    expect(phone.locator("[data-switch] [aria-current]")).to_have_text("Questions")


def test_on_a_wide_screen_both_stand_side_by_side(page: Page, assignment: Assignment) -> None:
    begin(page, assignment)
    article, questions = page.locator("#article").bounding_box(), page.locator("#questions").bounding_box()
    assert article is not None
    assert questions is not None
    assert article["x"] + article["width"] <= questions["x"]
    expect(page.locator("[data-switch]")).to_be_hidden()


def test_an_answer_is_saved_while_the_page_is_left(page: Page, assignment: Assignment, session: Session) -> None:
    begin(page, assignment)
    page.fill("#q3 input[type=text]", "ferry")
    page.goto("/privacy")
    end = time.monotonic() + 30
    while not stored(session) and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert stored(session) == [{"text": "ferry"}]


@pytest.mark.parametrize(("choice", "kept"), [("Keep what is here", "boat"), ("Take that one", "ferry")])
def test_of_two_devices_the_second_is_asked_which_answer_to_keep(
    new_page: Callable[..., Page], assignment: Assignment, session: Session, choice: str, kept: str
) -> None:
    page = new_page()
    begin(page, assignment)
    # The cookies without what the browser keeps: tabs of one browser are one device.
    other = new_page(storage_state={"cookies": page.context.cookies(), "origins": []})
    other.goto(page.url)
    steps.wait_for_scripts(other)
    for device, text in ((page, "ferry"), (other, "boat")):
        with device.expect_response("**/responses"):
            device.fill("#q3 input[type=text]", text)
    expect(other.locator("#q3 [role=status]")).to_contain_text("Another device has saved a different answer: ferry")
    expect(other.locator("#saving")).to_contain_text("Not everything is saved")
    assert stored(session) == [{"text": "ferry"}]
    other.click(f"text={choice}")
    expect(other.locator("#q3 [role=status]")).to_have_text("Saved")
    expect(other.locator("#q3 input[type=text]")).to_have_value(kept)
    expect(other.locator("#saving")).to_have_text("All answers are saved.")
    assert stored(session) == [{"text": kept}]
    submit(other)
    expect(other.locator("#score h1")).to_be_visible()


def test_an_answer_after_submission_is_said_not_to_count(page: Page, assignment: Assignment, session: Session) -> None:
    begin(page, assignment)
    other = page.context.new_page()
    other.goto(page.url)
    steps.wait_for_scripts(other)
    submit(other)
    with page.expect_response("**/responses"):
        page.fill("#q3 input[type=text]", "ferry")
    expect(page.locator("#saving")).to_contain_text("this quiz is handed in")
    assert stored(session) == []


def test_who_is_no_longer_known_is_told_and_the_answer_stays_on_the_device(
    page: Page, assignment: Assignment, session: Session, live_server: LiveServer
) -> None:
    begin(page, assignment)
    page.context.clear_cookies()
    with page.expect_response("**/responses"):
        page.fill("#q3 input[type=text]", "ferry")
    expect(page.locator("#saving")).to_contain_text("Not saved")
    assert page.evaluate("Object.values(localStorage).join()").count("ferry") == 1


def test_the_review_leads_from_question_to_evidence_and_back(phone: Page, assignment: Assignment) -> None:
    begin(phone, assignment)
    submit(phone)
    expect(phone.locator("#score")).to_be_focused()
    phone.click("#q4 .to-evidence")
    expect(phone.locator("#e4")).to_be_in_viewport()
    expect(phone.locator("#e4")).to_contain_text("Engineer Maria Voss found the damage during a night inspection.")
    phone.click("#e4 a[href='#q4']")
    expect(phone.locator("#q4")).to_be_in_viewport()
    expect(phone.locator("#article")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_the_screen(page: Page, assignment: Assignment, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    begin(page, assignment, "W" * 40)
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not page.evaluate(wide)
    steps.show_questions(page)
    page.click("button[value=check]")
    page.wait_for_url("**/submit")
    assert not page.evaluate(wide)
    page.click("text=Submit now")
    page.wait_for_url("**/review*")
    assert not page.evaluate(wide)
    page.goto(f"/q/{assignment.code}")
    assert not page.evaluate(wide)


def test_a_link_to_somebody_elses_attempt_leads_nowhere(page: Page, assignment: Assignment, session: Session) -> None:
    attempt, _token = make_attempt(session, assignment, "Kim")
    answer = page.goto(f"/attempt/{attempt.token}")
    assert answer is not None
    assert answer.status == 404
