"""A file is read in a process of its own, which may not take more than its share."""

from __future__ import annotations

import subprocess
import sys

import files
import pytest
from factories import PARAGRAPHS, TITLE
from servers import ROOT

from questions.errors import ArticleError
from quiz.isolation import read_isolated


def test_a_file_is_read_as_the_readers_do() -> None:
    raw = read_isolated(files.docx(TITLE, PARAGRAPHS), "bridge.docx")
    assert (raw.title, raw.blocks[0].text) == (TITLE, PARAGRAPHS[0])


def test_a_name_cannot_be_taken_for_an_option() -> None:
    assert read_isolated("\n\n".join(PARAGRAPHS).encode(), "--help", address="--charset=x").blocks


def test_a_refusal_arrives_with_its_reason_and_its_message() -> None:
    with pytest.raises(ArticleError, match="only pictures of it") as refusal:
        read_isolated(files.pdf([[]]), "scan.pdf")
    assert refusal.value.reason == "no_text"
    assert refusal.value.message.template.startswith("This PDF has no text")


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ArticleError, match="more time or memory"):
        read_isolated(files.docx(TITLE, PARAGRAPHS), "bridge.docx", seconds=0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_readers_process_has_no_more_memory_than_its_share() -> None:
    code = "from questions.readers.__main__ import limit_resources as limit; limit(); bytearray(1_600_000_000)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "MemoryError" in ended.stderr
