"""Counts for the limits in this process's memory, where no Redis keeps them."""

from __future__ import annotations

import time
from threading import Lock

from limits.storage import Storage

SCHEME = "process"
SWEEP_SECONDS = 60.0


class Counts(Storage):
    """Count by key until a key's time is over.

    The counts in memory that come with the library start a thread at almost every hit to drop what is over: that
    was a quarter of a save.
    """

    STORAGE_SCHEME = [SCHEME]

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **_options: str) -> None:
        super().__init__(uri, wrap_exceptions)
        self._lock = Lock()
        self._counts: dict[str, tuple[int, float]] = {}
        self._swept = time.time()

    @property
    def base_exceptions(self) -> type[Exception]:
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        moment = time.time()
        with self._lock:
            if moment - self._swept > SWEEP_SECONDS:
                self._counts = {name: held for name, held in self._counts.items() if held[1] > moment}
                self._swept = moment
            count, over = self._held(key, moment) or (0, moment + expiry)
            self._counts[key] = (count + amount, over)
        return count + amount

    def get(self, key: str) -> int:
        held = self._held(key, time.time())
        return held[0] if held else 0

    def get_expiry(self, key: str) -> float:
        moment = time.time()
        held = self._held(key, moment)
        return held[1] if held else moment

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        with self._lock:
            dropped, self._counts = len(self._counts), {}
        return dropped

    def clear(self, key: str) -> None:
        self._counts.pop(key, None)

    def _held(self, key: str, moment: float) -> tuple[int, float] | None:
        held = self._counts.get(key)
        return held if held is not None and held[1] > moment else None
