"""What people say of a meeting: that it is planned, what it is, that it was held and who came, or
not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select

from domain import errors
from domain.actions import Action
from domain.dates import PartialDate, check_in_calendar, check_past
from domain.meetings import (
    MeetingAlreadyHeld,
    MeetingCancelled,
    MeetingKind,
    MeetingPlaceMissing,
    check_groups,
)
from domain.permissions import Permission
from domain.subjects import Kind, subject_text
from domain.text import NOTE_LIMIT, clean
from models import Fact, Meeting, Organisation
from queries.context import Context
from queries.facts import last_number
from queries.meetings.states import YES, MeetingState, came_values, values_of
from services import audit
from services.audit import without_command_id
from services.meetings.rows import (
    everywhere,
    first_day_of,
    meeting_facts,
    open_row,
    restate,
    state_of,
    write,
)

TITLE_LIMIT = 150
PLACE_LIMIT = 150
AGENDA_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Description:
    """What a meeting is, in every territory that it concerns."""

    title: str
    kind: MeetingKind
    place: str = ""
    phases: tuple[str, ...] = ()
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """When it is planned, or when it was held."""

    on: PartialDate
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """When it was held, and who came of one territory: organisations by their numbers, publics by
    how many."""

    on: PartialDate
    organisations: tuple[int, ...] = ()
    groups: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


def add(
    ctx: Context,
    *,
    territories: Collection[str],
    seen_version: int,
    description: Description,
    day: Day,
) -> int:
    """Enter a meeting in one territory, or shared by several; its number in the first of them.

    `seen_version` counts those of these territories when the form was opened.
    """
    if not territories:
        raise MeetingPlaceMissing
    for place in territories:
        _check_place(ctx, place)
    audit.refuse_repetition(ctx)
    if n_meetings(ctx, territories=territories) != seen_version:
        raise errors.StaleEdit(subject=description.title)
    values = _checked(ctx, description)
    _check_day(ctx, day)
    last = ctx.session.scalar(select(func.max(Meeting.identity))) or 0
    rows = [
        Meeting(territory_key=place, number=_next_number(ctx, place), identity=last + 1)
        for place in territories
    ]
    for n, row in enumerate(rows):
        _open(ctx if n == 0 else without_command_id(ctx), row, values, day)
    return rows[0].number


def _next_number(ctx: Context, place: str) -> int:
    """Each territory counts its own: a number tells no other one how many meetings there are."""
    return last_number(ctx, subject_text(Kind.MEETING, place, "")) + 1


def n_meetings(ctx: Context, *, territories: Collection[str]) -> int:
    """Return how many meetings were ever entered in these territories."""
    query = select(func.count()).where(Meeting.territory_key.in_(territories))
    return ctx.session.scalar(query) or 0


def _check_place(ctx: Context, territory: str) -> None:
    if territory not in {place.key for place in ctx.catalog.territories}:
        raise errors.NotFound(subject=territory)
    ctx.actor.require(Permission.MEETING_WRITE, territory, subject=territory)


def _check_day(ctx: Context, day: Day) -> None:
    """A meeting that was held was held already; one that is planned may be of any day."""
    if day.is_held:
        check_past(day.on.last, today=ctx.today)
    else:
        check_in_calendar(day.on.last)


def _open(ctx: Context, row: Meeting, values: dict[str, str], day: Day) -> None:
    ctx.session.add(row)
    said = {name: value for name, value in values.items() if value}
    said["meeting_held_on" if day.is_held else "meeting_planned_on"] = str(day.on)
    since = day.on if day.is_held else PartialDate(ctx.today)
    write(ctx, row, Action.MEETING_ADDED, facts=meeting_facts(ctx, row, said, effective=since))


def describe(
    ctx: Context, *, territory: str, number: int, seen_version: int, description: Description
) -> None:
    """Say better what it is, in every territory that it concerns."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    values, before = _checked(ctx, description), values_of(state_of(ctx, row))
    new = {name: value for name, value in values.items() if value != before[name]}
    if not new:
        raise errors.NothingNew
    for meeting in everywhere(ctx, row):
        said = restate(ctx, meeting, new, effective=first_day_of(ctx, meeting))
        write(
            ctx if meeting is row else without_command_id(ctx),
            meeting,
            Action.MEETING_DESCRIBED,
            facts=said,
        )


