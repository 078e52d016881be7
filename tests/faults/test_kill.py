"""kill -9 in the middle of audited writes: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

import random
import time
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import select, text

from models import AuditEvent
from queries.verification import verify
from services.start.preparation import APPLICATION
from tests.doses import KILLS
from tests.faults.processes import FORK, end_of, start
from tests.faults.writing import write_until_killed

WRITERS = ("herstal", "chapelle-lez-herlaimont")  # two processes, killed together


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_kills_lose_nothing_that_was_acknowledged(world, dose):
    url = str(world.database.url)
    n_rounds = dose(KILLS) // len(WRITERS)
    chance = random.Random(7)
    told: set[str] = set()
    for number in range(n_rounds):
        told |= set().union(*_write_and_kill(url, number, chance))

    stored = _stored_commands(world.database)
    assert len(told) >= len(WRITERS) * n_rounds
    assert told <= stored
    assert len(stored - told) <= len(WRITERS) * n_rounds  # killed between the commit and the answer
    assert world.ask(APPLICATION, verify).holds
    with world.database.read() as session:
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"


def _write_and_kill(url, number, chance):
    """Start the writers, wait for a first write of each, kill them at a random moment."""
    running = []
    for territory in WRITERS:
        mine, theirs = FORK.Pipe(duplex=False)
        task = start(write_until_killed, url, territory, f"{territory}-{number}", theirs)
        theirs.close()
        running.append((task, mine))
    first = [mine.recv_bytes().decode() for _, mine in running]
    time.sleep(chance.uniform(0, 0.05))
    for task, _ in running:
        task.kill()
    assert [end_of(task) for task, _ in running] == [-9, -9]
    return [{first[i], *_rest(mine)} for i, (_, mine) in enumerate(running)]


def _rest(pipe: Connection) -> list[str]:
    """What the dead process had still told; a last word cut short counts for nothing."""
    heard = []
    try:
        while True:
            heard.append(pipe.recv_bytes().decode())
    except (EOFError, OSError):
        pipe.close()
    return heard


def _stored_commands(database):
    with database.read() as session:
        known = select(AuditEvent.command_id).where(AuditEvent.command_id.is_not(None))
        return set(session.scalars(known))
