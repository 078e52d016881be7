"""Organisations on a day: the state of each, from its current row or from facts, for who may see
it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from definitions.method import ActorTypeDefinition
from domain.dates import PartialDate
from domain.errors import NotFound
from domain.organisations import Degree, Engagement, Strategy, is_short_of, strategy_of
from domain.permissions import Permission
from domain.subjects import Kind, Subject, kind_of, subject_text
from domain.text import french_order
from models import Organisation
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

IDENTITY = ("organisation_name", "actor_type", "website")  # the same wherever it is shared
STANDING = (
    "pilot_role", "parent", "barriers", "interest", "influence", "engagement_wanted",
)  # fmt: skip
ATTRIBUTES = (*IDENTITY, *STANDING, "engagement")


@dataclass(frozen=True, slots=True)
class OrganisationState:
    """`version` is None in the past; `barriers` holds keys of the method, in its order or not."""

    territory: str
    number: int
    name: str = ""
    actor_type: str = ""
    website: str = ""
    pilot_role: str = ""
    parent: int | None = None
    barriers: tuple[str, ...] = ()
    interest: Degree | None = None
    influence: Degree | None = None
    engagement: Engagement = Engagement.IDENTIFIED
    engagement_on: PartialDate | None = None  # since when it stands so
    engagement_wanted: Engagement | None = None
    last_news_on: date | None = None
    version: int | None = None

    @property
    def subject(self) -> str:
        return subject_text(Kind.ORGANISATION, self.territory, self.number)

    @property
    def strategy(self) -> Strategy | None:
        return strategy_of(interest=self.interest, influence=self.influence)

    @property
    def is_present(self) -> bool:
        """Around the table, however far; not withdrawn from it."""
        return self.engagement is not Engagement.WITHDRAWN

    @property
    def is_short(self) -> bool:
        """Less engaged than wanted."""
        return is_short_of(self.engagement, self.engagement_wanted)


def from_facts(
    ctx: Context, moment: Moment, territory: str | None = None
) -> list[OrganisationState]:
    """Return those known by name and by engagement on that day."""
    by_subject: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        if kind_of(fact.subject) is Kind.ORGANISATION:
            by_subject[fact.subject][fact.attribute] = fact
    return [
        _state(subject, facts, moment.on)
        for subject, facts in by_subject.items()
        if {"organisation_name", "engagement"} <= facts.keys()
    ]


def _state(subject: str, facts: Mapping[str, FactRow], on: date) -> OrganisationState:
    territory, number = Subject.parse(subject).parts
    said = {name: fact.value for name, fact in facts.items()}
    parent, wanted = said.get("parent"), said.get("engagement_wanted")
    return OrganisationState(
        territory=territory,
        number=int(number),
        name=said["organisation_name"],
        actor_type=said.get("actor_type", ""),
        website=said.get("website", ""),
        pilot_role=said.get("pilot_role", ""),
        parent=int(parent) if parent else None,
        barriers=split(said.get("barriers", "")),
        interest=_degree(said.get("interest")),
        influence=_degree(said.get("influence")),
        engagement=Engagement(said["engagement"]),
        engagement_on=facts["engagement"].effective,
        engagement_wanted=Engagement(wanted) if wanted else None,
        last_news_on=max(fact.news_on(on) for fact in facts.values()),
    )


def _degree(value: str | None) -> Degree | None:
    return Degree(value) if value else None


def split(barriers: str) -> tuple[str, ...]:
    """The keys, as a row and a fact hold them: « logement,mobilite »."""
    return tuple(barriers.split(",")) if barriers else ()


def values_of(state: OrganisationState) -> dict[str, str]:
    """Return the values of an organisation as its facts hold them, without the engagement; « »
    is not known."""
    return {
        "organisation_name": state.name,
        "actor_type": state.actor_type,
        "website": state.website,
        "pilot_role": state.pilot_role,
        "parent": str(state.parent or ""),
        "barriers": ",".join(state.barriers),
        "interest": state.interest or "",
        "influence": state.influence or "",
        "engagement_wanted": state.engagement_wanted or "",
    }


def columns_of(state: OrganisationState) -> dict[str, object]:
    """Return what the row of an organisation holds when this is its state."""
    return {
        "name": state.name,
        "actor_type": state.actor_type,
        "website": state.website,
        "pilot_role": state.pilot_role,
        "parent": state.parent,
        "barriers": ",".join(state.barriers),
        "interest": state.interest,
        "influence": state.influence,
        "engagement": state.engagement,
        "engagement_on": state.engagement_on,
        "engagement_wanted": state.engagement_wanted,
        "last_news_on": state.last_news_on,
    }


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """None: whatever it is."""

    territory: str | None = None
    actor_type: str | None = None
    barrier: str | None = None
    engagement: Engagement | None = None

    @property
    def is_narrow(self) -> bool:
        return self != OrganisationFilter()


@remembered
def organisations_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Sequence[OrganisationState]:
    """Return those of every territory that the actor sees, or of one; by territory, then name.
    Withdrawn ones too. A shared one stands in each of its territories, under a number of its own
    there."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    organisations = _current(ctx, territory) if is_now else from_facts(ctx, moment, territory)
    seen = [place.key for place in ctx.catalog.territories if ctx.actor.sees(place.key)]
    return sorted(
        (organisation for organisation in organisations if organisation.territory in seen),
        key=lambda organisation: (
            seen.index(organisation.territory),
            french_order(organisation.name),
            organisation.number,
        ),
    )


def organisation_list(
    ctx: Context, *, moment: Moment, wanted: OrganisationFilter
) -> list[OrganisationState]:
    """Return those that the filter keeps; the withdrawn ones only when they are asked for."""
    return [
        organisation
        for organisation in organisations_on(ctx, moment=moment, territory=wanted.territory)
        if wanted.actor_type in (None, organisation.actor_type)
        and (wanted.barrier is None or wanted.barrier in organisation.barriers)
        and (
            wanted.engagement is organisation.engagement
            or (not wanted.engagement and organisation.is_present)
        )
    ]


def organisation_on(
    ctx: Context, *, territory: str, number: int, moment: Moment
) -> OrganisationState:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    if territory in {place.key for place in ctx.catalog.territories}:
        for organisation in organisations_on(ctx, moment=moment, territory=territory):
            if organisation.number == number:
                return organisation
    raise NotFound(subject=f"{territory} {number}")


def expected_types(ctx: Context) -> list[ActorTypeDefinition]:
    """The types that an organisation may be of: those that stand in a ring of the environment."""
    return [
        actor_type
        for actor_type in ctx.catalog.actor_types
        if actor_type.ring and not actor_type.retired
    ]


def missing_types(ctx: Context, *, moment: Moment, territory: str) -> list[ActorTypeDefinition]:
    """The types of which nobody is around the table of that territory, in the order of the
    rings."""
    present = {
        organisation.actor_type
        for organisation in organisations_on(ctx, moment=moment, territory=territory)
        if organisation.is_present
    }
    return [actor_type for actor_type in expected_types(ctx) if actor_type.code not in present]


_COLUMNS = (
    Organisation.territory_key.label("territory"),
    *[getattr(Organisation, name) for name in OrganisationState.__slots__ if name != "territory"],
)


def _current(ctx: Context, territory: str | None) -> list[OrganisationState]:
    wanted = [Organisation.territory_key == territory] if territory else []
    return [
        OrganisationState(**{**row._mapping, "barriers": split(row.barriers)})
        for row in ctx.session.execute(select(*_COLUMNS).where(*wanted))
    ]
