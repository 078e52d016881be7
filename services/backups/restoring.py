"""A backup takes the place of the present data, which are set aside whole: all of it, or
nothing."""

from __future__ import annotations

import json
import os
import pwd
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from definitions.catalog import Catalog
from domain.actions import Action
from domain.backups import BASES, Manifest, NoBackup
from domain.disk_causes import cause_of
from domain.errors import DomainError, Explained
from domain.restoring import (
    BackupDoesNotHold,
    NewerBackup,
    OtherAccount,
    OtherEngine,
    RestorationFailed,
    RestorationOfAnother,
)
from models import AuditEvent, schema, snapshot
from models.database import Database
from queries.context import Context
from queries.verification import Verification, verify
from services.backups import backups, presence
from services.backups.presence import ASIDE, READY, STAGE
from services.files import blobs, file_folder
from services.start.preparation import APPLICATION

BESIDE = ("-wal", "-shm", "-journal", "")  # what SQLite keeps beside its file, which comes last


@dataclass(frozen=True, slots=True)
class Place:
    """Where the present data are. `base` is None where another server keeps it."""

    data_dir: Path
    files_dir: Path
    base: Path | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now, where what stood before is, and the persons to be erased once more."""

    found: Verification
    aside: str
    erased_since: tuple[str, ...] | None  # None: the base that stood before could not be read


def restore(
    source: Path, place: Place, database: Database, catalog: Catalog, now: datetime
) -> Restored:
    """Put the backup where the data are, at the schema of this version, once its record was
    verified. Killed at any point, the next call with the same backup goes on or begins anew.

    Refused, and nothing changed: half a backup, one of another engine or of a newer version, one
    whose record does not hold, data that a process works with, a folder of another account.
    """
    manifest = backups.require_whole(source)
    _require_usable(manifest, database)
    place.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    _require_owner(place.data_dir)
    with presence.alone(place.data_dir, database), _translating_errors(place.data_dir):
        plan = _plan_of(place, manifest)
        if plan is None:
            with _nothing_left(place):
                plan = _stage(source, place, database, manifest, catalog, now)
        verification = _take_over(place, database, catalog, now, plan)
        _clear(place)
    with database.read() as session:
        erased = _erased(session)
    again = None if plan.erased is None else tuple(sorted(set(plan.erased) - erased))
    return Restored(verification, plan.aside, again)


@contextmanager
def _translating_errors(data_dir: Path) -> Iterator[None]:
    """Say in French that the folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise RestorationFailed(folder=data_dir, cause=cause_of(error)) from error


def _require_usable(manifest: Manifest, database: Database) -> None:
    engine = database.url.get_backend_name()
    if manifest.engine != engine:
        raise OtherEngine(found=manifest.engine, wanted=engine)
    # An older schema is upgraded; a newer one holds what this version cannot know.
    if manifest.schema not in schema.revisions():
        raise NewerBackup(found=manifest.schema)


def _require_owner(folder: Path) -> None:
    """What the administrator would write, the service could not read any more."""
    owner, you = folder.stat().st_uid, os.geteuid()
    if owner != you:
        raise OtherAccount(folder=folder, owner=_account(owner), you=_account(you))


