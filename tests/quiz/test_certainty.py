"""What an answer is worth by how sure the student was: it pays to say how sure one is."""

from __future__ import annotations

import pytest

from quiz.certainty import certainty_mark, certainty_score

CASES = [
    # share right, level, blank; the mark
    (1.0, 1, False, 1),
    (1.0, 2, False, 2),
    (1.0, 3, False, 3),
    (0.0, 1, False, 0),
    (0.0, 2, False, -2),
    (0.0, 3, False, -6),
    (1.0, None, False, 1),
    (0.0, None, False, 0),
    (0.0, 3, True, 0),
    (0.5, 3, False, -1.5),
]


@pytest.mark.parametrize(("fraction", "level", "blank", "mark"), CASES)
def test_the_marks(fraction: float, level: int | None, blank: bool, mark: float) -> None:
    assert certainty_mark(fraction, level, blank=blank) == mark


def test_a_score_is_their_sum_beside_the_most_it_could_be() -> None:
    assert certainty_score([(1.0, 3, False), (0.0, 3, False), (0.0, None, True)]) == (-3, 9)


@pytest.mark.parametrize(("chance", "best"), [(0.5, 1), (0.6, 1), (0.7, 2), (0.75, 2), (0.85, 3), (0.95, 3)])
def test_the_level_that_fits_ones_chance_pays_best(chance: float, best: int) -> None:
    """The scheme's point (its thresholds are 67 % and 80 %): neither boasting nor modesty wins."""

    def expected(level: int) -> float:
        right, wrong = (certainty_mark(share, level, blank=False) for share in (1.0, 0.0))
        return chance * right + (1 - chance) * wrong

    assert max((1, 2, 3), key=expected) == best
