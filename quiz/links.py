"""Addresses that other people's devices can follow, and pictures of them."""

from __future__ import annotations

import io
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import current_app, request, url_for
from markupsafe import Markup

EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


def join_url(code: str) -> str:
    """Return the absolute link by which a phone in the room joins the quiz with this code."""
    return absolute_url(url_for("learner.enter", code=code))


def absolute_url(path: str) -> str:
    """Return the absolute link to a path of this app, as other people's devices can follow it."""
    return public_address(current_app.config, request.host_url) + path


def public_address(config: Mapping[str, Any], otherwise: str) -> str:
    """Return the address people reach this server by, without a slash at the end.

    The configured one where there is one, this machine's address in the room's network where the server
    listens to it, else `otherwise` (the address the page itself was asked at).
    """
    if config["PUBLIC_URL"]:
        return str(config["PUBLIC_URL"])
    if config["HOST"] in EVERY_ADDRESS and only_here(otherwise) and (address := lan_address()):
        return f"http://{address}:{config['PORT']}"
    return otherwise.rstrip("/")


def only_here(url: str) -> bool:
    """Say whether a link leads back to whatever device opens it, so that no other one reaches this server by it."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.startswith("127.")


def lan_address() -> str | None:
    """Return this machine's address in the network it is on, or `None` where it is on none.

    Connecting a datagram socket sends nothing; it only makes the system choose the address it would send from.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith("127.") else address


def qr_svg(url: str) -> Markup:
    """Return a QR code as inline SVG that scales with its box and names what it leads to."""
    picture = io.BytesIO()
    segno.make(url, error="m").save(
        picture,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        border=4,
        title=url,
        svgclass="qr",
        lineclass=None,
    )
    return Markup(picture.getvalue().decode())  # noqa: S704 - segno escapes the title


def qr_terminal(url: str) -> str:
    """Return a QR code drawn with characters, for a terminal."""
    picture = io.StringIO()
    segno.make(url, error="m").terminal(picture, compact=True)
    return picture.getvalue()
