"""What waits for a person, and what came back to them: one function a kind of thing, what waits
first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from domain.dates import BRUSSELS, PartialDate
from domain.deliverables import DeliverableStatus
from domain.milestones import BaselineStatus
from domain.permissions import Permission
from domain.reporting import Standing
from domain.review import is_second_person
from domain.statements import Origin
from domain.subjects import Kind, Subject, subject_text
from models import Deliverable, Fact, Milestone
from queries.context import Context
from queries.facts import facts_on, seen_by, withdrawn
from queries.moment import Moment
from queries.people import names_of
from queries.phases.review import all_awaiting
from queries.register.contacts import contacts
from queries.reports.states import ReportState, reports_on
from queries.subjects import lots_today

REVIEWED = (DeliverableStatus.SUBMITTED, DeliverableStatus.IN_REVIEW)


class TaskKind(StrEnum):
    DECLARATION = "declaration"  # of a phase, to verify
    MILESTONE = "milestone"  # declared reached, to verify
    BASELINE = "baseline"  # proposed, to approve
    DELIVERABLE = "deliverable"  # handed over, to verify
    REPORT = "report"  # sent, to accept or return
    CONTACT = "contact"  # to confirm or to erase
    PHASE_REFUSED = "phase_refused"
    MILESTONE_REFUSED = "milestone_refused"
    DELIVERABLE_REFUSED = "deliverable_refused"
    REPORT_RETURNED = "report_returned"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for this person; `key` is that of a milestone, a deliverable or the
    period of a report, or the number of a baseline; `value` is the status declared, `note` what was
    written with it, or the reason of a refusal; `since` is the day on which it was said."""

    kind: TaskKind
    territory: str
    phase: str | None
    key: str
    since: date
    value: str = ""
    note: str = ""
    lot: str = ""  # of a report
    effective: PartialDate | None = None  # from when what was declared counts, or was reached
    fact_id: int = 0  # of a declaration
    by: str | None = None  # who declared it, for a reader who may know

    @property
    def subject(self) -> str:
        """What it is about, as facts and events name it."""
        kind = ABOUT[self.kind]
        between = (self.lot,) if kind in (Kind.REPORT, Kind.CONTACT) else ()
        return subject_text(kind, self.territory, *between, self.key)


ABOUT: Mapping[TaskKind, Kind] = {
    TaskKind.DECLARATION: Kind.PHASE,
    TaskKind.PHASE_REFUSED: Kind.PHASE,
    TaskKind.MILESTONE: Kind.MILESTONE,
    TaskKind.MILESTONE_REFUSED: Kind.MILESTONE,
    TaskKind.BASELINE: Kind.BASELINE,
    TaskKind.DELIVERABLE: Kind.DELIVERABLE,
    TaskKind.DELIVERABLE_REFUSED: Kind.DELIVERABLE,
    TaskKind.REPORT: Kind.REPORT,
    TaskKind.REPORT_RETURNED: Kind.REPORT,
    TaskKind.CONTACT: Kind.CONTACT,
}


def declarations(ctx: Context) -> Iterator[Task]:
    """Return what another person declared of a phase that this one may verify."""
    lots = lots_today(ctx) if ctx.actor.can(Permission.PHASE_VERIFY) else {}
    declared = all_awaiting(ctx) if lots else []
    names = names_of(ctx, ids={fact.recorded_by for fact in declared})
    for fact in declared:
        about = Subject.parse(fact.subject)
        place, phase = about.territory, about.phase
        may = ctx.actor.can(Permission.PHASE_VERIFY, place, lots.get((place, phase)))
        if may and is_second_person(ctx.actor, fact.recorded_by):
            day = fact.recorded_at.astimezone(BRUSSELS).date()
            yield Task(
                TaskKind.DECLARATION, place, phase, phase, day, fact.value, fact.note,
                effective=fact.effective, fact_id=fact.id, by=names.get(fact.recorded_by or 0),
            )  # fmt: skip


def milestones(ctx: Context) -> Iterator[Task]:
    """Return what another person declared reached and this one may verify."""
    if not ctx.actor.can(Permission.MILESTONE_VERIFY):
        return
    declared = (
        select(Milestone, Fact.recorded_at)
        .join(Fact, Fact.id == Milestone.actual_fact_id)
        .where(Milestone.actual_origin == Origin.DECLARED)
    )
    rows = ctx.session.execute(declared).all()
    names = names_of(ctx, ids={row.declared_by for row, _ in rows})
    for row, recorded_at in rows:
        second = is_second_person(ctx.actor, row.declared_by)
        if second and ctx.actor.can(Permission.MILESTONE_VERIFY, row.territory_key):
            day = recorded_at.astimezone(BRUSSELS).date()
            key = row.milestone_key
            yield Task(
                TaskKind.MILESTONE, row.territory_key, row.phase_key, key, day,
                effective=row.actual_on, by=names.get(row.declared_by or 0),
            )  # fmt: skip


def baselines(ctx: Context) -> Iterator[Task]:
    """The planned dates that another lead proposed."""
    if not ctx.actor.can(Permission.BASELINE_SET):
        return
    for fact in facts_on(ctx, on=ctx.today, attributes=("baseline",)):
        proposed = fact.value == BaselineStatus.PROPOSED
        if proposed and fact.territory_key and is_second_person(ctx.actor, fact.recorded_by):
            number = Subject.parse(fact.subject).key
            yield Task(TaskKind.BASELINE, fact.territory_key, None, number, fact.stated_on)


