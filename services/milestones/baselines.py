"""Planned dates change together, under a name and with a reason: one lead proposes, another
approves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate
from domain.milestones import (
    BaselineDecided,
    BaselineStatus,
    BaselineWaits,
    NothingToRebase,
    OwnBaseline,
)
from domain.permissions import Permission
from domain.review import is_second_person
from domain.statements import Origin
from domain.text import NOTE_LIMIT, clean
from models import Fact, Milestone
from queries.context import Context
from queries.facts import last_number
from queries.milestones.baselines import Baseline, baselines_on, subject_of
from queries.moment import Moment
from services import audit, facts
from services.milestones.rows import milestone_facts, refresh

NAME_LIMIT = 80


def propose(ctx: Context, *, territory: str, seen_version: int, name: str, reason: str) -> None:
    """Freeze today’s estimates as the planned dates to come. `seen_version` counts the baselines
    already proposed in the territory."""
    ctx.actor.require(Permission.BASELINE_SET, territory)
    audit.refuse_repetition(ctx)
    present = baselines_on(ctx, territory=territory, moment=Moment(ctx.today))
    if len(present) != seen_version:
        raise errors.StaleEdit(subject=territory)
    for baseline in present:
        # One at a time: two proposals approved in turn would undo each other in silence.
        if baseline.status is BaselineStatus.PROPOSED:
            raise BaselineWaits(name=baseline.name)
    name = clean(name, field="Nom", limit=NAME_LIMIT, required=True)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    rows = _rows(ctx, territory)
    # All of them, moved or not: a baseline is a whole plan, to which any later day is compared.
    dates = {row.milestone_key: _wanted(row) for row in rows}
    if all(_wanted(row) == row.planned_on for row in rows):
        raise NothingToRebase
    frozen = {key: str(when) for key, when in sorted(dates.items()) if when}
    values = {
        "name": name,
        # Frozen with the proposal: estimates that move before the approval do not slip into it.
        "dates": json.dumps(frozen, separators=(",", ":")),
        "baseline": BaselineStatus.PROPOSED.value,
    }
    number = last_number(ctx, subject_of(territory, "")) + 1
    _record(ctx, territory, number, _Event(Action.BASELINE_PROPOSED, values, reason))


def approve(
    ctx: Context, *, territory: str, number: int, seen_version: int, note: str = ""
) -> None:
    """Make the proposed dates the planned ones; earlier baselines stay as they were."""
    baseline = _waiting(ctx, territory, number, seen_version)
    if not is_second_person(ctx.actor, baseline.proposed_by):
        raise OwnBaseline
    note = clean(note, field="Note", limit=NOTE_LIMIT)
    changed = [
        (row, baseline.dates.get(row.milestone_key))
        for row in _rows(ctx, territory)
        if row.planned_on != baseline.dates.get(row.milestone_key)
    ]
    planned = [fact for row, when in changed for fact in _planned(ctx, row, when, baseline.name)]
    values = {"baseline": BaselineStatus.APPROVED.value}
    _record(ctx, territory, number, _Event(Action.BASELINE_APPROVED, values, note, tuple(planned)))
    refresh(ctx, [row for row, _ in changed])


def refuse(ctx: Context, *, territory: str, number: int, seen_version: int, reason: str) -> None:
    """Leave the planned dates as they are; whoever proposed may take the proposal back too."""
    _waiting(ctx, territory, number, seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    values = {"baseline": BaselineStatus.REFUSED.value}
    _record(ctx, territory, number, _Event(Action.BASELINE_REFUSED, values, reason))


def _rows(ctx: Context, territory: str) -> list[Milestone]:
    return list(ctx.session.scalars(select(Milestone).where(Milestone.territory_key == territory)))


def _wanted(row: Milestone) -> PartialDate | None:
    """What is reached keeps its plan; the rest takes its estimate."""
    return row.planned_on if row.actual_on else row.forecast_on or row.planned_on


def _waiting(ctx: Context, territory: str, number: int, seen_version: int) -> Baseline:
    ctx.actor.require(Permission.BASELINE_SET, territory)
    audit.refuse_repetition(ctx)
    present = baselines_on(ctx, territory=territory, moment=Moment(ctx.today))
    baseline = next((baseline for baseline in present if baseline.number == number), None)
    if baseline is None:
        raise errors.NotFound(subject=f"{territory} {number}")
    if len(present) != seen_version:
        raise errors.StaleEdit(subject=baseline.name)
    if baseline.status is not BaselineStatus.PROPOSED:
        raise BaselineDecided
    return baseline


def _planned(ctx: Context, row: Milestone, when: PartialDate | None, name: str) -> list[Fact]:
    return milestone_facts(
        ctx, row, {"planned_on": str(when or "")}, origin=Origin.VERIFIED, note=name
    )


@dataclass(frozen=True, slots=True)
class _Event:
    """What is recorded of a baseline: the values it gains, and the planned dates that change."""

    action: Action
    values: Mapping[str, str]
    note: str
    planned: tuple[Fact, ...] = ()


def _record(ctx: Context, territory: str, number: int, event: _Event) -> None:
    subject = subject_of(territory, number)
    own = facts.new_facts(
        ctx,
        subject,
        event.values,
        territory=territory,
        origin=Origin.VERIFIED,
        note=event.note,
    )
    changes: dict[str, tuple[object, object]] = {}
    if "name" in event.values:
        changes["name"] = (None, event.values["name"])
    if event.planned:
        changes["planned_dates"] = (0, len(event.planned))
    audit.record(
        ctx,
        event.action,
        subject,
        territory=territory,
        changes=changes,
        facts=[*own, *event.planned],
        note=event.note,
    )
