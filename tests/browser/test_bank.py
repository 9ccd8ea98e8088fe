"""The question bank and what comes of it in a real browser: without scripts, by keyboard, with two articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import (
    OTHER_TEXT,
    OTHER_TITLE,
    PASSWORD,
    make_article,
    make_questions,
    make_questions_of_parts,
    make_quiz,
    make_teacher,
    other_questions,
)
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session
from steps import answer, begin, expect_saved, hand_in, show_questions, sign_in, tab_to

from quiz.models import Quiz


@pytest.fixture
def mixed(session: Session) -> Quiz:
    """Return a teacher's published quiz with a question about another article, which asks for a sentence."""
    teacher = make_teacher(session)
    article = make_article(session, teacher, OTHER_TEXT, OTHER_TITLE)
    other = make_quiz(session, teacher, other_questions(), article=article)
    quiz = make_quiz(session, teacher, [make_questions()[0], make_questions_of_parts()[3]], published=True)
    quiz.ask(other.items[0].version)
    session.commit()
    return quiz


@pytest.mark.usefixtures("mixed")
def test_questions_are_found_and_put_into_a_quiz_without_scripts(new_page: Callable[..., Page]) -> None:
    page = new_page(width=360, height=740, java_script_enabled=False)
    sign_in(page, "ada@school.example", PASSWORD)
    page.get_by_role("link", name="Question bank").click()
    page.get_by_label("Words").fill("niece")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Which sentence tells what the niece studies?").check()
    page.get_by_label("Title of the new quiz").fill("The niece")
    page.get_by_role("button", name="Add to quiz").click()
    expect(page.get_by_role("heading", level=1, name="The niece")).to_be_visible()
    expect(page.get_by_text("1 question is added.").first).to_be_visible()


def test_questions_are_ticked_and_archived_by_keyboard(page: Page, mixed: Quiz) -> None:
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto("/desk/bank")
    tab_to(page, f"#pick-{mixed.items[0].version.question_id}")
    page.keyboard.press("Space")
    tab_to(page, "button[value=archive]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 question is archived.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_sentence_is_picked_in_its_own_article(new_page: Callable[..., Page], mixed: Quiz, width: int) -> None:
    page = new_page(width=width, height=740)
    begin(page, mixed.assignments[0].code, "Robin")
    show_questions(page)
    page.locator("#q3 [data-pick]").click()
    bridge = page.locator("[data-article='1'] [data-sentence='2']").first
    bridge.click()
    expect(page.locator("#q3 [data-picking]")).to_have_count(0)
    page.locator("[data-article='2'] [data-sentence='2']").first.click()
    expect(page.locator("#q3 [data-sentence-text]")).to_have_text("The niece studies the stars.")
    expect_saved(page)
    hand_in(page)
    expect(page.locator("#score")).to_contain_text("1 of 3")


def test_a_teacher_takes_the_quiz_as_a_student_would(page: Page, mixed: Quiz) -> None:
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{mixed.id}")
    page.get_by_role("link", name="Preview").click()
    page.wait_for_load_state("networkidle")
    for question in page.locator("#answers fieldset.question").all():
        answer(question)
    page.get_by_role("button", name="Check and submit").click()
    expect(page.locator("#score")).to_contain_text("of 3")
    expect(page.get_by_text("Nothing you do here is stored or counted.")).to_be_visible()
    page.get_by_role("link", name="Back to the quiz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A Town Mends Its Bridge")
