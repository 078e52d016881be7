"""`./suivi files`: what is in the folder of files and not in the base, told and put aside."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from services import blobs
from tests.cli.running import Run, assert_one_refusal

ORPHAN = b"octets sans ligne"
DIGEST = sha256(ORPHAN).hexdigest()


@pytest.fixture
def data(run: Run, tmp_path: Path) -> dict[str, str]:
    """The settings of an installation that has files."""
    folder = {"SUIVI_DATA_DIR": str(tmp_path)}
    run("seed", **folder)
    blobs.store(tmp_path / "files", ORPHAN)
    os.utime(tmp_path / "files" / DIGEST, (0, 0))
    return folder


def test_a_folder_in_doubt_is_attached_once_somebody_says_so(
    run: Run, tmp_path: Path, data: dict[str, str]
) -> None:
    assert_one_refusal(run("files", "collect", **data), "que cette base ne nomme pas")
    asked = run("files", "attach", **data)
    assert_one_refusal(asked, "./suivi files attach --yes")
    assert "Présents dans le dossier, nommés ou non\u00a0: 1" in asked.out
    assert run("files", "attach", "--yes", **data).exit_code == 0
    assert "vont déjà ensemble" in run("files", "attach", **data).out
    assert blobs.read(tmp_path / "files", DIGEST) == ORPHAN


def test_collecting_says_first_what_it_would_do(
    run: Run, tmp_path: Path, data: dict[str, str]
) -> None:
    run("files", "attach", "--yes", **data)
    (tmp_path / "files" / "lost+found").mkdir()
    told = run("files", "collect", "--dry-run", **data).out
    assert "Rien n’est changé" in told and DIGEST in told
    assert blobs.read(tmp_path / "files", DIGEST) == ORPHAN

    done = run("files", "collect", **data)
    assert done.exit_code == 0
    assert told.partition("\n")[2] == done.out  # the same list, without the first sentence
    assert "lost+found" in done.out
    assert blobs.read(tmp_path / "files" / ".orphans", DIGEST) == ORPHAN


def test_a_folder_that_cannot_be_read_is_one_sentence(run: Run, tmp_path: Path) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    (tmp_path / "files").touch()
    for words in (("collect",), ("attach",), ("attach", "--yes")):
        refused = run("files", *words, SUIVI_DATA_DIR=str(tmp_path))
        assert_one_refusal(refused, "ne peut pas être employé (un fichier porte")
