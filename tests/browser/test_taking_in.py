"""Taking in articles in a real Chromium: from a link to a quiz, a dropped file, one too large; and PDFs it printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories import PARAGRAPHS, PASSWORD, make_teacher
from news_site import HTML, Site, serving
from news_site import page as news_page
from playwright.sync_api import Browser, Page, expect
from servers import ROOT, Worker
from sqlalchemy import select
from sqlalchemy.orm import Session
from steps import sign_in, tab_to

from questions.errors import ArticleError
from questions.readers import read_file
from questions.readers.base import MOST_FILE_BYTES
from quiz.models import Article

SAMPLE = (ROOT / "questions/data/samples/night-lights-and-moths.txt").read_text(encoding="utf-8")
DROP = """([text, name]) => {
  const brought = new DataTransfer();
  brought.items.add(new File([text], name, { type: "text/plain" }));
  for (const type of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: brought, bubbles: true, cancelable: true }));
  }
}"""
LONG = (
    "The keepers of the harbour workshop considered the extraordinarily complicated international regulations of that "
    "year and communicated an unconventional recommendation to the neighbouring fishermen, who nevertheless "
    "appreciated the knitted decorations of the well-known lighthouse number {n}. The inspectors of district {n} "
    "arrived unexpectedly, photographed everything systematically and congratulated the enthusiastic volunteers."
)
TWO_COLUMNS = """<!doctype html><html lang="en"><title>The Lighthouse That Knits</title><style>
body {{ font: 11pt serif }} div {{ columns: 2; text-align: justify; hyphens: auto }}
p {{ margin: 0; text-indent: 1em }}</style><h1>The Lighthouse That Knits</h1><div>{text}</div></html>"""
EDGE = "<div style='font-size:9px;width:100%;text-align:center'>{}</div>"
PICTURE = """<!doctype html><title>Scan</title><canvas id="c" width="600" height="300"></canvas><script>
const c = document.getElementById("c").getContext("2d"); c.font = "30px serif";
c.fillText("A picture of words", 20, 60);
</script>"""


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a news site with a long article on it."""
    with serving() as opened:
        title, *paragraphs = SAMPLE.strip().split("\n\n")
        opened.pages["/moths"] = (200, HTML, news_page(*paragraphs, head="", title=title))
        yield opened


@pytest.fixture
def worker(instance: Path, site: Site) -> Iterator[Worker]:
    """Run a worker that may fetch from the news site."""
    process = Worker(FETCH_ALLOW=site.host)
    process.start()
    yield process
    process.stop()


@pytest.mark.usefixtures("worker")
def test_from_a_link_to_a_quiz_by_keyboard_alone(page: Page, session: Session, site: Site) -> None:
    make_teacher(session)
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto("/desk/articles/new")
    tab_to(page, "#address")
    page.keyboard.type(f"{site.url}/moths")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Look it over")).to_be_visible(timeout=60_000)
    before = page.locator("[data-kept]").inner_text()
    tab_to(page, "input[name=kept]")
    page.keyboard.press("Space")
    expect(page.locator("[data-kept]")).not_to_have_text(before)
    tab_to(page, "button[type=submit]", most=120)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/quizzes/*", timeout=60_000)
    article = session.scalars(select(Article)).one()
    assert article.source == f"{site.url}/moths"
    assert SAMPLE.strip().split("\n\n")[1] not in article.text
    assert SAMPLE.strip().split("\n\n")[2] in article.text


@pytest.mark.usefixtures("worker")
def test_a_file_is_dropped_on_the_page_and_paragraphs_are_cut_with_shift(page: Page, session: Session) -> None:
    make_teacher(session)
    sign_in(page, "ada@school.example", PASSWORD)
    page.goto("/desk/articles/new", wait_until="networkidle")
    page.evaluate(DROP, ["\n\n".join((*PARAGRAPHS, "The bridge was opened again in May.")), "bridge.txt"])
    expect(page.get_by_role("heading", name="Look it over")).to_be_visible(timeout=60_000)
    boxes = page.locator("input[name=kept]")
    boxes.nth(1).uncheck()
    boxes.nth(3).click(modifiers=["Shift"])
    assert [box.is_checked() for box in boxes.all()] == [True, False, False, False]


def test_a_file_that_is_too_large_is_told_before_it_is_sent_and_after(
    new_page: Callable[..., Page], session: Session, tmp_path: Path
) -> None:
    make_teacher(session)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (MOST_FILE_BYTES + 2_000_000))
    for scripts in (True, False):
        page = new_page(java_script_enabled=scripts)
        sign_in(page, "ada@school.example", PASSWORD)
        page.goto("/desk/articles/new")
        page.get_by_label("File with the article").set_input_files(large)
        page.get_by_role("button", name="Read the file").click()
        said = page.get_by_role("alert") if scripts else page.locator("main")
        expect(said).to_contain_text("20 MB")
        assert page.url.endswith("/desk/articles/new") is scripts


def test_a_pdf_that_a_browser_printed_in_two_columns_is_read_in_order(chromium: Browser) -> None:
    paragraphs = [LONG.format(n=n) for n in range(24)]
    page = chromium.new_page()
    page.set_content(TWO_COLUMNS.format(text="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)))
    data = page.pdf(
        format="A4",
        display_header_footer=True,
        header_template=EDGE.format("The Harbour Gazette"),
        footer_template=EDGE.format("Page <span class=pageNumber></span> of <span class=totalPages></span>"),
        margin={"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"},
    )
    page.close()
    raw = read_file(data, "lighthouse.pdf")
    assert raw.title == "The Lighthouse That Knits"
    assert [block.text for block in raw.blocks] == paragraphs


@pytest.mark.parametrize("style", ["margin: 0 0 1em", "margin: 0; text-indent: 1.5em", "text-align: justify"])
def test_words_in_bold_and_links_break_no_line_of_a_pdf(chromium: Browser, style: str) -> None:
    title, *paragraphs = SAMPLE.strip().split("\n\n")
    marked = "".join(f"<p>{_marked(paragraph)}</p>" for paragraph in paragraphs)
    page = chromium.new_page()
    page.set_content(f"<!doctype html><html lang='en'><style>p {{ {style} }}</style><h1>{title}</h1>{marked}</html>")
    raw = read_file(page.pdf(format="A4"), "moths.pdf")
    page.close()
    assert raw.title == title
    assert [block.text for block in raw.blocks] == paragraphs


def _marked(paragraph: str) -> str:
    """Return a paragraph with words in bold, in italics and in a link."""
    signs = {4: "<b>{}</b>", 7: "<i>{}</i>", 10: "<a href='/'>{}</a>"}
    return " ".join(signs.get(number, "{}").format(word) for number, word in enumerate(paragraph.split()))


def test_a_pdf_of_a_picture_has_no_text(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(PICTURE)
    page.evaluate("document.body.innerHTML = `<img src='${document.querySelector('canvas').toDataURL()}'>`")
    page.wait_for_timeout(200)
    data = page.pdf()
    page.close()
    with pytest.raises(ArticleError, match="only pictures of it"):
        read_file(data, "scan.pdf")
