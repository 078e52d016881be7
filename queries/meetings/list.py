"""The meetings of a day: from current rows or from facts, those that the actor may see."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from domain.errors import NotFound
from domain.meetings import MeetingKind, MeetingStatus, carried_over
from domain.permissions import Permission
from models import Meeting
from queries.cached import remembered
from queries.context import Context
from queries.meetings.points import MeetingAction, Resolution, actions_on, resolutions_on
from queries.meetings.states import MeetingState, from_facts, groups_in, numbers, split
from queries.moment import Moment
from queries.register.list import organisations_on
from queries.register.states import OrganisationState


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """None: whatever it is. `with_open_actions`: only those that still wait for something."""

    territory: str | None = None
    phase: str | None = None
    kind: MeetingKind | None = None
    with_open_actions: bool = False

    @property
    def is_narrow(self) -> bool:
        return self != MeetingFilter()


@dataclass(frozen=True, slots=True)
class MeetingList:
    """What the filter keeps: meetings, what they decided, what they still wait for."""

    meetings: tuple[MeetingState, ...]
    resolutions: tuple[Resolution, ...]
    open_actions: tuple[MeetingAction, ...]


@remembered
def meetings_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> list[MeetingState]:
    """Those of every territory that the actor sees, or of one; latest first. Cancelled ones too.
    A shared one stands in each of its territories, under the same number."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    found = _current(ctx, territory) if is_now else from_facts(ctx, moment, territory)
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    mine = [one for one in found if one.territory in seen]
    return sorted(mine, key=lambda one: (one.day.last if one.day else moment.on, one.number))[::-1]


def meeting_on(ctx: Context, *, territory: str, number: int, moment: Moment) -> MeetingState:
    """One of them; « introuvable » when it does not exist or is not for this person."""
    if territory in {place.key for place in ctx.catalog.territories}:
        for one in meetings_on(ctx, moment=moment, territory=territory):
            if one.number == number:
                return one
    raise NotFound(subject=f"{territory} {number}")


def meeting_list(ctx: Context, *, moment: Moment, wanted: MeetingFilter) -> MeetingList:
    """Meetings of that territory, phase and kind, with what they decided and asked for."""
    place = wanted.territory
    actions = [one for one in actions_on(ctx, moment=moment, territory=place) if one.is_open]
    waiting = {(one.territory, one.meeting) for one in actions}
    kept = [
        one
        for one in meetings_on(ctx, moment=moment, territory=place)
        if (wanted.kind in (None, one.kind))
        and (wanted.phase is None or wanted.phase in one.phases)
        and (not wanted.with_open_actions or (one.territory, one.number) in waiting)
    ]
    keys = {(one.territory, one.number) for one in kept}
    decided = resolutions_on(ctx, moment=moment, territory=place)
    return MeetingList(
        tuple(kept),
        tuple(one for one in decided if (one.territory, one.meeting) in keys),
        tuple(one for one in actions if (one.territory, one.meeting) in keys),
    )


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """`shared_with` names only territories that the reader sees; `carried` are actions of earlier
    meetings of its kind that were open on its day; `register` holds the organisations there."""

    state: MeetingState
    shared_with: tuple[str, ...]
    came: tuple[OrganisationState, ...]
    resolutions: tuple[Resolution, ...]
    actions: tuple[MeetingAction, ...]
    carried: tuple[MeetingAction, ...]
    register: tuple[OrganisationState, ...]
    here: tuple[MeetingState, ...]  # every meeting of the territory


def meeting_sheet(ctx: Context, *, territory: str, number: int, moment: Moment) -> MeetingSheet:
    """Everything one screen tells of one meeting in one territory."""
    state = meeting_on(ctx, territory=territory, number=number, moment=moment)
    everywhere = meetings_on(ctx, moment=moment)
    here = [one for one in everywhere if one.territory == territory]
    held = [one for one in here if one.status is not MeetingStatus.CANCELLED]
    actions = actions_on(ctx, moment=moment, territory=territory)
    register = organisations_on(ctx, moment=moment, territory=territory)
    decided = resolutions_on(ctx, moment=moment, territory=territory)
    return MeetingSheet(
        state=state,
        shared_with=tuple(
            one.territory
            for one in everywhere
            if one.number == number and one.territory != territory
        ),
        came=tuple(one for one in register if one.number in state.organisations),
        resolutions=tuple(one for one in reversed(decided) if one.meeting == number),
        actions=tuple(one for one in actions if one.meeting == number),
        carried=tuple(carried_over(state, held, actions)),
        register=tuple(register),
        here=tuple(here),
    )


_READ = {"phases": split, "organisations": numbers, "groups": groups_in}
_COLUMNS = (
    Meeting.territory_key.label("territory"),
    *[getattr(Meeting, name) for name in MeetingState.__slots__ if name != "territory"],
)


def _current(ctx: Context, territory: str | None) -> list[MeetingState]:
    wanted = [Meeting.territory_key == territory] if territory else []
    return [
        MeetingState(
            **{**row._mapping, **{name: read(getattr(row, name)) for name, read in _READ.items()}}
        )
        for row in ctx.session.execute(select(*_COLUMNS).where(*wanted))
    ]
