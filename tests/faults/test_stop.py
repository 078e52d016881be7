"""An application that is told to stop does so, whoever is connected."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.server import PATIENCE, started


@contextmanager
def callers(port: int) -> Iterator[None]:
    """One after another opens a connection, as browsers do ahead of time, and asks nothing."""
    over = threading.Event()

    def keep() -> None:
        kept = []
        with suppress(OSError):
            while not over.is_set():
                kept.append(socket.create_connection(("127.0.0.1", port)))
        over.wait()
        for one in kept:
            one.close()

    caller = threading.Thread(target=keep)
    caller.start()
    try:
        yield
    finally:
        over.set()
        caller.join()


def test_who_connects_at_that_moment_does_not_hold_it_up(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        server.wait_until_it_answers()
        with callers(int(server.url.rpartition(":")[2])):
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(PATIENCE)
    assert "Traceback" not in server.printed
