"""A time limit in the browser: counted down calmly, and at its end what was answered is handed in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from factories import make_assignment
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer, begin, expect_saved

from quiz.models import Assignment, Attempt
from quiz.models.columns import now


@pytest.fixture
def assignment(session: Session) -> Assignment:
    return make_assignment(session)


def limit(session: Session, assignment: Assignment, seconds: int) -> None:
    assignment.time_limit_seconds = seconds
    session.commit()


def test_minutes_are_counted_and_said_seldom(page: Page, session: Session, assignment: Assignment) -> None:
    limit(session, assignment, 540)
    begin(page, assignment.code, "Robin")
    expect(page.locator("[data-left-shown]")).to_have_text("9 minutes left")
    expect(page.locator("[data-left-said]")).to_have_text("9 minutes left")


@pytest.mark.parametrize(("seconds", "shown"), [(3 * 3600, "3 h 0 min left"), (60 * 3600, "2 days left")])
def test_of_much_time_no_hundreds_of_minutes_are_counted(
    page: Page, session: Session, assignment: Assignment, seconds: int, shown: str
) -> None:
    limit(session, assignment, seconds)
    begin(page, assignment.code, "Robin")
    expect(page.locator("[data-left-shown]")).to_have_text(shown)


def test_a_phone_that_wakes_asks_what_is_left(page: Page, session: Session, assignment: Assignment) -> None:
    limit(session, assignment, 1200)
    begin(page, assignment.code, "Robin")
    # As if it had slept for long, and its clocks with it.
    session.scalars(select(Attempt)).one().deadline = now() + timedelta(seconds=290)
    session.commit()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-left-shown]")).to_have_text("5 minutes left", timeout=10_000)


def test_the_devices_clock_decides_nothing(page: Page, session: Session, assignment: Assignment) -> None:
    limit(session, assignment, 1200)
    page.add_init_script("const now = Date.now; Date.now = () => now() + (window.step ?? 10 ** 8)")
    begin(page, assignment.code, "Robin")
    for step in (-(10**8), 0, 10**9):
        page.evaluate("step => (window.step = step)", step)
        answer(page.locator("#q3"), text=f"clock {step}")
        expect_saved(page)
        expect(page.locator("[data-left-shown]")).to_have_text(re.compile("^(20|19) minutes left"))
    session.expire_all()
    attempt = session.scalars(select(Attempt)).one()
    assert (attempt.items[2].answer, attempt.submitted) == ({"text": f"clock {10**9}"}, False)


def test_at_the_end_the_answer_just_typed_is_saved_and_handed_in(
    page: Page, session: Session, assignment: Assignment
) -> None:
    limit(session, assignment, 1200)
    begin(page, assignment.code, "Robin")
    # However long it took to come in: from now on there is little time, and the next save tells the page so.
    session.scalars(select(Attempt)).one().deadline = now() + timedelta(seconds=5)
    session.commit()
    page.locator("#q2 label.option").first.click()
    expect_saved(page)
    expect(page.locator("[data-left-shown]")).to_have_text(re.compile("^[12] seconds? left"))
    page.locator("#q3 input[type=text]").fill("ferry")
    expect(page.locator("#score")).to_be_visible()
    expect(page.get_by_text("submitted when the time was over")).to_be_visible()
    session.expire_all()
    attempt = session.scalars(select(Attempt)).one()
    assert attempt.submitted_by == "clock"
    assert attempt.items[2].answer == {"text": "ferry"}


def test_without_scripts_the_page_says_until_when(page: Page, session: Session, assignment: Assignment) -> None:
    limit(session, assignment, 1200)
    page.route("**/*.js", lambda route: route.abort())
    begin(page, assignment.code, "Robin", scripts=False)
    expect(page.locator("[data-left-shown]")).to_have_text(re.compile(r"(20 min|19 min \d+ s) left"))
    expect(page.get_by_text("You have until")).to_be_visible()


def test_who_does_not_want_to_see_the_time_hides_it(page: Page, session: Session, assignment: Assignment) -> None:
    limit(session, assignment, 1200)
    begin(page, assignment.code, "Robin")
    page.get_by_role("button", name="Hide the time").click()
    expect(page.locator("[data-left-shown]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-left-shown]")).to_be_hidden()
    page.get_by_role("button", name="Show the time").click()
    expect(page.locator("[data-left-shown]")).to_have_text("20 minutes left")
