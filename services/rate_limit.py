"""How often one may ask: so many times within a sliding minute, counted in this process."""

from __future__ import annotations

import time
from collections import deque
from math import ceil
from threading import Lock


class RateLimit:
    def __init__(self, *, most: int, window: float = 60.0) -> None:
        self._most, self._window = most, window
        self._arrivals: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, who: str, *, now: float | None = None) -> int:
        """The seconds to wait before asking again; 0 when this one passes, and is counted."""
        # Monotonic: a clock that is set back must not lock anybody out.
        instant = time.monotonic() if now is None else now
        with self._lock:
            self._forget(instant - self._window)
            arrivals = self._arrivals.setdefault(who, deque())
            while arrivals and arrivals[0] <= instant - self._window:
                arrivals.popleft()
            if len(arrivals) >= self._most:
                return ceil(arrivals[0] + self._window - instant)
            arrivals.append(instant)
            return 0

    def _forget(self, before: float) -> None:
        """Those who have not asked for long: the first ones, as each came when it first asked."""
        for who in list(self._arrivals):
            if self._arrivals[who][-1] > before:
                return
            del self._arrivals[who]
