"""What changed between two versions that are plain text, line by line."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from domain.files import FileKind
from queries.deliverables.versions import Version
from services.files import blobs

LINES = 2000  # of each text: beyond, comparing would take longer than reading


def changed_lines(folder: Path, old: Version, new: Version) -> list[str] | None:
    """The lines added and removed; None when either is not plain text."""
    texts = [_lines(folder, version) for version in (old, new)]
    if texts[0] is None or texts[1] is None:
        return None
    lines = unified_diff(
        texts[0], texts[1], f"version {old.number}", f"version {new.number}", lineterm="", n=1
    )
    return list(lines)


def _lines(folder: Path, version: Version) -> list[str] | None:
    if version.digest is None or version.media_type != FileKind.TEXT.value:
        return None
    text = blobs.read(folder, version.digest).decode("utf-8-sig")
    return text.splitlines()[:LINES]
