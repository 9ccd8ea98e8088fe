"""How many answers a second are saved, against a bare app that commits one upsert on the same server?

Both run on gunicorn with the same workers and threads on the same database, and are sent the same requests from this
machine, in turns in one run. The load is students' browsers: keep-alive connections, each saving the answers of one
attempt again and again.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.databases import Database, databases
from benchmarks.load import Line, saturate
from benchmarks.report import write_section

STUDENTS = 64
SECONDS = 5.0
ROUNDS = 5
QUESTIONS = 10
MOST_SAVES = 300
"""How many saves of an attempt are taken in a minute, after which it would be throttled."""
SPARE = 32
"""How many students stand by to go on for those who have made as many."""
WORKERS, THREADS = "2", "8"
ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "The council closed the old bridge on Monday. Engineers had found cracks in two of its arches. "
    "Repairs will take until spring, the mayor said."
)

Place = tuple[str, dict[str, str]]
"""Where a student saves, and the headers to save with."""


@dataclass
class Measured:
    """Hold how long each save took, a list a round, and how busy the machine was with anything before."""

    load_before: float
    floor: list[list[float]] = field(default_factory=list)
    real: list[list[float]] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Return the median of what each round was of the floor's just before it."""
        return statistics.median(len(real) / len(floor) for real, floor in zip(self.real, self.floor, strict=True))


def main() -> None:
    """Measure both in turns on every database there is here, print and write the results."""
    report({database.name: measure(database) for database in databases()})


def measure(database: Database) -> Measured:
    """Return what one database was measured at."""
    measured = Measured(os.getloadavg()[0])
    with tempfile.TemporaryDirectory() as folder, database.opened(folder) as url:
        environment = {**os.environ, "INSTANCE_PATH": folder, "DATABASE_URL": url, "LOG_LEVEL": "ERROR"}
        code = seed(environment)
        with both(environment) as (floor_port, real_port):
            # Unmeasured: what is done once is done before, by both.
            saturate(plain_lines(floor_port, 0), 1)
            saturate(student_lines(real_port, code, 0), 1)
            for round_ in range(1, ROUNDS + 1):
                lines = student_lines(real_port, code, round_)
                measured.floor.append(saturate(plain_lines(floor_port, round_), SECONDS))
                measured.real.append(saturate(lines, SECONDS))
    return measured


def report(columns: dict[str, Measured]) -> None:
    """Write the medians of the rounds: saves a second, and how long a save took."""
    rows = {
        "bare Flask + SQLAlchemy, one committed upsert (the floor): saves a second": lambda one: rate(one.floor),
        "Readback: saves a second": lambda one: rate(one.real),
        "**ratio** (aim ≥ 0.6)": lambda one: f"**{one.ratio:.2f}**",
        "the floor, p95, ms": lambda one: p95(one.floor),
        "Readback, p95, ms": lambda one: p95(one.real),
        "the machine's load before": lambda one: f"{one.load_before:.1f}",
    }
    write_section(
        "Saving answers",
        [
            f"gunicorn with {WORKERS} workers of {THREADS} threads, {STUDENTS} students who never pause, medians of "
            f"{ROUNDS} rounds of {SECONDS:.0f} s each in turns, the load on the same cores. Every save was "
            f"acknowledged: students are new in each round, and one who has saved {MOST_SAVES} times in it is "
            "followed by another, so that none is throttled.",
            "",
            f"| what | {' | '.join(columns)} |",
            f"| --- |{' --- |' * len(columns)}",
            *(f"| {row} | {' | '.join(map(tell, columns.values()))} |" for row, tell in rows.items()),
        ],
    )


def rate(rounds: list[list[float]]) -> str:
    """Return how many were saved a second."""
    return f"{statistics.median(len(times) / SECONDS for times in rounds):.0f}"


def p95(rounds: list[list[float]]) -> str:
    """Return the 95th percentile of how long a save took, in milliseconds."""
    return f"{statistics.median(statistics.quantiles(times, n=20)[-1] for times in rounds) * 1000:.0f}"


