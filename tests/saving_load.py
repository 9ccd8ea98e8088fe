"""Students at real servers who save again and again, and remember what they were told is saved."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode, urlsplit

from sqlalchemy import Connection, text

PACE = 0.21
"""Seconds from one save to the next: just under what a student is throttled at."""
PAUSE = 0.05
"""Seconds after which a student tries again what was refused for now."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
STORED = """
SELECT guest.nickname, attempt_item.position, response.answer, response.sequence FROM response
    JOIN attempt_item ON attempt_item.id = response.item_id
    JOIN attempt ON attempt.id = attempt_item.attempt_id
    JOIN guest ON guest.id = attempt.guest_id
"""


@dataclass
class Student:
    """One student at one quiz: which save of which question was acknowledged, and when."""

    url: str
    code: str
    nickname: str
    acknowledged: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    refusals: list[int] = field(default_factory=list)
    longest: float = 0.0
    cookie: str = ""

    def __post_init__(self) -> None:
        """Come in, as a browser does."""
        self.client = self.nickname.replace(" ", "-")
        self.connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        page = self._ask("GET", f"/q/{self.code}")[1]
        fields = dict(re.findall(r'name="(csrf_token|ticket)"[^>]*value="([^"]+)"', page))
        status, _, self.address = self._ask(
            "POST", f"/q/{self.code}", urlencode({**fields, "nickname": self.nickname}), FORM
        )
        assert status == 303, status
        self.headers = {"Content-Type": "application/json", "X-CSRFToken": fields["csrf_token"]}

    def save_until(self, over: threading.Event, position: int) -> None:
        """Answer one question again and again; what is refused for now, or broke, is sent again."""
        for sequence in count(1):
            body = {"position": position, "answer": {"text": str(sequence)}, "sequence": sequence, "base": 0}
            began = time.monotonic()
            while (status := self._try(json.dumps({**body, "client": self.client}))) != 200:
                self.refusals.append(status)
                if over.is_set():
                    return
                time.sleep(PAUSE)
            self.acknowledged.setdefault(position, []).append((sequence, time.monotonic()))
            self.longest = max(self.longest, time.monotonic() - began)
            if over.wait(PACE):
                self.connection.close()
                return

    def _try(self, body: str) -> int:
        try:
            return self._ask("POST", f"{self.address}/responses", body, self.headers)[0]
        except (http.client.HTTPException, OSError):
            self.connection.close()
            return 0

    def _ask(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        self.connection.request(method, path, body, {**(headers or {}), "Cookie": self.cookie})
        answer = self.connection.getresponse()
        self.cookie = (answer.headers.get("Set-Cookie") or self.cookie).partition(";")[0]
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")


class Load:
    """Several students at once, each at one short answer of a quiz."""

    def __init__(self, urls: list[str], code: str, students: int = 12, position: int = 2) -> None:
        self.position = position
        self.students = [Student(urls[n % len(urls)], code, f"Student {n}") for n in range(students)]
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=student.save_until, args=(self._over, position)) for student in self.students
        ]

    def start(self) -> None:
        """Let them begin."""
        for thread in self._threads:
            thread.start()

    def wait_for_saves(self, each: int = 2, seconds: float = 120) -> None:
        """Return when every student has had some more saves acknowledged."""
        before = self._counts()
        limit = time.monotonic() + seconds
        while any(now < was + each for now, was in zip(self._counts(), before, strict=True)):
            assert time.monotonic() < limit, (before, self._counts(), self.refusals)
            time.sleep(PAUSE)

    def _counts(self) -> list[int]:
        return [len(student.acknowledged.get(self.position, [])) for student in self.students]

    def stop(self) -> None:
        """Let each finish the save it is at."""
        self._over.set()
        for thread in self._threads:
            thread.join(60)

    @property
    def refusals(self) -> set[int]:
        """Return the statuses with which saves were refused for now; 0 is a connection that broke."""
        return {status for student in self.students for status in student.refusals}

    def lost(self, connection: Connection, before: float = float("inf")) -> dict[str, tuple[int, int]]:
        """Return whose save a database lacks that was acknowledged before a moment, and which is stored instead."""
        stored = {
            name: sequence
            for name, position, _answer, sequence in connection.execute(text(STORED))
            if position == self.position
        }
        lacking = {}
        for student in self.students:
            saved = [sequence for sequence, at in student.acknowledged.get(self.position, []) if at < before]
            if saved and stored.get(student.nickname, 0) < saved[-1]:
                lacking[student.nickname] = (saved[-1], stored.get(student.nickname, 0))
        return lacking
