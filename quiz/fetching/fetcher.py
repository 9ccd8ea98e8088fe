"""Fetching a page: its redirects, each checked as the first address was, and what the site asks of programs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.robotparser import RobotFileParser

from questions.messages import Message
from quiz.fetching.client import Answer, ask
from quiz.fetching.rules import ROBOT_NAME, FetchError, Rules
from quiz.fetching.targets import Target

_MOST_ROBOTS_BYTES = 500_000
_NOT_TEXT = ("image/", "audio/", "video/", "font/", "model/")
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_KEPT_FROM_PROGRAMS = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.PAYMENT_REQUIRED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_ACCEPTABLE,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page that was fetched, and the address it was found at."""

    data: bytes
    content_type: str
    charset: str | None
    address: str


def fetch(address: str, rules: Rules | None = None) -> Page:
    """Return the page at an address; raise `FetchError` with what to do instead where it cannot be had."""
    rules = rules or Rules()
    until = time.monotonic() + rules.seconds
    robots: dict[str, RobotFileParser | None] = {}

    def permitted(target: Target) -> None:
        if target.netloc not in robots:
            robots[target.netloc] = _robots(target, rules, until)
        asked = robots[target.netloc]
        if asked is not None and not asked.can_fetch(ROBOT_NAME, target.address):
            raise FetchError("This site asks programs not to read it. Paste the text instead.")

    target = Target.of(address)
    for _ in range(rules.most_redirects + 1):
        permitted(target)
        answer = ask(target, rules, until)
        if answer.location is None:
            return _page(target, answer)
        target = target.following(answer.location)
    raise FetchError("This link leads from address to address without an end. Paste the text instead.")


def _page(target: Target, answer: Answer) -> Page:
    if answer.status in _GONE:
        raise FetchError("There is no page at this address (any more). Look at the link again.")
    if answer.status in _KEPT_FROM_PROGRAMS:
        raise FetchError("This site shows the page to no program, or only to who signs in. Paste the text instead.")
    if answer.status != HTTPStatus.OK:
        message = Message(
            "This site does not give the page at the moment (it answered %(status)s). "
            "Try again later, or paste the text instead.",
            status=str(answer.status),
        )
        raise FetchError(message)
    if answer.content_type.startswith(_NOT_TEXT):
        raise FetchError("This link leads to a picture, a sound or a film, not to a text. Paste the text instead.")
    return Page(answer.data, answer.content_type, answer.charset, target.address)


def _robots(target: Target, rules: Rules, until: float) -> RobotFileParser | None:
    """Return what a site asks of programs, `None` where it asks nothing (RFC 9309)."""
    place = target.beside("/robots.txt")
    for _ in range(rules.most_redirects + 1):
        answer = ask(place, rules, until, _MOST_ROBOTS_BYTES)
        if answer.location is None:
            break
        place = place.following(answer.location)
    else:
        return None
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise FetchError(
            "This site does not say at the moment whether programs may read it. "
            "Try again later, or paste the text instead."
        )
    if answer.status != HTTPStatus.OK:
        return None
    parser = RobotFileParser()
    parser.parse(answer.data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines())
    return parser
