"""The draft answer in each format that it is taken away in."""

from __future__ import annotations

from enum import StrEnum

from definitions.catalog import Catalog
from documents.brief_record import brief_record
from documents.brief_texts import as_markdown, file_stem
from documents.papers.brief import brief_paper
from documents.papers.making import MEDIA as PAPER_MEDIA
from documents.papers.making import PaperKind, paper_file
from queries.brief.draft import Brief


class BriefFormat(StrEnum):
    MD = "md"
    DOCX = "docx"
    PDF = "pdf"
    JSON = "json"


MEDIA = {
    BriefFormat.MD: "text/markdown; charset=utf-8",
    BriefFormat.JSON: "application/json",
    BriefFormat.PDF: PAPER_MEDIA[PaperKind.PDF],
    BriefFormat.DOCX: PAPER_MEDIA[PaperKind.DOCX],
}
TEXTS = frozenset({BriefFormat.MD, BriefFormat.JSON})  # that a screen shows


def brief_file(catalog: Catalog, brief: Brief, form: BriefFormat) -> bytes:
    """The draft in that format; texts are in UTF-8."""
    if form is BriefFormat.JSON:
        return brief_record(catalog, brief).model_dump_json(indent=2).encode()
    if form is BriefFormat.MD:
        return as_markdown(catalog, brief).encode()
    return paper_file(brief_paper(catalog, brief), PaperKind(form))


def file_name(brief: Brief, form: BriefFormat) -> str:
    return f"{file_stem(brief)}.{form}"
