"""The words for the kinds of files that people hand in."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import N_
from domain.files import FileKind

FILE_KIND_WORD: Mapping[FileKind, str] = {
    FileKind.PDF: N_("un PDF"),
    FileKind.DOCX: N_("un document DOCX"),
    FileKind.XLSX: N_("un classeur XLSX"),
    FileKind.PPTX: N_("une présentation PPTX"),
    FileKind.ODT: N_("un document ODT"),
    FileKind.ODS: N_("un classeur ODS"),
    FileKind.ODP: N_("une présentation ODP"),
    FileKind.PNG: N_("une image PNG"),
    FileKind.JPEG: N_("une image JPEG"),
    FileKind.TEXT: N_("du texte"),
}
