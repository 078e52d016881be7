"""The deliverables and the reports, as records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from documents.api.records import Answer, DateRecord, Record, date_record, head_of
from domain.deliverables import DeliverableStatus
from domain.reporting import Standing
from domain.statements import Origin
from queries.context import Context
from queries.deliverables.states import DeliverableState
from queries.moment import Moment
from queries.reports.states import ReportState


class DeliverableRecord(Record):
    territory: str
    phase: str
    key: str
    title: str
    lot: str | None
    status: DeliverableStatus
    status_since: date | None
    submitted_on: date | None
    """Le jour de la dernière remise."""
    due: DateRecord | None
    """Ce qui est attendu ensuite : la remise, la fin de la vérification ou la levée d’une réserve."""
    late: bool
    waiting_for: str | None
    """Le type d’acteurs que l’on attend, par son code."""
    available_on: DateRecord | None
    """Ce qu’une source en dit ; jamais une acceptation."""
    available_origin: Origin | None


class DeliverablesRecord(Answer):
    """Les livrables, leur état et leurs échéances."""

    deliverables: tuple[DeliverableRecord, ...]


class ReportRecord(Record):
    territory: str
    lot: str
    period_first: date
    period_last: date
    due_on: date
    standing: Standing
    version: int | None
    """Le numéro de la dernière version remise ; null : aucune."""
    accepted_version: int | None
    sent_on: date | None
    decided_on: date | None


class ReportsRecord(Answer):
    """Les rapports attendus, remis et acceptés, le plus récent d’abord."""

    reports: tuple[ReportRecord, ...]


def deliverables_record(
    ctx: Context, moment: Moment, states: Sequence[DeliverableState]
) -> DeliverablesRecord:
    deliverable_records = tuple(_deliverable(state, moment) for state in states)
    return DeliverablesRecord.model_validate(
        {**head_of(ctx, moment), "deliverables": deliverable_records}
    )


def _deliverable(state: DeliverableState, moment: Moment) -> DeliverableRecord:
    return DeliverableRecord(
        territory=state.territory,
        phase=state.phase,
        key=state.key,
        title=state.title,
        lot=state.lot,
        status=state.status,
        status_since=state.status_since,
        submitted_on=state.submitted_on,
        due=date_record(state.due),
        late=state.is_late(moment.on),
        waiting_for=state.waiting_for or None,
        available_on=date_record(state.available_on),
        available_origin=state.available_origin,
    )


def reports_record(ctx: Context, moment: Moment, states: Sequence[ReportState]) -> ReportsRecord:
    report_records = tuple(_report(state) for state in states)
    return ReportsRecord.model_validate({**head_of(ctx, moment), "reports": report_records})


def _report(state: ReportState) -> ReportRecord:
    return ReportRecord(
        territory=state.territory,
        lot=state.lot,
        period_first=state.period.first,
        period_last=state.period.last,
        due_on=state.due_on,
        standing=state.standing,
        version=state.number or None,
        accepted_version=state.accepted or None,
        sent_on=state.sent_on,
        decided_on=state.decided_on,
    )
