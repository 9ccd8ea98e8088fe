"""A school at it: a thousand students on two cores shared with the load, the bell, and where it breaks.

Every student joins by the code, opens the quiz, saves an answer every 5 to 30 seconds and submits within the last
15 seconds. Afterwards what each was told is saved is compared with what the database holds.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.browser import Student, Timings, sit
from benchmarks.databases import Database, databases
from benchmarks.report import write_section
from benchmarks.saving import SEED, free_ports, serve

STUDENTS = int(os.environ.get("READBACK_STUDENTS", "1000"))
JOINING, ANSWERING, SUBMITTING = 60.0, 60.0, 15.0
PAUSE = (5.0, 30.0)
BELL, INSTANT = 300, 200
LADDER = (2.0, 4.0, 6.0, 8.0, 10.0, 12.0)
"""By how much faster than the school's pace students answer, to find where it breaks."""
BROKEN_SAVE = 0.3
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Outcome:
    """Hold what one run measured, and what was found lost after it."""

    timings: Timings
    lost: int
    submitted: int


def main() -> None:
    """Measure on every database there is here, print and write the results."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    lines = [
        f"{STUDENTS} students, 10 questions, an answer every 5–30 s, joining within {JOINING:.0f} s, submitting within "
        f"{SUBMITTING:.0f} s; {os.cpu_count()} cores shared with the load. Times are 95th percentiles.",
        "",
        "| what | SQLite | PostgreSQL |",
        "| --- | --- | --- |",
    ]
    columns = [measure(database) for database in databases()]
    for row in columns[0]:
        lines.append(f"| {row} | {' | '.join(column.get(row, '–') for column in columns)} |")
    write_section("A school at it", lines)


def measure(database: Database) -> dict[str, str]:
    """Return what one database was measured at, by row."""
    with tempfile.TemporaryDirectory() as folder, database.opened(folder) as url:
        environment = {**os.environ, "INSTANCE_PATH": folder, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
        school = run(environment, a_school)
        bell = run(environment, the_bell)
        instant = run(environment, one_instant)
        broke = where_it_breaks(environment)
    return {
        "errors": str(len(school.timings.failures)),
        "answers acknowledged": str(school.timings.count("save")),
        "acknowledged and not stored": str(school.lost),
        "submitted": str(school.submitted),
        "joining (three pages), ms": ms(school.timings.p95("join")),
        "save, ms (aim < 300)": ms(school.timings.p95("save")),
        "submit, ms (aim < 1000)": ms(school.timings.p95("submit")),
        f"the bell: {BELL} submit ten answers in one second, ms (aim < 3000)": told(
            bell, "submit", BELL - bell.submitted
        ),
        f"{INSTANT} answers in one instant, ms": told(instant, "save"),
        "it breaks (a save over 300 ms) at; then, ms": broke,
    }


def told(outcome: Outcome, kind: str, missing: int = 0) -> str:
    """Return the time of a kind of request, and what went wrong, if anything did."""
    wrong = max(len(outcome.timings.failures), missing) + outcome.lost
    return ms(outcome.timings.p95(kind)) + (f" ({wrong} failed or lost)" if wrong else ", all stored once")


def ms(seconds: float) -> str:
    """Return seconds as whole milliseconds."""
    return f"{1000 * seconds:.0f}"


Scene = Callable[[list[Student]], Awaitable[None]]


def run(environment: dict[str, str], scene: Scene, count: int | None = None) -> Outcome:
    """Start the app on a new quiz, play a scene with students, and compare what they were told with what is stored."""
    code = python(SEED, environment).strip().splitlines()[-1]
    _, port = free_ports()
    server = serve(port, "quiz:create_app()", environment)
    timings = Timings()
    number = count or {the_bell: BELL, one_instant: INSTANT}.get(scene, STUDENTS)
    students = [Student(port, code, f"Student {index}", timings) for index in range(number)]
    try:
        asyncio.run(_play(scene, students))
    finally:
        server.terminate()
        server.wait(30)
    return _outcome(environment, code, students, timings)


async def _play(scene: Scene, students: list[Student]) -> None:
    await scene(students)


async def a_school(students: list[Student]) -> None:
    """Join, answer at the school's pace, and submit within the last seconds."""
    end = time.perf_counter() + JOINING + ANSWERING
    rngs = [random.Random(index) for index in range(len(students))]
    pairs = list(zip(students, rngs, strict=True))
    await asyncio.gather(*(sit(student, rng, joining=JOINING, pause=PAUSE, end=end) for student, rng in pairs))
    await asyncio.gather(*(_after(rng.uniform(0, SUBMITTING), student.submit, student) for student, rng in pairs))


