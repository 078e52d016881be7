"""Milestones on a day: their dates, whose word they stand on, and the estimates they had before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from definitions.names import milestone_title
from domain.dates import PartialDate
from domain.errors import NotFound
from domain.milestones import MilestoneKind, leaves_commitment
from domain.permissions import Permission
from domain.schedule import Slip, slip_of
from domain.statements import Origin
from domain.subjects import Kind, Subject, is_added, subject_text
from models import Fact, Milestone, TerritoryPhase
from queries.cached import remembered
from queries.context import Context
from queries.exchange import exchange_of
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.rows import named_rows

DATES = ("planned_on", "forecast_on", "actual_on", "told_on")
TEXTS = ("title", "proof", "told_reference")
NEWS = ("forecast_on", "actual_on")  # what tells where a milestone stands; a plan does not
ATTRIBUTES = (*DATES, *TEXTS, "kind")
REASONS = ("forecast_cause", "forecast_side")


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """One milestone in one territory on one day. `version` is None in the past."""

    territory: str
    phase: str
    key: str
    title: str = ""
    kind: MilestoneKind = MilestoneKind.MILESTONE
    planned_on: PartialDate | None = None
    forecast_on: PartialDate | None = None
    actual_on: PartialDate | None = None
    at_latest: bool = False
    origin: Origin | None = None  # on whose word it is reached
    fact_id: int | None = None
    declared_by: int | None = None
    verified_by: int | None = None
    proof: str = ""
    told_on: PartialDate | None = None
    told_reference: str = ""
    last_news_on: date | None = None
    lot: str | None = None
    version: int | None = None

    @property
    def subject(self) -> str:
        return subject_text(Kind.MILESTONE, self.territory, self.key)

    @property
    def is_added(self) -> bool:
        """True when people added it: the method does not have it."""
        return is_added(self.key)

    @property
    def expected(self) -> PartialDate | None:
        """The best that is known of its date: real, else estimated, else planned."""
        return self.actual_on or self.forecast_on or self.planned_on

    @property
    def due(self) -> PartialDate | None:
        """The date that it still has to meet."""
        return None if self.actual_on else self.expected

    def slip(self, closing: frozenset[date]) -> Slip | None:
        slip = slip_of(self.planned_on, self.actual_on or self.forecast_on, closing)
        return replace(slip, exact=False) if slip and self.at_latest else slip

    def leaves_commitment(self, on: date) -> bool:
        reached = self.actual_on is not None
        return leaves_commitment(self.told_on, expected=self.expected, reached=reached, on=on)


@remembered
def milestones_on(
    ctx: Context,
    *,
    moment: Moment,
    territory: str | None = None,
    phase: str | None = None,
    dated: bool = False,
) -> Sequence[MilestoneState]:
    """Return those of every territory that the actor sees, or of one, in the order of the
    method; `dated`: only those of which some date is known today, of any day for the past."""
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    is_now = moment == Moment(ctx.today)
    milestones = _current(ctx, territory, dated) if is_now else from_facts(ctx, moment, territory)
    seen = {place.key: n for n, place in enumerate(ctx.catalog.territories)}
    phases = {phase.key for phase in ctx.catalog.phases}
    places = _places(ctx)
    shown = [
        state
        for state in milestones
        if state.territory in seen
        and ctx.actor.sees(state.territory)
        and phase in (None, state.phase)
        and (state.key in places or (is_added(state.key) and state.phase in phases))
    ]
    return sorted(
        _with_proofs(ctx, shown),
        key=lambda state: (
            seen[state.territory], state.phase, places.get(state.key, len(places)), len(state.key), state.key,
        ),
    )  # fmt: skip


def _with_proofs(ctx: Context, states: Sequence[MilestoneState]) -> Iterator[MilestoneState]:
    """Proofs are read where files are: by the lead, and by the lot that held the phase when the
    milestone was declared reached."""
    exchange, proven = exchange_of(ctx), [state.subject for state in states if state.proof]
    given = (
        select(Fact.subject, func.max(Fact.recorded_at))
        .where(Fact.attribute == "proof", Fact.subject.in_(proven))
        .group_by(Fact.subject)
    )
    when = dict(ctx.session.execute(given).all()) if proven else {}
    for state in states:
        if not state.proof:
            yield state
            continue
        at = when.get(state.subject, ctx.now)
        lot = exchange.lot_at(state.territory, state.phase, at)
        may = ctx.actor.can(Permission.DELIVERABLE_FILES, state.territory, lot)
        yield state if may else replace(state, proof="")


def milestone_on(ctx: Context, *, territory: str, key: str, moment: Moment) -> MilestoneState:
    """Return one of them; « introuvable » when it does not exist or is not for this person."""
    known = {place.key for place in ctx.catalog.territories}
    if territory in known:
        for state in milestones_on(ctx, moment=moment, territory=territory):
            if state.key == key:
                return state
    raise NotFound(subject=f"{territory} {key}")


def _places(ctx: Context) -> dict[str, int]:
    """The order of those that the method holds now."""
    every = (milestone for phase in ctx.catalog.phases for milestone in phase.milestones)
    keys = (milestone.key for milestone in every if not milestone.retired)
    return {key: place for place, key in enumerate(keys)}


def _title(ctx: Context, key: str, written: str) -> str:
    return written if is_added(key) else milestone_title(ctx.catalog, key)


def _kind(ctx: Context, key: str, written: MilestoneKind | None) -> MilestoneKind:
    if written or is_added(key):
        return written or MilestoneKind.MILESTONE
    try:
        return ctx.catalog.milestone(key).kind
    except KeyError:  # facts outlive the definitions that they were recorded under
        return MilestoneKind.MILESTONE


_CURRENT = select(
    Milestone.territory_key.label("territory"),
    Milestone.phase_key.label("phase"),
    Milestone.milestone_key.label("key"),
    Milestone.title,
    Milestone.kind,
    Milestone.planned_on,
    Milestone.forecast_on,
    Milestone.actual_on,
    Milestone.actual_at_latest.label("at_latest"),
    Milestone.actual_origin.label("origin"),
    Milestone.actual_fact_id.label("fact_id"),
    Milestone.declared_by,
    Milestone.verified_by,
    Milestone.proof,
    Milestone.told_on,
    Milestone.told_reference,
    Milestone.last_news_on,
    TerritoryPhase.lot_key.label("lot"),
    Milestone.version,
).outerjoin(
    TerritoryPhase,
    and_(
        TerritoryPhase.territory_key == Milestone.territory_key,
        TerritoryPhase.phase_key == Milestone.phase_key,
    ),
)


HAS_DATE = or_(
    Milestone.planned_on.is_not(None),
    Milestone.forecast_on.is_not(None),
    Milestone.actual_on.is_not(None),
)


def _current(ctx: Context, territory: str | None, dated: bool) -> list[MilestoneState]:
    wanted = [Milestone.territory_key == territory] if territory else []
    wanted += [or_(HAS_DATE, Milestone.told_on.is_not(None))] if dated else []
    milestones = []
    for row in named_rows(ctx.session.execute(_CURRENT.where(*wanted))):
        row["title"] = _title(ctx, row["key"], row["title"])
        row["kind"] = _kind(ctx, row["key"], row["kind"])
        milestones.append(MilestoneState(**row))
    return milestones


def from_facts(ctx: Context, moment: Moment, territory: str | None = None) -> list[MilestoneState]:
    """Recompute every state from its facts: those of the method, and the added ones already
    known then."""
    known = facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=(*ATTRIBUTES, "lot"),
        territory=territory,
    )
    by_subject: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for fact in known:
        by_subject[fact.subject][fact.attribute] = fact
    defined = {
        subject_text(Kind.MILESTONE, place.key, milestone.key)
        for place in ctx.catalog.territories
        for phase in ctx.catalog.phases
        for milestone in phase.milestones
        if territory in (None, place.key)
    }
    subjects = {subject for subject in by_subject if subject.startswith("milestone/")}
    return [_state(ctx, subject, by_subject, moment.on) for subject in defined | subjects]


def _state(
    ctx: Context, subject: str, known: Mapping[str, Mapping[str, FactRow]], on: date
) -> MilestoneState:
    place, key = Subject.parse(subject).parts
    facts, phase = known.get(subject, {}), key.split(".")[0]
    lot = known.get(subject_text(Kind.PHASE, place, phase), {}).get("lot")
    kind = facts.get("kind")
    texts = {name: facts[name].value for name in TEXTS if name in facts}
    dates = {
        name: PartialDate.parse(facts[name].value)
        for name in DATES
        if name in facts and facts[name].value
    }
    values: dict[str, Any] = texts | dates | _reached(facts.get("actual_on"))
    return MilestoneState(
        place,
        phase,
        key,
        kind=_kind(ctx, key, MilestoneKind(kind.value) if kind else None),
        last_news_on=max((facts[n].news_on(on) for n in NEWS if n in facts), default=None),
        lot=(lot.value or None) if lot else None,
        **values | {"title": _title(ctx, key, texts.get("title", ""))},
    )


def columns_of(state: MilestoneState) -> dict[str, object]:
    """Return what the row of a milestone holds when this is its state; titles of the method are
    not copied."""
    same = (*DATES, "declared_by", "verified_by", "proof", "told_reference", "last_news_on")
    return {name: getattr(state, name) for name in same} | {
        "title": state.title if state.is_added else "",
        "kind": state.kind if state.is_added else None,
        "actual_at_latest": state.at_latest,
        "actual_origin": state.origin,
        "actual_fact_id": state.fact_id,
    }


def _reached(fact: FactRow | None) -> dict[str, object]:
    """On whose word it is reached."""
    if fact is None:
        return {}
    return {
        "at_latest": fact.at_latest,
        "origin": fact.origin,
        "fact_id": fact.id,
        "declared_by": fact.declared_by,
        "verified_by": fact.recorded_by if fact.origin is Origin.VERIFIED else None,
    }
