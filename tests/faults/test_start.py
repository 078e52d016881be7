"""Several processes start at once on an empty database; one is killed while it migrates."""

from __future__ import annotations

import signal

import pytest
from sqlalchemy import func, inspect, select, text

from models import AuditEvent, Fact, Figure, TerritoryPhase, schema
from models.database import Database
from queries.portraits.small_counts import ATTRIBUTE
from queries.verification import verify
from services.start import chronology
from services.start.preparation import APPLICATION
from tests.doses import KILLED_MIGRATIONS, STARTS_AT_ONCE, amount
from tests.faults.migrating import n_steps, upgrade_until
from tests.faults.processes import Command, end_of, spread, start
from tests.worlds import World, real_catalog

AT_ONCE = 4


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_database(request, tmp_path):
    """A database without any table, not even the one of migrations."""
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql")
        name = f"vide_{tmp_path.name}"
        database = Database(server.create(name))
    else:
        database = Database(f"sqlite:///{tmp_path / 'vide.db'}")
    yield database
    database.dispose()
    if request.param == "postgresql":
        server.drop(name)


def url_of(database):
    return database.url.render_as_string(hide_password=False)


def pytest_generate_tests(metafunc):
    if "trial" in metafunc.fixturenames:
        metafunc.parametrize("trial", range(amount(STARTS_AT_ONCE, metafunc.config)))


def test_four_processes_start_at_once_on_an_empty_database(empty_database, tmp_path, trial):
    variables = {"SUIVI_DATABASE_URL": url_of(empty_database), "SUIVI_DATA_DIR": str(tmp_path)}
    commands = [Command.start(tmp_path, "seed", **variables) for _ in range(AT_ONCE)]

    assert [command.exit_code for command in commands] == [0] * AT_ONCE, commands[0].printed
    world = World(empty_database, real_catalog())
    assert world.do(APPLICATION, chronology.load) == 0  # once more: changes nothing
    with empty_database.read() as session:
        assert session.scalars(text("SELECT version_num FROM alembic_version")).all() == [
            schema.head()
        ]
        loads = select(func.count()).where(AuditEvent.action == "chronology.loaded")
        assert session.scalar(loads) == 1
        dated = session.scalar(select(func.count()).where(Fact.attribute != ATTRIBUTE))
        assert dated == len(world.catalog.chronology)
        figures = session.scalar(select(func.count()).where(Fact.attribute == ATTRIBUTE))
        assert figures == session.scalar(select(func.count()).select_from(Figure))
        assert session.scalar(select(func.count()).select_from(TerritoryPhase)) == 22
    assert world.ask(APPLICATION, verify).holds


def test_a_killed_migration_leaves_nothing_and_the_next_one_succeeds(empty_database, dose):
    last = n_steps(empty_database)
    assert last > 20, "la migration a moins de pas que de tables"
    for step in spread(dose(KILLED_MIGRATIONS), last):
        ended = end_of(start(upgrade_until, url_of(empty_database), step))
        assert ended == -signal.SIGKILL
        assert inspect(empty_database.reader).get_table_names() == []
    schema.upgrade(empty_database)
    schema.require_current(empty_database)
    schema.check_models(empty_database)
