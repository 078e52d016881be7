"""The names under which the server answers, on its pages and on its WebSocket."""

from __future__ import annotations

from itertools import product

import pytest

import settings
from tests.web.visitor import SIGN_IN, Visitor


@pytest.fixture
def named(environment: pytest.MonkeyPatch) -> None:
    """Two names were chosen."""
    environment.setenv("SUIVI_ALLOWED_HOSTS", "suivi.exemple.be, Autre.exemple.be")
    settings.load.cache_clear()


@pytest.mark.usefixtures("named")
def test_a_chosen_name_is_answered(visitor: Visitor) -> None:
    for host in ("suivi.exemple.be", "SUIVI.exemple.be:443", "autre.exemple.be", "127.0.0.1:8501"):
        assert visitor.get(SIGN_IN, host=host).status_code == 200, host


@pytest.mark.usefixtures("named")
def test_another_name_is_refused_in_french_on_every_address(visitor: Visitor) -> None:
    hosts = ("mechant.exemple", "suivi.exemple.be.mechant.exemple", "")
    paths = (SIGN_IN, "/", "/sante/pret", "/static/js/index.js")
    for host, path in product(hosts, paths):
        answer = visitor.get(path, host=host)
        assert answer.status_code == 421, (host, path)
        assert answer.text == "Ce serveur ne répond pas sous ce nom."


def test_without_a_choice_any_name_is_answered(visitor: Visitor) -> None:
    assert visitor.get(SIGN_IN, host="nimporte.exemple").status_code == 200


def test_the_icon_that_browsers_ask_for_is_an_icon(visitor: Visitor) -> None:
    answer = visitor.get("/favicon.ico")
    assert (answer.status_code, answer.headers["location"]) == (308, "/favicon.png")
