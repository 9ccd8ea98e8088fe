"""Start everything on one machine: database, samples, web server and worker; stop it all again.

`python -m quiz.launch` is what `make run` ends in. It starts child processes, which `quiz.children` watches.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import flask_migrate
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from quiz import config, create_app, samples
from quiz.children import Child, Stop, say, stop_all, stop_when_asked, watch
from quiz.extensions import db
from quiz.links import EVERY_ADDRESS, lan_address, only_here, qr_terminal
from quiz.setup_token import issue_setup_token

PATIENCE = 60.0
"""Seconds the first page may take before the start counts as failed."""


def main() -> int:
    """Start, watch until told to stop, and return the exit code."""
    stop_when_asked()
    # A person at a terminal wants to see what goes wrong, not every page that is read.
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    # A process that a library brings down says where it was; it is started again, and what was not saved is sent again.
    os.environ.setdefault("PYTHONFAULTHANDLER", "1")
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
        watch(children)
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
        stop_all(children)
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


if __name__ == "__main__":
    sys.exit(main())
