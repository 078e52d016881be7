"""Taking the paper of a page by its button, as a person does, and reading it back."""

from __future__ import annotations

import io

from docx import Document
from playwright.sync_api import Page

from tests.e2e.watching import settle
from tests.reading_papers import ReadPdf, letters_of, read_pdf


def take(page: Page, kind: str, *, which: int = 0) -> bytes:
    """The file behind the link of that name; `which` of the papers that the page offers."""
    way = page.get_by_role("link", name=kind, exact=True)
    if not way.count():
        page.get_by_role("button", name="Document", exact=True).click()
        settle(page)
    with page.expect_download() as started:
        way.nth(which).click()
    assert started.value.suggested_filename.endswith(f".{kind.lower()}")
    return started.value.path().read_bytes()


def taken_pdf(page: Page, *, which: int = 0) -> ReadPdf:
    return read_pdf(take(page, "PDF", which=which))


def assert_paper_tells(page: Page, *told: str, never: tuple[str, ...] = ()) -> None:
    """Both formats tell these words, and none of the others; the PDF is tagged."""
    pdf = taken_pdf(page)
    assert (pdf.language, pdf.ua_part) == ("fr-BE", "1")
    word = Document(io.BytesIO(take(page, "DOCX")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    texts = letters_of("\n".join([*(one.text for one in word.paragraphs), *cells]))
    for shown in (pdf.text, texts):
        assert [words for words in told if letters_of(words) not in shown] == []
        assert [words for words in never if letters_of(words) in shown] == []
