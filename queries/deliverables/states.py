"""One deliverable on one day, and the one place where facts become that state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from definitions.names import deliverable_title
from domain.dates import PartialDate
from domain.deliverables import ACCEPTED, DeliverableStatus, ReservationStatus, review_due_on
from domain.statements import Origin
from domain.subjects import Kind, Subject, is_added, subject_text
from queries.context import Context
from queries.facts import FactRow, facts_on
from queries.moment import Moment

NEWS = ("delivery", "due_on", "waiting_for", "availability")
OWN = (*NEWS, "submitted_on", "submitted_version", "title", "criteria")
RESERVATION = ("reserve", "reserve_due_on", "reserve_status")  # of « <subject>/reserve-<n> »
ATTRIBUTES = (*OWN, "reserve_due_on", "reserve_status")
COPIED = (  # what a row and a state both hold
    "status",
    "status_since",
    "status_fact_id",
    "submitted_by",
    "decided_by",
    "submitted_on",
    "submitted_version",
    "due_on",
    "reserve_due_on",
    "waiting_for",
    "available_on",
    "available_at_latest",
    "available_origin",
    "last_news_on",
)


@dataclass(frozen=True, slots=True)
class DeliverableState:
    """One deliverable in one territory on one day. `version` is None in the past."""

    territory: str
    phase: str
    key: str
    title: str = ""
    criteria: tuple[str, ...] = ()
    lot: str | None = None
    version: int | None = None
    status: DeliverableStatus = DeliverableStatus.EXPECTED
    status_since: date | None = None
    status_fact_id: int | None = None
    submitted_by: int | None = None
    decided_by: int | None = None
    submitted_on: date | None = None  # the last handing over
    submitted_version: int | None = None  # what was handed over then
    due_on: PartialDate | None = None
    reserve_due_on: date | None = None  # the soonest among the reservations not closed
    waiting_for: str = ""  # the code of the type of actors that is waited for
    available_on: PartialDate | None = None  # what a source says; never an acceptance
    available_at_latest: bool = False
    available_origin: Origin | None = None
    last_news_on: date | None = None

    @property
    def subject(self) -> str:
        return subject_text(Kind.DELIVERABLE, self.territory, self.key)

    @property
    def is_added(self) -> bool:
        """True when people added it: the method does not have it."""
        return is_added(self.key)

    @property
    def is_accepted(self) -> bool:
        """By FOREm, with reservations or without."""
        return self.status in ACCEPTED

    @property
    def review_due_on(self) -> date | None:
        """The last day of FOREm’s verification, while it lasts."""
        return review_due_on(self)

    @property
    def due(self) -> PartialDate | None:
        """The date that still has to be met: that of the verification or of a reservation,
        else that
        of handing over."""
        if day := self.review_due_on or self.reserve_due_on:
            return PartialDate(day)
        return None if self.is_accepted else self.due_on

    def is_late(self, on: date) -> bool:
        return self.due is not None and self.due.last < on


def title_of(ctx: Context, key: str, written: str) -> str:
    return written if is_added(key) else deliverable_title(ctx.catalog, key)


def criteria_of(ctx: Context, key: str, written: str) -> tuple[str, ...]:
    if is_added(key):
        return tuple(written.splitlines())
    try:
        return tuple(text.fr for text in ctx.catalog.deliverable(key).acceptance.criteria)
    except KeyError:  # facts outlive the definitions that they were recorded under
        return ()


def from_facts(
    ctx: Context, moment: Moment, territory: str | None = None
) -> list[DeliverableState]:
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
        subject_text(Kind.DELIVERABLE, place.key, deliverable.key)
        for place in ctx.catalog.territories
        for phase in ctx.catalog.phases
        for deliverable in phase.deliverables
        if territory in (None, place.key)
    }
    subjects = {subject for subject in by_subject if _is_deliverable(subject)}
    return [_state(ctx, subject, by_subject, moment.on) for subject in defined | subjects]


def _is_deliverable(subject: str) -> bool:
    """Not one of its reservations, which stand below it."""
    return subject.startswith("deliverable/") and subject.count("/") == 2


def _state(
    ctx: Context, subject: str, known: Mapping[str, Mapping[str, FactRow]], on: date
) -> DeliverableState:
    place, key = Subject.parse(subject).parts
    facts, phase = known.get(subject, {}), key.split(".")[0]
    lot = known.get(subject_text(Kind.PHASE, place, phase), {}).get("lot")
    values = {name: fact.value for name, fact in facts.items()}
    number, due, day = (
        values.get(name) for name in ("submitted_version", "due_on", "submitted_on")
    )
    stated: dict[str, Any] = _delivered(facts.get("delivery")) | _available(
        facts.get("availability")
    )
    return DeliverableState(
        place,
        phase,
        key,
        title_of(ctx, key, values.get("title", "")),
        criteria_of(ctx, key, values.get("criteria", "")),
        submitted_by=facts["submitted_on"].recorded_by if day else None,
        submitted_on=date.fromisoformat(day) if day else None,
        submitted_version=int(number) if number else None,
        due_on=PartialDate.parse(due) if due else None,
        reserve_due_on=_next_reservation(subject, known),
        waiting_for=values.get("waiting_for", ""),
        last_news_on=max((facts[n].news_on(on) for n in NEWS if n in facts), default=None),
        lot=(lot.value or None) if lot else None,
        **stated,
    )


def _delivered(fact: FactRow | None) -> dict[str, object]:
    if fact is None:
        return {}
    return {
        "status": DeliverableStatus(fact.value),
        "status_since": fact.effective_on,
        "status_fact_id": fact.id,
        "decided_by": fact.recorded_by if fact.origin is Origin.VERIFIED else None,
    }


def _next_reservation(subject: str, known: Mapping[str, Mapping[str, FactRow]]) -> date | None:
    below = (facts for name, facts in known.items() if name.startswith(f"{subject}/reserve-"))
    waiting = (
        date.fromisoformat(facts["reserve_due_on"].value)
        for facts in below
        if facts["reserve_status"].value != ReservationStatus.CLOSED
    )
    return min(waiting, default=None)


def _available(fact: FactRow | None) -> dict[str, object]:
    if fact is None:
        return {}
    return {
        "available_on": fact.effective,
        "available_at_latest": fact.at_latest,
        "available_origin": fact.origin,
    }


def columns_of(state: DeliverableState) -> dict[str, object]:
    """Return what the row of a deliverable holds when this is its state; words of the method
    are not copied."""
    return {name: getattr(state, name) for name in COPIED} | {
        "title": state.title if state.is_added else "",
        "criteria": "\n".join(state.criteria) if state.is_added else "",
    }
