"""What every test may ask for: a database of each kind, the running application, a browser."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page

from models import schema
from models.database import Database
from tests import browser as chromium
from tests import postgresql as pg
from tests import server as application

TEMPLATE = "suivi_template"


def missing(reason: str) -> NoReturn:
    """A visible skip on a laptop, a failure where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[pg.Server]:
    """A PostgreSQL server; its template holds the schema of this version."""
    try:
        with pg.running_server() as server:
            _upgrade(server.create(TEMPLATE))
            yield server
    except pg.NoPostgreSQL as error:
        missing(f"pas de PostgreSQL : {error}")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database at the schema of this version."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'suivi.db')}"


@pytest.fixture
def postgresql_url(postgresql: pg.Server) -> Iterator[str]:
    """The address of a fresh PostgreSQL database at the schema of this version."""
    name = f"suivi_{uuid.uuid4().hex}"
    yield postgresql.create(name, template=TEMPLATE)
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


def _upgrade(url: str) -> None:
    database = Database(url)
    schema.upgrade(database)
    database.dispose()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[application.Server]:
    """The real application on SQLite, shared by the whole session."""
    with application.started(tmp_path_factory.mktemp("application")) as server:
        server.wait_until_it_answers()
        yield server


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
