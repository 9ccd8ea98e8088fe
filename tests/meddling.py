"""A network that drops, delays, doubles and reorders what is sent: a proxy between a client and a server."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

PASSED = "passed"
WAYS = ("lost", "answer lost", "doubled", "late", "repeated later")
"""What becomes of a request, apart from passing: see `Request`."""
PER_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"})
Answer = tuple[int, list[tuple[str, str]], bytes]


class Network:
    """Carry requests to a server; meddle with a share of those that are posted.

    `longest` is how many seconds one may be held up: more than a client's patience, and later ones overtake it.
    `did` counts what became of requests.
    """

    def __init__(self, url: str, seed: str, share: float = 0.5, longest: float = 1.5) -> None:
        self.target = urlsplit(url).netloc
        self.share, self.longest = share, longest
        self.random = random.Random(seed)  # noqa: S311
        self.did: Counter[str] = Counter()
        self.under_way: list[threading.Thread] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Carrier", (Carrier,), {"network": self}))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.settle()
        self.server.shutdown()
        self.server.server_close()

    def settle(self) -> None:
        """Wait until all that is still on its way has arrived."""
        while self.under_way:
            self.under_way.pop().join()

    def draw(self, *, posted: bool) -> str:
        """Return what shall become of a request."""
        way = self.random.choice(WAYS) if posted and self.random.random() < self.share else PASSED
        self.did[way] += 1
        return way

    def moment(self) -> float:
        return self.random.uniform(0, self.longest)

    def forward(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer | None:
        """Return the server's answer, or `None` where it gave none."""
        connection = HTTPConnection(self.target, timeout=30)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in PER_HOP]
            return answer.status, kept, answer.read()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def forward_later(self, *request: object) -> None:
        """Send a copy of a request some time after the first."""

        def send() -> None:
            time.sleep(moment)
            self.forward(*request)  # type: ignore[arg-type]

        moment = self.moment()
        copy = threading.Thread(target=send, daemon=True)
        self.under_way.append(copy)
        copy.start()


class Carrier(BaseHTTPRequestHandler):
    """Carry one request, in the way that its network draws."""

    protocol_version = "HTTP/1.1"
    network: Network

    def carry(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in PER_HOP}
        request = (self.command, self.path, headers, body)
        way = self.network.draw(posted=self.command == "POST")
        if way == "late":
            time.sleep(self.network.moment())
        elif way == "repeated later":
            self.network.forward_later(*request)
        elif way == "doubled":
            self.network.forward(*request)
        answer = None if way == "lost" else self.network.forward(*request)
        if answer is None or way == "answer lost":
            self.close_connection = True
        else:
            # Whoever lost patience has gone.
            with suppress(OSError):
                self.give(*answer)

    do_GET = do_POST = carry

    def give(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
