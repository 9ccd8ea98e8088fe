"""Settings: every one comes from the environment, has a safe default and says what it is for."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class ConfigurationError(RuntimeError):
    """Refuse to start with settings that cannot work; its text is one line for the person who set them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Describe one setting: its name in the environment, its default as written there, and its purpose."""

    name: str
    default: str
    purpose: str


DEFAULT_THREADS = 8

SETTINGS = (
    Setting("HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 lets phones in the room reach it."),
    Setting("PORT", "8000", "Port to listen on."),
    Setting("PUBLIC_URL", "", "Address that join links and QR codes use, such as https://quiz.school.example."),
    Setting("DATABASE_URL", "", "SQLAlchemy address of the database; empty: SQLite in the instance folder."),
    Setting("REDIS_URL", "", "Redis for the job queue and rate limits; empty: a SQLite file and this process."),
    Setting("SECRET_KEY", "", "Signs the cookies; empty: made once and kept in the instance folder."),
    Setting("INSTANCE_PATH", "", "Folder for the database, the key and the queue; empty: instance/ beside the code."),
    Setting("SEVERAL_SERVERS", "0", "1 when several servers share a PostgreSQL: then SECRET_KEY must be given."),
    Setting("BEHIND_PROXY", "0", "How many reverse proxies stand in front and set X-Forwarded-* headers."),
    Setting(
        "SECURE_COOKIES",
        "",
        "1: cookies by HTTPS only; 0: by HTTP too; empty: as PUBLIC_URL or the page itself is.",
    ),
    Setting("WEB_WORKERS", "2", "How many web processes answer requests."),
    Setting("WEB_THREADS", str(DEFAULT_THREADS), "How many threads each web process has."),
    Setting("JOB_LEASE_SECONDS", "30", "After how long without a sign of life a job is taken up again."),
    Setting("JOB_TRIES", "3", "How often a job is tried before it is shown as failed."),
    Setting(
        "FETCH_ALLOW",
        "",
        "Hosts with their ports, such as news.school.example:8080, fetched from although they are not public.",
    ),
    Setting("READBACK_SPACY_MODEL", "", "A larger installed spaCy model to read articles with."),
    Setting("LOG_FORMAT", "text", "text or json, a line a record."),
    Setting("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR."),
    Setting("BABEL_DEFAULT_LOCALE", "en", "Language of the pages where the browser asks for none we have."),
    Setting("SMTP_HOST", "", "Mail server for links to another password; empty: no mail is ever sent."),
    Setting("SMTP_PORT", "587", "Port of the mail server."),
    Setting("SMTP_SECURITY", "starttls", "starttls, tls, or none for a server on this very machine."),
    Setting("SMTP_USER", "", "User name at the mail server; empty: it is not asked for one."),
    Setting("SMTP_PASSWORD", "", "Password at the mail server."),
    Setting("MAIL_FROM", "", "Address that mail is sent from; empty: SMTP_USER."),
    Setting(
        "RETENTION_DAYS", "", "After how many days `flask --app quiz purge` deletes attempts; empty: they are kept."
    ),
    Setting("SCHOOL_TIMEZONE", "UTC", "Time zone in which pages show times, such as Europe/Madrid."),
)

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1024 * 1024
CONNECT_SECONDS = 5
"""How long a page waits for a database server that does not answer at all."""
RECYCLE_SECONDS = 300
"""After how long a connection is opened anew: what stands between forgets one that nobody used for longer."""


def load(environ: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return Flask's configuration from the environment; raise `ConfigurationError` for what cannot work."""
    given = os.environ if environ is None else environ
    values = {setting.name: given.get(setting.name, "") or setting.default for setting in SETTINGS}
    instance = Path(values["INSTANCE_PATH"] or ROOT / "instance").resolve()
    # What students wrote is nobody else's on this computer.
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    public_url = values["PUBLIC_URL"].rstrip("/")
    database = database_url(values["DATABASE_URL"], instance)
    if values["SEVERAL_SERVERS"] == "1" and database.startswith("sqlite"):
        raise ConfigurationError("Several servers cannot share a SQLite file: set DATABASE_URL to a PostgreSQL.")
    return {
        **values,
        "INSTANCE_PATH": str(instance),
        "PORT": _whole(values, "PORT", 0, 65535),
        "WEB_WORKERS": _whole(values, "WEB_WORKERS", 1, 256),
        "WEB_THREADS": _whole(values, "WEB_THREADS", 1, 256),
        "BEHIND_PROXY": _whole(values, "BEHIND_PROXY", 0, 10),
        "JOB_LEASE_SECONDS": _whole(values, "JOB_LEASE_SECONDS", 1, 86400),
        "JOB_TRIES": _whole(values, "JOB_TRIES", 1, 20),
        "SMTP_PORT": _whole(values, "SMTP_PORT", 1, 65535),
        "SMTP_SECURITY": _one_of(values, "SMTP_SECURITY", ("starttls", "tls", "none")),
        "RETENTION_DAYS": _whole(values, "RETENTION_DAYS", 1, 36500) if values["RETENTION_DAYS"] else None,
        "SCHOOL_TIMEZONE": _zone(values),
        "PUBLIC_URL": public_url,
        "FETCH_ALLOW": frozenset(filter(None, (host.strip() for host in values["FETCH_ALLOW"].casefold().split(",")))),
        "SECRET_KEY": _secret_key(values, instance),
        "SQLALCHEMY_DATABASE_URI": database,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(database, _whole(values, "WEB_THREADS", 1, 256)),
        "SESSION_COOKIE_NAME": "readback",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # None: as the page came, by HTTPS or not.
        "SESSION_COOKIE_SECURE": _secure_cookies(values["SECURE_COOKIES"], public_url),
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        # A cookie is sent when it changes, not again with every saved answer.
        "SESSION_REFRESH_EACH_REQUEST": False,
        # Anti-forgery tokens live as long as the session: a page left open over lunch still posts.
        "WTF_CSRF_TIME_LIMIT": None,
        # An article's form has more room: see quiz.security.
        "MAX_CONTENT_LENGTH": MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": MEGABYTE,
        "MAX_FORM_PARTS": 1000,
    }


