"""The kinds of files that are accepted, and names made safe to show and to save."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NAME_LIMIT = 120
MEGABYTE = 1024 * 1024
_UNSAFE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class FileKind(StrEnum):
    """By structure. The value is the media type under which it is handed out."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"


EXTENSIONS: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.PDF: (".pdf",),
    FileKind.DOCX: (".docx",),
    FileKind.XLSX: (".xlsx",),
    FileKind.PPTX: (".pptx",),
    FileKind.ODT: (".odt",),
    FileKind.ODS: (".ods",),
    FileKind.ODP: (".odp",),
    FileKind.PNG: (".png",),
    FileKind.JPEG: (".jpg", ".jpeg"),
    FileKind.TEXT: (".txt", ".csv"),
}


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file whose structure was looked at (`documents.file_inspection`); its name is clean."""

    name: str
    kind: FileKind
    digest: str  # SHA-256
    content: bytes = field(repr=False)


def clean_name(name: str) -> str:
    """The last part of the name, without what hides, climbs folders or names a device."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", _UNSAFE.sub("", name)))[-1]
    kept = _NOT_IN_NAMES.sub("_", last).strip(". ")
    stem, dot, extension = kept.rpartition(".")
    if dot and len(extension) < 10:
        kept = f"{stem[: NAME_LIMIT - len(extension) - 1].rstrip()}.{extension}"
    kept = kept[:NAME_LIMIT]
    return f"_{kept}" if not kept or _DEVICES.fullmatch(kept) else kept


def has_name_of(kind: FileKind, name: str) -> bool:
    return name.lower().endswith(EXTENSIONS[kind])
