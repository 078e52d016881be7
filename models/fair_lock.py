"""A lock that serves waiters in the order they came; SQLite's own waiting lets some starve."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class TurnNeverCame(Exception):
    """Whoever holds the lock kept it longer than the one who waits was ready to wait."""


class FairLock:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @contextmanager
    def held(self, *, patience: float) -> Iterator[None]:
        """Hold the lock for the length of a `with` block, after `patience` seconds at most.
        Not re-entrant."""
        self._take(patience)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, patience: float) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = threading.Event()
            self._waiting.append(turn)
        self._wait(turn, patience)

    def _wait(self, turn: threading.Event, patience: float) -> None:
        came = False
        try:
            came = turn.wait(patience)
        finally:  # too long, or interrupted
            if not came:
                self._leave(turn)
        if not came:
            raise TurnNeverCame

    def _leave(self, turn: threading.Event) -> None:
        """Give up one's place; a turn that came at the last moment goes to the next."""
        with self._guard:
            if not turn.is_set():
                self._waiting.remove(turn)
                return
        self._pass_on()

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
