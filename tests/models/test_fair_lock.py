"""The lock serves those who wait in the order they came."""

from __future__ import annotations

import threading
import time

import pytest

from models.fair_lock import FairLock

N_THREADS = 8


def wait_until_queued(lock, count):
    while len(lock._waiting) < count:
        time.sleep(0.001)


def test_whoever_came_first_is_served_first():
    lock, served = FairLock(), []

    def take(number):
        with lock.held():
            served.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(N_THREADS)]
    with lock.held():
        for number, thread in enumerate(threads):
            thread.start()
            wait_until_queued(lock, number + 1)
        assert served == []
    for thread in threads:
        thread.join()
    assert served == list(range(N_THREADS))


def test_an_error_gives_the_lock_back():
    lock = FairLock()
    with pytest.raises(ZeroDivisionError), lock.held():
        1 / 0  # noqa: B018
    with lock.held():
        assert lock._taken
    assert not lock._taken
