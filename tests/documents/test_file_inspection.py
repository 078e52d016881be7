"""What may be handed in is told by structure; everything else is refused by name."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.file_inspection import checked
from domain import files
from domain.errors import DomainError
from domain.files import MEGABYTE, FileKind
from tests.documents import uploads
from tests.documents.uploads import ACCEPTED, PDF, archive, open_document, open_xml, picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"\n <!DOCTYPE html><script>alert(1)</script>"
BOMB = b"\0" * (101 * MEGABYTE)


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_file_is_known_by_its_structure(name: str) -> None:
    content, kind = ACCEPTED[name]
    found = checked(name, content, max_megabytes=10)
    assert (found.kind, found.name) == (kind, name)
    assert found.digest == hashlib.sha256(content).hexdigest()
    assert "content" not in repr(found)


REFUSED = {
    "an empty file": ("a.pdf", b"", files.FileEmpty),
    "a PDF named PNG": ("a.png", PDF, files.FileMisnamed),
    "a PNG named PDF": ("a.pdf", picture(), files.FileMisnamed),
    "a workbook named document": ("a.docx", open_xml(FileKind.XLSX), files.FileMisnamed),
    "a text without its extension": ("a.exe", b"bonjour", files.FileMisnamed),
    "markup named text": ("a.txt", HTML, files.FileKindRefused),
    "rich text": ("a.rtf", b"{\\rtf1 Bonjour}", files.FileKindRefused),
    "a drawing with a script": ("a.svg", SVG, files.FileKindRefused),
    "a program": ("a.pdf", b"MZ\x90\x00" + b"\0" * 64, files.FileKindRefused),
    "bytes that are no text": ("a.csv", b"\x01\x81\x8d\xff;\x02", files.FileKindRefused),
    "a plain archive": ("a.docx", archive({"a.txt": b"x"}), files.FileKindRefused),
    "a cut PDF": ("a.pdf", PDF[:-8], files.FileDamaged),
    "a cut picture": ("a.png", picture()[:-9], files.FileDamaged),
    "a cut archive": ("a.docx", open_xml()[:-30], files.FileDamaged),
    "a picture with a tail": ("a.png", picture() + b"<script>", files.FileDamaged),
    "a JPEG with a tail": ("a.jpg", picture("JPEG") + b"tail", files.FileDamaged),
    "a PDF with an archive behind": ("a.pdf", PDF + open_xml(), files.FileDamaged),
    "a picture with an archive": ("a.png", picture() + open_xml(), files.FileDamaged),
    "an archive with a tail": ("a.docx", open_xml() + b"tail", files.FileDamaged),
    "an archive behind a program": ("a.docx", b"MZ" + open_xml(), files.FileDamaged),
    "an archive that lies": ("a.docx", uploads.lying_archive(), files.FileDamaged),
    "a macro part": ("a.docx", open_xml(parts={"word/vbaProject.bin": b"x"}), files.FileWithMacros),
    "a macro type": (
        "a.xlsx",
        open_xml(FileKind.XLSX, types=b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        files.FileWithMacros,
    ),
    "OpenDocument macros": (
        "a.odt", open_document(parts={"Basic/Standard": b"x"}), files.FileWithMacros,
    ),
    "a huge picture": ("a.png", uploads.huge_picture(), files.PictureTooBig),
    "a long picture": ("a.png", uploads.huge_picture(8_001), files.PictureTooBig),
    "a wide JPEG": ("a.jpg", picture("JPEG", (8_001, 1)), files.PictureTooBig),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_accepted_is_refused_by_name(what: str) -> None:
    name, content, refusal = REFUSED[what]
    with pytest.raises(refusal):
        checked(name, content, max_megabytes=10)


BLANK = uploads.pdf()
SOUND = {
    "NUL behind": BLANK + b"\0" * 2000,
    "line ends behind": BLANK + b"\r\n" * 1000,
    "a remark of a page behind": BLANK + b"\r\n<!-- x -->",
    "the end of a mail behind": BLANK + b"\r\n--boundary42--\r\n",
    "a line before": b"\r\n" + BLANK,
    "a mark before": b"\xef\xbb\xbf" + BLANK,
    "the head of an answer before": b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + BLANK,
    "binary before": b"\0\1\2" * 40 + BLANK,
    "no printing": uploads.pdf(owner="secret"),
}  # fmt: skip


@pytest.mark.parametrize("what", SOUND)
def test_a_pdf_that_readers_open_is_accepted(what: str) -> None:
    assert checked("a.pdf", SOUND[what], max_megabytes=10).kind is FileKind.PDF


@pytest.mark.parametrize("algorithm", uploads.PROTECTED)
def test_a_pdf_that_asks_for_a_password_is_refused_by_name(algorithm: str) -> None:
    with pytest.raises(files.FileLocked, match=r"a\.pdf.*mot de passe.*imprimez-le en PDF"):
        checked("a.pdf", uploads.pdf(opening="x", algorithm=algorithm), max_megabytes=10)
    open_to_all = uploads.pdf(owner="x", algorithm=algorithm)
    assert checked("a.pdf", open_to_all, max_megabytes=10).kind is FileKind.PDF


LOCKED_PARTS = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
LOCKED = {
    "a.xlsx": uploads.ole("EncryptedPackage"),
    "a.docx": uploads.ole("EncryptedPackage"),
    "a.odt": open_document(parts={"META-INF/manifest.xml": LOCKED_PARTS}),
    "a.ods": archive(
        {
            "mimetype": FileKind.ODS.value.encode(),
            "encrypted-package": b"x",
            "META-INF/manifest.xml": LOCKED_PARTS,
        }
    ),
}


@pytest.mark.parametrize("name", LOCKED)
def test_an_office_file_that_asks_for_a_password_is_refused_by_name(name: str) -> None:
    with pytest.raises(files.FileLocked, match="demande un mot de passe"):
        checked(name, LOCKED[name], max_megabytes=10)


@pytest.mark.parametrize("name", ["a.xls", "a.doc", "a.ppt", "a.xlsx"])
def test_an_old_office_file_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(files.FileOfOldKind, match="Enregistrer sous"):
        checked(name, uploads.ole("Workbook"), max_megabytes=10)


CUT = {
    "a script before": b"#!/bin/sh\n" + BLANK,
    "a page before": b"<html>" + BLANK,
    "a program before": b"MZ\x90" + BLANK,
    "too far": b"\n" * 2000 + BLANK,
    "cut before its end": BLANK[: BLANK.rfind(b"startxref")],
    "the first part of one for the web": b"%PDF-1.5\n" + b"x" * 99 + b"\nstartxref\n0\n%%EOF\n",
}


@pytest.mark.parametrize("what", CUT)
def test_what_only_looks_like_a_pdf_is_refused(what: str) -> None:
    with pytest.raises(DomainError):
        checked("a.pdf", CUT[what], max_megabytes=10)


@settings(max_examples=150, deadline=None)
@given(
    whole=st.sampled_from([BLANK, uploads.pdf(opening="x"), uploads.pdf(owner="x"), PDF]),
    place=st.floats(0, 1),
    noise=st.binary(min_size=1, max_size=12) | st.sampled_from([b"/Encrypt", b"<<", b"9 0 R"]),
)
def test_a_spoilt_pdf_is_refused_in_words_or_accepted_never_a_failure(
    whole: bytes, place: float, noise: bytes
) -> None:
    at = int(place * len(whole))
    try:
        checked("a.pdf", whole[:at] + noise + whole[at + len(noise) :], max_megabytes=10)
    except DomainError:
        return


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = open_xml(parts={"word/media": BOMB})
    assert len(bomb) < MEGABYTE
    begun = time.perf_counter()
    with pytest.raises(files.FileUnpacksTooBig):
        checked("a.docx", bomb, max_megabytes=10)
    assert time.perf_counter() - begun < 2


def test_too_many_parts_are_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        for number in range(5001):
            file.writestr(f"{number}", b"")
    with pytest.raises(files.FileUnpacksTooBig):
        checked("a.docx", kept.getvalue(), max_megabytes=10)


@pytest.mark.parametrize(("extra", "fits"), [(0, True), (1, False)])
def test_the_limit_is_exact(extra: int, fits: bool) -> None:
    content = b"a" * (MEGABYTE + extra)
    if fits:
        assert checked("a.txt", content, max_megabytes=1).kind is FileKind.TEXT
    else:
        with pytest.raises(files.FileTooBig, match="dépasse 1 Mo"):
            checked("a.txt", content, max_megabytes=1)


def test_a_text_may_hold_the_line_ends_that_word_leaves_in_a_cell() -> None:
    content = b'Indicateur;Rupture\nTaux;"un\x0bdeux"\n'
    assert checked("a.csv", content, max_megabytes=1).kind is FileKind.TEXT


def test_a_refusal_names_what_was_found_and_what_to_do() -> None:
    with pytest.raises(files.FileMisnamed) as refused:
        checked("note.docx", PDF, max_megabytes=10)
    assert "contient un PDF" in str(refused.value)
    assert "l’extension .pdf" in str(refused.value)
