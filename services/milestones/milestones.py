"""What people say of a milestone: when it is expected, that it is reached, one more of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar, check_past
from domain.milestones import AlreadyReached, Cause, MilestoneKind, change_of, check_proof
from domain.permissions import Permission
from domain.statements import Origin, Side
from domain.subjects import ADDED, Kind, subject_text
from domain.text import NOTE_LIMIT, clean
from models import Milestone
from queries.context import Context
from queries.deliverables.versions import files_of
from queries.facts import last_number
from queries.milestones.undated import datable_milestones
from services import audit, facts
from services.milestones.rows import milestone_facts, open_row, subject_of, write
from services.record import lot_of

TITLE_LIMIT = 150
LINK_LIMIT = 500
Place = tuple[str, str]  # a territory and a milestone


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a milestone is expected now, None when nobody can tell; why the date moved."""

    on: PartialDate | None
    cause: Cause | None = None
    side: Side | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reached:
    """When a milestone was reached, and where others can see the proof: an address, or the number
    of a file handed in for a deliverable of its phase."""

    on: PartialDate
    proof: str = ""
    note: str = ""
    file: int | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A milestone that the method does not have, and why it is needed."""

    title: str
    kind: MilestoneKind
    reason: str


def forecast(
    ctx: Context, *, territory: str, milestone: str, seen_version: int, forecast: Forecast
) -> None:
    """Say when it is expected, or that nobody can tell; each estimate is kept, with its cause."""
    row = open_row(
        ctx,
        territory=territory,
        milestone=milestone,
        seen_version=seen_version,
        permission=Permission.MILESTONE_FORECAST,
    )
    _forecast(ctx, row, forecast)


def forecast_undated(
    ctx: Context, *, seen_version: int, dates: Mapping[Place, PartialDate], note: str
) -> None:
    """A first estimate for several that have no date at all, all of them or none. `seen_version`
    counts those that this person may date: who read before another dated one must read again."""
    states = {(state.territory, state.key): state for state in datable_milestones(ctx)}
    rows = []
    for place in dates:
        territory, milestone = place
        known = states.get(place)
        row = open_row(
            ctx,
            territory=territory,
            milestone=milestone,
            seen_version=known.version or 0 if known else 0,
            permission=Permission.MILESTONE_FORECAST,
        )
        rows.append(row)
    if seen_version != len(states):
        raise errors.StaleEdit(subject=" ".join(next(iter(dates), ())))
    if not rows:
        raise errors.NothingNew
    for number, (row, on) in enumerate(zip(rows, dates.values(), strict=True)):
        own = audit.without_command_id(ctx) if number else ctx
        _forecast(own, row, Forecast(on, note=note))


def _forecast(ctx: Context, row: Milestone, forecast: Forecast) -> None:
    note = clean(forecast.note, field="Note", limit=NOTE_LIMIT)
    if row.actual_on:
        raise AlreadyReached(subject=row.milestone_key)
    if forecast.on:
        check_in_calendar(forecast.on.last)
    change = change_of(
        known=bool(facts.standing_facts(ctx, subject_of(row), "forecast_on")),
        moved=forecast.on != row.forecast_on,
        cause=forecast.cause,
        side=forecast.side,
        note=note,
    )
    values = {
        "forecast_on": str(forecast.on or ""),
        "forecast_cause": change.cause.value,
        "forecast_side": change.side.value if change.side else "",
    }
    stored = milestone_facts(ctx, row, values, note=note)
    write(ctx, row, Action.MILESTONE_FORECAST, facts=stored, note=note)


def declare(
    ctx: Context, *, territory: str, milestone: str, seen_version: int, reached: Reached
) -> None:
    """Say that the milestone is reached, with a proof; another person verifies it."""
    row = open_row(
        ctx,
        territory=territory,
        milestone=milestone,
        seen_version=seen_version,
        permission=Permission.MILESTONE_DECLARE,
    )
    note = clean(reached.note, field="Note", limit=NOTE_LIMIT)
    proof = _proof(ctx, row, reached)
    if row.actual_on:
        raise AlreadyReached(subject=milestone)
    check_past(reached.on.last, today=ctx.today)
    values = {"actual_on": str(reached.on), "proof": proof}
    stored = milestone_facts(ctx, row, values, effective=reached.on, note=note)
    write(ctx, row, Action.MILESTONE_DECLARED, facts=stored, note=note)


def _proof(ctx: Context, row: Milestone, reached: Reached) -> str:
    """Its address; a file of another phase proves nothing here, and is not found."""
    if reached.file is None:
        link = clean(reached.proof, field="Preuve", limit=LINK_LIMIT, required=True)
        return check_proof(link)
    files = files_of(ctx, territory=row.territory_key, phase=row.phase_key)
    chosen = next((file for file in files if file.id == reached.file), None)
    if chosen is None:
        raise errors.NotFound(subject=str(reached.file))
    return chosen.address


def add(ctx: Context, *, territory: str, phase: str, seen_version: int, addition: Addition) -> str:
    """Open a milestone that the method does not have; its key. `seen_version` counts those added to
    this phase when the form was opened."""
    if phase not in {known.key for known in ctx.catalog.phases}:
        raise errors.NotFound(subject=f"{territory} {phase}")
    lot = lot_of(ctx, territory=territory, phase=phase)
    ctx.actor.require(Permission.MILESTONE_ADD, territory, lot, subject=phase)
    audit.refuse_repetition(ctx)
    if _n_added(ctx, territory, phase) != seen_version:
        raise errors.StaleEdit(subject=phase)
    reason = clean(addition.reason, field="Motif", limit=NOTE_LIMIT, required=True)
    title = clean(addition.title, field="Intitulé", limit=TITLE_LIMIT, required=True)
    start = f"{phase}.{ADDED}"
    number = last_number(ctx, subject_text(Kind.MILESTONE, territory, start)) + 1
    row = Milestone(territory_key=territory, phase_key=phase, milestone_key=f"{start}{number}")
    ctx.session.add(row)
    values = {"title": title, "kind": addition.kind.value}
    stored = milestone_facts(ctx, row, values, note=reason)
    write(ctx, row, Action.MILESTONE_ADDED, facts=stored, note=reason)
    return row.milestone_key


def _n_added(ctx: Context, territory: str, phase: str) -> int:
    added = select(func.count()).where(
        Milestone.territory_key == territory,
        Milestone.milestone_key.startswith(f"{phase}.{ADDED}", autoescape=True),
    )
    return ctx.session.scalar(added) or 0


def mark_announced(
    ctx: Context,
    *,
    territory: str,
    milestone: str,
    seen_version: int,
    told_on: PartialDate,
    reference: str,
) -> None:
    """Note that this date was told to Parliament, and where; the forecast is then watched."""
    row = open_row(
        ctx,
        territory=territory,
        milestone=milestone,
        seen_version=seen_version,
        permission=Permission.COMMITMENT_MARK,
    )
    check_in_calendar(told_on.last)
    reference = clean(reference, field="Référence", limit=LINK_LIMIT, required=True)
    values = {"told_on": str(told_on), "told_reference": reference}
    # Verified from the start: a lead notes what stands in the proceedings of Parliament.
    stored = milestone_facts(ctx, row, values, origin=Origin.VERIFIED)
    write(ctx, row, Action.MILESTONE_TOLD, facts=stored)
