"""The demonstration: one button a role, for this machine only, never beside real accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import settings
from domain.sign_in import DemoAccountsPresent
from models.database import Database
from services.start.demo import ACCOUNTS
from tests.web.visitor import SIGN_IN
from web.lifespan import make_ready
from web.refusals import HANDLERS
from web.routes import ROUTES
from web.stack import MIDDLEWARE

HERE = "https://localhost"
APP = Starlette(routes=ROUTES, middleware=MIDDLEWARE, exception_handlers=HANDLERS)


@pytest.fixture
def demonstration(environment: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    environment.setenv("SUIVI_DEMO", "1")
    settings.load.cache_clear()
    make_ready()
    yield environment


def buttons(client: TestClient) -> list[str]:
    page = client.get(SIGN_IN, headers={"accept": "text/html"}).text
    return re.findall(r'name="demo" value="(\d+)"', page)


def enter(client: TestClient) -> int:
    page = client.get(SIGN_IN).text
    token = re.search(r'name="csrf" value="(\w+)"', page)
    assert token
    origin = str(client.base_url).rstrip("/")
    fields = {"csrf": token[1], "demo": "1"}
    answer = client.post(SIGN_IN, data=fields, headers={"origin": origin}, follow_redirects=False)
    return answer.status_code


def test_each_role_has_its_button_and_opens(demonstration: pytest.MonkeyPatch) -> None:
    with TestClient(APP, base_url=HERE, client=("127.0.0.1", 1)) as client:
        assert len(buttons(client)) == len(ACCOUNTS)
        assert enter(client) == 303


def test_nobody_enters_from_elsewhere(demonstration: pytest.MonkeyPatch) -> None:
    with TestClient(APP, base_url=HERE, client=("192.0.2.7", 1)) as client:
        assert buttons(client) == []
        assert enter(client) == 401


def test_nothing_is_served_under_another_name(demonstration: pytest.MonkeyPatch) -> None:
    with TestClient(APP, base_url="https://evil.example", client=("127.0.0.1", 1)) as client:
        assert client.get(SIGN_IN).status_code == 421


def test_without_the_demonstration_its_database_is_refused(
    demonstration: pytest.MonkeyPatch, database: Database
) -> None:
    demonstration.delenv("SUIVI_DEMO")
    settings.load.cache_clear()
    with pytest.raises(DemoAccountsPresent, match="SUIVI_DEMO=1"):
        make_ready()
