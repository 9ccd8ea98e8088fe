"""The main job, end to end, in a real Chromium: an article goes in, attempts come out scored and kept."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from factories import PASSWORD, make_assignment, make_teacher
from flask.testing import FlaskCliRunner
from playwright.sync_api import Page, expect
from servers import ROOT, LiveServer, Worker
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer, answer_all, begin, expect_saved, hand_in, look_over, show_questions, tab_to, wait_for_scripts

from quiz.models import Attempt, Response

SAMPLE = (ROOT / "questions/data/samples/night-lights-and-moths.txt").read_text(encoding="utf-8")


@pytest.fixture
def code(session: Session) -> str:
    """Return the join code of a published quiz of four questions."""
    return make_assignment(session, make_teacher(session)).code


def stored_answers(session: Session) -> list[object]:
    session.rollback()
    session.expire_all()
    return list(session.scalars(select(Response.answer).order_by(Response.item_id)))


def test_a_teacher_pastes_an_article_and_sees_what_a_student_on_a_phone_scored(
    page: Page, phone: Page, live_server: LiveServer, runner: FlaskCliRunner
) -> None:
    worker = Worker()
    worker.start()
    try:
        token = runner.invoke(args=["setup-token"]).output.strip()
        page.goto(f"/create-account?token={token}")
        page.get_by_label("Name").fill("Ada Teacher")
        page.get_by_label("Email address").fill("ada@school.example")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Create the account").click()
        page.get_by_role("link", name="Take in an article").first.click()
        page.get_by_label("Text of the article").fill(SAMPLE)
        page.get_by_role("button", name="Make questions").click()
        page.wait_for_url("**/desk/quizzes/*", timeout=60_000)
    finally:
        worker.stop()
    suggested = page.locator("ol.questions > li").count()
    assert suggested >= 5
    page.get_by_role("button", name="Drop question 1", exact=True).click()
    expect(page.locator("ol.questions > li")).to_have_count(suggested - 1)
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/share*")
    code = page.locator(".code--big").inner_text()
    expect(page.locator(".share__qr svg")).to_be_visible()

    phone.goto("/")
    phone.get_by_label("Join code").fill(code.lower())
    phone.get_by_role("button", name="Start", exact=True).click()
    phone.get_by_label("Nickname").fill("Robin")
    phone.get_by_role("button", name="Start", exact=True).click()
    wait_for_scripts(phone)
    assert answer_all(phone) == suggested - 1
    hand_in(phone)
    score = phone.locator(".result__score").inner_text()
    assert score.endswith(f"of {suggested - 1}")
    expect(phone.locator("article.question")).to_have_count(suggested - 1)

    page.get_by_role("link", name="Results").click()
    expect(page.get_by_role("heading", name="What the class understood")).to_be_visible()
    page.get_by_role("link", name="Answers and attempts").click()
    row = page.locator("tr", has_text="Robin")
    expect(row).to_be_visible()
    assert score.split()[0] in row.inner_text()
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV.*Attempts")).click()
    assert "Robin" in download.value.path().read_text(encoding="utf-8-sig")


def test_the_whole_attempt_works_by_keyboard_at_360_pixels(phone: Page, code: str, session: Session) -> None:
    phone.goto(f"/q/{code}")
    tab_to(phone, "input[name=nickname]")
    phone.keyboard.type("Robin")
    phone.keyboard.press("Enter")
    wait_for_scripts(phone)
    tab_to(phone, "[data-switch] [href='#questions'], [data-switch] button:last-child")
    phone.keyboard.press("Enter")
    tab_to(phone, "[data-kind=multiple_choice] input")
    phone.keyboard.press("Space")
    tab_to(phone, "[data-kind=true_false] input")
    phone.keyboard.press("ArrowDown")
    tab_to(phone, "[data-kind=cloze] input[type=text]")
    phone.keyboard.type("ferry")
    tab_to(phone, "[data-kind=short_answer] input[type=text]")
    phone.keyboard.type("Maria Voss")
    tab_to(phone, "button[value=check]")
    expect_saved(phone)
    assert len(stored_answers(session)) == 4
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/submit")
    tab_to(phone, "form button.button--primary")
    phone.keyboard.press("Enter")
    expect(phone.locator("#score")).to_be_visible()
    assert session.scalars(select(Attempt.state)).all() == ["submitted"]


def test_the_whole_attempt_works_without_javascript(new_page: Callable[..., Page], code: str, session: Session) -> None:
    page = new_page(width=360, java_script_enabled=False)
    begin(page, code, "Robin", scripts=False)
    for question in page.locator("#answers fieldset.question").all()[:2]:
        answer(question)
    page.get_by_role("button", name="Save answers").click()
    page.wait_for_url("**saved=1**")
    assert len([stored for stored in stored_answers(session) if stored is not None]) == 2
    for question in page.locator("#answers fieldset.question").all()[2:]:
        answer(question)
    look_over(page)
    assert len(stored_answers(session)) == 4
    page.get_by_role("button", name="Submit now").click()
    expect(page.locator("#score")).to_be_visible()
    expect(page.locator("article.question")).to_have_count(4)


def test_unanswered_questions_are_named_before_submitting(page: Page, code: str) -> None:
    begin(page, code, "Robin")
    answer(page.locator("#q2"))
    expect_saved(page)
    page.get_by_role("button", name="Check and submit").click()
    expect(page.locator("ul.blank a")).to_have_text(["Question 1", "Question 3", "Question 4"])


def test_closing_the_page_and_coming_back_goes_on_where_it_was(page: Page, code: str) -> None:
    begin(page, code, "Robin")
    answer(page.locator("#q1"), choice=2)
    answer(page.locator("#q3"), text="the ferry")
    expect_saved(page)
    later = page.context.new_page()
    page.close()
    later.goto(f"/q/{code}")
    expect(later.get_by_text("Robin").first).to_be_visible()
    later.get_by_role("button", name="Continue").click()
    expect(later.locator("#q1 input").nth(2)).to_be_checked()
    expect(later.locator("#q3 input[type=text]")).to_have_value("the ferry")


def test_a_shared_computer_lets_the_next_student_start_afresh(page: Page, code: str) -> None:
    begin(page, code, "Robin")
    answer(page.locator("#q3"), text="the ferry")
    expect_saved(page)
    page.goto(f"/q/{code}")
    page.get_by_role("button", name="Start as somebody else").click()
    page.get_by_label("Nickname").fill("Sasha")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#q3 input[type=text]")).to_have_value("")


def test_a_server_killed_in_mid_attempt_loses_no_answer(
    page: Page, live_server: LiveServer, code: str, session: Session
) -> None:
    begin(page, code, "Robin")
    answer(page.locator("#q1"), choice=1)
    answer(page.locator("#q2"))
    expect_saved(page)
    live_server.kill()
    assert len(stored_answers(session)) == 2
    answer(page.locator("#q3"), text="a ferry")
    expect(page.locator("#saving")).to_have_attribute("data-state", "failed")
    live_server.start()
    expect_saved(page)
    page.reload()
    show_questions(page)
    expect(page.locator("#q1 input").nth(1)).to_be_checked()
    expect(page.locator("#q2 input").first).to_be_checked()
    expect(page.locator("#q3 input[type=text]")).to_have_value("a ferry")
    assert len(stored_answers(session)) == 3


def test_an_answer_given_without_a_server_survives_the_page(
    page: Page, live_server: LiveServer, code: str, session: Session
) -> None:
    begin(page, code, "Robin")
    address = page.url
    live_server.kill()
    answer(page.locator("#q3"), text="a ferry")
    expect(page.locator("#saving")).to_have_attribute("data-state", "failed")
    later = page.context.new_page()
    page.close(run_before_unload=False)
    live_server.start()
    later.goto(address)
    expect_saved(later)
    assert {"text": "a ferry"} in stored_answers(session)
