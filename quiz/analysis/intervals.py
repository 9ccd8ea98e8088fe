"""How sure a share can be, counted from few."""

from __future__ import annotations

from statistics import NormalDist

CONFIDENCE = 0.95


def wilson(successes: float, trials: float, confidence: float = CONFIDENCE) -> tuple[float, float] | None:
    """Return the interval, within 0 … 1, in which a share lies with this confidence; `None` of no trials.

    Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22. It
    stays inside 0 … 1 and has width even where all or none succeeded. Part marks count in part, which makes the
    interval a little too wide and never too narrow.
    """
    if trials <= 0:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / trials
    scale = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / scale
    reach = z * ((share * (1 - share) + z * z / (4 * trials)) / trials) ** 0.5 / scale
    return max(0.0, middle - reach), min(1.0, middle + reach)
