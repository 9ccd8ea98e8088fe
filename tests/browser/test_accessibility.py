"""Every page, in light and dark: axe finds nothing, and nothing scrolls sideways at 320 pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from factories import (
    PARAGRAPHS,
    PASSWORD,
    TEXT,
    assign_to,
    enrol,
    make_article,
    make_assignment,
    make_attempt,
    make_class_of,
    make_questions_of_parts,
    make_quiz,
    make_teacher,
    span_of,
)
from factories import hand_in as handed_in
from faults import LOOKS, SCREENS, faults
from playwright.sync_api import Page, expect
from servers import LiveServer
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import answer, answer_all, begin, expect_saved, hand_in, look_over, show_questions, sign_in

from questions.readers import Block, RawArticle
from quiz.generation import request_questions
from quiz.models import Attempt, Enrolment, Intake, Job
from quiz.saving import Save, save_response
from quiz.school.accommodations import Accommodations, accommodate
from quiz.school.enrolling import leave
from quiz.submitting import submit
from quiz.understood import Understood


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    """Return the theme that the browser asks for."""
    asked: str = request.param
    return asked


@pytest.fixture(params=LOOKS, ids="-".join)
def visitor(
    request: pytest.FixtureRequest, new_page: Callable[..., Page]
) -> Iterator[tuple[Page, Callable[[str], None]]]:
    """Return a page in a theme and on a screen, and a check that notes what is wrong with it under a name."""
    screen, theme = request.param
    width, height = SCREENS[screen]
    page = new_page(width=width, height=height, color_scheme=theme)
    wrong: dict[str, list[str]] = {}

    def check(name: str) -> None:
        if found := faults(page, width):
            wrong[name] = found

    yield page, check
    assert wrong == {}


def test_pages_for_anyone(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    make_assignment(session)
    paths = {
        "home": "/",
        "privacy": "/privacy",
        "sign in": "/sign-in",
        "account": "/create-account",
        "none": "/nowhere",
    }
    for name, path in paths.items():
        page.goto(path)
        check(name)
    page.goto("/")
    page.get_by_label("Join code").fill("BCDFGH")
    page.get_by_role("button", name="Start", exact=True).click()
    check("a wrong code")
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in").click()
    check("a form with errors")


def test_pages_for_a_student(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    code = make_assignment(session).code
    page.goto(f"/q/{code}")
    check("entering")
    page.get_by_role("button", name="Start", exact=True).click()
    check("entering without a name")
    begin(page, code, "Robin")
    check("the attempt, at the article")
    page.goto(f"{page.url}#questions")
    page.reload()
    switch = page.locator("[data-switch] [href='#questions']")
    if switch.is_visible():
        switch.click()
    answer(page.locator("#q2"))
    answer(page.locator("#q3"), text="boat")
    expect_saved(page)
    check("the attempt, at the questions")
    look_over(page)
    check("before submitting")
    page.goto(f"/q/{code}")
    check("welcome back")
    page.get_by_role("button", name="Continue").click()
    hand_in(page)
    check("the result")
    page.goto(f"/q/{code}")
    check("welcome back, handed in")


def test_pages_for_a_teacher(
    visitor: tuple[Page, Callable[[str], None]], session: Session, live_server: LiveServer
) -> None:
    page, check = visitor
    teacher = make_teacher(session, administrator=True)
    make_quiz(session, published=True)
    sign_in(page, "ada@school.example", PASSWORD)
    check("an empty desk")
    draft = make_quiz(session, teacher)
    draft.article.sentences = [[span.start, span.end] for span in map(span_of, PARAGRAPHS)]
    assignment = make_assignment(session, teacher)
    attempt, _token = make_attempt(session, assignment)
    make_attempt(session, assignment, "Sasha")
    save_response(session, attempt.items[2], Save({"text": "ferry"}, "phone", 1, 0))
    submit(session, attempt)
    session.commit()
    waiting = request_questions(session, make_article(session, teacher, TEXT + "\n\nAll was well in the end."))
    failed = request_questions(session, make_article(session, teacher, TEXT + "\n\nAll was bad in the end."))
    failed.fail("The text is no article.")
    session.commit()
    item = draft.items[0].id
    paths = {
        "desk": "/desk",
        "new article": "/desk/articles/new",
        "progress": f"/desk/articles/{waiting.article_id}/progress",
        "failure": f"/desk/articles/{failed.article_id}/progress",
        "draft": f"/desk/quizzes/{draft.id}",
        "published": f"/desk/quizzes/{assignment.quiz_id}",
        "share": f"/desk/quizzes/{assignment.quiz_id}/share",
        "results": f"/desk/quizzes/{assignment.quiz_id}/results",
        "what was understood": f"/desk/quizzes/{assignment.quiz_id}/understood",
        "on the projector": f"/desk/quizzes/{assignment.quiz_id}/understood/projector",
        "item analysis": f"/desk/quizzes/{assignment.quiz_id}/analysis",
        "regrading": f"/desk/questions/{assignment.quiz.items[2].version.question_id}/regrade",
        "attempt": f"/desk/attempts/{attempt.id}",
        "a report on a student": f"/desk/attempts/{attempt.id}/report",
        "a report on the class": f"/desk/quizzes/{assignment.quiz_id}/report?scores=1",
        "a message": f"/desk/assignments/{assignment.id}/messages",
        "no results": f"/desk/quizzes/{draft.id}/results",
        "account": "/desk/account",
        "the question bank": "/desk/bank?skill=detail",
        "an empty question bank": "/desk/bank?archived=1",
        "a question": f"/desk/bank/{draft.items[0].version.question_id}",
        "the preview as a student": f"/desk/quizzes/{draft.id}/preview",
        "a quiz on paper": f"/desk/quizzes/{draft.id}/print?seed=7",
        "two versions on paper": f"/desk/quizzes/{draft.id}/print?seed=7&sheets=AB&students=y&article=y&key=y&points=y",
        "deleting a draft": f"/desk/quizzes/{draft.id}/delete",
        "deleting what was taken": f"/desk/quizzes/{assignment.quiz_id}/delete",
        "deleting an article": f"/desk/articles/{failed.article_id}/delete",
        **{f"editing {n}": f"/desk/quizzes/{draft.id}/questions/{item + n}/edit" for n in range(4)},
        "a sentence of the studio": f"/desk/quizzes/{draft.id}?sentence=0#sentence",
        "choosing a kind": f"/desk/quizzes/{draft.id}/questions/new",
        "writing": f"/desk/quizzes/{draft.id}/questions/new/cloze?sentence=1",
        "swapping": f"/desk/quizzes/{draft.id}/questions/{item}/swap",
    }
    for name, path in paths.items():
        page.goto(path, wait_until="load")
        if name in {"what was understood", "item analysis", "results"}:
            for summary in page.locator("main details > summary").all():
                summary.click()
        check(name)
    page.goto(f"/desk/quizzes/{draft.id}")
    page.get_by_role("button", name="Drop question 4").click()
    expect(page.locator("[data-said]")).to_contain_text("Question 4 is out.")
    page.get_by_text("Changes that can be undone").click()
    check("the studio after a change")
    page.locator("#q1").press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    check("the shortcuts")
    page.goto("/desk/articles/new")
    page.get_by_label("Text of the article").fill("Three words only.")
    page.get_by_role("button", name="Make questions").click()
    check("a refused article")
    page.goto(f"/desk/quizzes/{assignment.quiz_id}/delete")
    page.get_by_role("button", name="Delete for good").click()
    check("a refused deletion")
    page.goto(f"/desk/attempts/{attempt.id}")
    third = page.locator("#q3")
    third.get_by_text("Comment and points").click()
    third.get_by_label("Points by hand").fill("7")
    third.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Give from 0 to 1 points.")
    check("refused points")
    page.goto("/desk/account")
    page.get_by_role("button", name="Change the password").click()
    check("a refused password")
    page.get_by_role("button", name="Make an invitation").click()
    check("an invitation")


def test_pages_for_taking_in_an_article(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    teacher = make_teacher(session)
    understood = Understood.of(RawArticle(tuple(map(Block, ("A heading", *PARAGRAPHS)))), "Title")
    looked_over = Intake.of_paste(teacher, TEXT, understood.to_json())
    coming, lost = Intake.of_link(teacher, "https://news.example/a"), Intake.of_link(teacher, "https://news.example/b")
    refused = Job.take_in(lost)
    refused.fail("This site asks programs not to read it. Paste the text instead.")
    session.add_all([looked_over, Job.take_in(coming), refused])
    session.commit()
    sign_in(page, "ada@school.example", PASSWORD)
    check("the desk while it is taken in")
    page.goto(f"/desk/intakes/{coming.id}", wait_until="load")
    check("waiting")
    page.goto(f"/desk/intakes/{lost.id}")
    check("failed")
    page.goto(f"/desk/intakes/{looked_over.id}")
    check("looking it over")
    for box in page.locator("input[name=kept]").all():
        box.uncheck()
    page.get_by_role("button", name="Make questions").click()
    check("a refused cut")


def test_pages_of_questions_of_several_parts(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    teacher = make_teacher(session)
    assignment = make_assignment(session, teacher, make_questions_of_parts())
    begin(page, assignment.code, "Robin")
    show_questions(page)
    check("asked")
    page.locator("#q4 [data-pick]").click()
    check("picking a sentence")
    page.keyboard.press("Escape")
    answer_all(page)
    check("answered")
    hand_in(page)
    check("the result")
    sign_in(page, "ada@school.example", PASSWORD)
    items = [item.id for item in assignment.quiz.items]
    paths = {
        "the quiz": f"/desk/quizzes/{assignment.quiz_id}",
        "results": f"/desk/quizzes/{assignment.quiz_id}/results",
        **{f"editing {item}": f"/desk/quizzes/{assignment.quiz_id}/questions/{item}/edit" for item in items},
    }
    for name, path in paths.items():
        page.goto(path, wait_until="load")
        check(name)
    page.goto(f"/desk/quizzes/{assignment.quiz_id}/questions/{items[1]}/edit", wait_until="load")
    page.get_by_label("What is asked about").first.fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("A pair needs both its sides.")
    check("a refused pair")


def test_pages_of_questions_of_several_parts_without_scripts(
    new_page: Callable[..., Page], theme: str, session: Session
) -> None:
    """Axe is a script itself: the page is opened without scripts and looked at as it then stands."""
    plain = new_page(width=360, height=740, color_scheme=theme, java_script_enabled=False)
    begin(plain, make_assignment(session, None, make_questions_of_parts()).code, "Robin", scripts=False)
    page = new_page(width=360, height=740, color_scheme=theme, storage_state=plain.context.storage_state())
    page.route("**/*.js", lambda route: route.abort())
    page.goto(plain.url)
    assert faults(page, 360) == []


def test_pages_of_classes(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    teacher = make_teacher(session, administrator=True)
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto("/classes")
    check("no classes")
    owls = make_class_of(session, teacher, ["Tess"], name="Owls", sign_in_by="pictures")
    school_class = make_class_of(
        session, teacher, ["Anna Kim", "Boris Aleksandrovich Vale-Featherstonehaugh-Ouspensky"]
    )
    place, _secret = enrol(session, school_class)
    accommodate(session, place.student, Accommodations(1.5, extra_attempts=2, read_aloud=True, no_animation=True))
    attempt = Attempt.start(assign_to(session, make_quiz(session, teacher), school_class), place.student)
    session.add(attempt)
    gone = session.scalars(select(Enrolment).where(Enrolment.name == "Anna Kim")).one()
    leave(gone)
    session.commit()
    for name, path in {
        "classes": "/classes",
        "a new class": "/classes/new",
        "a class": f"/classes/{school_class.id}",
        "its settings": f"/classes/{school_class.id}/settings",
        "its colleagues": f"/classes/{school_class.id}/colleagues",
        "new cards": f"/classes/{school_class.id}/cards",
        "deleting it": f"/classes/{school_class.id}/delete",
        "a student": f"/classes/students/{place.student_id}",
        "deleting a student": f"/classes/students/{place.student_id}/delete",
        "deleting the account": "/desk/account/delete",
        "tokens": "/desk/account/tokens",
        "a forgotten password": "/forgotten-password",
    }.items():
        page.goto(path)
        check(name)
    page.goto("/desk/account/tokens")
    page.get_by_label("What is it for?").fill("Gradebook")
    page.get_by_role("button", name="Make the token").click()
    check("a token made")
    page.goto(f"/classes/{school_class.id}/add")
    page.get_by_role("button", name="Add them").click()
    check("adding nobody")
    page.get_by_label("Names, one a line").fill("Cleo\nCleo\n—")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("heading", name="Refused")).to_be_visible()
    check("what became of them")
    page.get_by_role("button", name="Cards for who has none").click()
    expect(page.get_by_role("heading", name="Cards of 7B")).to_be_visible()
    check("cards of words")
    page.goto(f"/classes/{owls.id}")
    page.get_by_role("button", name="New card", exact=False).click()
    expect(page.get_by_role("heading", name="Cards of Owls")).to_be_visible()
    check("a card of pictures")


def test_pages_of_growth_and_practice(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    teacher = make_teacher(session)
    school_class = make_class_of(session, teacher, ["Anna Kim", "Boris Vale"])
    place, secret = enrol(session, school_class)
    students = [one.student for one in session.scalars(select(Enrolment).order_by(Enrolment.id))]
    for marks in ("+++-", "++++"):
        given = assign_to(session, make_quiz(session, teacher), school_class)
        for student in students:
            attempt = handed_in(session, given, student, marks)
            attempt.started_at -= timedelta(days=3)
            attempt.submitted_at = attempt.started_at + timedelta(minutes=9)
    session.commit()
    page.goto(f"/student/{school_class.code}")
    page.get_by_label("Your name").fill(place.name)
    page.get_by_label("Secret words").fill(secret)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/student/understood")
    for summary in page.locator("details > summary").all():
        summary.click()
    check("what I can do")
    page.get_by_role("link", name="Practice").click()
    check("practice")
    page.get_by_role("button", name="Practise", exact=True).click()
    page.get_by_role("button", name="Check", exact=True).last.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Answer first")
    check("a question of practice")
    page.get_by_role("button", name="I do not know").press("Enter")
    expect(page.locator("#questions-title")).to_be_focused()
    check("its answer")
    page.get_by_role("link", name="Finish").click()
    check("the end of a round")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto(f"/classes/{school_class.id}/growth")
    for summary in page.locator("details > summary").all():
        summary.click()
    check("what a class can do")
    page.goto(f"/classes/students/{place.student_id}")
    check("a student who has taken quizzes")
    page.goto(f"/classes/{school_class.id}/students/{place.id}/report")
    check("a report on a student in a class")


def test_pages_of_who_signs_in_to_a_class(visitor: tuple[Page, Callable[[str], None]], session: Session) -> None:
    page, check = visitor
    teacher = make_teacher(session)
    owls = make_class_of(session, teacher, ["Tess"], name="Owls", sign_in_by="pictures")
    school_class = make_class_of(session, teacher)
    page.goto("/student")
    check("the class code")
    page.get_by_role("button", name="Next").click()
    check("no class code")
    page.goto(f"/student/{owls.code}")
    page.get_by_label("Your name").fill("Tess")
    page.get_by_role("button", name="sun").click()
    expect(page.get_by_text("1 of 5 chosen")).to_be_visible()
    check("pictures")
    page.goto(f"/student/{school_class.code}")
    page.get_by_role("button", name="Sign in").click()
    check("signing in with nothing")
    page.goto(f"/student/{school_class.code}/enrol")
    check("enrolling")
    page.get_by_label("Your name").fill("Robin Reed")
    page.get_by_role("button", name="Enrol", exact=True).click()
    expect(page.get_by_role("heading", name="Welcome, Robin Reed")).to_be_visible()
    check("the secret")
    page.get_by_role("link", name="I have written it down").click()
    check("the home")
