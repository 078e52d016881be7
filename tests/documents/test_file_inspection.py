"""What may be handed in is told by structure; everything else is refused by name."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile

import pytest

from documents.file_inspection import checked
from domain import files
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
