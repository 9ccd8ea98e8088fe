"""The teacher's pages in a real Chromium: all of it without scripts, on a phone; the evidence by ticking sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import PASSWORD, make_article, make_quiz, make_teacher, span_of
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import sign_in

from quiz.models import Quiz, QuizItem

SENTENCES = (
    "Engineer Maria Voss found the damage during a night inspection.",
    "The repair costs 40,000 crowns and lasts six weeks.",
    "Shopkeepers feared for their trade.",
)


@pytest.fixture
def quiz(session: Session) -> Quiz:
    """Return a draft of four questions about an article that was read."""
    teacher = make_teacher(session)
    article = make_article(session, teacher)
    article.sentences = [[span.start, span.end] for span in map(span_of, SENTENCES)]
    return make_quiz(session, teacher, article=article)


def test_a_teacher_needs_no_scripts(new_page: Callable[..., Page], session: Session, quiz: Quiz) -> None:
    page = new_page(width=360, java_script_enabled=False)
    said = page.locator(".flash")
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz.id}")
    page.get_by_role("button", name="Down question 1", exact=True).click()
    expect(said).to_have_text("Question 1 is now question 2.")
    page.get_by_role("button", name="Drop question 4", exact=True).click()
    expect(said).to_contain_text("Question 4 is out.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".code--big")).to_be_visible()
    page.get_by_role("button", name="Close the quiz").click()
    expect(said).to_contain_text("Closed.")
    page.get_by_role("button", name="Open it again").click()
    page.get_by_role("link", name="Back to the quiz").click()
    page.get_by_text("Rename or delete").click()
    page.get_by_label("Title of the quiz").fill("The bridge")
    page.get_by_role("button", name="Save the title").click()
    expect(page.locator("h1")).to_have_text("The bridge")
    page.get_by_text("Rename or delete").click()
    page.get_by_role("link", name="Delete the quiz").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(said).to_have_text("The quiz is deleted.")
    assert session.scalars(select(Quiz)).all() == []


def test_a_sentence_is_chosen_as_evidence_by_a_click_on_it_or_by_the_keyboard(
    page: Page, session: Session, quiz: Quiz
) -> None:
    item = quiz.items[3]
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz.id}/questions/{item.id}/edit")
    boxes = page.locator("input[name=evidence]")
    expect(boxes.first).to_be_checked()
    page.get_by_text(SENTENCES[2]).click()
    expect(boxes.nth(2)).to_be_checked()
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(boxes.first).not_to_be_checked()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/desk/quizzes/*")
    stored = session.get_one(QuizItem, item.id, populate_existing=True)
    assert stored.version.content.evidence == (span_of(SENTENCES[2]),)
    expect(page.locator("mark#e4")).to_contain_text(SENTENCES[2])
