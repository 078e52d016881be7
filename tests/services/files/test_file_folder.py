"""The folder of files beside a database: one mark for both; what no row names goes aside, not away."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import pytest
from sqlalchemy import MetaData, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, Session

from documents.file_inspection import checked
from domain.file_folder import FilesUnknown, FolderOfAnother
from domain.files import FilesFolderUnusable
from models.base import Base, kept_file, pk
from models.database import Database
from queries.files import kept_digests
from services.deliverables import versions
from services.files import blobs, file_folder
from services.files.blobs import ORPHANS
from services.files.file_folder import KEPT_ASIDE, MARK, YOUNG, Collection
from settings import ROOT
from tests.builders.deliverables import act
from tests.documents.uploads import PDF
from tests.personas import HUGO
from tests.worlds import NOW, World

ORPHAN = b"octets sans ligne"
SECOND = timedelta(seconds=1)
DYING = """
import os, sys
from pathlib import Path
from services.files import blobs
blobs.store(Path(sys.argv[1]), b"octets sans ligne")
os.kill(os.getpid(), 9)  # before any row says so
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


def hand_in(world: World, folder: Path) -> str:
    file = checked("a.pdf", PDF, max_megabytes=1)
    act(world, HUGO, versions.add_file, file=file, folder=folder)
    return sha256(PDF).hexdigest()


def pair(database: Database, folder: Path) -> None:
    with database.write() as session:
        file_folder.pair(session, folder)


def collect(
    database: Database, folder: Path, *, after: timedelta = YOUNG + SECOND, dry_run: bool = False
) -> Collection:
    """As long after the present as told: files bear the time of the machine."""
    now = NOW.fromtimestamp(folder.stat().st_mtime, NOW.tzinfo) + after
    with database.write() as session:
        return file_folder.collect(session, folder, now, dry_run=dry_run)


def test_a_first_start_marks_both_and_the_next_ones_change_nothing(
    database: Database, folder: Path
) -> None:
    pair(database, folder)
    mark = (folder / MARK).read_bytes()
    pair(database, folder)
    assert (folder / MARK).read_bytes() == mark
    assert [entry.name for entry in folder.iterdir()] == [MARK]


def test_an_installation_without_marks_is_known_by_its_files(world: World, folder: Path) -> None:
    digest = hand_in(world, folder)
    pair(world.database, folder)
    assert {entry.name for entry in folder.iterdir()} == {MARK, digest}


def test_the_files_of_another_base_are_refused_and_stay(database: Database, folder: Path) -> None:
    digest = blobs.store(folder, ORPHAN)
    with pytest.raises(FilesUnknown, match="présents\u00a0: 1, nommés par la base\u00a0: 0"):
        pair(database, folder)
    assert [entry.name for entry in folder.iterdir()] == [digest]
    with database.write() as session:
        file_folder.attach(session, folder)
    pair(database, folder)


def test_two_marks_that_differ_are_refused_by_start_and_collection(
    database: Database, folder: Path
) -> None:
    pair(database, folder)
    (folder / MARK).write_text("f" * 32)
    blobs.store(folder, ORPHAN)
    for act_on in (pair, collect):
        with pytest.raises(FolderOfAnother):
            act_on(database, folder)
    assert blobs.read(folder, sha256(ORPHAN).hexdigest()) == ORPHAN


def test_a_base_that_died_before_its_commit_takes_the_mark_of_the_folder(
    database: Database, folder: Path
) -> None:
    with pytest.raises(KeyboardInterrupt), database.write() as session:
        file_folder.pair(session, folder)
        raise KeyboardInterrupt
    mark = (folder / MARK).read_bytes()
    pair(database, folder)
    assert (folder / MARK).read_bytes() == mark


def test_a_folder_that_cannot_be_used_is_one_sentence(database: Database, folder: Path) -> None:
    folder.write_text("un fichier à la place du dossier")
    with pytest.raises(FilesFolderUnusable, match="un fichier porte"):
        pair(database, folder)


def test_what_no_row_names_goes_aside_and_comes_back_when_named(world: World, folder: Path) -> None:
    digest = hand_in(world, folder)
    died = subprocess.run((sys.executable, "-c", DYING, str(folder)), cwd=ROOT, check=False)
    assert died.returncode == -9
    orphan = sha256(ORPHAN).hexdigest()
    (folder / f"{blobs.ASIDE}abc").write_bytes(b"la moiti")
    pair(world.database, folder)

    assert collect(world.database, folder, after=YOUNG - SECOND) == Collection()
    collection = collect(world.database, folder, dry_run=True)
    assert collection.aside == [f"{blobs.ASIDE}abc", orphan]
    assert (folder / orphan).exists()

    assert collect(world.database, folder) == collection
    assert {entry.name for entry in folder.iterdir()} == {MARK, ORPHANS, digest}
    assert blobs.read(folder / ORPHANS, orphan) == ORPHAN

    (folder / digest).rename(folder / ORPHANS / digest)  # as an older backup in between would do
    assert collect(world.database, folder) == Collection(back=[digest])
    assert blobs.read(folder, digest) == PDF


def test_what_went_aside_is_deleted_after_thirty_days(database: Database, folder: Path) -> None:
    pair(database, folder)
    orphan = blobs.store(folder, ORPHAN)
    os.utime(folder / orphan, (0, 0))  # old already: the days count from the collection
    collect(database, folder)
    assert collect(database, folder, after=KEPT_ASIDE - SECOND) == Collection()
    assert collect(database, folder, after=KEPT_ASIDE + YOUNG) == Collection(deleted=[orphan])
    assert list((folder / ORPHANS).iterdir()) == []


def test_what_is_not_ours_is_passed_over_and_named(database: Database, folder: Path) -> None:
    pair(database, folder)
    (folder / "lost+found").mkdir(mode=0o000)
    (folder / ("c" * 64)).mkdir()  # a folder that has the name of a file
    (folder / "lisez-moi.txt").touch()
    assert collect(database, folder).passed_over == ["c" * 64, "lisez-moi.txt", "lost+found"]
    assert (folder / "lost+found").exists() and (folder / "lisez-moi.txt").exists()


class Elsewhere(DeclarativeBase):
    __watched__: ClassVar[bool] = False
    metadata = MetaData()


class Scan(Elsewhere):
    """A model that somebody adds."""

    __tablename__ = "scan"
    id: Mapped[pk]
    bytes_of: Mapped[kept_file | None]


def test_a_model_that_is_added_is_covered(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    Elsewhere.metadata.create_all(database.writer)
    with Session(database.writer) as session:
        session.execute(insert(Scan), [{"bytes_of": "d" * 64}, {"bytes_of": None}])
        assert kept_digests(session, Elsewhere.metadata) == {"d" * 64}
    database.dispose()


def test_every_column_that_could_name_a_file_is_told_apart() -> None:
    """A new digest is either that of a file, or listed here as that of something else."""
    unmarked = {
        str(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if "digest" in column.name and not column.info
    }
    assert unmarked == {"audit_event.facts_digest", "fact.digest"}
