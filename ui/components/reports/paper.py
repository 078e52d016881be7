"""A report on paper: the version that is read, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from documents.papers.paper import Block, Heading, Paper, Paragraph
from domain.reports import Report, Section
from i18n.formats import instant
from i18n.labels.reports import SECTION_WORD
from queries.reports.sheet import ReportSheet, Version
from ui.components.reports.reading import NO_CHANGE, NO_RISK, UNWRITTEN, change_rows, risk_rows
from ui.components.reports.words import author, period_words, standing_words
from ui.paper_blocks import grid, paper
from ui.session import t


def report_paper(sheet: ReportSheet, shown: Version, report: Report, on: date) -> Paper:
    """`report` is what that version says."""
    state = sheet.state
    return paper(
        f"rapport_{state.territory}_{state.lot}_{state.period.key}_v{shown.number}",
        t("Rapport {period}").format(period=period_words(state.period)),
        author(state.territory, state.lot),
        [Paragraph(_sent(sheet, shown, on)), *_sections(report), *_lists(report)],
    )


def _sent(sheet: ReportSheet, shown: Version, on: date) -> str:
    """Who sent it when, and the seal of the document of which this is a copy."""
    name = sheet.names.get(shown.submitted_by or 0)
    sent = t("Version {number}, remise le {when}{by} ; ce rapport est {standing}.").format(
        number=shown.number,
        when=instant(shown.submitted_at),
        by=t(" par {name}").format(name=name) if name else "",
        standing=standing_words(sheet.state, on),
    )
    seal = t("Empreinte SHA-256 du document figé : {seal}.").format(seal=shown.seal)
    return f"{sent} {seal}"


def _sections(report: Report) -> Iterator[Block]:
    for section in Section:
        yield Heading(t(SECTION_WORD[section]))
        yield Paragraph(report.sections[section] or t(UNWRITTEN))


def _lists(report: Report) -> Iterator[Block]:
    yield Heading(t("Ce qui a changé"))
    yield grid(change_rows(report), t(NO_CHANGE))
    yield Heading(t("Risques"))
    yield grid(risk_rows(report.risks), t(NO_RISK))
