"""One request and its answer, over a connection to an address that was checked; no other name is looked up."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from quiz.fetching.rules import USER_AGENT, FetchError, Rules
from quiz.fetching.targets import Target, checked_addresses

_CHUNK = 65536
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what a site answered; `location` is where a redirect leads."""

    status: int
    data: bytes
    content_type: str = ""
    charset: str | None = None
    location: str | None = None


def ask(target: Target, rules: Rules, until: float, most_bytes: int | None = None) -> Answer:
    """Return a site's answer to one request that must be over at a time; raise `FetchError` where there is none."""
    addresses = checked_addresses(target, rules)
    try:
        with _connected(target, addresses, rules, until) as connection:
            connection.request("GET", target.path, headers={**_HEADERS, "Host": target.netloc})
            with connection.getresponse() as response:
                answer = _answer(response, rules, min(rules.most_bytes, most_bytes or rules.most_bytes))
    except FetchError:
        raise
    except ssl.SSLCertVerificationError:
        raise FetchError("This site cannot prove that it is the one it says. Paste the text instead.") from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError):
        if time.monotonic() >= until:
            raise _too_slow() from None
        raise FetchError("This site does not answer as a web site does. Paste the text instead.") from None
    if time.monotonic() >= until:
        raise _too_slow()
    return answer


@contextmanager
def _connected(
    target: Target, addresses: Sequence[str], rules: Rules, until: float
) -> Iterator[http.client.HTTPConnection]:
    """Connect, and cut the connection when the time is up, however slowly the other side goes on."""
    sock = _socket_to(addresses, target.port, until)
    if target.scheme == "https":
        # The handshake comes later: it too is cut when the time is up.
        sock = rules.context.wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
    clock = threading.Timer(max(0.01, until - time.monotonic()), _cut, (sock,))
    clock.daemon = True
    clock.start()
    connection = http.client.HTTPConnection(target.host, target.port)
    try:
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        connection.sock = sock
        yield connection
    finally:
        clock.cancel()
        connection.close()
        sock.close()


def _socket_to(addresses: Sequence[str], port: int, until: float) -> socket.socket:
    failure: OSError = TimeoutError()
    for address in addresses:
        left = until - time.monotonic()
        if left <= 0:
            break
        sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        sock.settimeout(left)
        try:
            sock.connect((address, port))
        except OSError as error:
            sock.close()
            failure = error
        else:
            return sock
    raise failure


def _cut(sock: socket.socket) -> None:
    # The plain socket's own: what waits in another thread for an encrypted one ends by it too.
    with suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _answer(response: http.client.HTTPResponse, rules: Rules, most_bytes: int) -> Answer:
    headers = response.headers
    location = headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None
    length = headers.get("Content-Length", "")
    if length.isdigit() and int(length) > rules.most_sent:
        raise _too_large()
    data = b"" if location else _body(response, headers.get("Content-Encoding", ""), rules.most_sent, most_bytes)
    kind = headers.get_content_type() if "Content-Type" in headers else ""
    return Answer(response.status, data, kind, headers.get_content_charset(), location)


def _body(response: http.client.HTTPResponse, encoding: str, most_sent: int, most_bytes: int) -> bytes:
    """Read a body and unpack it as it comes, never more than is allowed of either."""
    names = [name.strip().casefold() for name in encoding.split(",") if name.strip() not in ("", "identity")]
    if len(names) > 1 or not set(names) <= _PACKED:
        raise FetchError("This site sends its page packed in a way that was not asked for. Paste the text instead.")
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB) if names else None
    body = bytearray()
    sent = 0
    while chunk := response.read1(_CHUNK):
        sent += len(chunk)
        if sent > most_sent:
            raise _too_large()
        body += unpacker.decompress(chunk, most_bytes + 1 - len(body)) if unpacker else chunk
        if len(body) > most_bytes:
            raise _too_large()
    if response.length:
        raise http.client.IncompleteRead(bytes(body))
    return bytes(body)


def _too_large() -> FetchError:
    return FetchError("This page is too large to be an article. Paste the text instead.")


def _too_slow() -> FetchError:
    return FetchError("This site takes too long to answer. Try again later, or paste the text instead.")