def plan(
    ctx: Context, *, territory: str, number: int, seen_version: int, on: PartialDate, note: str
) -> None:
    """Plan it for another day; the day planned before stays in the record."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    state = state_of(ctx, row)
    _refuse_cancelled(state)
    if state.held_on:
        raise MeetingAlreadyHeld
    _check_day(ctx, Day(on))
    note = clean(note, field="Motif", limit=NOTE_LIMIT)
    if on == state.planned_on:
        raise errors.NothingNew
    for meeting in everywhere(ctx, row):
        said = meeting_facts(ctx, meeting, {"meeting_planned_on": str(on)}, note=note)
        write(
            ctx if meeting is row else without_command_id(ctx),
            meeting,
            Action.MEETING_PLANNED,
            facts=said,
            note=note,
        )


def record_held(
    ctx: Context, *, territory: str, number: int, seen_version: int, held: Held
) -> None:
    """Say that it was held, when, and who came of this territory; or say that better. The day is
    the same wherever it is shared, who came is told in each territory."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    state = state_of(ctx, row)
    _refuse_cancelled(state)
    check_past(held.on.last, today=ctx.today)
    note = clean(held.note, field="Note", limit=NOTE_LIMIT)
    came = _came(ctx, territory, held)
    if held.on != state.held_on:
        *others, _ = everywhere(ctx, row)
        for meeting in others:
            theirs = state_of(ctx, meeting)
            kept = came_values(theirs.organisations, theirs.groups)
            write(
                without_command_id(ctx),
                meeting,
                Action.MEETING_HELD,
                facts=_held(ctx, meeting, held.on, kept, note),
            )
        said = _held(ctx, row, held.on, came, note)
    else:
        before = came_values(state.organisations, state.groups)
        new = {name: value for name, value in came.items() if value != before[name]}
        said = restate(ctx, row, new, effective=held.on, note=note)
    if not said:
        raise errors.NothingNew
    write(ctx, row, Action.MEETING_HELD, facts=said, note=note)


def _held(
    ctx: Context, row: Meeting, on: PartialDate, came: Mapping[str, str], note: str
) -> list[Fact]:
    """The day, with who came: all of it is true from that day. Entered later than it was held, a
    meeting was what it is on its day already."""
    stored = restate(ctx, row, {"meeting_held_on": str(on), **came}, effective=on, note=note)
    if on.last < first_day_of(ctx, row).last:
        stored += restate(ctx, row, values_of(state_of(ctx, row)), effective=on)
    return stored


def cancel(ctx: Context, *, territory: str, number: int, seen_version: int, reason: str) -> None:
    """Say that it will not be held, or that it never was; it stays in the record, told as such."""
    row = open_row(ctx, territory=territory, number=number, seen_version=seen_version)
    _refuse_cancelled(state_of(ctx, row))
    reason = clean(reason, field="Motif", limit=NOTE_LIMIT, required=True)
    for meeting in everywhere(ctx, row):
        said = meeting_facts(
            ctx, meeting, {"meeting_cancelled": YES}, effective=meeting.held_on, note=reason
        )
        context = ctx if meeting is row else without_command_id(ctx)
        write(context, meeting, Action.MEETING_CANCELLED, facts=said, note=reason)


def _refuse_cancelled(state: MeetingState) -> None:
    if state.is_cancelled:
        raise MeetingCancelled


def _checked(ctx: Context, said: Description) -> dict[str, str]:
    """What the facts will say, texts cleaned; refused when it cannot be said."""
    order = [phase.key for phase in ctx.catalog.phases]
    if unknown := set(said.phases) - set(order):
        raise errors.NotFound(subject=", ".join(sorted(unknown)))
    title = clean(said.title, field="Intitulé", limit=TITLE_LIMIT, required=True)
    return {
        "meeting_title": " ".join(title.split()),
        "meeting_kind": said.kind.value,
        "meeting_place": " ".join(clean(said.place, field="Lieu", limit=PLACE_LIMIT).split()),
        "meeting_phases": ",".join(sorted(set(said.phases), key=order.index)),
        "meeting_agenda": clean(said.agenda, field="Ordre du jour", limit=AGENDA_LIMIT),
    }


def _came(ctx: Context, territory: str, held: Held) -> dict[str, str]:
    """Organisations of the register of that territory, and publics of the method, in its order."""
    registered = select(Organisation.number).where(Organisation.territory_key == territory)
    order = [group.key for group in ctx.catalog.groups]
    unknown = set(held.organisations) - set(ctx.session.scalars(registered))
    if unknown or set(held.groups) - set(order):
        raise errors.NotFound(subject=territory)
    check_groups(held.groups)
    groups = tuple((key, held.groups[key]) for key in order if key in held.groups)
    return came_values(tuple(sorted(set(held.organisations))), groups)
