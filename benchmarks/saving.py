"""How many answers a second are saved, against a bare app that commits one insert on the same server?

Both run on gunicorn with the same workers and threads and a SQLite file of their own, under the same
load from this machine, in turns in one run. The load is students' browsers: keep-alive connections, each
saving the answers of one attempt again and again.
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
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.report import write_section

STUDENTS = 64
SECONDS = 5.0
ROUNDS = 3
QUESTIONS = 10
WORKERS, THREADS = "2", "8"
ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "The council closed the old bridge on Monday. Engineers had found cracks in two of its arches. "
    "Repairs will take until spring, the mayor said."
)


@dataclass
class Browser:
    """One keep-alive connection with its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def request(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Return status, body and the address redirected to."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**({"Cookie": cookie} if cookie else {}), **(headers or {})}
        self.connection.request(method, path, body.encode(), sent)
        answer = self.connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, value = header.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")


def main() -> None:
    """Measure both in turns, print and write the results."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "INSTANCE_PATH": folder,
            "FLOOR_DATABASE_URL": f"sqlite:///{folder}/floor.sqlite3",
            "LOG_LEVEL": "ERROR",
        }
        code = subprocess.run(
            [sys.executable, "-c", SEED], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        floor_port, real_port = free_ports()
        servers = [
            serve(floor_port, "benchmarks.floor_app:create_app()", environment),
            serve(real_port, "quiz:create_app()", environment),
        ]
        try:
            floor, real = [], []
            savers = [student(real_port, code.stdout.strip(), number) for number in range(STUDENTS)]
            bare = [plain(floor_port) for _ in range(STUDENTS)]
            for _ in range(ROUNDS):
                floor.append(load(bare))
                real.append(load(savers))
        finally:
            for server in servers:
                server.terminate()
                server.wait(20)
    report(floor, real)


def report(floor: list[list[float]], real: list[list[float]]) -> None:
    """Write the medians of the rounds: saves a second, and how long a save took."""

    def rate(rounds: list[list[float]]) -> float:
        return statistics.median(len(times) / SECONDS for times in rounds)

    def p95(rounds: list[list[float]]) -> float:
        return statistics.median(statistics.quantiles(times, n=20)[-1] for times in rounds) * 1000

    write_section(
        "Saving answers",
        [
            f"SQLite, gunicorn with {WORKERS} workers of {THREADS} threads, {STUDENTS} students who never pause, "
            f"{ROUNDS} rounds of {SECONDS:.0f} s each in turns.",
            "",
            "| what | saves a second | p95, ms |",
            "| --- | --- | --- |",
            f"| bare Flask + SQLAlchemy, one committed insert (the floor) | {rate(floor):.0f} | {p95(floor):.0f} |",
            f"| Readback | {rate(real):.0f} | {p95(real):.0f} |",
            f"| **ratio** (aim ≥ 0.5) | **{rate(real) / rate(floor):.2f}** | |",
        ],
    )


Saver = tuple[Browser, Callable[[], None]]
"""A browser and what it does again and again."""


def student(port: int, code: str, number: int) -> Saver:
    """Join the quiz as a student would; return the browser and what saves that student's next answer."""
    browser = Browser(port)
    page = browser.request("GET", f"/q/{code}")[1]
    fields = dict(re.findall(r'name="(csrf_token|ticket)"[^>]*value="([^"]+)"', page))
    form = urlencode({**fields, "nickname": f"Student {number}"})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    status, _, attempt = browser.request("POST", f"/q/{code}", form, headers)
    if status != http.client.SEE_OTHER:
        raise RuntimeError(f"joining answered {status}")
    sequence = 0
    headers = {"Content-Type": "application/json", "X-CSRFToken": fields["csrf_token"]}

    def save() -> None:
        nonlocal sequence
        sequence += 1
        body = {
            "position": sequence % QUESTIONS,
            "answer": {"value": sequence % 2 == 0},
            "client": f"student{number}",
            "sequence": sequence,
            "base": 0,
        }
        check(browser.request("POST", f"{attempt}/responses", json.dumps(body), headers))

    return browser, save


def plain(port: int) -> Saver:
    """Return what sends the floor the same answer."""
    browser = Browser(port)
    body = json.dumps({"position": 1, "answer": {"value": True}, "client": "student", "sequence": 1, "base": 0})
    return browser, lambda: check(browser.request("POST", "/save", body, {"Content-Type": "application/json"}))


def check(answer: tuple[int, str, str]) -> None:
    """Stop the benchmark at the first save that is not acknowledged."""
    if answer[0] != http.client.OK:
        raise RuntimeError(f"a save answered {answer[0]}: {answer[1][:200]}")


def load(savers: list[Saver]) -> list[float]:
    """Let every student save without a pause for `SECONDS`; return how long each save took."""
    times: list[float] = []
    failures: list[Exception] = []
    end = time.perf_counter() + SECONDS

    def work(browser: Browser, save: Callable[[], None]) -> None:
        browser.connection.close()  # It was idle while the other app was measured; it opens again by itself.
        try:
            while (began := time.perf_counter()) < end:
                save()
                times.append(time.perf_counter() - began)
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=saver) for saver in savers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return times


def serve(port: int, app: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start one app on gunicorn and return when it listens."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        WORKERS,
        "--threads",
        THREADS,
    ]
    command += ["--worker-class", "gthread", "--preload", "--no-control-socket", "--log-level", "error", app]
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
