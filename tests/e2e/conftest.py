"""One running application for the browser journeys, with somebody of each role signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Page, expect

from domain.permissions import Grant, Role
from models.database import Database
from tests import server as application
from tests.accounts import HERSTAL_1, person
from tests.e2e.watching import watch

expect.set_options(timeout=20_000)  # milliseconds, on a busy machine
ROLES = {
    "lead": (Grant(Role.LEAD), Grant(Role.ADMIN)),
    "colleague": (Grant(Role.LEAD),),
    "contractor": (HERSTAL_1,),
    "foreigner": (Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2"),),
    "ministry": (Grant(Role.MINISTRY),),
}


@dataclass(frozen=True)
class House:
    """The address of the application, and the session of a person of each role."""

    url: str
    sessions: dict[str, str]

    def cookie(self, role: str) -> SetCookieParam:
        """The cookie that sign-in leaves; browsers hold this machine for secure."""
        return {
            "name": "__Host-suivi",
            "value": self.sessions[role],
            "url": self.url.replace("http:", "https:"),
            "secure": True,
            "httpOnly": True,
            "sameSite": "Lax",
        }


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    with application.started(folder) as running:
        running.wait_until_it_answers()
        database, now = Database(f"sqlite:///{folder / 'suivi.db'}"), datetime.now(UTC)
        sessions = {
            role: person(database, f"{role}@exemple.be", *grants, now=now).session
            for role, grants in ROLES.items()
        }
        database.dispose()
        yield House(running.url, sessions)


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, house: House) -> Iterator[Visit]:
    """Opens a browser of its own as that role; what it must not do fails the test at the end."""
    with ExitStack() as stack:
        seen = []

        def open_browser(role: str | None = None, **options: Any) -> Page:
            options = {"locale": "fr-BE", "timezone_id": "Europe/Brussels", **options}
            context: BrowserContext = stack.enter_context(
                browser.new_context(base_url=house.url, **options)
            )
            if role:
                context.add_cookies([house.cookie(role)])
            page = context.new_page()
            seen.append(watch(page, house.url))
            return page

        yield open_browser
    assert [fault for faults in seen for fault in faults] == []