async def the_bell(students: list[Student]) -> None:
    """Let everybody answer all there is, and submit within the same second."""
    await _settled(students)
    await asyncio.gather(*(_after(random.uniform(0, 10), student.answer_all, student) for student in students))
    await asyncio.gather(*(_after(random.uniform(0, 1), student.submit, student) for student in students))


async def one_instant(students: list[Student]) -> None:
    """Let everybody answer the same question in the same instant."""
    await _settled(students)
    await asyncio.gather(*(_after(0, lambda student=student: student.save(0, True), student) for student in students))


def pace(times: float) -> Scene:
    """Return the scene of a school that answers so many times faster, for half a minute, without submitting."""

    async def scene(students: list[Student]) -> None:
        await _settled(students)
        faster = (PAUSE[0] / times, PAUSE[1] / times)
        end = time.perf_counter() + 30
        rngs = [random.Random(index) for index in range(len(students))]
        for student in students:
            student.timings.seconds.pop("save", None)

        async def answer(student: Student, rng: random.Random) -> None:
            await asyncio.sleep(rng.uniform(0, faster[1]))
            while time.perf_counter() < end:
                await _after(rng.uniform(*faster), lambda: student.save(rng.randrange(10), rng.random() < 0.5), student)

        await asyncio.gather(*(answer(student, rng) for student, rng in zip(students, rngs, strict=True)))

    return scene


def where_it_breaks(environment: dict[str, str]) -> str:
    """Return the pace at which saves become slow or fail, as answers a second."""
    for times in LADDER:
        outcome = run(environment, pace(times), STUDENTS)
        rate = outcome.timings.count("save") / 30
        slow = outcome.timings.p95("save") > BROKEN_SAVE
        if slow or outcome.timings.failures or outcome.lost:
            return f"{rate:.0f} answers a second ({times:g} × the pace), {told(outcome, 'save')}"
    return f"not up to {rate:.0f} answers a second ({LADDER[-1]:g} × the pace)"


async def _settled(students: list[Student]) -> None:
    """Let everybody join, a few at a time, and wait until all have."""
    gate = asyncio.Semaphore(16)

    async def join(student: Student) -> None:
        async with gate:
            await _after(0, student.join, student)

    await asyncio.gather(*map(join, students))


async def _after(seconds: float, act: Callable[[], Awaitable[None]], student: Student) -> None:
    await asyncio.sleep(seconds)
    try:
        await act()
    except Exception as failure:
        student.timings.failures.append(f"{type(failure).__name__}: {failure}")


def _outcome(environment: dict[str, str], code: str, students: Sequence[Student], timings: Timings) -> Outcome:
    stored = json.loads(python(STORED.format(code=code), environment).strip().splitlines()[-1])
    lost = sum(
        stored["answers"].get(student.name, {}).get(str(position)) != value
        for student in students
        for position, value in student.saved.items()
    )
    for failure in sorted(set(timings.failures))[:3]:
        print("  failure:", failure, file=sys.stderr)
    return Outcome(timings, lost, stored["submitted"])


def python(code: str, environment: dict[str, str]) -> str:
    """Run a piece of Python in a process of its own and return what it prints."""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return ran.stdout


STORED = """
import json
from sqlalchemy import select
from quiz import create_app
from quiz.extensions import db
from quiz.models import Assignment, Attempt, AttemptItem, Guest, Response
with create_app().app_context():
    rows = db.session.execute(
        select(Guest.nickname, AttemptItem.position, Response.answer)
        .join(Attempt, Attempt.guest_id == Guest.id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(Response, Response.item_id == AttemptItem.id)
        .where(Assignment.code == {code!r})
    )
    answers = {{}}
    for name, position, answer in rows:
        answers.setdefault(name, {{}})[position] = answer["value"]
    submitted = len(db.session.scalars(
        select(Attempt.id).join(Assignment).where(Assignment.code == {code!r}, Attempt.state == "submitted")).all())
    print(json.dumps({{"answers": answers, "submitted": submitted}}))
"""

if __name__ == "__main__":
    main()
