"""Where phases stand on a day: one state a territory and phase, from current rows or from facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from domain.dates import PartialDate
from domain.errors import NotFound
from domain.permissions import Permission
from domain.phases import CLOSED, STARTED, PhaseStatus
from domain.schedule import Flag, due_date, flag_of
from domain.statements import Origin
from domain.subjects import Kind, Subject, subject_text
from models import TerritoryPhase
from queries.cached import remembered
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment
from queries.rows import named_rows

DATES = ("planned_start", "planned_end", "actual_start", "actual_end")
ATTRIBUTES = ("status", *DATES, "lot")


@dataclass(frozen=True, slots=True)
class PhaseState:
    """One phase in one territory on one day. `version` is None in the past: nothing is edited
    there."""

    territory: str
    phase: str
    status: PhaseStatus = PhaseStatus.UNKNOWN
    since: PartialDate | None = None
    at_latest: bool = False
    origin: Origin | None = None
    fact_id: int | None = None
    declared_by: int | None = None
    verified_by: int | None = None
    lot: str | None = None
    planned_start: PartialDate | None = None
    planned_end: PartialDate | None = None
    actual_start: PartialDate | None = None
    actual_end: PartialDate | None = None
    last_news_on: date | None = None
    version: int | None = None
    flag: Flag | None = None

    @property
    def subject(self) -> str:
        return subject_text(Kind.PHASE, self.territory, self.phase)

    @property
    def due(self) -> PartialDate | None:
        """The next planned date that the phase has to meet."""
        return due_date(self)


@remembered
def states_on(
    ctx: Context, *, moment: Moment, territory: str | None = None
) -> Mapping[tuple[str, str], PhaseState]:
    """Return every phase of every territory that the actor sees, or of one, by (territory,
    phase)."""
    ctx.actor.require(Permission.PROGRESS_READ)
    is_now = moment == Moment(ctx.today)
    phases = (
        _current(ctx, territory)
        if is_now
        else states_from_facts(ctx, moment=moment, territory=territory)
    )
    states = {}
    for place in ctx.catalog.territories:
        if territory in (None, place.key) and ctx.actor.sees(place.key):
            for phase in ctx.catalog.phases:
                state = phases.get((place.key, phase.key)) or PhaseState(place.key, phase.key)
                flag = flag_of(state, on=moment.on, news_expected_days=phase.news_expected_days)
                states[place.key, phase.key] = replace(state, flag=flag) if flag else state
    return states


def states_from_facts(
    ctx: Context, *, moment: Moment, territory: str | None = None, phase: str | None = None
) -> dict[tuple[str, str], PhaseState]:
    """The phases of which something is known, recomputed from their facts: the one place where
    facts become a state. Current rows are written from it."""
    facts = facts_on(
        ctx,
        on=moment.on,
        known_at=moment.known_at,
        attributes=ATTRIBUTES,
        territory=territory,
        subjects=[subject_text(Kind.PHASE, territory, phase)] if phase else None,
    )
    return _from_facts(facts, on=moment.on)


def state_on(ctx: Context, *, territory: str, phase: str, moment: Moment) -> PhaseState:
    """Return one phase; « introuvable » when it does not exist or is not for this person."""
    known = {place.key for place in ctx.catalog.territories}
    if territory not in known or phase not in {p.key for p in ctx.catalog.phases}:
        raise NotFound(subject=f"{territory} {phase}")
    ctx.actor.require(Permission.PROGRESS_READ, territory)
    return states_on(ctx, moment=moment, territory=territory)[territory, phase]


_CURRENT = select(
    TerritoryPhase.territory_key.label("territory"),
    TerritoryPhase.phase_key.label("phase"),
    TerritoryPhase.status,
    TerritoryPhase.status_since,
    TerritoryPhase.status_precision,
    TerritoryPhase.status_at_latest.label("at_latest"),
    TerritoryPhase.status_origin.label("origin"),
    TerritoryPhase.status_fact_id.label("fact_id"),
    TerritoryPhase.declared_by,
    TerritoryPhase.verified_by,
    TerritoryPhase.lot_key.label("lot"),
    TerritoryPhase.planned_start,
    TerritoryPhase.planned_end,
    TerritoryPhase.actual_start,
    TerritoryPhase.actual_end,
    TerritoryPhase.last_news_on,
    TerritoryPhase.version,
)


def columns_of(state: PhaseState) -> dict[str, object]:
    """Return what the current row of a phase holds when its facts make that state."""
    return {
        "status": state.status,
        "status_since": state.since.last if state.since else None,
        "status_precision": state.since.precision if state.since else None,
        "status_at_latest": state.at_latest,
        "status_origin": state.origin,
        "status_fact_id": state.fact_id,
        "declared_by": state.declared_by,
        "verified_by": state.verified_by,
        "lot_key": state.lot,
        "last_news_on": state.last_news_on,
    } | {name: getattr(state, name) for name in DATES}


def _current(ctx: Context, territory: str | None) -> dict[tuple[str, str], PhaseState]:
    wanted = [TerritoryPhase.territory_key == territory] if territory else []
    phases = {}
    for row in named_rows(ctx.session.execute(_CURRENT.where(*wanted))):
        day, precision = row.pop("status_since"), row.pop("status_precision")
        since = PartialDate.ending_on(day, precision) if day and precision else None
        phases[row["territory"], row["phase"]] = PhaseState(since=since, **row)
    return phases


def _from_facts(facts: Iterable[FactRow], *, on: date) -> dict[tuple[str, str], PhaseState]:
    by_subject: dict[tuple[str, str], dict[str, FactRow]] = defaultdict(dict)
    for fact in facts:
        about = Subject.parse(fact.subject)
        if about.kind is Kind.PHASE:
            by_subject[about.territory, about.phase][fact.attribute] = fact
    return {key: _state(*key, facts, on) for key, facts in by_subject.items()}


def _state(territory: str, phase: str, facts: Mapping[str, FactRow], on: date) -> PhaseState:
    """The state that the facts in force make, by attribute; what a status rules out is left out."""
    status, lot = facts.get("status"), facts.get("lot")
    if status is None:
        return PhaseState(territory, phase, lot=_word(lot), last_news_on=_news(facts, on))
    verified = status.origin is Origin.VERIFIED
    value = PhaseStatus(status.value)
    return PhaseState(
        territory,
        phase,
        status=value,
        since=status.effective,
        at_latest=status.at_latest,
        origin=status.origin,
        fact_id=status.id,
        declared_by=status.declared_by,
        verified_by=status.recorded_by if verified else None,
        lot=_word(lot),
        planned_start=_date(facts.get("planned_start")),
        planned_end=_date(facts.get("planned_end")),
        actual_start=_date(facts.get("actual_start")) if value in STARTED else None,
        actual_end=_date(facts.get("actual_end")) if value in CLOSED else None,
        last_news_on=_news(facts, on),
    )


def _word(fact: FactRow | None) -> str | None:
    return fact.value or None if fact else None


def _date(fact: FactRow | None) -> PartialDate | None:
    return PartialDate.parse(fact.value) if fact and fact.value else None


def _news(facts: Mapping[str, FactRow], on: date) -> date | None:
    """The day of the latest news; saying which lot a phase belongs to is none."""
    days = [fact.news_on(on) for name, fact in facts.items() if name != "lot"]
    return max(days, default=None)
