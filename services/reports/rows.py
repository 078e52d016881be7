"""Opening a report to change it, and writing what became of it as facts with their audit event."""

from __future__ import annotations

from collections.abc import Mapping

from domain import errors
from domain.actions import Action
from domain.permissions import Permission
from domain.reporting import ReportStatus
from domain.statements import Origin
from queries.context import Context
from queries.moment import Moment
from queries.reports.states import ReportState, report_on
from services import audit, facts


def open_report(
    ctx: Context, *, territory: str, lot: str, period: str, permission: Permission
) -> ReportState:
    """The report as it stands today, for who may change it; « introuvable » to others."""
    ctx.actor.require(Permission.REPORT_READ, territory, subject=territory)
    # Another lot is not even to learn that a report is late.
    if not ctx.actor.can(Permission.REPORT_FOLLOW, territory, lot):
        raise errors.NotFound(subject=f"{territory} {lot} {period}"[:80])
    ctx.actor.require(permission, territory, lot)
    audit.refuse_repetition(ctx)
    moment = Moment(ctx.today)
    return report_on(ctx, territory=territory, lot=lot, period=period, moment=moment)


def status_of(state: ReportState) -> ReportStatus | None:
    """Return what became of the version last sent, if one was."""
    return ReportStatus(state.standing) if state.number else None


def write(
    ctx: Context,
    state: ReportState,
    action: Action,
    values: Mapping[str, str],
    *,
    origin: Origin,
    note: str = "",
) -> None:
    """The facts of what was done, and its audit event."""
    place, old = state.territory, _before(state)
    audit.record(
        ctx,
        action,
        state.subject,
        territory=place,
        changes={name: (old.get(name), value) for name, value in values.items()},
        facts=facts.new_facts(
            ctx, state.subject, values, territory=place, origin=origin, note=note
        ),
        note=note,
    )


def _before(state: ReportState) -> dict[str, object]:
    return {
        "report_status": status_of(state),
        "report_number": state.number or None,
        "report_accepted": state.accepted or None,
    }
