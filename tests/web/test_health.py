"""What the server says of itself, and what it says to those who ask for what does not exist."""

from __future__ import annotations

import logging
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.testclient import TestClient

import settings
from models.database import Database, open_database
from tests.web.visitor import ORIGIN, Visitor
from web.lifespan import lifespan
from web.refusals import HANDLERS
from web.routes import ROUTES
from web.stack import MIDDLEWARE

# Reading goes on; the next to write is told that nothing can be.
CLOSED = {
    "sqlite": "CREATE TRIGGER closed BEFORE UPDATE ON installation BEGIN SELECT RAISE(ABORT, 'closed'); END",
    "postgresql": "ALTER TABLE installation ADD CONSTRAINT closed CHECK (mark = '') NOT VALID",
}


def wrong(visitor: Visitor) -> set[str]:
    """The checks that failed, when the answer is 503 for them."""
    answer = visitor.client.get("/sante/pret")
    failed = {
        name for name, check in answer.json().items() if name != "pret" and check["ok"] is False
    }
    assert answer.status_code == (503 if failed else 200)
    return failed


def test_a_ready_server_says_what_it_runs_on(visitor: Visitor) -> None:
    answer = visitor.client.get("/sante/pret")
    assert answer.status_code == 200
    told = answer.json()
    assert told["pret"] is True and told["base"]["schema"] and told["definitions"]["problemes"] == 0


def test_health_gives_away_no_path_and_no_secret(visitor: Visitor, database_url: str) -> None:
    sentence = visitor.client.get("/sante/pret").text
    assert database_url not in sentence and "/" not in sentence


def test_a_folder_of_files_that_is_gone_is_not_ready(visitor: Visitor, tmp_path: Path) -> None:
    (tmp_path / "files").rename(tmp_path / "ailleurs")
    assert wrong(visitor) == {"fichiers"}
    (tmp_path / "files").mkdir()  # what a disk leaves that is not mounted
    assert wrong(visitor) == {"fichiers"}
    (tmp_path / "files").rmdir()
    (tmp_path / "ailleurs").rename(tmp_path / "files")
    assert wrong(visitor) == set()


def test_a_full_disk_is_not_ready(
    small_disk: Path, sqlite_url: str, environment: pytest.MonkeyPatch
) -> None:
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    base = shutil.copy(sqlite_url.removeprefix("sqlite:///"), small_disk)
    environment.setenv("SUIVI_DATABASE_URL", f"sqlite:///{base}")
    environment.setenv("SUIVI_DATA_DIR", str(small_disk))
    settings.load.cache_clear()
    app = Starlette(
        routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan, exception_handlers=HANDLERS
    )
    with TestClient(app, base_url=ORIGIN) as running:
        visitor = Visitor(running)
        assert wrong(visitor) == set()
        filler = small_disk / "autre"
        filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 64 * 1024))
        assert wrong(visitor) >= {"disque", "fichiers"}
        filler.unlink()
        assert wrong(visitor) == set()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # a server keeps its own files
def test_a_base_that_was_moved_or_damaged_under_the_server_is_not_ready(
    visitor: Visitor, database: Database
) -> None:
    assert wrong(visitor) == set()
    path = Path(database.url.database or "")
    path.rename(path.with_name("ailleurs"))
    assert wrong(visitor) == {"base"}
    shutil.copy(path.with_name("ailleurs"), path)  # an equal one, which nobody here writes into
    assert wrong(visitor) == {"base"}
    path.with_name("ailleurs").rename(path)
    assert wrong(visitor) == set()
    with path.open("r+b") as file:
        file.write(b"\xff" * 4096)
    assert wrong(visitor) == {"base"}


def test_a_base_in_which_nothing_can_be_written_is_not_ready(
    visitor: Visitor, database: Database
) -> None:
    with database.write() as session:
        session.execute(text(CLOSED[database.url.get_backend_name()]))
    assert wrong(visitor) == {"base"}


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
        "cause": "La cause est notée dans les messages du serveur.",
    }
    assert "refuse la connexion" in caplog.text
    assert [record.levelno for record in caplog.records if record.name == "suivi"] == [
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
