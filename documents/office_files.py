"""Documents, workbooks and presentations: archives opened with care before anything reads them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from zlib import error as ZlibError

from domain.errors import DomainError
from domain.files import (
    MEGABYTE,
    FileDamaged,
    FileKind,
    FileKindRefused,
    FileLocked,
    FileOfOldKind,
    FileUnpacksTooBig,
    FileWithMacros,
)

UNPACKED_LIMIT = 100  # megabytes
MANY_PARTS = 5000
_WORDS_LIMIT = MEGABYTE  # of the part that says what the archive is
_CHUNK = 256 * 1024
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("basic/", "scripts/")  # OpenDocument
_OPEN_XML = b"[Content_Types].xml"
_MAIN_PARTS: Mapping[str, FileKind] = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # a name in its list of streams
_OPEN_DOCUMENTS = (FileKind.ODT, FileKind.ODS, FileKind.ODP)


def kind_of(name: str, content: bytes) -> FileKind:
    """Return what the archive holds; refuses a bomb before unpacking, and a lie while unpacking."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_whole(name, content, archive)
            _check_size(name, archive)
            _check_unlocked(name, archive)
            _check_macros(name, archive)
            kind = _kind(archive)
            _unpack(archive)
    except (zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise FileDamaged(name=name) from None
    if kind is None:
        raise FileKindRefused(name=name)
    return kind


def refusal_of_ole(name: str, content: bytes) -> DomainError:
    """Why such a container is refused: since 2007 it is only made for a password, before for all."""
    return FileLocked(name=name) if _LOCKED in content else FileOfOldKind(name=name)


def _check_unlocked(name: str, archive: zipfile.ZipFile) -> None:
    """OpenDocument says in its list of parts which are encrypted."""
    is_locked = any(part.flag_bits & 1 for part in archive.infolist())
    if is_locked or b"encryption-data" in _words(archive, "META-INF/manifest.xml"):
        raise FileLocked(name=name)


def _check_whole(name: str, content: bytes, archive: zipfile.ZipFile) -> None:
    """Nothing before the first part, nothing after the comment at the end."""
    starts = min((part.header_offset for part in archive.infolist()), default=-1)
    end = content.rfind(b"PK\x05\x06")
    if starts != 0 or end + 22 + len(archive.comment) != len(content):
        raise FileDamaged(name=name)


def _check_size(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MANY_PARTS or unpacked > UNPACKED_LIMIT * MEGABYTE:
        raise FileUnpacksTooBig(name=name, limit=UNPACKED_LIMIT)


def _check_macros(name: str, archive: zipfile.ZipFile) -> None:
    for part in archive.namelist():
        low = part.lower()
        if low.endswith(_MACRO_PARTS) or low.startswith(_MACRO_FOLDERS):
            raise FileWithMacros(name=name)
    if b"macroEnabled" in _words(archive, _OPEN_XML.decode()):
        raise FileWithMacros(name=name)


def _kind(archive: zipfile.ZipFile) -> FileKind | None:
    """OpenDocument says its type in its first part; Open XML by the part that its types name."""
    said = _words(archive, "mimetype").decode("ascii", "replace").strip()
    for kind in _OPEN_DOCUMENTS:
        if said == kind.value and "content.xml" in archive.namelist():
            return kind
    types = _words(archive, _OPEN_XML.decode())
    for part, kind in _MAIN_PARTS.items():
        if part in archive.namelist() and f"{kind.value}.main+xml".encode() in types:
            return kind
    return None


def _words(archive: zipfile.ZipFile, part: str) -> bytes:
    if part not in archive.namelist():
        return b""
    with archive.open(part) as file:
        return file.read(_WORDS_LIMIT)


def _unpack(archive: zipfile.ZipFile) -> None:
    """Read every part to its end: a size or a checksum that lies raises. At most what was
    announced is unpacked, and that was checked."""
    for part in archive.infolist():
        with archive.open(part) as file:
            while file.read(_CHUNK):
                pass
