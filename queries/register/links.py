"""The links between the organisations of a territory, on a day: from current rows or from facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from domain.dates import PartialDate
from domain.organisation_links import Direction, Mode, Nature, Tie
from domain.permissions import Permission
from domain.subjects import Kind, Subject, subject_text
from models import OrganisationLink
from queries.cached import remembered
from queries.context import Context
from queries.facts import facts_on
from queries.moment import Moment
from queries.register.organisations import organisations_on

PERIOD = ("link_ends", "link_since", "link_until", "link_removed")  # true as long as the link is
QUALITY = ("link_mode", "link_nature", "link_direction", "link_intensity", "link_formal")
ATTRIBUTES = (*PERIOD, *QUALITY)
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class LinkState:
    """One link in one territory on one day. `version` is None in the past."""

    territory: str
    number: int
    tie: Tie
    is_removed: bool = False
    version: int | None = None

    @property
    def subject(self) -> str:
        return subject_text(Kind.ORGANISATION_LINK, self.territory, self.number)

    def other(self, number: int) -> int:
        """Whom an organisation is linked to."""
        return self.tie.second if self.tie.first == number else self.tie.first


@remembered
def links_on(
    ctx: Context, *, moment: Moment, territory: str | None = None, ended: bool = False
) -> Sequence[LinkState]:
    """Return those that hold on that day between organisations that are around the table, in
    every territory that the actor sees, or in one; with `ended`, those that held before too."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    links = _current(ctx, territory) if is_now else links_from_facts(ctx, moment, territory)
    organisations = {
        (organisation.territory, organisation.number)
        for organisation in organisations_on(ctx, moment=moment, territory=territory)
        if organisation.is_present or ended
    }
    held = [link for link in links if not link.is_removed]
    return sorted(
        (
            link
            for link in held
            if {(link.territory, link.tie.first), (link.territory, link.tie.second)}
            <= organisations
            and (ended or link.tie.holds_on(moment.on))
        ),
        key=lambda link: (link.territory, link.number),
    )


def links_of(
    ctx: Context, *, territory: str, number: int, moment: Moment, ended: bool = True
) -> list[LinkState]:
    """Return those of one organisation, ended ones too unless told otherwise."""
    links = links_on(ctx, moment=moment, territory=territory, ended=ended)
    return [link for link in links if number in (link.tie.first, link.tie.second)]


def links_from_facts(ctx: Context, moment: Moment, territory: str | None = None) -> list[LinkState]:
    """Recompute every link from its facts, removed ones included."""
    values: dict[str, dict[str, str]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        values[fact.subject][fact.attribute] = fact.value
    return [_state(subject, said) for subject, said in values.items() if "link_ends" in said]


def _state(subject: str, said: Mapping[str, str]) -> LinkState:
    territory, number = Subject.parse(subject).parts
    first, second = said["link_ends"].split(">")
    until = said.get("link_until")
    tie = Tie(
        first=int(first),
        second=int(second),
        mode=Mode(said["link_mode"]),
        nature=Nature(said["link_nature"]),
        direction=Direction(said["link_direction"]),
        intensity=int(said["link_intensity"]),
        is_formal=said["link_formal"] == YES,
        since=PartialDate.parse(said["link_since"]),
        until=PartialDate.parse(until) if until else None,
    )
    return LinkState(territory, int(number), tie, is_removed=said.get("link_removed") == YES)


def values_of(tie: Tie) -> dict[str, str]:
    """Return the values of a link, as its facts hold them."""
    return {
        "link_ends": f"{tie.first}>{tie.second}",
        "link_since": str(tie.since),
        "link_until": str(tie.until or ""),
        "link_mode": tie.mode.value,
        "link_nature": tie.nature.value,
        "link_direction": tie.direction.value,
        "link_intensity": str(tie.intensity),
        "link_formal": YES if tie.is_formal else NO,
    }


def columns_of(state: LinkState) -> dict[str, object]:
    """Return what the row of a link holds when this is its state."""
    tie = {name: getattr(state.tie, name) for name in Tie.__slots__}
    return tie | {"is_removed": state.is_removed}


def _current(ctx: Context, territory: str | None) -> list[LinkState]:
    wanted = [OrganisationLink.territory_key == territory] if territory else []
    rows = ctx.session.scalars(select(OrganisationLink).where(*wanted))
    return [
        LinkState(row.territory_key, row.number, tie_of(row), row.is_removed, row.version)
        for row in rows
    ]


def tie_of(row: OrganisationLink) -> Tie:
    return Tie(**{name: getattr(row, name) for name in Tie.__slots__})
