"""Students at work, each a thread that answers and hands in, and what they were told held against what is stored."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from itertools import count

from flask import Flask
from outbox import Outbox, Save
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from visiting import Visitor

from questions.grading import grade
from quiz.extensions import db
from quiz.models import Attempt, AttemptItem, Response

ANSWERS = ("ferry", "bridge", "Voss", "Tom Rask", "a boat")
"""Right and wrong ones for the typed questions of the factories' quiz, at the positions 2 and 3."""


@dataclass
class Told:
    """Hold what the students of a school were told at one moment: what is saved, and which attempts are handed in."""

    saved: dict[tuple[str, int], Save] = field(default_factory=dict)
    handed_in: set[str] = field(default_factory=set)


class Student(threading.Thread):
    """Take a quiz again and again, each time as another guest: hand in, or at every third time walk away."""

    def __init__(self, url: str, code: str, name: str, timeout: float) -> None:
        super().__init__(name=name, daemon=True)
        self.code = code
        self.visitor = Visitor(url, timeout)
        self.random = random.Random(name)  # noqa: S311
        self.stopped = threading.Event()
        self.outboxes: list[Outbox] = []
        self.handed_in: set[str] = set()
        self.left: set[str] = set()
        self.saves = 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            for turn in count():
                if self.stopped.is_set():
                    break
                self.take(turn)
        except BaseException as error:
            self.failure = error
        finally:
            self.visitor.close()

    def take(self, turn: int) -> None:
        address, token = self.visitor.come_in(self.code, f"{self.name} {turn}")
        outbox = Outbox(self.visitor, address, token)
        self.outboxes.append(outbox)
        for number in range(self.random.randint(5, 40)):
            outbox.put(self.random.choice((2, 3)), {"text": self.random.choice((*ANSWERS, f"answer {number}"))})
            if self.random.random() < 0.8:
                outbox.deliver()
                self.saves += 1
            if self.stopped.is_set():
                break
        outbox.deliver()
        if turn % 3 == 2:
            self.left.add(address)
            return
        reply = self.visitor.insist("POST", f"{address}/submit", csrf_token=token)
        assert reply.status == 303, reply
        self.handed_in.add(address)


class School:
    """Several students at one quiz of one server."""

    def __init__(self, url: str, code: str, students: int = 6, timeout: float = 20.0) -> None:
        self.code = code
        self.students = [Student(url, code, f"Robin {number}", timeout) for number in range(students)]

    def start(self) -> None:
        for student in self.students:
            student.start()

    def finish(self) -> None:
        """Have everybody come to an end; fail with the failure of whoever had one."""
        for student in self.students:
            student.stopped.set()
        for student in self.students:
            student.join(90)
            assert not student.is_alive(), student.name
        self.check_well()

    def check_well(self) -> None:
        for student in self.students:
            if student.failure is not None:
                raise AssertionError(f"{student.name} met a failure") from student.failure

    def wait_for_saves(self, each: int = 2, seconds: float = 120) -> None:
        """Return when every student has had some more answers saved."""
        before = [student.saves for student in self.students]
        limit = time.monotonic() + seconds
        while any(now.saves < was + each for now, was in zip(self.students, before, strict=True)):
            self.check_well()
            assert time.monotonic() < limit, [student.visitor.statuses for student in self.students]
            time.sleep(0.02)

    def told(self) -> Told:
        """Return what everybody has been told by now."""
        told = Told()
        for student in self.students:
            told.handed_in |= set(student.handed_in)
            for outbox in list(student.outboxes):
                told.saved |= {(outbox.address, at): save for at, save in outbox.acknowledged().items()}
        return told

    def left(self) -> set[str]:
        """Return the attempts that somebody walked away from."""
        return set().union(*(student.left for student in self.students))

    def statuses(self) -> set[int | None]:
        """Return every status that came back."""
        return set().union(*(student.visitor.statuses for student in self.students))


def differences(app: Flask, told: Told) -> list[str]:
    """Return where the database knows less than students were told, a line each; it may know more by now."""
    with app.app_context():
        columns = (Attempt.token, AttemptItem.position, Response.answer, Response.client, Response.sequence)
        rows = db.session.execute(select(*columns).join(AttemptItem.attempt).join(AttemptItem.response)).all()
        submitted = set(db.session.scalars(select(Attempt.token).where(Attempt.state == "submitted")))
        db.session.remove()
        db.engine.dispose()
    stored = {(f"/attempt/{row.token}", row.position): row for row in rows}
    found = [f"{address} was handed in" for address in told.handed_in if address.split("/")[-1] not in submitted]
    for key, save in told.saved.items():
        row = stored.get(key)
        if row is None or row.client != save.client or row.sequence < save.sequence:
            found.append(f"{save} was saved, {row} is stored")
        elif row.sequence == save.sequence and row.answer != save.answer:
            found.append(f"{save} was saved otherwise: {row}")
    return found


def check_all(app: Flask, school: School) -> None:
    """Check, after the school has come to an end, that all is stored as it was given, once, and rightly scored."""
    assert differences(app, school.told()) == []
    outboxes = {outbox.address: outbox for student in school.students for outbox in student.outboxes}
    whole = joinedload(Attempt.items)
    with app.app_context():
        attempts = db.session.scalars(
            select(Attempt).options(whole.joinedload(AttemptItem.response), whole.joinedload(AttemptItem.version))
        ).unique()
        stored = {f"/attempt/{attempt.token}": attempt for attempt in attempts}
        # Coming in that was asked for again after a failure made no second attempt.
        assert set(stored) == set(outboxes)
        for address, outbox in outboxes.items():
            items = {item.position: item for item in stored[address].items}
            assert {at: item.answer for at, item in items.items() if item.response} == outbox.given
            for position, sent in outbox.sent.items():
                # However often one was sent, it was taken once.
                response = items[position].response
                assert response is not None
                assert response.revision <= len(sent)
            check_score(stored[address])
        db.session.remove()
        db.engine.dispose()


def check_score(attempt: Attempt) -> None:
    """Check that a submitted attempt has the score of what is stored."""
    if not attempt.submitted:
        assert attempt.score is None
        return
    worth = [grade(item.version.content, item.answer, item.shown).fraction * item.points for item in attempt.items]
    assert attempt.score == sum(worth)
