"""A deliverable on paper: where it stands, its criteria, reservations, versions and history."""

from __future__ import annotations

from collections.abc import Iterator

from documents.papers.paper import Block, Bullets, Heading, Paper
from queries.deliverables.sheet import DeliverableSheet
from ui.components.deliverables.sheet import (
    criterion_rows,
    fact_sentence,
    reservation_rows,
    standing,
)
from ui.components.deliverables.versions import ELSEWHERE, NO_VERSION, version_rows
from ui.components.deliverables.words import cited_words, clock_sentence, sentence
from ui.names import catalog, name_of
from ui.paper_blocks import bullets, grid, paper, paragraph
from ui.session import t


def deliverable_paper(sheet: DeliverableSheet) -> Paper:
    """Findings, notes and files only for who reads them on the page."""
    state = sheet.state
    phase = catalog().phase(state.phase)
    about = t("Phase {number}, {place}").format(
        number=phase.position, place=name_of(state.territory)
    )
    return paper(
        f"livrable_{state.territory}_{state.key}",
        state.title,
        about,
        [*_head(sheet), *_criteria(sheet), *_versions(sheet), *_history(sheet)],
    )


def _head(sheet: DeliverableSheet) -> Iterator[Block]:
    yield paragraph(sentence(sheet.state, sheet.on))
    yield paragraph(" · ".join(standing(sheet)))
    yield paragraph(cited_words(sheet.state), is_small=True)


def _criteria(sheet: DeliverableSheet) -> Iterator[Block]:
    yield Heading(t("Critères d’acceptation"))
    if sheet.reads:
        yield grid(criterion_rows(sheet))
    else:
        yield Bullets(tuple(sheet.state.criteria))
    if sheet.reservations:
        yield Heading(t("Réserves"))
        yield grid(reservation_rows(sheet))


def _versions(sheet: DeliverableSheet) -> Iterator[Block]:
    yield Heading(t("Versions"))
    if sheet.reads:
        yield grid(version_rows(sheet), t(NO_VERSION))
    else:
        yield paragraph(t(ELSEWHERE))
    if sheet.clock:
        yield paragraph(clock_sentence(sheet.clock))


def _history(sheet: DeliverableSheet) -> Iterator[Block]:
    if sheet.history:
        yield Heading(t("Historique"))
        yield bullets(fact_sentence(fact, sheet) for fact in sheet.history)
