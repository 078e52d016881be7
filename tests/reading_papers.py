"""Papers read back by other hands than ours: pypdf for tags and text, LibreOffice for DOCX."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from tests.conftest import missing

TEXT_TAGS = ("/Title", "/H1", "/H2", "/P", "/L", "/Table", "/Figure")
_MARGIN = re.compile(r"page \d+ / \d+$|^Suivi Pôle insertion ")
_UA = re.compile(r"<pdfuaid:part>(\d)</pdfuaid:part>")


@dataclass(frozen=True)
class ReadPdf:
    """What a reader of screens finds: language, title, standard, tags in order, text by page."""

    language: str
    title: str
    shows_title: bool
    ua_part: str
    tags: tuple[str, ...]
    pages: tuple[str, ...]
    links: tuple[str, ...]

    @property
    def text(self) -> str:
        """The letters without what stands on top and at the foot of each page."""
        lines = [line for page in self.pages for line in page.splitlines()]
        return letters_of("\n".join(line for line in lines if not _MARGIN.search(line)))


def letters_of(text: str) -> str:
    """The text without spaces, hyphens nor ligatures: lines break where the page is wide."""
    return re.sub(r"[\s\u200b\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


def read_pdf(content: bytes) -> ReadPdf:
    pdf = PdfReader(io.BytesIO(content))
    root: Any = pdf.root_object
    told: Any = root["/Metadata"].get_object()
    found = _UA.search(told.get_data().decode())
    return ReadPdf(
        language=str(root["/Lang"]),
        title=str(pdf.metadata.title if pdf.metadata else ""),
        shows_title=bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        ua_part=found[1] if found else "",
        tags=tuple(tag for tag in _tags(root["/StructTreeRoot"]) if tag in TEXT_TAGS),
        pages=tuple(page.extract_text() for page in pdf.pages),
        links=tuple(_links(pdf)),
    )


def _tags(node: object) -> Iterator[str]:
    """Return the kinds of the structure, in the order of reading."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from _tags(node["/K"])


def _links(pdf: PdfReader) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                yield str(action["/URI"])


def opened_by_libreoffice(content: bytes, ending: str, folder: Path) -> bytes:
    """The file as LibreOffice shows it, as a PDF."""
    office = shutil.which("soffice")
    if office is None:
        missing("LibreOffice est introuvable : ./suivi test l’installe, ou tapez « soffice »")
    source = folder / f"paper.{ending}"
    source.write_bytes(content)
    home = (
        f"-env:UserInstallation={(folder / 'office').as_uri()}"  # nothing shared between two runs
    )
    words = [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return source.with_suffix(".pdf").read_bytes()
