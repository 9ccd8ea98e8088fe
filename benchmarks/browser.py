"""A student's browser for load: cookies, a keep-alive connection, and the answers it was told are saved."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE = 60.0
"""Seconds after which a request counts as failed."""


@dataclass
class Timings:
    """Collect how long each kind of request took, in seconds, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def add(self, kind: str, seconds: float) -> None:
        """Record one request."""
        self.seconds.setdefault(kind, []).append(seconds)

    def p95(self, kind: str) -> float:
        """Return the 95th percentile of a kind of request, in seconds; 0 of none."""
        times = sorted(self.seconds.get(kind, [0.0]))
        return times[min(len(times) - 1, round(0.95 * len(times)))]

    def count(self, kind: str) -> int:
        """Return how many requests of a kind were answered."""
        return len(self.seconds.get(kind, []))


@dataclass
class Student:
    """One student: joins by a code, answers true-or-false questions, submits."""

    port: int
    code: str
    name: str
    timings: Timings
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    attempt: str = ""
    saved: dict[int, bool] = field(default_factory=dict)
    """The answers the server acknowledged, by position."""
    sequence: int = 0

    async def join(self) -> None:
        """Open the join page, give a nickname, open the quiz."""
        began = time.perf_counter()
        _, page, _ = await self._send("GET", f"/q/{self.code}")
        fields = dict(re.findall(r'name="(csrf_token|ticket)"[^>]*value="([^"]+)"', page))
        self.token = fields.get("csrf_token", "")
        form = urlencode({**fields, "nickname": self.name})
        status, page, self.attempt = await self._send("POST", f"/q/{self.code}", form, FORM)
        if status != HTTPStatus.SEE_OTHER:
            raise RuntimeError(f"joining answered {status}: {page[:100]}")
        await self._send("GET", self.attempt)
        self.timings.add("join", time.perf_counter() - began)

    async def save(self, position: int, value: bool) -> None:
        """Save one answer, and remember it once the server says that it is saved."""
        self.sequence += 1
        body = {
            "position": position,
            "answer": {"value": value},
            "client": f"device-{id(self)}",
            "sequence": self.sequence,
            "base": 0,
        }
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        began = time.perf_counter()
        status, page, _ = await self._send("POST", f"{self.attempt}/responses", json.dumps(body), headers)
        self.timings.add("save", time.perf_counter() - began)
        if status != HTTPStatus.OK:
            raise RuntimeError(f"saving answered {status}: {page[:100]}")
        self.saved[position] = value

    async def answer_all(self) -> None:
        """Answer every question, one after another."""
        for position in range(10):
            await self.save(position, position % 2 == 0)

    async def submit(self) -> None:
        """Hand in, as the button does, and see the result page."""
        began = time.perf_counter()
        form = urlencode({"csrf_token": self.token})
        status, page, _ = await self._send("POST", f"{self.attempt}/submit", form, FORM)
        self.timings.add("submit", time.perf_counter() - began)
        if status != HTTPStatus.SEE_OTHER:
            raise RuntimeError(f"submitting answered {status}: {page[:100]}")

    async def _send(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Send one request over a connection of its own; return status, body and the address redirected to.

        Students pause longer than a server keeps connections, so each request opens one, as theirs do.
        """
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.port), PATIENCE)
        try:
            lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
            if self.cookies:
                lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
            lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
            sent = body.encode()
            writer.write("\r\n".join([*lines, f"Content-Length: {len(sent)}", "", ""]).encode() + sent)
            answer = await asyncio.wait_for(reader.read(), PATIENCE)
        finally:
            writer.close()
        if not answer:
            raise ConnectionError(f"{method} {path} was not answered")
        return self._read(answer)

    def _read(self, answer: bytes) -> tuple[int, str, str]:
        head, _, body = answer.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        location = ""
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                cookie, _, content = value.split(";")[0].partition("=")
                self.cookies[cookie] = content
            elif name.lower() == "location":
                location = value
        return int(lines[0].split(" ")[1]), body.decode("utf-8", "replace"), location


async def sit(student: Student, rng: random.Random, *, joining: float, pause: tuple[float, float], end: float) -> None:
    """Let one student join at some moment, answer with pauses until the end, and record any failure."""
    try:
        await asyncio.sleep(rng.uniform(0, joining))
        await student.join()
        while time.perf_counter() < end:
            await asyncio.sleep(rng.uniform(*pause))
            await student.save(rng.randrange(10), rng.random() < 0.5)
    except Exception as failure:
        student.timings.failures.append(f"{type(failure).__name__}: {failure}")
