"""One meeting in one territory on one day, and the one place where facts become that state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.meetings import MeetingKind, MeetingStatus, status_of
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

SUBJECT = "meeting"
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
        return f"{SUBJECT}/{self.territory}/{self.number}"

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
    """Those of which a day is known by then, planned or held; cancelled ones too."""
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
    return [one for one in states if one.title and one.day]


def _state(subject: str, facts: Mapping[str, FactRow], on: date) -> MeetingState:
    _, territory, number = subject.split("/")
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
    """As a row and a fact hold them: « P04,P05 »."""
    return tuple(keys.split(",")) if keys else ()


def numbers(text: str) -> tuple[int, ...]:
    """« 3,12 »."""
    return tuple(int(one) for one in split(text))


def groups_in(text: str) -> Groups:
    """« habitants:4,jeunes:12 »."""
    pairs = (one.split(":") for one in split(text))
    return tuple((key, int(count)) for key, count in pairs)


def values_of(state: MeetingState) -> dict[str, str]:
    """What the meeting is, as facts say it; « » is not known."""
    return {
        "meeting_title": state.title,
        "meeting_kind": state.kind.value,
        "meeting_place": state.place,
        "meeting_phases": ",".join(state.phases),
        "meeting_agenda": state.agenda,
    }


def came_values(organisations: tuple[int, ...], groups: Groups) -> dict[str, str]:
    """Who came, as facts say it."""
    return {
        "meeting_organisations": ",".join(map(str, organisations)),
        "meeting_groups": ",".join(f"{key}:{count}" for key, count in groups),
    }


def columns_of(state: MeetingState) -> dict[str, object]:
    """What the row of a meeting holds when this is its state."""
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
