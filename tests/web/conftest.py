"""Our routes and guards on a real database of each kind; Streamlit itself in test_streamlit.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import settings
from models.database import Database
from tests.accounts import Person, person
from tests.templates import Stage
from tests.web.visitor import ORIGIN, Visitor
from web.lifespan import lifespan
from web.refusals import HANDLERS
from web.routes import ROUTES
from web.stack import MIDDLEWARE


@pytest.fixture
def stage() -> Stage:
    """The application has been started before: it finds nothing to load."""
    return Stage.STARTED


@pytest.fixture
def environment(
    monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path
) -> Iterator[pytest.MonkeyPatch]:
    """The settings of this test, read anew."""
    monkeypatch.setenv("SUIVI_DATABASE_URL", database_url)
    monkeypatch.setenv("SUIVI_DATA_DIR", str(tmp_path))
    settings.load.cache_clear()
    yield monkeypatch
    settings.load.cache_clear()


@pytest.fixture
def visits(environment: pytest.MonkeyPatch) -> Iterator[Callable[[], Visitor]]:
    """Opens one more browser on the same application."""
    app = Starlette(
        routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan, exception_handlers=HANDLERS
    )
    with TestClient(app, base_url=ORIGIN) as running:
        yield lambda: Visitor(running)


@pytest.fixture
def visitor(visits: Callable[[], Visitor]) -> Visitor:
    return visits()


@pytest.fixture
def aline(visitor: Visitor, database: Database) -> Person:
    """A lead who has chosen PASSWORD; the application is already prepared."""
    return person(database, now=datetime.now(UTC))
