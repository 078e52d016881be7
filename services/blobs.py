"""Bytes kept under their own SHA-256 in a folder: written once, never changed, read with a check."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

from domain.file_errors import FileLost

YOUNG = 3600  # seconds during which bytes without a row may be those of a version being saved


def store(folder: Path, content: bytes) -> str:
    """Keep these bytes safely on the disk; done again, it changes nothing."""
    digest = sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / digest
    if place.exists():
        os.utime(place)  # young again: no collection takes it while its new row is being saved
    else:
        _write(place, content)
    return digest


def _write(place: Path, content: bytes) -> None:
    """A name appears only with all its bytes: aside, to the disk, then renamed."""
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as aside:
        try:
            aside.write(content)
            aside.flush()
            os.fsync(aside.fileno())
            Path(aside.name).replace(place)
        except BaseException:
            Path(aside.name).unlink()
            raise
    directory = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def read(folder: Path, digest: str) -> bytes:
    """The bytes of that digest; refused when they are gone or are no longer the same."""
    try:
        content = (folder / digest).read_bytes()
    except FileNotFoundError:
        raise FileLost from None
    if sha256(content).hexdigest() != digest:
        raise FileLost
    return content


def lost(folder: Path, wanted: Iterable[str]) -> list[str]:
    """Those whose bytes are gone or changed; all are read."""
    missing = []
    for digest in sorted(wanted):
        try:
            read(folder, digest)
        except FileLost:
            missing.append(digest)
    return missing


def collect_orphans(folder: Path, *, kept: Collection[str], now: float) -> int:
    """Remove what no row names: a process died between writing the bytes and its row."""
    if not folder.is_dir():
        return 0
    orphans = [
        place
        for place in folder.iterdir()
        if place.name not in kept and now - place.stat().st_mtime > YOUNG
    ]
    for place in orphans:
        place.unlink(missing_ok=True)
    return len(orphans)
