"""What a meeting that was held decided, and what it asked for: noting, following, taking back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar, check_past
from domain.meetings import ActionStatus, MeetingNotHeld, Owner, check_closing
from domain.text import NOTE_LIMIT, clean
from models import Meeting, Organisation
from queries.context import Context
from queries.facts import last_number
from queries.meetings.points import (
    ACTION,
    RESOLUTION,
    STATUS,
    STRUCK,
    MeetingAction,
    actions_on,
    resolutions_on,
    subject_of,
)
from queries.meetings.states import YES
from queries.moment import Moment
from services import facts
from services.meetings.rows import open_row, state_of, write

TEXT_LIMIT = 500
BODY_LIMIT = 150


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: what, by which body, on what basis, to what effect on the plan."""

    text: str
    body: str
    basis: str = ""
    effect: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to do: what, by whom, until when."""

    text: str
    owner: Owner
    due_on: PartialDate
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where an action stands since a day, and what was done, or why not."""

    status: ActionStatus
    on: date
    note: str = ""


def decide(
    ctx: Context, *, territory: str, number: int, seen_version: int, decided: Decided
) -> None:
    """Note a decision of a meeting that was held: it is of that day."""
    row, on = _held(ctx, territory, number, seen_version)
    values = {
        "resolution": clean(decided.text, field="Décision", limit=TEXT_LIMIT, required=True),
        "resolution_body": clean(
            decided.body, field="Organe ou instance", limit=BODY_LIMIT, required=True
        ),
        "resolution_basis": clean(decided.basis, field="Fondement", limit=TEXT_LIMIT),
        "resolution_effect": clean(decided.effect, field="Effet sur le plan", limit=TEXT_LIMIT),
        "resolution_phase": _phase(ctx, decided.phase),
    }
    new = last_number(ctx, subject_of(RESOLUTION, territory, number, "")) + 1
    _write(
        ctx,
        row,
        Action.MEETING_DECIDED,
        subject_of(RESOLUTION, territory, number, new),
        _new(values),
        on,
    )


def withdraw_decision(
    ctx: Context,
    *,
    territory: str,
    number: int,
    seen_version: int,
    resolution: int,
    reason: str,
) -> None:
    """Take back a decision that was never taken, or was noted wrongly; the record keeps it."""
    row, on = _held(ctx, territory, number, seen_version)
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    noted = resolutions_on(ctx, moment=Moment(ctx.today), territory=territory)
    if (number, resolution) not in {(point.meeting, point.number) for point in noted}:
        raise errors.NotFound(subject=f"{territory} {number}.{resolution}")
    subject = subject_of(RESOLUTION, territory, number, resolution)
    _write(ctx, row, Action.MEETING_DECISION_STRUCK, subject, _new({STRUCK: YES}), on, reason)


def ask(ctx: Context, *, territory: str, number: int, seen_version: int, asked: Asked) -> None:
    """Note what a meeting that was held asked somebody to do."""
    row, on = _held(ctx, territory, number, seen_version)
    values = _checked(ctx, territory, asked) | {STATUS: ActionStatus.OPEN.value}
    new = last_number(ctx, subject_of(ACTION, territory, number, "")) + 1
    _write(
        ctx,
        row,
        Action.MEETING_ACTION_ASKED,
        subject_of(ACTION, territory, number, new),
        _new(values),
        on,
    )


def change(
    ctx: Context, *, territory: str, number: int, seen_version: int, action: int, asked: Asked
) -> None:
    """Say otherwise, from today on, what is to be done, by whom or until when."""
    row, on = _held(ctx, territory, number, seen_version)
    before, new = _action(ctx, territory, number, action), _checked(ctx, territory, asked)
    old = {
        "action": before.title,
        "action_owner": str(before.owner),
        "action_due_on": str(before.due),
        "action_phase": before.phase,
    }
    changed = {name: (old[name], value) for name, value in new.items() if value != old[name]}
    if not changed:
        raise errors.NothingNew
    # Never before the meeting that asked it, whose day may be known to the month only.
    today = max(PartialDate(ctx.today), on, key=lambda day: day.last)
    _write(ctx, row, Action.MEETING_ACTION_CHANGED, before.subject, changed, today)


def follow(
    ctx: Context,
    *,
    territory: str,
    number: int,
    seen_version: int,
    action: int,
    followed: Followed,
) -> None:
    """Say that an action is done, dropped, or open again."""
    row, on = _held(ctx, territory, number, seen_version)
    before = _action(ctx, territory, number, action)
    note = clean(followed.note, field="Note ou motif", limit=NOTE_LIMIT)
    check_past(followed.on, today=ctx.today)
    # An action opened again cannot be done before it was closed.
    since = max(on.last, before.closed_on or on.last)
    check_closing(before.status, followed.status, on=followed.on, since=since, reason=note)
    changed = {STATUS: (before.status.value, followed.status.value)}
    day = PartialDate(followed.on)
    _write(ctx, row, Action.MEETING_ACTION_FOLLOWED, before.subject, changed, day, note)


def _held(
    ctx: Context, territory: str, number: int, seen_version: int
) -> tuple[Meeting, PartialDate]:
    """The meeting, and its day: what is planned decides nothing."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    state = state_of(ctx, row)
    if not state.is_held or state.held_on is None:
        raise MeetingNotHeld
    return row, state.held_on


def _phase(ctx: Context, phase: str) -> str:
    if phase and phase not in {known.key for known in ctx.catalog.phases}:
        raise errors.NotFound(subject=phase)
    return phase


def _checked(ctx: Context, territory: str, asked: Asked) -> dict[str, str]:
    owner = asked.owner
    registered = select(Organisation.number).where(Organisation.territory_key == territory)
    known = set(ctx.session.scalars(registered)) if owner.organisation is not None else set()
    types = {actor_type.code for actor_type in ctx.catalog.actor_types}
    if owner.organisation not in known and owner.actor_type not in types:
        raise errors.NotFound(subject=str(owner))
    check_in_calendar(asked.due_on.last)
    return {
        "action": clean(asked.text, field="Action", limit=TEXT_LIMIT, required=True),
        "action_owner": str(owner),
        "action_due_on": str(asked.due_on),
        "action_phase": _phase(ctx, asked.phase),
    }


def _action(ctx: Context, territory: str, meeting: int, number: int) -> MeetingAction:
    for action in actions_on(ctx, moment=Moment(ctx.today), territory=territory):
        if (action.meeting, action.number) == (meeting, number):
            return action
    raise errors.NotFound(subject=f"{territory} {meeting}.{number}")


def _new(values: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {name: ("", value) for name, value in values.items() if value}


def _write(
    ctx: Context,
    row: Meeting,
    action: Action,
    subject: str,
    changes: Mapping[str, tuple[str, str]],
    on: PartialDate,
    note: str = "",
) -> None:
    """Each change is what was said before and what is said now; « » is not known."""
    said = {name: new for name, (_, new) in changes.items()}
    place = row.territory_key
    stored = facts.new_facts(ctx, subject, said, territory=place, effective=on, note=note)
    told_changes = {name: (old or None, new or None) for name, (old, new) in changes.items()}
    write(ctx, row, action, facts=stored, subject=subject, changes=told_changes, note=note)
