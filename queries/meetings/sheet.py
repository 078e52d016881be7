"""Everything one screen tells of one meeting in one territory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from domain.meetings import MeetingStatus, carried_over
from models import Meeting
from queries.context import Context
from queries.meetings.points import MeetingAction, Resolution, actions_on, resolutions_on
from queries.meetings.states import MeetingState, meeting_on, meetings_on
from queries.moment import Moment
from queries.register.organisations import OrganisationState, organisations_on


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
    """Return one meeting; « introuvable » when it does not exist or is not for this person."""
    state = meeting_on(ctx, territory=territory, number=number, moment=moment)
    everywhere = meetings_on(ctx, moment=moment)
    meetings = [meeting for meeting in everywhere if meeting.territory == territory]
    held = [meeting for meeting in meetings if meeting.status is not MeetingStatus.CANCELLED]
    actions = actions_on(ctx, moment=moment, territory=territory)
    register = organisations_on(ctx, moment=moment, territory=territory)
    decided = resolutions_on(ctx, moment=moment, territory=territory)
    return MeetingSheet(
        state=state,
        shared_with=_shared_with(ctx, state, everywhere),
        came=tuple(
            organisation for organisation in register if organisation.number in state.organisations
        ),
        resolutions=tuple(
            resolution for resolution in reversed(decided) if resolution.meeting == number
        ),
        actions=tuple(action for action in actions if action.meeting == number),
        carried=tuple(carried_over(state, held, actions)),
        register=tuple(register),
        here=tuple(meetings),
    )


def _shared_with(
    ctx: Context, state: MeetingState, everywhere: Sequence[MeetingState]
) -> tuple[str, ...]:
    """The other territories of a meeting, of those that are known of by then."""
    other = aliased(Meeting)
    rows = select(other.territory_key, other.number).where(
        Meeting.territory_key == state.territory,
        Meeting.number == state.number,
        other.identity == Meeting.identity,
        other.territory_key != Meeting.territory_key,
    )
    shared = {(place, number) for place, number in ctx.session.execute(rows)}
    return tuple(
        meeting.territory for meeting in everywhere if (meeting.territory, meeting.number) in shared
    )
