"""In a real browser: Check, how sure one is, more time, and the teacher's list that follows who is at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import PASSWORD, assign_to, make_class, make_quiz, make_student, make_teacher
from faults import LOOKS, SCREENS, faults
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer, begin, expect_saved, show_questions, sign_in, tab_to

from quiz.models import Assignment, Attempt, Response


@pytest.fixture
def assignment(session: Session) -> Assignment:
    """Return an assignment that guests may take, with feedback at once and how sure they are."""
    teacher = make_teacher(session)
    made = assign_to(
        session,
        make_quiz(session, teacher),
        make_class(session, teacher, make_student(session, "Kim")),
        feedback="at_once",
        certainty=True,
        guests_allowed=True,
        time_limit_seconds=1200,
    )
    return made


def test_a_check_shows_its_own_question_and_the_rest_goes_on(
    page: Page, session: Session, assignment: Assignment
) -> None:
    begin(page, assignment.code, "Robin")
    first, gap = page.locator("#q2"), page.locator("#q3")
    answer(first)
    first.get_by_label("How sure are you?").select_option("Certain")
    answer(gap, text="boat")
    expect_saved(page)
    first.get_by_role("button", name="Check").click()
    expect(page.locator("#q2 .question__explanation")).to_have_text("The repair lasts six weeks.")
    expect(page.locator("#q2 input")).to_have_count(0)
    expect(page.locator("#q3 .question__explanation")).to_have_count(0)
    expect(page.locator("#e2")).to_be_visible()
    answer(page.locator("#q3"), text="ferry")
    expect_saved(page)
    levels = session.scalars(select(Response.certainty).order_by(Response.item_id)).all()
    assert levels == [3, None]
    found = session.scalars(select(Response.answer).order_by(Response.item_id)).all()
    assert found[1] == {"text": "ferry"}


def test_an_answer_locked_in_another_tab_is_told_and_not_overwritten(
    page: Page, session: Session, assignment: Assignment
) -> None:
    begin(page, assignment.code, "Robin")
    answer(page.locator("#q3"), text="boat")
    expect_saved(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#q3").get_by_role("button", name="Check").click()
    expect(other.locator("#q3 .question__explanation")).to_be_visible()
    answer(page.locator("#q3"), text="ferry")
    expect(page.locator("#q3 [data-state-of]")).to_contain_text("was checked and is locked")
    expect(page.locator("#q3 input[type=text]")).to_have_value("boat")
    answer(page.locator("#q4"), text="Voss")
    expect_saved(page)
    assert {"text": "boat"} in session.scalars(select(Response.answer)).all()


def test_more_time_reaches_the_student_and_the_list_follows(
    new_page: Callable[..., Page], session: Session, assignment: Assignment
) -> None:
    student, teacher = new_page(), new_page()
    begin(student, assignment.code, "Robin")
    expect(student.locator("[data-left-shown]")).to_have_text("20 minutes left")
    sign_in(teacher, "ada@school.example", PASSWORD)
    teacher.goto(f"/desk/assignments/{assignment.id}")
    expect(teacher.locator("[data-tally]")).to_have_text("1 not started · 1 at it · 0 done")
    teacher.get_by_role("button", name="+10 min for Robin").click()
    expect(teacher.locator(".flash")).to_contain_text("Robin has 10 minutes more.")
    answer(student.locator("#q3"))
    expect_saved(student)
    expect(student.locator("[data-left-shown]")).to_have_text("30 minutes left")
    row = teacher.locator("[data-line^=g]")
    expect(row).to_contain_text("1 of 4")
    student.get_by_role("button", name="Check and submit").click()
    student.get_by_role("button", name="Submit now").click()
    expect(teacher.locator("[data-tally]")).to_have_text("1 not started · 0 at it · 1 done")
    expect(row).to_contain_text("25")


def test_without_scripts_a_check_and_a_reload_do_the_same(
    new_page: Callable[..., Page], session: Session, assignment: Assignment
) -> None:
    plain = new_page(width=360, height=740, java_script_enabled=False)
    begin(plain, assignment.code, "Robin", scripts=False)
    plain.locator("#q3 input[type=text]").fill("boat")
    plain.locator("#q4 input[type=text]").fill("Voss")
    plain.locator("#q4").get_by_label("How sure are you?").select_option("Unsure")
    plain.locator("#q3").get_by_role("button", name="Check").click()
    expect(plain.locator("#q3 .question__explanation")).to_have_text("A ferry carries the children.")
    expect(plain.locator("#q4 input[type=text]")).to_have_value("Voss")
    plain.locator("#q4 input[type=text]").fill("Rask")
    plain.locator("#q4 input[type=text]").press("Enter")
    expect(plain.locator("#q4 input[type=text]")).to_have_value("Rask")
    locked = session.scalars(select(Response.locked_at).order_by(Response.item_id)).all()
    assert [bool(one) for one in locked] == [True, False]
    teacher = new_page(java_script_enabled=False)
    sign_in(teacher, "ada@school.example", PASSWORD)
    teacher.goto(f"/desk/assignments/{assignment.id}")
    teacher.get_by_role("link", name="Reload").click()
    expect(teacher.locator("[data-line^=g]")).to_contain_text("2 of 4")


def test_a_quiz_is_assigned_by_keyboard_alone(page: Page, session: Session, assignment: Assignment) -> None:
    quiz_id = assignment.quiz_id
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/desk/quizzes/{quiz_id}/assign")
    tab_to(page, "button.button--primary")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("A Town Mends Its Bridge")
    expect(page.locator("[data-tally]")).to_have_text("1 not started · 0 at it · 0 done")
    assert len(session.scalars(select(Assignment)).all()) == 2


@pytest.mark.parametrize(("screen", "theme"), LOOKS)
def test_the_pages_have_no_faults(
    new_page: Callable[..., Page], session: Session, assignment: Assignment, screen: str, theme: str
) -> None:
    width, height = SCREENS[screen]
    student = new_page(width=width, height=height, color_scheme=theme)
    begin(student, assignment.code, "Robin")
    show_questions(student)
    answer(student.locator("#q3"), text="boat")
    expect_saved(student)
    student.locator("#q3").get_by_role("button", name="Check").click()
    expect(student.locator("#q3 .question__explanation")).to_be_visible()
    wrong = {"checked": faults(student, width)}
    attempt = session.scalars(select(Attempt)).one()
    page = new_page(width=width, height=height, color_scheme=theme)
    sign_in(page, "ada@school.example", PASSWORD)
    paths = {
        "assign": f"/desk/quizzes/{assignment.quiz_id}/assign",
        "settings": f"/desk/quizzes/{assignment.quiz_id}/settings",
        "list": f"/desk/quizzes/{assignment.quiz_id}/assignments",
        "monitor": f"/desk/assignments/{assignment.id}",
        "edit": f"/desk/assignments/{assignment.id}/edit",
        "delete": f"/desk/assignments/{assignment.id}/delete",
        "nickname": f"/desk/guests/{attempt.guest_id}/nickname",
        "acts": f"/desk/attempts/{attempt.id}",
        "desk": "/desk",
    }
    for name, path in paths.items():
        page.goto(path)
        wrong[name] = faults(page, width)
    page.goto(f"/desk/quizzes/{assignment.quiz_id}/assign")
    page.get_by_text("How it is taken").click()
    page.get_by_label("Time limit in minutes").fill("0")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_role("alert")).to_contain_text("A time limit is from 1")
    wrong["refused"] = faults(page, width)
    assert {name: lines for name, lines in wrong.items() if lines} == {}
