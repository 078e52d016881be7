"""The lock serves those who wait in the order they came."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from models.fair_lock import FairLock, TurnNeverCame

N_THREADS = 8
LONG, SHORT = 30, 0.05  # seconds


class Interrupted(Exception):
    """What a person who stops waiting raises."""


def take_in_threads(lock, served, count):
    """Threads that wait for the lock, one after the other."""

    def take(number):
        with lock.held(patience=LONG):
            served.append(number)

    already = len(lock._waiting)
    threads = [threading.Thread(target=take, args=(number,)) for number in range(count)]
    for number, thread in enumerate(threads, already + 1):
        thread.start()
        wait_until_queued(lock, number)
    return threads


def wait_until_queued(lock, count):
    while len(lock._waiting) < count:
        time.sleep(0.001)


def test_whoever_came_first_is_served_first():
    lock = FairLock()
    served: list[object] = []

    with lock.held(patience=LONG):
        threads = take_in_threads(lock, served, N_THREADS)
        assert served == []
    for thread in threads:
        thread.join()
    assert served == list(range(N_THREADS))


def test_an_error_gives_the_lock_back():
    lock = FairLock()
    with pytest.raises(ZeroDivisionError), lock.held(patience=LONG):
        1 / 0  # noqa: B018
    with lock.held(patience=LONG):
        assert lock._taken
    assert not lock._taken


def test_whoever_loses_patience_gives_up_their_place_and_the_others_keep_theirs():
    lock = FairLock()
    served: list[object] = []
    refused: list[str] = []

    def hurry():
        try:
            with lock.held(patience=SHORT):
                served.append("pressé")
        except TurnNeverCame:
            refused.append("pressé")

    with lock.held(patience=LONG):
        hurried = threading.Thread(target=hurry)
        hurried.start()
        wait_until_queued(lock, 1)
        threads = take_in_threads(lock, served, 3)
        hurried.join()
        assert refused == ["pressé"] and len(lock._waiting) == 3
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2]
    assert not lock._taken


def test_whoever_is_interrupted_while_waiting_keeps_no_place():
    lock, holding, done = FairLock(), threading.Event(), threading.Event()

    def hold():
        with lock.held(patience=LONG):
            holding.set()
            done.wait()

    def interrupt(_number, _frame):
        raise Interrupted

    holder = threading.Thread(target=hold)
    holder.start()
    holding.wait()
    former = signal.signal(signal.SIGUSR1, interrupt)
    ident = threading.get_ident()
    threading.Timer(SHORT, signal.pthread_kill, (ident, signal.SIGUSR1)).start()
    try:
        with pytest.raises(Interrupted), lock.held(patience=LONG):
            pytest.fail("the lock was never free")
    finally:
        signal.signal(signal.SIGUSR1, former)
        done.set()
        holder.join()
    assert not lock._waiting
    with lock.held(patience=SHORT):
        assert lock._taken


def test_a_turn_that_comes_too_late_goes_to_the_next():
    lock = FairLock()
    served: list[object] = []
    with lock.held(patience=LONG):
        late = threading.Event()
        lock._waiting.append(late)
        threads = take_in_threads(lock, served, 1)
    assert late.is_set() and served == []
    lock._leave(late)
    threads[0].join()
    assert served == [0] and not lock._taken
