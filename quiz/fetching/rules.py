"""What a fetch may take and where it may go, and how it is refused."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from quiz.models.errors import DomainError

USER_AGENT = "Readback (makes reading-comprehension quizzes; fetches one page that a teacher asked for)"
ROBOT_NAME = "Readback"
PORTS = frozenset({80, 443})

Lookup = Callable[[str, int], Sequence[str]]
"""Returns the addresses of a host; raises `OSError` for one that has none."""


class FetchError(DomainError):
    """Refuse to fetch a page, or say why it could not be; its text tells the teacher what to do instead."""


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a host by the system's resolver, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@cache
def _trusting_what_the_web_trusts() -> ssl.SSLContext:
    import certifi

    # The system's store first: a school may have an authority of its own. Small images have no store at all.
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@dataclass(frozen=True)
class Rules:
    """Hold the bounds of one fetch.

    `allowed` names hosts with their ports (`127.0.0.1:8001`) that are let through although they are
    not public, for tests and for a school's own site.
    """

    allowed: frozenset[str] = frozenset()
    seconds: float = 20.0
    most_redirects: int = 5
    most_sent: int = 10_000_000
    """Bytes as they come, compressed or not."""
    most_bytes: int = 20_000_000
    """Bytes once they are unpacked."""
    lookup: Lookup = look_up
    context: ssl.SSLContext = field(default_factory=_trusting_what_the_web_trusts)
