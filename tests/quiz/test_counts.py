"""The counts of a process stand for themselves: by key, until a key's time is over, and dropped after it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import pytest
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from quiz import counts
from quiz.counts import SWEEP_SECONDS, Counts


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [1000.0]
    monkeypatch.setattr(counts.time, "time", lambda: moment[0])
    return moment


def test_a_limit_is_kept_by_key_until_its_time_is_over(clock: list[float]) -> None:
    limiter, limit = FixedWindowRateLimiter(storage_from_string(f"{counts.SCHEME}://")), RateLimitItemPerMinute(2)
    assert [limiter.hit(limit, "one") for _ in range(3)] == [True, True, False]
    assert limiter.hit(limit, "other")
    assert limiter.get_window_stats(limit, "one") == (1060.0, 0)
    clock[0] += 60
    assert limiter.hit(limit, "one")


def test_what_is_over_is_dropped(clock: list[float]) -> None:
    held = Counts()
    for number in range(100):
        held.incr(f"attempt {number}", 30)
    clock[0] += SWEEP_SECONDS + 1
    held.incr("the next", 30)
    assert (held.get("attempt 1"), held.get("the next"), held.reset()) == (0, 1, 1)


def test_threads_at_once_count_every_hit() -> None:
    held = Counts()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(held.incr, repeat("one", 4000), repeat(60)))
    assert held.get("one") == 4000
