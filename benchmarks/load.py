"""Connections that send a request as soon as the one before was answered, from one thread that costs little itself."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 "
PATIENCE = 60.0
"""Seconds without any answer after which something is wrong."""


@dataclass
class Line:
    """One keep-alive connection: what it sends next, and the answer that it waits for."""

    port: int
    requests: Iterator[bytes]
    answer: bytes = b""
    asked: float = 0.0
    connection: socket.socket = field(init=False)

    def open(self) -> None:
        """Connect and send the first request."""
        self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.ask()

    def ask(self) -> None:
        """Send the next request."""
        self.answer = b""
        self.asked = time.perf_counter()
        self.connection.sendall(next(self.requests))

    def answered(self) -> bool:
        """Read what has come; say whether it is the whole answer. Raises where it is not an acknowledgement."""
        came = self.connection.recv(65536)
        self.answer += came
        head, blank, body = self.answer.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        if came and not (blank and len(body) >= int(length)):
            return False
        if not came or not head.startswith(OK):
            raise RuntimeError(f"a save was not acknowledged: {self.answer[:300]!r}")
        return True


def saturate(lines: Sequence[Line], seconds: float) -> list[float]:
    """Keep every line busy for some seconds; return how long each answered request took."""
    times: list[float] = []
    with selectors.DefaultSelector() as ready:
        for line in lines:
            line.open()
            ready.register(line.connection, selectors.EVENT_READ, line)
        end, busy = time.perf_counter() + seconds, len(lines)
        while busy:
            came = ready.select(PATIENCE)
            if not came:
                raise RuntimeError(f"no answer came for {PATIENCE:.0f} seconds")
            for key, _events in came:
                line = key.data
                if not line.answered():
                    continue
                moment = time.perf_counter()
                if moment < end:
                    times.append(moment - line.asked)
                    line.ask()
                else:
                    busy -= 1
                    line.connection.close()
    return times
