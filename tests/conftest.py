"""What every test may ask for: a database of each kind, the running application, a browser."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from time import sleep
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page

from domain.dates import BRUSSELS
from models.database import Database
from services import outages
from services.rate_limit import RateLimit
from tests import doses
from tests import postgresql as pg
from tests.browser import Chromium, Kept, NoBrowser
from tests.builders.handed_files import furnish
from tests.builders.shelf import Shelf
from tests.dealing import deal
from tests.telling import closing_lines
from tests.templates import Stage, fill
from tests.worlds import NOW, World, real_catalog

KEPT = Kept()
GARBAGE = 100_000  # new objects between two collections
TEST_LASTS = 60  # seconds, at most
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(doses.OPTION, action="store_true", help="chaque essai long en entier")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey that fails is tried once more, and the end of the run names it. They come first,
    as many to each process: the short tests fill what is left of the time."""
    journeys = [item for item in items if item.get_closest_marker("browser")]
    for item in journeys:
        item.add_marker(pytest.mark.flaky(reruns=1))
    others = [item for item in items if not item.get_closest_marker("browser")]
    items[:] = deal(journeys, others, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def pytest_collection_finish() -> None:
    """What was collected lives as long as the run: it need not be looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    _let_midnight_pass()
    if not item.get_closest_marker("browser"):
        KEPT.close()


def _let_midnight_pass() -> None:
    """No test begins on one day and ends on the next, where a planned day may become a past one."""
    now = datetime.now(BRUSSELS)
    midnight = datetime.combine(now.date() + timedelta(days=1), time.min, BRUSSELS)
    if (left := (midnight - now).total_seconds()) < TEST_LASTS:
        sleep(left)


def pytest_sessionfinish() -> None:
    KEPT.close()


def pytest_report_header(config: pytest.Config) -> list[str]:
    return doses.told(config)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for line in closing_lines(terminalreporter.stats, config):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def dose(pytestconfig: pytest.Config) -> doses.Giver:
    """How many times a long test does its thing in this run."""
    return lambda dose: doses.amount(dose, pytestconfig)


def missing(reason: str) -> NoReturn:
    """A visible skip on a laptop, a failure where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[pg.Server]:
    """A PostgreSQL server, without any database of ours."""
    try:
        with pg.running_server() as server:
            yield server
    except pg.NoPostgreSQL as error:
        missing(f"pas de PostgreSQL : {error}")


@pytest.fixture(scope="session")
def postgresql_template(postgresql: pg.Server) -> Callable[[Stage], str]:
    """The name of a database at that stage, made when it is first asked for."""

    @cache
    def make(stage: Stage) -> str:
        name = f"suivi_{stage}"
        _fill(postgresql.create(name), stage)
        return name

    return make


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Stage], Path]:
    """The file of a database at that stage, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("sqlite")

    @cache
    def make(stage: Stage) -> Path:
        path = folder / f"{stage}.db"
        _fill(f"sqlite:///{path}", stage)
        return path

    return make


@pytest.fixture(scope="session")
def people_template(sqlite_template: Callable[[Stage], Path]) -> Path:
    return sqlite_template(Stage.PEOPLE)


def _fill(url: str, stage: Stage) -> None:
    database = Database(url)
    fill(database, stage)
    database.dispose()


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    """How far the databases of this test have come: the sourced facts are there for a world."""
    return Stage.CHRONOLOGY if "world" in request.fixturenames else Stage.SCHEMA


@pytest.fixture
def sqlite_url(sqlite_template: Callable[[Stage], Path], stage: Stage, tmp_path: Path) -> str:
    """The address of a fresh SQLite database at the stage of this test."""
    return f"sqlite:///{shutil.copy(sqlite_template(stage), tmp_path / 'suivi.db')}"


@pytest.fixture
def postgresql_url(
    postgresql: pg.Server, postgresql_template: Callable[[Stage], str], stage: Stage
) -> Iterator[str]:
    """The address of a fresh PostgreSQL database at the stage of this test."""
    name = f"suivi_{uuid.uuid4().hex}"
    yield postgresql.create(name, template=postgresql_template(stage))
    postgresql.drop(name)


@pytest.fixture(autouse=True)
def nothing_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a process that has not written of any outage yet."""
    monkeypatch.setattr(outages, "LIMIT", RateLimit(most=1))


@pytest.fixture
def postgresql_programs(postgresql: pg.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and its like are found, as where PostgreSQL's client is installed."""
    monkeypatch.setenv("PATH", f"{postgresql.binaries}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs twice: on SQLite and on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh, upgraded database of each kind."""
    database = Database(database_url)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def kept_sqlite_url(
    sqlite_template: Callable[[Stage], Path], stage: Stage, kept_folder: Path
) -> str:
    """The address that each SQLite database has in its turn, fresh and at the stage of this test."""
    path = kept_folder / "suivi.db"
    for old in kept_folder.glob(f"{path.name}*"):  # its journal, too
        old.unlink()
    return f"sqlite:///{shutil.copy(sqlite_template(stage), path)}"


@pytest.fixture
def kept_postgresql_url(
    postgresql: pg.Server, postgresql_template: Callable[[Stage], str], stage: Stage
) -> Iterator[str]:
    """The address that each PostgreSQL database has in its turn."""
    name = "suivi_kept"
    yield postgresql.create(name, template=postgresql_template(stage))
    postgresql.drop(name)


@pytest.fixture(params=BOTH)
def kept_database(request: pytest.FixtureRequest, shelf: Shelf) -> Iterator[Database]:
    """A database of each kind for tests that open no other at its address."""
    database = shelf.open(request.getfixturevalue(f"kept_{request.param}_url"))
    yield database
    database.dispose()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of one mebibyte."""
    folder = tmp_path / "disque"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"pas de disque à monter ici : {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def world(database: Database) -> World:
    """The sourced facts in a database of each kind, and whoever acts on them."""
    return World(database, real_catalog())


@pytest.fixture
def installation(world: World, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The data of an installation in which a file was handed in; the base of SQLite is there too."""
    if not world.database.is_sqlite:
        request.getfixturevalue("postgresql_programs")
    furnish(world.database, tmp_path / "files", NOW)
    return tmp_path


@pytest.fixture
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for backups, which lies elsewhere."""
    return tmp_path_factory.mktemp("copies")


@pytest.fixture
def kept_chromium() -> Chromium:
    """The Chromium that this test shares with those before and after it."""
    try:
        return KEPT.opened()
    except NoBrowser as error:
        missing(str(error))


@pytest.fixture
def browser(kept_chromium: Chromium) -> Browser:
    return kept_chromium.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, for a reader in Belgium."""
    with browser.new_context(locale="fr-BE", timezone_id="Europe/Brussels") as context:
        yield context.new_page()
