"""Files as people hand them in: real ones, built here, and their wicked twins."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image
from pypdf import PdfWriter

from domain.files import FileKind

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
)
PROTECTED = "RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"


def pdf(*, opening: str = "", owner: str = "", algorithm: str = "AES-256") -> bytes:
    """One blank page, by a library; with a password to open it, or to change it only."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if opening or owner:
        writer.encrypt(opening, owner or None, algorithm=algorithm)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def ole(stream: str = "") -> bytes:
    """The start of a container of the time before 2007, or of a document that is encrypted."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le")


TEXT = "critère;état\nprotocole signé;oui\n".encode()
MAIN = {
    FileKind.DOCX: "word/document.xml",
    FileKind.XLSX: "xl/workbook.xml",
    FileKind.PPTX: "ppt/presentation.xml",
}


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "white").save(kept, kind)
    return kept.getvalue()


def archive(parts: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = comment
        for name, content in parts.items():
            file.writestr(name, content)
    return kept.getvalue()


def open_xml(
    kind: FileKind = FileKind.DOCX, *, types: bytes = b"", parts: Mapping[str, bytes] | None = None
) -> bytes:
    main = f'<Override PartName="/x" ContentType="{kind.value}.main+xml"/>'.encode()
    return archive(
        {
            "[Content_Types].xml": b"<Types>" + (types or main) + b"</Types>",
            MAIN[kind]: b"<document/>",
            **(parts or {}),
        }
    )


def open_document(
    kind: FileKind = FileKind.ODT, *, parts: Mapping[str, bytes] | None = None
) -> bytes:
    return archive({"mimetype": kind.value.encode(), "content.xml": b"<office/>", **(parts or {})})


def huge_picture(side: int = 30_000) -> bytes:
    """A PNG that announces so many pixels, in a few bytes."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for name, content in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")):
        checksum = zlib.crc32(name + content)
        parts.append(struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum))
    return b"".join(parts)


def lying_archive() -> bytes:
    """An archive whose index says that a part is far smaller than it is."""
    content = bytearray(open_xml(parts={"word/media": b"x" * 100_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


ACCEPTED = {
    "rapport.pdf": (PDF, FileKind.PDF),
    "rapport.docx": (open_xml(), FileKind.DOCX),
    "tableau.xlsx": (open_xml(FileKind.XLSX), FileKind.XLSX),
    "exposé.pptx": (open_xml(FileKind.PPTX), FileKind.PPTX),
    "rapport.odt": (open_document(), FileKind.ODT),
    "tableau.ods": (open_document(FileKind.ODS), FileKind.ODS),
    "exposé.odp": (open_document(FileKind.ODP), FileKind.ODP),
    "photo.png": (picture(), FileKind.PNG),
    "photo.JPG": (picture("JPEG"), FileKind.JPEG),
    "liste.csv": (TEXT, FileKind.TEXT),
}
