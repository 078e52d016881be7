"""What a file handed in really is: told by its structure, never by its name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256

from documents import office_files, pdf_files, pictures
from documents.text_decoding import TextUnreadable, decoded
from domain.files import (
    EXTENSIONS,
    MEGABYTE,
    CheckedFile,
    FileDamaged,
    FileEmpty,
    FileKind,
    FileKindRefused,
    FileMisnamed,
    FileTooBig,
    clean_name,
    has_name_of,
)
from i18n.labels.files import FILE_KIND_WORD

_MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<?php", "{\\rtf")


def checked(name: str, content: bytes, *, max_megabytes: int) -> CheckedFile:
    """The file, fit to be kept. Refuses what is empty, too big, of another kind than its name
    says, damaged, with macros, or with something hidden around its content."""
    name = clean_name(name)
    if not content:
        raise FileEmpty(name=name)
    if len(content) > max_megabytes * MEGABYTE:
        raise FileTooBig(name=name, limit=max_megabytes)
    kind = _kind_of(name, content)
    if not has_name_of(kind, name):
        raise FileMisnamed(name=name, kind=FILE_KIND_WORD[kind], extension=EXTENSIONS[kind][0])
    return CheckedFile(name, kind, sha256(content).hexdigest(), content)


def _kind_of(name: str, content: bytes) -> FileKind:
    """The first bytes say what to look for; the whole structure then has to agree."""
    if content.startswith(b"PK\x03\x04"):
        return office_files.kind_of(name, content)
    if zipfile.is_zipfile(io.BytesIO(content)):  # an archive behind something else
        raise FileDamaged(name=name)
    if content.startswith(office_files.OLE_START):
        raise office_files.refusal_of_ole(name, content)
    if pdf_files.is_pdf(content):
        return pdf_files.checked_pdf(name, content)
    for start, check in _KINDS.items():
        if content.startswith(start):
            return check(name, content)
    return _checked_text(name, content)


def _checked_text(name: str, content: bytes) -> FileKind:
    """Text without control characters; markup that a browser would run is no text."""
    try:
        text = decoded(content).text
    except TextUnreadable:
        raise FileKindRefused(name=name) from None
    binary = any(character < " " and character not in "\t\n\v\f\r" for character in text)
    if binary or text.lstrip().lower().startswith(_MARKUP):
        raise FileKindRefused(name=name)
    return FileKind.TEXT


_KINDS: Mapping[bytes, Callable[[str, bytes], FileKind]] = {
    pictures.PNG_START: pictures.checked_png,
    pictures.JPEG_START: pictures.checked_jpeg,
}
