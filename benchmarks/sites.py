"""Applications to measure: a prepared database, sessions that are signed in, a running server."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from benchmarks.territories import write_territories
from definitions.catalog import Catalog
from definitions.loader import load_catalog
from domain.actions import Action
from domain.dates import PartialDate
from domain.permissions import Grant, Role
from domain.phases import PhaseStatus
from domain.statements import Origin
from domain.subjects import Kind, subject_text
from models import Account, TerritoryPhase
from models.database import Database
from queries.context import Context
from services import audit, facts
from services.accounts import accounts, sessions
from services.phases.statements import refresh
from services.start.preparation import APPLICATION, prepare
from settings import ROOT
from tests.server import COMMAND, Server, started

FICTITIOUS = "territoire-"
FIRST_DAY = date(2024, 1, 8)
EMPTY_PAGE = (sys.executable, "-m", "benchmarks.empty")


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of data that the application may be started on."""

    data_dir: Path
    tokens: Sequence[str] = ()  # of sessions that are signed in

    @property
    def territories(self) -> Path:
        return self.data_dir / "territoires"


def make_site(folder: Path, *, fictitious: int = 0, n_sessions: int = 1) -> Site:
    """The real pilots, as many fictitious territories with histories, and a lead signed in."""
    folder.mkdir()
    site, now = Site(folder), datetime.now(UTC)
    write_territories(site.territories, fictitious)
    with opened(site) as (database, catalog):
        prepare(database, catalog, now, demo=False)
        with database.write() as session:
            ctx = Context(session, APPLICATION, now, catalog)
            _write_histories(ctx)
            return replace(site, tokens=_sign_in(ctx, n_sessions))


@contextmanager
def opened(site: Site) -> Iterator[tuple[Database, Catalog]]:
    """The database and the definitions of a site, in this process."""
    catalog, problems = load_catalog(ROOT / "phases", site.territories)
    assert catalog is not None, problems
    database = Database(f"sqlite:///{site.data_dir / 'suivi.db'}")
    yield database, catalog
    database.dispose()


@contextmanager
def served(site: Site, command: tuple[str, ...] = COMMAND) -> Iterator[Server]:
    """The site, answering on a free port."""
    settings = {"SUIVI_TERRITORIES_DIR": str(site.territories)}
    with started(site.data_dir, command=command, settings=settings) as server:
        server.wait_until_it_answers()
        yield server


def _sign_in(ctx: Context, count: int) -> list[str]:
    account = Account(login="mesure@exemple.be", display_name="Mesure", created_at=ctx.now)
    ctx.session.add(account)
    ctx.session.flush()
    accounts.give(ctx, account, [Grant(Role.LEAD)])
    return [sessions.open_session(ctx, account) for _ in range(count)]


def _write_histories(ctx: Context) -> None:
    """Each fictitious territory somewhere on its way; the same at each run."""
    chance = random.Random(252)
    rows = ctx.session.scalars(
        select(TerritoryPhase)
        .where(TerritoryPhase.territory_key.startswith(FICTITIOUS))
        .order_by(TerritoryPhase.territory_key, TerritoryPhase.phase_key)
    ).all()
    reached = {row.territory_key: chance.randrange(12) for row in rows}
    stated = [
        facts.new_fact(ctx, new)
        for row in rows
        for new in _history(row, reached[row.territory_key], ctx.catalog, chance)
    ]
    if stated:
        audit.record(ctx, Action.CHRONOLOGY_LOADED, "bench", facts=stated)
    refresh(ctx, rows)


def _history(
    row: TerritoryPhase, reached: int, catalog: Catalog, chance: random.Random
) -> Iterator[facts.NewFact]:
    """Phases before the one reached are over, that one runs, the next one is planned."""
    position = catalog.phase(row.phase_key).position
    start = FIRST_DAY + timedelta(days=60 * position + chance.randrange(40))
    if position < reached:
        yield _fact(row, "status", PhaseStatus.COMPLETED, start + timedelta(days=50))
        yield _fact(row, "actual_start", start.isoformat(), start)
    if position == reached:
        yield _fact(row, "status", PhaseStatus.IN_PROGRESS, start)
        yield _fact(row, "actual_start", start.isoformat(), start)
    if position == reached + 1:
        yield _fact(row, "status", PhaseStatus.PLANNED, FIRST_DAY)
        yield _fact(row, "planned_start", start.isoformat(), FIRST_DAY)


def _fact(row: TerritoryPhase, attribute: str, value: str, on: date) -> facts.NewFact:
    return facts.NewFact(
        subject=subject_text(Kind.PHASE, row.territory_key, row.phase_key),
        attribute=attribute,
        value=value,
        effective=PartialDate(on),
        territory=row.territory_key,
        origin=Origin.DECLARED,
    )
