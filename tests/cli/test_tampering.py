"""A database that another hand has written in: one French sentence says what is wrong."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from models import sqlite
from tests.cli.running import Run, assert_one_refusal


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET changes = '{' WHERE id = 1",
        "UPDATE fact SET effective_on = 'hier' WHERE id = 1",
        "UPDATE fact SET recorded_at = 'hier' WHERE id = 1",
        "ALTER TABLE fact RENAME COLUMN quote TO citation",
    ],
)
def test_what_another_hand_made_unreadable_is_one_sentence(
    run: Run, tmp_path: Path, statement: str
) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    tamper(tmp_path, statement)
    refused = run("verify", SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "elle a été modifiée hors de l’application")


@pytest.mark.parametrize("words", [("verify",), ("status",)], ids=" ".join)
def test_a_table_that_is_gone_is_named(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    tamper(tmp_path, "DROP TABLE role_grant")
    refused = run(*words, SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "Il manque à la base la table « role_grant »")


@pytest.mark.parametrize("words", [("seed",), ("status",), ("verify",)], ids=" ".join)
def test_the_database_of_another_program_is_left_alone(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    tamper(tmp_path, "CREATE TABLE facture (montant INTEGER)")
    before = (tmp_path / "suivi.db").read_bytes()
    refused = run(*words, SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "les données d’un autre programme (table « facture »)")
    assert b"audit_event" not in before + (tmp_path / "suivi.db").read_bytes()


def test_the_newest_event_cannot_go_once_its_head_is_noted(run: Run, tmp_path: Path) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    run("user", "add", "a@exemple.be", "A", "--role", "ministry", SUIVI_DATA_DIR=str(tmp_path))
    head = run("verify", SUIVI_DATA_DIR=str(tmp_path)).out.split()[-1]
    assert run("verify", "--head", head, SUIVI_DATA_DIR=str(tmp_path)).exit_code == 0
    tamper(tmp_path, "DELETE FROM audit_event WHERE id = (SELECT max(id) FROM audit_event)")
    refused = run("verify", "--head", head, SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, "n’est plus dans le journal")


def tamper(folder: Path, statement: str) -> None:
    """Write in the file as another program would, past the triggers."""
    with closing(sqlite.driver().connect(folder / "suivi.db")) as connection:
        for table in ("audit_event", "fact"):
            for verb in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        connection.execute(statement)
        connection.commit()
