"""The milestones and what is due, as records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from definitions.names import phase_title
from documents.api.records import Answer, DateRecord, Record, date_record, head_of
from domain.milestones import Horizon, MilestoneKind
from domain.statements import Origin
from domain.subjects import Subject
from queries.agreements.states import AgreementState
from queries.context import Context
from queries.deliverables.states import DeliverableState
from queries.following.due import Due, DueList
from queries.gates.states import PendingCondition
from queries.meetings.points import MeetingAction
from queries.meetings.states import MeetingState
from queries.milestones.states import MilestoneState
from queries.moment import Moment
from queries.reports.states import ReportState


class SlipRecord(Record):
    """L’écart entre la date prévue et la date réelle ou estimée ; positif : plus tard."""

    calendar_days: int
    working_days: int
    exact: bool
    """Faux quand une des deux dates est moins précise que le jour."""


class MilestoneRecord(Record):
    territory: str
    phase: str
    key: str
    title: str | None
    kind: MilestoneKind
    lot: str | None
    planned_on: DateRecord | None
    forecast_on: DateRecord | None
    actual_on: DateRecord | None
    told_on: DateRecord | None
    """La date dite au Parlement."""
    origin: Origin | None
    """Sur la parole de qui le jalon est atteint ; null : il ne l’est pas."""
    proof: str | None
    told_reference: str | None
    at_latest: bool
    """Vrai quand la source dit seulement que c’était fait ce jour-là."""
    slip: SlipRecord | None


class MilestonesRecord(Answer):
    """Les jalons et leurs dates."""

    milestones: tuple[MilestoneRecord, ...]


class DueRecord(Record):
    territory: str
    phase: str | None
    """Absente pour un rapport, une convention, et une réunion, ou son action, qui n’en concerne
    aucune ou plusieurs."""
    milestone: str | None
    """La clé du jalon."""
    deliverable: str | None
    """La clé du livrable."""
    condition: int | None
    """Le numéro d’une condition du passage."""
    meeting: int | None
    """Le numéro d’une réunion prévue, jamais dite tenue."""
    action: str | None
    """Une action de réunion, « 3.1 »."""
    report: str | None
    """La période d’un rapport qui n’est pas remis."""
    agreement: int | None
    """Le numéro d’une convention qui finit ; sans rien de tel, c’est la phase qui est attendue."""
    title: str
    due: DateRecord
    horizon: Horizon
    last_news_on: date | None
    lot: str | None
    responsible: tuple[str, ...]
    """Les types d’acteurs qui réalisent la phase ou l’action, par leur code."""
    owner: str
    """L’organisation à qui une action est donnée, par son nom ; vide sans elle."""


class DuesRecord(Answer):
    """Ce qui est attendu, le plus proche d’abord."""

    n_undated: int
    """Le nombre de jalons à atteindre dont personne ne connaît la date."""
    dues: tuple[DueRecord, ...]


def milestones_record(
    ctx: Context, moment: Moment, states: Sequence[MilestoneState]
) -> MilestonesRecord:
    milestone_records = tuple(_milestone(ctx, state) for state in states)
    return MilestonesRecord.model_validate(
        {**head_of(ctx, moment), "milestones": milestone_records}
    )


def _milestone(ctx: Context, state: MilestoneState) -> MilestoneRecord:
    slip = state.slip(ctx.catalog.closing_days)
    return MilestoneRecord(
        territory=state.territory,
        phase=state.phase,
        key=state.key,
        title=state.title or None,
        kind=state.kind,
        lot=state.lot,
        planned_on=date_record(state.planned_on),
        forecast_on=date_record(state.forecast_on),
        actual_on=date_record(state.actual_on),
        told_on=date_record(state.told_on),
        origin=state.origin,
        proof=state.proof or None,
        told_reference=state.told_reference or None,
        at_latest=state.at_latest,
        slip=SlipRecord.model_validate(slip, from_attributes=True) if slip else None,
    )


def dues_record(ctx: Context, moment: Moment, due_list: DueList) -> DuesRecord:
    dues = tuple(_due(ctx, due) for due in due_list.dues)
    said = {"n_undated": due_list.n_undated, "dues": dues}
    return DuesRecord.model_validate({**head_of(ctx, moment), **said})


def _due(ctx: Context, due: Due) -> DueRecord:
    when = date_record(due.due)
    assert when is not None
    part = due.part
    return DueRecord(
        territory=due.territory,
        phase=due.phase,
        milestone=part.key if isinstance(part, MilestoneState) else None,
        deliverable=part.key if isinstance(part, DeliverableState) else None,
        condition=part.key if isinstance(part, PendingCondition) else None,
        meeting=part.number if isinstance(part, MeetingState) else None,
        action=Subject.parse(due.subject).key if isinstance(part, MeetingAction) else None,
        report=part.period.key if isinstance(part, ReportState) else None,
        agreement=part.number if isinstance(part, AgreementState) else None,
        title=part.title if part else phase_title(ctx.catalog, due.phase or ""),
        due=when,
        horizon=due.horizon,
        last_news_on=due.last_news_on,
        lot=due.lot,
        responsible=due.responsible,
        owner=due.owner,
    )
