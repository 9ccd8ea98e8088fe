"""What people do on the pages, step by step, as the browser tests need it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def begin(page: Page, code: str, nickname: str, *, scripts: bool = True) -> None:
    """Join by a code and a nickname, and wait until the page's scripts are there (unless it runs none)."""
    page.goto(f"/q/{code}")
    page.get_by_label("Nickname").fill(nickname)
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#answers")).to_be_attached()
    if scripts:
        wait_for_scripts(page)


def wait_for_scripts(page: Page) -> None:
    """Wait until the attempt's page saves by itself: it then hides the button that saves without scripts."""
    expect(page.locator("[data-plain]")).to_have_attribute("hidden", "")


def show_questions(page: Page) -> None:
    """On a narrow screen, turn from the article to the questions."""
    switch = page.locator("[data-switch] a[href='#questions']")
    if switch.is_visible():
        switch.click()


def answer(question: Locator, *, choice: int = 0, text: str = "ferry") -> None:
    """Answer a question of any kind: the option at `choice`, a typed text, or the first thing that can be chosen."""
    kind = question.get_attribute("data-kind")
    typed = question.locator("input[type=text]")
    if typed.count():
        typed.fill(text)
        typed.blur()
    elif kind == "matching":
        for chosen in question.locator("select").all():
            chosen.select_option(index=1)
    elif kind == "ordering":
        question.get_by_role("button", name="Keep this order").click()
    elif kind == "evidence":
        question.locator("[data-pick]").click()
        question.page.locator("#article .sentence").first.click()
    else:
        question.locator("label.option").nth(choice).click()


def expect_saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    expect(page.locator("#saving")).to_have_attribute("data-state", "saved", timeout=40_000)


def answer_all(page: Page) -> int:
    """Answer every question and wait until that is saved; return how many there were."""
    show_questions(page)
    questions = page.locator("#answers fieldset.question")
    for question in questions.all():
        answer(question)
    expect_saved(page)
    return questions.count()


def look_over(page: Page) -> None:
    """Check, and arrive at the page that asks once more: a script goes there when everything is saved."""
    page.get_by_role("button", name="Check and submit").click()
    expect(page.get_by_role("button", name="Submit now")).to_be_visible()


def hand_in(page: Page) -> None:
    """Check, submit, and arrive at the result."""
    look_over(page)
    page.get_by_role("button", name="Submit now").click()
    expect(page.locator("#score")).to_be_visible()


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in as a teacher and arrive at the desk."""
    page.goto("/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk")


def tab_to(page: Page, selector: str, most: int = 80) -> None:
    """Press Tab until the element that a selector names has the focus; fail where it never gets it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => Boolean(document.activeElement?.matches(selector))", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")
