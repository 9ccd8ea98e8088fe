"""A web site of the test's own: pages that answer as they should, and those that do everything but."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from factories import PARAGRAPHS, TITLE
from files import docx, pdf

Reply = tuple[int, dict[str, str], bytes]

HEAD = f"""<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="The Alder Gazette">
<meta name="author" content="Ada Holm"><meta property="article:published_time" content="2024-03-05T08:00:00Z">"""
LOCKED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'


def page(*paragraphs: str, head: str = HEAD, title: str = TITLE) -> bytes:
    """Return a news page with paragraphs and the usual things around them."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{title}</h1>{body}</article>'
        "<footer>© The Alder Gazette. All rights reserved.</footer></body></html>"
    ).encode()


HTML = {"Content-Type": "text/html; charset=utf-8"}
ARTICLE = page(*PARAGRAPHS, PARAGRAPHS[0].replace("Monday", "Sunday"))
PAGES: dict[str, Reply] = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /private/\n"),
    "/bridge": (200, HTML, ARTICLE),
    "/private/bridge": (200, HTML, ARTICLE),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(ARTICLE)),
    "/latin": (200, {"Content-Type": "text/html; charset=utf-8"}, ARTICLE.decode().encode("cp1252")),
    "/moved": (302, {"Location": "/bridge"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/inside": (302, {"Location": "http://10.0.0.1/bridge"}, b""),
    "/metadata": (307, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/file-scheme": (302, {"Location": "file:///etc/passwd"}, b""),
    "/gone": (404, HTML, b"gone"),
    "/forbidden": (403, HTML, b"no"),
    "/broken": (503, HTML, b"no"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/mislabelled": (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "/huge": (200, HTML, b"<p>" + b"word " * 3_000_000),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(40_000_000))),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"\x0b\x02\x80hello\x03"),
    "/short": (200, {**HTML, "Content-Length": "5000"}, b"<p>cut"),
    "/login": (200, HTML, page("Please sign in to go on.", head="", title="Sign in")),
    "/paywall": (200, HTML, page(PARAGRAPHS[0].split(". ")[0] + ".", head=HEAD + LOCKED)),
    "/metered": (200, HTML, page(*PARAGRAPHS, head=HEAD + LOCKED)),
    "/german": (200, HTML, page(*["Der Rat hat die Brücke am Montag geschlossen, und niemand kam an diesem Tag."] * 6)),
    "/bridge.pdf": (200, {"Content-Type": "application/pdf"}, pdf([[(50, 700, p) for p in PARAGRAPHS[:1]]])),
    "/bridge.docx": (200, {"Content-Type": "application/octet-stream"}, docx(TITLE, PARAGRAPHS)),
}


class Site:
    """Serve the pages at an address of this machine; `asked` lists what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply] = dict(PAGES)
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True

    @property
    def port(self) -> int:
        """Return the port that it listens on."""
        return int(self.server.server_address[1])

    @property
    def url(self) -> str:
        """Return the address of the site."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def host(self) -> str:
        """Return the host with its port, as the setting that allows it wants it."""
        return f"127.0.0.1:{self.port}"

    def _handler(site) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers = dict(self.headers)
                try:
                    if drip := DRIPS.get(self.path):
                        drip(self)
                    else:
                        self._reply(*site.pages.get(self.path.partition("?")[0], (404, HTML, b"none")))
                except OSError:
                    pass  # who asked has gone

            def _reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: object) -> None:
                pass

        return Handler


def _drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b"<p>slow")
        handler.wfile.flush()
        time.sleep(0.05)


def _drip_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(600):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def _silence(_handler: BaseHTTPRequestHandler) -> None:
    time.sleep(5)


DRIPS: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {
    "/slow-body": _drip_body,
    "/slow-head": _drip_head,
    "/silent": _silence,
}


@contextmanager
def serving() -> Iterator[Site]:
    """Serve the site for as long as the context is open."""
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()
