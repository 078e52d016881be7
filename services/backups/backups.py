"""One copy of base and files, of one moment, while the application serves; checked once written."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from domain.backups import (
    BASES,
    BROKEN,
    MANIFEST,
    PREFIX,
    BackupFolderUnusable,
    BackupIntoItself,
    BackupOfThisMoment,
    BackupRunning,
    BadCopy,
    Kept,
    Manifest,
    NoBackup,
    NoRoom,
    NothingToSave,
    is_inside,
    name_of,
    surplus,
)
from domain.disk_causes import cause_of
from models import Installation, schema, snapshot
from models.database import Database
from queries.files import kept_digests

LOCK = ".suivi-backup.lock"
PART = ".part"  # what the name of a backup ends with until it is whole
SPARE = 10_000_000  # bytes that stay free
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole backup, and the older ones that it replaced."""

    folder: Path
    manifest: Manifest
    removed: list[str] = field(default_factory=list)


def write_backup(
    database: Database,
    files_dir: Path,
    destination: Path,
    now: datetime,
    *,
    data_dir: Path,
    keep: int | None = None,
) -> Backup:
    """Save the base as it stands now, and each file that it names, in a new folder of
    `destination`.

    Nothing bears the name of a backup before all was read back. With `keep`, only so many
    backups of this installation stay. Refused: a destination among the data, one that another
    backup writes into, one without room.
    """
    if is_inside(destination, data_dir):
        raise BackupIntoItself(folder=data_dir)
    with _translating_errors(destination), alone_in(destination):
        part = _make_way(destination, name_of(now))
        try:
            manifest = _write(database, files_dir, part, now)
            part.rename(destination / manifest.name)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        # A name that the disk has not kept is no backup yet.
        os.sync()
        removed = [] if keep is None else _prune(destination, manifest, keep)
    return Backup(destination / manifest.name, manifest, removed)


def _make_way(destination: Path, name: str) -> Path:
    """Return where a backup of that name is written, once what killed ones have left is gone."""
    for left in destination.glob(f"{PREFIX}*{PART}"):
        shutil.rmtree(left)
    if (destination / name).exists():
        raise BackupOfThisMoment(name=name)
    return destination / f"{name}{PART}"


def _write(database: Database, files_dir: Path, part: Path, now: datetime) -> Manifest:
    part.mkdir(mode=0o700)
    require_room(part, [Path(database.url.database or "")] if database.is_sqlite else [])
    (part / "files").mkdir(mode=0o700)
    base = part / BASES[database.url.get_backend_name()]
    with snapshot.copied(database, base) as session:
        said = _read(session)
        # Of the very moment of the copy: what is handed in since then is of the next backup.
        named = sorted(kept_digests(session))
    require_room(part, [files_dir / digest for digest in named])
    with ThreadPoolExecutor(2) as beside:
        # While the files are copied: the check reads the base, the copies wait for the disk.
        is_sound = beside.submit(snapshot.is_sound, base, is_sqlite=database.is_sqlite)
        copy = beside.submit(_flushed, base)
        files, missing = copy_files(files_dir, part / "files", named)
    if not is_sound.result():
        # If the base itself is damaged, that is what has to be said, and not that its copy is.
        snapshot.require_sound(database)
        raise BadCopy(folder=part.parent)
    manifest = Manifest(
        taken_at=now, engine=database.url.get_backend_name(), base=copy.result(),
        files=tuple(files), missing=tuple(missing), **said,
    )  # fmt: skip
    (part / MANIFEST).write_text(manifest.dumps(), encoding="utf-8")
    return manifest


def _read(session: Session) -> dict[str, Any]:
    """Return what the saved base says of itself; it may be of an older version."""
    revision = schema.revision_of(session.connection())
    if revision is None:
        raise NothingToSave
    marked = inspect(session.connection()).has_table(Installation.__tablename__)
    newest = text("SELECT hash FROM audit_event ORDER BY id DESC LIMIT 1")
    return {
        "schema": revision,
        "mark": session.scalar(select(Installation.mark)) if marked else None,
        "head": session.scalar(newest),
        "n_events": session.scalar(text("SELECT count(*) FROM audit_event")),
    }


def require_room(part: Path, sources: Iterable[Path]) -> None:
    """Refuse to begin what the disk of `part` cannot hold."""
    needed = SPARE + sum(place.stat().st_size for place in sources if place.is_file())
    free = shutil.disk_usage(part).free
    if free < needed:
        raise NoRoom(folder=part.parent, needed=needed // 10**6 + 1, free=free // 10**6)


def copy_files(source: Path, target: Path, named: Iterable[str]) -> tuple[list[Kept], list[str]]:
    """Copy each, and read each copy back; those that the source itself no longer gives are missing.

    Rows never leave and files of named rows never change: what is copied later than the base is
    still of its moment.
    """
    names = list(named)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        copies = list(pool.map(lambda digest: _copied(source, target, digest), names))
    copied = dict(zip(names, copies, strict=True))
    files = [copy for copy in copies if copy is not None]
    return files, [digest for digest, copy in copied.items() if copy is None]


def _copied(source: Path, target: Path, digest: str) -> Kept | None:
    """The copy, once read back; None where the source has no such file."""
    try:
        shutil.copyfile(source / digest, target / digest)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        return None
    copy = _flushed(target / digest)
    if copy.digest == digest:
        return copy
    if _kept(source / digest).digest == digest:
        raise BadCopy(folder=target.parent.parent)
    (target / digest).unlink()  # it changed where it was kept: a copy would pass for the file
    return None


def _flushed(place: Path) -> Kept:
    """Return the file once its bytes are on the disk."""
    with place.open("rb") as file:
        os.fsync(file.fileno())
    return _kept(place)


def _kept(place: Path) -> Kept:
    with place.open("rb") as file:
        return Kept(file_digest(file, "sha256").hexdigest(), place.stat().st_size)


def _prune(destination: Path, newest: Manifest, keep: int) -> list[str]:
    """Remove older backups of the same installation, whole ones only."""
    names = [
        folder.name
        for folder in destination.glob(f"{PREFIX}*")
        # A folder shared by two installations keeps the backups of the other.
        if (manifest := _manifest_of(folder)) and manifest.mark == newest.mark
    ]
    removed = surplus(names, keep)
    for name in removed:
        shutil.rmtree(destination / name)
    return removed


def _manifest_of(folder: Path) -> Manifest | None:
    try:
        return Manifest.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, *BROKEN):
        return None


def require_whole(folder: Path) -> Manifest:
    """The manifest of a backup, of which every byte was read and found right."""
    manifest = _manifest_of(folder)
    if manifest is None or folder.name.endswith(PART):
        raise NoBackup(folder=folder)
    wanted = {BASES[manifest.engine]: manifest.base}
    wanted |= {f"files/{file.digest}": file for file in manifest.files}
    for name, kept in wanted.items():
        if not (folder / name).is_file() or _kept(folder / name) != kept:
            raise NoBackup(folder=folder)
    return manifest


@contextmanager
def alone_in(destination: Path) -> Iterator[None]:
    """Nobody else saves into that folder meanwhile; the lock goes with the process, however it
    ends."""
    destination.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (destination / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupRunning(folder=destination) from None
        yield


@contextmanager
def _translating_errors(destination: Path) -> Iterator[None]:
    """Say in French that the folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise BackupFolderUnusable(folder=destination, cause=cause_of(error)) from error
