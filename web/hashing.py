"""Passwords are hashed two at a time: each takes 64 MiB. The others wait a little, then are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio.lowlevel import RunVar

from domain.errors import TooManySignIns

AT_ONCE = 2
PATIENCE = 5.0  # seconds

R = TypeVar("R")
_limiter: RunVar[anyio.CapacityLimiter] = RunVar("hashing")


async def hashing(work: Callable[[], R]) -> R:
    """Run `work`, which hashes, in a thread when it is its turn."""
    with anyio.move_on_after(PATIENCE):
        return await anyio.to_thread.run_sync(work, limiter=_turns())
    raise TooManySignIns


def _turns() -> anyio.CapacityLimiter:
    """One limiter for each event loop, which is one for each process."""
    try:
        return _limiter.get()
    except LookupError:
        _limiter.set(anyio.CapacityLimiter(AT_ONCE))
        return _limiter.get()