def database_url(given: str, instance: Path) -> str:
    """Return the SQLAlchemy address, with psycopg 3 as the driver for PostgreSQL."""
    if not given:
        return f"sqlite:///{instance / 'readback.sqlite3'}"
    for prefix in ("postgres://", "postgresql://"):
        if given.startswith(prefix):
            return "postgresql+psycopg://" + given.removeprefix(prefix)
    return given


def _secure_cookies(given: str, public_url: str) -> bool | None:
    if given in ("0", "1"):
        return given == "1"
    return True if public_url.startswith("https://") else None


def engine_options(database: str, threads: int = DEFAULT_THREADS) -> dict[str, Any]:
    """Return how SQLAlchemy talks to a database: answers never reach a log, and one that came back is found again.

    Each thread of a process keeps a connection: to open one again costs more than a save.
    """
    options: dict[str, Any] = {"hide_parameters": True, "pool_size": threads}
    if database.startswith("postgresql"):
        options |= {"pool_recycle": RECYCLE_SECONDS, "connect_args": {"connect_timeout": CONNECT_SECONDS}}
    return options


def _whole(values: Mapping[str, str], name: str, low: int, high: int) -> int:
    try:
        number = int(values[name])
    except ValueError:
        raise ConfigurationError(f"{name} must be a whole number, not “{values[name]}”.") from None
    if not low <= number <= high:
        raise ConfigurationError(f"{name} must be from {low} to {high}, not {number}.")
    return number


def _one_of(values: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    if values[name] not in allowed:
        raise ConfigurationError(f"{name} must be one of {', '.join(allowed)}, not “{values[name]}”.")
    return values[name]


def _zone(values: Mapping[str, str]) -> str:
    """Return the name of a time zone that there is: every deadline is typed and shown in it."""
    name = values["SCHOOL_TIMEZONE"]
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigurationError(f"SCHOOL_TIMEZONE is a time zone such as Europe/Madrid, not “{name}”.") from None
    return name


def _secret_key(values: Mapping[str, str], instance: Path) -> str:
    if values["SECRET_KEY"]:
        return values["SECRET_KEY"]
    if values["SEVERAL_SERVERS"] == "1":
        raise ConfigurationError("Several servers need one SECRET_KEY: set it to the same long random text on each.")
    path = instance / "secret_key"
    try:
        # Exclusive creation: of two processes that start together, one writes and the other reads.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key
