"""One organisation in one territory on one day, and the one place where facts become that state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.dates import PartialDate
from domain.organisations import Degree, Engagement, Strategy, is_short_of, strategy_of
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

IDENTITY = ("organisation_name", "actor_type", "website")  # the same wherever it is shared
STANDING = (
    "pilot_role", "parent", "barriers", "interest", "influence", "engagement_wanted",
)  # fmt: skip
ATTRIBUTES = (*IDENTITY, *STANDING, "engagement")
SUBJECT = "organisation"


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
        return f"{SUBJECT}/{self.territory}/{self.number}"

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
    """Those known by name and by engagement on that day."""
    by_subject: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for fact in facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
    ):
        if fact.subject.startswith(f"{SUBJECT}/"):
            by_subject[fact.subject][fact.attribute] = fact
    return [
        _state(subject, facts, moment.on)
        for subject, facts in by_subject.items()
        if {"organisation_name", "engagement"} <= facts.keys()
    ]


def _state(subject: str, facts: Mapping[str, FactRow], on: date) -> OrganisationState:
    _, territory, number = subject.split("/")
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
    """The same as facts say it, without the engagement; « » is not known."""
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
    """What the row of an organisation holds when this is its state."""
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
