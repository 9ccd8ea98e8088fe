"""The teacher's ten minutes: from a link to a reviewed quiz that a class of 28 has until Friday, in few clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from factories import PASSWORD, make_teacher
from news_site import HTML, Site, serving
from news_site import page as news_page
from playwright.sync_api import Locator, Page, expect
from servers import ROOT, Worker
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import sign_in

from quiz.models import Accommodation, Assignment, Enrolment
from quiz.models.columns import now

SAMPLE = ROOT / "questions/data/samples/night-lights-and-moths.txt"
TITLE, *PARAGRAPHS = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")
MOST_CLICKS = 29
FRIDAY = 4
NAMES = "\n".join(f"Robin Reed {number}" for number in range(1, 29))


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a news site with a sample article on it."""
    with serving() as opened:
        opened.pages["/moths"] = (200, HTML, news_page(*PARAGRAPHS, head="", title=TITLE))
        yield opened


@pytest.fixture
def _worker(instance: Path, site: Site) -> Iterator[None]:
    process = Worker(FETCH_ALLOW=site.host)
    process.start()
    yield
    process.stop()


class Hand:
    """Click and count; a field is clicked before something is put into it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, place: Locator) -> None:
        self.clicks += 1
        place.click()

    def press(self, name: str, role: str = "button", *, exact: bool = True) -> None:
        self.click(self.page.get_by_role(role, name=name, exact=exact))  # type: ignore[arg-type]

    def put(self, label: str, text: str) -> None:
        place = self.page.get_by_role("main").get_by_label(label, exact=True)
        self.click(place)
        place.fill(text)


@pytest.mark.usefixtures("_worker")
def test_from_a_link_to_a_class_of_28_until_friday(page: Page, session: Session, site: Site) -> None:
    make_teacher(session)
    sign_in(page, "ada@school.example", PASSWORD)
    hand = Hand(page)
    hand.press("New quiz from an article", "link")
    hand.put("Link to the article", f"{site.url}/moths")
    hand.press("Fetch the article")
    expect(page.get_by_role("heading", name="Look it over")).to_be_visible(timeout=60_000)
    hand.press("Make questions")
    page.wait_for_url("**/desk/quizzes/*", timeout=60_000)
    hand.press("Drop question 1")
    hand.press("Assign", "link")
    hand.press("Make a class", "link")
    hand.put("Name of the class", "7B English")
    hand.press("Make the class")
    hand.put("Names, one a line", NAMES)
    hand.press("Add them")
    expect(page.get_by_text("Added: 28")).to_be_visible()
    hand.press("To the class", "link")
    hand.press("Robin Reed 7", "link")
    hand.click(page.get_by_text("half as much again"))
    hand.press("Save")
    hand.press(f"assign “{TITLE}”", "link")
    friday = now() + timedelta(days=(FRIDAY - now().weekday()) % 7 or 7)
    hand.put("Closes", f"{friday:%Y-%m-%d}T16:00")
    hand.press("Assign")
    expect(page.locator("[data-tally]")).to_contain_text("28 not started")
    assert hand.clicks <= MOST_CLICKS
    assigned = session.scalars(select(Assignment)).one()
    assert f"{assigned.closes_at:%Y-%m-%d %H:%M}" == f"{friday:%Y-%m-%d} 16:00"
    assert assigned.quiz.published
    needed = session.scalars(select(Accommodation)).one()
    [place] = session.scalars(select(Enrolment).where(Enrolment.student_id == needed.student_id))
    assert (place.name, needed.time_factor) == ("Robin Reed 7", 1.5)
    hand.press("Make their cards", "link")
    hand.press("Cards for who has none")
    expect(page.locator(".access-card")).to_have_count(28)
