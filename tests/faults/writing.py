"""What a process does until it is killed: declare and validate phases, and tell what is committed."""

from __future__ import annotations

import random
import signal
from itertools import count
from multiprocessing.connection import Connection

from domain.phases import PhaseStatus
from domain.statements import Origin
from models.database import Database
from queries.context import Context
from queries.moment import Moment
from queries.phases.states import PhaseState, states_on
from services.phases import phases, review
from tests.personas import ALINE, LEA
from tests.worlds import NOW, real_catalog

CATALOG = real_catalog()
NEXT = {PhaseStatus.IN_PROGRESS: PhaseStatus.SUSPENDED}


def write_until_killed(url: str, territory: str, name: str, told: Connection) -> None:
    """Writers of one territory do not meet: none of their commands may be refused."""
    database, chance = Database(url), random.Random(name)
    for number in count():
        command = f"{name}-{number}"
        write(database, territory, chance.choice(CATALOG.phases).key, command)
        told.send_bytes(command.encode())  # as a page answers: only once it is committed


def write(database: Database, territory: str, phase: str, command: str) -> None:
    """One audited change: what Léa declares, Aline validates the next time."""
    with database.read() as session:
        state = states_on(Context(session, LEA, NOW, CATALOG), moment=Moment(NOW.date()))
    seen = state[territory, phase]
    with database.write() as session:
        if seen.origin is Origin.DECLARED:
            ctx = Context(session, ALINE, NOW, CATALOG, command)
            assert seen.fact_id is not None
            review.validate(ctx, territory=territory, phase=phase, fact_id=seen.fact_id)
        else:
            ctx = Context(session, LEA, NOW, CATALOG, command)
            phases.declare(
                ctx,
                territory=territory,
                phase=phase,
                seen_version=_version(seen),
                declaration=_next(seen),
            )


def _next(seen: PhaseState) -> phases.Declaration:
    status = NEXT.get(seen.status, PhaseStatus.IN_PROGRESS)
    return phases.Declaration(status, NOW.date(), "essai de coupure")


def _version(seen: PhaseState) -> int:
    assert seen.version is not None
    return seen.version


def hold_the_turn(url: str, told: Connection) -> None:
    """Keep every other writer waiting, until killed."""
    with Database(url).write() as session:
        session.connection()  # SQLite takes its lock with the first statement
        told.send_bytes(b"tenu")
        signal.pause()
