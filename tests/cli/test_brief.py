"""`./suivi brief`: a draft on the screen or in a file, and refusals that say what to type."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.database import open_database
from services.start.preparation import prepare
from tests.cli.running import Result, Run, assert_one_refusal
from tests.worlds import real_catalog


@pytest.fixture
def brief(tmp_path: Path, run: Run) -> Run:
    database = open_database(f"sqlite:///{tmp_path / 'suivi.db'}")
    prepare(database, real_catalog(), datetime(2026, 11, 16, 9, tzinfo=UTC), demo=False)
    database.dispose()

    def drafting(*words: str, **variables: str) -> Result:
        return run("brief", *words, SUIVI_DATA_DIR=str(tmp_path), **variables)

    return drafting


def test_the_draft_is_shown_or_written(brief: Run, tmp_path: Path) -> None:
    shown = brief("--on", "2024-02-07")
    assert shown.exit_code == 0
    assert "- En février 2023, le marché a été attribué. [2]" in shown.out
    path = tmp_path / "réponse.json"
    scope = ("--territory", "herstal", "--phase", "P04", "--format", "json", "-o", str(path))
    written = brief("--on", "2024-02-07", *scope)
    assert (written.exit_code, written.out) == (0, f"Projet de réponse écrit dans {path}.\n")
    record = json.loads(path.read_bytes())
    assert (record["territories"], record["phases"]) == (["herstal"], ["P04"])
    assert brief("--on", "2000-01-01").out.endswith("Aucun fait n’est enregistré à cette date.\n")


def test_a_wrong_word_is_refused_in_one_sentence(brief: Run, tmp_path: Path) -> None:
    unknown = "Donnez sa clé, l’une de celles-ci\u00a0: chapelle-lez-herlaimont, herstal."
    assert_one_refusal(brief("--territory", "liege"), unknown)
    assert_one_refusal(brief("--phase", "12"), "La phase «\u00a012\u00a0» n’existe pas.")
    assert_one_refusal(brief("--on", "2024-02"), "Il faut un jour précis")
    nowhere = tmp_path / "absent" / "reponse.md"
    assert_one_refusal(
        brief("-o", str(nowhere)), f"Impossible d’écrire le fichier «\u00a0{nowhere}"
    )
    assert "n’est pas parmi" in brief("--format", "odt").err
