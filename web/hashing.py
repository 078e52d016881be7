"""Passwords are hashed two at a time, one of each address: each takes 64 MiB and a fifth of a
second.

Whoever sends a crowd waits behind the own crowd: the others find a place free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Protocol, TypeVar

import anyio
from anyio.lowlevel import RunVar

from domain.sign_in import TooManySignIns

AT_ONCE = 2
WAITING = 10  # of one address: an office signs in through one, a crowd is more
PATIENCE = 5.0  # seconds

R = TypeVar("R")


class Run(Protocol):
    async def __call__(self, work: Callable[[], R]) -> R: ...


@dataclass
class _Turns:
    """Of one event loop, which is one for each process."""

    limiter: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(AT_ONCE))
    asking: Counter[str] = field(default_factory=Counter)
    locks: dict[str, anyio.Lock] = field(default_factory=dict)


_turns: RunVar[_Turns] = RunVar("hashing")


@asynccontextmanager
async def hashing(address: str) -> AsyncIterator[Run]:
    """A place in the line of that address, for the time of a block; in it, what hashes is run in a
    thread when its turn has come. Refused when the line is full, or does not move."""
    turns, who = _of_this_loop(), network_of(address)
    if turns.asking[who] >= WAITING:
        raise TooManySignIns
    turns.asking[who] += 1
    lock = turns.locks.setdefault(who, anyio.Lock())

    async def run(work: Callable[[], R]) -> R:
        with anyio.move_on_after(PATIENCE):
            async with lock:
                return await anyio.to_thread.run_sync(work, limiter=turns.limiter)
        raise TooManySignIns

    try:
        yield run
    finally:
        turns.asking[who] -= 1
        if not turns.asking[who]:
            del turns.asking[who], turns.locks[who]


def network_of(address: str) -> str:
    """Return what one person has to oneself: an IPv4 address, or the half of an IPv6 one (its
    /64)."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))
    return str(ip)


def _of_this_loop() -> _Turns:
    try:
        return _turns.get()
    except LookupError:
        _turns.set(_Turns())
        return _turns.get()
