"""Running applications for the browser journeys, with somebody of each role signed in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import BrowserContext, Page, expect

from domain.permissions import Grant, Role
from models.database import Database
from tests import server as application
from tests.accounts import HERSTAL_1, person
from tests.browser import Chromium, another
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
NEVER_LOGGED = ("(essai)", "@exemple.be", "?q=", "SELECT", "Traceback")
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
class Home(House):
    """With the folder of its data; it can be stopped and started again."""

    folder: Path
    restart: Callable[[], None]


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


@pytest.fixture(scope="session")
def port() -> int:
    """Where one application after another answers: the browser knows its scripts already. Ports
    that the system hands out to whoever asks begin higher, and no two processes begin alike."""
    return application.free_port(range(20_000 + os.getpid() % 10_000, 32_000))


@contextmanager
def inhabited(furnished: Furnished, folder: Path, port: int) -> Iterator[Home]:
    """An application of its own, with its data in that folder. Its log may say nothing of what
    people keep secret, type or look for, and no bug."""
    shutil.copy(furnished.path, folder / "suivi.db")
    servers: list[application.Server] = []
    with ExitStack() as stack:

        def restart() -> None:
            stack.close()
            servers.append(stack.enter_context(application.forked(folder, port)))
            servers[-1].wait_until_it_answers()

        restart()
        yield Home(servers[0].url, furnished.sessions, folder, restart)
    printed = "".join(server.printed for server in servers)
    secrets = [*furnished.sessions.values(), *NEVER_LOGGED]
    assert [secret for secret in secrets if secret in printed] == [], printed


@pytest.fixture(scope="session")
def museum(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The application that all journeys share which change nothing there."""
    folder = tmp_path_factory.mktemp("museum")
    with inhabited(furnished, folder, application.free_port()) as house:
        yield house


@pytest.fixture
def witness(request: pytest.FixtureRequest) -> Iterator[Witness]:
    """What was seen in the browsers of this test; what they must not do fails it at the end."""
    seen = request.node.stash[Witness.KEY] = Witness()
    yield seen
    assert seen.faults == []


@pytest.fixture
def chromium(request: pytest.FixtureRequest, kept_chromium: Chromium) -> Iterator[Chromium]:
    """The browser of all journeys; one of its own for a journey that is tried once more."""
    if getattr(request.node, "execution_count", 1) == 1:
        yield kept_chromium
        return
    with another(kept_chromium) as fresh:
        yield fresh


@pytest.fixture
def visit(chromium: Chromium, museum: House, witness: Witness) -> Iterator[Visit]:
    """Opens a browser of its own as that role, to look and change nothing."""
    with visiting(chromium, museum, witness) as open_browser:
        yield open_browser


@pytest.fixture
def home(furnished: Furnished, port: int, tmp_path: Path) -> Iterator[Home]:
    """An application for this journey alone."""
    folder = tmp_path / "house"
    folder.mkdir()
    with inhabited(furnished, folder, port) as own:
        yield own


@pytest.fixture
def live(chromium: Chromium, home: Home, witness: Witness) -> Iterator[Visit]:
    """Opens a browser there, where the journey may change what it wants."""
    with visiting(chromium, home, witness) as open_browser:
        yield open_browser


@contextmanager
def visiting(chromium: Chromium, house: House, witness: Witness) -> Iterator[Visit]:
    with ExitStack() as stack:

        def open_browser(role: str | None = None, **options: Any) -> Page:
            options = {"locale": "fr-BE", "timezone_id": "Europe/Brussels", **options}
            context = stack.enter_context(chromium.context(house.url, **options))
            context.set_default_timeout(PATIENCE)
            stack.enter_context(told_of_pages(context, tap))
            watch = partial(witness.watch, role=role or "sans compte")
            stack.enter_context(told_of_pages(context, watch))
            if role:
                context.add_cookies([house.cookie(role)])
            return context.new_page()

        yield open_browser


@contextmanager
def told_of_pages(context: BrowserContext, listen: Callable[[Page], None]) -> Iterator[None]:
    """Of those that are opened within the block."""
    context.on("page", listen)
    yield
    context.remove_listener("page", listen)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A journey that failed shows where each of its browsers stood."""
    report = yield
    if report.when == "call" and report.failed and (witness := item.stash.get(Witness.KEY, None)):
        report.sections += witness.testimony()
    return report
