"""The launcher: what `make run` starts, says and stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from servers import ROOT, Process, free_port, wait_until_served
from sqlalchemy import create_engine, text

LAST_WORDS = "Ctrl-C stops it."
WEB_PROCESSES = 3
"""Gunicorn's own and two that answer requests."""


class Launcher(Process):
    """Everything, as the README's command starts it, in an instance folder of the test's own."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        super().__init__("launcher", [sys.executable, "-m", "quiz.launch"], PORT=str(self.port))

    def start(self) -> None:
        # The file holds what it said at earlier starts, too.
        before = self.said().count(LAST_WORDS)
        super().start()
        wait_until_served(f"{self.url}/readyz", self)
        wait_for(lambda: self.said().count(LAST_WORDS) > before, self)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    def children(self, words: str = "") -> list[psutil.Process]:
        assert self.process is not None
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                found += [child] if words in " ".join(child.cmdline()) else []
            except psutil.Error:
                continue  # it has just ended
        return found


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Launcher]:
    """Start everything once on an empty folder."""
    folder = tmp_path_factory.mktemp("launched")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSTANCE_PATH", str(folder))
        launcher = Launcher()
        launcher.start()
        yield launcher
        launcher.stop()


def query(launcher: Launcher, statement: str) -> list[object]:
    engine = create_engine(f"sqlite:///{launcher.log.parent / 'readback.sqlite3'}")
    with engine.connect() as connection:
        rows = list(connection.scalars(text(statement)))
    engine.dispose()
    return rows


def test_the_first_start_prints_the_address_and_a_link_that_opens_the_account_page(started: Launcher) -> None:
    said = started.said()
    assert f"Readback is at {started.url}" in said
    link = next(word for word in said.split() if word.startswith(f"{started.url}/create-account?token="))
    with urlopen(link) as page:
        assert page.status == 200


def test_the_first_start_publishes_the_samples(started: Launcher) -> None:
    assert query(started, "SELECT state FROM quiz WHERE owner_id IS NULL") == ["published"] * 3


def test_the_home_page_answers(started: Launcher) -> None:
    with urlopen(started.url) as page:
        assert page.status == 200
        assert b"Readback" in page.read()


@pytest.mark.parametrize("words", ["gunicorn", "worker"])
def test_a_killed_child_is_started_again(started: Launcher, words: str) -> None:
    before = {child.pid for child in started.children(words)}
    assert before
    for child in started.children(words):
        child.kill()
    wait_for(lambda: {child.pid for child in started.children(words)} - before, started)
    assert not before & {child.pid for child in started.children(words)}
    wait_until_served(f"{started.url}/readyz", started)


def wait_for(happened: Callable[[], object], started: Launcher, seconds: float = 120) -> None:
    """Return when something has happened, however busy the machine is."""
    limit = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < limit, started.said()
        time.sleep(0.05)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_stops_all_of_it_and_it_starts_again(started: Launcher, how: signal.Signals) -> None:
    wait_for(lambda: len(started.children("gunicorn")) == WEB_PROCESSES and started.children("worker"), started)
    children = started.children()
    process = started.process
    assert process is not None
    os.kill(process.pid, how)
    assert process.wait(60) == 0
    assert psutil.wait_procs(children, 30)[1] == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", started.port)) != 0
    assert "Traceback" not in started.said()
    started.start()


def test_a_taken_port_is_one_line(started: Launcher, instance: Path) -> None:
    done = launch(PORT=str(started.port))
    assert done.returncode == 1
    assert len(done.stdout.strip().splitlines()) == 1
    assert str(started.port) in done.stdout
    assert done.stderr == ""


def test_a_setting_that_cannot_work_is_one_line(instance: Path) -> None:
    done = launch(WEB_THREADS="many")
    assert done.returncode == 1
    assert done.stdout.strip() == "WEB_THREADS must be a whole number, not “many”."


def launch(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quiz.launch"]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=120, check=False
    )


def run_py(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"import sys, run\n{code}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def at(folder: Path, code: str = "run.prepare()") -> str:
    """Return code that runs for the environment of a folder instead of this one's."""
    return (
        "from pathlib import Path\n"
        f"run.ROOT = Path({str(folder)!r})\n"
        "run.VENV = run.ROOT / '.venv'; run.STAMP = run.VENV / 'stamp'\n"
        "run.PYTHON = run.VENV / ('Scripts/python.exe' if run.os.name == 'nt' else 'bin/python')\n"
        f"{code}"
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("run.OLDEST = (9, 1); sys.exit(run.main())", "newer"),
        ("sys.modules['ensurepip'] = None; sys.exit(run.main())", "python3-venv"),
    ],
)
def test_a_python_that_will_not_do_is_told_in_one_line(code: str, words: str) -> None:
    done = run_py(code)
    assert done.returncode == 1
    assert words in done.stdout
    assert len(done.stdout.strip().splitlines()) == 1
    assert done.stderr == ""


@dataclass
class Made:
    """Hold a folder with an environment, and what making it printed."""

    folder: Path
    done: subprocess.CompletedProcess[str]

    def prepare(self, requirements: str, code: str = "run.prepare()") -> subprocess.CompletedProcess[str]:
        (self.folder / "requirements.txt").write_text(requirements)
        return run_py(at(self.folder, code))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make an environment, once since pip takes its time, where the making of one was interrupted."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "requirements.txt").write_text("# nothing\n")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / ".venv")], check=True)
    return Made(folder, run_py(at(folder)))


def test_an_environment_whose_making_was_interrupted_is_made_again(made: Made) -> None:
    assert (made.done.returncode, made.done.stderr) == (0, "")
    assert "Making a virtual environment" in made.done.stdout
    assert "Installing" in made.done.stdout


def test_an_environment_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert run_py(at(tmp_path, "print(run.has_pip())")).stdout == "False\n"


def test_the_requirements_are_installed_once_and_again_when_they_change(made: Made) -> None:
    first, second = made.prepare("# other\n"), made.prepare("# other\n")
    assert "Installing" in first.stdout
    assert "Making" not in first.stdout
    assert (second.returncode, second.stdout) == (0, "")


def test_a_package_that_cannot_be_had_is_told_with_what_pip_said(made: Made) -> None:
    (made.folder / ".venv" / "stamp").unlink()
    code = "run.hand_over = lambda command: 0\nsys.exit(run.main())"
    done = made.prepare(f"{made.folder}/no-such-package.whl\n", code)
    assert done.returncode == 1
    assert "no-such-package.whl" in done.stdout + done.stderr
    assert "failed; what it printed is above" in done.stdout
    assert not (made.folder / ".venv" / "stamp").exists()


def test_the_launcher_needs_the_standard_library_alone() -> None:
    command = [sys.executable, "-S", "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import run"]
    assert subprocess.run(command, check=False).returncode == 0
