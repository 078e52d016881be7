"""The folder of files at the terminal: what the base does not name goes aside, what it misses is named."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from models.database import Database
from services.files import blobs
from tests.builders.handed_files import hand_in_file
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
    sentence = run("files", "collect", "--dry-run", **data).out
    assert "Rien n’est changé" in sentence and DIGEST in sentence
    assert blobs.read(tmp_path / "files", DIGEST) == ORPHAN

    done = run("files", "collect", **data)
    assert done.exit_code == 0
    assert sentence.partition("\n")[2] == done.out  # the same list, without the first sentence
    assert "lost+found" in done.out
    assert blobs.read(tmp_path / "files" / ".orphans", DIGEST) == ORPHAN


def test_a_folder_that_cannot_be_read_is_one_sentence(run: Run, tmp_path: Path) -> None:
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    (tmp_path / "files").touch()
    for words in (("collect",), ("attach",), ("attach", "--yes")):
        refused = run("files", *words, SUIVI_DATA_DIR=str(tmp_path))
        assert_one_refusal(refused, "ne peut pas être employé (un fichier porte")


@pytest.fixture
def handed_in(run: Run, tmp_path: Path) -> Path:
    """A file that a version names."""
    run("seed", SUIVI_DATA_DIR=str(tmp_path))
    database = Database(f"sqlite:///{tmp_path / 'suivi.db'}")
    digest = hand_in_file(database, tmp_path / "files")
    database.dispose()
    return tmp_path / "files" / digest


def test_verifying_names_the_file_that_is_gone_or_changed(
    run: Run, tmp_path: Path, handed_in: Path
) -> None:
    assert run("verify", SUIVI_DATA_DIR=str(tmp_path)).exit_code == 0
    handed_in.write_bytes(b"autre chose")
    for spoil in (lambda: None, handed_in.unlink, handed_in.mkdir):
        spoil()
        refused = run("verify", SUIVI_DATA_DIR=str(tmp_path))
        assert_one_refusal(refused, f"manquent ou ont changé\u00a0: {handed_in.name}")


def test_verifying_names_what_it_cannot_read_and_why(
    run: Run, tmp_path: Path, handed_in: Path
) -> None:
    handed_in.unlink()
    handed_in.symlink_to(handed_in.name)  # a circle: not even the administrator can read it
    refused = run("verify", SUIVI_DATA_DIR=str(tmp_path))
    assert_one_refusal(refused, f"ne peuvent pas être lus\u00a0: {handed_in.name} (erreur 40")
