"""What every test may ask for: a database of each kind, the running application, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import uuid
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page

from models.database import Database
from tests import browser as chromium
from tests import doses
from tests import postgresql as pg
from tests.telling import closing_lines
from tests.templates import Stage, fill
from tests.worlds import World, real_catalog


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(doses.OPTION, action="store_true", help="chaque essai long en entier")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A journey that fails is tried once more, and the end of the run names it."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_report_header(config: pytest.Config) -> list[str]:
    return doses.told(config)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for line in closing_lines(terminalreporter.stats, config):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def dose(pytestconfig: pytest.Config) -> doses.Giver:
    """How many times a long test does its thing in this run."""
    return lambda one: doses.amount(one, pytestconfig)


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


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs twice: on SQLite and on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh, upgraded database of each kind."""
    database = Database(database_url)
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium a module: while it runs, this thread may start no asyncio loop of its own."""
    try:
        with chromium.running_chromium() as browser:
            yield browser
    except chromium.NoBrowser as error:
        missing(str(error))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, for a reader in Belgium."""
    with browser.new_context(locale="fr-BE", timezone_id="Europe/Brussels") as context:
        yield context.new_page()
