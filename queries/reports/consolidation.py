"""The reports of one period, together: each sentence stays with the lot that wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from domain.reports import Report
from models import ReportVersion
from queries.context import Context
from queries.moment import Moment
from queries.reports.sheet import read_version
from queries.reports.states import ReportState, reports_on


@dataclass(frozen=True, slots=True)
class Voice:
    """One report of the period; None when its document no longer has its seal."""

    state: ReportState
    report: Report | None


def voices_of(ctx: Context, *, period: str, moment: Moment) -> list[Voice]:
    """The version last sent of each report of that period that this person may read."""
    sent = [
        state
        for state in reports_on(ctx, moment=moment)
        if state.period.key == period and state.number
    ]
    documents = _documents(ctx, period, sent)
    return [
        Voice(report, documents[report.territory, report.lot, report.number]) for report in sent
    ]


def _documents(
    ctx: Context, period: str, sent: Sequence[ReportState]
) -> Mapping[tuple[str, str, int], Report | None]:
    """Of every version of that period; which of them may be read is decided by `sent`."""
    if not sent:
        return {}
    rows = ctx.session.scalars(select(ReportVersion).where(ReportVersion.period_key == period))
    return {(row.territory_key, row.lot_key, row.number): read_version(row).report for row in rows}
