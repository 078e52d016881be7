"""Bytes kept under their own SHA-256 in a folder: written once, never changed, read with a check."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from domain.disk_causes import cause_of
from domain.files import FileLost, FilesFolderUnusable, FilesLost, FilesUnreadable, FileUnreadable

ORPHANS = ".orphans"  # the folder, among them, of those that no row names
ASIDE = ".part-"  # what the name of a file begins with until all its bytes are there


def store(folder: Path, content: bytes) -> str:
    """Keep these bytes safely on the disk; done again, it changes nothing."""
    digest = sha256(content).hexdigest()
    with usable(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder / digest
        if place.exists():
            os.utime(place)  # young again: no collection takes it while its new row is being saved
        else:
            write_whole(place, content)
    return digest


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Say in French that the folder cannot be read or written, or that its disk is full."""
    try:
        yield
    except OSError as error:
        raise FilesFolderUnusable(folder=folder, cause=cause_of(error)) from error


def write_whole(place: Path, content: bytes) -> None:
    """A name appears only with all its bytes: aside, to the disk, then renamed."""
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=ASIDE, delete=False) as aside:
        try:
            aside.write(content)
            aside.flush()
            os.fsync(aside.fileno())
            Path(aside.name).replace(place)
        except BaseException:
            Path(aside.name).unlink()
            raise
    # The name, too, has to reach the disk: POSIX promises it only once the directory is flushed.
    directory = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def read(folder: Path, digest: str) -> bytes:
    """The bytes of that digest; refused when they are gone, changed, or cannot be read."""
    try:
        content = (folder / digest).read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise FileLost(digest=digest) from None
    except OSError as error:
        raise FileUnreadable(digest=digest, cause=cause_of(error)) from error
    # A disk that lies is told as a loss: nobody is handed bytes that differ from those received.
    if sha256(content).hexdigest() != digest:
        raise FileLost(digest=digest)
    return content


def require_all(folder: Path, wanted: Iterable[str]) -> None:
    """Read every one; refuse with the names of those that are gone or changed, else with those
    that cannot be read and why."""
    lost, unreadable = [], []
    for digest in sorted(wanted):
        try:
            read(folder, digest)
        except FileLost:
            lost.append(digest)
        except FileUnreadable as refusal:
            unreadable.append(f"{digest} ({refusal.params['cause']})")
    if lost:
        raise FilesLost(digests=", ".join(lost))
    if unreadable:
        raise FilesUnreadable(files=", ".join(unreadable))
