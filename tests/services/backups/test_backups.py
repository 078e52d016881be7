"""A backup is whole or is none: base and files of one moment, while others write."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text

from domain.backups import (
    BackupFolderUnusable,
    BackupIntoItself,
    BackupOfThisMoment,
    BackupRunning,
    NoBackup,
    NoRoom,
    NothingToSave,
)
from domain.chain import ForeignDatabase
from domain.errors import DomainError
from models import snapshot, sqlite
from models.database import Database, DatabaseBroken
from queries.verification import Verification, verify
from services.backups import backups
from services.backups.backups import Backup
from services.start.preparation import APPLICATION
from tests.builders.handed_files import furnish
from tests.documents.uploads import PDF
from tests.faults.writing import write
from tests.postgresql import WITH_PASSWORD
from tests.worlds import NOW, World, real_catalog

Verified = Callable[[Path], Verification]
PATIENCE = 30  # seconds
MINUTE = timedelta(minutes=1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def verified(world: World, request: pytest.FixtureRequest) -> Iterator[Verified]:
    """Says whether the record in a backup holds, read from a database that is made of it."""
    made: list[Database] = []

    def read(folder: Path) -> Verification:
        if world.database.is_sqlite:
            copy = shutil.copy(folder / "base.db", folder.parent / "relue.db")
            made.append(Database(f"sqlite:///{copy}"))
        else:
            made.append(Database(request.getfixturevalue("postgresql").create("relue")))
            snapshot.call(made[0].url, "pg_restore", "--no-owner", str(folder / "base.dump"))
        return World(made[0], real_catalog()).ask(APPLICATION, verify)

    yield read
    for database in made:
        database.dispose()
        if not database.is_sqlite:
            request.getfixturevalue("postgresql").drop("relue")


@pytest.fixture
def saved(world: World, data: Path, request: pytest.FixtureRequest) -> str:
    """The digest of a file that was handed in; base and folder bear their mark."""
    if not world.database.is_sqlite:
        request.getfixturevalue("postgresql_programs")
    return furnish(world.database, data / "files", NOW)


def take(
    world: World, data: Path, to: Path, *, keep: int | None = None, after: timedelta = 0 * MINUTE
) -> Backup:
    return backups.write_backup(
        world.database, data / "files", to, NOW + after, data_dir=data, keep=keep
    )


def test_a_backup_is_whole_and_only_its_account_reads_it(
    world: World, data: Path, tmp_path: Path, saved: str
) -> None:
    done = take(world, data, tmp_path / "copies")
    assert done.folder.name == "suivi-2026-11-23T09-00-00Z"
    assert backups.require_whole(done.folder) == done.manifest
    assert [file.digest for file in done.manifest.files] == [saved]
    assert (done.folder / "files" / saved).read_bytes() == PDF
    whole = world.ask(APPLICATION, verify)
    assert (done.manifest.head, done.manifest.n_events) == (whole.hashes[-1], whole.n_events)
    assert done.manifest.missing == ()


def test_what_is_written_meanwhile_is_in_or_out_never_half(
    world: World, data: Path, tmp_path: Path, saved: str, verified: Verified
) -> None:
    begun, over = Event(), Event()

    def write_on() -> None:
        for number in count():
            write(world.database, "herstal", "P01", f"pendant-{number}")
            begun.set()
            if over.is_set():
                return

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write_on)
        assert begun.wait(PATIENCE)
        done = take(world, data, tmp_path / "copies")
        over.set()
        writing.result()
    verification = verified(done.folder)
    assert verification.holds
    assert (verification.hashes[-1], verification.n_events) == (
        done.manifest.head,
        done.manifest.n_events,
    )


def test_only_so_many_backups_of_this_installation_stay(
    world: World, data: Path, tmp_path: Path, saved: str
) -> None:
    copies = tmp_path / "copies"
    names = [take(world, data, copies, after=n * MINUTE).folder.name for n in range(3)]
    other = copies / "suivi-2020-01-01T00-00-00Z"
    other.mkdir()  # not a backup: not ours to remove
    done = take(world, data, copies, keep=2, after=3 * MINUTE)
    assert done.removed == [names[1], names[0]]
    assert {path.name for path in copies.glob("suivi-*")} == {
        names[2],
        done.folder.name,
        other.name,
    }


def test_a_file_that_is_gone_or_changed_is_named_and_the_rest_is_saved(
    world: World, data: Path, tmp_path: Path, saved: str
) -> None:
    (data / "files" / saved).write_bytes(b"autre chose")
    done = take(world, data, tmp_path / "copies")
    assert (done.manifest.missing, done.manifest.files) == ((saved,), ())
    assert backups.require_whole(done.folder) == done.manifest
    assert list((done.folder / "files").iterdir()) == []


@pytest.mark.parametrize("inside", ["", "files", "copies"])
def test_a_backup_among_its_own_data_is_refused(
    world: World, data: Path, saved: str, inside: str
) -> None:
    before = sorted(data.rglob("*"))
    with pytest.raises(BackupIntoItself):
        take(world, data, data / inside)
    assert sorted(data.rglob("*")) == before


@pytest.mark.parametrize(
    ("tables", "refusal"), [([], NothingToSave), (["recettes"], ForeignDatabase)]
)
def test_a_base_without_data_of_ours_is_refused(
    tmp_path: Path, tables: list[str], refusal: type[DomainError]
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'autre.db'}")
    with database.writer.begin() as connection:
        for table in tables:
            connection.execute(text(f"CREATE TABLE {table} (id INTEGER)"))
    with pytest.raises(refusal):
        backups.write_backup(
            database, tmp_path / "files", tmp_path / "copies", NOW, data_dir=tmp_path / "data"
        )
    assert list((tmp_path / "copies").glob("suivi-*")) == []
    database.dispose()


def test_a_base_that_is_damaged_is_named_as_such_and_not_saved(
    sqlite_url: str, tmp_path: Path, stage: object
) -> None:
    database = Database(sqlite_url)
    path = Path(database.url.database or "")
    with sqlite.driver().connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'meeting'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with pytest.raises(DatabaseBroken, match="le fichier est abîmé"):
        backups.write_backup(
            database, tmp_path / "files", tmp_path / "copies", NOW, data_dir=tmp_path / "data"
        )
    assert list((tmp_path / "copies").glob("suivi-*")) == []
    database.dispose()


def test_the_password_of_the_base_is_given_and_a_wrong_one_told(
    postgresql_url: str, postgresql_programs: None, tmp_path: Path, stage: object
) -> None:
    owner = Database(postgresql_url)
    role = text(f"CREATE ROLE {WITH_PASSWORD} LOGIN SUPERUSER PASSWORD 'mot de passe'")
    with owner.writer.begin() as connection:
        connection.execute(role)
    url = owner.url.set(username=WITH_PASSWORD, password="mot de passe")
    right = Database(url.render_as_string(hide_password=False))
    try:
        done = backups.write_backup(
            right, tmp_path / "files", tmp_path / "to", NOW, data_dir=tmp_path / "x"
        )
        assert backups.require_whole(done.folder).schema
        with pytest.raises(snapshot.ToolFailed, match="le nom ou le mot de passe ne convient pas"):
            snapshot.call(url.set(password="un autre"), "psql", "--command=SELECT 1")
    finally:
        right.dispose()
        with owner.writer.begin() as connection:
            connection.execute(text(f"DROP ROLE {WITH_PASSWORD}"))
        owner.dispose()


def test_two_backups_at_once_into_one_folder_are_refused(
    world: World, data: Path, tmp_path: Path, saved: str
) -> None:
    copies = tmp_path / "copies"
    with backups.alone_in(copies), pytest.raises(BackupRunning):
        take(world, data, copies)
    assert list(copies.glob("suivi-*")) == []
    folder = take(world, data, copies).folder
    with pytest.raises(BackupOfThisMoment):  # who waited for the first comes in the same second
        take(world, data, copies)
    assert backups.require_whole(folder) and list(copies.glob("suivi-*")) == [folder]


def test_a_folder_that_cannot_be_written_is_one_sentence(
    world: World, data: Path, tmp_path: Path, saved: str
) -> None:
    (tmp_path / "copies").touch()
    with pytest.raises(BackupFolderUnusable, match="un fichier porte"):
        take(world, data, tmp_path / "copies")


def test_a_disk_without_room_is_refused_and_left_as_it_was(
    world: World, data: Path, small_disk: Path, saved: str
) -> None:
    with pytest.raises(NoRoom):
        take(world, data, small_disk)
    assert list(small_disk.glob("suivi-*")) == []


def test_a_disk_that_fills_up_meanwhile_is_told_as_such(
    world: World, data: Path, small_disk: Path, saved: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filler = small_disk / "autre"
    filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 64 * 1024))
    monkeypatch.setattr(backups, "SPARE", -(10**9))  # as if there had been room a moment before
    with pytest.raises(DomainError, match=r"disque plein|disque est plein"):
        take(world, data, small_disk)
    assert list(small_disk.glob("suivi-*")) == []


@pytest.mark.parametrize("spoiled", ["manifest.json", "base", "files"])
def test_half_a_backup_is_none(
    world: World, data: Path, tmp_path: Path, saved: str, spoiled: str
) -> None:
    folder = take(world, data, tmp_path / "copies").folder
    (place,) = [path for path in folder.iterdir() if path.name.startswith(spoiled)]
    place = place / saved if place.is_dir() else place
    place.write_bytes(place.read_bytes()[:-3])
    with pytest.raises(NoBackup):
        backups.require_whole(folder)
    with pytest.raises(NoBackup):
        backups.require_whole(tmp_path)
