"""Targets: the address of a page taken apart, and the addresses of its host, which must be public ones."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from quiz.fetching.rules import PORTS, FetchError, Rules

_DEFAULT_PORTS = {"http": 80, "https": 443}
_IN_PATHS = "/%:=&?~+!$,;'@()*[]|"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAT64_OF_SOMEBODY = ipaddress.ip_network("64:ff9b:1::/48")
_WITH_IPV4 = ipaddress.ip_network("::/96")
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """Hold what a request needs of an address: whom to ask, and what for."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, address: str) -> Target:
        """Take an address apart; raise `FetchError` for one that names no web page."""
        try:
            parts = urlsplit(address.strip())
            host = (parts.hostname or "").encode("idna").decode("ascii") if not _is_literal(parts.hostname) else ""
            port = parts.port
        except (ValueError, UnicodeError):
            raise _no_page() from None
        host = host or parts.hostname or ""
        if parts.scheme not in _DEFAULT_PORTS or not host or parts.username is not None or port == 0:
            raise _no_page()
        path = quote(parts.path or "/", safe=_IN_PATHS) + (
            f"?{quote(parts.query, safe=_IN_PATHS)}" if parts.query else ""
        )
        return cls(parts.scheme, host.casefold(), port or _DEFAULT_PORTS[parts.scheme], path)

    @property
    def netloc(self) -> str:
        """Return host and port as they stand in an address; a usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.netloc}{self.path}"

    def beside(self, path: str) -> Target:
        """Return another page of the same host."""
        return Target(self.scheme, self.host, self.port, path)

    def following(self, location: str) -> Target:
        """Return where a redirect leads."""
        return Target.of(urljoin(self.address, location))


def checked_addresses(target: Target, rules: Rules) -> Sequence[str]:
    """Return the addresses of a target's host; raise `FetchError` where it or its port is none for us to ask."""
    allowed = f"{target.host}:{target.port}" in rules.allowed
    if target.port not in PORTS and not allowed:
        raise FetchError("This link names a port that web pages do not use. Paste the text instead.")
    try:
        addresses = rules.lookup(target.host, target.port)
    except (OSError, UnicodeError):
        addresses = ()
    if not addresses:
        raise FetchError("There is no site of this name. Look at the link again, or paste the text instead.")
    if not allowed and not all(map(is_public, addresses)):
        raise FetchError("This link leads into a private network, which is not fetched from. Paste the text instead.")
    return addresses


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet, whatever other address it wraps."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    wrapped = _wrapped(found)
    if wrapped is not None:
        return all(is_public(str(inner)) for inner in wrapped)
    unusual = (
        found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback or found.is_link_local
    )
    if isinstance(found, ipaddress.IPv6Address):
        unusual = unusual or found.is_site_local or found in _NAT64_OF_SOMEBODY or found in _WITH_IPV4
    return found.is_global and not unusual


def without_tracking(address: str) -> str:
    """Return an address without what only says who shared it, so that the same page has the same address."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not name.casefold().startswith(_TRACKING)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _wrapped(found: Address) -> Sequence[Address] | None:
    """Return the IPv4 addresses that an IPv6 one stands for, or `None` where it stands for itself."""
    if not isinstance(found, ipaddress.IPv6Address):
        return None
    if found.ipv4_mapped is not None:
        return (found.ipv4_mapped,)
    if found.sixtofour is not None:
        return (found.sixtofour,)
    if found.teredo is not None:
        return found.teredo
    if found in _NAT64:
        return (ipaddress.IPv4Address(int(found) & 0xFFFFFFFF),)
    return None


def _is_literal(host: str | None) -> bool:
    return host is not None and ":" in host


def _no_page() -> FetchError:
    return FetchError("A link starts with https:// or http:// and names a site.")
