"""A real Chromium on a real server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from servers import KeptServer, LiveServer

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

IN_THE_ROOM = "readback.test"
"""A name by which the browser reaches this machine as phones in a room do: by plain HTTP, and not as its own."""
PATIENCE = 30_000
"""Milliseconds within which a page does what is expected of it, however busy the machine is."""
expect.set_options(timeout=PATIENCE)


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine; READBACK_CHROMIUM names one elsewhere."""
    given = os.environ.get("READBACK_CHROMIUM")
    return given or next(filter(None, map(shutil.which, (*NAMES, MAC))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Chromium once; without one, fail where the tests are the gate and skip elsewhere."""
    path = find_chromium()
    if path is None:
        reason = "no Chromium or Chrome found: install one, or name it in READBACK_CHROMIUM"
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Chromium's own sandbox does not work for root, who runs the tests in most containers.
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    flags.append(f"--host-resolver-rules=MAP {IN_THE_ROOM} 127.0.0.1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kept_server(usual_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptServer]:
    """Return the server of this process's tests, not yet started."""
    server = KeptServer(tmp_path_factory.mktemp("served") / "server.log", INSTANCE_PATH=str(usual_folder))
    yield server
    server.stop()


@pytest.fixture
def live_server(app: Flask, kept_server: KeptServer) -> Iterator[KeptServer]:
    """Serve this test's database from a process of its own, which a test may kill and start again."""
    kept_server.begin()
    yield kept_server
    kept_server.end()


@pytest.fixture
def new_page(chromium: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Return a maker of pages, each in a browser of its own (cookies apart).

    Takes `width`, `height` and whatever Playwright's `new_context` takes. A script's failure or a
    blocked script on any page fails the test.
    """
    contexts = []
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            problems.append(message.text)

    def make(width: int = 1280, height: int = 800, **options: Any) -> Page:
        options = {"base_url": live_server.url, "locale": "en", **options}
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", note)
        return page

    yield make
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def plain_address(live_server: LiveServer) -> str:
    """Return the server's address as a phone in the room knows it."""
    return live_server.url.replace("127.0.0.1", IN_THE_ROOM)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Return a page on a wide screen."""
    return new_page()


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """Return a page on the narrowest phone."""
    return new_page(width=360, height=740, has_touch=True, is_mobile=True)
