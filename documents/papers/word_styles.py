"""How our DOCX looks before the agency changes it: page, letters, colours, language, head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents import colours
from documents.papers.paper import AUTHOR

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT = "Calibri"  # on every machine that has a Word; LibreOffice replaces it by one of its width
FAINT = "4B5563"
LANGUAGE = "fr-BE"
SIZES = {
    "Normal": 10.5,
    "Title": 20,
    "Subtitle": 12,
    "Caption": 9,
    "Heading 1": 14,
    "Heading 2": 12,
}


AFTER = {"Normal": 2, "Caption": 8, "Heading 1": 4}  # points
MARGIN = 2.2  # centimetres
WIDTH = 21 - 2 * MARGIN  # of the text


def styled(document: Document) -> Document:
    """The empty document with our page, styles, head and foot."""
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(2.4)
    accent = RGBColor.from_string(colours.ACCENT.light.removeprefix("#"))
    ink = RGBColor.from_string(colours.TEXT.light.removeprefix("#"))
    faint = RGBColor.from_string(FAINT)
    inks = {"Heading 1": accent, "Heading 2": accent, "Subtitle": faint, "Caption": faint}
    for name, size in SIZES.items():
        style = document.styles[name]
        _set_font(style)
        style.font.size, style.font.color.rgb = Pt(size), inks.get(name, ink)
        style.paragraph_format.space_after = Pt(AFTER.get(name, 6))
        style.font.italic, style.font.bold = False, name in ("Title", "Heading 1", "Heading 2")
    _speak_french(document)
    _lighten(document)
    _fill(section.header.paragraphs[0], f"{AUTHOR}\t{{{{ titre }}}}")
    foot = section.footer.paragraphs[0]
    _fill(foot, "{{ etat }} {{ empreinte }}\tpage ")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")
    return document


def _lighten(document: Document) -> None:
    """No line below the title; thin ones in tables."""
    from docx.oxml.ns import qn

    for border in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    for border in document.styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
        border.set(qn("w:color"), colours.LINE.light.removeprefix("#"))


def _set_font(style: Any) -> None:  # the library types it as less than it is
    """The theme of the editor would win over the name alone."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)


def _speak_french(document: Document) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _fill(paragraph: Paragraph, text: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    paragraph.text = text
    paragraph.style = "Caption"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A number that the editor counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
