"""The base is away: one sentence at every address, one line a minute in the log, and back by itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from starlette.websockets import WebSocketDisconnect

import settings
from domain.errors import Outage
from models.database import open_database
from queries.accounts.sessions import CSRF_FIELD
from tests.accounts import Person
from tests.web.visitor import ORIGIN, Visitor
from web.login_wall import SIGN_IN

HOST = urlsplit(ORIGIN).netloc
DEAD = "postgresql://suivi:secret@127.0.0.1:1/base"
PAGES = (
    "/",
    "/compte/connexion",
    "/compte/mot-de-passe",
    "/compte/lien/abc",
    "/fichiers/livrables/herstal/lot-1/P07.protocole/1",
    "/registre",
)
PROGRAMS = ("/api/v1/phases", "/api/v1/territoires")


@pytest.fixture
def away(aline: Person, visitor: Visitor, environment: pytest.MonkeyPatch) -> Iterator[None]:
    """The server of the base is stopped while somebody is signed in."""
    visitor.bring(aline.session)
    assert visitor.is_signed_in()
    with stopped_base(environment):
        yield


@contextmanager
def stopped_base(environment: pytest.MonkeyPatch) -> Iterator[None]:
    with environment.context() as stopped:
        stopped.setenv("SUIVI_DATABASE_URL", DEAD)
        settings.load.cache_clear()
        yield
        open_database(settings.load().database_url).dispose()
    settings.load.cache_clear()


def lines(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name.startswith("suivi")]


def test_every_address_says_the_same_and_the_log_says_it_once(
    away: None, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    for path in PAGES:
        answer = visitor.get(path)
        assert answer.status_code == 503, path
        assert str(Outage.public) in answer.text
        assert answer.headers["retry-after"] == "60"
        assert "SUIVI_" not in answer.text and "127.0.0.1" not in answer.text
    for path in PROGRAMS:
        answer = visitor.client.get(path, headers={"authorization": "Bearer abc"})
        assert answer.status_code == 503 and answer.json()["detail"] == Outage.public
    (line,) = lines(caplog)
    assert "son serveur est arrêté" in line.getMessage() and line.exc_info is None
    assert "secret" not in caplog.text


def test_the_page_that_says_it_is_drawn_and_offers_another_try(
    away: None, visitor: Visitor
) -> None:
    page = visitor.get("/registre").text
    assert "<h1>Momentanément impossible</h1>" in page and '<a href="">Réessayer</a>' in page
    for path in ("/compte/style.css", "/compte/cadre.css", "/favicon.ico", "/robots.txt"):
        assert visitor.get(path).status_code in (200, 308), path


def test_sign_in_says_that_it_cannot_and_blames_nobody(
    visitor: Visitor, environment: pytest.MonkeyPatch
) -> None:
    typed = {"login": "aline@exemple.be", "password": "une phrase assez longue"}
    form = {CSRF_FIELD: visitor.token(SIGN_IN), **typed}
    with stopped_base(environment):
        answers = visitor.get(SIGN_IN), visitor.send(SIGN_IN, form)
    for answer in answers:  # before a password is typed, and after
        assert answer.status_code == 503 and str(Outage.public) in answer.text


def test_a_tab_is_closed_without_a_traceback_and_tries_again(
    away: None, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as closed,
        visitor.client.websocket_connect(f"wss://{HOST}/_stcore/stream"),
    ):
        pass
    assert closed.value.code == 1013
    assert [line.exc_info for line in lines(caplog)] == [None]


def test_a_server_answers_of_itself_whatever_the_base_does(away: None, visitor: Visitor) -> None:
    assert visitor.get("/sante/vivant").status_code == 200
    assert visitor.get("/sante/pret").status_code == 503


def test_it_goes_on_when_the_base_is_back(
    aline: Person, visitor: Visitor, environment: pytest.MonkeyPatch
) -> None:
    visitor.bring(aline.session)
    with stopped_base(environment):
        assert visitor.get("/compte/mot-de-passe").status_code == 503
    assert visitor.is_signed_in()
