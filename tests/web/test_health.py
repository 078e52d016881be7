"""What the server says of itself, and what it says to those who ask for what does not exist."""

from __future__ import annotations

import pytest

import settings
from tests.web.visitor import Visitor


def test_a_ready_server_says_what_it_runs_on(visitor: Visitor) -> None:
    answer = visitor.client.get("/sante/pret")
    assert answer.status_code == 200
    told = answer.json()
    assert told["pret"] is True and told["base"]["schema"] and told["definitions"]["problemes"] == 0


def test_health_gives_away_no_path_and_no_secret(visitor: Visitor, database_url: str) -> None:
    told = visitor.client.get("/sante/pret").text
    assert database_url not in told and "/" not in told


def test_a_server_that_cannot_write_is_not_ready(
    visitor: Visitor, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("SUIVI_DATA_DIR", "/proc/nulle-part")
    settings.load.cache_clear()
    answer = visitor.client.get("/sante/pret")
    assert answer.status_code == 503 and answer.json()["disque"] == {"ok": False}
    assert visitor.client.get("/sante/vivant").json() == {"vivant": True}


@pytest.mark.parametrize("path", ["/compte", "/compte/rien", "/sante", "/sante/a/b"])
def test_an_unknown_address_is_not_found_in_french(visitor: Visitor, path: str) -> None:
    page, program = visitor.get(path), visitor.client.get(path)
    assert page.status_code == program.status_code == 404
    assert 'lang="fr"' in page.text
    assert program.json() == {"erreur": "Cette page n’existe pas."}


def test_search_engines_are_asked_to_stay_away(visitor: Visitor) -> None:
    assert visitor.client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
