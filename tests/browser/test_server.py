"""The ground that the browser tests stand on."""

from __future__ import annotations

from playwright.sync_api import Page
from servers import LiveServer


def test_the_browser_is_real_and_reaches_the_server(page: Page) -> None:
    page.goto("/healthz")
    assert "ok" in page.inner_text("body")


def test_a_killed_server_comes_back_at_the_same_address(page: Page, live_server: LiveServer) -> None:
    live_server.kill()
    live_server.start()
    answer = page.goto("/readyz")
    assert answer is not None
    assert answer.status == 200
