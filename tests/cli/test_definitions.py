"""`definitions check` and `schema`, run as people run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.definitions.world import FILES, World

ROOT = Path(__file__).parents[2]


def run(*words: str, **environment: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        cwd=ROOT,
        env={**os.environ, **{name: str(value) for name, value in environment.items()}},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_shipped_definitions_are_right() -> None:
    done = run("definitions", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "11 phases, 2 territoires, 3 lots\u00a0: tout est juste (empreinte "
    )


def test_bad_definitions_are_told_like_a_compiler_does(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.write("phases/01.yaml", FILES["phases/01.yaml"].replace("weight: 2", "weight: 0"))
    world.write("phases/02.yaml", FILES["phases/02.yaml"].replace("group: prepare", "groupe: a"))

    done = run("definitions", "check", SUIVI_PHASES_DIR=tmp_path / "phases")

    assert (done.returncode, done.stdout) == (1, "")
    assert (
        f"{tmp_path}/phases/01.yaml:25:13: «\u00a00\u00a0» est trop petit — au moins 1\n"
        "   25 |     weight: 0\n"
        "      |             ^\n"
    ) in done.stderr
    assert f"{tmp_path}/phases/02.yaml:7:1: champ inconnu" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_schema_that_is_up_to_date_passes() -> None:
    done = run("definitions", "schema", "--check")

    assert (done.returncode, done.stdout) == (0, "Schémas et glossaire à jour.\n")


@pytest.mark.parametrize("word", ["check", "extract"])
def test_the_commands_of_translations_are_explained_in_french(word: str) -> None:
    done = run("translations", word, "--help")

    assert done.returncode == 0
    assert "Usage" in done.stdout
