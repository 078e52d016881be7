"""The template of the agency: its looks are kept, and what it may not hold is refused by line."""

from __future__ import annotations

import io

import pytest
from docx import Document

import settings
from documents.papers.making import PaperKind, paper_file
from documents.papers.word import docx_of
from documents.papers.word_template import check, default_template
from domain.papers import (
    TemplateNotWord,
    TemplateTagBroken,
    TemplateTagUnknown,
    TemplateUnreadable,
    TemplateWithoutBody,
)
from tests.documents.papers.test_papers import PAPER


def template(*lines, head="", foot="", body="{{ corps }}"):
    document = Document()
    for line in (*lines, *([body] if body else [])):
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = head
    document.sections[0].footer.paragraphs[0].text = foot
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_agency_keeps_its_head_its_foot_and_its_text() -> None:
    own = template("Avenue de l’Exemple 1", "Objet : {{ titre }}", head="{{etat}}", foot="Réf.")
    made = Document(io.BytesIO(docx_of(PAPER, own)))
    assert [one.text for one in made.paragraphs[:3]] == [
        "Avenue de l’Exemple 1",
        f"Objet : {PAPER.title}",
        "Première phrase.",
    ]
    section = made.sections[0]
    assert section.header.paragraphs[0].text == PAPER.state
    assert section.footer.paragraphs[0].text == "Réf."
    assert not any("{{" in one.text for one in made.paragraphs)


def test_a_tag_that_the_editor_cut_in_pieces_is_filled_in() -> None:
    document = Document(io.BytesIO(default_template()))
    split = document.add_paragraph("{{ ti")
    split.add_run("tre").bold = True
    split.add_run(" }}")
    out = io.BytesIO()
    document.save(out)
    assert Document(io.BytesIO(docx_of(PAPER, out.getvalue()))).paragraphs[-1].text == PAPER.title


@pytest.mark.parametrize(
    ("own", "refusal", "words"),
    [
        (template("un", "{{ titre"), TemplateTagBroken, "texte, ligne 2 : « {{ titre »"),
        (template("{% for x in y %}"), TemplateTagBroken, "texte, ligne 1"),
        (template("{# caché #}"), TemplateTagBroken, "ligne 1"),
        (template("{{ titre.__class__ }}"), TemplateTagUnknown, "« {{ titre.__class__ }} »"),
        (template(head="{{ 7 * 7 }}"), TemplateTagUnknown, "en-tête, ligne 1"),
        (template(foot="{{ corps }}"), TemplateTagUnknown, "pied de page, ligne 1"),
        (template("{{ auteur }}"), TemplateTagUnknown, "{{ titre }}, {{ objet }}"),
        (template("{{ titre | upper }}"), TemplateTagUnknown, "ligne 1"),
        (template(body=""), TemplateWithoutBody, "a 0 ligne(s) {{ corps }}"),
        (template("{{ corps }}"), TemplateWithoutBody, "a 2 ligne(s)"),
        (b"%PDF-1.7", TemplateNotWord, "n’est pas un document DOCX"),
        (b"", TemplateNotWord, "n’est pas un document DOCX"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused_by_line(own, refusal, words) -> None:
    with pytest.raises(refusal) as refused:
        check(own, name="agence.docx")
    assert words in str(refused.value).replace("\u00a0", " ")
    with pytest.raises(refusal):
        docx_of(PAPER, own)


def test_a_property_of_the_file_cannot_compute_either() -> None:
    document = Document(io.BytesIO(default_template()))
    document.core_properties.title = "{{ titre.__class__.__mro__ }}"
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(TemplateTagBroken, match="notes ou propriétés"):
        docx_of(PAPER, out.getvalue())


def test_the_template_that_the_settings_name_is_taken(tmp_path, monkeypatch) -> None:
    own = tmp_path / "agence.docx"
    own.write_bytes(template("Notre agence"))
    try:
        name_template(monkeypatch, own)
        made = Document(io.BytesIO(paper_file(PAPER, PaperKind.DOCX)))
        assert made.paragraphs[0].text == "Notre agence"
        name_template(monkeypatch, tmp_path / "absent.docx")
        with pytest.raises(TemplateUnreadable, match=r"absent\.docx"):
            paper_file(PAPER, PaperKind.DOCX)
    finally:
        settings.load.cache_clear()


def name_template(monkeypatch, path):
    monkeypatch.setenv("SUIVI_DOCX_TEMPLATE", str(path))
    settings.load.cache_clear()
