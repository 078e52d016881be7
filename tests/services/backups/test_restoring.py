"""A backup takes the place of the data whole, what was there stays aside, and a refusal changes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from documents.api.resources import RESOURCES
from domain.backups import NoBackup
from domain.restoring import (
    ApplicationRunning,
    BackupDoesNotHold,
    NewerBackup,
    OtherAccount,
    OtherEngine,
    RestorationInterrupted,
    RestorationOfAnother,
)
from models.database import Database
from models.schema import head
from queries.verification import verify
from services.backups import backups, presence, restoring
from services.backups.restoring import Place, Restored
from services.files import blobs, file_folder
from services.start.preparation import APPLICATION
from tests.documents.uploads import PDF
from tests.faults.writing import write
from tests.personas import ALINE
from tests.worlds import NOW, World, real_catalog


@pytest.fixture
def saved(world: World, installation: Path, copies: Path) -> Path:
    """A backup, after which the record went on."""
    done = backups.write_backup(
        world.database, installation / "files", copies, NOW, data_dir=installation
    )
    write(world.database, "herstal", "P01", "apres")
    world.database.dispose()
    return done.folder


def restore(world: World, installation: Path, source: Path) -> Restored:
    base = Path(world.database.url.database or "") if world.database.is_sqlite else None
    place = Place(installation, installation / "files", base)
    return restoring.restore(source, place, world.database, real_catalog(), NOW)


def heads(world: World) -> tuple[str, ...]:
    verification = world.ask(APPLICATION, verify)
    world.database.dispose()
    assert verification.holds
    return verification.hashes


def test_the_saved_moment_comes_back_and_the_present_stays_aside(
    world: World, installation: Path, saved: Path
) -> None:
    before = heads(world)
    done = restore(world, installation, saved)
    after = heads(world)
    assert before[: len(after)] == after and len(before) > len(after)
    assert done.found.hashes == after
    (digest,) = (file.digest for file in backups.require_whole(saved).files)
    assert blobs.read(installation / "files", digest) == PDF
    assert blobs.read(installation / done.aside / "files", digest) == PDF
    assert not list(installation.glob(f"{presence.STAGE}*"))
    with world.database.write() as session:
        file_folder.pair(session, installation / "files")  # the next start takes both
    if world.database.is_sqlite:
        base = Path(world.database.url.database or "")
        aside = Database(f"sqlite:///{base.parent / done.aside / base.name}")
        assert heads(World(aside, world.catalog)) == before


def test_every_answer_is_the_same_as_when_it_was_saved(
    world: World, installation: Path, copies: Path
) -> None:
    before = answers(world)
    done = backups.write_backup(
        world.database, installation / "files", copies, NOW, data_dir=installation
    )
    write(world.database, "herstal", "P01", "apres")
    assert answers(world) != before
    world.database.dispose()
    restore(world, installation, done.folder)
    assert answers(world) == before


def answers(world: World) -> dict[str, str]:
    """What the API says of everything."""
    return {
        resource.name: world.ask(ALINE, resource.read, {}).model_dump_json()
        for resource in RESOURCES
    }


def test_a_new_machine_takes_a_backup(
    sqlite_url: str, tmp_path: Path, copies: Path, stage: object
) -> None:
    """The folder of the data is not even there."""
    first = World(Database(sqlite_url), real_catalog())
    source = backups.write_backup(
        first.database, tmp_path / "files", copies, NOW, data_dir=tmp_path
    )
    first.database.dispose()
    there = copies / "serveur neuf"
    base = there / "suivi.db"
    place = Place(there, there / "files", base)
    world = World(Database(f"sqlite:///{base}"), real_catalog())
    done = restoring.restore(source.folder, place, world.database, real_catalog(), NOW)
    assert done.found.n_events == source.manifest.n_events
    modes = {
        path.stat().st_mode & 0o777 for path in [there, *there.rglob("*")] if path.name != "files"
    }
    assert modes <= {0o600, 0o700, 0o644}
    world.database.dispose()


SINCE_0012 = (  # what the version before did not have
    "DROP INDEX ix_organisation_identity", "ALTER TABLE organisation DROP COLUMN identity",
    "DROP INDEX ix_meeting_identity", "ALTER TABLE meeting DROP COLUMN identity",
    "DROP INDEX ix_contact_territory_key_lot_key_number", "ALTER TABLE contact DROP COLUMN number",
    "DROP TABLE installation",
    "DROP TABLE answer",
    "DROP TABLE answer_version",
)  # fmt: skip


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    world: World, installation: Path, copies: Path
) -> None:
    with world.database.write() as session:
        for since in SINCE_0012:
            session.execute(text(since))
        session.execute(text("UPDATE alembic_version SET version_num = '0012'"))
    done = backups.write_backup(
        world.database, installation / "files", copies, NOW, data_dir=installation
    )
    assert (done.manifest.schema, done.manifest.mark) == ("0012", None)
    world.database.dispose()
    restore(world, installation, done.folder)
    with world.database.write() as session:
        file_folder.pair(session, installation / "files")
    world.database.dispose()


def spoil_the_file(source: Path) -> None:
    (place,) = (source / "files").iterdir()
    place.write_bytes(b"autre chose")


def of_another_program(source: Path) -> None:
    change(source, "suivi-pole-insertion/backup/1", "un-autre/1")


def of_a_newer_version(source: Path) -> None:
    change(source, f'"schema": "{head()}"', '"schema": "9999"')


def change(source: Path, old: str, new: str) -> None:
    manifest = source / "manifest.json"
    written = manifest.read_text(encoding="utf-8")
    assert old in written
    manifest.write_text(written.replace(old, new), encoding="utf-8")


def of_another_engine(source: Path) -> None:
    engines = {"base.db": "postgresql", "base.dump": "sqlite"}
    (base,) = source.glob("base.*")
    other = engines[base.name]
    change(
        source,
        f'"engine": "{"sqlite" if other == "postgresql" else "postgresql"}"',
        f'"engine": "{other}"',
    )
    base.rename(source / ("base.dump" if other == "postgresql" else "base.db"))


def remove_the_manifest(source: Path) -> None:
    (source / "manifest.json").unlink()


@pytest.mark.parametrize(
    ("spoil", "refusal"),
    [
        (spoil_the_file, NoBackup),
        (remove_the_manifest, NoBackup),
        (of_another_program, NoBackup),
        (of_a_newer_version, NewerBackup),
        (of_another_engine, OtherEngine),
    ],
)
def test_what_is_no_backup_of_ours_is_refused_and_nothing_changes(
    world: World,
    installation: Path,
    saved: Path,
    spoil: Callable[[Path], None],
    refusal: type[Exception],
) -> None:
    before, files = heads(world), sorted(installation.rglob("*"))
    spoil(saved)
    with pytest.raises(refusal):
        restore(world, installation, saved)
    assert (heads(world), sorted(installation.rglob("*"))) == (before, files)


def test_a_record_that_was_altered_is_not_put_in_place(
    world: World, installation: Path, copies: Path
) -> None:
    triggers = "DISABLE TRIGGER ALL" if not world.database.is_sqlite else ""
    with world.database.writer.begin() as connection:
        if triggers:
            connection.execute(text(f"ALTER TABLE audit_event {triggers}"))
        else:
            connection.execute(text("DROP TRIGGER audit_event_no_update"))
        connection.execute(text("UPDATE audit_event SET subject = 'autre' WHERE id = 1"))
    done = backups.write_backup(
        world.database, installation / "files", copies, NOW, data_dir=installation
    )
    write(world.database, "herstal", "P01", "apres")
    n_events = world.ask(APPLICATION, verify).n_events
    world.database.dispose()
    with pytest.raises(BackupDoesNotHold):
        restore(world, installation, done.folder)
    assert world.ask(APPLICATION, verify).n_events == n_events > done.manifest.n_events
    assert not list(installation.glob(f"{presence.STAGE}*"))
    world.database.dispose()


def test_data_that_somebody_works_with_are_not_replaced(
    world: World, installation: Path, saved: Path
) -> None:
    before = heads(world)
    with presence.present(installation), pytest.raises(ApplicationRunning):
        restore(world, installation, saved)
    assert heads(world) == before
    restore(world, installation, saved)


@pytest.mark.postgresql
def test_an_application_on_another_machine_is_seen(postgresql_url: str, tmp_path: Path) -> None:
    database = Database(postgresql_url)
    address = postgresql_url.replace("+psycopg", "")
    refused = pytest.raises(ApplicationRunning)
    elsewhere = psycopg.connect(address, application_name="suivi 7@ailleurs")
    with elsewhere, refused, presence.alone(tmp_path, database):
        pass
    with psycopg.connect(address, application_name="psql"), presence.alone(tmp_path, database):
        pass
    database.dispose()


@pytest.mark.skipif(os.geteuid() != 0, reason="seul root peut donner un dossier")
def test_the_administrator_does_not_restore_for_another_account(
    world: World, installation: Path, saved: Path
) -> None:
    os.chown(installation, 65534, -1)
    with pytest.raises(OtherAccount, match="sous le compte « nobody"):
        restore(world, installation, saved)
    assert not list(installation.glob(f"{presence.STAGE}*"))


def test_nobody_works_with_data_that_a_killed_restoration_left_half_way(
    world: World, installation: Path, saved: Path
) -> None:
    stage = installation / presence.STAGE
    stage.mkdir()
    (stage / presence.READY).write_text('{"of": "suivi-2020", "aside": "a", "erased": []}')
    with pytest.raises(RestorationInterrupted), presence.present(installation):
        pass
    with pytest.raises(RestorationOfAnother, match="suivi-2020"):
        restore(world, installation, saved)
