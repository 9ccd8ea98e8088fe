"""The review studio in a real Chromium: by the keyboard alone, without scripts, and by selecting words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import PASSWORD, TEXT, make_quiz, make_teacher, sentences_of, span_of
from playwright.sync_api import Locator, Page, expect
from sqlalchemy.orm import Session
from steps import sign_in, tab_to

from questions.candidate import Candidate
from questions.kinds.true_false import TrueFalse
from questions.span import Span
from quiz.models import Quiz, QuizItem

BAKER = TrueFalse(stem="The baker moved his stall.", skill="sequence", answer=True)
NIGHT = TrueFalse(stem="The damage was found at night.", skill="detail", answer=True)
FLOOD = TrueFalse(stem="A flood had come.", skill="detail", answer=True)


@pytest.fixture
def quiz(session: Session) -> Quiz:
    """Return a draft of four questions with three suggestions."""
    made = make_quiz(session, make_teacher(session))
    spans = made.article.sentence_spans()
    candidates = [Candidate(FLOOD, 0.9, 0, "c"), Candidate(NIGHT, 0.8, 1, "a"), Candidate(BAKER, 0.7, 6, "b")]
    made.article.store_candidates(candidates, spans)
    session.commit()
    return made


def studio(page: Page, quiz: Quiz) -> Locator:
    """Open the studio and return the line in which it says what was done."""
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz.id}", wait_until="networkidle")
    return page.locator("[data-said]")


def stems(session: Session, quiz: Quiz) -> list[str]:
    session.expire_all()
    return [item.version.content.stem for item in quiz.items]


def test_all_of_a_review_is_done_by_the_keyboard_alone(page: Page, session: Session, quiz: Quiz) -> None:
    said = studio(page, quiz)
    before = stems(session, quiz)
    for key in "jj":
        page.keyboard.press(key)
    expect(page.locator("#q2")).to_be_focused()
    expect(page.locator("mark.evidence--lit")).to_have_count(1)
    page.keyboard.press("s")
    expect(page.locator("#article a:focus")).to_have_text("Evidence for question 2")
    page.keyboard.press("s")
    page.keyboard.press("d")
    expect(said).to_contain_text("Question 2 is out.")
    expect(page.locator("#q2")).to_be_focused()
    expect(page.locator("#q2")).to_contain_text("carries the children")
    page.keyboard.press("u")
    expect(said).to_have_text("Undone: Question 2 dropped.")
    expect(page.locator("#q2")).to_be_focused()
    page.keyboard.press("J")
    expect(said).to_have_text("Question 2 is now question 3.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    expect(page.locator("#s1")).to_be_focused()
    page.keyboard.press("a")
    expect(said).to_have_text("Added as question 5.")
    expect(page.locator("#s1")).to_be_focused()
    page.keyboard.press("a")
    expect(said).to_have_text("Added as question 6.")
    assert stems(session, quiz) == [before[0], before[2], before[1], before[3], FLOOD.stem, NIGHT.stem]
    page.keyboard.press("k")
    page.keyboard.press("e")
    page.wait_for_url("**/edit")
    tab_to(page, "#stem")
    page.keyboard.press("End")
    page.keyboard.type(" Indeed: adjk?")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/quizzes/*")
    expect(page.locator("#q6")).to_be_focused()
    assert stems(session, quiz)[5] == f"{NIGHT.stem} Indeed: adjk?"


def test_the_shortcuts_can_be_switched_off_and_stay_so(page: Page, quiz: Quiz) -> None:
    studio(page, quiz)
    page.keyboard.press("?")
    page.get_by_label("Shortcuts of one key are on").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator("[data-card]:focus")).to_have_count(0)
    page.reload(wait_until="networkidle")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Keyboard").click()
    expect(page.get_by_label("Shortcuts of one key are on")).not_to_be_checked()


def test_a_chosen_sentence_shows_its_questions_in_place_and_back_shows_all(page: Page, quiz: Quiz) -> None:
    studio(page, quiz)
    page.evaluate("window.stays = true")
    page.locator("#t1").scroll_into_view_if_needed()
    # A sentence over two lines has no middle of its own: its last line has.
    line = page.locator("#t1 mark").evaluate("mark => [...mark.getClientRects()].at(-1).toJSON()")
    page.mouse.click(line["x"] + line["width"] / 2, line["y"] + line["height"] / 2)
    expect(page.get_by_role("heading", name="2 questions from this sentence")).to_be_focused()
    expect(page.locator(".suggestion")).to_have_count(1)
    page.go_back()
    expect(page.locator(".suggestion")).to_have_count(3)
    assert page.evaluate("window.stays") is True


def test_without_scripts_links_and_buttons_do_the_same(new_page: Callable[..., Page], quiz: Quiz) -> None:
    page = new_page(width=360, java_script_enabled=False)
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz.id}")
    expect(page.get_by_role("button", name="Keyboard")).to_be_hidden()
    page.locator("#t1").get_by_role("link", name="2 questions from this sentence").click()
    page.get_by_role("button", name="Add The damage was found at night.").click()
    expect(page.locator(".changes__said")).to_have_text("Added as question 5.")
    page.get_by_role("button", name="Undo Question 5 added").first.click()
    expect(page.locator(".changes__said")).to_have_text("Undone: Question 5 added.")
    page.get_by_role("link", name="Show the evidence in the article of question 1").click()
    expect(page.locator("mark.evidence--lit")).to_have_count(1)
    page.get_by_role("link", name="Write a question").click()
    page.get_by_role("link", name="True or false").click()
    page.get_by_label("Question", exact=True).fill("never say so")
    page.get_by_label("False").check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator("[data-advice-at=stem]")).to_contain_text("does not begin with a capital letter")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#q5")).to_contain_text("never say so")


def select(page: Page, words: str) -> None:
    """Select words of the article as a mouse would."""
    page.evaluate(
        """words => {
          const label = [...document.querySelectorAll("[data-start]")].find((one) => one.textContent.includes(words));
          const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )


def test_selected_words_become_the_evidence_and_advice_comes_while_typing(
    page: Page, session: Session, quiz: Quiz
) -> None:
    item = quiz.items[3]
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz.id}/questions/{item.id}/edit", wait_until="networkidle")
    select(page, "ferry carries the chi")
    page.get_by_role("button", name="Take the selected words").click()
    part = page.get_by_label("Only these words: “ferry carries the chi”")
    expect(part).to_be_checked()
    page.locator("input[name=evidence]").nth(1).uncheck()
    page.get_by_label("Question", exact=True).fill("who saw it there, and when did she see that ____?")
    expect(page.locator("[data-advice-at=stem] .advice").first).to_be_visible()
    expect(page.locator("[data-advice-said]")).to_contain_text("Advice:")
    page.get_by_label("Question", exact=True).fill("Who found the damage to the bridge?")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/desk/quizzes/*")
    stored = session.get_one(QuizItem, item.id, populate_existing=True)
    assert stored.version.content.evidence == (span_of("ferry carries the children"),)
    assert Span(*sentences_of(TEXT)[4]).contains(stored.version.content.evidence[0])
