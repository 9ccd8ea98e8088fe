"""The shape of a distribution: middle, spread, lean and tails, each `None` where the data cannot say it."""

from __future__ import annotations

import numpy as np

from quiz.analysis.marks import Array

TINY = 1e-12
"""Spread below this share of the values' size is rounding, not spread."""


def mean(values: Array) -> float | None:
    """Return the arithmetic mean, in the values' unit; `None` of no values."""
    return float(np.mean(values)) if values.size else None


def median(values: Array) -> float | None:
    """Return the median, in the values' unit; `None` of no values."""
    return float(np.median(values)) if values.size else None


def deviation(values: Array, ddof: int = 1) -> float | None:
    """Return the standard deviation, in the values' unit; `None` of too few values for it (two, or one at `ddof` 0)."""
    if values.size <= ddof:
        return None
    spread = float(np.std(values, ddof=ddof))
    return spread if spread > TINY * max(1.0, float(np.max(np.abs(values)))) else 0.0


def skewness(values: Array) -> float | None:
    """Return G1, the sample skewness corrected for bias; negative when the tail is on the low side.

    Needs three values and some spread. Source: Joanes & Gill (1998), "Comparing measures of sample skewness
    and kurtosis", The Statistician 47, as in SAS, SPSS, Excel and Moodle (k3 / k2^1.5).
    """
    n, z = _standard(values)
    return None if z is None or n < 3 else float(n / ((n - 1) * (n - 2)) * np.sum(z**3))  # noqa: PLR2004


def kurtosis(values: Array) -> float | None:
    """Return G2, the sample excess kurtosis corrected for bias; 0 for a normal distribution.

    Needs four values and some spread. Source: as `skewness` (k4 / k2^2).
    """
    n, z = _standard(values)
    if z is None or n < 4:  # noqa: PLR2004
        return None
    fourth = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * float(np.sum(z**4))
    return fourth - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def correlation(left: Array, right: Array) -> float | None:
    """Return Pearson's r, -1 … 1; `None` of fewer than two pairs or where one side does not vary."""
    first, second = deviation(left), deviation(right)
    if not first or not second:
        return None
    return float(np.clip(covariance(left, right) / (first * second), -1.0, 1.0))


def covariance(left: Array, right: Array, ddof: int = 1) -> float:
    """Return the covariance of two or more pairs, in the product of their units."""
    return float(np.sum((left - np.mean(left)) * (right - np.mean(right))) / (left.size - ddof))


def _standard(values: Array) -> tuple[int, Array | None]:
    spread = deviation(values)
    return int(values.size), None if not spread else (values - np.mean(values)) / spread
