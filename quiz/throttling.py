"""How often something may be done, where a view's decorator would cost more than what it guards."""

from __future__ import annotations

import time

from flask import current_app
from limits import RateLimitItem
from werkzeug.exceptions import TooManyRequests

from quiz.extensions import limiter


def throttle(limit: RateLimitItem, key: str) -> None:
    """Count one more under a key; raise `TooManyRequests` where that is more than the limit allows."""
    if not limiter.enabled:
        return
    try:
        if limiter.limiter.hit(limit, key):
            return
        over = limiter.limiter.get_window_stats(limit, key).reset_time
    except limiter.storage.base_exceptions as error:
        # A Redis that is down must keep nobody from saving an answer.
        current_app.logger.error("cannot count for the limits: %s", error)
        return
    raise TooManyRequests(retry_after=max(1, int(over - time.time()) + 1))
