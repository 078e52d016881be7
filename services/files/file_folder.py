"""The folder of files beside a database: the mark that both carry, and what no row needs any
more."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from domain.file_folder import Pair, require_match
from domain.files import FilesFolderGone
from models import Installation
from queries.files import kept_digests
from services.files import blobs

MARK = ".installation"
YOUNG = timedelta(hours=1)  # bytes without a row may be those of a version being saved
KEPT_ASIDE = timedelta(days=30)
DIGEST = re.compile("[0-9a-f]{64}")


def pair(session: Session, folder: Path) -> None:
    """Refuse a folder that is not this database's; give both a mark when they have none yet."""
    with blobs.usable(folder):
        seen = see(session, folder)
        require_match(seen, folder)
        if not seen.is_marked:
            _mark(session, folder, seen.mark or uuid4().hex)


def attach(session: Session, folder: Path) -> None:
    """Say that the two belong together, whatever marks they carry: both take a new one."""
    with blobs.usable(folder):
        _mark(session, folder, uuid4().hex)


def see(session: Session, folder: Path) -> Pair:
    """Return what tells whether the two belong together. A folder that is not there is an empty
    one."""
    named = kept_digests(session)
    with blobs.usable(folder):
        present = {entry.name for entry in _entries(folder) if DIGEST.fullmatch(entry.name)}
        folder_mark = _mark_of(folder)
    return Pair(
        base_mark=session.scalar(select(Installation.mark)),
        folder_mark=folder_mark,
        named=len(named),
        present=len(present),
        found=len(named & present),
    )


def require_mark(session: Session, folder: Path) -> None:
    """Refuse a folder that is not, or no longer, the one that a start has found right."""
    with blobs.usable(folder):
        seen = _mark_of(folder)
        _entries(folder)
    if seen is None or seen != session.scalar(select(Installation.mark)):
        raise FilesFolderGone(folder=folder)


def _mark_of(folder: Path) -> str | None:
    with suppress(FileNotFoundError):
        written = (folder / MARK).read_text("ascii", errors="replace").strip()
        return written if re.fullmatch("[0-9a-f]{32}", written) else None
    return None


def _mark(session: Session, folder: Path, mark: str) -> None:
    """The folder first: when the process dies before the commit, the database takes its mark."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_mark(folder, mark)
    session.execute(delete(Installation))
    session.add(Installation(mark=mark))


def write_mark(folder: Path, mark: str) -> None:
    blobs.write_whole(folder / MARK, f"{mark}\n".encode("ascii"))


@dataclass(slots=True)
class Collection:
    """What was done, or would be: names of files."""

    aside: list[str] = field(default_factory=list)  # no row names them: out of the way, kept
    back: list[str] = field(default_factory=list)  # aside until now, and named
    deleted: list[str] = field(default_factory=list)  # aside for thirty days
    passed_over: list[str] = field(default_factory=list)  # not ours, or not to be moved by us


def collect(session: Session, folder: Path, now: datetime, *, dry_run: bool) -> Collection:
    """Put aside what no row names, bring back what one does, delete what was aside long enough.

    `session` writes, so that no file is being handed in meanwhile. Refused where the folder is
    not this database's.
    """
    done = Collection()
    with blobs.usable(folder):
        require_match(see(session, folder), folder)
        named = kept_digests(session)
        for entry in _entries(folder / blobs.ORPHANS):
            _sort_orphan(entry, folder, named, now, done)
        for entry in _entries(folder):
            _sort_file(entry, named, now, done)
        if not dry_run:
            _move(folder, done)
    return done


def _sort_orphan(
    entry: os.DirEntry[str], folder: Path, named: frozenset[str], now: datetime, done: Collection
) -> None:
    if entry.name in named and not (folder / entry.name).exists():
        done.back.append(entry.name)
    elif _is_older(entry, KEPT_ASIDE, now):
        done.deleted.append(entry.name)


def _sort_file(
    entry: os.DirEntry[str], named: frozenset[str], now: datetime, done: Collection
) -> None:
    if entry.name in (MARK, blobs.ORPHANS) or entry.name in named:
        return
    is_ours = DIGEST.fullmatch(entry.name) or entry.name.startswith(blobs.ASIDE)
    if not (is_ours and entry.is_file(follow_symlinks=False)):
        done.passed_over.append(entry.name)
    elif _is_older(entry, YOUNG, now):
        done.aside.append(entry.name)


def _is_older(entry: os.DirEntry[str], age: timedelta, now: datetime) -> bool:
    return now.timestamp() - entry.stat(follow_symlinks=False).st_mtime > age.total_seconds()


def _move(folder: Path, done: Collection) -> None:
    orphans = folder / blobs.ORPHANS
    for name in list(done.aside):
        orphans.mkdir(mode=0o700, exist_ok=True)
        if not _is_moved(folder / name, orphans / name):
            done.aside.remove(name)
            done.passed_over.append(name)
    for name in done.back:
        _is_moved(orphans / name, folder / name)
    for name in done.deleted:
        (orphans / name).unlink(missing_ok=True)


def _is_moved(place: Path, to: Path) -> bool:
    """The thirty days count from now. What belongs to another account stays where it is."""
    try:
        os.utime(place)
        place.replace(to)
    except PermissionError:
        return False
    return True


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
    return []
