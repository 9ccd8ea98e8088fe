"""Links that a phone in the room can follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from quiz.links import join_url, lan_address, only_here, qr_svg, qr_terminal

LAN = lan_address() or "127.0.0.1"


@pytest.mark.parametrize(
    ("settings", "asked_at", "expected"),
    [
        ({}, "http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ({}, "http://readback.school.example", "http://readback.school.example"),
        ({"PUBLIC_URL": "https://quiz.example"}, "http://127.0.0.1:8000", "https://quiz.example"),
        ({"PUBLIC_URL": "https://quiz.example/read"}, "http://10.0.0.7", "https://quiz.example/read"),
        ({"HOST": "0.0.0.0", "PORT": 8123}, "http://localhost:8123", f"http://{LAN}:8123"),
        ({"HOST": "0.0.0.0", "PORT": 8123}, "http://10.1.2.3:8123", "http://10.1.2.3:8123"),
    ],
)
def test_a_join_link_leads_to_where_phones_reach_it(
    make_app: Callable[..., Flask], settings: dict[str, object], asked_at: str, expected: str
) -> None:
    with make_app(**settings).test_request_context(base_url=asked_at):
        assert join_url("BCDFGH") == f"{expected}/q/BCDFGH"


def test_a_qr_code_is_inline_scales_and_carries_no_style() -> None:
    picture = qr_svg("https://quiz.example/q/BCDFGH?a=1&b=<x>")
    assert picture.startswith("<svg")
    assert "viewBox" in picture
    assert "style=" not in picture
    assert "<x>" not in picture


def test_a_terminal_gets_a_qr_code_of_characters() -> None:
    lines = qr_terminal("https://quiz.example").splitlines()
    assert len(lines) > 10
    assert len({line.strip("\x1b[0m\n") for line in lines}) > 5


def test_different_links_have_different_codes() -> None:
    assert qr_svg("https://quiz.example/q/BCDFGH") != qr_svg("https://quiz.example/q/BCDFGJ")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:8000/q/BCDFGH", True),
        ("http://127.8.0.1/", True),
        ("http://localhost:8000/", True),
        ("http://[::1]:8000/", True),
        ("http://192.168.1.7:8000/", False),
        ("https://quiz.school.example/127.0.0.1", False),
        ("https://localhost.example/", False),
    ],
)
def test_a_link_that_leads_back_to_its_opener_is_known(url: str, expected: bool) -> None:
    assert only_here(url) is expected
