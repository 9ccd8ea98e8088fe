"""Lines into paragraphs."""

from __future__ import annotations

import textwrap

import pytest

from questions.paragraphs import split_paragraphs

FIRST = (
    "The ferry had carried the islanders to market for a century before the new tunnel opened in the spring, "
    "and the captain knew every family by the baskets that they brought aboard on Saturday mornings."
)
SECOND = "Now the boat is for sale. Nobody has made an offer yet, though two museums have asked to see its engine."


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_hard_wrapped_lines_are_joined(width: int, gap: str) -> None:
    wrapped = gap.join(textwrap.fill(text, width) for text in (FIRST, SECOND, FIRST))
    assert split_paragraphs(wrapped) == [FIRST, SECOND, FIRST]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert split_paragraphs(f"{FIRST}\n{SECOND}") == [FIRST, SECOND]


def test_short_lines_within_a_block_stay_apart_from_long_ones() -> None:
    block = f"Reading Time: 4 minutes\n{FIRST}\nImage Credit: Ada Holm"
    assert split_paragraphs(f"{block}\n\n{SECOND}") == [*block.split("\n"), SECOND]


def test_lines_of_verse_are_not_joined() -> None:
    verse = ["The boat is gone", "And nobody came", "To wave from the quay", "Or call it by name"]
    assert split_paragraphs("\n".join(verse)) == verse


def test_bullets_begin_lines_of_their_own() -> None:
    lines = [
        "The islanders asked the council for three things before the summer ends:",
        "- a ramp at the northern quay so that carts and wheelchairs can go aboard",
        "- a lamp on the outer rock, which three boats have struck since last May",
    ]
    assert split_paragraphs("\n".join(lines)) == lines


def test_a_hyphen_at_a_line_end_takes_no_blank() -> None:
    wrapped = textwrap.fill(FIRST, 60) + "\nthe long ropes were taken off and coiled beside the well-\nknown anchor."
    assert any("well-known anchor" in paragraph for paragraph in split_paragraphs(wrapped))
