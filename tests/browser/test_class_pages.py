"""Classes in a real Chromium: without scripts on a phone, pictures by keyboard, a voice of the device's own."""

from __future__ import annotations

from collections.abc import Callable

from factories import PASSWORD, assign_to, enrol, make_class_of, make_quiz, make_teacher
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session
from steps import sign_in, tab_to

from quiz.school.accommodations import Accommodations, accommodate

VOICES = """
window.said = [];
window.voicesHere = VOICES;
Object.defineProperty(window, "speechSynthesis", {value: Object.assign(new EventTarget(), {
  getVoices: () => window.voicesHere, cancel() {},
  speak: (words) => window.said.push([words.voice.name, words.text])})});
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""
OWN = '[{name: "far", lang: "en-GB", localService: false}, {name: "own", lang: "en-US", localService: true}]'
FAR = '[{name: "far", lang: "en-GB", localService: false}]'


def test_from_a_class_list_to_a_signed_in_student_without_scripts(
    new_page: Callable[..., Page], session: Session
) -> None:
    make_teacher(session)
    page = new_page(width=360, java_script_enabled=False)
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto("/classes/new")
    page.get_by_label("Name of the class").fill("Owls")
    page.get_by_label("five pictures").check()
    page.get_by_role("button", name="Make the class").click()
    code = page.locator(".code").first.inner_text()
    page.get_by_label("Names, one a line").fill("Anna Kim\nTess")
    page.get_by_role("button", name="Add them").click()
    page.get_by_role("button", name="Cards for who has none").click()
    pictures = page.locator(".access-card").nth(1).locator(".secret li").all_inner_texts()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"/student/{code}")
    page.get_by_label("Your name").fill("tess")
    for name in pictures:
        page.get_by_role("button", name=name.strip(), exact=True).click()
    expect(page.get_by_role("heading", name="Hello, Tess")).to_be_visible()
    page.get_by_role("button", name="Sign out Tess").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect(page.get_by_label("Your name")).to_have_value("")


def test_a_picture_code_is_entered_by_keyboard_alone(page: Page, session: Session) -> None:
    owls = make_class_of(session, make_teacher(session), name="Owls", sign_in_by="pictures")
    _place, secret = enrol(session, owls, "Tess")
    page.goto(f"/student/{owls.code}")
    tab_to(page, "#name")
    page.keyboard.type("Tess")
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 of 5 chosen")).to_be_visible()
    for number, name in enumerate(secret.split(" "), start=1):
        tab_to(page, f"[value={name}]")
        page.keyboard.press("Enter")
        if number < len(secret.split(" ")):
            expect(page.get_by_text(f"{number} of 5 chosen")).to_be_visible()
    expect(page.get_by_role("heading", name="Hello, Tess")).to_be_visible()


def attempt_of(page: Page, session: Session, voices: str) -> None:
    """Open the attempt of a student who has texts read aloud, on a device with these voices."""
    teacher = make_teacher(session)
    school_class = make_class_of(session, teacher)
    place, secret = enrol(session, school_class)
    accommodate(session, place.student, Accommodations(read_aloud=True))
    code = assign_to(session, make_quiz(session, teacher), school_class).code
    session.commit()
    page.add_init_script(VOICES.replace("VOICES", voices))
    page.goto(f"/student/{school_class.code}")
    page.get_by_label("Your name").fill("Robin Reed")
    page.get_by_label("Secret words").fill(secret)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"/q/{code}")
    page.get_by_role("button", name="Start").click()
    expect(page.locator("#answers")).to_be_attached()


def test_a_voice_of_the_device_reads_paragraphs_and_questions(page: Page, session: Session) -> None:
    attempt_of(page, session, OWN)
    button = page.get_by_role("button", name="Read paragraph 2 aloud")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Read question 3 aloud").click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Read question 1 aloud").click()
    said = page.evaluate("window.said")
    assert {voice for voice, _text in said} == {"own"}
    assert said[0][1].startswith("“Nobody was hurt")
    assert said[2][1] == "Until then a gap carries the children of Alder to school."
    assert [len(said), said[3][1].endswith("close the bridge?")] == [8, True]


def test_no_text_is_sent_away_to_be_read(page: Page, session: Session) -> None:
    attempt_of(page, session, FAR)
    expect(page.get_by_text("This device has no voice of its own")).to_be_visible()
    expect(page.locator(".read-aloud")).to_have_count(0)


def test_a_double_click_sends_a_form_once_and_cards_are_printed_by_a_button(page: Page, session: Session) -> None:
    make_class_of(session, make_teacher(session), ["Anna Kim"], name="Owls")
    sign_in(page, "ada@school.example", PASSWORD)
    page.get_by_role("link", name="Classes").click()
    page.get_by_role("link", name="Owls").click()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.get_by_role("button", name="Cards for who has none").dblclick()
    expect(page.get_by_role("heading", name="Anna Kim")).to_be_visible()
    assert len(sent) == 1
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
