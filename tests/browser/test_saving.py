"""Whatever becomes of the connection, the tab or a second tab: no answer is lost, and the page says where it is."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from factories import make_assignment, make_teacher
from playwright.sync_api import Page, expect
from servers import LiveServer
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer, begin, expect_saved, hand_in, show_questions, wait_for_scripts

from quiz.attempt_log import log_of
from quiz.models import Attempt, Response


@pytest.fixture
def code(session: Session) -> str:
    return make_assignment(session, make_teacher(session)).code


def stored(session: Session) -> list[object]:
    session.rollback()
    return list(session.scalars(select(Response.answer).order_by(Response.item_id)))


def wait_until(page: Page, promised: str) -> None:
    """Wait until what a function of the page promises is true."""
    for _ in range(300):
        if page.evaluate(promised):
            return
        page.wait_for_timeout(100)
    raise AssertionError(promised)


def hide(page: Page, state: str) -> None:
    """Tell the page that it is hidden or visible, as another tab or the phone's lock does."""
    tell = "state => { Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });"
    page.evaluate(f"{tell} document.dispatchEvent(new Event('visibilitychange')); }}", state)


def stop_time(page: Page) -> None:
    """Let the page's timers wait for the test."""
    page.clock.install(time=0)
    page.clock.pause_at(60_000)


def expect_kept(page: Page) -> None:
    """Wait until the page can be opened offline."""
    wait_until(page, "async () => Boolean(await caches.match(location.pathname))")


def test_the_page_opens_without_a_connection_takes_answers_and_submits_when_it_is_back(
    page: Page, live_server: LiveServer, code: str, session: Session
) -> None:
    begin(page, code, "Robin")
    expect_kept(page)
    answer(page.locator("#q1"), choice=2)
    expect_saved(page)
    wait_until(page, "async () => Boolean(await caches.match(`${location.pathname}/saved`))")
    address = page.url
    live_server.kill()
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(address)
    show_questions(again)
    expect(again.locator("#q1 input").nth(2)).to_be_checked()
    answer(again.locator("#q3"), text="a ferry")
    expect(again.locator("#saving")).to_contain_text("opens again without a connection")
    again.get_by_role("button", name="Check and submit").click()
    waiting = again.locator("[data-waiting]")
    expect(waiting).to_contain_text("Not answered yet: 2, 4.")
    again.get_by_role("button", name="Submit as soon as possible").click()
    expect(waiting).to_contain_text("Waiting to submit: not handed in yet.")
    again.reload()
    expect(again.locator("[data-waiting]")).to_contain_text("Waiting to submit: not handed in yet.")
    live_server.start()
    expect(again.locator("#score")).to_be_visible(timeout=60_000)
    assert {"text": "a ferry"} in stored(session)
    assert session.scalars(select(Attempt.submitted_by)).all() == ["student"]
    # What was kept is gone with it: neither page nor answers are left on the device.
    wait_until(again, "async () => (await caches.keys()).length === 0")
    assert again.evaluate("Object.keys(localStorage).filter(key => /^(unsaved|submit)/.test(key))") == []


def test_by_plain_http_answers_outlive_the_tab_and_are_sent_when_the_page_is_reached_again(
    new_page: Callable[..., Page], live_server: LiveServer, plain_address: str, code: str, session: Session
) -> None:
    page = new_page(base_url=plain_address)
    begin(page, code, "Robin")
    assert page.evaluate("isSecureContext") is False
    address = page.url
    live_server.kill()
    answer(page.locator("#q1"), choice=2)
    answer(page.locator("#q3"), text="a boat")
    answer(page.locator("#q3"), text="a ferry")
    expect(page.locator("#saving")).to_contain_text("open it again when there is a connection: then they are sent.")
    again = page.context.new_page()
    page.close(run_before_unload=False)
    live_server.start()
    again.goto(address)
    expect(again.locator("#q3 input[type=text]")).to_have_value("a ferry")
    expect_saved(again)
    expect(again.locator("#q1 input").nth(2)).to_be_checked()
    assert {"text": "a ferry"} in stored(session)
    assert len(stored(session)) == 2


def test_two_tabs_show_the_same_and_a_second_device_is_asked(
    page: Page, new_page: Callable[..., Page], code: str, session: Session
) -> None:
    begin(page, code, "Robin")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-plain]")).to_have_attribute("hidden", "")
    answer(page.locator("#q3"), text="a ferry")
    expect_saved(page)
    expect(other.locator("#q3 input[type=text]")).to_have_value("a ferry")
    answer(other.locator("#q3"), text="the ferry")
    expect_saved(other)
    assert stored(session) == [{"text": "the ferry"}]
    phone = new_page(storage_state=page.context.storage_state())
    phone.goto(page.url)
    expect(phone.locator("[data-plain]")).to_have_attribute("hidden", "")
    answer(other.locator("#q3"), text="ferry one")
    expect_saved(other)
    answer(phone.locator("#q3"), text="ferry two")
    expect(phone.locator("#q3 [data-state-of]")).to_contain_text("ferry one")
    assert stored(session) == [{"text": "ferry one"}]
    phone.get_by_role("button", name="Keep what is here").click()
    expect_saved(phone)
    assert stored(session) == [{"text": "ferry two"}]


