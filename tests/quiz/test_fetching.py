"""Fetching a page from a web site of our own: what is taken, and what is refused and how that is said."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from news_site import ARTICLE, Site

from quiz.fetching import FetchError, Rules, fetch
from quiz.fetching.rules import USER_AGENT
from quiz.fetching.targets import Target, is_public, without_tracking

NO_PAGES = [
    "ftp://a.example/",
    "file:///etc/passwd",
    "https://",
    "http://user:word@a.example/",
    "http://a.example:99999/",
    "http://[1::2",
    "javascript:alert(1)",
    "http://a..example/",
    "//a.example",
]
INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2002:a00:1::",
    "2001:0:7f00:1::",
    "2001:db8::1",
]


@pytest.fixture
def rules(site: Site) -> Rules:
    """Return rules that allow the site, and less time than a person would wait."""
    return Rules(allowed=frozenset({site.host}), seconds=5)


def refusal(address: str, rules: Rules) -> str:
    with pytest.raises(FetchError) as refused:
        fetch(address, rules)
    return str(refused.value)


def test_a_page_is_fetched_by_its_address(site: Site, rules: Rules) -> None:
    found = fetch(f"{site.url}/bridge", rules)
    assert (found.data, found.content_type, found.charset) == (ARTICLE, "text/html", "utf-8")
    assert site.asked == ["/robots.txt", "/bridge"]
    assert site.headers["User-Agent"] == USER_AGENT
    assert site.headers["Host"] == site.host
    assert "Cookie" not in site.headers


@pytest.mark.parametrize("path", ["/packed", "/moved"])
def test_a_page_is_unpacked_and_followed(site: Site, rules: Rules, path: str) -> None:
    found = fetch(f"{site.url}{path}", rules)
    assert found.data == ARTICLE
    assert found.address == site.url + ("/bridge" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/loop", "without an end"),
        ("/inside", "private network"),
        ("/metadata", "private network"),
        ("/file-scheme", "starts with https"),
        ("/gone", "no page at this address"),
        ("/forbidden", "to no program"),
        ("/broken", "503"),
        ("/picture", "a picture"),
        ("/huge", "too large"),
        ("/bomb", "too large"),
        ("/brotli", "not asked for"),
        ("/short", "does not answer as a web site"),
        ("/private/bridge", "asks programs not to read it"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: Site, rules: Rules, path: str, said: str) -> None:
    assert said in refusal(f"{site.url}{path}", rules)


def test_a_redirect_is_followed_five_times_at_most(site: Site, rules: Rules) -> None:
    for number in range(5):
        site.pages[f"/{number}"] = (301, {"Location": f"/{number + 1}"}, b"")
    site.pages["/5"] = site.pages["/bridge"]
    assert fetch(f"{site.url}/0", rules).data == ARTICLE
    assert "without an end" in refusal(f"{site.url}/0", replace(rules, most_redirects=4))


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head", "/silent"])
def test_a_site_that_goes_on_for_ever_is_left(site: Site, rules: Rules, path: str) -> None:
    started = time.monotonic()
    assert "too long" in refusal(f"{site.url}{path}", replace(rules, seconds=1))
    assert time.monotonic() - started < 4


def test_what_a_redirect_leads_to_is_asked_of_robots_too(site: Site, rules: Rules) -> None:
    site.pages["/to-private"] = (302, {"Location": "/private/bridge"}, b"")
    assert "asks programs not to" in refusal(f"{site.url}/to-private", rules)
    assert "/private/bridge" not in site.asked


@pytest.mark.parametrize(
    ("robots", "fetched"),
    [
        ((404, {}, b""), True),
        ((403, {}, b""), True),
        ((503, {}, b""), False),
        ((200, {}, b"User-agent: Readback\nDisallow: /\n\nUser-agent: *\nAllow: /"), False),
        ((200, {}, b"User-agent: Readback\nAllow: /\n\nUser-agent: *\nDisallow: /"), True),
        ((200, {}, b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), False),
        ((200, {"Content-Type": "text/html"}, b"<html>no rules</html>"), True),
        ((302, {"Location": "/rules"}, b""), False),
        ((302, {"Location": "/robots.txt"}, b""), True),
    ],
)
def test_a_site_says_what_programs_may_read(
    site: Site, rules: Rules, robots: tuple[int, dict[str, str], bytes], fetched: bool
) -> None:
    site.pages["/robots.txt"] = robots
    site.pages["/rules"] = (200, {}, b"User-agent: *\nDisallow: /")
    if fetched:
        assert fetch(f"{site.url}/bridge", rules).data == ARTICLE
    else:
        assert "programs" in refusal(f"{site.url}/bridge", rules)


@pytest.mark.parametrize("address", ["", *NO_PAGES])
def test_only_web_addresses_are_taken(address: str) -> None:
    assert "starts with https" in refusal(address, Rules(lookup=lambda _host, _port: ["93.184.216.34"]))


def test_a_port_that_web_pages_do_not_use_is_refused() -> None:
    assert "port" in refusal("http://a.example:25/", Rules(lookup=lambda _host, _port: ["93.184.216.34"]))


@pytest.mark.parametrize("address", ["no address", *INSIDE])
def test_an_address_inside_is_refused_in_whatever_form(address: str) -> None:
    assert not is_public(address)
    if address != "no address":
        assert "private network" in refusal("https://a.example/", Rules(lookup=lambda _host, _port: [address]))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]"])
def test_this_machine_is_refused_by_every_name_it_has(host: str) -> None:
    assert "private network" in refusal(f"http://{host}/", Rules())


def test_one_address_inside_among_others_is_one_too_many() -> None:
    assert "private network" in refusal("http://a.example/", Rules(lookup=lambda _h, _p: ["8.8.8.8", "10.0.0.1"]))


def test_a_site_without_an_address_is_told() -> None:
    def nobody(_host: str, _port: int) -> Sequence[str]:
        raise socket.gaierror

    assert "no site of this name" in refusal("http://nowhere.example/", Rules(lookup=nobody))


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def once(host: str, _port: int) -> Sequence[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    def never(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a name is looked up behind the check")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    monkeypatch.setattr(socket, "gethostbyname", never)
    allowed = frozenset({f"news.example:{site.port}"})
    found = fetch(f"http://news.example:{site.port}/bridge", Rules(allowed=allowed, lookup=once))
    assert found.data == ARTICLE
    assert looked_up == ["news.example"] * len(site.asked)
    assert site.headers["Host"] == f"news.example:{site.port}"


def test_a_name_that_changes_its_address_between_two_requests_is_caught(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    allowed = frozenset({f"news.example:{site.port}"})

    def rebinding(_host: str, _port: int) -> Sequence[str]:
        return next(answers)

    site.pages["/robots.txt"] = (302, {"Location": f"http://other.example:{site.port}/robots.txt"}, b"")
    rules = Rules(allowed=allowed, lookup=rebinding)
    assert "port" in refusal(f"http://news.example:{site.port}/bridge", rules)
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("name", "said"), [("news.example", None), ("other.example", "cannot prove"), ("unknown", "cannot prove")]
)
def test_a_secure_site_must_prove_its_name(site: Site, tmp_path: Path, name: str, said: str | None) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    site.server.socket = served.wrap_socket(site.server.socket, server_side=True)
    trusting = ssl.create_default_context() if name == "unknown" else ssl.create_default_context(cafile=certificate)
    rules = Rules(
        allowed=frozenset({f"news.example:{site.port}"}), lookup=lambda _host, _port: ["127.0.0.1"], context=trusting
    )
    address = f"https://news.example:{site.port}/bridge"
    if said is None:
        assert fetch(address, rules).data == ARTICLE
    else:
        assert said in refusal(address, rules)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://A.example", "https://a.example/"),
        ("https://a.example:443/b?c=d#e", "https://a.example/b?c=d"),
        ("http://a.example:443/", "http://a.example:443/"),
        ("https://bücher.example/straße schön", "https://xn--bcher-kva.example/stra%C3%9Fe%20sch%C3%B6n"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_an_address_is_asked_for_in_its_plain_form(address: str, target: str) -> None:
    assert Target.of(address).address == target


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://a.example/b?utm_source=x&id=3&fbclid=y", "https://a.example/b?id=3"),
        ("https://a.example/b?utm_source=x#part", "https://a.example/b"),
        ("https://a.example/b?q=a%20b", "https://a.example/b?q=a%20b"),
    ],
)
def test_who_shared_a_link_does_not_matter(address: str, same: str) -> None:
    assert without_tracking(address) == same
