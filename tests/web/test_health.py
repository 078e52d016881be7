"""What the server says of itself, and what it says to those who ask for what does not exist."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

import settings
from models.database import Database, open_database
from tests.web.visitor import Visitor


def test_a_ready_server_says_what_it_runs_on(visitor: Visitor) -> None:
    answer = visitor.client.get("/sante/pret")
    assert answer.status_code == 200
    told = answer.json()
    assert told["pret"] is True and told["base"]["schema"] and told["definitions"]["problemes"] == 0


def test_health_gives_away_no_path_and_no_secret(visitor: Visitor, database_url: str) -> None:
    told = visitor.client.get("/sante/pret").text
    assert database_url not in told and "/" not in told


def test_only_sqlite_needs_the_folder_of_the_data(
    visitor: Visitor, database: Database, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path)
    answer = visitor.client.get("/sante/pret")
    assert answer.json()["disque"] == {"ok": not database.is_sqlite}
    assert answer.status_code == (503 if database.is_sqlite else 200)
    assert visitor.client.get("/sante/vivant").json() == {"vivant": True}


def test_a_database_that_does_not_answer_gives_away_no_address(
    visitor: Visitor, environment: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    address = "postgresql://suivi:secret@127.0.0.1:1/base"
    environment.setenv("SUIVI_DATABASE_URL", address)
    settings.load.cache_clear()
    answer = visitor.client.get("/sante/pret")
    open_database(settings.load().database_url).dispose()
    assert answer.status_code == 503
    assert answer.json()["base"] == {
        "ok": False,
        "moteur": "postgresql",
        "cause": "La base n’est pas prête\u00a0; la cause est notée dans les messages du serveur.",
    }
    assert "refuse la connexion" in caplog.text
    assert [record.levelno for record in caplog.records if record.name == "suivi.web"] == [
        logging.ERROR
    ]


def test_a_schema_of_another_version_is_not_ready(visitor: Visitor, database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    answer = visitor.client.get("/sante/pret")
    assert answer.status_code == 503 and "9999" not in answer.text


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "TRACE"])
@pytest.mark.parametrize(
    "path",
    ["/sante", "/sante/pret", "/compte", "/compte/connexion", "/compte/rien", "/robots.txt"],
)
def test_a_method_that_nobody_expects_is_refused_in_french(
    visitor: Visitor, method: str, path: str
) -> None:
    answer = visitor.client.request(method, path)
    sentences = {404: "Cette page n’existe pas.", 405: "Cette demande ne se fait pas ainsi."}
    assert answer.json() == {"erreur": sentences[answer.status_code]}
    assert answer.status_code == 404 or "GET" in answer.headers["allow"]


@pytest.mark.parametrize("path", ["/compte", "/compte/rien", "/sante", "/sante/a/b"])
def test_an_unknown_address_is_not_found_in_french(visitor: Visitor, path: str) -> None:
    page, program = visitor.get(path), visitor.client.get(path)
    assert page.status_code == program.status_code == 404
    assert 'lang="fr"' in page.text
    assert program.json() == {"erreur": "Cette page n’existe pas."}


def test_search_engines_are_asked_to_stay_away(visitor: Visitor) -> None:
    assert visitor.client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
