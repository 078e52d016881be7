"""Files that a command writes where it is told to."""

from __future__ import annotations

from pathlib import Path

from domain.disk_causes import cause_of
from domain.papers import PaperNotWritten


def write_file(path: Path, content: bytes) -> None:
    """Refuses, with the cause, a place where nothing can be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PaperNotWritten(path=path, cause=cause_of(error)) from error
