"""Running applications for the browser journeys, with somebody of each role signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, Page, expect

from domain.permissions import Grant, Role
from models.database import Database
from tests import server as application
from tests.accounts import HERSTAL_1, person
from tests.browser import another
from tests.e2e.evidence import Witness
from tests.e2e.wire import tap
from tests.templates import Stage

PATIENCE = 60_000  # milliseconds, on a busy machine
expect.set_options(timeout=PATIENCE)
ROLES = {
    "lead": (Grant(Role.LEAD), Grant(Role.ADMIN)),
    "colleague": (Grant(Role.LEAD),),
    "contractor": (HERSTAL_1,),
    "foreigner": (Grant(Role.CONTRACTOR, "chapelle-lez-herlaimont", "lot-2"),),
    "ministry": (Grant(Role.MINISTRY),),
}
Visit = Callable[..., Page]


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


@dataclass(frozen=True)
class Furnished:
    """The file of a database in which somebody of each role is signed in."""

    path: Path
    sessions: dict[str, str]


@pytest.fixture(scope="session")
def furnished(
    sqlite_template: Callable[[Stage], Path], tmp_path_factory: pytest.TempPathFactory
) -> Furnished:
    path = tmp_path_factory.mktemp("furnished") / "suivi.db"
    shutil.copy(sqlite_template(Stage.STARTED), path)
    database, now = Database(f"sqlite:///{path}"), datetime.now(UTC)
    sessions = {
        role: person(database, f"{role}@exemple.be", *grants, now=now).session
        for role, grants in ROLES.items()
    }
    database.dispose()
    return Furnished(path, sessions)


@contextmanager
def inhabited(furnished: Furnished, folder: Path) -> Iterator[House]:
    """An application of its own, with its data in that folder."""
    shutil.copy(furnished.path, folder / "suivi.db")
    with application.started(folder) as running:
        running.wait_until_it_answers()
        yield House(running.url, furnished.sessions)


@pytest.fixture(scope="session")
def museum(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The application that all journeys share which change nothing there."""
    with inhabited(furnished, tmp_path_factory.mktemp("museum")) as house:
        yield house


@pytest.fixture
def witness(request: pytest.FixtureRequest) -> Iterator[Witness]:
    """What was seen in the browsers of this test; what they must not do fails it at the end."""
    seen = request.node.stash[Witness.KEY] = Witness()
    yield seen
    assert seen.faults == []


@pytest.fixture
def chromium(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Browser]:
    """The browser of the module; one of its own for a journey that is tried once more."""
    if getattr(request.node, "execution_count", 1) == 1:
        yield browser
        return
    with another(browser) as fresh:
        yield fresh


@pytest.fixture
def visit(chromium: Browser, museum: House, witness: Witness) -> Iterator[Visit]:
    """Opens a browser of its own as that role, to look and change nothing."""
    with visiting(chromium, museum, witness) as open_browser:
        yield open_browser


@pytest.fixture
def live(
    chromium: Browser, furnished: Furnished, witness: Witness, tmp_path: Path
) -> Iterator[Visit]:
    """The same in an application of its own, where the journey may change what it wants."""
    folder = tmp_path / "house"
    folder.mkdir()
    with (
        inhabited(furnished, folder) as house,
        visiting(chromium, house, witness) as open_browser,
    ):
        yield open_browser


@contextmanager
def visiting(browser: Browser, house: House, witness: Witness) -> Iterator[Visit]:
    with ExitStack() as stack:

        def open_browser(role: str | None = None, **options: Any) -> Page:
            options = {"locale": "fr-BE", "timezone_id": "Europe/Brussels", **options}
            context = stack.enter_context(browser.new_context(base_url=house.url, **options))
            context.set_default_timeout(PATIENCE)
            context.on("page", tap)
            context.on("page", lambda page: witness.watch(page, house.url, role or "sans compte"))
            if role:
                context.add_cookies([house.cookie(role)])
            return context.new_page()

        yield open_browser


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A journey that failed shows where each of its browsers stood."""
    report = yield
    if report.when == "call" and report.failed and (witness := item.stash.get(Witness.KEY, None)):
        report.sections += witness.testimony()
    return report