def _account(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is ready to take the place of the present data, and what was read in these before."""

    of: str  # the name of the backup
    aside: str  # where the present data go
    erased: list[str] | None  # the persons that they no longer hold; None: they cannot be read


def _plan_of(place: Place, manifest: Manifest) -> Plan | None:
    """That of a restoration that was killed once it was ready; another one would mix two
    backups."""
    try:
        plan = Plan(**json.loads((place.data_dir / STAGE / READY).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    if plan.of != manifest.name:
        raise RestorationOfAnother(name=plan.of)
    return plan


@contextmanager
def _nothing_left(place: Place) -> Iterator[None]:
    """What cannot be put in place leaves nothing behind."""
    try:
        yield
    except BaseException:
        _clear(place)
        raise


def _stage(
    source: Path,
    place: Place,
    database: Database,
    manifest: Manifest,
    catalog: Catalog,
    now: datetime,
) -> Plan:
    """Copy the backup beside the data; SQLite's is brought up to date and verified there already.

    Until the plan is written nothing has changed.
    """
    _clear(place)
    stage, base = place.data_dir / STAGE, source / BASES[manifest.engine]
    stage.mkdir(mode=0o700)
    backups.require_room(place.data_dir, [base, *(source / "files").iterdir()])
    _stage_files(source / "files", stage / place.files_dir.name, manifest)
    if place.base:
        staged = _beside(place.base)
        shutil.copyfile(base, staged)
        _verified(Database(f"sqlite:///{staged}"), catalog, now)
    else:
        shutil.copyfile(base, stage / base.name)
    plan = Plan(manifest.name, f"{ASIDE}-{now:%Y-%m-%dT%H-%M-%SZ}", _erased_now(place, database))
    os.sync()
    # From this file on the restoration goes forward: everything that it needs is on the disk.
    blobs.write_whole(stage / READY, json.dumps(asdict(plan)).encode())
    return plan


def _stage_files(source: Path, target: Path, manifest: Manifest) -> None:
    target.mkdir(mode=0o700)
    wanted = [file.digest for file in manifest.files]
    if backups.copy_files(source, target, wanted)[1]:
        raise NoBackup(folder=source.parent)
    if manifest.mark:
        file_folder.write_mark(target, manifest.mark)


def _beside(base: Path) -> Path:
    """Return where the file that will take the place of the base waits: on the same disk."""
    return base.with_name(f"{STAGE}-{base.name}")


def _verified(database: Database, catalog: Catalog, now: datetime) -> Verification:
    """Bring it to the schema of this version and read its whole record."""
    try:
        schema.upgrade(database)
        with database.read() as session:
            verification = verify(Context(session, APPLICATION, now, catalog))
    finally:
        database.dispose()
    if not verification.holds:
        raise BackupDoesNotHold
    return verification


def _take_over(
    place: Place, database: Database, catalog: Catalog, now: datetime, plan: Plan
) -> Verification:
    """The present data go aside, what is staged takes their place: each step may be done again."""
    if place.base:
        staged = _beside(place.base)
        if staged.exists():  # else it is in its place already, and what is beside it is its own
            for end in BESIDE:
                _set_aside(place.base.with_name(place.base.name + end), plan)
            # One rename on one disk: it happens whole or not at all.
            staged.rename(place.base)
        verification = _verified(database, catalog, now)
    else:
        verification = _load(place, database, catalog, now, plan)
    _replace(place.files_dir, place.data_dir / STAGE / place.files_dir.name, plan)
    return verification


def _load(
    place: Place, database: Database, catalog: Catalog, now: datetime, plan: Plan
) -> Verification:
    """PostgreSQL’s tables are put aside under another schema, and back when the backup is no
    good."""
    aside = plan.aside.replace("-", "_").lower()
    if not snapshot.has_schema(database, aside):
        snapshot.load(database.url, place.data_dir / STAGE / BASES["postgresql"], aside)
    try:
        return _verified(database, catalog, now)
    except DomainError:
        snapshot.put_back(database, aside)
        _clear(place)
        raise


def _replace(present: Path, staged: Path, plan: Plan) -> None:
    if staged.exists():
        _set_aside(present, plan)
        staged.rename(present)


def _set_aside(present: Path, plan: Plan) -> None:
    if present.exists():
        aside = present.parent / plan.aside
        aside.mkdir(mode=0o700, exist_ok=True)
        present.rename(aside / present.name)


def _clear(place: Place) -> None:
    """Remove what a restoration prepared; its plan first, so that none is taken for ready."""
    (place.data_dir / STAGE / READY).unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.rmtree(place.data_dir / STAGE)
    if place.base:
        for end in BESIDE:
            staged = _beside(place.base)
            staged.with_name(staged.name + end).unlink(missing_ok=True)


def _erased_now(place: Place, database: Database) -> list[str] | None:
    """The persons erased so far: a backup from before still holds them."""
    if place.base and not place.base.exists():
        return []
    try:
        with database.read() as session:
            return sorted(_erased(session))
    except Explained:
        return None
    finally:
        database.dispose()


def _erased(session: Session) -> set[str]:
    if not inspect(session.connection()).has_table(AuditEvent.__tablename__):
        return set()
    erased = select(AuditEvent.subject).where(AuditEvent.action == Action.CONTACT_ERASED)
    return set(session.scalars(erased))
