"""Which of several attempts makes the score."""

from __future__ import annotations

import pytest

from quiz.counting import counted, counting

CASES = [
    ([], "best", (), None),
    ([], "average", (), None),
    ([0.5], "best", (0,), 0.5),
    ([0.5, 0.75, 0.75], "best", (1,), 0.75),
    ([0.5, 0.75, 0.25], "last", (2,), 0.25),
    ([0.5, 0.75, 0.25], "first", (0,), 0.5),
    ([0.5, 0.75, 0.25], "average", (0, 1, 2), 0.5),
]


@pytest.mark.parametrize(("fractions", "rule", "which", "score"), CASES)
def test_attempts_count_by_a_rule(
    fractions: list[float], rule: str, which: tuple[int, ...], score: float | None
) -> None:
    assert counting(fractions, rule) == which
    assert counted(fractions, rule) == score
