"""Files of each format, and how a format is found."""

from __future__ import annotations

import pytest

from questions import Article, ArticleError
from questions.readers import FORMATS, format_of
from questions.readers.text import decode

TEXT = "The café closed on Sunday. “It was time,” she said. Nobody had paid the £5."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "utf-16 big-endian", "utf-32", "windows-1252"],
)
def test_a_file_is_read_in_the_encoding_it_has(data: bytes) -> None:
    assert Article.from_raw(FORMATS["text"].read(data)).text == TEXT


def test_no_bytes_are_too_odd_to_decode() -> None:
    assert decode(bytes(range(256)))
    assert decode(b"\xff\xfe\x00") == "\ufffd"


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "a", "a.unknown", "-"])
def test_a_file_is_text_unless_its_name_says_otherwise(name: str) -> None:
    assert format_of(name).name == "text"


def test_every_format_reads_files_of_its_own() -> None:
    suffixes = [suffix for known in FORMATS.values() for suffix in known.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") for suffix in suffixes)


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(ArticleError) as refusal:
        FORMATS["text"].read(b"\x00" * 20_000_001)
    assert refusal.value.reason == "too_long"
