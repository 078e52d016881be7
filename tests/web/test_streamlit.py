"""The real application, Streamlit included: what its doors let through, and what they do not."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

import settings
from domain.permissions import Grant, Role
from models import Account
from models.database import Database
from services.accounts import accounts
from tests.accounts import Person, acting, person
from tests.web.streamlit_client import open_tab
from tests.web.visitor import ORIGIN, Visitor
from web.french_index import EARLY
from web.static_files import BUNDLE
from web.streamlit_bundle import FIRST_DRAWINGS

numbers = count(1)


@contextmanager
def settings_of(folder: Path) -> Iterator[None]:
    """The application works with the data of that folder, for the time of a block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUIVI_DATA_DIR", str(folder))
        patch.delenv("SUIVI_DATABASE_URL", raising=False)
        settings.load.cache_clear()
        yield
    settings.load.cache_clear()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("streamlit")


@pytest.fixture(scope="session")
def started(folder: Path) -> Iterator[TestClient]:
    """Streamlit’s runtime starts once in a process, whatever comes between two tests of this file."""
    from app import app

    running = ExitStack()
    with settings_of(folder):
        client = running.enter_context(TestClient(app, base_url=ORIGIN))
    yield client
    with settings_of(folder):
        running.close()


@pytest.fixture
def running(started: TestClient, folder: Path) -> Iterator[TestClient]:
    with settings_of(folder):
        yield started


@pytest.fixture
def database(running: TestClient) -> Iterator[Database]:
    database = Database(settings.load().database_url)
    yield database
    database.dispose()


@pytest.fixture
def visits(running: TestClient) -> Callable[[], Visitor]:
    return lambda: Visitor(running)


@pytest.fixture
def stranger(visits: Callable[[], Visitor]) -> Visitor:
    return visits()


@pytest.fixture
def aline(running: TestClient, database: Database) -> Person:
    """Somebody who leads; another one in each test."""
    return person(database, f"aline{next(numbers)}@exemple.be", now=datetime.now(UTC))


@pytest.fixture
def lead(visits: Callable[[], Visitor], aline: Person) -> Visitor:
    """Somebody who leads, signed in."""
    visitor = visits()
    visitor.bring(aline.session)
    return visitor


def forbidden(kind: str) -> BackMsg:
    message = BackMsg()
    setattr(message, kind, True)
    return message


@pytest.mark.parametrize(
    "path",
    [
        "/media/0123456789abcdef.csv",
        "/_stcore/metrics",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/agent/openapi.json",
        "/_stcore/bidi-components/suivi-frontend.matrix/another.js",
        "/component/x/index.html",
        "/app/static/x.png",
        "/static/../_stcore/metrics",
        "/compte/../_stcore/metrics",
    ],
)
def test_a_stranger_gets_no_file_and_no_figure(stranger: Visitor, path: str) -> None:
    assert stranger.get(path).status_code in (403, 404)
    assert "openmetrics" not in stranger.get(path).text.lower()


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_a_stranger_uploads_nothing(stranger: Visitor, method: str) -> None:
    answer = stranger.client.request(method, "/_stcore/upload_file/abc/def", content=b"MZ")
    assert answer.status_code == 403


def test_a_stranger_who_opens_a_page_comes_back_to_it_after_signing_in(
    stranger: Visitor,
) -> None:
    answer = stranger.get("/phase?territoire=herstal&phase=P07")
    assert answer.status_code == 303
    wanted = "%2Fphase%3Fterritoire%3Dherstal%26phase%3DP07"
    assert answer.headers["location"] == f"/compte/connexion?next={wanted}"


@pytest.mark.parametrize("header", ["X-Suivi-Uid", "x-suivi-session", "X_Suivi_Uid"])
def test_a_forged_identity_is_taken_away(stranger: Visitor, header: str) -> None:
    assert stranger.get("/vue-d-ensemble", **{header: "1"}).status_code == 303
    with pytest.raises(WebSocketDisconnect), open_tab(stranger, **{header: "1"}):
        pass


def test_a_stranger_opens_no_websocket(stranger: Visitor) -> None:
    with pytest.raises(WebSocketDisconnect), open_tab(stranger):
        pass


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost:3000", "http://127.0.0.1:8501", None]
)
def test_a_foreign_page_opens_no_websocket(lead: Visitor, origin: str | None) -> None:
    with pytest.raises(WebSocketDisconnect), open_tab(lead, origin=origin):
        pass


def test_the_page_knows_who_asks_even_beside_a_forged_header(lead: Visitor, aline: Person) -> None:
    with open_tab(lead, **{"x-suivi-uid": "999", "x-suivi-session": "0" * 64}) as tab:
        assert aline.login in tab.run()


def test_a_stolen_streamlit_session_gives_a_new_one(
    lead: Visitor, aline: Person, visits: Callable[[], Visitor], database: Database
) -> None:
    thief = visits()
    login = f"voleur{next(numbers)}@exemple.be"
    thief.bring(person(database, login, Grant(Role.MINISTRY), now=datetime.now(UTC)).session)
    with open_tab(lead) as tab:
        tab.run()
        with open_tab(thief, resume=tab.session_id) as stolen:
            written = stolen.run()
    assert stolen.session_id != tab.session_id
    assert aline.login not in written


UNKNOWN_FIELD = b"\xc2\x3e\x88\x27" + b"a" * 5000  # makes a small message large


