"""The kinds whose answers have several parts or lie in the article, in a real Chromium, also without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from factories import TEXT, make_article, make_assignment, make_questions_of_parts, make_quiz, make_teacher
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer_all, begin, expect_saved, hand_in, show_questions, wait_for_scripts

from quiz.models import AttemptItem, Response

RESPONSE, MATCHING, ORDERING, EVIDENCE = range(4)


@pytest.fixture
def code(session: Session) -> str:
    """Return the join code of a quiz with one question of each of these kinds."""
    return make_assignment(session, make_teacher(session), make_questions_of_parts()).code


def stored(session: Session, position: int) -> Any:
    """Return the saved answer to the question at a position."""
    session.rollback()
    session.expire_all()
    query = select(Response.answer).join(AttemptItem).where(AttemptItem.position == position)
    return session.scalars(query).one_or_none()


def texts(session: Session, position: int) -> str:
    """Return the saved answer to the question at a position as a person reads it."""
    session.rollback()
    session.expire_all()
    item = session.scalars(select(AttemptItem).where(AttemptItem.position == position)).one()
    return item.version.content.response_text(item.answer, item.shown) if item.answer else ""


def question(page: Page, position: int) -> Locator:
    return page.locator(f"#q{position + 1}")


def events(page: Page) -> list[str]:
    return question(page, ORDERING).locator(".event__text").all_inner_texts()


def place_of(page: Page, event: str) -> Locator:
    return question(page, ORDERING).locator(".event", has_text=event).locator("select")


def letter_of(page: Page, right: str) -> str:
    """Return an answer with its letter, as the lists have it."""
    letter, text = question(page, MATCHING).locator(".bank__item", has_text=right).locator("span").all_inner_texts()
    return f"{letter}. {text}"


def chosen_for(page: Page, left: str) -> Locator:
    return question(page, MATCHING).get_by_label(left).locator("option:checked")


def pick(page: Page, number: int) -> None:
    """Pick a sentence of the article by its index."""
    question(page, EVIDENCE).locator("[data-pick]").click()
    page.locator(f"#article [data-sentence='{number}']").first.click()


def drag(page: Page, source: Locator, target: Locator) -> None:
    """Drag with the mouse to the upper edge of a target, as slowly as a hand."""
    (start, end) = (box for box in (source.bounding_box(), target.bounding_box()) if box)
    page.mouse.move(start["x"] + 20, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + 5, steps=10)
    page.mouse.up()


def reload(page: Page) -> None:
    page.reload()
    wait_for_scripts(page)


def expect_focus(page: Page, words: str) -> None:
    """Wait until what has the focus begins with these words."""
    expect(page.locator(":focus")).to_have_text(re.compile(rf"^\s*{re.escape(words)}"))


# All that are right -----------------------------------------------------------------------------------


def test_all_that_are_right_are_ticked_by_keyboard_and_kept(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    boxes = question(page, RESPONSE).get_by_role("checkbox")
    boxes.nth(0).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect_saved(page)
    assert len(stored(session, RESPONSE)["options"]) == 2
    reload(page)
    assert [box.is_checked() for box in boxes.all()] == [True, False, True, False]
    boxes.nth(0).uncheck()
    boxes.nth(2).uncheck()
    expect_saved(page)
    assert stored(session, RESPONSE) is None


# What belongs together --------------------------------------------------------------------------------


def test_a_half_done_matching_is_saved_and_shown_again(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    question(page, MATCHING).get_by_label("Maria Voss").select_option(label=letter_of(page, "finds the damage"))
    expect_saved(page)
    assert texts(session, MATCHING) == "Maria Voss – finds the damage"
    reload(page)
    expect(chosen_for(page, "Maria Voss")).to_contain_text("finds the damage")
    expect(question(page, MATCHING).get_by_label("Tom Rask")).to_have_value("")


def test_an_answer_is_dragged_to_its_place(new_page: Callable[..., Page], code: str, session: Session) -> None:
    page = new_page(height=2000)
    begin(page, code, "Robin")
    asked = question(page, MATCHING)
    drag(page, asked.locator(".bank__item", has_text="sells bread"), asked.locator(".pair", has_text="Tom Rask"))
    expect_saved(page)
    assert texts(session, MATCHING) == "Tom Rask – sells bread at the landing"
    expect(asked.locator(".bank__item--used")).to_contain_text("sells bread at the landing")


def test_dragging_is_offered_where_scripts_can_do_it(page: Page, new_page: Callable[..., Page], code: str) -> None:
    begin(page, code, "Robin")
    expect(question(page, MATCHING).locator("[data-dragging-hint]")).to_be_visible()
    plain = new_page(java_script_enabled=False)
    begin(plain, code, "Kim", scripts=False)
    expect(question(plain, MATCHING).locator("[data-dragging-hint]")).to_be_hidden()
    expect(question(plain, MATCHING).locator(".bank__item")).to_have_count(4)


# The order of events ----------------------------------------------------------------------------------


def test_events_are_moved_by_keyboard_and_the_move_is_told(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    asked, before = question(page, ORDERING), events(page)
    expect(asked.get_by_text("Not answered yet.")).to_be_visible()
    asked.get_by_role("button", name=f"Move down: {before[0]}").focus()
    page.keyboard.press("Enter")
    expect(asked.locator("[data-told]")).to_have_text(f"“{before[0]}” is now number 2 of 4.")
    page.keyboard.press("Space")
    expect(asked.locator(".event__text")).to_have_text([before[1], before[2], before[0], before[3]])
    expect(page.locator(":focus")).to_have_attribute("aria-label", f"Move down: {before[0]}")
    expect_saved(page)
    assert texts(session, ORDERING) == " · ".join(f"{n}. {event}" for n, event in enumerate(events(page), 1))
    expect(asked.get_by_text("Not answered yet.")).to_be_hidden()
    moved = events(page)
    reload(page)
    assert events(page) == moved


def test_the_first_event_cannot_go_up(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    before = events(page)
    button = question(page, ORDERING).get_by_role("button", name=f"Move up: {before[0]}")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.click(force=True)
    assert events(page) == before
    assert stored(session, ORDERING) is None


def test_an_event_is_dragged_to_another_place(new_page: Callable[..., Page], code: str, session: Session) -> None:
    page = new_page(height=2000)
    begin(page, code, "Robin")
    before = events(page)
    rows = question(page, ORDERING).locator(".event")
    drag(page, rows.nth(3).locator(".event__text"), rows.nth(0))
    expect_saved(page)
    assert events(page) == [before[3], *before[:3]]
    assert texts(session, ORDERING).startswith(f"1. {before[3]} · ")


def test_the_order_shown_can_be_the_answer(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    shown = events(page)
    question(page, ORDERING).get_by_role("button", name="Keep this order").click()
    expect_saved(page)
    assert texts(session, ORDERING) == " · ".join(f"{n}. {event}" for n, event in enumerate(shown, 1))


# The proving sentence ---------------------------------------------------------------------------------


def test_a_sentence_is_picked_in_the_article_with_the_mouse(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    asked = question(page, EVIDENCE)
    asked.get_by_role("button", name="Choose a sentence in the article").click()
    expect(page.locator("#article").get_by_role("group", name="Choosing a sentence for question 4")).to_be_visible()
    page.locator("#article .sentence", has_text="Until then").click()
    expect(asked.locator("blockquote")).to_have_text("Until then a ferry carries the children of Alder to school.")
    expect_saved(page)
    assert stored(session, EVIDENCE) == {"sentence": 4}
    expect_focus(page, "Choose another sentence")
    expect(page.locator("#article [role=button]")).to_have_count(0)
    reload(page)
    expect(asked.locator("blockquote")).to_have_text("Until then a ferry carries the children of Alder to school.")


def test_a_sentence_is_picked_with_the_keyboard(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    question(page, EVIDENCE).locator("[data-pick]").focus()
    page.keyboard.press("Enter")
    expect_focus(page, "The council")
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    expect_focus(page, "“Nobody was hurt")
    page.keyboard.press("Space")
    expect_saved(page)
    assert stored(session, EVIDENCE) == {"sentence": 2}
    page.keyboard.press("Enter")
    expect(page.locator("#article [aria-pressed=true]")).to_have_count(1)
    expect(page.locator("#article [aria-pressed=true]:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect_focus(page, "Choose another sentence")
    assert stored(session, EVIDENCE) == {"sentence": 2}


def test_on_a_phone_the_article_is_one_tap_away_and_the_question_comes_back(
    phone: Page, code: str, session: Session
) -> None:
    begin(phone, code, "Robin")
    show_questions(phone)
    question(phone, EVIDENCE).locator("[data-pick]").tap()
    expect(phone.locator("#questions")).to_be_hidden()
    expect(phone.locator(".picking")).to_contain_text("Which sentence tells how the children get to school?")
    phone.get_by_role("button", name="Back to the question").tap()
    expect(question(phone, EVIDENCE)).to_be_in_viewport()
    question(phone, EVIDENCE).locator("[data-pick]").tap()
    phone.locator("#article .sentence", has_text="Shopkeepers").tap()
    expect(question(phone, EVIDENCE)).to_be_in_viewport()
    expect(question(phone, EVIDENCE).locator("blockquote")).to_have_text("Shopkeepers feared for their trade.")
    expect_saved(phone)
    assert stored(session, EVIDENCE) == {"sentence": 5}


def test_looking_for_a_sentence_begins_where_the_reader_was(phone: Page, session: Session) -> None:
    long = "\n\n".join([TEXT, *(f"In week {week} the masons set {week} stones more." for week in range(2, 60))])
    article = make_article(session, text=long)
    asked = replace(make_questions_of_parts()[EVIDENCE], sentence_count=len(article.sentences or ()))  # type: ignore[call-arg]
    quiz = make_quiz(session, questions=[asked], article=article, published=True)
    begin(phone, quiz.assignments[0].code, "Robin")
    phone.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    show_questions(phone)
    phone.locator("#q1 [data-pick]").tap()
    phone.wait_for_function("() => Math.abs(scrollY - 900) <= 250")
    expect(phone.locator(":focus")).to_be_in_viewport()
    expect(phone.locator(".picking")).to_be_in_viewport()
    expect_focus(phone, "In week")


def test_the_review_leads_to_the_sentence_that_was_chosen(phone: Page, code: str) -> None:
    begin(phone, code, "Robin")
    show_questions(phone)
    question(phone, EVIDENCE).locator("[data-pick]").tap()
    phone.locator("#article .sentence", has_text="Shopkeepers").tap()
    expect_saved(phone)
    hand_in(phone)
    show_questions(phone)
    question(phone, EVIDENCE).get_by_role("link", name="See your sentence in the article").tap()
    expect(phone.locator("#article .sentence:target")).to_have_text("Shopkeepers feared for their trade.")
    expect(phone.locator("#article .sentence:target")).to_be_in_viewport()


# All of them ------------------------------------------------------------------------------------------


def test_without_scripts_all_is_answered_saved_and_shown_again(
    new_page: Callable[..., Page], code: str, session: Session
) -> None:
    page = new_page(java_script_enabled=False)
    begin(page, code, "Robin", scripts=False)
    question(page, RESPONSE).get_by_label("The arches cracked").check()
    question(page, MATCHING).get_by_label("The council").select_option(label=letter_of(page, "closes the bridge"))
    place_of(page, "The flood came").select_option("2")
    place_of(page, "The council closed the bridge").select_option("2")
    question(page, EVIDENCE).locator("select").select_option(
        "5. Until then a ferry carries the children of Alder to school."
    )
    page.get_by_role("button", name="Save answers").click()
    expect(page.get_by_role("alert")).to_contain_text("Question 3")
    expect(question(page, ORDERING)).to_contain_text("Give each a place of its own.")
    expect(place_of(page, "The flood came")).to_have_value("2")
    assert [bool(stored(session, position)) for position in range(4)] == [True, True, False, True]
    place_of(page, "The flood came").select_option("1")
    page.get_by_role("button", name="Save answers").click()
    page.wait_for_url("**saved=1**")
    assert texts(session, ORDERING) == "1. The flood came · 2. The council closed the bridge"
    page.goto(page.url)
    expect(question(page, RESPONSE).get_by_label("The arches cracked")).to_be_checked()
    expect(chosen_for(page, "The council")).to_contain_text("closes the bridge")
    expect(place_of(page, "The council closed the bridge")).to_have_value("2")
    expect(question(page, EVIDENCE).locator("select")).to_have_value("4")
    hand_in(page)
    expect(page.locator(".result__score")).to_have_text("2.17 of 4")
    expect(question(page, RESPONSE)).to_contain_text("1 of 2 right ones chosen")
    expect(question(page, MATCHING)).to_contain_text("1 of 3 right")
    expect(question(page, ORDERING)).to_contain_text("2 of 4 in the right order")
    expect(question(page, EVIDENCE)).to_contain_text("Your answer: right")


def test_what_was_begun_without_scripts_goes_on_with_them(
    new_page: Callable[..., Page], code: str, session: Session
) -> None:
    plain = new_page(java_script_enabled=False)
    begin(plain, code, "Robin", scripts=False)
    place_of(plain, "The flood came").select_option("3")
    plain.get_by_role("button", name="Save answers").click()
    state = plain.context.storage_state()
    page = new_page(storage_state=state)
    page.goto(plain.url)
    expect(page.locator("[data-plain]")).to_be_hidden()
    assert events(page)[2] == "The flood came"
    assert texts(session, ORDERING) == "3. The flood came"
    expect(question(page, ORDERING).get_by_text("Not answered yet.")).to_be_visible()
    question(page, ORDERING).get_by_role("button", name="Move up: The flood came").click()
    expect_saved(page)
    assert "2. The flood came" in texts(session, ORDERING)
    assert len(stored(session, ORDERING)["order"]) == 4


def test_all_is_answered_on_a_phone_and_handed_in(phone: Page, code: str, session: Session) -> None:
    begin(phone, code, "Robin")
    assert answer_all(phone) == 4
    assert all(stored(session, position) for position in range(4))
    hand_in(phone)
    expect(phone.locator("article.question")).to_have_count(4)


@pytest.mark.parametrize("position", range(4))
def test_another_devices_answer_can_be_taken(
    page: Page, new_page: Callable[..., Page], code: str, position: int, session: Session
) -> None:
    begin(page, code, "Robin")
    # The cookies without what the browser keeps: tabs of one browser are one device.
    other = new_page(storage_state={"cookies": page.context.cookies(), "origins": []})
    other.goto(page.url)
    expect(other.locator("[data-plain]")).to_be_hidden()
    changes = {
        RESPONSE: lambda device, n: question(device, RESPONSE).get_by_role("checkbox").nth(n).check(),
        MATCHING: lambda device, n: question(device, MATCHING).locator("select").nth(n).select_option(index=1),
        ORDERING: lambda device, n: question(device, ORDERING).locator("[data-move='1']").nth(n).click(),
        EVIDENCE: pick,
    }
    for number, device in enumerate((page, other)):
        with device.expect_response("**/responses"):
            changes[position](device, number)
    first = json.dumps(stored(session, position), sort_keys=True)
    expect(question(other, position).locator(".save-state")).to_contain_text("Another device has saved")
    question(other, position).get_by_role("button", name="Take that one").click()
    shown = other.evaluate(
        """async (position) => {
            const root = document.querySelector(`[data-question="${position}"]`);
            return (await import(`/static/js/kinds/${root.dataset.kind}.js`)).read(root);
        }""",
        position,
    )
    assert json.dumps(shown, sort_keys=True) == first


def test_opening_the_page_again_saves_nothing(page: Page, code: str, session: Session) -> None:
    begin(page, code, "Robin")
    answer_all(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/responses") else None)
    reload(page)
    page.wait_for_timeout(300)
    assert sent == []


@pytest.mark.parametrize("width", [320, 1280])
def test_every_control_is_large_enough_for_a_finger(page: Page, code: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin(page, code, "Robin")
    show_questions(page)
    question(page, RESPONSE).get_by_role("checkbox").first.check()
    small = page.evaluate(
        """() => [...document.querySelectorAll("#answers :is(input, select, button):not([aria-hidden])")]
            .filter((control) => control.offsetParent)
            .map((control) => [control.outerHTML.slice(0, 80), control.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
