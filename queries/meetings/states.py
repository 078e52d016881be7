"""Meetings on a day: the state of each, from its current row or from facts, for who may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain.dates import PartialDate
from domain.errors import NotFound
from domain.meetings import MeetingKind, MeetingStatus, status_of
from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text
from models import Meeting
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.meetings.points import MeetingAction, Resolution, actions_on, resolutions_on
from queries.moment import Moment

TIMELESS = (
    "meeting_title", "meeting_kind", "meeting_place", "meeting_phases", "meeting_agenda",
)  # fmt: skip
CAME = ("meeting_organisations", "meeting_groups")
DAYS = ("meeting_planned_on", "meeting_held_on", "meeting_cancelled")
ATTRIBUTES = (*TIMELESS, *CAME, *DAYS)
YES = "yes"
Groups = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MeetingState:
    """`version` is None in the past. `organisations` holds numbers of this territory, `groups`
    how many came of each public."""

    territory: str
    number: int
    title: str = ""
    kind: MeetingKind = MeetingKind.OTHER
    place: str = ""
    phases: tuple[str, ...] = ()
    agenda: str = ""
    planned_on: PartialDate | None = None
    held_on: PartialDate | None = None
    is_cancelled: bool = False
    organisations: tuple[int, ...] = ()
    groups: Groups = ()
    last_news_on: date | None = None
    version: int | None = None

    @property
    def subject(self) -> str:
        return subject_text(Kind.MEETING, self.territory, self.number)

    @property
    def status(self) -> MeetingStatus:
        return status_of(held_on=self.held_on, is_cancelled=self.is_cancelled)

    @property
    def is_held(self) -> bool:
        return self.status is MeetingStatus.HELD

    @property
    def day(self) -> PartialDate | None:
        """When it was held; else when it is, or was, planned."""
        return self.held_on or self.planned_on

    @property
    def tells_who_came(self) -> bool:
        return bool(self.organisations or self.groups)


def from_facts(ctx: Context, moment: Moment, territory: str | None = None) -> list[MeetingState]:
    """Return those of which a day is known by then, planned or held; cancelled ones too."""
    by_subject: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        by_subject[fact.subject][fact.attribute] = fact
    states = [_state(subject, facts, moment.on) for subject, facts in by_subject.items()]
    return [meeting for meeting in states if meeting.title and meeting.day]


def _state(subject: str, facts: Mapping[str, FactRow], on: date) -> MeetingState:
    territory, number = Subject.parse(subject).parts
    said = {name: fact.value for name, fact in facts.items()}
    return MeetingState(
        territory=territory,
        number=int(number),
        title=said.get("meeting_title", ""),
        kind=MeetingKind(said.get("meeting_kind", MeetingKind.OTHER)),
        place=said.get("meeting_place", ""),
        phases=split(said.get("meeting_phases", "")),
        agenda=said.get("meeting_agenda", ""),
        planned_on=_date(said.get("meeting_planned_on")),
        held_on=_date(said.get("meeting_held_on")),
        is_cancelled=said.get("meeting_cancelled") == YES,
        organisations=numbers(said.get("meeting_organisations", "")),
        groups=groups_in(said.get("meeting_groups", "")),
        last_news_on=max(fact.news_on(on) for fact in facts.values()),
    )


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def split(keys: str) -> tuple[str, ...]:
    """Read back what a row and a fact hold: « P04,P05 »."""
    return tuple(keys.split(",")) if keys else ()


def numbers(text: str) -> tuple[int, ...]:
    """« 3,12 »."""
    return tuple(int(number) for number in split(text))


def groups_in(text: str) -> Groups:
    """« habitants:4,jeunes:12 »."""
    pairs = (group.split(":") for group in split(text))
    return tuple((key, int(count)) for key, count in pairs)


def values_of(state: MeetingState) -> dict[str, str]:
    """Return what the meeting is, as facts say it; « » is not known."""
    return {
        "meeting_title": state.title,
        "meeting_kind": state.kind.value,
        "meeting_place": state.place,
        "meeting_phases": ",".join(state.phases),
        "meeting_agenda": state.agenda,
    }


def came_values(organisations: tuple[int, ...], groups: Groups) -> dict[str, str]:
    """Return who came, as facts say it."""
    return {
        "meeting_organisations": ",".join(map(str, organisations)),
        "meeting_groups": ",".join(f"{key}:{count}" for key, count in groups),
    }


def columns_of(state: MeetingState) -> dict[str, object]:
    """Return what the row of a meeting holds when this is its state."""
    came = came_values(state.organisations, state.groups)
    return {
        "title": state.title,
        "kind": state.kind,
        "place": state.place,
        "phases": ",".join(state.phases),
        "agenda": state.agenda,
        "planned_on": state.planned_on,
        "held_on": state.held_on,
        "is_cancelled": state.is_cancelled,
        "organisations": came["meeting_organisations"],
        "groups": came["meeting_groups"],
        "last_news_on": state.last_news_on,
    }


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
) -> Sequence[MeetingState]:
    """Return those of every territory that the actor sees, or of one; latest first. Cancelled
    ones too. A shared one stands in each of its territories, under a number of its own there."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    meetings = _current(ctx, territory) if is_now else from_facts(ctx, moment, territory)
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    mine = [meeting for meeting in meetings if meeting.territory in seen]
    return sorted(
        mine, key=lambda meeting: (meeting.day.last if meeting.day else moment.on, meeting.number)
    )[::-1]


def meeting_on(ctx: Context, *, territory: str, number: int, moment: Moment) -> MeetingState:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    if territory in {place.key for place in ctx.catalog.territories}:
        for meeting in meetings_on(ctx, moment=moment, territory=territory):
            if meeting.number == number:
                return meeting
    raise NotFound(subject=f"{territory} {number}")


def meeting_list(ctx: Context, *, moment: Moment, wanted: MeetingFilter) -> MeetingList:
    """Meetings of that territory, phase and kind, with what they decided and asked for."""
    place = wanted.territory
    asked = actions_on(ctx, moment=moment, territory=place)
    actions = [action for action in asked if action.is_open]
    waiting = {(action.territory, action.meeting) for action in actions}
    kept = [
        meeting
        for meeting in meetings_on(ctx, moment=moment, territory=place)
        if (wanted.kind in (None, meeting.kind))
        and (wanted.phase is None or wanted.phase in meeting.phases)
        and (not wanted.with_open_actions or (meeting.territory, meeting.number) in waiting)
    ]
    keys = {(meeting.territory, meeting.number) for meeting in kept}
    decided = resolutions_on(ctx, moment=moment, territory=place)
    return MeetingList(
        tuple(kept),
        tuple(made for made in decided if (made.territory, made.meeting) in keys),
        tuple(action for action in actions if (action.territory, action.meeting) in keys),
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