def deliverables(ctx: Context) -> Iterator[Task]:
    """Return what another person handed over and this one may verify."""
    if not ctx.actor.can(Permission.DELIVERABLE_REVIEW):
        return
    for row in ctx.session.scalars(select(Deliverable).where(Deliverable.status.in_(REVIEWED))):
        second = is_second_person(ctx.actor, row.submitted_by)
        if second and ctx.actor.can(Permission.DELIVERABLE_REVIEW, row.territory_key):
            yield _of_deliverable(TaskKind.DELIVERABLE, row)


def refused_deliverables(ctx: Context) -> Iterator[Task]:
    """What was refused and this person may hand over again."""
    lots = lots_today(ctx) if ctx.actor.can(Permission.DELIVERABLE_WRITE) else {}
    refused = select(Deliverable).where(Deliverable.status == DeliverableStatus.REFUSED)
    for row in ctx.session.scalars(refused) if lots else ():
        lot = lots.get((row.territory_key, row.phase_key))
        reviewer = ctx.actor.can(Permission.DELIVERABLE_REVIEW, row.territory_key)
        if not reviewer and ctx.actor.can(Permission.DELIVERABLE_WRITE, row.territory_key, lot):
            yield _of_deliverable(TaskKind.DELIVERABLE_REFUSED, row)


def _of_deliverable(kind: TaskKind, row: Deliverable) -> Task:
    assert row.status_since is not None
    return Task(kind, row.territory_key, row.phase_key, row.deliverable_key, row.status_since)


def reports_to_read(ctx: Context) -> Iterator[Task]:
    """Return what another person sent and this one may accept or return."""
    for report in _reports(ctx, Permission.REPORT_REVIEW, Standing.SUBMITTED):
        if is_second_person(ctx.actor, report.sent_by):
            yield _of_report(TaskKind.REPORT, report, report.sent_on)


def returned_reports(ctx: Context) -> Iterator[Task]:
    """Return what was returned and this person may correct."""
    for report in _reports(ctx, Permission.REPORT_WRITE, Standing.RETURNED):
        yield _of_report(TaskKind.REPORT_RETURNED, report, report.decided_on)


def _reports(ctx: Context, needed: Permission, *standings: Standing) -> Iterator[ReportState]:
    for report in reports_on(ctx, moment=Moment(ctx.today)) if ctx.actor.can(needed) else ():
        if report.standing in standings and ctx.actor.can(needed, report.territory, report.lot):
            yield report


def _of_report(kind: TaskKind, report: ReportState, since: date | None) -> Task:
    note = report.reason if kind is TaskKind.REPORT_RETURNED else ""
    day = since or report.due_on
    return Task(kind, report.territory, None, report.period.key, day, note=note, lot=report.lot)


def contacts_due(ctx: Context) -> Iterator[Task]:
    """Return those whose time is over: to confirm or to erase. They are told by their number."""
    readable = contacts(ctx) if ctx.actor.can(Permission.CONTACT_KEEP) else ()
    for contact in readable:
        if contact.review_due_on <= ctx.today:
            place, lot = contact.territory, contact.lot or ""
            yield Task(
                TaskKind.CONTACT, place, None, str(contact.number), contact.review_due_on, lot=lot
            )


def refused(ctx: Context) -> Iterator[Task]:
    """What this person declared, another one refused, and nobody has said anew."""
    withdrawal, later = aliased(Fact), aliased(Fact)
    said_anew = exists().where(
        later.subject == Fact.subject,
        later.attribute == Fact.attribute,
        later.withdraws.is_(False),
        later.id > withdrawal.id,
    )
    query = (
        select(Fact.subject, Fact.value, withdrawal.recorded_at, withdrawal.note)
        .join(withdrawal, withdrawal.replaces == Fact.id)
        .where(
            Fact.recorded_by == ctx.actor.user_id,
            Fact.attribute.in_(("status", "actual_on")),
            Fact.territory_key.in_(seen_by(ctx)),
            withdrawal.withdraws.is_(True),
            withdrawal.recorded_by != ctx.actor.user_id,
            ~withdrawn(withdrawal),
            ~said_anew,
        )
    )
    rows = ctx.session.execute(query).all()
    lots = lots_today(ctx) if rows else {}
    for subject, value, recorded_at, note in rows:
        about, day = Subject.parse(subject), recorded_at.astimezone(BRUSSELS).date()
        lot = lots.get((about.territory, about.phase))
        may = ctx.actor.can(Permission.PHASE_DECLARE, about.territory, lot)
        if may and (kind := _REFUSED.get(about.kind)):
            yield Task(kind, about.territory, about.phase, about.key, day, value, note)


_REFUSED = {Kind.PHASE: TaskKind.PHASE_REFUSED, Kind.MILESTONE: TaskKind.MILESTONE_REFUSED}
Finder = Callable[[Context], Iterator[Task]]
WAITING: tuple[Finder, ...] = (
    declarations,
    milestones,
    baselines,
    deliverables,
    reports_to_read,
    contacts_due,
)
RETURNED: tuple[Finder, ...] = (refused, refused_deliverables, returned_reports)
