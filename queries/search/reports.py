"""What a search finds in reports: what their authors wrote in the version that the person may
read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from domain.matching import begins_one
from domain.reports import Report
from models import ReportVersion
from queries.context import Context
from queries.facts import seen_by
from queries.reports.sheet import read_version
from queries.reports.states import ReportState, reports_on
from queries.search.documents import Asked, Document, ResultKind
from queries.subjects import naming


def reports(ctx: Context, asked: Asked) -> Iterator[Document]:
    """Return each report as it stood that day: its last version, or the accepted one for who
    reads only those. A version that no longer has its seal is not read."""
    shown = {_of(state): state for state in reports_on(ctx, moment=asked.moment) if state.number}
    about = naming(ctx)
    sent = select(ReportVersion).where(ReportVersion.territory_key.in_(seen_by(ctx)))
    for row in ctx.session.scalars(sent) if shown else ():
        state = shown.get((row.territory_key, row.lot_key, row.period_key, row.number))
        report = read_version(row).report if state else None
        if state and report and (texts := _touched(asked, report)):
            what = about(state.subject)
            yield Document(
                ResultKind.REPORT,
                (what.name,),
                texts,
                what.context,
                subject=state.subject,
            )


def _of(state: ReportState) -> tuple[str, str, str, int]:
    return state.territory, state.lot, state.period.key, state.number


def _touched(asked: Asked, report: Report) -> tuple[str, ...]:
    """Return what people wrote in it; nothing when no word of the search begins one of theirs."""
    written = (
        *report.sections.values(),
        *(answer.remark for _, answer in report.lines),
        *(text for risk in report.risks for text in (risk.text, risk.remark)),
    )
    touches = any(begins_one(asked.words, text) for text in written)
    return tuple(text for text in written if text) if touches else ()
