"""The template that every DOCX is made in: the agency edits a copy of ours, in its own text editor.

It names what we fill in, `{{ titre }}`, and nothing else: a template that computes is refused."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import settings
from documents.file_inspection import checked
from documents.papers.word_styles import styled
from domain.disk_causes import cause_of
from domain.errors import DomainError
from domain.files import FileKind
from domain.papers import (
    TemplateNotWord,
    TemplateTagBroken,
    TemplateTagUnknown,
    TemplateUnreadable,
    TemplateWithoutBody,
)
from i18n.formats import joined

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BODY = "corps"
TAGS = ("titre", "objet", "etat", "empreinte", BODY)
FILE = "document.docx"
MEGABYTES = 5
SHOWN = 80  # signs of what is refused
_TAG = re.compile(r"\{\{(.*?)\}\}")
_REST = re.compile(r"\{[{%#].*|[}%#]\}")  # what is left of a tag, and what would compute
TEXT, HEAD, FOOT, NOTES = "texte", "en-tête", "pied de page", "notes ou propriétés"


def agency_template() -> bytes | None:
    """The one that the settings name, if any; refuses a file that is not there."""
    path = settings.load().docx_template
    try:
        return path.read_bytes() if path else None
    except OSError as error:
        raise TemplateUnreadable(path=path, cause=cause_of(error)) from error


def default_template() -> bytes:
    """The template as we give it: A4, French, the styles of our papers, a head and a foot."""
    from docx import Document as new_document

    document = styled(new_document())
    document.add_paragraph("{{ titre }}", style="Title")
    document.add_paragraph("{{ objet }}", style="Subtitle")
    document.add_paragraph("{{ etat }}", style="Caption")
    document.add_paragraph(_tag(BODY))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rendered(template: bytes, told: Mapping[str, str], *, name: str = FILE) -> Document:
    """The document with its tags filled in, but for the paragraph of the body, which holds its tag
    still. Refuses what `check` refuses."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    check(template, name=name)
    filling = DocxTemplate(io.BytesIO(template))
    strict = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    try:
        filling.render({**told, BODY: _tag(BODY)}, strict, autoescape=True)
    except TemplateError as error:  # footnotes and properties, which we do not read
        where = {"name": name, "place": NOTES, "line": 1}
        raise TemplateTagBroken(**where, text=str(error)[:SHOWN]) from None
    document: Document = filling.docx
    return document


def place_of_body(document: Document) -> Paragraph:
    return next(one for one in document.paragraphs if one.text.strip() == _tag(BODY))


def check(template: bytes, *, name: str = FILE) -> None:
    """Refuses what is no DOCX, each tag that is broken or unknown with its line, and a text without
    the one line of the body."""
    from docx import Document as opened

    try:
        kind = checked(name, template, max_megabytes=MEGABYTES).kind
    except DomainError:
        raise TemplateNotWord(name=name) from None
    if kind is not FileKind.DOCX:
        raise TemplateNotWord(name=name)
    document = opened(io.BytesIO(template))
    for place, line, text in _lines(document):
        _check_line(text, name=name, place=place, line=line)
    count = sum(one.text.strip() == _tag(BODY) for one in document.paragraphs)
    if count != 1:
        raise TemplateWithoutBody(name=name, count=count)


def _check_line(text: str, *, name: str, place: str, line: int) -> None:
    where = {"name": name, "place": place, "line": line}
    for found in _TAG.finditer(text):
        tag = found[1].strip()
        if tag not in TAGS or (tag == BODY and place != TEXT):
            known = joined([_tag(one) for one in TAGS])
            raise TemplateTagUnknown(**where, text=found[0][:SHOWN], known=known)
    if rest := _REST.search(_TAG.sub("", text)):
        raise TemplateTagBroken(**where, text=rest[0][:SHOWN])


def _lines(document: Document) -> Iterator[tuple[str, int, str]]:
    """Every paragraph with its place and its number there, those of tables and frames too."""
    for line, text in enumerate(_texts(document.element.body), 1):
        yield TEXT, line, text
    for section in document.sections:
        heads = (section.header, section.first_page_header, section.even_page_header)
        feet = (section.footer, section.first_page_footer, section.even_page_footer)
        for place, parts in ((HEAD, heads), (FOOT, feet)):
            for part in parts:
                for line, text in enumerate(_texts(part._element), 1):
                    yield place, line, text


def _texts(element: Any) -> Iterator[str]:  # lxml is not typed
    for paragraph in element.xpath(".//w:p"):
        yield "".join(piece.text or "" for piece in paragraph.xpath(".//w:t"))


def _tag(name: str) -> str:
    return f"{{{{ {name} }}}}"