def student_lines(port: int, code: str, round_: int) -> list[Line]:
    """Let students join, as they would; return the connections that save their answers."""
    places = [join(port, code, f"Student {round_}-{n}") for n in range(STUDENTS + SPARE)]
    return lines_for(port, places)


def plain_lines(port: int, round_: int) -> list[Line]:
    """Return connections that send the floor the same answers, of students who are as new."""
    head = {"Cookie": f"readback={'x' * 250}", "X-CSRFToken": "x" * 91}
    everybody = STUDENTS + SPARE
    return lines_for(port, [(f"/save/{round_ * everybody + n}", head) for n in range(everybody)])


def lines_for(port: int, places: list[Place]) -> list[Line]:
    """Return a connection for each student; who is throttled soon is followed by one to spare."""
    spare = iter(places[STUDENTS:])
    return [Line(port, chain.from_iterable(map(requests, chain([place], spare)))) for place in places[:STUDENTS]]


def join(port: int, code: str, nickname: str) -> Place:
    """Come in as a browser does; return the address to save at, and the headers to save with."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/q/{code}")
    page = connection.getresponse()
    cookie = (page.headers["Set-Cookie"] or "").partition(";")[0]
    fields = dict(re.findall(r'name="(csrf_token|ticket)"[^>]*value="([^"]+)"', page.read().decode()))
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    connection.request("POST", f"/q/{code}", urlencode({**fields, "nickname": nickname}), headers)
    answer = connection.getresponse()
    if answer.status != http.client.SEE_OTHER:
        raise RuntimeError(f"joining answered {answer.status}")
    cookie = (answer.headers["Set-Cookie"] or cookie).partition(";")[0]
    connection.close()
    return f"{answer.headers['Location']}/responses", {"Cookie": cookie, "X-CSRFToken": fields["csrf_token"]}


def requests(place: Place) -> Iterator[bytes]:
    """Yield one save after the other, as bytes, as many as one student may make in a minute."""
    path, headers = place
    lines = [f"{name}: {value}" for name, value in {"Host": "127.0.0.1", **headers}.items()]
    head = "\r\n".join([f"POST {path} HTTP/1.1", *lines, "Content-Type: application/json", "Content-Length: "])
    for sequence in range(1, MOST_SAVES + 1):
        body = json.dumps(
            {
                "position": sequence % QUESTIONS,
                "answer": {"value": sequence % 2 == 0},
                "client": "a-browser",
                "sequence": sequence,
                "base": 0,
            }
        )
        yield f"{head}{len(body)}\r\n\r\n{body}".encode()


def seed(environment: dict[str, str]) -> str:
    """Make the database and a quiz in it; return its join code."""
    command = [sys.executable, "-c", SEED]
    made = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return made.stdout.strip().splitlines()[-1]


@contextmanager
def both(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Serve the floor and the app; return their ports."""
    ports = free_ports()
    apps = ("benchmarks.floor_app:create_app()", "quiz:create_app()")
    servers = [serve(port, app, environment) for port, app in zip(ports, apps, strict=True)]
    try:
        yield ports
    finally:
        for server in servers:
            server.terminate()
            server.wait(20)


def serve(port: int, app: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start one app on gunicorn and return when it listens."""
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        WORKERS,
        "--threads",
        THREADS,
    ]
    command += ["--worker-class", "gthread", "--preload", "--no-control-socket", "--log-level", "warning", app]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    for _ in range(200):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).connect()
            return server
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{app} did not start")


def free_ports() -> tuple[int, int]:
    """Return two ports that nobody listens on."""
    import socket

    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


SEED = f"""
from quiz import create_app
from quiz.extensions import db
from quiz.models import Article, Quiz
from questions import Article as Text
from questions.kinds.true_false import TrueFalse
app = create_app()
with app.app_context():
    db.create_all()
    article = Article.from_text(Text.from_text({TEXT!r}, title="The bridge"), None)
    quiz = Quiz(article=article, title="The bridge")
    db.session.add(quiz)
    for number in range({QUESTIONS}):
        quiz.add(TrueFalse(stem=f"The bridge has {{number}} arches.", skill="detail", answer=False))
    code = quiz.publish()
    db.session.commit()
    print(code.code)
"""

if __name__ == "__main__":
    main()
