"""The open WebSockets of each session, so that ending a session closes its tabs at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

Close = Callable[[], Awaitable[None]]
_open: dict[str, set[Close]] = defaultdict(set)


@contextmanager
def registered(token_hash: str, close: Close) -> Iterator[None]:
    """Know how to close this WebSocket, as long as it is open."""
    _open[token_hash].add(close)
    try:
        yield
    finally:
        _open[token_hash].discard(close)
        if not _open[token_hash]:
            del _open[token_hash]


async def revoke(token_hash: str) -> None:
    """Close the tabs of a session in this process; the others notice at their next message."""
    for close in tuple(_open.get(token_hash, ())):
        await close()
