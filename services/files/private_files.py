"""Only the account that serves reads what the application writes: base, journals, files,
folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from services.backups import presence
from services.files.blobs import ORPHANS

SUFFIXES = ("", "-wal", "-shm", "-journal")  # what SQLite writes beside its file
ROOTS_OWN = "lost+found"  # in each folder where a disk is mounted
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private() -> None:
    """From now on, what this process makes is closed to other accounts, whatever its shell said."""
    os.umask(OTHERS)


@dataclass(slots=True)
class Narrowed:
    """What other accounts could read."""

    closed: list[Path] = field(default_factory=list)
    still_open: list[Path] = field(default_factory=list)  # it is not this account's to close


def narrow(data_dir: Path, files_dir: Path, base: Path | None) -> Narrowed:
    """Close to other accounts what is open to them: the folder of the data, the base and what
    SQLite keeps beside it, the files handed in and their folders. Nothing else is touched.

    `base` is None where another server keeps it.
    """
    changed = Narrowed()
    for place in _ours(data_dir, files_dir, base):
        try:
            mode = place.lstat().st_mode
            if stat.S_ISLNK(mode) or not mode & OTHERS:
                continue
            place.chmod(stat.S_IMODE(mode) & ~OTHERS)
        except FileNotFoundError:  # gone meanwhile
            continue
        except OSError:
            changed.still_open.append(place)
        else:
            changed.closed.append(place)
    return changed


def _ours(data_dir: Path, files_dir: Path, base: Path | None) -> Iterator[Path]:
    bases = [base.with_name(base.name + end) for end in SUFFIXES] if base else []
    if _is_ours_alone(data_dir, {place.name for place in (files_dir, *bases)}):
        yield data_dir
    yield from (place for place in bases if place.exists())
    for folder in (files_dir, files_dir / ORPHANS):
        if folder.is_dir():
            yield folder
            yield from _files(folder)


def _is_ours_alone(folder: Path, names: set[str]) -> bool:
    """Whether closing it shuts nobody out: a folder like `/srv` or `/tmp` is of many."""
    seen = folder.stat()
    if seen.st_uid != os.geteuid() or seen.st_mode & stat.S_ISVTX:
        return False
    is_administrator = seen.st_uid == 0
    beside = (ROOTS_OWN, *presence.OWN)
    return not is_administrator or all(
        place.name in names or place.name.startswith(beside) for place in folder.iterdir()
    )


def _files(folder: Path) -> list[Path]:
    """Return those that lie in it; none when it cannot be read, which whoever serves them says."""
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(e) for e in entries if e.is_file(follow_symlinks=False))
    except OSError:
        return []