@pytest.mark.parametrize("padding", [b"", UNKNOWN_FIELD])
def test_nobody_clears_the_caches_of_the_others(lead: Visitor, padding: bytes) -> None:
    import streamlit as st

    made = count()

    @st.cache_resource(show_spinner=False)
    def kept() -> int:
        return next(made)

    assert kept() == 0
    with open_tab(lead) as tab:
        tab.run()
        tab.socket.send_bytes(forbidden("clear_cache").SerializeToString() + padding)
        tab.run()
    assert kept() == 0


@pytest.mark.parametrize(
    "kind",
    ["set_run_on_save", "load_git_info", "debug_disconnect_websocket", "debug_shutdown_runtime"],
)
def test_what_harms_the_others_is_dropped(lead: Visitor, kind: str) -> None:
    with open_tab(lead) as tab:
        tab.run()
        tab.send(forbidden(kind))
        assert "Mon travail" in tab.run()


def test_a_flood_is_cut_off(lead: Visitor) -> None:
    with pytest.raises(WebSocketDisconnect), open_tab(lead) as tab:
        for _ in range(300):
            tab.send(forbidden("load_git_info"))
        tab.run()


def test_signing_out_closes_the_open_tabs(lead: Visitor) -> None:
    with open_tab(lead) as tab:
        tab.run()
        lead.sign_out()
        with pytest.raises(WebSocketDisconnect):
            tab.run()


@pytest.fixture
def elsewhere(lead: Visitor) -> Iterator[None]:
    """Once the lead is signed in, only another name than theirs is served."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUIVI_ALLOWED_HOSTS", "autre.exemple.be")
        settings.load.cache_clear()
        yield
    settings.load.cache_clear()


@pytest.mark.usefixtures("elsewhere")
def test_a_name_that_was_not_chosen_opens_no_websocket(lead: Visitor) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, open_tab(lead) as tab:
        tab.run()
    assert closed.value.code == 1008


def test_a_disabled_account_sees_nothing_more_at_its_next_click(
    lead: Visitor, aline: Person, database: Database
) -> None:
    with open_tab(lead) as tab:
        assert aline.login in tab.run()
        person(database, "seconde@exemple.be")  # somebody must lead
        with acting(database, now=datetime.now(UTC)) as ctx:
            seen = ctx.session.get_one(Account, aline.id).version
            accounts.disable(ctx, account_id=aline.id, seen_version=seen)
        assert aline.login not in tab.run()
    assert lead.get("/vue-d-ensemble").status_code == 303


def test_a_role_withdrawn_no_longer_works_at_the_next_click(
    lead: Visitor, aline: Person, database: Database
) -> None:
    with open_tab(lead) as tab:
        tab.run()
        person(database, "troisieme@exemple.be")  # somebody must lead
        with acting(database, now=datetime.now(UTC)) as ctx:
            seen = ctx.session.get_one(Account, aline.id).version
            accounts.change_grants(
                ctx, account_id=aline.id, seen_version=seen, grants=[Grant(Role.MINISTRY)]
            )
        assert aline.login not in tab.run()


@pytest.mark.parametrize(
    "path", ["/vue-d-ensemble", "/comptes", "/phase?territoire=herstal", "/nimporte"]
)
def test_the_page_is_french_and_holds_no_other_script(lead: Visitor, path: str) -> None:
    page = lead.get(path)
    assert '<html lang="fr">' in page.text and "<title>Suivi Pôle insertion</title>" in page.text
    assert "agent" not in page.text and "You need to enable" not in page.text
    script = re.search(r'<script src="([^"]+)"', page.text)
    assert script and "speakFrench" in lead.get(script[1]).text


def test_the_policy_allows_the_one_inline_script_and_nothing_else(lead: Visitor) -> None:
    page = lead.get("/vue-d-ensemble")
    inline = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    allowed = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in inline
    ]
    policy = dict(
        part.split(" ", 1) for part in page.headers["content-security-policy"].split("; ")
    )
    assert policy["script-src"].split() == ["'self'", *allowed]
    assert policy["frame-ancestors"] == "'none'"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-store"


def test_even_a_refusal_carries_the_headers(stranger: Visitor) -> None:
    assert "content-security-policy" in stranger.get("/_stcore/metrics").headers


def test_the_scripts_of_streamlit_are_sent_small_and_once(stranger: Visitor) -> None:
    path = next(path for path in BUNDLE if "/index." in path and path.endswith(".js"))
    answer = stranger.client.get(path, headers={"accept-encoding": "gzip"})
    again = stranger.client.get(
        path, headers={"accept-encoding": "gzip", "if-none-match": answer.headers["etag"]}
    )

    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < BUNDLE[path].stat().st_size / 2
    assert answer.content == BUNDLE[path].read_bytes()
    assert "immutable" in answer.headers["cache-control"]
    assert again.status_code == 304 and again.content == b""


def test_the_page_names_early_each_script_that_its_drawings_import(stranger: Visitor) -> None:
    assert len(EARLY) > len(FIRST_DRAWINGS)
    for address in EARLY:
        answer = stranger.get(address)
        assert answer.status_code == 200, address
        folder = address.rpartition("/")[0]
        if folder.startswith("/_stcore/"):
            imported = re.findall(r'from "\./([^"]+)"', answer.text)
            assert {f"{folder}/{name}" for name in imported} <= set(EARLY)
