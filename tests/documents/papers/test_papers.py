"""A paper as PDF and DOCX: opened by other hands, tagged, in French, and twice the same."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from documents.papers import making
from documents.papers.making import PaperKind, _Making
from documents.papers.paper import (
    Bullets,
    Grid,
    Heading,
    Pairs,
    Paper,
    Paragraph,
    Words,
    content_of,
    texts,
)
from documents.papers.pdf import pdf_of
from documents.papers.word import docx_of
from domain.papers import TemplateNotWord
from tests.reading_papers import letters_of, opened_by_libreoffice, read_pdf

LONG = "Un mot. " * 250  # 2,000 characters
MARKUP = "<script>alert(1)</script> #strong[x] *gras* {{ titre }} {% for %} $x$ & \\"
PAPER = Paper(
    name="essai",
    title="Compte rendu de l’atelier",
    about="Herstal",
    day=date(2024, 2, 7),
    state="État au 7 février 2024",
    blocks=(
        Paragraph("Première phrase."),
        Heading("Décisions"),
        Bullets(("Retenir le site", ("La phase 7 ", Words("est prévue", is_planned=True)))),
        Heading("Détail", 2),
        Pairs((("Lieu", "Commune"), ("Source", Words("réponse", href="https://exemple.be/a?b=1")))),
        Grid(("Quoi", "Quand"), (("Réunion", "mars 2023"), ("Atelier", "non renseigné"))),
        Grid(("Quoi",), (), "Aucune réserve."),
        Paragraph("Selon la source.", is_small=True),
    ),
)


def assert_told_in_order(shown):
    place = 0
    for text in texts(PAPER):
        place = shown.index(letters_of(text), place)


def with_text(text):
    blocks = (Heading(text[:200] or "Sans rien"), Paragraph(text))
    return replace(PAPER, title=text or "Sans rien", blocks=blocks)


def test_a_pdf_is_tagged_titled_french_and_read_in_order() -> None:
    read = read_pdf(pdf_of(PAPER))
    assert (read.language, read.title, read.ua_part) == ("fr-BE", PAPER.title, "1")
    assert read.shows_title
    kinds = ("/P", "/H1", "/L", "/H2", "/Table", "/Table")
    assert [tag for tag in read.tags if tag in kinds and tag != "/P"] == list(kinds[1:])
    assert_told_in_order(read.text)
    assert read.links == ("https://exemple.be/a?b=1",)
    [page] = read.pages
    assert f"empreinte {PAPER.seal[:16]}" in page and "page 1 / 1" in page


def test_a_docx_opens_in_a_word_processor_with_every_word(tmp_path) -> None:
    content = docx_of(PAPER)
    shown = read_pdf_text(opened_by_libreoffice(content, "docx", tmp_path))
    assert_told_in_order(shown)
    assert "page1/1" in shown and f"empreinte{PAPER.seal[:16]}" in shown
    document = Document(io.BytesIO(content))
    assert [
        one.text
        for one in document.paragraphs
        if one.style and one.style.name.startswith("Heading")
    ] == [
        "Décisions",
        "Détail",
    ]
    assert document.core_properties.title == PAPER.title
    assert document.tables[1].rows[0]._tr.xpath(".//w:tblHeader")
    assert set(document.styles.element.xpath("//w:lang/@w:val")) == {"fr-BE"}
    [italic] = [run.text for one in document.paragraphs for run in one.runs if run.italic]
    assert italic == "est prévue"


def read_pdf_text(content):
    from pypdf import PdfReader

    return letters_of(
        "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    )


def test_the_same_paper_has_the_same_bytes_and_another_word_another_seal() -> None:
    assert pdf_of(PAPER) == pdf_of(PAPER)
    assert docx_of(PAPER) == docx_of(PAPER)
    other = replace(PAPER, blocks=(*PAPER.blocks, Paragraph("Un mot de plus.")))
    assert other.seal != PAPER.seal
    assert content_of(other) != content_of(PAPER)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (LONG, LONG),
        ("x" * 1000, "x" * 1000),
        (MARKUP, MARKUP),
        ("رسالة قصيرة", ""),
        ("Bravo 😀 à 日 tous 👨\u200d👩", "Bravo [U+1F600] à [U+65E5] tous [U+1F468][U+1F469]"),
        ("".join(chr(0x1F600 + n) for n in range(70)), "[U+1F645]"),
        ("", ""),
    ],
    ids=["2,000 signs", "one word", "markup", "right to left", "emoji", "70 emoji", "empty"],
)
def test_whatever_is_typed_is_told_in_both(text, drawn, tmp_path) -> None:
    paper = with_text(text)
    assert letters_of(drawn) in read_pdf(pdf_of(paper)).text
    document = Document(io.BytesIO(docx_of(paper)))
    assert document.paragraphs[-1].text == text


def test_a_digest_is_copied_whole() -> None:
    [page] = read_pdf(
        pdf_of(replace(PAPER, blocks=(Paragraph(f"Empreinte : {PAPER.seal}."),)))
    ).pages
    assert f"{PAPER.seal}." in page


def test_those_who_ask_for_the_same_paper_at_once_get_one_making() -> None:
    kept, begun = _Making(), threading.Barrier(4)
    asked = [PAPER, PAPER, PAPER, replace(PAPER, name="deux")]
    files = dict[int, bytes]()

    def ask(number: int) -> None:
        begun.wait(10)
        files[number] = kept.made(asked[number], PaperKind.PDF, None)

    people = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join(30)
    assert files[0] is files[1] is files[2]
    assert files[3] is not files[0]


def test_the_papers_at_hand_are_bounded_and_a_failure_leaves_nothing_behind(monkeypatch) -> None:
    kept, papers = _Making(), [replace(PAPER, name=f"n{number}") for number in range(5)]
    size = len(pdf_of(PAPER))
    monkeypatch.setattr(making, "MEGABYTES", 2.5 * size / 1_000_000)
    made = [kept.made(paper, PaperKind.PDF, None) for paper in papers]
    assert kept.made(papers[4], PaperKind.PDF, None) is made[4]
    assert kept.made(papers[0], PaperKind.PDF, None) is not made[0]
    with pytest.raises(TemplateNotWord):
        kept.made(PAPER, PaperKind.DOCX, b"no template")
    assert kept._under_way == {}