def test_who_hands_in_on_another_device_is_told_of_what_this_one_had_not_sent(
    page: Page, new_page: Callable[..., Page], code: str, session: Session
) -> None:
    begin(page, code, "Robin")
    desk = new_page(storage_state=page.context.storage_state())
    page.context.set_offline(True)
    answer(page.locator("#q3"), text="a ferry")
    expect(page.locator("#saving")).to_contain_text("Not yet saved")
    desk.goto(page.url)
    wait_for_scripts(desk)
    hand_in(desk)
    expect(desk.locator("#score")).to_be_visible()
    page.close()
    again = page.context.new_page()
    page.context.set_offline(False)
    again.goto(desk.url)
    expect(again.locator(".notice[role=alert]")).to_have_text(re.compile("had not been sent .* does not count"))
    assert stored(session) == []
    assert again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsaved:'))") == []
    again.reload()
    expect(again.locator("#score")).to_be_visible()
    expect(again.locator(".notice[role=alert]")).to_have_count(0)


def test_a_double_click_starts_and_submits_once_and_the_back_button_shows_the_result(
    page: Page, code: str, session: Session
) -> None:
    page.goto(f"/q/{code}")
    page.get_by_label("Nickname").fill("Robin")
    page.get_by_role("button", name="Start", exact=True).dblclick()
    expect(page.locator("[data-plain]")).to_have_attribute("hidden", "")
    answer(page.locator("#q3"), text="a ferry")
    page.get_by_role("button", name="Check and submit").click()
    page.get_by_role("button", name="Submit now").dblclick()
    expect(page.locator("#score")).to_be_visible()
    assert len(session.scalars(select(Attempt)).all()) == 1
    page.go_back()
    page.go_back()
    expect(page.locator("#score")).to_be_visible()


def test_over_a_slow_connection_the_page_says_that_it_is_saving(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 1500, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
    network.send("Network.emulateNetworkConditions", slow)
    answer(page.locator("#q1"), choice=1)
    expect(page.locator("#saving")).to_have_text("Saving …")
    expect_saved(page)
    begun = time.monotonic()
    page.locator("#q3 input[type=text]").press_sequentially("ferry", delay=30)
    expect_saved(page)
    assert time.monotonic() - begun < 30
    hand_in(page)
    assert {"text": "ferry"} in stored(session)


def test_what_is_typed_is_sent_within_a_second_of_the_last_change(page: Page, code: str) -> None:
    begin(page, code, "Robin")
    stop_time(page)
    field = page.locator("#q3 input[type=text]")
    # Its focus stays, so that nothing but the time that passes has it sent.
    field.press_sequentially("a ferr")
    page.clock.run_for(400)
    field.press_sequentially("y")
    with page.expect_request("**/responses", timeout=10_000) as sent:
        page.clock.run_for(1000)
    assert sent.value.post_data_json["answer"] == {"text": "a ferry"}


def test_a_phone_that_goes_to_sleep_has_sent_what_was_typed(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    stop_time(page)
    page.locator("#q3 input[type=text]").press_sequentially("a ferry")
    hide(page, "hidden")
    for _ in range(100):
        if stored(session):
            break
        time.sleep(0.1)
    assert stored(session) == [{"text": "a ferry"}]


def test_a_connection_that_broke_is_in_the_log_though_nothing_was_answered_meanwhile(
    page: Page, code: str, session: Session
) -> None:
    begin(page, code, "Robin")
    address = page.url
    page.context.set_offline(True)
    page.wait_for_timeout(1200)
    # What a page tells as it goes away without a connection is told again by the next.
    again = page.context.new_page()
    page.close(run_before_unload=True)
    again.wait_for_timeout(300)
    page.context.set_offline(False)
    again.goto(address)
    wait_for_scripts(again)
    answer(again.locator("#q2"))
    expect_saved(again)
    attempt = session.scalars(select(Attempt)).one()
    assert [line.kind for line in log_of(session, attempt)] == ["begun", "offline", "saved"]


def test_a_tab_that_was_left_is_in_the_log(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    hide(page, "hidden")
    page.wait_for_timeout(1200)
    hide(page, "visible")
    answer(page.locator("#q2"))
    expect_saved(page)
    attempt = session.scalars(select(Attempt)).one()
    assert [line.kind for line in log_of(session, attempt)] == ["begun", "away", "saved"]
