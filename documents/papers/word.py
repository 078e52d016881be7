"""A paper as DOCX, in the template of the agency: its head, its foot and its styles, our words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from documents.papers.paper import (
    AUTHOR,
    Block,
    Bullets,
    Grid,
    Heading,
    Line,
    Pairs,
    Paper,
    Paragraph,
    runs,
    seal_line,
    text_of,
)
from documents.papers.word_styles import WIDTH
from documents.papers.word_template import default_template, place_of_body, rendered

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

NARROW, BROAD = 8, 40  # signs that a column is wide at least and at most
PROPERTY = 255  # signs that a property of the file holds
_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # the first one that a ZIP can say


def docx_of(paper: Paper, template: bytes | None = None) -> bytes:
    """Return the same bytes for the same paper and template; without one, in ours.

    Refuses a template that is none, in words and with its line."""
    told = {
        "titre": paper.title,
        "objet": paper.about,
        "etat": paper.state,
        "empreinte": seal_line(paper),
    }
    document = rendered(default_template() if template is None else template, told)
    place = place_of_body(document)._p
    for block in paper.blocks:
        for written in _written(document, block):
            place.addprevious(written._element)
    place.getparent().remove(place)
    _name(document, paper)
    return _packed(document)


def _written(document: Document, block: Block) -> list[WordParagraph | Table]:
    """What the block becomes, at the end of the document for now."""
    match block:
        case Heading(text, level):
            return [document.add_heading(text, level)]
        case Paragraph(line, is_small):
            return [_paragraph(document, line, "Caption" if is_small else "Normal")]
        case Bullets(items, is_numbered):
            style = "List Number" if is_numbered else "List Bullet"
            return [_paragraph(document, item, style) for item in items]
        case Pairs(rows):
            return [_table(document, (), rows), _gap(document)]
        case Grid(heads, rows, empty):
            if not rows:
                return [_paragraph(document, empty, "Normal")]
            return [_table(document, heads, rows), _gap(document)]


def _paragraph(document: Document, line: Line, style: str) -> WordParagraph:
    paragraph = document.add_paragraph(style=style)
    _tell(paragraph, line)
    return paragraph


def _gap(document: Document) -> WordParagraph:
    """Two tables that touch would be one."""
    return document.add_paragraph()


def _table(
    document: Document, heads: tuple[Line, ...], rows: tuple[tuple[Line, ...], ...]
) -> Table:
    """The first line repeats on each page; without heads, the first column says what each line is."""
    lines = (heads, *rows) if heads else rows
    table: Table = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        for place, (cell, words) in enumerate(zip(row.cells, line, strict=True)):
            is_head = number == 0 if heads else place == 0
            _tell(cell.paragraphs[0], words, is_bold=is_head)
    if heads:
        _repeat_first_row(table)
    _set_widths(table, _widths(lines))
    return table


def _widths(rows: tuple[tuple[Line, ...], ...]) -> list[float]:
    """Centimetres of each column: as its longest text is long, within bounds."""
    longest = [max(len(text_of(line)) for line in column) for column in zip(*rows, strict=True)]
    wanted = [min(max(length, NARROW), BROAD) for length in longest]
    return [WIDTH * one / sum(wanted) for one in wanted]


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _repeat_first_row(table: Table) -> None:
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _tell(paragraph: WordParagraph, line: Line, *, is_bold: bool = False) -> None:
    for words in runs(line):
        run = paragraph.add_run(words.text)
        run.italic, run.bold = words.is_planned or None, is_bold or None
        if words.href:
            _link(paragraph, run, words.href)


def _link(paragraph: WordParagraph, run: Run, href: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    number = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), number)
    run._r.addprevious(link)
    link.append(run._r)
    run.underline = True


def _name(document: Document, paper: Paper) -> None:
    """What the file says of itself: no hour, so that it is the same tomorrow."""
    told = document.core_properties
    told.title, told.subject = paper.title[:PROPERTY], paper.state[:PROPERTY]
    told.author, told.last_modified_by, told.language, told.comments = AUTHOR, AUTHOR, "fr-BE", ""
    told.created = told.modified = datetime.combine(paper.day, time())
    told.revision = 1


def _packed(document: Document) -> bytes:
    """The parts of the file without the hour at which each was written."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as same:
        for name in parts.namelist():
            same.writestr(zipfile.ZipInfo(name, _SAME_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
