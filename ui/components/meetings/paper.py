"""The record of a meeting on paper: what it was, who came, what it decided and asked for."""

from __future__ import annotations

from collections.abc import Iterator

from documents.papers.paper import Block, Heading, Paper
from queries.meetings.sheet import MeetingSheet
from ui.components.meetings.sheet import (
    NO_ACTION,
    NO_DECISION,
    NOTHING_CARRIED,
    action_cells,
    attendance,
    carried_cells,
    decision_rows,
    fields,
    sentence,
)
from ui.names import name_of
from ui.paper_blocks import facts, grid, paper, paragraph
from ui.session import t


def meeting_paper(sheet: MeetingSheet) -> Paper:
    """The agenda of one that is to come, the record of one that was held."""
    meeting = sheet.state
    return paper(
        f"reunion_{meeting.territory}_{meeting.number}",
        meeting.title,
        name_of(meeting.territory),
        [paragraph(sentence(sheet)), facts(fields(sheet)), *_held(sheet), *_carried(sheet)],
    )


def _held(sheet: MeetingSheet) -> Iterator[Block]:
    if not sheet.state.is_held:
        return
    yield Heading(t("Qui est venu"))
    yield from map(paragraph, attendance(sheet))
    yield Heading(t("Décisions"))
    yield grid(decision_rows(sheet), t(NO_DECISION))
    yield Heading(t("Actions"))
    yield grid((action_cells(action, sheet) for action in sheet.actions), t(NO_ACTION))


def _carried(sheet: MeetingSheet) -> Iterator[Block]:
    yield Heading(t("Actions reprises"))
    rows = (carried_cells(action, sheet) for action in sheet.carried)
    yield grid(rows, t(NOTHING_CARRIED))
