"""No start deletes a file that people handed in, whichever base it opens beside them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import settings
from domain.file_folder import FilesUnknown
from models.database import Database, open_database
from services.files import blobs
from tests.builders.handed_files import hand_in_file
from tests.documents.uploads import PDF
from web.lifespan import make_ready


def reopen(environment: pytest.MonkeyPatch, **variables: str) -> None:
    """Start again, with other settings."""
    open_database(settings.load().database_url).dispose()
    for name, value in variables.items():
        environment.setenv(name, value)
    settings.load.cache_clear()
    make_ready()


def hand_in_long_ago(database: Database) -> str:
    """A file older than any collection spares; its digest."""
    digest = hand_in_file(database, settings.load().files_dir)
    os.utime(settings.load().files_dir / digest, (0, 0))
    return digest


def test_the_demonstration_leaves_the_real_files_alone(
    environment: pytest.MonkeyPatch, database: Database
) -> None:
    make_ready()
    real, digest = settings.load().files_dir, hand_in_long_ago(database)
    environment.delenv("SUIVI_DATABASE_URL")
    reopen(environment, SUIVI_DEMO="1")
    assert settings.load().files_dir != real
    assert blobs.read(real, digest) == PDF


def test_a_new_base_beside_the_files_of_another_is_refused(
    environment: pytest.MonkeyPatch, database: Database, tmp_path: Path
) -> None:
    make_ready()
    digest = hand_in_long_ago(database)
    with pytest.raises(FilesUnknown, match="suivi files attach"):
        reopen(environment, SUIVI_DATABASE_URL=f"sqlite:///{tmp_path / 'autre.db'}")
    assert blobs.read(settings.load().files_dir, digest) == PDF


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_older_backup_beside_the_present_files_is_served_and_they_stay(
    environment: pytest.MonkeyPatch, database: Database, tmp_path: Path
) -> None:
    make_ready()
    open_database(settings.load().database_url).dispose()  # all of it is in one file now
    backup = shutil.copy(tmp_path / "suivi.db", tmp_path / "sauvegarde.db")
    digest = hand_in_long_ago(database)
    reopen(environment, SUIVI_DATABASE_URL=f"sqlite:///{backup}")
    assert blobs.read(settings.load().files_dir, digest) == PDF


def test_a_start_closes_what_other_accounts_could_read_and_says_so(
    environment: pytest.MonkeyPatch,
    database: Database,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    make_ready()
    place = settings.load().files_dir / hand_in_file(database, settings.load().files_dir)
    place.chmod(0o644)
    caplog.clear()
    reopen(environment)
    assert place.stat().st_mode & 0o777 == 0o600
    assert f"ne le sont plus\u00a0: {place}" in caplog.text
