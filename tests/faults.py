"""What axe finds wrong with a page, and whether it scrolls sideways."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def faults(page: Page, width: int) -> list[str]:
    """Return what is wrong with the page that is open, a line each."""
    page.wait_for_load_state("networkidle")
    # Where a page happens to be scrolled to, a bar that stays in view may lie half over a control.
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    found = Axe().run(page, options=RULES).response["violations"]
    lines = [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]
    needed = page.evaluate("document.documentElement.scrollWidth")
    return lines + ([f"is {needed} pixels wide"] if needed > width else [])
