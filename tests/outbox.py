"""The protocol of static/js/outbox.js in Python, with a record of what was given and what was acknowledged."""

from __future__ import annotations

import json
import secrets
import threading
import time
from dataclasses import asdict, dataclass
from typing import Any

from visiting import TOO_LONG, Visitor

LONGEST_WAIT = 0.8
Answer = dict[str, Any]


@dataclass(frozen=True)
class Save:
    """Hold one save as it travels."""

    position: int
    answer: Answer
    client: str
    sequence: int
    base: int


class Outbox:
    """Send answers one after another until the server has said what it stored; the newest of a question counts.

    `told` is what the server said is saved, `given` the last answer of each question, `sent` how many
    different saves of it left this device.
    """

    def __init__(self, visitor: Visitor, address: str, token: str) -> None:
        self.visitor, self.address, self.token = visitor, address, token
        self.client = secrets.token_hex(8)
        self.sequence = 0
        self.waiting: dict[int, Save] = {}
        self.revisions: dict[int, int] = {}
        self.given: dict[int, Answer] = {}
        self.told: dict[int, Save] = {}
        self.sent: dict[int, set[int]] = {}
        self.lock = threading.Lock()

    def put(self, position: int, answer: Answer) -> None:
        """Take an answer; one of the same question that still waits is replaced."""
        self.sequence += 1
        save = Save(position, answer, self.client, self.sequence, self.revisions.get(position, 0))
        self.given[position] = answer
        self.waiting[position] = save

    def send(self) -> bool:
        """Send what has waited longest, once; return whether the server has settled it."""
        save = next(iter(self.waiting.values()))
        self.sent.setdefault(save.position, set()).add(save.sequence)
        headers = {"Content_Type": "application/json", "Accept": "application/json", "X_CSRFToken": self.token}
        reply = self.visitor.ask("POST", f"{self.address}/responses", json.dumps(asdict(save)).encode(), **headers)
        if reply is None or reply.status in (429, 503):
            return False
        assert reply.status in (200, 409), f"a save was answered {reply.status}: {reply.body[:200]!r}"
        self.revisions[save.position] = reply.json["revision"]
        if reply.status == 200:
            with self.lock:
                self.told[save.position] = save
            if self.waiting[save.position] == save:
                del self.waiting[save.position]
        else:
            # Another device has saved since, and who was asked keeps what is here.
            self.put(save.position, self.given[save.position])
        return True

    def deliver(self, seconds: float = TOO_LONG) -> None:
        """Send until all is acknowledged."""
        limit, wait = time.monotonic() + seconds, self.visitor.wait
        while self.waiting:
            assert time.monotonic() < limit, f"never saved: {self.waiting}, {self.visitor.statuses}"
            if self.send():
                wait = self.visitor.wait
            else:
                time.sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)

    def acknowledged(self) -> dict[int, Save]:
        """Return what the server has said is saved, as it is this moment."""
        with self.lock:
            return dict(self.told)
