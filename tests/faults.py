"""What axe finds wrong with a page, and whether it scrolls sideways."""

from __future__ import annotations

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SCREENS = {"zoomed": (320, 640), "wide": (1280, 800)}
"""320 pixels: the narrowest phone, and a wide screen at 400 %."""
LOOKS = [("zoomed", "dark"), ("wide", "light")]
"""Each screen and each theme once; `make soak` looks at every theme on every screen."""
if os.environ.get("READBACK_EVERY_LOOK"):
    LOOKS += [("zoomed", "light"), ("wide", "dark")]
TRIES = 4


def faults(page: Page, width: int) -> list[str]:
    """Return what is wrong with the page that is open, a line each; where a script leads on, with the next page."""
    for _ in range(TRIES - 1):
        try:
            return _faults(page, width)
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
    return _faults(page, width)


def _faults(page: Page, width: int) -> list[str]:
    page.wait_for_load_state("load")
    # What moves or fades does so no more, and what a script does when the page opens is done.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    # Where a page happens to be scrolled to, a bar that stays in view may lie half over a control.
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    lines = [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]
    needed = page.evaluate("document.documentElement.scrollWidth")
    return lines + ([f"is {needed} pixels wide"] if needed > width else [])
