"""The child processes of one machine: start them, start one again that ended by itself, stop them all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from quiz import config

ASKED = (signal.SIGINT, signal.SIGTERM)
"""The signals that ask to stop: Ctrl-C, and the system's."""
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


def stop_when_asked() -> None:
    """Raise `Stop` from now on when somebody asks to stop."""
    for asked in ASKED:
        signal.signal(asked, _stop)


def say(line: str) -> None:
    """Print a line for the person at the terminal at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def watch(children: list[Child]) -> None:
    """Start a child again that ended by itself, for ever."""
    while True:
        time.sleep(0.5)
        for child in children:
            if child.ended() and time.monotonic() - child.started > QUICK:
                say(f"The {child.name} ended by itself; starting it again.")
                child.start()


def stop_all(children: list[Child]) -> None:
    """Ask every child to end, deaf to further asking, and end what takes too long."""
    for asked in ASKED:
        signal.signal(asked, signal.SIG_IGN)
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + STOPPING
    for child in children:
        child.wait(until)


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
