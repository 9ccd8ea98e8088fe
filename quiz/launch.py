"""Start everything on one machine: database, samples, web server and worker; stop it all again.

`python -m quiz.launch` is what `make run` ends in. It starts child processes, watches them, and starts
one again that ended by itself.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import flask_migrate
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from quiz import config, create_app, samples
from quiz.extensions import db
from quiz.links import EVERY_ADDRESS, lan_address, only_here, qr_terminal
from quiz.setup_token import issue_setup_token

ASKED = (signal.SIGINT, signal.SIGTERM)
"""The signals that ask to stop: Ctrl-C, and the system's."""
PATIENCE = 60.0
"""Seconds the first page may take before the start counts as failed."""
STOPPING = 10.0
"""Seconds a child has to end by itself before it is ended."""
QUICK = 5.0
"""A child that lives shorter than this many seconds is not started again at once, but after a pause."""


@dataclass
class Child:
    """One child process and how to start it."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0

    def start(self) -> None:
        """Start the process; on POSIX in a group of its own, so that Ctrl-C reaches only the launcher."""
        with _told_after():
            self.process = subprocess.Popen(self.command, cwd=config.ROOT, start_new_session=os.name != "nt")
        self.started = time.monotonic()

    def ended(self) -> bool:
        """Say whether the process was started and is no more."""
        return self.process is not None and self.process.poll() is not None

    def ask_to_stop(self) -> None:
        """Ask the process to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for the end, and end the process at the time given."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Stop(Exception):
    """Unwind to the end when somebody pressed Ctrl-C or the system asked to stop."""


def main() -> int:
    """Start, watch until told to stop, and return the exit code."""
    for asked in ASKED:
        signal.signal(asked, _stop)
    # A person at a terminal wants to see what goes wrong, not every page that is read.
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    children: list[Child] = []
    try:
        settings = config.load()
        _check_port(settings["HOST"], settings["PORT"])
        token = _prepare(create_app())
        web, worker = Child("web server", web_command(settings)), Child("worker", flask("worker"))
        children += [web, worker]
        # One after the other: on a small machine the first page answers sooner.
        web.start()
        _wait_until_it_answers(settings, web)
        worker.start()
        _greet(settings, token)
        _watch(children)
    except Stop:
        say("Stopping …")
    except config.ConfigurationError as error:
        say(str(error))
        return 1
    except SQLAlchemyError as error:
        say(f"The database cannot be used: {str(error).splitlines()[0]}")
        return 1
    except subprocess.CalledProcessError as error:
        say(f"`{' '.join(error.cmd[-3:])}` failed; what it printed is above.")
        return 1
    finally:
        _stop_all(children)
    return 0


def web_command(settings: dict[str, Any]) -> list[str]:
    """Return the command of the web server: gunicorn, or waitress where gunicorn does not run."""
    host, port = settings["HOST"], settings["PORT"]
    if os.name == "nt":
        return [
            sys.executable,
            "-m",
            "waitress",
            f"--listen={host}:{port}",
            "--threads=16",
            "--call",
            "quiz:create_app",
        ]
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    options = {
        "--bind": address,
        "--workers": str(settings["WEB_WORKERS"]),
        "--threads": str(settings["WEB_THREADS"]),
        "--worker-class": "gthread",
        "--graceful-timeout": "5",
        "--log-level": "warning",
    }
    pairs = [part for option in options.items() for part in option]
    return [sys.executable, "-m", "gunicorn", "--preload", "--no-control-socket", *pairs, "quiz:create_app()"]


def flask(*arguments: str) -> list[str]:
    """Return one of the app's own commands."""
    return [sys.executable, "-m", "flask", "--app", "quiz", *arguments]


def say(line: str) -> None:
    """Print a line for the person at the terminal at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stop


@contextmanager
def _told_after() -> Iterator[None]:
    """Hear of a signal only after what is done inside: a child that is half started would be nobody's to stop."""
    told: list[int] = []
    before = {asked: signal.signal(asked, lambda number, _frame: told.append(number)) for asked in ASKED}
    try:
        yield
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)
    if told:
        raise Stop


def _check_port(host: str, port: int) -> None:
    """Refuse to start on a port that somebody listens on, in one line that says what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise config.ConfigurationError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another: PORT={port + 1} make run"
            ) from None


def _prepare(app: Flask) -> str | None:
    """Bring the database up to date, add the samples and return the first account's token, if it is wanted."""
    say("Preparing the database …")
    with app.app_context():
        flask_migrate.upgrade()
        if samples.missing(db.session()):
            # In a child: the language model that it loads is gone with it.
            subprocess.run(flask("add-samples"), cwd=config.ROOT, check=True)
        token = issue_setup_token(db.session())
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return token


def _wait_until_it_answers(settings: dict[str, Any], web: Child) -> None:
    say("Starting …")
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        if web.ended():
            raise config.ConfigurationError("The web server ended at once; what it printed is above.")
        try:
            with urlopen(local_address(settings) + "/readyz", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise config.ConfigurationError(f"The web server did not answer within {PATIENCE:.0f} seconds.")


def local_address(settings: dict[str, Any]) -> str:
    """Return the address by which this machine itself reaches the server."""
    host = "127.0.0.1" if settings["HOST"] in EVERY_ADDRESS else settings["HOST"]
    return f"http://[{host}]:{settings['PORT']}" if ":" in host else f"http://{host}:{settings['PORT']}"


def _greet(settings: dict[str, Any], token: str | None) -> None:
    """Print where Readback is, how phones reach it, and how the first account is made."""
    say(f"\n  Readback is at {local_address(settings)}")
    room = settings["PUBLIC_URL"] or _room_address(settings)
    if not room and only_here(local_address(settings)):
        say("  Only this computer reaches it. To let phones in the room join: HOST=0.0.0.0 make run\n")
    if room:
        say(f"  Phones in the room reach it at {room}\n")
        say(qr_terminal(room))
    if token:
        say(
            f"  Nobody has an account yet. Create yours, as the administrator, within the browser:\n"
            f"  {local_address(settings)}/create-account?token={token}\n"
        )
    say("  Ctrl-C stops it.\n")


def _room_address(settings: dict[str, Any]) -> str | None:
    address = lan_address() if settings["HOST"] in EVERY_ADDRESS else None
    return f"http://{address}:{settings['PORT']}" if address else None


def _watch(children: list[Child]) -> None:
    """Start a child again that ended by itself, for ever."""
    while True:
        time.sleep(0.5)
        for child in children:
            if child.ended() and time.monotonic() - child.started > QUICK:
                say(f"The {child.name} ended by itself; starting it again.")
                child.start()


def _stop_all(children: list[Child]) -> None:
    for asked in ASKED:
        signal.signal(asked, signal.SIG_IGN)
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + STOPPING
    for child in children:
        child.wait(until)


if __name__ == "__main__":
    sys.exit(main())
