"""What a contractor does with a report: write it, draft after draft, send it, correct it."""

from __future__ import annotations

from datetime import date

from definitions.names import lot_name, territory_name
from domain import errors
from domain.actions import Action
from domain.canonical import canonical
from domain.chain import sha256
from domain.permissions import Permission
from domain.report_documents import FORMAT, content_of, draft_text
from domain.reporting import ReportStatus, check_sendable
from domain.reports import Filled, Report, Section, cleaned, finished
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from i18n.labels.reports import SECTION_WORD
from models import ReportDraft, ReportVersion
from queries.context import Context
from queries.documents import REPORTS
from queries.reports.sheet import draft_row, last_number, lines_of
from queries.reports.states import ReportState
from services.reports.rows import open_report, status_of, write


def save_draft(
    ctx: Context, *, territory: str, lot: str, period: str, seen_version: int, filled: Filled
) -> None:
    """Keep what is written so far. Nobody but the contractors of that lot sees it.

    The same words sent twice by one person are kept once: who did not hear of the first time, since
    the page was drawn anew meanwhile, asks again.
    """
    state = _writable(ctx, territory=territory, lot=lot, period=period)
    content = draft_text(cleaned(filled, SECTION_WORD))
    row = draft_row(ctx, **_place(state))
    kept = (row.version, row.content, row.saved_by) if row else None
    if kept != (seen_version + 1, content, ctx.actor.user_id):
        _store(ctx, state, seen_version, content)


def submit(
    ctx: Context,
    *,
    territory: str,
    lot: str,
    period: str,
    seen_version: int,
    filled: Filled,
    reason: str = "",
) -> None:
    """Send the report as it is written: a frozen version, which nothing changes any more.

    A correction of an accepted report is a further version, and says why."""
    state = _writable(ctx, territory=territory, lot=lot, period=period)
    # First, and whatever follows: a colleague’s words, saved meanwhile, are not sent as ours.
    _store(ctx, state, seen_version, "")
    reason = _reason(state, reason)
    filled = cleaned(filled, SECTION_WORD)
    if not filled.sections[Section.HIGHLIGHT]:
        raise errors.TextMissing(field=SECTION_WORD[Section.HIGHLIGHT])
    report = finished(filled, lines_of(ctx, state), period=period)
    version = _freeze(ctx, state, report, reason)
    values = {
        "report_status": ReportStatus.SUBMITTED.value,
        "report_number": str(version.number),
        REPORTS.attribute: version.seal,
    }
    action = Action.REPORT_CORRECTED if state.number else Action.REPORT_SUBMITTED
    write(ctx, state, action, values, origin=Origin.DECLARED, note=reason)


def _reason(state: ReportState, reason: str) -> str:
    """A correction of what FOREm accepted says why."""
    accepted = status_of(state) is ReportStatus.ACCEPTED
    return clean(reason, field="Motif de la correction", limit=NOTE_LIMIT, required=accepted)


def _writable(ctx: Context, *, territory: str, lot: str, period: str) -> ReportState:
    state = open_report(
        ctx, territory=territory, lot=lot, period=period, permission=Permission.REPORT_WRITE
    )
    check_sendable(status_of(state))
    return state


def _place(state: ReportState) -> dict[str, str]:
    return {"territory": state.territory, "lot": state.lot, "period": state.period.key}


def _store(ctx: Context, state: ReportState, seen_version: int, content: str) -> None:
    """The draft, for who saw its latest version."""
    row = draft_row(ctx, **_place(state))
    if (row.version if row else 0) != seen_version:
        raise errors.StaleEdit(subject=state.period.key)
    if row is None:
        row = ReportDraft(
            territory_key=state.territory, lot_key=state.lot, period_key=state.period.key
        )
        ctx.session.add(row)
    row.content, row.saved_at, row.saved_by = content, ctx.now, ctx.actor.user_id
    ctx.session.flush()


def _freeze(ctx: Context, state: ReportState, report: Report, reason: str) -> ReportVersion:
    """Store the version with its seal; later corrections of the record do not reach it."""
    number = last_number(ctx, state) + 1
    document = canonical(_head(ctx, state, number, reason) | content_of(report))
    version = ReportVersion(
        territory_key=state.territory,
        lot_key=state.lot,
        period_key=state.period.key,
        number=number,
        document=document,
        seal=sha256(document),
        # Under which definitions it was written: titles of phases may be corrected later.
        definitions=ctx.catalog.hash,
        submitted_at=ctx.now,
        submitted_by=ctx.actor.user_id,
    )
    ctx.session.add(version)
    return version


def _head(ctx: Context, state: ReportState, number: int, reason: str) -> dict[str, object]:
    """Return what the report is about, in words that outlive the definitions. No name of a
    person."""
    return {
        "format": FORMAT,
        "territory": state.territory,
        "territory_name": territory_name(ctx.catalog, state.territory),
        "lot": state.lot,
        "lot_name": lot_name(ctx.catalog, state.lot),
        "period_first": _iso(state.period.first),
        "period_last": _iso(state.period.last),
        "due_on": _iso(state.due_on),
        "as_of": _iso(min(ctx.today, state.period.last)),
        "number": number,
        "reason": reason,
        "submitted_at": ctx.now.isoformat(timespec="seconds"),
        "definitions": ctx.catalog.hash,
    }


def _iso(day: date) -> str:
    return day.isoformat()
