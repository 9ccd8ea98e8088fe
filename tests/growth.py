"""How work grows with its size: a ratio of two measurements of one run, so that no machine is too slow for it."""

from __future__ import annotations

import time
from collections.abc import Callable

LINEAR = 4.0
"""Growth below this counts as linear: quadratic work grows by 8."""
RUNS = 2
LEAST = 0.004
"""Seconds of processor time below which one measurement says too little; the act is then repeated."""


def growth(act: Callable[[int], object], size: int, factor: int = 8) -> float:
    """Return how the time of `act(size)` grows with the size: about 1 where linear, `factor` where quadratic.

    Processor time of this thread counts, so that other processes do not; the fastest of a few runs, so that
    neither does a pause.
    """
    act(size)
    repeats = 1
    while (small := _fastest(act, size, repeats)) < LEAST:
        repeats *= 4
    return _fastest(act, factor * size, 1) / (small / repeats) / factor


def _fastest(act: Callable[[int], object], size: int, repeats: int) -> float:
    times = []
    for _ in range(RUNS):
        began = time.thread_time()
        for _ in range(repeats):
            act(size)
        times.append(time.thread_time() - began)
    return min(times)
