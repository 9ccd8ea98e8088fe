"""A browser without a window: one connection, its cookies, and the patience to ask again when nobody answers."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

FIELD = re.compile(r'<input[^>]*\bname="(csrf_token|ticket)"[^>]*>')
VALUE = re.compile(r'\bvalue="([^"]*)"')
TOO_LONG = 60.0
"""Seconds after which a visitor takes the server for gone."""


@dataclass(frozen=True)
class Reply:
    """Hold what a server answered."""

    status: int
    body: bytes = field(repr=False)
    location: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def fields(self) -> dict[str, str]:
        """Return the hidden fields that the forms of a page carry."""
        found: dict[str, str] = {}
        for tag in FIELD.finditer(self.body.decode()):
            value = VALUE.search(tag[0])
            found.setdefault(tag[1], value[1] if value else "")
        return found


class Visitor:
    """Ask a server and keep its cookies; `statuses` counts what came back, `None` where nothing did."""

    def __init__(self, url: str, timeout: float = 20.0, wait: float = 0.05) -> None:
        self.host = urlsplit(url).netloc
        self.timeout, self.wait = timeout, wait
        self.connection: HTTPConnection | None = None
        self.cookies: dict[str, str] = {}
        self.statuses: Counter[int | None] = Counter()

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply | None:
        """Return the answer to one request, or `None` where the connection broke or took too long."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            if self.connection is None:
                self.connection = HTTPConnection(self.host, timeout=self.timeout)
            self.connection.request(method, path, body, sent)
            answer = self.connection.getresponse()
            reply = Reply(answer.status, answer.read(), answer.headers.get("Location", ""))
        except (OSError, HTTPException):
            self.close()
            self.statuses[None] += 1
            return None
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        self.statuses[reply.status] += 1
        return reply

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def insist(self, method: str, path: str, **fields: str) -> Reply:
        """Ask again until a server that is up has answered, as somebody does who presses “reload”."""
        body = urlencode(fields).encode() if fields else None
        limit = time.monotonic() + TOO_LONG
        while time.monotonic() < limit:
            reply = self.ask(method, path, body, Content_Type="application/x-www-form-urlencoded")
            if reply is not None and reply.status not in (429, 503):
                return reply
            time.sleep(self.wait)
        raise AssertionError(f"{method} {path} was never answered: {self.statuses}")

    def come_in(self, code: str, nickname: str) -> tuple[str, str]:
        """Start a quiz as a guest whom no cookie knows; return the attempt's address and its page's token."""
        self.cookies.clear()
        door = self.insist("GET", f"/q/{code}")
        assert door.status == 200, door
        entered = self.insist("POST", f"/q/{code}", nickname=nickname, **door.fields)
        assert entered.status == 303, entered
        address = urlsplit(entered.location).path
        return address, self.open(address)

    def open(self, address: str) -> str:
        """Open the page of an attempt and return its anti-forgery token."""
        page = self.insist("GET", address)
        assert page.status == 200, page
        return page.fields["csrf_token"]
