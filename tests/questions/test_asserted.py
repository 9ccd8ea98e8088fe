"""Asserted: what a statement shows by itself."""

from __future__ import annotations

import pytest

from questions.asserted import asserted
from questions.kinds.true_false import TrueFalse

EVIDENCE = "The council closed the mill in 2011, and Ada Brown called it a shame."


def found(stem: str, answer: bool = True) -> dict[str, float]:
    return asserted(TrueFalse(stem=stem, answer=answer, skill="detail"), EVIDENCE)


@pytest.mark.parametrize(
    ("name", "worse", "better"),
    [
        ("statement_length", "The council closed the mill in 2011 and sold it later.", "The council closed the mill."),
        ("statement_quoted", "Ada Brown called it “a shame”.", "Ada Brown called it a shame."),
        ("statement_repeats", "The mill council closed the mill.", "The council closed the mill."),
    ],
)
def test_a_statement_that_reads_as_cut_out_is_told(name: str, worse: str, better: str) -> None:
    assert found(worse)[name] > found(better)[name]


@pytest.mark.parametrize(
    ("stem", "change"),
    [
        ("The council closed the mill in 2012.", "false:figure"),
        ("The council opened the mill in 2011.", "false:word"),
    ],
)
def test_what_was_changed_is_told(stem: str, change: str) -> None:
    assert [name for name in found(stem, answer=False) if name.startswith("false:")] == [change]
    assert not any(name.startswith("false:") for name in found(stem))
