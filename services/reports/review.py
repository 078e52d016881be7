"""What a lead does with a report: accept it or return it with a reason; never change its words."""

from __future__ import annotations

from domain.actions import Action
from domain.errors import StaleEdit
from domain.permissions import Permission
from domain.reporting import ReportStatus, check_decidable
from domain.reports import OwnReport
from domain.review import is_second_person
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from queries.context import Context
from queries.reports.states import ReportState
from services.reports.rows import open_report, status_of, write


def accept(
    ctx: Context, *, territory: str, lot: str, period: str, seen_version: int, note: str = ""
) -> None:
    """Accept the version read; the ministry may read it from then on."""
    state = _awaiting(ctx, territory=territory, lot=lot, period=period, seen_version=seen_version)
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    values = {
        "report_status": ReportStatus.ACCEPTED.value,
        "report_accepted": str(state.number),
    }
    write(ctx, state, Action.REPORT_ACCEPTED, values, origin=Origin.VERIFIED, note=note)


def send_back(
    ctx: Context, *, territory: str, lot: str, period: str, seen_version: int, reason: str
) -> None:
    """Return the version read, with the reason; the contractor sends another one."""
    state = _awaiting(ctx, territory=territory, lot=lot, period=period, seen_version=seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    values = {"report_status": ReportStatus.RETURNED.value}
    write(ctx, state, Action.REPORT_RETURNED, values, origin=Origin.VERIFIED, note=reason)


def _awaiting(
    ctx: Context, *, territory: str, lot: str, period: str, seen_version: int
) -> ReportState:
    """The report, when the version read (`seen_version`) still waits and is someone else’s."""
    state = open_report(
        ctx, territory=territory, lot=lot, period=period, permission=Permission.REPORT_REVIEW
    )
    # What is accepted is what was read, never a version that came while it was read.
    if state.number != seen_version:
        raise StaleEdit(subject=state.period.key)
    check_decidable(status_of(state))
    if not is_second_person(ctx.actor, state.sent_by):
        raise OwnReport
    return state
