"""An agreement on paper: between whom, where it stands, until when, and its steps."""

from __future__ import annotations

from collections.abc import Iterator

from documents.papers.paper import Block, Heading, Paper
from domain.permissions import Permission
from queries.agreements.states import AgreementSheet
from ui.components.agreements.sheet import NO_FILE, fields, file_rows, sentence, steps
from ui.names import name_of
from ui.paper_blocks import bullets, facts, grid, paper, paragraph
from ui.session import can, t


def agreement_paper(sheet: AgreementSheet) -> Paper:
    """Files only for who reads them on the page."""
    agreement = sheet.state
    return paper(
        f"convention_{agreement.territory}_{agreement.number}",
        agreement.title,
        name_of(agreement.territory),
        [paragraph(sentence(sheet)), facts(fields(sheet)), *_files(sheet), *_steps(sheet)],
    )


def _files(sheet: AgreementSheet) -> Iterator[Block]:
    if can(Permission.DELIVERABLE_FILES, sheet.state.territory):
        yield Heading(t("Fichiers"))
        yield grid(file_rows(sheet), t(NO_FILE))


def _steps(sheet: AgreementSheet) -> Iterator[Block]:
    if told := steps(sheet):
        yield Heading(t("Étapes"))
        yield bullets(told)
