"""How long a worker is waited for: the time in which it could not run, or all of us stood still, does not count."""

from __future__ import annotations

import time
from collections.abc import Callable

TICK = 0.25
"""Seconds after which, while it waits, the grader looks up."""
STANDSTILL = 120.0
"""At most so many seconds of standing still are not counted."""


class Deadline:
    """So many seconds of a worker's time. Whoever waits asks `left` again after TICK at the latest.

    A gap between two looks that is much longer says that this process was not running itself: the machine was frozen,
    or too busy for anybody to be judged by it. `is_stopped` says so of the worker.
    """

    def __init__(self, seconds: float, is_stopped: Callable[[], bool] = lambda: False) -> None:
        self.used = 0.0
        self._seconds, self._is_stopped = seconds, is_stopped
        self._seen = time.monotonic()
        self._still = STANDSTILL

    def left(self) -> float:
        """The seconds that are left, none where it is 0 or less."""
        now = time.monotonic()
        passed, self._seen = now - self._seen, now
        counted = min(passed, 2 * TICK)
        if passed > TICK / 2 and self._is_stopped():
            counted = 0.0
        self._still -= passed - counted
        self.used += passed if self._still < 0 else counted
        return self._seconds - self.used
